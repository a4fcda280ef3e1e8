"""The text of a piece of HTML with the way back: every character knows where in the source it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

# Every alternative also matches when the text ends too early, so that no "<" is looked at twice: linear time.
_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<tag><(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^>\"'])*+(?:>|\Z))"
    r"|(?P<other><[!?/][^>]*(?:>|\Z))"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What is no running text, or cannot hold a mark; a <cite> names a work by its own title.
_UNREAD = frozenset(
    {
        "svg",
        "math",
        "code",
        "pre",
        "kbd",
        "samp",
        "script",
        "style",
        "textarea",
        "title",
        "select",
        "option",
        "cite",
    }
)
_INLINE = frozenset(
    {"a", "abbr", "b", "dfn", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_PRESSED = frozenset({"a", "button", "summary", "label"})  # a link inside of these would be a trap
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "meta", "link", "col"})
GAP = "\n"  # between two blocks: a sentence never goes from one into the next


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a tag in it: where it begins in the text read, and whether something may be pressed there."""

    at: int
    pressed: bool


@dataclass(frozen=True, slots=True)
class Html:
    """`text` is what a reader reads; `spans` leads from a span of it to spans of the source, one per stretch."""

    text: str
    starts: tuple[int, ...]  # source offset of every character
    ends: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    begins: tuple[int, ...]  # where the stretches begin in the text

    def spans(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """(source start, source end, pressed) of each stretch that text[start:end] touches, in order."""
        found = []
        number = max(0, bisect_right(self.begins, start) - 1)
        while number < len(self.stretches) and self.begins[number] < end:
            stop = self.begins[number + 1] if number + 1 < len(self.stretches) else len(self.text)
            first, last = max(start, self.begins[number]), min(end, stop)
            inside = [at for at in range(first, last) if self.ends[at] > self.starts[at]]
            if inside:
                pressed = self.stretches[number].pressed
                found.append((self.starts[inside[0]], self.ends[inside[-1]], pressed))
            number += 1
        return found


def read(html: str) -> Html:
    """Read HTML; linear in its length, never raises. Gaps between blocks are characters without a source."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stretches: list[Stretch] = []
    for start, end, pressed, gap in _texts(html):
        if gap:
            text.append(GAP)
            starts.append(start)
            ends.append(start)
            continue
        stretches.append(Stretch(len(text), pressed))
        for at, stop, character in _characters(html, start, end):
            text.append(character)
            starts.append(at)
            ends.append(stop)
    begins = tuple(stretch.at for stretch in stretches)
    return Html("".join(text), tuple(starts), tuple(ends), tuple(stretches), begins)


def _texts(html: str) -> Iterator[tuple[int, int, bool, bool]]:
    """(start, end, pressed, gap): texts that are read, and the gaps that block elements make."""
    unread = ""
    depth = pressed = 0
    for token in _TOKEN.finditer(html):
        name = (token["name"] or "").lower()
        if token["text"] and not depth:
            yield token.start(), token.end(), pressed > 0, False
        if not name or name in _VOID:
            if name and not depth:
                yield token.start(), token.start(), False, True
            continue
        step = 0 if token[0].endswith("/>") else -1 if token["end"] else 1
        if name == (unread or name) and name in _UNREAD:
            depth = max(0, depth + step)
            unread = name if depth else ""
        elif not depth and name in _PRESSED:
            pressed = max(0, pressed + step)
        if not depth and name not in _INLINE:
            yield token.start(), token.start(), False, True


def _characters(html: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    at = start
    for entity in _ENTITY.finditer(html, start, end):
        yield from ((n, n + 1, html[n]) for n in range(at, entity.start()))
        said = unescape(entity[0])
        if len(said) == 1:
            yield entity.start(), entity.end(), said
        else:  # an unknown name stays as it is written; two-letter entities are no letters of a word
            yield from ((n, n + 1, html[n]) for n in range(entity.start(), entity.end()))
        at = entity.end()
    yield from ((n, n + 1, html[n]) for n in range(at, end))
