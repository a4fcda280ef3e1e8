"""Where words are used: rooms above register how their texts are found and how a new wording is drafted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import lazy
from language.lexicon import Lexicon
from language.markers import Marker

from .domain.renaming import Passage, passages, preview, replaced
from .models import Proposal

Path = tuple[str, ...]
# Of tens of thousands of texts a few hold the word: only of these the place is put into words.
later = lazy(lambda make: make(), str)


@dataclass(frozen=True)
class Text:
    """One text of something that editors write.

    `thing` names what holds it (within its room) and `path` the field; `title` and `place` say the same in words.
    `url` is where it is edited. With `waits` readers see this text still; a draft or a proposal says it otherwise.
    """

    thing: str
    path: Path
    language: str
    text: str
    title: str
    place: str
    url: str
    marker: Marker | None = None
    waits: bool = False


@dataclass(frozen=True)
class Rewording:
    """A text as it is and as it is to be, and where it stands, in words."""

    place: str
    before: str
    after: str


@dataclass(frozen=True)
class Drafted:
    """A new wording that waits for somebody to publish it, and where."""

    title: str
    url: str


class CannotDraft(Exception):
    """Why something cannot be drafted just now; the message is a sentence for the editor."""


Finder = Callable[[], Iterable[Text]]
# Keyword arguments: thing, texts (path → Rewording), why, by. Never publishes.
Drafter = Callable[..., Drafted]


@dataclass(frozen=True)
class Room:
    name: str
    finder: Finder
    drafter: Drafter


_rooms: dict[str, Room] = {}


def register(name: str, finder: Finder, drafter: Drafter) -> None:
    """A room names how its texts are found and how new wordings become drafts for review."""
    _rooms[name] = Room(name, finder, drafter)


@dataclass(frozen=True)
class Use:
    """One passage in one text, as the rename list shows it."""

    room: str
    text: Text
    passage: Passage

    @property
    def mark(self) -> str:
        """A name that a form can send back; it no longer fits once the text has changed."""
        where = "\x1f".join((self.room, self.text.thing, *self.text.path, self.text.text))
        return self.passage.mark(where)

    @property
    def shown(self) -> tuple[str, str, str]:
        """The sentence as it is: before, the passage, behind."""
        first, last = self.passage.sentence
        text = self.text.text
        return text[first : self.passage.start], self.passage.found, text[self.passage.end : last]

    @property
    def changed(self) -> tuple[str, str, str]:
        """The sentence as it would be: before, what is new, behind."""
        return preview(self.text.text, self.passage)

    @property
    def can_be_drafted(self) -> bool:
        return bool(self.passage.new) and not self.text.waits

    @property
    def is_wanted(self) -> bool:
        """Whether it is ticked to begin with: a mention of the old word is left alone unless somebody asks."""
        return self.can_be_drafted and not self.passage.mention


def uses(*, lexicon: Lexicon) -> list[Use]:
    """Every use of these words anywhere, room by room in the order of their texts."""
    return list(_uses(lexicon))


def _uses(lexicon: Lexicon) -> Iterator[Use]:
    asked = proposed()
    for room in _rooms.values():
        for text in room.finder():
            for passage in passages(text.text, lexicon, marker=text.marker):
                waits = text.waits or (room.name, text.thing, text.path, text.text) in asked
                yield Use(room.name, replace(text, waits=waits), passage)


def proposed() -> set[tuple[str, str, Path, str]]:
    """(room, thing, path, text) of everything for which a proposed wording waits: nobody is asked twice."""
    waiting = Proposal.objects.filter(state=Proposal.State.WAITING)
    return {(one.room, one.thing, tuple(row["path"]), row["before"]) for one in waiting for row in one.texts}


@dataclass(frozen=True)
class Result:
    """What came of a click: drafts that were made, and sentences about what could not be drafted."""

    drafts: list[Drafted]
    refused: list[str]
    gone: int  # ticked passages that are no longer there


def draft(*, lexicon: Lexicon, marks: Iterable[str], why: str, by: Any) -> Result:
    """Make drafts of the passages that were ticked; publishes nothing. Each drafter asks whether `by` may."""
    wanted = set(marks)
    chosen = [use for use in _uses(lexicon) if use.mark in wanted and use.can_be_drafted]
    drafts, refused = [], []
    for (room, thing), texts in by_thing(chosen).items():
        try:
            drafts.append(_rooms[room].drafter(thing=thing, texts=texts, why=why, by=by))
        except CannotDraft as reason:
            refused.append(str(reason))
    return Result(drafts, refused, gone=len(wanted - {use.mark for use in chosen}))


def by_thing(chosen: Iterable[Use]) -> dict[tuple[str, str], Mapping[Path, Rewording]]:
    """The rewordings of every thing, by path; all passages of one text are replaced together."""
    texts: dict[tuple[str, str, Path], tuple[Text, list[Passage]]] = {}
    for use in chosen:
        key = (use.room, use.text.thing, use.text.path)
        texts.setdefault(key, (use.text, []))[1].append(use.passage)
    found: dict[tuple[str, str], dict[Path, Rewording]] = {}
    for (room, thing, path), (text, picked) in texts.items():
        rewording = Rewording(str(text.place), text.text, replaced(text.text, picked))
        found.setdefault((room, thing), {})[path] = rewording
    return dict(found)
