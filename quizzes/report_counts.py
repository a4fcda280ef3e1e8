"""Counts for reports, added up by the database: the same number of queries for a class and for a whole school."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, TextField
from django.db.models.functions import Cast

from .counts import Asked, Submitted, asked_in, guarded, on_paper
from .domain.counting import OPEN, Counts, cells_of, shapes
from .domain.items import Item
from .domain.reporting import Counted
from .domain.reporting_items import Row
from .models import Attempt, Delivery, PupilAttempt, PupilResponse, QuizVersion, Response

Answers = list[tuple[Any, int]]


@dataclass(frozen=True)
class Tallied:
    """What a delivery has brought: `handed_in` people, `counted` of them in the counts that may be shown now."""

    handed_in: int
    counted: int
    asked: tuple[Counted, ...]


def rows_of(delivery: Delivery) -> tuple[Any, Any, str]:
    """Where its attempts and answers stand, and by what one tells people apart."""
    if delivery.group_id is not None:
        return PupilAttempt, PupilResponse, "participant_id"
    return Attempt, Response, "user_id"


def handed_in(delivery: Delivery) -> int:
    """How many people have handed something in."""
    attempts, _, whose = rows_of(delivery)
    done = attempts.objects.filter(delivery=delivery, submitted__isnull=False)
    return int(done.aggregate(n=Count(whose, distinct=True))["n"])


def begun(delivery: Delivery) -> int:
    """How many people are there: the places of a group, or the adults who have begun."""
    if delivery.group is not None:
        return int(delivery.group.participants.count())
    return int(Attempt.objects.filter(delivery=delivery).aggregate(n=Count("user_id", distinct=True))["n"])


def tallied(delivery: Delivery) -> Tallied:
    """What may be shown of a closed delivery. What is shown is remembered, and held against the next look."""
    if delivery.on_paper:
        counts, sheets = on_paper(delivery)
        return Tallied(sheets, sheets, as_counted(counts, places_of(counts)))
    people = first_attempts(delivery)
    known = asked_in({version for _, version, _ in people.values()})
    counts = counted(delivery, people, known)
    shown = guarded(delivery, counts, [Submitted(card, "", 0, {}) for card in people])
    kept = {one: rows for one in counts if (rows := rows_kept(shown.counts, one))}
    places = {one: at for asked in known.values() for one, at in places_of(asked.values()).items()}
    return Tallied(len(people), len(shown.people), as_counted(kept, places))


def places_of(asked: Iterable[Asked]) -> dict[Asked, int]:
    """The place of each item in its form."""
    held: Counter[str] = Counter()
    places = {}
    for one in asked:
        held[one.form] += 1
        places[one] = held[one.form]
    return places


def as_counted(counts: Mapping[Asked, Counts], places: Mapping[Asked, int]) -> tuple[Counted, ...]:
    found = [
        Counted(one.name, places[one], one.form, one.item, in_order(one.item, rows))
        for one, rows in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.form, one.number)))


def in_order(item: Item, rows: Counts) -> Counts:
    """Rows and cells as the item has them, what is no answer of it behind: databases keep no order of keys."""
    ordered: Counts = {}
    for shape in shapes(item):
        if shape.row in rows:
            cells = rows[shape.row]
            keys = [*(key for key in shape.cells if key in cells), *sorted(cells.keys() - set(shape.cells))]
            ordered[shape.row] = {key: cells[key] for key in keys}
    return ordered


def first_attempts(delivery: Delivery) -> dict[str, tuple[int, int, str]]:
    """By person the first attempt that was handed in: its number, version and form."""
    attempts, _, whose = rows_of(delivery)
    done = attempts.objects.filter(delivery=delivery, submitted__isnull=False).order_by("submitted", "pk")
    first: dict[str, tuple[int, int, str]] = {}
    for pk, who, version, form in done.values_list("pk", whose, "version_id", "form"):
        first.setdefault(str(who), (pk, version, form))
    return first


def counted(
    delivery: Delivery, people: Mapping[str, tuple[int, int, str]], known: Mapping[int, Mapping[str, Asked]]
) -> dict[Asked, Counts]:
    """Count first answers by what was asked; equal answers are added up before they are read."""
    said = answers_in(delivery, [pk for pk, _, _ in people.values()])
    found: dict[Asked, tuple[int, Answers]] = {}
    for (version, form), n in Counter((version, form) for _, version, form in people.values()).items():
        for one in known[version].values():
            if one.form == form:
                before, answers = found.get(one, (0, []))
                found[one] = (before + n, answers + said.get((version, form, one.key), []))
    return {one: count(one.item, answers, people=n) for one, (n, answers) in found.items()}


def answers_in(delivery: Delivery, attempts: list[int]) -> dict[tuple[int, str, str], Answers]:
    """By version, form and item the first answers of these attempts, each with how often it was given."""
    _, responses, _ = rows_of(delivery)
    mine = responses.objects.filter(attempt__in=attempts, number=1)
    grouped = mine.values_list("attempt__version_id", "attempt__form", "item", "answer").order_by()
    said: dict[tuple[int, str, str], Answers] = {}
    for version, form, item, answer, n in grouped.annotate(n=Count("pk")):
        said.setdefault((version, form, item), []).append((answer, n))
    return said


def count(item: Item, answers: Iterable[tuple[Any, int]], *, people: int) -> Counts:
    """Count answers that came with their number, as counting.count does one by one; who is missing left it open."""
    counts: Counts = {shape.row: dict.fromkeys(shape.cells, 0) for shape in shapes(item)}
    said = 0
    for answer, n in answers:
        said += n
        for row, cell in cells_of(item, answer).items():
            counts[row][cell] = counts[row].get(cell, 0) + n
    for cells in counts.values():
        if people > said:
            cells[OPEN] = cells.get(OPEN, 0) + people - said
    return counts


def rows_kept(shown: Mapping[str, Mapping[str, int]], one: Asked) -> Counts:
    """The rows of an item in a snapshot; none where only later ones met the item."""
    rows = {shape.row: shown.get(f"{one.name}/{shape.row}") for shape in shapes(one.item)}
    return {row: dict(cells) for row, cells in rows.items() if cells is not None}


def attempts_of(version: QuizVersion, form: str) -> list[int]:
    """First attempts of adults at one version and form, in the order in which they were handed in."""
    done = Attempt.objects.filter(version=version, form=form, submitted__isnull=False)
    first: dict[int, int] = {}
    for pk, user in done.order_by("submitted", "pk").values_list("pk", "user_id"):
        first.setdefault(user, pk)
    return list(first.values())


def answers_to(version: QuizVersion, form: str) -> Iterable[Row]:
    """First answers of adults to one version and form, as the table of reporting_items.py reads them."""
    said = Response.objects.filter(
        attempt__version=version, attempt__form=form, attempt__submitted__isnull=False, number=1
    )
    rows = said.annotate(text=Cast("answer", TextField())).order_by()
    return rows.values_list("attempt_id", "item", "text", "score").iterator(chunk_size=20_000)
