"""Mails of the desk: what must be read again soon, what the clock could not publish, what an outside reviewer said."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_tasks import task
from people.roles import Role
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from . import reviewing, scheduling
from .domain.agenda import Due
from .gate import Stopped
from .models import OutsideReview, ReviewDate, RoleTask
from .reviewing import Item

BEFORE = datetime.timedelta(days=14)
AGAIN_AFTER = datetime.timedelta(days=7)


def due_items(*, today: datetime.date) -> list[Item]:
    """What is over or falls due within two weeks and was not mailed within the last one."""
    return [
        item
        for item in reviewing.listed(today=today)
        if item.due
        and not item.reminds_itself
        and item.due <= today + BEFORE
        and (item.reminded_on is None or item.reminded_on <= today - AGAIN_AFTER)
    ]


def lists_by_person(items: Iterable[Item]) -> dict[Any, list[Item]]:
    """Whose list each item stands on: its owner's, or every reviewer's where nobody owns it."""
    found: dict[Any, list[Item]] = {}
    everybody = reviewers()
    for item in items:
        named = item.owner if item.owner and item.owner.is_active else None
        for person in [named] if named else everybody:
            found.setdefault(person, []).append(item)
    return found


def reviewers() -> list[Any]:
    return list(get_user_model().objects.filter(is_active=True, groups__name=Role.REVIEWER).order_by("pk"))


def send_all(*, today: datetime.date) -> dict[str, int]:
    """Hand one mail per person to the background worker; returns how many texts stand in each, by address."""
    lists = lists_by_person(due_items(today=today))
    for person in lists:
        mail_list.enqueue(person.pk, today.isoformat())
    return {person.email: len(items) for person, items in lists.items()}


@task()
def mail_list(person_id: int, day: str) -> int:
    """Mail one person's list as it stands now; what somebody has read meanwhile is not on it any more."""
    today = datetime.date.fromisoformat(day)
    person = get_user_model().objects.filter(pk=person_id, is_active=True).first()
    lists = {who.pk: items for who, items in lists_by_person(due_items(today=today)).items()}
    items = lists.get(person_id, [])
    if person is None or not items:
        return 0
    with translation.override(language_of(person)):
        send_mail(_("To be read again"), letter(items), None, [person.email])
    # What all reviewers get counts as mailed when the last of them has it.
    is_last = reviewers()[-1:] == [person]
    remember([item for item in items if item.owner == person or is_last], today)
    return len(items)


def remember(items: Iterable[Item], today: datetime.date) -> None:
    for item in items:
        ReviewDate.objects.update_or_create(
            content_type=item.content_type,
            object_id=item.object_id,
            defaults={"reminded_on": today},
        )


def letter(items: Sequence[Item]) -> str:
    lines = [str(_("These texts wait to be read again:")), ""]
    for item in items:
        mark = _("over since") if item.urgency is Due.OVER else _("until")
        lines += [
            f"- {item.kind}: {item.title}, {mark} {date_format(item.due)}",
            f"  {scheduling.absolute(item.url)}",
        ]
    return "\n".join(lines)


def language_of(person: Any) -> str:
    """The language in which a person has the desk."""
    profile = getattr(person, "wagtail_userprofile", None)
    return getattr(profile, "preferred_language", "") or settings.LANGUAGE_CODE


def connect() -> None:
    """Tell whoever holds a step that a text has come to it: Wagtail tells the groups of its own tasks only."""
    task_submitted.connect(step_begins, dispatch_uid="editorial.reminding.step")


def step_begins(sender: Any, instance: Any, user: Any = None, **_kwargs: Any) -> None:
    step = instance.task.specific
    if isinstance(step, RoleTask):
        pk = instance.pk
        transaction.on_commit(lambda: tell_of_step.enqueue(pk))


@task()
def tell_of_step(task_state_id: int) -> int:
    """Mail everybody who holds the step, in their language; whoever does not want such mails gets none."""
    state = TaskState.objects.filter(pk=task_state_id, status=TaskState.STATUS_IN_PROGRESS).first()
    if state is None:
        return 0
    holders = get_user_model().objects.filter(is_active=True, groups__name=state.task.specific.role)
    wanting = [person for person in holders.distinct().order_by("pk") if wants_such_mails(person)]
    url = scheduling.admin_url(state.revision.object_id)
    for person in wanting:
        with translation.override(language_of(person)):
            title = _("For your review: {title}").replace("{title}", state.revision.object_str)
            send_mail(title, f"{state.task.name}\n{url}", None, [person.email])
    return len(wanting)


def wants_such_mails(person: Any) -> bool:
    profile = getattr(person, "wagtail_userprofile", None)
    return profile is None or profile.submitted_notifications


def tell_of_stopped(stopped: Stopped) -> None:
    """Tell whoever planned it, or the reviewers, that the clock did not publish a text."""
    owner = getattr(stopped.instance, "owner", None)
    for person in [owner] if owner and owner.is_active else reviewers():
        with translation.override(language_of(person)):
            text = scheduling.say_stopped(Stopped(stopped.instance, stopped.findings))
            mail.enqueue(person.email, _("Not published"), text)


@task()
def mail(address: str, subject: str, text: str) -> bool:
    """One mail by the background worker: a mail server that does not answer holds up nobody."""
    return bool(send_mail(subject, text, None, [address]))


@task()
def tell_of_answer(review_id: int) -> bool:
    """Tell whoever sent the link what came back."""
    review = OutsideReview.objects.select_related("invited_by", "task_state").filter(pk=review_id).first()
    maker = review.invited_by if review else None
    if maker is None or not maker.is_active:
        return False
    with translation.override(language_of(maker)):
        said = f"{review.get_verdict_display()}: {review.called}"
        page = review.revision.object_str
        text = "\n\n".join(part for part in (page, review.comment) if part)
        send_mail(said, text, None, [maker.email])
    return True
