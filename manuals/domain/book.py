"""A book before it is typeset: its chapters, its stamp, and what is worked out for its pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

GROUND = re.compile(
    r'<rect(?=[^>]*\bwidth="(?P<w>\d+)")(?=[^>]*\bheight="(?P<h>\d+)")[^>]*\bfill="(?P<fill>#[0-9A-Fa-f]{3,6})"'
)
VIEW_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ (?P<w>\d+)(?:\.\d+)? (?P<h>\d+)')


@dataclass(frozen=True)
class Stamp:
    """What tells one edition from another, in words of the book's language."""

    number: str
    day: str
    fingerprint: str


@dataclass(frozen=True)
class BookChapter:
    """One unit as a chapter; texts carry the lesson's markup, `*_html` is finished."""

    place: int
    code: str
    title: str
    paint: str
    tier: str
    cover: str
    ground: str
    minutes: int
    url: str
    content_note: str
    outcomes: list[str]
    screens: list[dict[str, object]]
    words: list[dict[str, str]]
    discussion: list[str]
    take_home: object | None
    guide: object | None
    sources: list[str]
    quiz_sheet: str
    quiz_key: str | None

    @property
    def anchor(self) -> str:
        return f"chapter-{self.place}"


@dataclass(frozen=True)
class Book:
    """Everything that stands between the covers of one edition."""

    title: str
    subtitle: str
    headline: str
    cover: str
    teacher: bool
    foreword: str
    how_to_use: str
    closing: str
    language_name: str
    other_languages: str
    web_address: str
    stamp: Stamp
    chapters: list[BookChapter] = field(default_factory=list)

    @property
    def words(self) -> list[dict[str, str]]:
        return all_words(chapter.words for chapter in self.chapters)


def all_words(lists: Iterable[list[dict[str, str]]]) -> list[dict[str, str]]:
    """Every word of the book once, in the order of the alphabet."""
    found = {word["id"]: word for words in lists for word in words}
    return sorted(found.values(), key=lambda word: word["word"].casefold())


def ground_of(svg: str) -> str:
    """The colour of the rectangle that fills a picture's whole ground; empty when there is none.

    An opener takes it for its whole page, so that picture and page are one.
    """
    box, rect = VIEW_BOX.search(svg), GROUND.search(svg)
    if box and rect and (box["w"], box["h"]) == (rect["w"], rect["h"]):
        return rect["fill"]
    return ""


def fingerprint_words(digest: str) -> str:
    """The first eight hex digits in two groups, as they stand on the imprint."""
    return f"{digest[:4]} {digest[4:8]}"
