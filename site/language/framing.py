"""Find framing that blames, frightens, points at strangers, hides who did it, or only forbids pictures."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .exemptions import excuse
from .findings import Hit, clusters
from .frames import Kind, Rule
from .landmarks import landmarks
from .markers import Marker
from .quotations import innermost
from .reading import Reading, Span


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
    found = [passage for form in rule.alternatives for passage in _passages(form, reading)]
    if not found:
        return
    found.sort(key=lambda passage: passage.span())
    excused: dict[tuple[str, Span], bool] = {}
    quoted = innermost([passage.span() for passage in found], reading.quotes) if rule.own_voice else []
    for number, passage in enumerate(found):
        start, end = _shown(passage)
        if _holds(rule.unless, reading.sentence(start), reading, excused):
            continue
        if _holds(rule.unless_beside, reading.paragraph(start), reading, excused):
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


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at the first check and not at import: the site starts without it."""
    return re.compile(pattern, re.IGNORECASE)


def _passages(form: str, reading: Reading) -> Iterable[re.Match[str]]:
    for span in _where(landmarks(form), reading):
        yield from _compiled(form).finditer(reading.text, *span)


def _where(words: frozenset[str] | None, reading: Reading) -> Sequence[Span]:
    """The sentences that hold a word without which the form cannot fit, in order."""
    if words is None:
        return reading.sentences
    return sorted({reading.sentence(place) for place in reading.landscape.places(words)})


def _shown(passage: re.Match[str]) -> tuple[int, int]:
    """The group named `hit`, where the pattern has one and it took part; else the whole passage."""
    if passage.groupdict().get("hit"):
        return passage.span("hit")
    return passage.span()


def _holds(pattern: str | None, span: Span, reading: Reading, known: dict[tuple[str, Span], bool]) -> bool:
    """Whether a sign stands in the stretch; each stretch is read once, however many passages it has."""
    if not pattern:
        return False
    key = (pattern, span)
    if key not in known:
        known[key] = _compiled(pattern).search(reading.text, *span) is not None
    return known[key]


def _gravest(group: Sequence[Hit]) -> list[Hit]:
    """Of overlapping passages an error before a warning, then the longest."""
    kept: list[Hit] = []
    for hit in sorted(group, key=lambda hit: (hit.severity == "warn", hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
