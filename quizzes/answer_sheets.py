"""What a teacher does with sheets that a camera reads: print them, count what was found on their photographs."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .domain.answer_sheet import (
    MOST_NUMBER,
    TAG_BITS,
    Page,
    is_on_sheet,
    pages_of,
)
from .domain.counting import OPEN
from .domain.fields import Fault
from .domain.halves import Moment, form_to_ask, half_of
from .domain.items import Item
from .domain.sheet_reading import Marks, counted
from .models import Delivery
from .sittings import seed_of_halves
from .tallies import MOST_SHEETS, field_of, on_paper

MOST_ROWS = 400
LONGEST_POST = 600_000


@dataclass(frozen=True)
class FormSheet:
    """The answer sheet of one form: its pages, and the questions that no camera can read."""

    form: str
    pages: tuple[Page, ...]
    by_hand: tuple[int, ...]


@dataclass(frozen=True)
class Sheets:
    """Everything about the answer sheets of a delivery; `tag` is how a sheet says that it belongs to it."""

    delivery: Delivery
    tag: int
    forms: tuple[FormSheet, ...]

    def of(self, form: str) -> FormSheet:
        return next((one for one in self.forms if one.form == form), self.forms[0])


@dataclass(frozen=True)
class Pile:
    """What was read: by form, the marks of each sheet, and its number (0 where it has none)."""

    sheets: Mapping[str, Sequence[Marks]]
    numbers: Mapping[str, Sequence[int]]

    @property
    def forms(self) -> list[str]:
        return sorted(self.sheets)


def sheets_for(*, by: Any, delivery_id: int) -> Sheets:
    """The answer sheets of a delivery on paper. Raises NoDelivery, Fault where there is nothing for a camera."""
    delivery = on_paper(by, delivery_id, lock=False)
    content = delivery.version.read()
    forms = tuple(form_sheet(form, content.of_form(form)) for form in content.forms)
    if not any(one.pages for one in forms):
        raise Fault((), "this quiz asks nothing that could be answered by filling a circle")
    return Sheets(delivery, tag_of(delivery), forms)


def form_sheet(form: str, items: Sequence[Item]) -> FormSheet:
    try:
        pages = pages_of(items)
    except ValueError as error:
        raise Fault((), "this quiz is too long for an answer sheet: count by hand") from error
    asked = [(number, item) for number, item in enumerate(items, start=1) if item.kind.is_asked]
    return FormSheet(form, pages, tuple(number for number, item in asked if not is_on_sheet(item)))


def tag_of(delivery: Delivery) -> int:
    """Twelve bits by which a sheet of another quiz is known as such; they say nothing to anybody else."""
    named = f"{delivery.seed}/{delivery.version.content_hash}".encode()
    return int.from_bytes(hashlib.sha256(named).digest()[:2], "big") >> (16 - TAG_BITS)


def form_for_place(delivery: Delivery, number: int) -> str:
    """The form that the sheet with this number asks: the same half as on a device (decision 0015)."""
    half = half_of(number - 1, seed_of_halves(delivery))
    forms = delivery.version.read().forms
    return form_to_ask(delivery.rules.forms, half=half, moment=Moment(delivery.moment), forms=forms)


def numbered(found: Sheets, count: int) -> Iterator[tuple[int, FormSheet]]:
    """Sheets from 1 to `count`, each with the form of its place."""
    for number in range(1, min(count, MOST_NUMBER) + 1):
        yield number, found.of(form_for_place(found.delivery, number))


def read_pile(*, by: Any, delivery_id: int, posted: str) -> tuple[Delivery, Pile]:
    """Read what a teacher's browser found and she corrected: `[{"form": "a", "number": 7, "marks": {"1.0": ["2"]}}]`.

    Raises NoDelivery, and Fault for what is no such list.
    """
    delivery = on_paper(by, delivery_id, lock=False)
    if len(posted) > LONGEST_POST:
        raise Fault(("read",), "these are more sheets than a class has")
    try:
        rows = json.loads(posted)
        pile: dict[str, list[Marks]] = {}
        numbers: dict[str, list[int]] = {}
        for row in rows:
            form = known_form(delivery, row["form"])
            pile.setdefault(form, []).append(marks_in(row["marks"]))
            numbers.setdefault(form, []).append(number_in(row.get("number", 0)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Fault(("read",), "nothing could be read from this: take the photos again") from error
    if not 0 < sum(len(sheets) for sheets in pile.values()) <= MOST_SHEETS:
        raise Fault(("read",), "must be a number from {least} to {most}", least=1, most=MOST_SHEETS)
    return delivery, Pile(pile, numbers)


def known_form(delivery: Delivery, form: Any) -> str:
    if form not in delivery.version.read().forms:
        raise ValueError("no form of this quiz")
    return str(form)


def number_in(data: Any) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or not 0 <= data <= MOST_NUMBER:
        raise ValueError("no sheet has this number")
    return data


def marks_in(data: Any) -> Marks:
    """Rows by name with their filled circles; what no sheet has is nobody's answer and counts as nothing."""
    if len(data) > MOST_ROWS:
        raise ValueError("no sheet has so many rows")
    return {str(name): tuple(str(one) for one in filled[:MOST_ROWS]) for name, filled in data.items()}


def fields_of(delivery: Delivery, form: str, sheets: Sequence[Marks], *, add: bool) -> dict[str, str]:
    """The fields of the tally as these sheets fill them; with `add` on top of what is saved.

    Questions that no camera reads keep what is saved, and are left to the teacher otherwise.
    """
    items = delivery.version.read().of_form(form)
    before = delivery.tallies.filter(version=delivery.version, form=form).first()
    saved: Mapping[str, Any] = before.counts if before else {}
    fields = {
        field_of(item, row, cell): str(count)
        for item, rows in saved.items()
        for row, cells in rows.items()
        for cell, count in cells.items()
        if cell != OPEN
    }
    found = counted(items, sheets, delivery.version.seed)
    for item, rows in found.items():
        for row, cells in rows.items():
            for cell, count in cells.items():
                if cell != OPEN:
                    name = field_of(item, row, cell)
                    fields[name] = str(count + (int(fields.get(name, 0)) if add else 0))
    fields["sheets"] = str(len(sheets) + (before.sheets if before and add else 0))
    return fields
