"""Items without right or wrong, and content that is only read: a scale, a text, places in a picture."""

from dataclasses import dataclass, field
from typing import Any

from quizzes.domain.fields import Fields, Text, refuse_doubles

from .base import COMMON, MOST_PARTS, Item, Step, filled, read_step, row_data
from .choosing import read_picture

LONGEST_RAW = 60_000  # characters


@dataclass(frozen=True, kw_only=True)
class Scale(Item):
    """Where somebody stands, from the first of `points` to the last: never right or wrong.

    With `pair` it is asked twice: what I think (`own`), and what I believe that most others think (`others`); the
    interface has words for both where the author gives none. `source` names the instrument and its licence.
    """

    points_of_scale: tuple[Step, ...]
    pair: bool = False
    own: Text = field(default_factory=dict)
    others: Text = field(default_factory=dict)
    source: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """A place in a picture with what is to be read about it."""

    key: str
    text: Text
    feedback: Text
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Reading(Item):
    """Something to read before going on: `text`, or `hotspots` of a picture as a numbered list."""

    picture: str = ""
    alt: Text = field(default_factory=dict)
    spots: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unknown(Item):
    """What an import did not understand, kept as it came: never asked, and handed out again in the same format."""

    raw: str
    source: str


def read_scale(fields: Fields, common: dict[str, Any]) -> Scale:
    fields.only(*COMMON, "scale", "pair", "own", "others", "source")
    stops = tuple(read_step(row) for row in fields.rows("scale", least=2, most=MOST_PARTS))
    refuse_doubles(stops, (*fields.path, "scale"))
    texts: dict[str, Any] = {name: fields.text(name, needed=False) for name in ("own", "others", "source")}
    return Scale(**common, points_of_scale=stops, pair=fields.flag("pair"), **texts)


def read_text(fields: Fields, common: dict[str, Any]) -> Reading:
    fields.only(*COMMON)
    return Reading(**common)


def read_hotspots(fields: Fields, common: dict[str, Any]) -> Reading:
    fields.only(*COMMON, "picture", "alt", "spots")
    spots = tuple(read_note(row) for row in fields.rows("spots", least=1, most=MOST_PARTS))
    refuse_doubles(spots, (*fields.path, "spots"))
    return Reading(**common, **read_picture(fields), spots=spots)


def read_note(row: Fields) -> Note:
    row.only("key", "text", "feedback", "x", "y")
    place: dict[str, Any] = {axis: row.number(axis, least=0, most=100) for axis in ("x", "y")}
    return Note(row.key(), row.text("text"), row.text("feedback", needed=False), **place)


def read_unknown(fields: Fields, common: dict[str, Any]) -> Unknown:
    fields.only(*COMMON, "raw", "source")
    raw = fields.data.get("raw")
    if not isinstance(raw, str) or len(raw) > LONGEST_RAW:
        fields.fault("raw", "must be a text of at most {most} characters", most=LONGEST_RAW)
    return Unknown(**common, raw=raw, source=fields.word("source"))


def opinion_data(item: Item) -> dict[str, Any]:
    """What an item of this family has beside what all have."""
    match item:
        case Scale():
            stops = [row_data(stop) for stop in item.points_of_scale]
            texts = {"own": item.own, "others": item.others, "source": item.source}
            return {"scale": stops, "pair": item.pair, **texts}
        case Reading():
            return filled(
                {"picture": item.picture, "alt": item.alt, "spots": [row_data(s) for s in item.spots]}
            )
        case Unknown():
            return {"raw": item.raw, "source": item.source}
    return {}
