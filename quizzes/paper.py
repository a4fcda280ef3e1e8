"""A quiz for paper: what a sheet asks, and what the teacher's key answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from blocks.domain.lettering import letter

from .domain.asking import Question, ask
from .domain.content import Content
from .domain.grading import full_answer
from .domain.items import FORMS, ChoiceItem, Item, Match, Order, TrueFalse
from .domain.showing import shown_keys, to_shown
from .domain.wording import feedback_texts, pick
from .models import QuizVersion


@dataclass(frozen=True)
class Line:
    """One line of the key: what it is about, what is said about it, and whether it fits."""

    label: str
    text: str
    say: str
    fits: bool = False


@dataclass(frozen=True)
class PaperItem:
    """One item twice: as the pupil's sheet asks it, and as the teacher's key answers it."""

    question: Question
    letters: tuple[str, ...]
    answer: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    outcome: str


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
    return PaperItem(
        question=question,
        letters=tuple(letter(offer.number, language) for offer in question.offers),
        answer=tuple(answer_of(item, language)),
        lines=tuple(lines_of(item, question, seed, language)),
        notes=tuple(notes_of(item, language)),
        outcome=item.outcome,
    )


def answer_of(item: Item, language: str) -> Iterator[str]:
    """What fits, in words; a true-or-false says it by its lines."""
    match item:
        case ChoiceItem():
            yield from (pick(option.text, language) for option in item.options if option.correct)
        case Order():
            yield from (pick(step.text, language) for step in item.steps)


def lines_of(item: Item, question: Question, seed: str, language: str) -> Iterator[Line]:
    """One line for everything that can be chosen, in the order of the sheet."""
    match item:
        case ChoiceItem():
            by_key = {option.key: option for option in item.options}
            for offer, key in zip(question.offers, shown_keys(item, seed), strict=True):
                say = pick(by_key[key].feedback, language)
                yield Line(str(offer.number), offer.text, say, fits=by_key[key].correct)
        case TrueFalse():
            for truth, said in (("true", item.if_true), ("false", item.if_false)):
                yield Line(truth, "", pick(said, language), fits=(truth == "true") == item.answer)
        case Match():
            numbers = to_shown(item, seed, full_answer(item))
            for pair, row, number in zip(item.pairs, question.rows, numbers, strict=True):
                label = f"{row.number} – {letter(int(number), language)}"
                yield Line(label, pick(pair.right, language), pick(pair.feedback, language), fits=True)


def notes_of(item: Item, language: str) -> Iterator[str]:
    """What is said about answers that are no single choice."""
    match item:
        case Order():
            yield from dict.fromkeys(pick(text, language) for text in feedback_texts(item).values())
        case Match():
            yield pick(item.wrong, language)
