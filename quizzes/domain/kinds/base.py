"""What every item has, whatever its kind; and what holds of each kind as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from quizzes.domain.fields import Fields, Text

LEVELS = ("R", "U", "A", "E")  # remember, understand, apply, evaluate
MARKERS = ("", "incorrect-option", "quote", "mention")
FORMS = ("a", "b")  # parallel forms: two sets of items that ask the same, so that a reader can be asked anew
MOST_PARTS = 26  # as many as there are letters to name them by
MOST_POINTS = 100
LONGEST_CATEGORY = 200


class Kind(StrEnum):
    CHOICE_ONE = "choice_one"
    JUDGEMENT = "judgement"
    TRUE_FALSE = "true_false"
    ORDER = "order"
    MATCH = "match"
    GAPS_CHOOSE = "gaps_choose"
    CHOICE_MANY = "choice_many"
    SORT = "sort"
    MARK_WORDS = "mark_words"
    HOTSPOT_CHOICE = "hotspot_choice"
    SCENARIO = "scenario"
    SCALE = "scale"
    GAPS = "gaps"
    NUMERIC = "numeric"
    SHORT_ANSWER = "short_answer"
    LONG_ANSWER = "long_answer"
    HOTSPOTS = "hotspots"
    TEXT = "text"
    UNKNOWN = "unknown"

    @property
    def is_typed(self) -> bool:
        """Answered by typing. Nobody types in a pupils' tier: what a child writes could be a disclosure."""
        match self:
            case Kind.GAPS | Kind.NUMERIC | Kind.SHORT_ANSWER | Kind.LONG_ANSWER:
                return True
        return False

    @property
    def is_asked(self) -> bool:
        """Whether a reader ever meets it: what came from elsewhere and is not understood is kept, not asked."""
        return self is not Kind.UNKNOWN

    @property
    def is_marked(self) -> bool:
        """Whether the machine can say of an answer that it fits. A scenario decides by its ends (Item.is_marked)."""
        match self:
            case Kind.SCALE | Kind.LONG_ANSWER | Kind.HOTSPOTS | Kind.TEXT | Kind.UNKNOWN:
                return False
        return True


@dataclass(frozen=True)
class Step:
    """Something that can be put somewhere: a step, a card, a box, a stop on a scale."""

    key: str
    text: Text


@dataclass(frozen=True)
class Media:
    """A picture beside the question: its name, and what it shows in words."""

    src: str
    alt: Text


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has. `about` is a few words for the list of results; `screen` the lesson's screen.

    `after` is said to everybody once the item is settled; `category` is a shelf of the bank from which it came.
    """

    key: str
    kind: Kind
    stem: Text
    level: str = "U"
    hint: Text = field(default_factory=dict)
    about: Text = field(default_factory=dict)
    critical: bool = False
    outcome: str = ""
    screen: str = ""
    form: str = FORMS[0]
    after: Text = field(default_factory=dict)
    points: int = 1
    category: str = ""
    media: tuple[Media, ...] = ()

    @property
    def is_marked(self) -> bool:
        """Whether it counts among what is known or not known."""
        return self.kind.is_marked


COMMON = tuple(one.name for one in fields(Item))


def read_common(fields: Fields, kind: Kind, *, stem: bool = True) -> dict[str, Any]:
    """Read what every item has; `stem` says whether the question itself is needed."""
    return {
        "key": fields.key(),
        "kind": kind,
        "stem": fields.text("stem", needed=stem),
        "level": fields.one_of("level", LEVELS, "U"),
        "hint": fields.text("hint", needed=False),
        "about": fields.text("about", needed=False),
        "critical": fields.flag("critical"),
        "outcome": fields.word("outcome"),
        "screen": fields.word("screen"),
        "form": fields.one_of("form", FORMS, FORMS[0]),
        "after": fields.text("after", needed=False),
        "points": read_points(fields),
        "category": read_category(fields),
        "media": tuple(read_media(row) for row in fields.rows("media", most=MOST_PARTS)),
    }


def read_points(fields: Fields) -> int:
    points = fields.data.get("points", 1)
    if type(points) is not int or not 1 <= points <= MOST_POINTS:
        fields.fault("points", "must be a whole number from 1 to {most}", most=MOST_POINTS)
    return points


def read_category(fields: Fields) -> str:
    category = fields.word("category")
    if len(category) > LONGEST_CATEGORY:
        fields.fault("category", "is longer than {most} characters", most=LONGEST_CATEGORY)
    return category


def read_media(row: Fields) -> Media:
    row.only("src", "alt")
    src = row.word("src")
    if not src or len(src) > 300:
        row.fault("src", "the name of the picture is missing")
    return Media(src, row.text("alt", needed=False))


def common_data(item: Item) -> dict[str, Any]:
    """What every item has, as plain data. One point is what an item has when nothing is said about it."""
    data = {name: getattr(item, name) for name in COMMON}
    media = [filled(vars(one)) for one in item.media]
    return {**data, "kind": item.kind.value, "points": item.points if item.points != 1 else 0, "media": media}


def read_step(row: Fields) -> Step:
    row.only("key", "text")
    return Step(row.key(), row.text("text"))


def row_data(row: Any) -> dict[str, Any]:
    """A row of plain values without what is empty."""
    return filled(vars(row))


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty; a False that answers a question stays."""
    return {name: value for name, value in data.items() if value or (name == "answer" and value is False)}
