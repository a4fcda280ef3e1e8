"""One question as a page shows it: what can be chosen, what was chosen, and what is said beside it.

Nothing in a `Question` tells what fits before the question is told: what can be chosen bears the numbers of the
page (showing.py), never keys, and feedback stands only beside what was chosen.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from .grading import full_answer, grade
from .items import ChoiceItem, GapsChoose, Item, Match, Order, TrueFalse
from .showing import shown_keys, to_shown
from .walk import Outcome, Phase, Tries, is_settled, outcome
from .wording import pick, reason, say_about

GAP = re.compile(r"[▢□]+")


class Missing(StrEnum):
    """What a reader is kindly asked for when an answer cannot be marked yet."""

    NOTHING = ""
    ONE = "one"
    ALL = "all"
    TWICE = "twice"


@dataclass(frozen=True)
class Said:
    """What is said beside something that was chosen."""

    fits: bool
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """Something to choose; `truth` names one side of a true-or-false, whose words belong to the interface."""

    number: int
    text: str
    truth: str = ""
    chosen: bool = False
    fits: bool = False
    said: Said | None = None


@dataclass(frozen=True)
class Row:
    """A place to fill with the number of an offer: a place in an order, or the left side of a pair."""

    number: int
    text: str = ""
    chosen: int = 0
    fits: bool = False
    said: Said | None = None
    right: str = ""


@dataclass(frozen=True)
class Question:
    """A question with its parts; `face` names how it is drawn: choice, order or match.

    `gap` holds what stands around the gaps of a sentence, `fill` what belongs there once it is told; `attempt` is
    the number of the try to come.
    """

    key: str
    kind: str
    face: str
    stem: str
    number: int
    total: int
    phase: Phase
    attempt: int
    gap: tuple[str, ...] = ()
    fill: str = ""
    offers: tuple[Offer, ...] = ()
    rows: tuple[Row, ...] = ()
    hint: str = ""
    said: Said | None = None
    reason: tuple[str, ...] = ()
    outcome: Outcome | None = None
    passed_over: bool = False
    missing: Missing = Missing.NOTHING
    critical: bool = False

    @property
    def is_open(self) -> bool:
        """Whether an answer can be handed in."""
        return self.phase in (Phase.ASK, Phase.AGAIN)


def ask(item: Item, tries: Tries, *, seed: str, language: str, number: int = 1, total: int = 1) -> Question:
    """Show `item` as it stands after `tries`; `number` of `total` is its place in the quiz."""
    settled = is_settled(item, tries)
    given = [answer for answer in tries if answer is not None]
    bare = Question(
        key=item.key,
        kind=item.kind.value,
        face=face_of(item),
        stem=pick(item.stem, language) if item.stem else "",
        number=number,
        total=total,
        phase=Phase.TOLD if settled else Phase.AGAIN if tries else Phase.ASK,
        attempt=len(tries) + 1,
        gap=tuple(GAP.split(pick(item.text, language))) if isinstance(item, GapsChoose) else (),
        offers=offers_of(item, seed, language),
        rows=rows_of(item, language),
        critical=item.critical,
    )
    if not tries:
        return bare
    shown = answered(bare, item, given[-1], seed, language) if given else bare
    if not settled:
        return replace(shown, hint=pick(item.hint, language) if item.hint else "")
    return told(shown, item, tries, seed, language)


def face_of(item: Item) -> str:
    match item:
        case Order():
            return "order"
        case Match():
            return "match"
    return "choice"


def offers_of(item: Item, seed: str, language: str) -> tuple[Offer, ...]:
    keys = enumerate(shown_keys(item, seed), start=1)
    if isinstance(item, TrueFalse):
        return tuple(Offer(number, "", truth=key) for number, key in keys)
    texts = offered_texts(item, language)
    return tuple(Offer(number, texts[key]) for number, key in keys)


def offered_texts(item: Item, language: str) -> dict[str, str]:
    match item:
        case ChoiceItem():
            return {option.key: pick(option.text, language) for option in item.options}
        case Order():
            return {step.key: pick(step.text, language) for step in item.steps}
        case Match():
            return {pair.key: pick(pair.right, language) for pair in item.pairs}
    return {}


def rows_of(item: Item, language: str) -> tuple[Row, ...]:
    match item:
        case Order():
            return tuple(Row(number) for number in range(1, len(item.steps) + 1))
        case Match():
            return tuple(Row(n, pick(pair.left, language)) for n, pair in enumerate(item.pairs, start=1))
    return ()


def answered(bare: Question, item: Item, answer: Any, seed: str, language: str) -> Question:
    """Put what was chosen, and what is said about it, beside what can be chosen."""
    marked = grade(item, answer)
    said = Said(marked.right, tuple(say_about(item, marked, language)))
    numbers = to_shown(item, seed, answer)
    match item:
        case Match():
            return replace(
                bare, rows=matched(bare.rows, item, answer, numbers, language), said=Said(marked.right, ())
            )
        case Order():
            rows = tuple(replace(row, chosen=int(n)) for row, n in zip(bare.rows, numbers, strict=True))
            return replace(bare, rows=rows, said=said)
    return replace(bare, offers=tuple(chosen_one(offer, int(numbers), said) for offer in bare.offers))


def chosen_one(offer: Offer, number: int, said: Said) -> Offer:
    return replace(offer, chosen=True, fits=said.fits, said=said) if offer.number == number else offer


def matched(
    rows: tuple[Row, ...], item: Match, answer: Any, numbers: list[str], language: str
) -> tuple[Row, ...]:
    """Each pair with what was put together; beside one that does not fit stands the same sentence for all."""
    done = []
    for row, pair, number in zip(rows, item.pairs, numbers, strict=True):
        fits = answer.get(pair.key) == pair.key
        words = pick(pair.feedback if fits else item.wrong, language)
        done.append(replace(row, chosen=int(number), fits=fits, said=Said(fits, (words,))))
    return tuple(done)


def told(shown: Question, item: Item, tries: Tries, seed: str, language: str) -> Question:
    """Once no try is left: what fits, and why."""
    found = outcome(item, tries)
    fill = fitting_text(item, language) if isinstance(item, GapsChoose) else ""
    told_now = replace(shown, outcome=found, passed_over=None in tries, fill=fill)
    if found is not Outcome.LOOK_AGAIN:
        return told_now
    key = to_shown(item, seed, full_answer(item))
    why = tuple(reason(item, language))
    match item:
        case Match():
            pairs = zip(shown.rows, item.pairs, strict=True)
            rows = tuple(
                replace(r, right=pick(p.right, language), said=beside(r, p.feedback, language))
                for r, p in pairs
            )
            return replace(told_now, rows=rows)
        case Order():
            texts = offered_texts(item, language)
            steps = zip(shown.rows, item.steps, strict=True)
            return replace(told_now, rows=tuple(replace(r, right=texts[s.key]) for r, s in steps), reason=why)
    offers = tuple(
        replace(offer, fits=True, said=Said(True, why)) if offer.number == int(key) else offer
        for offer in shown.offers
    )
    return replace(told_now, offers=offers)


def fitting_text(item: ChoiceItem, language: str) -> str:
    return next(pick(option.text, language) for option in item.options if option.correct)


def beside(row: Row, feedback: Any, language: str) -> Said:
    """The reason of the pair itself, now that the pair is told."""
    return Said(row.fits, (pick(feedback, language),))


def what_is_missing(item: Item, said: Any) -> Missing:
    """Why an answer in the numbers of the page could not be read; `said` comes from `showing.posted`."""
    if isinstance(item, Order | Match):
        filled = [number for number in said if number]
        if not filled:
            return Missing.ONE
        return Missing.ALL if len(filled) < len(said) else Missing.TWICE
    return Missing.ONE


def keep_posted(question: Question, said: Any) -> Question:
    """Show an answer that could not be marked as it was left, so that nothing has to be chosen again."""
    if not question.rows:
        return question
    valid = {str(offer.number) for offer in question.offers}
    pairs = zip(question.rows, said, strict=True)
    rows = tuple(replace(row, chosen=int(n) if n in valid else 0, said=None) for row, n in pairs)
    return replace(question, rows=rows, said=None)
