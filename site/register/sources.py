"""Look-ups of words and figures for those who show them."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def unfit_claims(*, slugs: Iterable[str], tier: Tier) -> list[str]:
    """Keys of claims that are missing or that this tier's readers must not be shown."""
    wanted = list(slugs)
    found = claims(slugs=wanted)
    return [slug for slug in wanted if slug not in found or not found[slug].is_for(tier)]


def unknown_terms(*, slugs: Iterable[str]) -> list[str]:
    wanted = list(slugs)
    known = set(Term.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    return [slug for slug in wanted if slug not in known]


def sources_for_readers() -> list[Claim]:
    """The figures that pupils may meet, for the page of sources."""
    return [claim for claim in Claim.objects.readable_by("teens") if claim.kind == "statistic"]
