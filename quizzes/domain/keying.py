"""The teacher's key to one item: what fits, what each answer is worth, and what is said about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .grading import full_answer, grade, ways_of
from .items import (
    Accepted,
    ChoiceItem,
    ChoiceMany,
    Gaps,
    Item,
    LongAnswer,
    MarkWords,
    Match,
    Numeric,
    Option,
    Order,
    Places,
    Range,
    Scale,
    Scenario,
    ShortAnswer,
    TrueFalse,
)
from .marks import gaps_in, tokens_in
from .questions import Question
from .showing import row_keys, shown_keys, to_shown
from .spelling import one_writing
from .telling import in_words
from .wording import pick


@dataclass(frozen=True)
class Line:
    """One thing that can be chosen, as the key shows it: what is said about it, and whether it fits.

    `label` is the place of a step, the number of a gap or scene, or the word for a side of a statement; `letter` the
    number of an offer that the sheet names by a letter; `left` what it belongs to; `worth` the hundredths of a point
    that it earns where that is neither all nor nothing.
    """

    label: str
    text: str
    say: str = ""
    fits: bool = False
    left: str = ""
    letter: int = 0
    worth: int | None = None


def lines_of(item: Item, question: Question, seed: str, language: str) -> Iterator[Line]:
    """One line for everything on the sheet, in the order of the sheet."""
    shown = zip(question.offers, shown_keys(item, seed), strict=False)
    match item:
        case ChoiceItem() | ChoiceMany():
            options = {option.key: option for option in item.options}
            yield from (option_line(item, options[key], language) for _offer, key in shown)
        case TrueFalse():
            for truth, said in (("true", item.if_true), ("false", item.if_false)):
                yield Line(truth, "", pick(said, language), (truth == "true") == item.answer)
        case Order():
            places = {step.key: str(place) for place, step in enumerate(item.steps, start=1)}
            yield from (Line(places[key], offer.text) for offer, key in shown)
        case MarkWords():
            yield from word_lines(item, language)
        case Places():
            yield from place_lines(item, seed, language)
        case Gaps():
            yield from gap_lines(item, language)
        case Numeric() | ShortAnswer():
            yield from (answer_line(one, language) for one in item.answers)
        case LongAnswer():
            yield from (Line("keyword", way) for way in item.keywords.get(language) or ways_of(item.keywords))
        case Scenario():
            yield from end_lines(item, language)


def option_line(item: ChoiceItem | ChoiceMany, option: Option, language: str) -> Line:
    answer = [option.key] if isinstance(item, ChoiceMany) else option.key
    score = option.fraction if isinstance(item, ChoiceMany) else grade(item, answer).score
    partly = 0 < abs(score) < 1
    worth = round(100 * score) if partly else None
    return Line("", pick(option.text, language), pick(option.feedback, language), option.correct, worth=worth)


def word_lines(item: MarkWords, language: str) -> Iterator[Line]:
    """The words to mark, in the order of the text."""
    tokens = {token.key: token for token in item.tokens}
    for piece in tokens_in(pick(item.text, language)):
        if piece.key and tokens[piece.key].correct:
            yield Line("", piece.text, pick(tokens[piece.key].feedback, language), fits=True)


def place_lines(item: Places, seed: str, language: str) -> Iterator[Line]:
    """Each place with what belongs there; gaps by their number in reading order."""
    places = {place.key: place for place in item.places}
    texts = {offer.key: pick(offer.text, language) for offer in item.offers}
    order = gap_order(item, language) or dict.fromkeys(row_keys(item, seed), 0)
    numbers = dict(zip(row_keys(item, seed), to_shown(item, seed, full_answer(item)), strict=True))
    for key, number in order.items():
        place = places[key]
        yield Line(
            str(number) if number else "",
            texts[place.fits],
            pick(place.feedback, language),
            left=pick(place.text, language),
            letter=int(numbers[key]) if isinstance(item, Match) else 0,
            fits=True,
        )


def gap_order(item: Places | Gaps, language: str) -> dict[str, int]:
    """The gaps of a text in reading order, numbered from 1; empty where there are none."""
    text = getattr(item, "text", None)
    if not text:
        return {}
    pieces = gaps_in(pick(text, language), row_keys(item, ""))
    return {piece.key: number for number, piece in enumerate(pieces[:-1], start=1)}


def gap_lines(item: Gaps, language: str) -> Iterator[Line]:
    gaps = {gap.key: gap for gap in item.gaps}
    for key, number in gap_order(item, language).items():
        ways = gaps[key].accept.get(language) or ways_of(gaps[key].accept)
        said = " / ".join(one_writing(way) for way in ways)
        yield Line(str(number), said, pick(gaps[key].feedback, language), fits=True)


def answer_line(one: Range | Accepted, language: str) -> Line:
    said = in_words(one, language)
    if isinstance(one, Accepted):
        said = " / ".join(one.accept.get(language) or ways_of(one.accept))
    worth = None if one.fraction in (0, 1) else round(100 * one.fraction)
    return Line("", said, pick(one.feedback, language), one.fraction == 1, worth=worth)


def end_lines(item: Scenario, language: str) -> Iterator[Line]:
    """The ends of a story with their scores; without scores every end is just an end."""
    for number, scene in enumerate(item.scenes, start=1):
        if scene.is_end:
            score = scene.score if scene.score is not None else 0.0
            worth = round(100 * score) if 0 < score < 1 else None
            yield Line(str(number), pick(scene.text, language), fits=score == 1, worth=worth)


def notes_of(item: Item, language: str) -> Iterator[tuple[str, str, str]]:
    """What is said about answers that are no single choice: (name, step, text)."""
    match item:
        case Order():
            yield from (
                (name, "", pick(getattr(item, name), language)) for name in ("right", "first", "other")
            )
            texts = {step.key: pick(step.text, language) for step in item.steps}
            yield from (("when", texts[special.first], pick(special.say, language)) for special in item.when)
        case Match():
            yield "wrong", "", pick(item.wrong, language)
        case Places() | Gaps():
            yield "part", "", pick(item.wrong, language)
        case Numeric() | ShortAnswer():
            yield "none", "", pick(item.wrong, language)
        case LongAnswer():
            yield "sample", "", pick(item.sample, language)
    if isinstance(item, ChoiceItem | Scenario | Scale) and item.source:
        yield "source", "", pick(item.source, language)
    if item.after:
        yield "after", "", pick(item.after, language)


@dataclass(frozen=True)
class PaperScene:
    """A scene of a story on paper: its number, and where each choice leads."""

    number: int
    text: str
    ways: tuple[tuple[str, int], ...]
    picture: str


def scenes_of(item: Item, language: str) -> list[PaperScene]:
    """A story as numbered places to turn to."""
    if not isinstance(item, Scenario):
        return []
    numbers = {scene.key: number for number, scene in enumerate(item.scenes, start=1)}
    return [
        PaperScene(
            numbers[scene.key],
            pick(scene.text, language),
            tuple((pick(way.text, language), numbers[way.to]) for way in scene.ways),
            scene.picture,
        )
        for scene in item.scenes
    ]
