"""Mark an answer: how much of it fits, whether it is right, and which feedback belongs to it.

An answer is JSON: the key of an option (`choice_one`, `judgement`, `gaps_choose`), "true" or "false"
(`true_false`), the keys of the steps in order (`order`), or a mapping from a pair's key to the key of the pair
whose right side was put beside it (`match`). `grade` accepts anything at all and never raises; an answer that names
something the item does not have, or has the wrong shape, scores 0.

Partial credit
- choices, true or false: 1 or 0.
- order: the share of pairs of steps that stand in the right order relative to each other, 1 - D / (n(n-1)/2)
  with D the discordant pairs: the distance under Kendall's rank correlation (M. G. Kendall, "A New Measure of Rank
  Correlation", Biometrika 30, 1938). A step that is missing is out of order with every other.
- match: the share of pairs put together rightly (our rule).
An item is right only when everything fits; partial credit never makes it right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from .items import ChoiceItem, Item, Match, Order, TrueFalse


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
        case Order():
            return grade_order(item, answer)
        case Match():
            return grade_match(item, answer)
    return NOTHING


def full_answer(item: Item) -> Any:
    """The one answer that scores 1."""
    match item:
        case ChoiceItem():
            return next(option.key for option in item.options if option.correct)
        case TrueFalse():
            return "true" if item.answer else "false"
        case Order():
            return [step.key for step in item.steps]
        case Match():
            return {pair.key: pair.key for pair in item.pairs}
    return None


def grade_choice(item: ChoiceItem, answer: Any) -> Grade:
    for option in item.options:
        if isinstance(answer, str) and option.key == answer:
            return Grade(float(option.correct), option.correct, (f"option.{option.key}",))
    return NOTHING


def grade_true_false(item: TrueFalse, answer: Any) -> Grade:
    said = str(answer).lower() if isinstance(answer, bool) else answer
    if not isinstance(said, str) or said not in ("true", "false"):
        return NOTHING
    right = (said == "true") == item.answer
    return Grade(float(right), right, (said,))


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


def grade_match(item: Match, answer: Any) -> Grade:
    keys = [pair.key for pair in item.pairs]
    if not isinstance(answer, Mapping) or not answer:
        return NOTHING
    if not all(isinstance(side, str) and side in keys for pair in answer.items() for side in pair):
        return NOTHING
    fitting = [key for key in keys if answer.get(key) == key]
    right = len(fitting) == len(keys)
    feedback = tuple(f"pair.{key}" for key in fitting)
    return Grade(len(fitting) / len(keys), right, feedback if right else (*feedback, "wrong"))
