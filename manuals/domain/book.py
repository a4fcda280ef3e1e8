"""A book before it is typeset: its chapters and parts, its stamp, and what is worked out for its pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from .readers import Form

GROUND = re.compile(
    r'<rect(?=[^>]*\bwidth="(?P<w>\d+)")(?=[^>]*\bheight="(?P<h>\d+)")[^>]*\bfill="(?P<fill>#[0-9A-Fa-f]{3,6})"'
)
VIEW_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ (?P<w>\d+)(?:\.\d+)? (?P<h>\d+)')
TITLE = "title"
MOST_WIDE_LINES = 12  # chapters whose lines in the contents may be as tall as their pictures


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
    form: Form
    title: str
    paint: str
    tier: str
    tier_words: str
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

    @property
    def is_lesson(self) -> bool:
        return self.form is Form.LESSON

    @property
    def is_notes(self) -> bool:
        return self.form is Form.NOTES


@dataclass(frozen=True)
class Part:
    """Chapters of one tier in one form, one after the other."""

    number: int
    chapters: list[BookChapter]

    @property
    def first(self) -> BookChapter:
        return self.chapters[0]

    @property
    def anchor(self) -> str:
        return f"part-{self.number}"

    @property
    def is_notes(self) -> bool:
        return self.first.is_notes


@dataclass
class Section:
    """A page of text before the chapters: paragraphs, lists, sentences to say aloud."""

    title: str
    runs: list[tuple[str, list[str]]] = field(default_factory=list)
    number: int = 0

    @property
    def anchor(self) -> str:
        return f"before-{self.number}"


@dataclass(frozen=True)
class Book:
    """Everything that stands between the covers of one edition."""

    title: str
    subtitle: str
    headline: str
    cover: str
    readers: str
    edition_words: str
    has_keys: bool
    legal: str
    foreword: str
    how_to_use: str
    before: list[Section]
    closing: str
    to_fill_in: tuple[str, list[str]]
    language_name: str
    other_languages: str
    web_address: str
    stamp: Stamp
    chapters: list[BookChapter] = field(default_factory=list)

    @property
    def is_single(self) -> bool:
        """One chapter needs no contents, and says its words and sources itself."""
        return len(self.chapters) == 1

    @property
    def words(self) -> list[dict[str, str]]:
        return all_words(chapter.words for chapter in self.chapters)

    @property
    def parts(self) -> list[Part]:
        return parts_of(self.chapters)

    @property
    def sources(self) -> list[tuple[BookChapter, list[str]]]:
        """What each chapter rests on, where it names anything."""
        return [(chapter, chapter.sources) for chapter in self.chapters if chapter.sources]

    @property
    def is_crowded(self) -> bool:
        """Whether the contents need narrow lines to stay on few pages."""
        return len(self.chapters) > MOST_WIDE_LINES


def parts_of(chapters: Iterable[BookChapter]) -> list[Part]:
    """Chapters that follow each other and are of one tier and form, together."""
    groups = groupby(chapters, key=lambda chapter: (chapter.tier, chapter.form))
    return [Part(number, list(group)) for number, (_, group) in enumerate(groups, start=1)]


def sections_of(parts: Iterable[tuple[str, str]]) -> list[Section]:
    """Pages from (kind, text): a title begins a page; what is alike and follows each other is one run.

    What stands before the first title goes on a page without one.
    """
    made: list[Section] = []
    for kind, text in parts:
        if kind == TITLE or not made:
            made.append(Section(title=text if kind == TITLE else "", number=len(made) + 1))
        if kind != TITLE:
            add_to(made[-1].runs, kind, text)
    return made


def add_to(runs: list[tuple[str, list[str]]], kind: str, text: str) -> None:
    if runs and runs[-1][0] == kind:
        runs[-1][1].append(text)
    else:
        runs.append((kind, [text]))


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
