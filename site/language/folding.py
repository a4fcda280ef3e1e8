"""Text as the rules read it: composed Hangul, plain widths, nothing invisible; and the way back to the original."""

import re
from dataclasses import dataclass

# Invisible characters (zero-width, joiners, soft hyphen, direction marks, variation selectors) hide a word
# from a search and not from a reader; our own paper sets U+2060 between syllables.
_INVISIBLE = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_JAMO = r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
# Laughing and crying between words (왜 ㅋㅋ 보냈어), with the space that they alone needed.
_LAUGHING = r"(?:(?<=\s)[ㅋㅎㅠㅜㅉ]{1,30}[^\S\n]|[ㅋㅎㅠㅜㅉ]{1,30})"
_CHANGED = re.compile(rf"[{_INVISIBLE}]|{_LAUGHING}|(?P<jamo>{_JAMO})")

# Slips that change no length: 하지 안았어 for 않았어, an opening mark for an apostrophe (don‘t), and a line broken
# in the middle of a sentence: behind a particle or a comma, before a small letter.
_SLIPS = re.compile(
    r"(?<=지)안(?=[았으는은을기아])|(?<=지[^\S\n])안(?=[았으는은을기아])|(?<=[A-Za-z])‘(?=[A-Za-z])"
    r"|(?<=[가-힣][을를은는이가의에와과도,])\n(?=[가-힣])|(?<=(?:에서|에게|부터|까지|으로|자체))\n(?=[가-힣])|(?<=[a-z,])\n(?=[a-z])"
)
_MENDED = {"안": "않", "‘": "'", "\n": " "}

# One character for one: full-width forms, odd spaces, hyphens and apostrophes.
_WIDTHS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_HYPHENS = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2043, 0x2212, 0xFE58, 0xFE63], "-")
_APOSTROPHES = dict.fromkeys([0x02B9, 0x02BC, 0x02C8, 0x2032, 0x00B4, 0x0060, 0xFF40], "'")
_ALIKE = {**_WIDTHS, **_SPACES, **_HYPHENS, **_APOSTROPHES}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what the rules read; `span` leads from its offsets to those of the text that came in."""

    text: str
    source: str
    starts: tuple[int, ...] | None = None  # None: offsets are the same
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded characters `start` to `end` (at least one)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        return self.source[first:last]


def fold(text: str) -> Folded:
    """Fold a text; linear in its length, and without a map where nothing changes length."""
    if _CHANGED.search(text) is None:
        return Folded(_alike(text), text)
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _CHANGED.finditer(text):
        _copy(text, at, found.start(), kept, starts, ends)
        if found["jamo"]:
            kept.append(_composed(found[0]))
            starts.append(found.start())
            ends.append(found.end())
        at = found.end()
    _copy(text, at, len(text), kept, starts, ends)
    return Folded(_alike("".join(kept)), text, tuple(starts), tuple(ends))


def _alike(text: str) -> str:
    """The same text, character for character, as if it had been typed plainly."""
    return _SLIPS.sub(lambda slip: _MENDED[slip[0]], text.translate(_ALIKE))


def _copy(text: str, start: int, end: int, kept: list[str], starts: list[int], ends: list[int]) -> None:
    kept.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _composed(jamo: str) -> str:
    """One syllable of two or three conjoining letters, by the formula of the Unicode standard (3.12)."""
    last = ord(jamo[2]) - 0x11A7 if len(jamo) > 2 else 0
    return chr(0xAC00 + ((ord(jamo[0]) - 0x1100) * 21 + ord(jamo[1]) - 0x1161) * 28 + last)
