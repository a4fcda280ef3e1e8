"""When everything must be read again, and who sees to it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from language.tiers import Tier
from people.roles import DESK, REVIEWERS, Role
from wagtail.log_actions import log

from . import checks
from .checks import Reader
from .domain.agenda import Due, urgency
from .models import ReviewDate

MAY_SET = (Role.EDITOR, Role.ADMINISTRATOR, *REVIEWERS)


@dataclass(frozen=True)
class Item:
    """One text with its day of review."""

    kind: str
    title: str
    url: str
    due: datetime.date | None
    owner: Any
    tier: Tier | None
    content_type: ContentType
    object_id: str
    reminded_on: datetime.date | None
    today: datetime.date
    reminds_itself: bool = False

    @property
    def urgency(self) -> Due:
        return urgency(self.due, self.today)

    @property
    def key(self) -> str:
        return f"{self.content_type.app_label}-{self.content_type.model}-{self.object_id}"


def due_of(instance: Any) -> datetime.date | None:
    """The day on which a row must be read again."""
    reader = checks.reader_of(instance)
    if reader is None:
        return None
    return due_by(reader, instance, ReviewDate.objects.about(instance).first())


def due_by(reader: Reader, instance: Any, row: ReviewDate | None) -> datetime.date | None:
    """The row's own field, else what somebody has set, else the room's rule."""
    if reader.reviews_itself:
        return reader.review_due(instance)
    if reader.keeps_date_in:
        return getattr(instance, reader.keeps_date_in)
    return row.due if row and row.due else reader.review_due(instance)


def listed(*, today: datetime.date) -> list[Item]:
    """Everything that is reviewed, the most urgent first; what nobody has dated stands at the end."""
    found = [
        item for reader in checks.readers() if reader.may_be_reviewed for item in items_of(reader, today)
    ]
    return sorted(found, key=lambda item: (item.due or datetime.date.max, item.kind, item.title))


def items_of(reader: Reader, today: datetime.date) -> list[Item]:
    kind = ContentType.objects.get_for_model(reader.model)
    rows = {
        row.object_id: row for row in ReviewDate.objects.filter(content_type=kind).select_related("owner")
    }
    found = []
    for instance in reader.rows():
        if not reader.is_reviewed(instance):
            continue
        row = rows.get(str(instance.pk))
        found.append(
            Item(
                kind=str(reader.model._meta.verbose_name),
                title=reader.title(instance),
                url=reader.edit_url(instance),
                due=due_by(reader, instance, row),
                owner=row.owner if row else getattr(instance, "owner", None),
                tier=reader.tier(instance),
                content_type=kind,
                object_id=str(instance.pk),
                reminded_on=row.reminded_on if row else None,
                today=today,
                reminds_itself=reader.reviews_itself,
            )
        )
    return found


def owners() -> list[Any]:
    """Everybody who can see to a review."""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=[role.value for role in DESK])
    return list(people.distinct().order_by("name", "email"))


def may_set(user: Any) -> bool:
    return user.is_authenticated and user.is_active and user.has_role(*MAY_SET)


@transaction.atomic
def set_date(*, by: Any, instance: Any, due: datetime.date | None, owner: Any) -> ReviewDate:
    """Name the day and the person. Raises PermissionDenied, or ValidationError with a sentence."""
    if not may_set(by):
        raise PermissionDenied(_("Only editors and reviewers set review dates."))
    reader = checks.reader_of(instance)
    if reader is None or not reader.may_be_reviewed or reader.reviews_itself:
        raise ValidationError(_("This is not reviewed."))
    row, _new = ReviewDate.objects.about(instance).get_or_create(
        content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk)
    )
    row.owner, row.reminded_on = owner, None
    if reader.keeps_date_in:
        keep_in_row(reader, instance, due)
    else:
        row.due = due
    row.save()
    log(instance=instance, action="editorial.review_date", user=by, data=said(due, owner))
    return row


def keep_in_row(reader: Reader, instance: Any, due: datetime.date | None) -> None:
    """A room that keeps the day itself is told of it: a claim is stale from the day in its own row."""
    if due is None:
        raise ValidationError(_("This needs a day on which it is read again."))
    setattr(instance, reader.keeps_date_in, due)
    instance.save(update_fields=[reader.keeps_date_in])


def said(due: datetime.date | None, owner: Any) -> dict[str, str]:
    return {"due": due.isoformat() if due else "", "owner": str(owner) if owner else ""}
