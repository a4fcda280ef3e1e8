"""What an editor learns about the items of a quiz: one version and form at a time, never mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q

from .domain.counting import shapes
from .domain.items import FORMS, Item, marked
from .domain.publishing import Published, publish
from .domain.reporting_items import ItemsReport, Sheet, in_batches, items_report
from .models import GroupResult, Place, Quiz, QuizVersion
from .report_counts import answers_to, attempts_of


class NoVersion(LookupError):
    """There is no such quiz, or no such version or form of it."""


@dataclass(frozen=True)
class VersionLine:
    """One version in the list: how many handed in each form."""

    version: QuizVersion
    handed_in: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.handed_in.values())


@dataclass(frozen=True)
class ItemsSeen:
    """A quiz with its versions, and the report on one of them; `waiting` attempts stand in no batch yet."""

    quiz: Quiz
    versions: tuple[VersionLine, ...]
    version: QuizVersion
    form: str
    forms: tuple[str, ...]
    handed_in: int
    waiting: int
    report: ItemsReport | None
    pupils: Mapping[str, Published]


def check(by: Any) -> None:
    if not by.has_perm("quizzes.view_quiz") and not by.has_perm("quizzes.change_quiz"):
        raise PermissionDenied


def versions_of(quiz: Quiz) -> tuple[VersionLine, ...]:
    """Every version that is asked or was answered, the newest first."""
    counts = {
        f"handed_{form}": Count("attempts", filter=Q(attempts__form=form, attempts__submitted__isnull=False))
        for form in FORMS
    }
    found = quiz.versions.defer("content").annotate(**counts).order_by("-number")
    lines = [VersionLine(one, {form: getattr(one, f"handed_{form}") for form in FORMS}) for one in found]
    return tuple(line for line in lines if not line.version.aside or line.total)


def look(*, by: Any, quiz_slug: str, number: int = 0, form: str = "", language: str) -> ItemsSeen:
    """The items of one version and form; without a number the newest version that somebody answered.

    Raises PermissionDenied, NoVersion.
    """
    check(by)
    quiz = Quiz.objects.filter(slug=quiz_slug).first()
    lines = versions_of(quiz) if quiz else ()
    wanted = [line for line in lines if line.version.number == number or not number]
    if quiz is None or not wanted:
        raise NoVersion(quiz_slug)
    line = next((one for one in wanted if one.total), wanted[0])
    content = line.version.read()
    chosen = form if form in content.forms else content.forms[0]
    items = marked(content.of_form(chosen))
    attempts = attempts_of(line.version, chosen)
    batch = in_batches(attempts)
    pupils = pupils_at(line.version, items)
    report = None
    if batch and items:
        sheet = Sheet(batch, items).fill(answers_to(line.version, chosen))
        report = items_report(sheet, language=language, pupils=pupils)
    return ItemsSeen(
        quiz=quiz,
        versions=lines,
        version=line.version,
        form=chosen,
        forms=content.forms,
        handed_in=len(attempts),
        waiting=len(attempts) - len(batch),
        report=report,
        pupils=pupils,
    )


def pupils_at(version: QuizVersion, items: list[Item]) -> dict[str, Published]:
    """By item what closed groups left of exactly this item, in whichever quiz it was asked; sums with k = 10."""
    places = dict(version.places.values_list("key", "item_version_id"))
    versions = Place.objects.filter(item_version__in=places.values()).values("version")
    parts: dict[int, list[tuple[int | None, int | None]]] = {}
    for rows in GroupResult.objects.filter(version__in=versions).values_list("rows", flat=True):
        for row in rows:
            if row["version"] in places.values() and row.get("row") in first_rows(items):
                parts.setdefault(row["version"], []).append((row.get("right"), row["total"]))
    return {item.key: publish(parts[places[item.key]]) for item in items if places.get(item.key) in parts}


def first_rows(items: list[Item]) -> set[str]:
    """The rows in which an item is right or not as a whole."""
    return {each[0].row for item in items if len(each := shapes(item)) == 1}
