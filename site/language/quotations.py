"""What stands inside quotation marks or title brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_PAIRS = {"“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "《": "》", "〈": "〉", "„": "”"}
_CLOSERS = frozenset(_PAIRS.values())
TITLE_OPENERS = frozenset("「『《〈")
_MARKS = re.compile("[" + re.escape("".join([*_PAIRS, *_CLOSERS, "\"'"])) + r"]|\n[^\S\n]*\n")
_LONGEST_SINGLE = 300  # characters between two straight single quotes: beyond it they are apostrophes
_DEEPEST = 8  # marks that may be open at once


@dataclass(frozen=True, slots=True)
class Quote:
    """From the opening mark to behind the closing one."""

    start: int
    end: int
    opener: str

    @property
    def inside(self) -> Span:
        return self.start + 1, self.end - 1


def quotes(text: str) -> list[Quote]:
    """All well-formed quotations, sorted by start; they nest and never cross or reach over a blank line."""
    found: list[Quote] = []
    opened: list[tuple[str, int]] = []  # closer that is awaited, where it was opened
    for mark in _MARKS.finditer(text):
        character, at = mark[0], mark.start()
        if len(character) > 1:
            opened.clear()
        elif character in _PAIRS:
            _open(opened, _PAIRS[character], at)
        elif character in _CLOSERS:
            if not _is_apostrophe(text, at):
                _close(opened, character, at, text, found)
        else:
            _straight(opened, character, at, text, found)
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _open(opened: list[tuple[str, int]], closer: str, at: int) -> None:
    if len(opened) >= _DEEPEST:
        del opened[0]
    opened.append((closer, at))


def _close(opened: list[tuple[str, int]], closer: str, at: int, text: str, found: list[Quote]) -> bool:
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] == closer:
            start = opened[depth][1]
            del opened[depth:]
            if closer != "'" or at - start <= _LONGEST_SINGLE:
                found.append(Quote(start, at + 1, text[start]))
            return True
    return False


def _straight(opened: list[tuple[str, int]], mark: str, at: int, text: str, found: list[Quote]) -> None:
    """A straight mark opens after a gap and before a word, and closes behind a word."""
    if mark == "'" and _is_apostrophe(text, at):
        return
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = bool(after) and not after.isspace() and (not before or not before.isalnum() or mark == '"')
    closes = bool(before) and not before.isspace()
    starts_a_word = not before or before.isspace() or before in "([{“‘「『<>="
    if closes and not (starts_a_word and opens) and _close(opened, mark, at, text, found):
        return
    if opens:
        opened[:] = [entry for entry in opened if entry[0] != mark]
        _open(opened, mark, at)


def _is_apostrophe(text: str, at: int) -> bool:
    return _is_latin(text[at - 1 : at]) and _is_latin(text[at + 1 : at + 2])


def _is_latin(character: str) -> bool:
    return bool(character) and character.isalnum() and character < "\u0250"


def innermost(positions: Sequence[Span], among: Sequence[Quote]) -> list[tuple[Quote, ...]]:
    """For every span (sorted by start) the quotations around it, the innermost first."""
    answer: list[tuple[Quote, ...]] = []
    around: list[Quote] = []
    at = 0
    for start, end in positions:
        while at < len(among) and among[at].start < start:
            while around and around[-1].end <= among[at].start:
                around.pop()
            around.append(among[at])
            at += 1
        while around and around[-1].end <= start:
            around.pop()
        answer.append(tuple(quote for quote in reversed(around) if quote.end > end))
    return answer
