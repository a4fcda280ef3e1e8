"""How answers to one item are counted: rows of cells, each person in exactly one cell of each row.

| kind | rows | cells |
|---|---|---|
| choice_one, judgement, hotspot_choice, gaps_choose with one gap, true_false | `answer` | what was chosen |
| choice_many | `option.<key>` for each option | `yes`, `no` |
| match, sort, gaps_choose with several gaps | `place.<key>` for each place | `fits`, `other` |
| order, mark_words, gaps, numeric, short_answer | `result` | `fits`, `other` |
| scenario | `end` | the end that was reached |
| scale | `own`, and of a pair `others` too | the points of the scale |
| long_answer, text, hotspots, unknown | none | |

The same rows are counted from answers and entered from paper, so that both give the same report. Whoever left an item
open stands in the cell OPEN.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .grading import grade
from .items import (
    ChoiceItem,
    ChoiceMany,
    Gaps,
    Item,
    MarkWords,
    Numeric,
    Order,
    Places,
    Scale,
    Scenario,
    ShortAnswer,
    TrueFalse,
)

OPEN = "-"  # no key: keys begin with a letter or a digit
ANSWER, RESULT, END, OWN, OTHERS = "answer", "result", "end", "own", "others"
FITS, OTHER = "fits", "other"
YES, NO = "yes", "no"

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Shape:
    """One row: its name, its cells in the author's order, and those of them that fit."""

    row: str
    cells: tuple[str, ...]
    fitting: frozenset[str] = frozenset()


def shapes(item: Item) -> tuple[Shape, ...]:
    """The rows in which answers to `item` are counted."""
    match item:
        case ChoiceItem():
            keys = tuple(option.key for option in item.options)
            return (Shape(ANSWER, keys, frozenset(o.key for o in item.options if o.correct)),)
        case TrueFalse():
            return (Shape(ANSWER, ("true", "false"), frozenset({"true" if item.answer else "false"})),)
        case ChoiceMany():
            return tuple(
                Shape(f"option.{option.key}", (YES, NO), frozenset({YES if option.correct else NO}))
                for option in item.options
            )
        case Places():
            return tuple(Shape(f"place.{p.key}", (FITS, OTHER), frozenset({FITS})) for p in item.places)
        case Order() | MarkWords() | Gaps() | Numeric() | ShortAnswer():
            return (Shape(RESULT, (FITS, OTHER), frozenset({FITS})),)
        case Scenario():
            ends = [scene for scene in item.scenes if not scene.ways]
            fitting = frozenset(scene.key for scene in ends if scene.score == 1)
            return (Shape(END, tuple(scene.key for scene in ends), fitting),)
        case Scale():
            stops = tuple(stop.key for stop in item.points_of_scale)
            return (Shape(OWN, stops), Shape(OTHERS, stops)) if item.pair else (Shape(OWN, stops),)
    return ()


def cells_of(item: Item, answer: Any) -> dict[str, str]:
    """The cell of each row in which somebody with this answer stands; None stands for leaving the item open."""
    found = {} if answer is None else chosen(item, answer)
    return {
        shape.row: cell if (cell := found.get(shape.row, "")) in shape.cells else OPEN
        for shape in shapes(item)
    }


def chosen(item: Item, answer: Any) -> dict[str, str]:
    match item:
        case ChoiceItem() | TrueFalse():
            return {ANSWER: str(answer).lower() if isinstance(answer, bool) else str(answer)}
        case ChoiceMany():
            ticked = answer if isinstance(answer, list | tuple) else ()
            return {f"option.{option.key}": YES if option.key in ticked else NO for option in item.options}
        case Places():
            return places_of(item, answer)
        case Order() | MarkWords() | Gaps() | Numeric() | ShortAnswer():
            return {RESULT: FITS if grade(item, answer).right else OTHER}
        case Scenario():
            end = item.ends_at(answer)
            return {END: end.key} if end else {}
        case Scale():
            stops = answer if isinstance(answer, Mapping) else {OWN: answer}
            return {row: str(stop) for row, stop in stops.items()}
    return {}


def places_of(item: Places, answer: Any) -> dict[str, str]:
    put, aliases = answer if isinstance(answer, Mapping) else {}, item.aliases
    fits = {place.key: aliases.get(str(put.get(place.key)), "") == place.fits for place in item.places}
    return {f"place.{key}": FITS if right else OTHER for key, right in fits.items() if key in put}


def count(item: Item, answers: Iterable[Any]) -> Counts:
    """Count first answers, one for each person. The cell OPEN stands in a row only where somebody left it open."""
    counts: Counts = {shape.row: dict.fromkeys(shape.cells, 0) for shape in shapes(item)}
    for answer in answers:
        for row, cell in cells_of(item, answer).items():
            counts[row][cell] = counts[row].get(cell, 0) + 1
    return counts


def share_fitting(shape: Shape, cells: Mapping[str, int]) -> float | None:
    """The share of a row's people who stand in a cell that fits; None where nothing fits or nobody answered."""
    total = sum(cells.values())
    return sum(cells.get(key, 0) for key in shape.fitting) / total if shape.fitting and total else None
