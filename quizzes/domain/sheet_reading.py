"""From filled circles to answers in stable keys, in the same way as from a posted page."""

from collections.abc import Mapping, Sequence
from typing import Any

from .answer_sheet import Row, rows_of
from .counting import Counts, count
from .items import ChoiceMany, Item, MarkWords, Order, Places, Scale
from .showing import from_shown, row_keys, shown_keys

Marks = Mapping[str, Sequence[str]]  # by the name of a row, the circles that are filled


def answer_on(item: Item, number: int, marks: Marks, seed: str) -> Any:
    """What a sheet says about the item that is its question `number`; None where it was left open.

    A row with two filled circles, where one alone can be meant, counts as open; of a match or a sort the filled places
    stand.
    """
    rows = rows_of(item, number)
    match item:
        case ChoiceMany() | MarkWords():
            return from_shown(item, seed, sorted(set(marks.get(rows[0].name, ())), key=natural))
        case Order():
            return ordered(item, rows, marks, seed)
        case Places() | Scale(pair=True):
            keys = {str(at): key for at, key in enumerate(shown_keys(item, seed), start=1)}
            said = zip(row_keys(item, seed), [only(row, marks) for row in rows], strict=True)
            return {place: keys[number] for place, number in said if number in keys} or None
    return from_shown(item, seed, only(rows[0], marks)) if rows else None


def natural(number: str) -> tuple[int, str]:
    return len(number), number


def only(row: Row, marks: Marks) -> str:
    """The one filled circle of a row; empty where there is none or more than one."""
    filled = set(marks.get(row.name, ()))
    return filled.pop() if len(filled) == 1 else ""


def ordered(item: Order, rows: Sequence[Row], marks: Marks, seed: str) -> Any:
    """Steps stand on the sheet in a drawn order, each with the place that was filled beside it."""
    at = {only(row, marks): str(step) for step, row in enumerate(rows, start=1)}
    return from_shown(item, seed, [at.get(str(place), "") for place in range(1, len(rows) + 1)])


def counted(items: Sequence[Item], sheets: Sequence[Marks], seed: str) -> dict[str, Counts]:
    """Count a pile of sheets, item by item; what a camera cannot read is not among them."""
    return {
        item.key: count(item, [answer_on(item, number, marks, seed) for marks in sheets])
        for number, item in enumerate(items, start=1)
        if rows_of(item, number)
    }
