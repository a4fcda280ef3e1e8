"""How a quiz is checked: every item in every language, a wrong option that quotes what we do not say left alone."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
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

from quizzes.domain.content import content_data

from .domain.names import NAMES
from .domain.passages import item_passages, plain_passages
from .domain.texts import in_language

QUIZ, VERSION = "quizzes.Quiz", "quizzes.QuizVersion"
ITEM, ITEM_VERSION = "quizzes.BankItem", "quizzes.ItemVersion"
GIVEN_OUT = "live"
A_YEAR = datetime.timedelta(days=365)


class QuizReader(Reader):
    """All items of a quiz in both languages: the content that is being written, else the newest version."""

    looks_at = ("words", "framing", "readability", "review")
    stops = True
    may_be_reviewed = True

    def readings(self, instance: Any) -> Iterator[Reading]:
        content = content_of(instance)
        found = tuple(facts.review_date(reviewing.due_of(instance), today())) if is_written(instance) else ()
        for language, _name in settings.LANGUAGES:
            spoken = in_language(content, language, known_languages())
            material = Material(language, self.tier(instance), tuple(passages_of(spoken)), NAMES)
            yield Reading(material, found)
            found = ()

    def written(self, form: Any) -> Any:
        form.instance.pending = content_data(form.instance.drafted)
        return form.instance

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
            return Place(f"{_('Question')} {number + 1}", f"items.{number}")
        return Place(_("Title") if path[:1] == ("title",) else "", str(path[0]) if path else "")

    def review_due(self, instance: Any) -> datetime.date | None:
        if not self.is_reviewed(instance):
            return None
        since = instance.since if hasattr(instance, "since") else instance.newest.created
        return (since + A_YEAR).date()

    def is_reviewed(self, instance: Any) -> bool:
        return (instance.since if hasattr(instance, "since") else instance.newest) is not None


class ItemReader(Reader):
    """An item of the bank that no quiz asks yet; one that is given out may come to pupils any day.

    One item alone says nothing of how hard a text is, so it is not measured.
    """

    stops = True

    def readings(self, instance: Any) -> Iterator[Reading]:
        pending = getattr(instance, "pending", None)
        newest = instance.newest if pending is None else None
        item = pending if pending is not None else (newest.content if newest else {})
        for language, _name in settings.LANGUAGES:
            spoken = in_language(item, language, known_languages())
            found = [replace(one, measured=False) for one in item_passages([spoken], ("content",))]
            yield Reading(Material(language, self.tier(instance), tuple(found), NAMES))

    def rows(self) -> QuerySet[Any]:
        """Those at home in a quiz are looked at with it."""
        return self.model._default_manager.filter(home="").annotate(latest=Max("versions__number"))

    def tier(self, instance: Any) -> Tier:
        return Tier(instance.tier)

    def stops_readers_of(self, instance: Any) -> bool:
        return instance.status == GIVEN_OUT and super().stops_readers_of(instance)

    def written(self, form: Any) -> Any:
        form.instance.pending = form.data_written
        return form.instance

    def edit_url(self, instance: Any) -> str:
        return reverse("wagtailsnippets_quizzes_bankitem:edit", args=[instance.pk])

    def stamp(self, instance: Any) -> str:
        return hash_of((instance.tier, instance.status, instance.latest))

    def place(self, instance: Any, path: Path) -> Place:
        return Place(_("Question"), "content")


def item_to_be(version: Any) -> Any:
    """The item as this new version would make it."""
    version.item.pending = version.content
    return version.item


def given_out(item: Any) -> Any:
    """An item that the bank begins to give out; None where it does so already, or will not."""
    if item.status != GIVEN_OUT or not item.pk:
        return None
    before = type(item)._default_manager.filter(pk=item.pk).values_list("status", flat=True).first()
    return None if before == GIVEN_OUT else item


def known_languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(code for code, _name in settings.LANGUAGES), "ja", "zh"]))


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
    """The quiz as this new version would make it; a version made for one delivery asks what was let in before."""
    if getattr(version, "aside", False):
        return None
    quiz = version.quiz
    quiz.pending = version.content
    return quiz


def connect() -> None:
    register(QUIZ, QuizReader)
    gate.stand_before(apps.get_model(VERSION), to_be)
    register(ITEM, ItemReader)
    gate.stand_before(apps.get_model(ITEM_VERSION), item_to_be)
    gate.stand_before(apps.get_model(ITEM), given_out, changes=True)
