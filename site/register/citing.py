"""Who cites which claim: rooms above say where, so that a claim cannot be taken from readers unseen."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from language.tiers import Tier


@dataclass(frozen=True)
class Citation:
    """One place that rests on a claim: its name, its readers, where it is edited, whether it is published."""

    slug: str
    title: str
    tier: Tier
    url: str
    is_live: bool


Finder = Callable[[Collection[str]], Iterator[Citation]]
_finders: dict[str, Finder] = {}


def register(name: str, finder: Finder) -> None:
    """A room names its finder; asked for claims by key it yields every place that cites one of them."""
    _finders[name] = finder


def citations(*, slugs: Collection[str]) -> list[Citation]:
    """Every place that cites one of these claims, those that readers see first."""
    found = [citation for finder in _finders.values() for citation in finder(slugs)] if slugs else []
    return sorted(found, key=lambda one: (not one.is_live, one.title))


def lost(*, slug: str, audience: Collection[str]) -> list[Citation]:
    """Places that readers see and that could not go on citing the claim if only this audience may read it."""
    return [one for one in citations(slugs=[slug]) if one.is_live and one.tier.claim_audience not in audience]
