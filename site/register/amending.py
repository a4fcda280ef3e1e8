"""Change a word or a claim: the only way in which an entry changes, always with a reason that is kept."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import citing, history
from .domain.avoiding import Flaw, Row, flaws, rows_of
from .models import AUDIENCES, DEFINED_FOR, Claim, ClaimChange, Term, TermChange

NEEDED_LANGUAGES = ("ko", "en")
SHORTEST_REASON = 3  # characters: a reason is at least a word
Errors = dict[str, list[str]]


@transaction.atomic
def amend_term(*, term: Term, values: Mapping[str, Any], why: str, by: Any = None) -> TermChange | None:
    """Give a word these values and keep what was changed; None where nothing is different.

    `values` are fields of the term; what is left out stays. Raises PermissionDenied, or ValidationError whose
    keys are the fields, and "avoid.<row>.<field>" for a row of the words to avoid.
    """
    return amended(term, values, why, by)


@transaction.atomic
def amend_claim(*, claim: Claim, values: Mapping[str, Any], why: str, by: Any = None) -> ClaimChange | None:
    """The same for a claim. A claim is not taken from readers whose published lessons cite it."""
    return amended(claim, values, why, by)


def amended(row: Any, values: Mapping[str, Any], why: str, by: Any) -> Any:
    refuse_strangers(row, by)
    stored = type(row).objects.select_for_update().filter(pk=row.pk).first() if row.pk else None
    before = history.said(stored) if stored else {}
    refuse_faults(row, values, why)
    if before == history.said(row):
        return None
    row.save()
    return history.record(row, before=before, why=why.strip(), by=by)


def refuse_faults(row: Any, values: Mapping[str, Any], why: str) -> None:
    """Set the values in memory and raise ValidationError, with a sentence per field, where they do not hold."""
    for name, value in values.items():
        setattr(row, name, value)
    errors: Errors = {}
    if len(why.strip()) < SHORTEST_REASON:
        add(errors, "why", _("Say in a few words why."))
    for field, sentence in faults_of_term(row) if isinstance(row, Term) else faults_of_claim(row):
        add(errors, field, sentence)
    if errors:
        raise ValidationError(errors)


def add(errors: Errors, field: str, sentence: str) -> None:
    errors.setdefault(field, []).append(sentence)


def refuse_strangers(row: Any, by: Any) -> None:
    """Nobody changes the register but those who may; the loader and commands name nobody."""
    verb = "change" if row.pk else "add"
    if by is not None and not by.has_perm(f"register.{verb}_{row._meta.model_name}"):
        raise PermissionDenied


def faults_of_term(term: Term) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that is missing or does not fit."""
    missing = _("Please write it in Korean and in English.")
    if not all(term.preferred.get(code) for code in NEEDED_LANGUAGES):
        yield "preferred", missing
    for reader in DEFINED_FOR:
        texts = term.definitions.get(reader) or {}
        needed = reader != "children" or term.for_children
        written = [bool(texts.get(code)) for code in NEEDED_LANGUAGES]
        if not all(written) and (needed or any(written)):
            yield f"definitions.{reader}", missing
    others = list(Term.objects.in_use().exclude(pk=term.pk))
    elsewhere = {row.key: other.slug for other in others for row in other.avoided}
    forms = [form for one in (term, *others) for form in one.preferred.values()]
    rows = rows_of(term.avoid)
    if not term.retired:
        yield from hidden_forms(term, elsewhere)
        for flaw in flaws(rows, elsewhere=elsewhere, preferred=forms):
            yield f"avoid.{flaw.number}.{flaw.field}", flaw_sentence(flaw, rows[flaw.number], elsewhere)


def hidden_forms(term: Term, elsewhere: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """A form that another term avoids cannot be preferred here."""
    for code, form in term.preferred.items():
        other = elsewhere.get((code, "".join(str(form).lower().split())))
        if other:
            yield (
                "preferred",
                _("“{word}” is a word to avoid: see “{term}”.")
                .replace("{word}", form)
                .replace("{term}", other),
            )


def flaw_sentence(flaw: Flaw, row: Row, elsewhere: Mapping[tuple[str, str], str]) -> str:
    match flaw.kind:
        case "missing":
            return _("Please fill this in.")
        case "language":
            return _("Choose a language.")
        case "twice":
            return _("This word stands twice.")
        case "taken":
            return _("The term “{term}” avoids this word already.").replace("{term}", elsewhere[row.key])
    return _("This is a word that we use ourselves.")


def faults_of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that is missing or does not fit."""
    if not all(claim.statement.get(code) for code in NEEDED_LANGUAGES):
        yield "statement", _("Please write it in Korean and in English.")
    for name in ("source", "read_on", "review_by"):
        if not getattr(claim, name):
            yield name, _("Please fill this in.")
    yield from faults_of_days(claim)
    if not set(claim.audience) <= set(dict(AUDIENCES)):
        yield "audience", _("These readers are unknown.")
    if claim.verified and claim.confidence == Claim.Confidence.LOW:
        yield "confidence", _("A claim with a source this weak is not published.")
    if claim.kind == Claim.Kind.LAW and not claim.as_of:
        yield "as_of", _("Say which day's, month's or year's law this is.")
    yield from faults_of_ties(claim)
    yield from faults_of_citations(claim)


def faults_of_days(claim: Claim) -> Iterator[tuple[str, str]]:
    days = (claim.read_on, claim.review_by)
    if all(isinstance(day, datetime.date) for day in days) and claim.review_by <= claim.read_on:
        yield "review_by", _("The review must come after the reading.")


def faults_of_ties(claim: Claim) -> Iterator[tuple[str, str]]:
    """Other claims that this one names must exist and be other ones."""
    ties = [("conflicts", slug) for slug in claim.conflicts]
    ties += [("superseded_by", claim.superseded_by)] if claim.superseded_by else []
    known = set(Claim.objects.filter(slug__in=[tie[1] for tie in ties]).values_list("slug", flat=True))
    for name, slug in ties:
        if slug == claim.slug or slug not in known:
            yield name, _("There is no other claim “{slug}”.").replace("{slug}", slug)


def faults_of_citations(claim: Claim) -> Iterator[tuple[str, str]]:
    """What published lessons cite stays citable and stays open to their readers."""
    audience = claim.audience if claim.may_be_cited else ()
    places = citing.lost(slug=claim.slug, audience=audience) if claim.pk else []
    if places:
        titles = ", ".join(dict.fromkeys(place.title for place in places))
        said = _("Published lessons cite this claim: {places}. Change them first.")
        yield ("audience" if claim.may_be_cited else "verified"), said.replace("{places}", titles)
