"""Draw a unit in one medium: its screens, one block, its words and figures.

Screens are drawn once per revision, language, medium and register of speech and kept in this process; an answered
activity is drawn afresh.
"""

from typing import Any

from blocks.faces import draw, react_to
from django.http import QueryDict
from django.utils.translation import get_language
from language.tiers import dress
from register.sources import Word
from register.sources import claims_for as find_claims
from register.sources import words as find_words
from safety.keeping import Store

from .models import UnitPage


def frame(unit: UnitPage) -> dict[str, Any]:
    """Context that every page of a unit shares."""
    return {**dress(unit.for_tier), "page": unit, "unit": unit, "self": unit}


# The lessons that are being read just now: page, lens and slides of one ask for the same screens. Whole pages are kept
# elsewhere, so there are few.
_kept: Store[list[dict[str, Any]]] = Store(most=8)


def screens(
    *, unit: UnitPage, medium: str, reactions: dict[str, Any] | None = None, kept: bool = True
) -> list[dict[str, Any]]:
    """Every screen as {number, key, title, minutes, html, anchor, back, onward}; the last two are its neighbours."""
    if reactions or not kept or unit.pk is None:
        return drawn(unit, medium, reactions or {})
    key = (unit.pk, unit.latest_revision_id, unit.last_published_at, get_language(), medium)
    return _kept.of(key, lambda: drawn(unit, medium, {})) or []


def drawn(unit: UnitPage, medium: str, reactions: dict[str, Any]) -> list[dict[str, Any]]:
    context = {**frame(unit), "medium": medium, "reactions": reactions, "claims": cited(unit)}
    listed = []
    for number, child in enumerate(unit.body, start=1):
        screen = child.value
        html = "".join(draw(block, context) for block in screen["content"])
        listed.append(
            {
                "number": number,
                "key": screen["key"],
                "title": screen["title"],
                "minutes": screen["minutes"],
                "html": html,
                "anchor": f"screen-{number}",
                "back": f"screen-{number - 1}" if number > 1 else "start",
                "onward": f"screen-{number + 1}" if number < len(unit.body) else "finish",
            }
        )
    return listed


def blocks_of(unit: UnitPage) -> dict[str, Any]:
    """Every block of every screen by its id."""
    return {block.id: block for child in unit.body for block in child.value["content"]}


def reactions(*, unit: UnitPage, posted: QueryDict) -> dict[str, Any]:
    """Answer every activity that the form says is done or is being handed in now."""
    named = [*posted.getlist("done"), *posted.getlist("do")]
    known = blocks_of(unit)
    return {name: react_to(known[name], posted) for name in dict.fromkeys(named) if name in known}


def one_block(*, unit: UnitPage, block_id: str, reactions: dict[str, Any]) -> str | None:
    """Draw one block with its reaction; None when the lesson has no such block."""
    block = blocks_of(unit).get(block_id)
    if block is None:
        return None
    return draw(block, {**frame(unit), "medium": "web", "reactions": reactions, "claims": cited(unit)})


def words(unit: UnitPage) -> list[Word]:
    """The lesson's words with definitions for its readers."""
    slugs = [part.value for part in unit.words]
    return find_words(slugs=slugs, tier=unit.for_tier, language=get_language() or "ko")


def cited(unit: UnitPage) -> dict[str, Any]:
    """The claims that the pupils' part cites and its readers may be shown, by key."""
    return find_claims(slugs=unit.claim_slugs, tier=unit.for_tier)
