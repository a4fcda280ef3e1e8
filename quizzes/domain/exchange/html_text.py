"""HTML as others write it, as plain text: paragraphs, line breaks, and the words of pictures; nothing else."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from .plain import tidy

BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "section", "article"),
    *("blockquote", "pre", "figure", "figcaption", "dl", "hr"),
}
LINES = {"br", "li", "dt", "dd", "caption"}
UNSEEN = {"script", "style", "head", "template", "iframe", "object"}
CELLS = {"td", "th"}
# What a text cannot keep; its words come along, and a warning says so.
LOST = {
    "a": "a link",
    "audio": "a sound",
    "video": "a video",
    "iframe": "an embedded page",
    "object": "an embedded object",
    "embed": "an embedded object",
    "svg": "a drawing",
    "math": "a formula",
    "table": "a table",
    "canvas": "a drawing",
}
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
ENTITY = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|nbsp|amp|lt|gt|quot|apos|hellip|[lr][sd]quo|[nm]dash);", re.I
)
LOOKS_LIKE = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|img|ul|ol|li|sub|sup|a|h[1-6]|code|pre|table|tr|td|font)\b[^<>]*>",
    re.IGNORECASE,
)


class Flattener(HTMLParser):
    """Collects text and pictures; what a reader would not see is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.lost: set[str] = set()
        self.hidden = 0
        self.shifts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LOST:
            self.lost.add(LOST[tag])
        if tag in ("sup", "sub"):
            self.shifts.append(tag)
        if tag in UNSEEN:
            self.hidden += 1
        elif tag == "img":
            named = dict(attrs)
            self.pictures.append((named.get("src") or "", tidy(named.get("alt"))))
        self.break_before(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNSEEN and tag not in ("sup", "sub"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in ("sup", "sub") and self.shifts:
            self.shifts.pop()
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def break_before(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag in LINES:
            self.parts.append("\n")
        elif tag in CELLS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            words = re.sub(r"\s+", " ", data)
            self.parts.append(shifted(words, self.shifts[-1]) if self.shifts else words)


@dataclass(frozen=True)
class Flat:
    """The words of HTML, the (address, words) of its pictures, and what a text cannot keep of it."""

    words: str
    pictures: list[tuple[str, str]]
    lost: list[str]


def flat(html: str) -> Flat:
    """HTML as plain text. Never fails: what is no HTML is text."""
    reader = Flattener()
    reader.feed(html)
    reader.close()
    return Flat(tidy("".join(reader.parts)), reader.pictures, sorted(reader.lost))


def shifted(words: str, tag: str) -> str:
    """Words above or below the line: m² and H₂O, or x^(ab) where there are no such letters."""
    said = words.strip()
    letters = RAISED if tag == "sup" else LOWERED
    if not said or all(ord(letter) in letters for letter in said):
        return said.translate(letters)
    return f"{'^' if tag == 'sup' else '_'}({said})"


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE.search(text) or ENTITY.search(text))
