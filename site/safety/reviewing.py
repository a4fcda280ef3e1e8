"""Which services must be checked again, who sees to it, and the word that one has been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .domain.reviewing import Why, due_on
from .models import HelpService

CHANGE = "safety.change_helpservice"
CHECKED = "safety.checked"


@dataclass(frozen=True)
class Due:
    """One service that must be checked: since when and why, by whom, and where it is edited."""

    pk: int
    slug: str
    titles: Mapping[str, str]
    country: str
    why: Why
    due: date
    verified_on: date | None
    owner: Any
    url: str
    reminded_on: date | None = None

    @property
    def title(self) -> str:
        """Name it in the language of whoever reads the list now."""
        return self.titles["ko" if get_language() == "ko" else "en"]

    @property
    def key(self) -> str:
        return f"safety-helpservice-{self.pk}"

    @property
    def why_words(self) -> str:
        return why_words(self.why)

    @property
    def can_be_checked_off(self) -> bool:
        """Say whether "nothing has changed" is an answer: what is not sure needs more than a date."""
        return self.why is not Why.UNSURE


def due(today: date) -> list[Due]:
    """List what is due on a day, the longest due first."""
    rows = HelpService.objects.select_related("owner")
    found = [listed(row, why, today) for row in rows if (why := row.why_due(today))]
    return sorted(found, key=lambda one: (one.due, one.slug))


def listed(row: HelpService, why: Why, today: date) -> Due:
    since = due_on(row.verified_on) if why is Why.OLD and row.verified_on else row.verified_on
    return Due(
        pk=row.pk,
        slug=row.slug,
        titles={"ko": row.name_ko, "en": row.name_en},
        country=row.country,
        why=why,
        due=min(since or today, today),
        verified_on=row.verified_on,
        owner=row.owner,
        url=reverse("wagtailsnippets_safety_helpservice:edit", args=[row.pk]),
        reminded_on=row.reminded_on,
    )


def why_words(why: Why) -> str:
    match why:
        case Why.UNSURE:
            return _("Hidden from readers until somebody confirms what its note says")
        case Why.NEVER:
            return _("Never checked")
        case Why.OLD:
            return _("Checked more than 180 days ago")


@transaction.atomic
def check_off(*, pk: int, by: Any, today: date) -> HelpService:
    """Note that everything about a service is still so; the history says who checked it and when.

    Raises PermissionDenied, DoesNotExist, or ValidationError with a sentence where a date alone is not enough.
    """
    if not by.has_perm(CHANGE):
        raise PermissionDenied(_("Only editors and reviewers check the services that help."))
    row = HelpService.objects.get(pk=pk)
    if row.why_due(today) is Why.UNSURE:
        raise ValidationError(_("Open the service and write what you found: its note says what is not sure."))
    row.verified_on, row.checked_by, row.reminded_on = today, str(by)[:80], None
    row.save()
    row.save_revision(user=by, log_action=CHECKED, clean=False)
    return row
