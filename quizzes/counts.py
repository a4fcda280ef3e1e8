"""What a delivery has brought: counts in which small ones are hidden, and what stays of a closed group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from .domain.content import Content
from .domain.counting import Counts, count, shapes
from .domain.items import Item
from .domain.releasing import Shown
from .domain.reporting import Counted, released
from .domain.suppression import K, Snapshot, next_snapshot
from .models import (
    Attempt,
    Delivery,
    Group,
    GroupResult,
    Place,
    PupilAttempt,
    PupilResponse,
    QuizVersion,
    Response,
)


@dataclass(frozen=True)
class Submitted:
    """The first attempt that somebody handed in: who (a number that means nothing elsewhere), and the first answers."""

    card: str
    form: str
    version: int
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """One item as one version of it was asked in one form; everything is counted by this, so versions never mix."""

    key: str
    form: str
    item_version: int
    item: Item = field(compare=False)

    @property
    def name(self) -> str:
        return f"{self.form}/{self.key}/{self.item_version}"


@dataclass(frozen=True)
class ItemReport:
    """What may be shown of one item: by row the cells, of which small ones are hidden."""

    asked: Asked
    rows: Mapping[str, Shown]


@dataclass(frozen=True)
class Report:
    """`handed_in` people, of whom `counted` stand in the rows: those who came after the last time that it was safe to
    show more are waiting until nobody could be told from the difference. `begun` is how many have started at all."""

    delivery: Delivery
    begun: int
    handed_in: int
    counted: int
    items: tuple[ItemReport, ...]

    @property
    def is_small(self) -> bool:
        """Whether so few handed in that nothing is shown."""
        return self.counted < K


def submitted(delivery: Delivery) -> list[Submitted]:
    """Everybody's first attempt that was handed in; what was only begun counts nowhere. Two queries."""
    pupils = delivery.group_id is not None
    attempts, responses = (PupilAttempt, PupilResponse) if pupils else (Attempt, Response)
    whose = "participant_id" if pupils else "user_id"
    done = attempts.objects.filter(delivery=delivery, submitted__isnull=False).order_by("submitted", "pk")
    first: dict[str, tuple[int, int, str]] = {}
    for pk, who, version, form in done.values_list("pk", whose, "version_id", "form"):
        first.setdefault(str(who), (pk, version, form))
    said = responses.objects.filter(attempt__delivery=delivery, attempt__submitted__isnull=False, number=1)
    answers: dict[int, dict[str, Any]] = {}
    for attempt, item, answer in said.values_list("attempt_id", "item", "answer"):
        answers.setdefault(attempt, {})[item] = answer
    return [
        Submitted(card, form, version, answers.get(pk, {})) for card, (pk, version, form) in first.items()
    ]


def contents(versions: Iterable[int]) -> dict[int, Content]:
    return {one.pk: one.read() for one in QuizVersion.objects.filter(pk__in=set(versions)).defer("content")}


def asked_in(versions: Iterable[int]) -> dict[int, dict[str, Asked]]:
    """By version and key, what was asked. One query; contents that this process knows are not read again."""
    asked: dict[int, dict[str, Asked]] = {version: {} for version in versions}
    places = Place.objects.filter(version__in=asked).select_related("version").defer("version__content")
    for place in places.order_by("version", "position"):
        item = place.version.read().item(place.key)
        if item is not None and item.kind.is_asked:
            asked[place.version_id][place.key] = Asked(place.key, item.form, place.item_version_id, item)
    return asked


def counted(people: Sequence[Submitted]) -> dict[Asked, Counts]:
    """Count first answers by what was asked; who left an item open counts as that."""
    asked = asked_in(person.version for person in people)
    said: dict[Asked, list[Any]] = {}
    for person in people:
        for one in asked[person.version].values():
            if one.form == person.form:
                said.setdefault(one, []).append(person.answers.get(one.key))
    return {one: count(one.item, answers) for one, answers in said.items()}


def on_paper(delivery: Delivery) -> tuple[dict[Asked, Counts], int]:
    """The same from tallies, with the number of sheets."""
    tallies = list(delivery.tallies.all())
    asked = asked_in(tally.version_id for tally in tallies)
    found = {}
    for tally in tallies:
        for key, counts in tally.counts.items():
            one = asked[tally.version_id].get(key)
            if one is not None and one.form == tally.form:
                found[one] = counts
    return found, sum(tally.sheets for tally in tallies)


def look(delivery: Delivery) -> Report:
    if delivery.on_paper:
        counts, sheets = on_paper(delivery)
        return Report(delivery, sheets, sheets, sheets, shown_items(delivery, counts))
    people = submitted(delivery)
    counts = counted(people)
    shown = guarded(delivery, counts, people)
    # An item that only later ones met is not among what is shown.
    names = {name.rpartition("/")[0] for name in shown.counts}
    kept = {one: rows_in(shown, one) for one in counts if one.name in names}
    return Report(
        delivery=delivery,
        begun=begun_in(delivery),
        handed_in=len(people),
        counted=len(shown.people),
        items=shown_items(delivery, kept),
    )


def begun_in(delivery: Delivery) -> int:
    return attendance(delivery)[0]


def attendance(delivery: Delivery) -> tuple[int, int]:
    """How many people have begun, and how many have handed in: who is there is no answer, so nothing is hidden."""
    attempts, whose = (PupilAttempt, "participant") if delivery.group_id else (Attempt, "user")
    people = Count(whose, distinct=True)
    done = Count(whose, distinct=True, filter=Q(submitted__isnull=False))
    found = attempts.objects.filter(delivery=delivery).aggregate(begun=people, done=done)
    return found["begun"], found["done"]


def guarded(delivery: Delivery, counts: Mapping[Asked, Counts], people: Sequence[Submitted]) -> Snapshot:
    """The snapshot that may be shown now (domain/suppression.py), written down for the next time."""
    now = Snapshot(
        {f"{one.name}/{row}": cells for one, rows in counts.items() for row, cells in rows.items()},
        frozenset(person.card for person in people),
    )
    kept = delivery.shown or {}
    before = snapshot_of(kept) if "counts" in kept else None
    shown = next_snapshot(before, now)
    data = {**kept, "counts": shown.counts, "people": sorted(shown.people)}
    if data != delivery.shown:
        delivery.shown = data
        delivery.save(update_fields=["shown"])
    return shown


def snapshot_of(data: Mapping[str, Any]) -> Snapshot:
    return Snapshot(data["counts"], frozenset(data["people"]))


def rows_in(shown: Snapshot, one: Asked) -> Counts:
    rows = {shape.row: shown.counts.get(f"{one.name}/{shape.row}") for shape in shapes(one.item)}
    return {row: dict(cells) for row, cells in rows.items() if cells is not None}


def shown_items(delivery: Delivery, counts: Mapping[Asked, Counts]) -> tuple[ItemReport, ...]:
    """Hide what is small, for all items at once and as every report does (domain/releasing.py).

    The seed of the delivery, which nobody learns, draws what keeps a small count company.
    """
    asked = [Counted(one.name, 0, one.form, one.item, rows) for one, rows in counts.items()]
    shown = released(asked, secret=delivery.seed).rows
    return tuple(
        ItemReport(
            one,
            {
                shape.row: shown[name]
                for shape in shapes(one.item)
                if (name := f"{one.name}/{shape.row}") in shown
            },
        )
        for one in counts
    )


def keep_for(*, group: Group) -> list[GroupResult]:
    """Write down what stays of a group: of every delivery in which enough people took part, the suppressed rows."""
    deliveries = group.deliveries.select_related("version")
    reports = [look(delivery) for delivery in deliveries]
    return GroupResult.objects.bulk_create(
        GroupResult(
            group=group,
            version=found.delivery.version,
            moment=found.delivery.moment,
            on_paper=found.delivery.on_paper,
            rows=rows_as_data(found),
        )
        for found in reports
        if not found.is_small
    )


def rows_as_data(found: Report) -> list[dict[str, Any]]:
    """Rows as they are kept: hidden cells are null, and nothing says why which one is hidden."""
    return [
        {
            "item": one.asked.key,
            "form": one.asked.form,
            "version": one.asked.item_version,
            "row": name,
            "cells": {cell.key: cell.count for cell in row.cells},
            "total": row.total,
            "together": row.together,
            "right": row.right,
        }
        for one in found.items
        for name, row in one.rows.items()
    ]
