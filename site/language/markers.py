"""Stretches of a text that their writer has marked as a mention, a quotation, a citation or a wrong option."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, get_args

Marker = Literal["mention", "quote", "incorrect-option"]
MARKERS: tuple[Marker, ...] = get_args(Marker)
Marked = tuple[int, int, str]  # start, end, why

WHY: dict[str, str] = {
    "mention": "marked as a mention",
    "quote": "marked as a quotation",
    "incorrect-option": "marked as an incorrect option",
}
CITED = "cited or marked as a mention"

_OPENING = re.compile(
    r"<(?:(cite)\b[^<>]{0,400}>"
    r"|(em)\b[^<>]{0,400}?\btitle\b[^<>]{0,400}>"
    r"|(\w{1,20})\b[^<>]{0,400}?\bdata-lint=[\"']?(?:mention|quote|incorrect-option)[^<>]{0,400}>)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(\w{1,20})\s{0,9}>")
_MARKER = re.compile(r"\blint:(mention|quote|incorrect-option)\b")
_TABLE = re.compile(r"(?:^[^\S\n]{0,40}\|[^\n]*(?:\n|\Z))+", re.MULTILINE)
# Blank lines part blocks; so do the marks of a list. A table has its own rule.
_BLOCK_EDGE = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]{0,40}(?:[-*•·□☐]|\d{1,3}[.)])\s)")


def marked(text: str) -> list[Marked]:
    """All marked stretches, sorted: `<cite>`, `<em title>`, `data-lint="…"`, and `lint:…` in a block or a table.

    `lint:mention` in the first row of a table drawn with `|` covers its column, elsewhere in a table its cell,
    and outside of tables the block in which it stands. Linear in the length of the text.
    """
    found: list[Marked] = []
    if "<" in text:
        found += _elements(text)
    if "lint:" in text:
        tables = [table.span() for table in _TABLE.finditer(text)]
        for start, end in tables:
            found += _cells(text, start, end)
        found += _blocks(text, tables)
    return sorted(found)


def _elements(text: str) -> Iterator[Marked]:
    closings: dict[str, list[int]] = defaultdict(list)
    for closing in _CLOSING.finditer(text):
        closings[closing[1].lower()].append(closing.end())
    for opening in _OPENING.finditer(text):
        name = next(group for group in opening.groups() if group).lower()
        after = closings[name]
        at = bisect_left(after, opening.end())
        if at < len(after):
            yield opening.start(), after[at], CITED


def _cells(text: str, start: int, end: int) -> Iterator[Marked]:
    columns: dict[int, str] = {}
    at = start
    for number, row in enumerate(text[start:end].splitlines(keepends=True)):
        bars = [at + bar.start() for bar in re.finditer(r"\|", row)] + [at + len(row)]
        for column, (first, last) in enumerate(pairwise(bars)):
            marker = _MARKER.search(text, first, last)
            if marker and number == 0:
                columns[column] = WHY[marker[1]]
            why = WHY[marker[1]] if marker else columns.get(column)
            if why:
                yield first, last, why
        at += len(row)


def _blocks(text: str, tables: list[tuple[int, int]]) -> Iterator[Marked]:
    edges = sorted(
        {0, len(text), *(edge.end() for edge in _BLOCK_EDGE.finditer(text)), *(x for t in tables for x in t)}
    )
    starts = {start for start, _ in tables}
    markers = [(marker.start(), WHY[marker[1]]) for marker in _MARKER.finditer(text)]
    at = 0
    for start, end in pairwise(edges):
        while at < len(markers) and markers[at][0] < start:
            at += 1
        if at < len(markers) and markers[at][0] < end and start not in starts:
            yield start, end, markers[at][1]
