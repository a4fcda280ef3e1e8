"""Find framing that blames, frightens, points at strangers, hides who did it, or only forbids pictures."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from . import blame_english, blame_korean, frames_english, frames_korean
from .exemptions import excuse
from .findings import Hit, clusters
from .frames import Kind, Rule
from .markers import Marker
from .quotations import innermost
from .reading import Reading


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in a fixed order."""
    return (*blame_korean.RULES, *blame_english.RULES, *frames_korean.RULES, *frames_english.RULES)


def find(
    reading: Reading, *, marker: Marker | None = None, titles: Sequence[str] = (), language: str | None = None
) -> list[Hit]:
    """All passages that a rule fits, in order and without overlap; those with an `excuse` are left alone."""
    hits = [hit for rule in rules() for hit in _hits(rule, reading, language)]
    found = [hit for group in clusters(hits) for hit in _gravest(group)]
    excuse(found, reading, titles, marker)
    return found


def _hits(rule: Rule, reading: Reading, language: str | None) -> Iterable[Hit]:
    found = list(rule.pattern.finditer(reading.text))
    if not found:
        return
    unless = [sign.start() for sign in rule.unless.finditer(reading.text)] if rule.unless else []
    beside = [sign.start() for sign in rule.unless_beside.finditer(reading.text)] if rule.unless_beside else []
    quoted = innermost([passage.span() for passage in found], reading.quotes) if rule.own_voice else []
    for number, passage in enumerate(found):
        start, end = _shown(passage)
        if _holds(unless, reading.sentence(start)) or _holds(beside, reading.paragraph(start)):
            continue
        if quoted and quoted[number]:
            continue
        yield Hit(
            start,
            end,
            rule.id,
            rule.severity,
            rule.proposal.said(language or rule.language),
            rule.reason.said(language or rule.language),
            is_said=True,
            is_denial=rule.kind in (Kind.STRANGER_DANGER, Kind.ABSTINENCE_ONLY),
        )


def _shown(passage: re.Match[str]) -> tuple[int, int]:
    """The group named `hit`, where the pattern has one and it took part; else the whole passage."""
    if passage.groupdict().get("hit"):
        return passage.span("hit")
    return passage.span()


def _holds(positions: list[int], span: tuple[int, int]) -> bool:
    index = bisect_left(positions, span[0])
    return index < len(positions) and positions[index] < span[1]


def _gravest(group: Sequence[Hit]) -> list[Hit]:
    """Of overlapping passages an error before a warning, then the longest."""
    kept: list[Hit] = []
    for hit in sorted(group, key=lambda hit: (hit.severity == "warn", hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
