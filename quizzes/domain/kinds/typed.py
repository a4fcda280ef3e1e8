"""Items answered by typing, for adults only: gaps, a number, a short answer, and a long one that no machine marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizzes.domain.fields import Fields, Text, Variants, refuse_doubles
from quizzes.domain.figures import BOUND, MOST_DIGITS

from .base import COMMON, MOST_PARTS, Item, filled, row_data
from .placing import text_with_gaps


@dataclass(frozen=True)
class TypedGap:
    """A gap and every way of writing what fits it; `tip` helps with the second try, `feedback` is the reason."""

    key: str
    accept: Variants
    tip: Text
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Gaps(Item):
    """A text with gaps to write into. `wrong` is said beside a gap that was filled otherwise.

    `case_sensitive` minds capital letters; `spelling_tolerance` lets small slips pass (spelling.py).
    """

    text: Text
    gaps: tuple[TypedGap, ...]
    wrong: Text = field(default_factory=dict)
    case_sensitive: bool = False
    spelling_tolerance: bool = False


@dataclass(frozen=True)
class Range:
    """Numbers from `min` to `max` and the part of a point that they earn."""

    key: str
    min: float
    max: float
    fraction: float
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Numeric(Item):
    """A number; the range that earns most among those that hold it counts. `wrong` is said about any other."""

    answers: tuple[Range, ...]
    wrong: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Accepted:
    """Ways of writing one answer and the part of a point that it earns. An asterisk stands for any letters."""

    key: str
    accept: Variants
    fraction: float
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Item):
    """A few words; the answer that earns most among those that fit counts. `wrong` is said about any other."""

    answers: tuple[Accepted, ...]
    wrong: Text = field(default_factory=dict)
    case_sensitive: bool = False
    spelling_tolerance: bool = False


@dataclass(frozen=True, kw_only=True)
class LongAnswer(Item):
    """Sentences. No machine marks them; `keywords` and `sample` help whoever reads them."""

    keywords: Variants = field(default_factory=dict)
    sample: Text = field(default_factory=dict)


def read_gaps(fields: Fields, common: dict[str, Any]) -> Gaps:
    fields.only(*COMMON, "text", "gaps", "wrong", "case_sensitive", "spelling_tolerance")
    gaps = tuple(read_typed_gap(row) for row in fields.rows("gaps", least=1, most=MOST_PARTS))
    refuse_doubles(gaps, (*fields.path, "gaps"))
    text = text_with_gaps(fields, [gap.key for gap in gaps])
    return Gaps(**common, text=text, gaps=gaps, wrong=fields.feedback("wrong"), **read_tolerance(fields))


def read_typed_gap(row: Fields) -> TypedGap:
    row.only("key", "accept", "tip", "feedback")
    return TypedGap(
        row.key(), row.variants("accept"), row.text("tip", needed=False), row.feedback("feedback")
    )


def read_tolerance(fields: Fields) -> dict[str, Any]:
    return {name: fields.flag(name) for name in ("case_sensitive", "spelling_tolerance")}


def read_numeric(fields: Fields, common: dict[str, Any]) -> Numeric:
    fields.only(*COMMON, "answers", "wrong")
    answers = tuple(read_range(row) for row in fields.rows("answers", least=1, most=MOST_PARTS))
    refuse_doubles(answers, (*fields.path, "answers"))
    refuse_no_whole_point(fields, answers)
    return Numeric(**common, answers=answers, wrong=fields.feedback("wrong"))


def read_range(row: Fields) -> Range:
    row.only("key", "min", "max", "fraction", "feedback")
    for name in ("min", "max"):
        if row.data.get(name) is None:
            row.fault(name, "must be a number")
    least, most = (round(row.number(name, least=-BOUND, most=BOUND), MOST_DIGITS) for name in ("min", "max"))
    if least > most:
        row.fault("max", "must not be smaller than the smallest number")
    return Range(
        row.key(), least, most, row.number("fraction", 1.0, least=0, most=1), row.feedback("feedback")
    )


def refuse_no_whole_point(fields: Fields, answers: Sequence[Range | Accepted]) -> None:
    if all(answer.fraction != 1 for answer in answers):
        fields.fault("answers", "at least one must earn the whole point")


def read_short_answer(fields: Fields, common: dict[str, Any]) -> ShortAnswer:
    fields.only(*COMMON, "answers", "wrong", "case_sensitive", "spelling_tolerance")
    answers = tuple(read_accepted(row) for row in fields.rows("answers", least=1, most=MOST_PARTS))
    refuse_doubles(answers, (*fields.path, "answers"))
    refuse_no_whole_point(fields, answers)
    return ShortAnswer(**common, answers=answers, wrong=fields.feedback("wrong"), **read_tolerance(fields))


def read_accepted(row: Fields) -> Accepted:
    row.only("key", "accept", "fraction", "feedback")
    fraction = row.number("fraction", 1.0, least=0, most=1)
    return Accepted(row.key(), row.variants("accept"), fraction, row.feedback("feedback"))


def read_long_answer(fields: Fields, common: dict[str, Any]) -> LongAnswer:
    fields.only(*COMMON, "keywords", "sample")
    keywords = fields.variants("keywords", needed=False)
    return LongAnswer(**common, keywords=keywords, sample=fields.text("sample", needed=False))


def typed_data(item: Item) -> dict[str, Any]:
    """What an item of this family has beside what all have."""
    match item:
        case Gaps():
            gaps = [filled({**vars(gap), "accept": lists(gap.accept)}) for gap in item.gaps]
            return {"text": item.text, "gaps": gaps, "wrong": item.wrong, **tolerance(item)}
        case Numeric():
            # 0 is a number and an answer that earns nothing is an answer: neither is left out.
            answers = [
                {**row_data(one), "min": one.min, "max": one.max, "fraction": one.fraction}
                for one in item.answers
            ]
            return {"answers": answers, "wrong": item.wrong}
        case ShortAnswer():
            rows = [
                {**row_data(one), "accept": lists(one.accept), "fraction": one.fraction}
                for one in item.answers
            ]
            return {"answers": rows, "wrong": item.wrong, **tolerance(item)}
        case LongAnswer():
            return {"keywords": lists(item.keywords), "sample": item.sample}
    return {}


def tolerance(item: Gaps | ShortAnswer) -> dict[str, bool]:
    return {"case_sensitive": item.case_sensitive, "spelling_tolerance": item.spelling_tolerance}


def lists(variants: Variants) -> dict[str, list[str]]:
    return {language: list(ways) for language, ways in variants.items()}
