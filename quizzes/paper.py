"""A quiz for paper: what a sheet asks, and what the teacher's key answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from blocks.domain.lettering import letter

from .domain.asking import Question, ask
from .domain.content import Content
from .domain.grading import full_answer
from .domain.items import FORMS, ChoiceItem, Item, Match, Order, TrueFalse
from .domain.showing import shown_keys, to_shown
from .domain.wording import pick
from .models import QuizVersion


@dataclass(frozen=True)
class Line:
    """One thing that can be chosen, as the key shows it: what is said about it, and whether it fits.

    `label` is the place of a step, the letter of a right side, or the word for a side of a statement.
    """

    label: str
    text: str
    say: str = ""
    fits: bool = False
    left: str = ""


@dataclass(frozen=True)
class PaperItem:
    """One item twice: as the pupil's sheet asks it, and as the teacher's key answers it.

    `notes` is what is said about answers that are no single choice: (name, step, text).
    """

    question: Question
    lines: tuple[Line, ...]
    notes: tuple[tuple[str, str, str], ...]


def sheet(*, quiz_slug: str, language: str, form: str = FORMS[0]) -> list[PaperItem]:
    """Everything that one form of a quiz asks, in its order; empty where there is no such quiz or form."""
    version = QuizVersion.objects.newest_of(quiz_slug)
    if version is None:
        return []
    return sheet_of(content=version.read(), seed=version.seed, language=language, form=form)


def sheet_of(*, content: Content, seed: str, language: str, form: str = FORMS[0]) -> list[PaperItem]:
    """The same for one content; `seed` decides the order of what can be chosen (showing.py)."""
    items = content.of_form(form)
    return [
        paper_item(item, seed, language, number=number, total=len(items))
        for number, item in enumerate(items, start=1)
    ]


def paper_item(item: Item, seed: str, language: str, *, number: int, total: int) -> PaperItem:
    question = ask(item, (), seed=seed, language=language, number=number, total=total)
    lines = tuple(lines_of(item, question, seed, language))
    return PaperItem(question, lines, tuple(notes_of(item, language)))


def lines_of(item: Item, question: Question, seed: str, language: str) -> Iterator[Line]:
    """One line for everything on the sheet, in the order of the sheet."""
    shown = zip(question.offers, shown_keys(item, seed), strict=True)
    match item:
        case ChoiceItem():
            options = {option.key: option for option in item.options}
            for offer, key in shown:
                yield Line("", offer.text, pick(options[key].feedback, language), options[key].correct)
        case TrueFalse():
            for truth, said in (("true", item.if_true), ("false", item.if_false)):
                yield Line(truth, "", pick(said, language), (truth == "true") == item.answer)
        case Order():
            places = {step.key: str(place) for place, step in enumerate(item.steps, start=1)}
            yield from (Line(places[key], offer.text) for offer, key in shown)
        case Match():
            numbers = to_shown(item, seed, full_answer(item))
            for pair, number in zip(item.pairs, numbers, strict=True):
                right, reason = pick(pair.right, language), pick(pair.feedback, language)
                yield Line(letter(int(number), language), right, reason, left=pick(pair.left, language))


def notes_of(item: Item, language: str) -> Iterator[tuple[str, str, str]]:
    match item:
        case Order():
            yield from (
                (name, "", pick(getattr(item, name), language)) for name in ("right", "first", "other")
            )
            texts = {step.key: pick(step.text, language) for step in item.steps}
            yield from (("when", texts[special.first], pick(special.say, language)) for special in item.when)
        case Match():
            yield "wrong", "", pick(item.wrong, language)
