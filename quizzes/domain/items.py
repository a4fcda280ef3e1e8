"""What a quiz can ask: one frozen dataclass per kind of item, and how it is read from plain data."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .fields import Fault, Fields, Path, Text, refuse_doubles

LEVELS = ("R", "U", "A", "E")  # remember, understand, apply, evaluate
MARKERS = ("", "incorrect-option", "quote", "mention")
FORMS = ("a", "b")  # parallel forms: two sets of items that ask the same, so that a reader can be asked anew


class Kind(StrEnum):
    CHOICE_ONE = "choice_one"
    JUDGEMENT = "judgement"
    TRUE_FALSE = "true_false"
    ORDER = "order"
    MATCH = "match"
    GAPS_CHOOSE = "gaps_choose"


@dataclass(frozen=True)
class Option:
    """Something to choose, and what is said to whoever chose it."""

    key: str
    text: Text
    correct: bool
    feedback: Text
    marker: str = ""


@dataclass(frozen=True)
class Step:
    key: str
    text: Text


@dataclass(frozen=True)
class Pair:
    """Two sides that belong together; `feedback` is the reason why."""

    key: str
    left: Text
    right: Text
    feedback: Text


@dataclass(frozen=True)
class When:
    """Feedback on an order in which `key` stands first."""

    first: str
    say: Text


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has. `about` is a few words for the list of results; `screen` the lesson's screen."""

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


@dataclass(frozen=True, kw_only=True)
class ChoiceItem(Item):
    """One of several options fits: `choice_one`, and `judgement` of a situation."""

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class GapsChoose(ChoiceItem):
    """One of several cards fits the gap ▢ in `text`."""

    text: Text


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Item):
    """A statement to agree with or not; `if_true` is said to whoever chose "true"."""

    answer: bool
    if_true: Text
    if_false: Text


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """Steps in their right order, and what is said about each way of missing it."""

    steps: tuple[Step, ...]
    right: Text
    first: Text
    other: Text
    when: tuple[When, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Match(Item):
    """Pairs in the order of their left sides; `wrong` is said beside a pair that does not belong together."""

    pairs: tuple[Pair, ...]
    wrong: Text


COMMON = ("key", "kind", "form", "stem", "level", "hint", "about", "critical", "outcome", "screen")


def parse_item(data: Any, path: Path = ()) -> Item:
    """Read one item from plain data (quiz.yaml or the content of a version).

    Raises Fault, naming the path of the field, at the first thing that is missing, unknown or impossible.
    """
    fields = Fields(data, path)
    kind = Kind(fields.one_of("kind", [kind.value for kind in Kind]))
    common = read_common(fields, kind)
    match kind:
        case Kind.CHOICE_ONE | Kind.JUDGEMENT:
            fields.only(*COMMON, "options")
            return ChoiceItem(**common, options=read_options(fields, "options"))
        case Kind.GAPS_CHOOSE:
            return read_gaps(fields, common)
        case Kind.TRUE_FALSE:
            return read_true_false(fields, common)
        case Kind.ORDER:
            return read_order(fields, common)
        case Kind.MATCH:
            return read_match(fields, common)


def read_common(fields: Fields, kind: Kind) -> dict[str, Any]:
    return {
        "key": fields.key(),
        "kind": kind,
        # The sentence with the gap is a question of its own.
        "stem": fields.text("stem", needed=kind is not Kind.GAPS_CHOOSE),
        "level": fields.one_of("level", LEVELS, "U"),
        "hint": fields.text("hint", needed=False),
        "about": fields.text("about", needed=False),
        "critical": fields.flag("critical"),
        "outcome": fields.word("outcome"),
        "screen": fields.word("screen"),
        "form": fields.one_of("form", FORMS, FORMS[0]),
    }


def read_options(fields: Fields, name: str) -> tuple[Option, ...]:
    """Options with a key, a text and feedback each; exactly one is correct."""
    options = tuple(read_option(row) for row in fields.rows(name, least=2))
    refuse_doubles(options, (*fields.path, name))
    right = sum(option.correct for option in options)
    if right != 1:
        fields.fault(name, "exactly one must be correct, not {right}", right=right)
    return options


def read_option(row: Fields) -> Option:
    row.only("key", "text", "correct", "feedback", "marker")
    return Option(
        key=row.key(),
        text=row.text("text"),
        correct=row.flag("correct"),
        feedback=row.text("feedback"),
        marker=row.one_of("marker", MARKERS),
    )


def read_gaps(fields: Fields, common: dict[str, Any]) -> GapsChoose:
    fields.only(*COMMON, "text", "cards")
    text = fields.text("text")
    for language, said in text.items():
        if not {"▢", "□"} & set(said):
            raise Fault((*fields.path, "text", language), "needs a gap ▢")
    # Authors number the squares by letters ("▢▢▢▢"); a row of them is one gap.
    return GapsChoose(**common, text=text, options=read_options(fields, "cards"))


def read_true_false(fields: Fields, common: dict[str, Any]) -> TrueFalse:
    fields.only(*COMMON, "answer", "feedback")
    if not isinstance(fields.data.get("answer"), bool):
        fields.fault("answer", "must be true or false")
    inner = fields.inner("feedback")
    # YAML reads an unquoted `true:` as a boolean name, JSON and editors write a word: the same field.
    said = Fields({str(name).lower(): value for name, value in inner.data.items()}, inner.path)
    said.only("true", "false")
    return TrueFalse(
        **common, answer=fields.flag("answer"), if_true=said.text("true"), if_false=said.text("false")
    )


def read_order(fields: Fields, common: dict[str, Any]) -> Order:
    fields.only(*COMMON, "steps", "feedback")
    steps = tuple(read_step(row) for row in fields.rows("steps", least=2))
    refuse_doubles(steps, (*fields.path, "steps"))
    feedback = fields.inner("feedback")
    feedback.only("right", "first", "other", "when")
    known = [step.key for step in steps]
    when = tuple(read_when(row, known) for row in feedback.rows("when"))
    return Order(
        **common,
        steps=steps,
        right=feedback.text("right"),
        first=feedback.text("first"),
        other=feedback.text("other"),
        when=when,
    )


def read_step(row: Fields) -> Step:
    row.only("key", "text")
    return Step(row.key(), row.text("text"))


def read_when(row: Fields, known: list[str]) -> When:
    row.only("first", "say")
    return When(row.one_of("first", known), row.text("say"))


def read_match(fields: Fields, common: dict[str, Any]) -> Match:
    fields.only(*COMMON, "pairs", "wrong")
    pairs = tuple(read_pair(row) for row in fields.rows("pairs", least=2))
    refuse_doubles(pairs, (*fields.path, "pairs"))
    return Match(**common, pairs=pairs, wrong=fields.text("wrong"))


def read_pair(row: Fields) -> Pair:
    row.only("key", "left", "right", "feedback")
    return Pair(row.key(), row.text("left"), row.text("right"), row.text("feedback"))
