"""Mails that remind whoever looks after a service that it must be checked again."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_tasks import task
from people.roles import Role

from . import reviewing
from .domain.reviewing import REMIND_AGAIN
from .models import HelpService
from .reviewing import Due


def to_remind_of(today: date) -> list[Due]:
    """Give what is due and was not mailed within the last two weeks."""
    return [
        one
        for one in reviewing.due(today)
        if one.reminded_on is None or today - one.reminded_on >= REMIND_AGAIN
    ]


def lists_by_person(items: Iterable[Due]) -> dict[Any, list[Due]]:
    """Say on whose list each service stands: its owner's, or every editor's where nobody looks after it."""
    found: dict[Any, list[Due]] = {}
    everybody = editors()
    for one in items:
        for person in [one.owner] if has_keeper(one) else everybody:
            found.setdefault(person, []).append(one)
    return found


def has_keeper(one: Due) -> bool:
    return bool(one.owner and one.owner.is_active)


def editors() -> list[Any]:
    people = get_user_model().objects.filter(is_active=True, groups__name=Role.EDITOR)
    return list(people.distinct().order_by("pk"))


def send_all(*, today: date) -> dict[str, int]:
    """Hand one mail a person to the background worker; returns how many services stand in each, by address."""
    lists = lists_by_person(to_remind_of(today))
    for person in lists:
        mail_list.enqueue(person.pk, today.isoformat())
    return {person.email: len(items) for person, items in lists.items()}


@task()
def mail_list(person_id: int, day: str) -> int:
    """Mail one person's list as it stands now; what somebody has checked meanwhile is not on it any more."""
    today = date.fromisoformat(day)
    person = get_user_model().objects.filter(pk=person_id, is_active=True).first()
    lists = {who.pk: items for who, items in lists_by_person(to_remind_of(today)).items()}
    items = lists.get(person_id, [])
    if person is None or not items:
        return 0
    with translation.override(language_of(person)):
        send_mail(_("Services that help: to be checked"), letter(items), None, [person.email])
    remember(items, person, today)
    return len(items)


def remember(items: Iterable[Due], person: Any, today: date) -> None:
    """Note what was mailed; what every editor gets counts when the last of them has it."""
    is_last = editors()[-1:] == [person]
    mailed = [one.pk for one in items if has_keeper(one) or is_last]
    HelpService.objects.filter(pk__in=mailed).update(reminded_on=today)


def letter(items: Sequence[Due]) -> str:
    lines = [_("Please check number, hours and address of these services, then note the day:"), ""]
    for one in items:
        checked = date_format(one.verified_on) if one.verified_on else _("never")
        lines += [
            f"- {one.title} ({one.country}): {one.why_words}. {_('Last checked')}: {checked}.",
            f"  {settings.WAGTAILADMIN_BASE_URL}{one.url}",
        ]
    return "\n".join(lines)


def language_of(person: Any) -> str:
    """Give the language in which a person has the desk."""
    profile = getattr(person, "wagtail_userprofile", None)
    return getattr(profile, "preferred_language", "") or settings.LANGUAGE_CODE
