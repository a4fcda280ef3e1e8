"""Where quizzes use a word: every text of every quiz as it is asked now; a new wording is proposed, then a version."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from language.markers import MARKERS, Marker
from register import proposals, snippet_texts
from register.usage import CannotDraft, Drafted, Path, Rewording, Text

from .domain.fields import Fault
from .models import Quiz
from .versions import write

ROOM = "quizzes"
# What an editor calls the parts of a question.
PARTS: Mapping[str, Any] = {
    "items": gettext_lazy("Question"),
    "options": gettext_lazy("Option"),
    "cards": gettext_lazy("Card"),
    "steps": gettext_lazy("Step"),
    "pairs": gettext_lazy("Pair"),
    "stem": gettext_lazy("Question"),
    "text": gettext_lazy("Text"),
    "feedback": gettext_lazy("Feedback"),
    "hint": gettext_lazy("Hint for the second try"),
    "title": gettext_lazy("Title"),
}


def find() -> Iterator[Text]:
    """Texts of the newest version of every quiz, in all its languages."""
    for quiz in Quiz.objects.prefetch_related("versions"):
        newest = quiz.newest
        for path, text in texts_in(newest.content if newest else {}, ()):
            yield Text(
                thing=quiz.slug,
                path=path,
                language=path[-1],
                text=text,
                title=title_of(quiz),
                place=place_of(path),
                url=reverse("wagtailsnippets_quizzes_quiz:edit", args=[quiz.pk]),
                marker=marker_of(newest.content, path),
            )


def title_of(quiz: Quiz) -> str:
    return _("Quiz {code}").replace("{code}", quiz.slug)


def texts_in(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """(path, text) of everything that readers see: the groups that hold one text per language."""
    if isinstance(data, Mapping):
        spoken = {"ko", "en"} <= set(data)
        for name, value in data.items():
            if spoken and isinstance(value, str):
                yield (*path, name), value
            else:
                yield from texts_in(value, (*path, str(name)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_in(value, (*path, str(number)))


def place_of(path: Path) -> str:
    """Question 3 › Option 2 › Text › ko, as an editor counts."""
    words: list[str] = []
    for step in path:
        if step.isdigit() and words:
            words[-1] += f" {int(step) + 1}"
        else:
            words.append(str(PARTS.get(step, step)))
    return " › ".join(words)


def marker_of(content: Mapping[str, Any], path: Path) -> Marker | None:
    """The marker of the option in which a text stands; its feedback is our own voice."""
    if len(path) < 2 or path[-2] != "text":
        return None
    written = (proposals.at(content, path[:-2]) or {}).get("marker")
    return next((marker for marker in MARKERS if marker == written), None)


def draft(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> Drafted:
    """Propose new texts for a quiz; it is asked in the old words until somebody takes them over."""
    quiz = Quiz.objects.filter(slug=thing).first()
    if quiz is None:
        raise CannotDraft(_("This entry is gone."))
    address = reverse("wagtailsnippets_quizzes_quiz:edit", args=[quiz.pk])
    return proposals.propose(
        room=ROOM, thing=thing, title=title_of(quiz), url=address, texts=texts, why=why, by=by
    )


def may_decide(person: Any) -> bool:
    return bool(person.has_perm("quizzes.change_quiz"))


def take(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> None:
    """Write the new texts as the next version. Raises proposals.Outdated where the quiz has changed since."""
    quiz = Quiz.objects.filter(slug=thing).first()
    newest = quiz.newest if quiz else None
    if newest is None:
        raise proposals.Outdated(_("This entry is gone."))
    content = copy.deepcopy(newest.content)
    for path, rewording in texts.items():
        proposals.put(content, path, rewording)
    try:
        write(data=content, by=by)
    except Fault as fault:
        raise proposals.Outdated(str(fault)) from fault


def enter_registry() -> None:
    """Tell the register how quizzes are read and changed."""
    from register import usage

    snippet_texts.leave("quizzes.Quiz")
    usage.register(ROOM, find, draft)
    proposals.register(ROOM, take, may_decide)
