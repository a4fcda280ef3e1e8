"""What a teacher does with a pile of paper: count, enter the counts, correct them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .deliveries import NoDelivery, delivery_of
from .domain.cellwords import RowWords, row_words
from .domain.counting import OPEN, Shape, shapes
from .domain.fields import Fault
from .domain.items import Item
from .domain.wording import short
from .models import Delivery, Tally

MOST_SHEETS = 400


@dataclass(frozen=True)
class GridItem:
    """One item of the grid: its number, what it asks, and its rows with what was entered so far."""

    number: int
    key: str
    asks: str
    rows: tuple["GridRow", ...]


@dataclass(frozen=True)
class GridRow:
    """One row of cells: (name of the field, words, fits, count entered so far or None)."""

    words: RowWords
    cells: tuple[tuple[str, str, str, bool, int | None], ...]


@dataclass(frozen=True)
class Grid:
    """Everything that one form of a delivery on paper asks a teacher to count."""

    delivery: Delivery
    form: str
    forms: tuple[str, ...]
    sheets: int | None
    items: tuple[GridItem, ...]


def grid(*, by: Any, delivery_id: int, form: str, language: str) -> Grid:
    """The grid of one form, with what was entered before. Raises NoDelivery."""
    delivery = on_paper(by, delivery_id, lock=False)
    content = delivery.version.read()
    shown = form if form in content.forms else content.forms[0]
    before = delivery.tallies.filter(version=delivery.version, form=shown).first()
    counts = before.counts if before else {}
    items = tuple(
        GridItem(number, item.key, short(item, language), rows_of(item, language, counts.get(item.key, {})))
        for number, item in enumerate(content.of_form(shown), start=1)
        if shapes(item)
    )
    return Grid(delivery, shown, content.forms, before.sheets if before else None, items)


def rows_of(item: Item, language: str, counts: Mapping[str, Mapping[str, int]]) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(
            words,
            tuple(
                (
                    field_of(item.key, words.shape.row, cell),
                    cell,
                    text,
                    cell in words.shape.fitting,
                    counts.get(words.shape.row, {}).get(cell),
                )
                for cell, text in words.cells
            ),
        )
        for words in row_words(item, language)
    )


def field_of(item: str, row: str, cell: str) -> str:
    """The name of a cell's field; keys hold no slash."""
    return f"{item}/{row}/{cell}"


@transaction.atomic
def enter(*, by: Any, delivery_id: int, form: str, sheets: Any, fields: Mapping[str, Any]) -> Tally:
    """Write down what was counted on paper: `sheets` handed in, and by field how many chose what.

    What is missing to the number of sheets was left open. Entering again corrects. Raises NoDelivery, and Fault at the
    first number that cannot be so.
    """
    delivery = on_paper(by, delivery_id)
    content = delivery.version.read()
    if form not in content.forms:
        raise Fault(("form",), "must be one of {allowed}", allowed=", ".join(content.forms))
    total = whole(sheets, ("sheets",), MOST_SHEETS, least=1)
    counts = {
        item.key: {shape.row: row_of(item, shape, fields, total) for shape in shapes(item)}
        for item in content.of_form(form)
        if shapes(item)
    }
    tally, _ = Tally.objects.update_or_create(
        delivery=delivery,
        version=delivery.version,
        form=form,
        defaults={"sheets": total, "counts": counts},
    )
    return tally


def row_of(item: Item, shape: Shape, fields: Mapping[str, Any], sheets: int) -> dict[str, int]:
    names = {cell: field_of(item.key, shape.row, cell) for cell in shape.cells}
    cells = {cell: whole(fields.get(name), (name,), sheets) for cell, name in names.items()}
    counted = sum(cells.values())
    if counted > sheets:
        last = (names[shape.cells[-1]],)
        raise Fault(
            last, "{counted} were counted here, and only {sheets} sheets", counted=counted, sheets=sheets
        )
    return {**cells, OPEN: sheets - counted} if counted < sheets else cells


def whole(value: Any, path: tuple[str, ...], most: int, *, least: int = 0) -> int:
    """A number as it is typed; an empty field is nought."""
    text = str(value if value is not None else "").strip()
    number = 0 if text == "" else int(text) if text.isdecimal() and len(text) < 6 else -1
    if not least <= number <= most:
        raise Fault(path, "must be a number from {least} to {most}", least=least, most=most)
    return number


def on_paper(by: Any, delivery_id: int, *, lock: bool = True) -> Delivery:
    delivery = delivery_of(by, delivery_id, lock=lock)
    if not delivery.on_paper:
        raise NoDelivery(str(delivery_id))
    return delivery
