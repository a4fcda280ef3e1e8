"""How a quiz is checked: every item in every language, a wrong option that quotes what we do not say left alone."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from editorial import gate, reviewing
from editorial.checks import Place, Reader, hash_of, register, today
from editorial.domain import facts
from editorial.domain.material import Material, Passage, Path
from editorial.domain.reading import Reading
from language.tiers import Tier

from .domain.names import NAMES
from .domain.passages import item_passages, plain_passages
from .domain.texts import in_language

QUIZ, VERSION = "quizzes.Quiz", "quizzes.QuizVersion"
A_YEAR = datetime.timedelta(days=365)


class QuizReader(Reader):
    """All items of a quiz in both languages: the content that is being written, else the newest version."""

    looks_at = ("words", "framing", "readability", "review")
    stops = True
    may_be_reviewed = True

    def readings(self, instance: Any) -> Iterator[Reading]:
        content = content_of(instance)
        known = tuple(dict.fromkeys([*(code for code, _ in settings.LANGUAGES), "ja", "zh"]))
        found = tuple(facts.review_date(reviewing.due_of(instance), today())) if is_written(instance) else ()
        for language, _name in settings.LANGUAGES:
            spoken = in_language(content, language, known)
            material = Material(language, self.tier(instance), tuple(passages_of(spoken)), NAMES)
            yield Reading(material, found)
            found = ()

    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.annotate(since=Max("versions__created")).order_by("slug")

    def tier(self, instance: Any) -> Tier:
        return Tier(content_of(instance).get("tier") or instance.tier)

    def title(self, instance: Any) -> str:
        return f"{_('Quiz')} {instance.slug}"

    def edit_url(self, instance: Any) -> str:
        return reverse("wagtailsnippets_quizzes_quiz:edit", args=[instance.pk])

    def stamp(self, instance: Any) -> str:
        return hash_of((instance.tier, instance.since))

    def place(self, instance: Any, path: Path) -> Place:
        """An item by its number, as the form has it."""
        if path[:1] == ("items",) and len(path) > 1:
            number = int(path[1])
            key = content_of(instance)["items"][number].get("key", "")
            return Place(f"{_('Question')} {number + 1}", f"items.{key}" if key else "items")
        return Place(_("Title") if path[:1] == ("title",) else "", str(path[0]) if path else "")

    def review_due(self, instance: Any) -> datetime.date | None:
        since = getattr(instance, "since", None) or (instance.newest.created if instance.newest else None)
        return (since + A_YEAR).date() if since else None

    def is_reviewed(self, instance: Any) -> bool:
        return getattr(instance, "since", None) is not None


def content_of(quiz: Any) -> Mapping[str, Any]:
    """What the form or the version to come holds, else what is asked now."""
    pending = getattr(quiz, "pending", None)
    if pending is None:
        newest = quiz.newest
        pending = newest.content if newest else {}
    return pending


def quiz_of(code: str) -> Any:
    """The quiz that a unit asks, or None."""
    return apps.get_model(QUIZ).objects.filter(slug=code).first()


def is_written(quiz: Any) -> bool:
    return bool(quiz.pk and quiz.newest)


def passages_of(content: Mapping[str, Any]) -> Iterable[Passage]:
    """Texts of a quiz in one language."""
    yield from plain_passages({"title": content.get("title", "")})
    mark = content.get("pass") or {}
    yield from plain_passages({"say": mark.get("say", "")}, ("pass",))
    yield from item_passages(list(content.get("items") or ()))


def to_be(version: Any) -> Any:
    """The quiz as this new version would make it."""
    quiz = version.quiz
    quiz.pending = version.content
    return quiz


def connect() -> None:
    register(QUIZ, QuizReader)
    gate.stand_before(apps.get_model(VERSION), to_be)
