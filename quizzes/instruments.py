"""What stands behind an instrument: its label, how far it was tested, and what each of its numbers means."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from . import outcomes
from .domain.wording import pick
from .models import Purpose, Quiz


@dataclass(frozen=True)
class Construct:
    """Something that an instrument measures: the share of right answers, or a place on a scale."""

    key: str
    title: str
    measure: str
    wanted: str


@dataclass(frozen=True)
class Instrument:
    """An instrument in words of one language."""

    code: str
    label: str
    about: str
    constructs: tuple[Construct, ...]


def described(*, quiz_slug: str, language: str) -> Instrument | None:
    """What a reader of its results must know; None where a quiz is no instrument."""
    return next(iter(instruments_among([quiz_slug], language)), None)


def instruments_among(slugs: Collection[str], language: str) -> list[Instrument]:
    """Those of these quizzes that are instruments. One query."""
    found = Quiz.objects.filter(slug__in=slugs, purpose=Purpose.INSTRUMENT)
    return [read(quiz.slug, quiz.provenance, language) for quiz in found if quiz.provenance]


def read(code: str, told: Mapping[str, Any], language: str) -> Instrument:
    constructs = tuple(
        Construct(row["key"], pick(row["title"], language), row["measure"], row["wanted"])
        for row in told["constructs"]
    )
    return Instrument(code, pick(told["label"], language), pick(told["about"], language), constructs)


def words_of(wanted: Mapping[str, frozenset[str]], language: str) -> dict[tuple[str, str], str]:
    """What the constructs among these keys are called."""
    found = instruments_among(list(wanted), language)
    return {
        (one.code, part.key): part.title
        for one in found
        for part in one.constructs
        if part.key in wanted[one.code]
    }


def enter_registry() -> None:
    """Tell reports what the keys of constructs mean."""
    outcomes.register(words_of)
