"""Reviewers without an account: a secret link that is open for some days shows one draft and takes one answer."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from language.tiers import Tier
from people.roles import Role
from wagtail.log_actions import log
from wagtail.models import TaskState

from . import checks, reminding
from .models import OutsideReview, RoleTask, Verdict

MOST_DAYS = 60
LONGEST_COMMENT = 4000


@transaction.atomic
def invite(
    *, by: Any, task_state: TaskState, name: str, organisation: str = "", days: int = 14, with_police: bool = False
) -> tuple[OutsideReview, str]:  # fmt: skip
    """Make a link for one step and return it with its secret, which is told this once and kept nowhere.

    Only who may approve the step may hand it on. Raises PermissionDenied, or ValidationError with a sentence.
    """
    if not may_invite(by, task_state):
        raise PermissionDenied(_("Only who may approve this step may hand it on."))
    called, house = plain(name), plain(organisation)
    if not called or len(called) > 80 or len(house) > 80:
        raise ValidationError(_("Write whom you ask, in 80 letters at most."))
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(_("A link is open for 1 to 60 days."))
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("This step is not waiting any more."))
    if is_police(task_state) and not (with_police and by.has_role_for(Tier.POLICE)):
        raise ValidationError(
            _("This is police content. Say that this person may see it, or do not send a link.")
        )
    token = secrets.token_urlsafe(32)
    review = OutsideReview.objects.create(
        token_hash=hash_of(token),
        task_state=task_state,
        name=called,
        organisation=house,
        with_police=with_police,
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    note(review, "editorial.invited", by=by)
    return review, token


def may_invite(user: Any, task_state: TaskState) -> bool:
    task = task_state.task.specific
    return isinstance(task, RoleTask) and user.is_authenticated and task.is_held_by(user)


def is_police(task_state: TaskState) -> bool:
    instance = task_state.revision.as_object()
    reader = checks.reader_of(instance)
    # What no room has declared might be anything.
    return reader is None or reader.tier(instance) is Tier.POLICE


@transaction.atomic
def revoke(*, by: Any, review: OutsideReview) -> None:
    """Close a link at once: whoever made it, whoever may approve the step, and administrators may."""
    if not may_revoke(by, review):
        raise PermissionDenied(_("Only who may approve this step may close its links."))
    if review.revoked_at is None:
        review.revoked_at = timezone.now()
        review.save(update_fields=["revoked_at"])
        note(review, "editorial.link_closed", by=by)


def may_revoke(user: Any, review: OutsideReview) -> bool:
    if user == review.invited_by or user.has_role(Role.ADMINISTRATOR):
        return True
    return may_invite(user, review.task_state)


def find(token: str, *, now: datetime) -> OutsideReview | None:
    """The review behind a secret while its link is open and whoever made it may still hand the step on."""
    review = (
        OutsideReview.objects.filter(token_hash=hash_of(token))
        .select_related("task_state__revision", "task_state__workflow_state", "invited_by")
        .first()
    )
    if review is None or not review.is_open(now) or not is_still_meant(review):
        return None
    return review


def is_still_meant(review: OutsideReview) -> bool:
    """Whoever leaves, or loses the role, takes the links along; police content needs both to be true now."""
    maker = review.invited_by
    if maker is None or not may_invite(maker, review.task_state):
        return False
    return not is_police(review.task_state) or (review.with_police and maker.has_role_for(Tier.POLICE))


def opened(review: OutsideReview) -> None:
    """Remember that the link has arrived."""
    if review.opened_at is None:
        review.opened_at = timezone.now()
        review.save(update_fields=["opened_at"])
        note(review, "editorial.opened_by_link")


@transaction.atomic
def answer(*, review: OutsideReview, verdict: str, comment: str) -> None:
    """Approve the step, or leave a comment on it. Raises ValidationError with a sentence.

    An approval closes the link, for the step is done then; a comment leaves step and link open.
    """
    said = comment.replace("\x00", "").strip()
    if len(said) > LONGEST_COMMENT:
        raise ValidationError(_("Please say it in 4,000 characters at most."))
    if verdict not in Verdict.values:
        raise ValidationError(_("Choose what you want to do."))
    if verdict == Verdict.COMMENTED and not said:
        raise ValidationError(_("Write your comment first."))
    # Two answers at once: the second finds the step done.
    state = TaskState.objects.select_for_update().get(pk=review.task_state_id).specific
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("This step is not waiting any more."))
    review.verdict, review.comment, review.answered_at = verdict, said, timezone.now()
    review.save(update_fields=["verdict", "comment", "answered_at"])
    note(review, f"editorial.{verdict}_by_link")
    transaction.on_commit(lambda: reminding.tell_of_answer.enqueue(review.pk))
    if verdict == Verdict.APPROVED:
        state.approve(user=None, comment=by_link(review))


def by_link(review: OutsideReview) -> str:
    """What stands in the history of the step."""
    head = _("By link, named {name}.").replace("{name}", review.called)
    return f"{head} {review.comment}".strip()


def note(review: OutsideReview, action: str, by: Any = None) -> None:
    """Write it into the page's history."""
    details = {"name": review.called, "comment": review.comment, "step": review.task_state.task.name}
    log(
        instance=review.revision.as_object(),
        action=action,
        user=by,
        revision=review.revision,
        data=details,
    )


def links_of(instance: Any) -> list[OutsideReview]:
    """Every link ever made for a row, the newest first."""
    return list(
        OutsideReview.objects.filter(
            task_state__workflow_state__object_id=str(instance.pk),
            task_state__workflow_state__base_content_type=instance.get_base_content_type(),
        ).select_related("task_state__task", "invited_by")
    )


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def plain(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())
