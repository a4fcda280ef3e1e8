"""Items answered by choosing: one of several, several of several, a word of a text, a place in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizzes.domain.fields import Fault, Fields, Text, refuse_doubles
from quizzes.domain.marks import tokens_in

from .base import COMMON, MARKERS, MOST_PARTS, Item, filled, row_data

MOST_TOKENS = 80
NEARLY_ONE = 0.011  # three thirds written as 33.333 % add up to a little less than 1


@dataclass(frozen=True)
class Option:
    """Something to choose, and what is said to whoever chose it.

    `fraction` is the part of a point that it earns where it does not fit wholly (below 0 it costs one); `experts`
    how many experts chose it; `tip` helps with the second try; `not_chosen` is said to whoever left it.
    """

    key: str
    text: Text
    correct: bool
    feedback: Text
    marker: str = ""
    fraction: float = 0.0
    experts: int = 0
    tip: Text = field(default_factory=dict)
    not_chosen: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Spot(Option):
    """A place in a picture: `x` and `y` in hundredths of its width and height, from the upper left."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ChoiceItem(Item):
    """One of several options is chosen: `choice_one`, and `judgement` of a situation.

    A judgement says in `source` where its scoring comes from, once experts or fractions decide.
    """

    options: tuple[Option, ...]
    source: Text = field(default_factory=dict)

    @property
    def by_experts(self) -> bool:
        return any(option.experts for option in self.options)


@dataclass(frozen=True, kw_only=True)
class GapsChoose(ChoiceItem):
    """One of several cards fits the gap ▢ in `text`."""

    text: Text


@dataclass(frozen=True, kw_only=True)
class HotspotChoice(ChoiceItem):
    """One of several places in a picture, offered as a numbered list; `picture` names the drawing."""

    picture: str
    alt: Text


@dataclass(frozen=True, kw_only=True)
class ChoiceMany(Item):
    """Several options may fit. With `whole` only the whole set of them earns the point."""

    options: tuple[Option, ...]
    whole: bool = False

    @property
    def by_fractions(self) -> bool:
        """Whether each option has a weight of its own; otherwise all weigh the same."""
        return any(option.fraction for option in self.options)


@dataclass(frozen=True)
class Token:
    """Words of a text that can be marked; `feedback` is the reason why they are to be marked, or not."""

    key: str
    correct: bool
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class MarkWords(Item):
    """Tokens {key|words} of a text are to be marked where they are `correct`."""

    text: Text
    tokens: tuple[Token, ...]


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Item):
    """A statement to agree with or not; `if_true` is said to whoever chose "true"."""

    answer: bool
    if_true: Text
    if_false: Text


def read_choice(fields: Fields, common: dict[str, Any]) -> ChoiceItem:
    """`choice_one`: exactly one option fits; others may earn a part."""
    fields.only(*COMMON, "options")
    return ChoiceItem(**common, options=read_options(fields, "options", shares=True))


def read_judgement(fields: Fields, common: dict[str, Any]) -> ChoiceItem:
    """A judgement is scored by its author, by fractions, or by how many experts chose each option."""
    fields.only(*COMMON, "options", "source")
    rows = list(fields.rows("options", least=2, most=MOST_PARTS))
    experts = [int(row.number("experts", least=0, most=100_000)) for row in rows]
    if any(experts):
        options = tuple(
            expert_option(row, count, max(experts)) for row, count in zip(rows, experts, strict=True)
        )
    else:
        options = tuple(read_option(row, shares=True) for row in rows)
    refuse_doubles(options, (*fields.path, "options"))
    graded = any(experts) or any(option.fraction for option in options)
    right = sum(option.correct for option in options)
    if right != 1 and not (graded and right):
        fields.fault("options", "exactly one must be correct, not {right}", right=right)
    source = fields.text("source", needed=graded and fields.needs.feedback)
    return ChoiceItem(**common, options=options, source=source)


def expert_option(row: Fields, count: int, most: int) -> Option:
    """What most experts chose fits; nobody may say otherwise."""
    if row.flag("correct") and count != most:
        row.fault("correct", "the experts chose another option")
    if row.data.get("fraction"):
        row.fault("fraction", "the experts' choices decide here")
    option = read_option(row, shares=True)
    return Option(**{**vars(option), "correct": count == most, "experts": count})


def read_options(fields: Fields, name: str, *, shares: bool = False) -> tuple[Option, ...]:
    """Options with a key, a text and feedback each; exactly one is correct."""
    rows = fields.rows(name, least=2, most=MOST_PARTS)
    options = tuple(read_option(row, shares=shares) for row in rows)
    refuse_doubles(options, (*fields.path, name))
    refuse_other_than_one(fields, name, options)
    return options


def refuse_other_than_one(fields: Fields, name: str, options: Sequence[Option]) -> None:
    right = sum(option.correct for option in options)
    if right != 1:
        fields.fault(name, "exactly one must be correct, not {right}", right=right)


def read_option(row: Fields, *, shares: bool = False) -> Option:
    """One option of a single choice; what fits wholly needs no fraction."""
    extra = ("fraction", "experts") if shares else ()
    row.only("key", "text", "correct", "feedback", "marker", "tip", "not_chosen", *extra)
    fraction = row.number("fraction", least=-1, most=1) if shares else 0.0
    correct = row.flag("correct") or fraction == 1
    if correct and fraction not in (0, 1):
        row.fault("fraction", "what is correct earns the whole point")
    return Option(**option_parts(row), correct=correct, fraction=0.0 if correct else fraction)


def option_parts(row: Fields) -> dict[str, Any]:
    return {
        "key": row.key(),
        "text": row.text("text"),
        "feedback": row.feedback("feedback"),
        "marker": row.one_of("marker", MARKERS),
        "tip": row.text("tip", needed=False),
        "not_chosen": row.text("not_chosen", needed=False),
    }


def read_many(fields: Fields, common: dict[str, Any]) -> ChoiceMany:
    """`choice_many`: at least one option fits. Where options have fractions, those above 0 fit."""
    fields.only(*COMMON, "options", "whole")
    options = tuple(read_weighted(row) for row in fields.rows("options", least=2, most=MOST_PARTS))
    refuse_doubles(options, (*fields.path, "options"))
    whole = fields.flag("whole")
    if not any(option.correct for option in options):
        fields.fault("options", "at least one must be correct")
    weights = [option.fraction for option in options]
    if any(weights):
        refuse_odd_weights(fields, options, whole)
    return ChoiceMany(**common, options=options, whole=whole)


def refuse_odd_weights(fields: Fields, options: Sequence[Option], whole: bool) -> None:
    if whole:
        fields.fault("whole", "where options have fractions, each earns its own part")
    for number, option in enumerate(options):
        if option.correct != (option.fraction > 0):
            path = (*fields.path, "options", number, "fraction")
            raise Fault(path, "what is correct earns more than 0, and nothing else does")
    total = sum(option.fraction for option in options if option.correct)
    if abs(total - 1) > NEARLY_ONE:
        fields.fault(
            "options", "the fractions of what is correct must add up to 1, not {total}", total=f"{total:g}"
        )


def read_weighted(row: Fields) -> Option:
    row.only("key", "text", "correct", "feedback", "marker", "tip", "not_chosen", "fraction")
    fraction = row.number("fraction", least=-1, most=1)
    return Option(**option_parts(row), correct=row.flag("correct") or fraction > 0, fraction=fraction)


def read_gap(fields: Fields, common: dict[str, Any]) -> GapsChoose:
    """A sentence with one gap; which card fits is marked on the card."""
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
    if not fields.data.get("feedback") and not fields.needs.feedback:
        return TrueFalse(**common, answer=fields.flag("answer"), if_true={}, if_false={})
    inner = fields.inner("feedback")
    # YAML reads an unquoted `true:` as a boolean name, JSON and editors write a word: the same field.
    said = Fields({str(name).lower(): value for name, value in inner.data.items()}, inner.path, inner.needs)
    said.only("true", "false")
    return TrueFalse(
        **common, answer=fields.flag("answer"), if_true=said.feedback("true"), if_false=said.feedback("false")
    )


def read_hotspot_choice(fields: Fields, common: dict[str, Any]) -> HotspotChoice:
    fields.only(*COMMON, "picture", "alt", "options")
    options = tuple(read_spot(row) for row in fields.rows("options", least=2, most=MOST_PARTS))
    refuse_doubles(options, (*fields.path, "options"))
    refuse_other_than_one(fields, "options", options)
    return HotspotChoice(**common, **read_picture(fields), options=options)


def read_picture(fields: Fields) -> dict[str, Any]:
    """The picture that holds the places; without words for it nobody who cannot see it could answer."""
    picture = fields.word("picture")
    if not picture or len(picture) > 300:
        fields.fault("picture", "the name of the picture is missing")
    return {"picture": picture, "alt": fields.text("alt", needed=fields.needs.feedback)}


def read_spot(row: Fields) -> Spot:
    row.only("key", "text", "correct", "feedback", "marker", "tip", "not_chosen", "x", "y")
    place: dict[str, Any] = {axis: row.number(axis, least=0, most=100) for axis in ("x", "y")}
    return Spot(**option_parts(row), correct=row.flag("correct"), **place)


def read_mark_words(fields: Fields, common: dict[str, Any]) -> MarkWords:
    """Every token stands once in every language's text."""
    fields.only(*COMMON, "text", "tokens")
    tokens = tuple(read_token(row) for row in fields.rows("tokens", least=2, most=MOST_TOKENS))
    refuse_doubles(tokens, (*fields.path, "tokens"))
    if not any(token.correct for token in tokens):
        fields.fault("tokens", "at least one must be correct")
    text = fields.text("text")
    keys = sorted(token.key for token in tokens)
    for language, said in text.items():
        if sorted(piece.key for piece in tokens_in(said) if piece.key) != keys:
            path = (*fields.path, "text", language)
            raise Fault(path, "must hold each token once, as {key|words}: {keys}", keys=", ".join(keys))
    return MarkWords(**common, text=text, tokens=tokens)


def read_token(row: Fields) -> Token:
    row.only("key", "correct", "feedback")
    # Only what is to be marked needs its reason; beside every other word it would be noise.
    needed = row.flag("correct") and row.needs.feedback
    return Token(row.key(), row.flag("correct"), row.text("feedback", needed=needed))


def choosing_data(item: Item) -> dict[str, Any]:
    """What an item of this family has beside what all have."""
    match item:
        case GapsChoose():
            return {"text": item.text, "cards": [row_data(card) for card in item.options]}
        case HotspotChoice():
            return {"picture": item.picture, "alt": item.alt, "options": [row_data(o) for o in item.options]}
        case ChoiceItem():
            return {"options": [row_data(option) for option in item.options], "source": item.source}
        case ChoiceMany():
            return {"options": [row_data(option) for option in item.options], "whole": item.whole}
        case MarkWords():
            return {"text": item.text, "tokens": [row_data(token) for token in item.tokens]}
        case TrueFalse():
            said = filled({"true": item.if_true, "false": item.if_false})
            return {"answer": item.answer, "feedback": said}
    return {}
