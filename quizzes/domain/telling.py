"""What is said once something was answered: beside what was chosen, and at last what fits and why."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .fields import Variants
from .figures import write_number
from .grading import best_of, full_answer, gap_fits, grade
from .items import (
    Accepted,
    ChoiceItem,
    ChoiceMany,
    Gaps,
    GapsChoose,
    Item,
    LongAnswer,
    MarkWords,
    Numeric,
    Option,
    Order,
    Places,
    Range,
    Reading,
    Scale,
    Scenario,
    ShortAnswer,
    Token,
    TrueFalse,
)
from .questions import Offer, Question, Row, Said
from .showing import row_keys, shown_keys, to_shown
from .spelling import one_writing
from .staging import turns_of
from .walk import Outcome, Tries, outcome
from .wording import pick, reason, say_about

NO_VERDICT = Said(False, (), plain=True)


def answered(bare: Question, item: Item, answer: Any, seed: str, language: str) -> Question:
    """Put what was chosen, and what is said about it, beside what can be chosen."""
    marked = grade(item, answer)
    said = Said(marked.right, tuple(say_about(item, marked, language)), plain=not item.is_marked)
    shown = to_shown(item, seed, answer)
    match item:
        case Places():
            rows = filled_rows(bare.rows, item, answer, shown, seed, language)
            return replace(bare, rows=rows, said=Said(marked.right, ()))
        case Order():
            rows = tuple(replace(row, chosen=int(n)) for row, n in zip(bare.rows, shown, strict=True))
            return replace(bare, rows=rows, said=said)
        case Scale(pair=True):
            rows = tuple(replace(row, chosen=int(n)) for row, n in zip(bare.rows, shown, strict=True))
            return replace(bare, rows=rows, said=NO_VERDICT)
        case Gaps():
            return replace(
                bare, rows=typed_rows(bare.rows, item, answer, language), said=Said(marked.right, ())
            )
        case ChoiceMany() | MarkWords():
            offers = several_chosen(bare.offers, item, answer, seed, language)
            return replace(bare, offers=offers, said=Said(marked.right, ()))
        case Numeric() | ShortAnswer() | LongAnswer():
            return replace(bare, typed=answer, said=said)
        case Scenario():
            return replace(bare, former=turns_of(item, answer, language), said=said)
        case Reading():
            return bare
    return replace(bare, offers=tuple(chosen_one(offer, int(shown), said) for offer in bare.offers))


def chosen_one(offer: Offer, number: int, said: Said) -> Offer:
    return replace(offer, chosen=True, fits=said.fits, said=said) if offer.number == number else offer


def filled_rows(
    rows: tuple[Row, ...], item: Places, answer: Any, numbers: list[str], seed: str, language: str
) -> tuple[Row, ...]:
    """Each place with what was put there; beside one that does not fit stands the same sentence for all."""
    places = {place.key: place for place in item.places}
    aliases = item.aliases
    done = []
    for row, key, number in zip(rows, row_keys(item, seed), numbers, strict=True):
        place = places[key]
        fits = aliases[answer[key]] == place.fits
        done.append(
            replace(
                row,
                chosen=int(number),
                fits=fits,
                said=beside(place.feedback if fits else item.wrong, fits, language),
            )
        )
    return tuple(done)


def beside(text: Any, fits: bool, language: str) -> Said:
    """A verdict with its sentence, or alone where nothing was written."""
    words = pick(text, language)
    return Said(fits, (words,) if words else ())


def typed_rows(rows: tuple[Row, ...], item: Gaps, answer: Any, language: str) -> tuple[Row, ...]:
    done = []
    for row, gap in zip(rows, item.gaps, strict=True):
        fits = gap_fits(item, gap, answer[gap.key])
        said = beside(gap.feedback if fits else item.wrong, fits, language)
        done.append(replace(row, typed=answer[gap.key], fits=fits, said=said))
    return tuple(done)


def several_chosen(
    offers: tuple[Offer, ...], item: ChoiceMany | MarkWords, answer: Sequence[str], seed: str, language: str
) -> tuple[Offer, ...]:
    """What was chosen with what is said about each; nothing about what was left."""
    parts = parts_of(item)
    keys = shown_keys(item, seed)
    return tuple(
        replace(
            offer,
            chosen=True,
            fits=parts[key].correct,
            said=beside(parts[key].feedback, parts[key].correct, language),
        )
        if key in answer
        else offer
        for offer, key in zip(offers, keys, strict=True)
    )


def parts_of(item: ChoiceMany | MarkWords) -> dict[str, Option | Token]:
    parts: Sequence[Option | Token] = item.options if isinstance(item, ChoiceMany) else item.tokens
    return {part.key: part for part in parts}


def told(shown: Question, item: Item, tries: Tries, seed: str, language: str) -> Question:
    """Once no try is left: what fits, and why."""
    found = outcome(item, tries)
    told_now = replace(
        shown,
        outcome=found,
        passed_over=None in tries,
        after=pick(item.after, language),
        source=pick(item.source, language) if isinstance(item, ChoiceItem | Scenario) else "",
    )
    closed = close(told_now, item, seed, language)
    return with_key(closed, item, seed, language) if found is Outcome.LOOK_AGAIN else closed


def close(told_now: Question, item: Item, seed: str, language: str) -> Question:
    """What is shown of a settled question whether it was known or not."""
    match item:
        case GapsChoose():
            return replace(told_now, fill=fitting_text(item, language))
        case ChoiceItem() | ChoiceMany():
            options = {option.key: option for option in item.options}
            pairs = zip(told_now.offers, shown_keys(item, seed), strict=True)
            most = sum(option.experts for option in item.options)
            offers = tuple(judged(offer, options[key], most, language) for offer, key in pairs)
            return replace(told_now, offers=offers)
        case Scenario():
            return replace(told_now, turns=told_now.former, former=(), offers=())
    return told_now


def judged(offer: Offer, option: Option, total: int, language: str) -> Offer:
    """How many of a hundred experts chose an option, and what is said to whoever left it."""
    left = pick(option.not_chosen, language)
    said = Said(option.correct, (left,)) if left and not offer.chosen else offer.said
    return replace(offer, said=said, experts=round(100 * option.experts / total) if total else 0)


def with_key(told_now: Question, item: Item, seed: str, language: str) -> Question:
    """Add what would have fitted."""
    why = tuple(reason(item, language))
    match item:
        case Places():
            return replace(told_now, rows=right_rows(told_now.rows, item, seed, language))
        case Order():
            steps = zip(told_now.rows, item.steps, strict=True)
            rows = tuple(replace(row, right=pick(step.text, language)) for row, step in steps)
            return replace(told_now, rows=rows, reason=why)
        case Gaps():
            gaps = zip(told_now.rows, item.gaps, strict=True)
            rows = tuple(
                replace(
                    row, right=way_in(gap.accept, language), said=beside(gap.feedback, row.fits, language)
                )
                for row, gap in gaps
            )
            return replace(told_now, rows=rows)
        case ChoiceMany() | MarkWords():
            return replace(told_now, offers=right_offers(told_now.offers, item, seed, language))
        case Numeric() | ShortAnswer():
            return replace(told_now, right=in_words(best_of(item.answers), language), reason=why)
        case Scenario():
            return replace(told_now, reason=tuple(way_texts(item, language)))
        case ChoiceItem() | TrueFalse():
            key = int(to_shown(item, seed, full_answer(item)))
            offers = tuple(
                replace(offer, fits=True, said=Said(True, why)) if offer.number == key else offer
                for offer in told_now.offers
            )
            return replace(told_now, offers=offers)
    return told_now


def right_rows(rows: tuple[Row, ...], item: Places, seed: str, language: str) -> tuple[Row, ...]:
    """Each place with what belongs there, and the reason of the place itself."""
    places = {place.key: place for place in item.places}
    texts = {offer.key: pick(offer.text, language) for offer in item.offers}
    keyed = zip(rows, row_keys(item, seed), strict=True)
    return tuple(
        replace(row, right=texts[places[key].fits], said=beside(places[key].feedback, row.fits, language))
        for row, key in keyed
    )


def right_offers(
    offers: tuple[Offer, ...], item: ChoiceMany | MarkWords, seed: str, language: str
) -> tuple[Offer, ...]:
    """What fits and was left, with its reason; what was chosen keeps what was said about it."""
    parts = parts_of(item)
    keyed = zip(offers, shown_keys(item, seed), strict=True)
    return tuple(
        replace(offer, fits=True, said=offer.said or beside(parts[key].feedback, True, language))
        if parts[key].correct and not offer.chosen
        else offer
        for offer, key in keyed
    )


def with_tips(shown: Question, item: Item, seed: str, language: str) -> Question:
    """What helps with the second try, beside each thing that it is about."""
    match item:
        case ChoiceItem() | ChoiceMany():
            tips = {option.key: pick(option.tip, language) for option in item.options}
            pairs = zip(shown.offers, shown_keys(item, seed), strict=True)
            return replace(shown, offers=tuple(replace(offer, tip=tips[key]) for offer, key in pairs))
        case Gaps():
            gaps = zip(shown.rows, item.gaps, strict=True)
            return replace(shown, rows=tuple(replace(row, tip=pick(gap.tip, language)) for row, gap in gaps))
    return shown


def fitting_text(item: ChoiceItem, language: str) -> str:
    return next(pick(option.text, language) for option in item.options if option.correct)


def way_texts(item: Scenario, language: str) -> list[str]:
    """The choices of a way that earns the full score."""
    path = full_answer(item)
    scenes = item.follow(path) or ()
    pairs = zip(scenes, path, strict=False)
    return [pick(way.text, language) for scene, key in pairs for way in scene.ways if way.key == key]


def way_in(variants: Variants, language: str) -> str:
    """A way of writing that is accepted, in this language where it has one."""
    return one_writing((variants.get(language) or next(iter(variants.values())))[0])


def in_words(answer: Range | Accepted, language: str) -> str:
    """An accepted answer: the number, or from where to where; or a way of writing it."""
    if isinstance(answer, Accepted):
        return way_in(answer.accept, language)
    least, most = write_number(answer.min), write_number(answer.max)
    return least if least == most else f"{least} – {most}"
