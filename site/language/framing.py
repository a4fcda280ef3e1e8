"""Find framing that blames, frightens, points at strangers, hides who did it, or only forbids pictures."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .exemptions import excuse
from .findings import Hit, clusters
from .frames import Kind, Rule
from .markers import Marker
from .quotations import innermost
from .reading import Reading


def find(
    reading: Reading,
    rules: Sequence[Rule],
    *,
    marker: Marker | None = None,
    titles: Sequence[str] = (),
    language: str | None = None,
) -> list[Hit]:
    """All passages that a rule fits, in order and without overlap; those with an `excuse` are left alone.

    `language` chooses the language of reasons and proposals; without it each rule speaks its own.
    """
    hits = [hit for rule in rules for hit in _hits(rule, reading, language)]
    found = [hit for group in clusters(hits) for hit in _gravest(group)]
    excuse(found, reading, titles, marker)
    return found


def _hits(rule: Rule, reading: Reading, language: str | None) -> Iterable[Hit]:
    found = list(_compiled(rule.pattern).finditer(reading.text))
    if not found:
        return
    unless = _places(rule.unless, reading)
    beside = _places(rule.unless_beside, reading)
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


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at the first check and not at import: the site starts without it."""
    return re.compile(pattern, re.IGNORECASE)


def _places(pattern: str | None, reading: Reading) -> list[int]:
    return [sign.start() for sign in _compiled(pattern).finditer(reading.text)] if pattern else []


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
