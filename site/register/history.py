"""Write down what was changed in the register, by whom and why."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from . import policy
from .models import Claim, ClaimChange, Term, TermChange

SAID = {
    Term: ("strand", "preferred", "definitions", "avoid", "for_children", "retired"),
    Claim: (
        "kind", "statement", "figure", "scope", "year", "as_of", "source", "url", "audience", "verified",
        "confidence", "caution", "read_on", "review_by", "conflicts", "superseded_by",
    ),
}  # fmt: skip
CHANGES: dict[type[models.Model], type[TermChange] | type[ClaimChange]] = {
    Term: TermChange,
    Claim: ClaimChange,
}


def said(row: Term | Claim) -> dict[str, Any]:
    """Everything an entry says, as plain data; days are written as 2026-11-22."""
    values = {name: getattr(row, name) for name in SAID[type(row)]}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()
    }


def record(
    row: Term | Claim, *, before: dict[str, Any], why: str, by: Any = None
) -> TermChange | ClaimChange:
    """Keep one change; a change of words counts as a new version of them."""
    change = change_of(row, before=before, why=why, by=by, version=version_for(type(row)))
    change.save()
    return change


def record_many(
    model: type[Term] | type[Claim], pairs: Sequence[tuple[dict[str, Any], Any]], *, why: str
) -> None:
    """Keep the changes of one load: they are one version together."""
    if pairs:
        version = version_for(model)
        CHANGES[model].objects.bulk_create(
            change_of(row, before=before, why=why, by=None, version=version) for before, row in pairs
        )


def version_for(model: type[Term] | type[Claim]) -> int:
    return policy.next_number() if model is Term else policy.number()


def change_of(row: Any, *, before: dict[str, Any], why: str, by: Any, version: int) -> Any:
    return CHANGES[type(row)](slug=row.slug, before=before, after=said(row), why=why, by=by, version=version)
