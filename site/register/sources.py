"""Look-ups of words and figures for those who show them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from language.tiers import Tier

from .models import Claim, Term


@dataclass(frozen=True)
class Word:
    """A word as a lesson shows it: key, preferred form, definition for its readers."""

    id: str
    word: str
    definition: str


def words(*, slugs: Iterable[str], tier: Tier, language: str) -> list[Word]:
    """Words in the order asked for; one that has no definition for these readers is left out."""
    wanted = list(slugs)
    found = {term.slug: term for term in Term.objects.filter(slug__in=wanted)}
    listed = (
        Word(id=slug, word=found[slug].word(language), definition=found[slug].definition(tier, language))
        for slug in wanted
        if slug in found
    )
    return [word for word in listed if word.definition]


def claims(*, slugs: Iterable[str]) -> dict[str, Claim]:
    """Claims by key."""
    wanted = set(slugs)
    return {claim.slug: claim for claim in Claim.objects.filter(slug__in=wanted)} if wanted else {}


def claims_for(*, slugs: Iterable[str], tier: Tier) -> dict[str, Claim]:
    """Claims by key that these readers may be shown: what a page prints as its sources."""
    found = claims(slugs=slugs).items()
    return {slug: claim for slug, claim in found if claim.is_for(tier) and claim.may_be_cited}


def unfit_claims(*, slugs: Iterable[str], tier: Tier) -> list[str]:
    """Keys of claims that this tier's readers must not be shown: missing, not meant for them, or not to be cited."""
    wanted = list(slugs)
    found = claims(slugs=wanted)
    return [slug for slug in wanted if slug not in found or not is_fit(found[slug], tier)]


def is_fit(claim: Claim, tier: Tier) -> bool:
    return claim.is_for(tier) and claim.may_be_cited


def stale(*, slugs: Iterable[str], today: datetime.date | None = None) -> dict[str, str]:
    """Those of the claims that somebody must look at, each with a sentence that says why.

    Editors see them in amber; a new edition of a manual is not built while it cites one.
    """
    day = today or timezone.localdate()
    found = claims(slugs=slugs)
    return {slug: why_stale(claim, day) for slug, claim in found.items() if claim.is_stale(day)}


def why_stale(claim: Claim, today: datetime.date) -> str:
    """What is to be done about a claim, as a sentence; empty where nothing is."""
    if claim.is_superseded:
        said = _("There is a newer statement: “{newer}”. Cite that one.")
        return said.replace("{newer}", claim.superseded_by)
    if not claim.verified:
        return _("Nobody has read it in its source yet.")
    if claim.review_by < today:
        said = _("Its source was to be read again by {day}.")
        return said.replace("{day}", claim.review_by.isoformat())
    return ""


def unknown_terms(*, slugs: Iterable[str]) -> list[str]:
    wanted = list(slugs)
    known = set(Term.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    return [slug for slug in wanted if slug not in known]


def sources_for_readers() -> list[Claim]:
    """The figures and laws that pupils may meet, for the page of sources; the figures first."""
    shown = (Claim.Kind.STATISTIC, Claim.Kind.LAW)
    found = Claim.objects.readable_by("teens").current().filter(kind__in=shown)
    return sorted(found, key=lambda claim: (shown.index(claim.kind), claim.slug))


def earlier_statements() -> list[tuple[Claim, Claim]]:
    """What was said once and is not so any more, each with the statement that holds today; for the page of sources.

    Both are shown, so both must be meant for these readers.
    """
    old = Claim.objects.exclude(superseded_by="").filter(verified=True)
    now = claims(slugs=[claim.superseded_by for claim in old])
    pairs = [(claim, now[claim.superseded_by]) for claim in old if claim.superseded_by in now]
    return [pair for pair in pairs if all("teens" in claim.audience for claim in pair)]
