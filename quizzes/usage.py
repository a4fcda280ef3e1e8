"""Where quizzes use a word: every text of every quiz as it is asked now; a new wording is proposed, then a version."""

import copy
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from language.markers import MARKERS, Marker
from register import proposals, snippet_texts
from register.usage import CannotDraft, Drafted, Path, Rewording, Text, later

from . import bank
from .domain.fields import Fault
from .models import BankItem, Quiz, Status
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
    """Texts of every quiz as it is asked now, and of the bank's items that stand in none, in all languages."""
    asked: set[int] = set()
    for quiz in Quiz.objects.prefetch_related("versions"):
        newest = quiz.newest
        if newest is not None and newest.drawn is None:
            asked.update(newest.places.values_list("item_version_id", flat=True))
            yield from texts_of(f"quiz:{quiz.slug}", newest.content, title_of(quiz), address_of(quiz))
    for item in BankItem.objects.exclude(status=Status.RETIRED).prefetch_related("versions"):
        version = item.newest
        # What a plan draws from the bank is reworded in the bank; drawing again takes the new words over.
        if version is not None and version.pk not in asked:
            yield from texts_of(f"item:{item.key}", version.content, title_of(item), address_of(item))


def texts_of(thing: str, content: Mapping[str, Any], title: str, url: str) -> Iterator[Text]:
    for path, text in texts_in(content, ()):
        yield Text(
            thing=thing,
            path=path,
            language=path[-1],
            text=text,
            title=title,
            place=later(partial(place_of, path)),
            url=url,
            marker=marker_of(content, path),
        )


def title_of(row: Quiz | BankItem) -> str:
    said = _("Quiz {code}") if isinstance(row, Quiz) else _("Item {code}")
    return said.replace("{code}", str(row))


def address_of(row: Quiz | BankItem) -> str:
    return reverse(f"wagtailsnippets_quizzes_{row._meta.model_name}:edit", args=[row.pk])


def row_of(thing: str) -> Quiz | BankItem | None:
    kind, _, name = thing.partition(":")
    if kind == "quiz":
        return Quiz.objects.filter(slug=name).first()
    return BankItem.objects.filter(key=name).first()


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
    """Propose new texts for a quiz or an item; it is asked in the old words until somebody takes them over."""
    row = row_of(thing)
    if row is None:
        raise CannotDraft(_("This entry is gone."))
    return proposals.propose(
        room=ROOM, thing=thing, title=title_of(row), url=address_of(row), texts=texts, why=why, by=by
    )


def may_decide(person: Any) -> bool:
    return bool(person.has_perm("quizzes.change_quiz") and person.has_perm("quizzes.change_bankitem"))


def take(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> None:
    """Write the new texts as the next version. Raises proposals.Outdated where the texts have changed since."""
    row = row_of(thing)
    newest = row.newest if row else None
    if row is None or newest is None:
        raise proposals.Outdated(_("This entry is gone."))
    content = copy.deepcopy(newest.content)
    for path, rewording in texts.items():
        proposals.put(content, path, rewording)
    try:
        write(data=content, by=by) if isinstance(row, Quiz) else bank.save(by=by, item=row, content=content)
    except Fault as fault:
        raise proposals.Outdated(str(fault)) from fault


def enter_registry() -> None:
    """Tell the register how quizzes are read and changed."""
    from register import usage

    for label in ("quizzes.Quiz", "quizzes.BankItem"):
        snippet_texts.leave(label)
    usage.register(ROOM, find, draft)
    proposals.register(ROOM, take, may_decide)
