"""A quiz for paper: what a sheet asks, and what the teacher's key answers."""

from dataclasses import dataclass

from .domain.asking import Question, ask
from .domain.content import Content
from .domain.items import FORMS, Item
from .domain.keying import Line, PaperScene, lines_of, notes_of, scenes_of
from .models import QuizVersion


@dataclass(frozen=True)
class PaperItem:
    """One item twice: as the pupil's sheet asks it, and as the teacher's key answers it.

    `notes` is what is said about answers that are no single choice: (name, step, text); `scenes` a story as
    numbered places to turn to.
    """

    question: Question
    lines: tuple[Line, ...]
    notes: tuple[tuple[str, str, str], ...]
    scenes: tuple[PaperScene, ...] = ()


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
    notes = tuple(note for note in notes_of(item, language) if note[2])
    return PaperItem(question, lines, notes, tuple(scenes_of(item, language)))
