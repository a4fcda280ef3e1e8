"""What stands behind an instrument: its label, how far it was tested, and what each of its numbers means."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    quiz = Quiz.objects.filter(slug=quiz_slug, purpose=Purpose.INSTRUMENT).first()
    if quiz is None or not quiz.provenance:
        return None
    told = quiz.provenance
    constructs = tuple(
        Construct(row["key"], pick(row["title"], language), row["measure"], row["wanted"])
        for row in told["constructs"]
    )
    return Instrument(quiz.slug, pick(told["label"], language), pick(told["about"], language), constructs)


def words_of(quiz: str, keys: frozenset[str], language: str) -> Mapping[str, str]:
    """What the constructs among these keys are called."""
    found = described(quiz_slug=quiz, language=language)
    return {one.key: one.title for one in found.constructs if one.key in keys} if found else {}


def enter_registry() -> None:
    """Tell reports what the keys of constructs mean."""
    outcomes.register(words_of)
