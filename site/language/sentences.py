"""Where sentences begin and end in Korean and English text as people really write it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .quotations import Quote, quotes

Span = tuple[int, int]

_END = re.compile(
    r"(?P<line>\n(?:[^\S\n]*\n)*)"
    r"|(?P<stop>[.!?…。！？]+)(?P<closing>[\"'”’」』》〉)\]]*)"
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ABBREVIATIONS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "no",
        "art",
        "cf",
        "pp",
        "p",
        "jr",
        "sr",
    }
    | {"fig", "al", "approx", "dept", "inc", "ltd", "u.s", "u.k", "u.n", "a.m", "p.m"}
)
_LATIN_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]{0,9}\Z")
_LIST_MARK = re.compile(r"[^\S\n]*(?:[-*•·□☐▢]|\d{1,3}[.)]|[①-⑳]|[가나다라마바사아자차카타파하]\.)[^\S\n]*")
_NUMBER_OF_A_LIST = re.compile(r"(?:^|\n)[^\S\n]*(?:\d{1,3}|[가나다라마바사아자차카타파하]|[A-Za-z])\Z")
# What follows a quotation in the same sentence: “…?” 하고 물었다, “…?” 이런 말은, “…?” 대신.
_GOES_ON = re.compile(
    r"\s?(?:이런|그런|저런|이러한|그러한|이렇게|그렇게|이라|라고|라는|라며|라면|라니|하고|하며|하는|하자|했|같은|같이|대신|보다|처럼"
    r"|등|말고|물었|물어|묻|말했|말하|말을|외쳤|대답|생각|하지|이\s말|그\s말|이\s질문|그\s질문|이\s표현|그\s표현)"
)
_DATE = re.compile(r"\d\.\s?\d{1,2}\Z")
_SOFT_WRAP = 60  # columns (a Hangul syllable takes two); a shorter line was ended by its writer


def split(text: str, quoted: Sequence[Quote] | None = None) -> list[Span]:
    """Spans of the sentences of a text, without the space around them; linear in its length.

    A sentence ends at a stop, at the end of a list item or heading without one, and at a blank line. It does
    not end at a decimal point, a date, an abbreviation, a pause (…), the number of a list, or at a stop inside a
    quotation that the sentence goes on to talk about. `quoted`: the text's quotations, where they are known.
    """
    quoted = quotes(text) if quoted is None else quoted
    held = _held(text, quoted)
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        stop = _line_ends(text, end) if end["line"] else _stop_ends(text, end, held)
        if stop:
            _add(text, start, end.end(), spans)
            start = end.end()
    _add(text, start, len(text), spans)
    return spans


def at(position: int, spans: Sequence[Span]) -> Span:
    """The sentence that holds a position (or the one before it, where it stands between two)."""
    index = bisect_right(spans, (position, 1 << 60)) - 1
    return spans[max(index, 0)] if spans else (0, 0)


def blank_lines(text: str) -> list[int]:
    """Where a paragraph begins behind blank lines."""
    return [end.end() for end in _BLANK.finditer(text)]


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    mark = _LIST_MARK.match(text, start, end)
    start = mark.end() if mark and not _is_figure(text, mark) else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        spans.append((start, end))


def _is_figure(text: str, mark: re.Match[str]) -> bool:
    """Whether what looks like a list mark belongs to the sentence (3.5 %, 17. 4월)."""
    return text[mark.end() : mark.end() + 1].isdigit() and not mark[0].endswith((" ", "\t"))


def _held(text: str, quoted: Sequence[Quote]) -> list[Span]:
    """Quotations whose stops end nothing, because their sentence goes on behind them; outermost, in order."""
    held: list[Span] = []
    for quote in quoted:
        if held and quote.start < held[-1][1]:
            continue
        if _continues(text, quote.end):
            held.append((quote.start, quote.end))
    return held


def _continues(text: str, end: int) -> bool:
    after = text[end : end + 12]
    if not after:
        return False
    if not after[0].isspace():
        return after[0] not in "\"'”’“‘)]"
    rest = after.lstrip(" \t")
    return bool(rest) and (rest[0].islower() or _GOES_ON.match(rest) is not None or rest[0] in ",;—–-")


def _stop_ends(text: str, end: re.Match[str], held: Sequence[Span]) -> bool:
    at_stop = end.start()
    index = bisect_right(held, (at_stop, 1 << 60)) - 1
    if index >= 0 and at_stop < held[index][1] and end.end() <= held[index][1]:
        return False
    stop, after = end["stop"], text[end.end() : end.end() + 3]
    if not after or stop[-1] in "。！？":
        return True
    if not after[0].isspace():
        return _glued(text, end, after)
    following = after.lstrip()[:1]
    if following.islower() and stop[-1] != "!":
        return False
    if stop in {"…", "..", "...", "……"}:
        return _pause_ends(text, at_stop, following)
    return stop != "." or not _is_abbreviation(text, at_stop, following)


def _glued(text: str, end: re.Match[str], after: str) -> bool:
    """A stop without a space behind it: 했다.그래서 ends a sentence; 3.5, law.go.kr and 왜?라고 do not."""
    before = text[end.start() - 1 : end.start()]
    if end["closing"] or end["stop"].startswith("…") or not _is_hangul(before):
        return False
    return _is_hangul(after[0]) and before in "다요까죠니라네"


def _pause_ends(text: str, at_stop: int, following: str) -> bool:
    return text[at_stop - 1 : at_stop] in set("다요까죠") or following.isupper()


def _is_abbreviation(text: str, at_stop: int, following: str) -> bool:
    before = text[max(0, at_stop - 12) : at_stop]
    if _NUMBER_OF_A_LIST.search(before) or (before[-1:].isdigit() and following.isdigit()):
        return True
    if _DATE.search(before):
        return _is_hangul(following)
    word = _LATIN_WORD_BEFORE.search(before)
    if word is None:
        return False
    name = word[0].lower()
    if name in {"etc", "a.m", "p.m", "u.s", "u.k", "u.n", "inc", "ltd", "al", "no"}:
        return not following.isupper() and not _is_hangul(following) and (name != "no" or following.isdigit())
    return name in _ABBREVIATIONS or (len(name) == 1 and name != "i" and word[0].isupper())


def _line_ends(text: str, end: re.Match[str]) -> bool:
    """A line break ends a sentence unless the line was wrapped: long, and the next goes on."""
    if end["line"].count("\n") > 1:
        return True
    line_start = text.rfind("\n", max(0, end.start() - _SOFT_WRAP), end.start()) + 1
    line = text[max(line_start, end.start() - _SOFT_WRAP) : end.start()]
    if sum(2 if _is_hangul(character) else 1 for character in line) < _SOFT_WRAP:
        return True
    following = text[end.end() : end.end() + 8]
    return not following.strip() or _LIST_MARK.match(following) is not None or following[0] in "#|<>"


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"
