"""Mark an answer: how much of it fits, whether it is right, and which feedback belongs to it.

An answer is JSON in stable keys, never in words of a language (only what is typed is kept as typed):

| kind | answer |
|---|---|
| `choice_one`, `judgement`, `hotspot_choice`, `gaps_choose` with one gap | the key of an option |
| `true_false` | "true" or "false" |
| `choice_many`, `mark_words` | a list of the keys that were chosen |
| `order` | the keys of the steps in order |
| `match`, `sort`, `gaps_choose` with several gaps | a mapping from the key of each place to that of what is there |
| `gaps` | a mapping from the key of each gap to what was typed |
| `numeric`, `short_answer`, `long_answer` | what was typed |
| `scenario` | the keys of the choices in the order in which they were made |
| `scale` | the key of a point; for a pair the mapping {"own": …, "others": …} |
| `text`, `hotspots` | "read" |

`grade` accepts anything at all and never raises; an answer that names something the item does not have, or has the
wrong shape, scores 0. An item is right only when everything fits; partial credit never makes it right.

Partial credit
- choice_one, true_false, hotspot_choice: 1 or 0; an option with a fraction earns it, never less than 0.
- choice_many, mark_words: right minus wrong, (h - f) / n with h of the n fitting ones chosen and f others, not below 0.
  Rights minus wrongs is the correction for guessing of formula scoring (F. M. Lord, "Formula scoring and number-right
  scoring", Journal of Educational Measurement 12, 1975), here within one item; H5P's Multi Choice and Mark the Words
  score so. With fractions: the sum of what was chosen, between 0 and 1, as in Moodle's GIFT. With `whole`: 1 or 0.
- judgement: an option's fraction, or by expert consensus the number of experts who chose it divided by the number who
  chose the most frequent one: proportion scoring scaled to the mode. Proportions of experts as scores: P. J. Legree,
  "Evidence for an oblique social intelligence factor established with a Likert-based testing procedure",
  Intelligence 21, 1995; J. D. Mayer et al., "Emotional intelligence as a standard intelligence", Emotion 1, 2001.
  The item names its experts in `source`.
- order: the share of pairs of steps that stand in the right order relative to each other, 1 - D / (n(n-1)/2)
  with D the discordant pairs: the distance under Kendall's rank correlation (M. G. Kendall, "A New Measure of Rank
  Correlation", Biometrika 30, 1938). A step that is missing is out of order with every other.
- match, sort, gaps, gaps_choose: the share of places filled rightly (our rule: the number right, place by place).
- numeric, short_answer: the fraction of the best accepted answer that fits.
- scenario: the score of the end that was reached.
- scale, long_answer, text, hotspots: nothing is marked; Item.is_marked says so, and the score 0 means nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from .fields import Variants
from .figures import read_number, write_number
from .items import (
    Accepted,
    ChoiceItem,
    ChoiceMany,
    Gaps,
    Item,
    MarkWords,
    Numeric,
    Order,
    Places,
    Range,
    Scenario,
    ShortAnswer,
    TrueFalse,
    TypedGap,
)
from .kinds.branching import shortest
from .spelling import LONGEST_TYPED, is_written, one_writing


@dataclass(frozen=True)
class Grade:
    """`score` runs from 0 to 1; `feedback` names the feedback to show (wording.say_about reads the names)."""

    score: float
    right: bool
    feedback: tuple[str, ...] = ()


NOTHING = Grade(0.0, False)


def grade(item: Item, answer: Any) -> Grade:
    """Mark any JSON-like answer to `item`."""
    match item:
        case ChoiceItem():
            return grade_choice(item, answer)
        case TrueFalse():
            return grade_true_false(item, answer)
        case ChoiceMany():
            return grade_many(item, answer)
        case MarkWords():
            return grade_marking(item, answer)
        case Order():
            return grade_order(item, answer)
        case Places():
            return grade_places(item, answer)
        case Gaps():
            return grade_gaps(item, answer)
        case Numeric() | ShortAnswer():
            return grade_typed(item, answer)
        case Scenario():
            return grade_scenario(item, answer)
    return NOTHING


def full_answer(item: Item) -> Any:
    """An answer that scores 1; None where nothing is marked."""
    match item:
        case ChoiceItem():
            return next(option.key for option in item.options if option.correct)
        case TrueFalse():
            return "true" if item.answer else "false"
        case ChoiceMany():
            return [option.key for option in item.options if option.correct]
        case MarkWords():
            return [token.key for token in item.tokens if token.correct]
        case Order():
            return [step.key for step in item.steps]
        case Places():
            return {place.key: place.fits for place in item.places}
        case Gaps():
            return {gap.key: one_writing(ways_of(gap.accept)[0]) for gap in item.gaps}
        case Numeric() | ShortAnswer():
            return typed_fully(best_of(item.answers))
        case Scenario():
            ends = [scene.key for scene in item.scenes if scene.score == 1]
            return shortest(item, item.scenes[0].key, ends)
    return None


def grade_choice(item: ChoiceItem, answer: Any) -> Grade:
    most = max(option.experts for option in item.options)
    for option in item.options:
        if isinstance(answer, str) and option.key == answer:
            part = option.experts / most if most else max(option.fraction, 0.0)
            return Grade(1.0 if option.correct else part, option.correct, (f"option.{option.key}",))
    return NOTHING


def grade_true_false(item: TrueFalse, answer: Any) -> Grade:
    said = str(answer).lower() if isinstance(answer, bool) else answer
    if not isinstance(said, str) or said not in ("true", "false"):
        return NOTHING
    right = (said == "true") == item.answer
    return Grade(float(right), right, (said,))


def grade_many(item: ChoiceMany, answer: Any) -> Grade:
    chosen = chosen_of([option.key for option in item.options], answer)
    fitting = [option.key for option in item.options if option.correct]
    right = chosen == fitting
    if item.by_fractions:
        score = 1.0 if right else weighed(item, chosen)
    else:
        score = float(right) if item.whole else right_minus_wrong(chosen, fitting)
    return Grade(score, right, tuple(f"option.{key}" for key in chosen))


def weighed(item: ChoiceMany, chosen: Sequence[str]) -> float:
    """The sum of what was chosen in parts of what can be earned: thirds written as 33.333 % make a whole."""
    most = sum(option.fraction for option in item.options if option.correct)
    earned = sum(option.fraction for option in item.options if option.key in chosen)
    return min(1.0, max(0.0, earned / most))


def grade_marking(item: MarkWords, answer: Any) -> Grade:
    chosen = chosen_of([token.key for token in item.tokens], answer)
    fitting = [token.key for token in item.tokens if token.correct]
    feedback = tuple(f"token.{key}" for key in chosen)
    return Grade(right_minus_wrong(chosen, fitting), chosen == fitting, feedback)


def chosen_of(keys: Sequence[str], answer: Any) -> list[str]:
    """What was chosen, in the author's order; nothing where the answer names anything else."""
    if not isinstance(answer, list | tuple):
        return []
    if not all(isinstance(key, str) and key in keys for key in answer):
        return []
    return [key for key in keys if key in answer]


def right_minus_wrong(chosen: Sequence[str], fitting: Sequence[str]) -> float:
    """(hits - false alarms) / number that fit, not below 0."""
    hits = sum(key in fitting for key in chosen)
    return max(0.0, (hits - (len(chosen) - hits)) / len(fitting))


def grade_order(item: Order, answer: Any) -> Grade:
    key = [step.key for step in item.steps]
    if not isinstance(answer, list | tuple) or not 0 < len(answer) <= len(key):
        return NOTHING
    if not all(isinstance(step, str) and step in key for step in answer):
        return NOTHING
    right = list(answer) == key
    return Grade(share_in_order(key, answer), right, (order_feedback(item, answer, right),))


def share_in_order(key: Sequence[str], answer: Sequence[str]) -> float:
    """Share of pairs of `key` in the same order in `answer`; a step counts where it stands first."""
    place = {step: number for number, step in reversed(list(enumerate(answer)))}
    pairs = list(combinations(key, 2))
    kept = sum(a in place and b in place and place[a] < place[b] for a, b in pairs)
    return kept / len(pairs)


def order_feedback(item: Order, answer: Sequence[str], right: bool) -> str:
    """The most telling feedback: right, something about this very first step, a wrong first step, anything else."""
    first = answer[0]
    if right:
        return "right"
    if first != item.steps[0].key:
        return f"when.{first}" if any(special.first == first for special in item.when) else "first"
    return "other"


def grade_places(item: Places, answer: Any) -> Grade:
    places, aliases = item.places, item.aliases
    keys = {place.key for place in places}
    if not isinstance(answer, Mapping) or not answer:
        return NOTHING
    if not all(isinstance(put, str) and at in keys and put in aliases for at, put in answer.items()):
        return NOTHING
    fitting = [place.key for place in places if aliases.get(answer.get(place.key, "")) == place.fits]
    return by_place(item.part, fitting, len(places))


def by_place(part: str, fitting: Sequence[str], total: int) -> Grade:
    """The share of places that fit; what is said beside each of them, and that others do not fit."""
    right = len(fitting) == total
    feedback = tuple(f"{part}.{key}" for key in fitting)
    return Grade(len(fitting) / total, right, feedback if right else (*feedback, "wrong"))


def grade_gaps(item: Gaps, answer: Any) -> Grade:
    known = {gap.key for gap in item.gaps}
    if not isinstance(answer, Mapping) or not answer or not set(answer) <= known:
        return NOTHING
    if not all(isinstance(typed, str) and len(typed) <= LONGEST_TYPED for typed in answer.values()):
        return NOTHING
    fitting = [gap.key for gap in item.gaps if gap_fits(item, gap, answer.get(gap.key, ""))]
    return by_place("gap", fitting, len(item.gaps))


def gap_fits(item: Gaps, gap: TypedGap, typed: str) -> bool:
    tolerance = {"case_sensitive": item.case_sensitive, "tolerant": item.spelling_tolerance}
    return is_written(typed, ways_of(gap.accept), **tolerance)


def grade_typed(item: Numeric | ShortAnswer, answer: Any) -> Grade:
    """The accepted answer that earns most among those that fit what was typed."""
    if not isinstance(answer, str) or not answer.strip() or len(answer) > LONGEST_TYPED:
        return NOTHING
    if isinstance(item, Numeric) and read_number(answer) is None:
        return NOTHING
    fitting = accepting(item, answer)
    if not fitting:
        return Grade(0.0, False, ("wrong",))
    best = best_of(fitting)
    return Grade(best.fraction, best.fraction == 1, (f"answer.{best.key}",))


def accepting(item: Numeric | ShortAnswer, typed: str) -> list[Range | Accepted]:
    """The accepted answers that what was typed fits; numbers are compared exactly, in decimals."""
    if isinstance(item, ShortAnswer):
        tolerance = {"case_sensitive": item.case_sensitive, "tolerant": item.spelling_tolerance}
        return [one for one in item.answers if is_written(typed, ways_of(one.accept), **tolerance)]
    number = read_number(typed)
    return [one for one in item.answers if number is not None and exact(one.min) <= number <= exact(one.max)]


def exact(value: float) -> Decimal:
    return Decimal(str(value))


def best_of(answers: Sequence[Range | Accepted]) -> Range | Accepted:
    return max(answers, key=lambda one: one.fraction)


def typed_fully(best: Range | Accepted) -> str:
    return write_number(best.min) if isinstance(best, Range) else one_writing(ways_of(best.accept)[0])


def ways_of(variants: Variants) -> list[str]:
    """Every way of writing in every language: whoever answers in another language is understood."""
    return [way for ways in variants.values() for way in ways]


def grade_scenario(item: Scenario, answer: Any) -> Grade:
    end = item.ends_at(answer)
    score = end.score if end and end.score is not None else 0.0
    return Grade(score, score == 1)
