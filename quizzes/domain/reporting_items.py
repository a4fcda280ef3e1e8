"""The items of one version and form as an editor reads them: how hard, how telling, what the other answers attract.

Built for adults' attempts, which come in batches of ten: between two looks ten people more have answered, or none, so
nobody's answers can be told from the difference. Of pupils only what closed groups left stands here (publishing.py).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .analysis import Analysis, Distractor, Flag, ItemAnalysis, analyse
from .cellwords import row_words
from .counting import OPEN, Shape, cells_of, shapes
from .items import Item, Kind
from .publishing import Published
from .wording import short

BATCH = 10
Row = tuple[int, str, str | None, float]  # attempt, item, the answer as JSON text, score


@dataclass(frozen=True)
class OptionLine:
    """One option with what attracted whom; `text` is empty where the interface has the word."""

    text: str
    found: Distractor


@dataclass(frozen=True)
class PartLine:
    """One part of an item of several parts: how many of those who answered got it right."""

    about: str
    right: int
    answered: int

    @property
    def share(self) -> float | None:
        return self.right / self.answered if self.answered else None


@dataclass(frozen=True)
class ItemLine:
    """One item: its figures, its options or parts, and what closed groups of pupils left of it."""

    number: int
    item: Item
    asks: str
    found: ItemAnalysis
    options: tuple[OptionLine, ...]
    parts: tuple[PartLine, ...]
    pupils: Published | None

    @property
    def kind(self) -> Kind:
        return self.item.kind

    @property
    def flags(self) -> tuple[Flag, ...]:
        return self.found.flags

    @property
    def left_open(self) -> float:
        asked = self.found.answered + self.found.left_open
        return self.found.left_open / asked if asked else 0.0


@dataclass(frozen=True)
class ItemsReport:
    """Everything about one version and form; `is_dichotomous` says that alpha is KR-20."""

    whole: Analysis
    is_dichotomous: bool
    items: tuple[ItemLine, ...]

    @property
    def flagged(self) -> tuple[ItemLine, ...]:
        return tuple(line for line in self.items if line.flags and line.flags != (Flag.FEW,))


def in_batches(attempts: Sequence[int], size: int = BATCH) -> list[int]:
    """The first of these attempts in whole batches; the rest waits for the next one."""
    return list(attempts[: len(attempts) // size * size])


class Sheet:
    """Answers as a table: a row for each attempt, a column for each item."""

    def __init__(self, attempts: Sequence[int], items: Sequence[Item]) -> None:
        self.items = list(items)
        self.shapes = [shapes(item) for item in items]
        self.place = {attempt: at for at, attempt in enumerate(attempts)}
        self.column = {item.key: at for at, item in enumerate(items)}
        self.scores: list[list[float | None]] = [[None] * len(items) for _ in attempts]
        self.choices: list[list[str | None]] = [[None] * len(items) for _ in attempts]
        self.cells: list[dict[str, dict[str, str]]] = [{} for _ in items]
        self.parts: list[dict[str, int]] = [{} for _ in items]

    def fill(self, rows: Iterable[Row]) -> "Sheet":
        place, column, scores, choices = self.place, self.column, self.scores, self.choices
        first: list[dict[str, str] | None] = [{} if len(each) == 1 else None for each in self.shapes]
        for attempt, key, text, score in rows:
            at, to = place.get(attempt), column.get(key)
            if at is None or to is None or text is None:
                continue
            scores[at][to] = score
            known = first[to]
            if known is None:
                self.parts[to][text] = self.parts[to].get(text, 0) + 1
                continue
            # Few answers differ, so each is read once.
            if text not in known:
                known[text] = next(iter(self.cells_of(to, text).values()))
            choices[at][to] = known[text]
        return self

    def cells_of(self, column: int, text: str) -> dict[str, str]:
        known = self.cells[column]
        if text not in known:
            known[text] = cells_of(self.items[column], json.loads(text))
        return known[text]

    @cached_property
    def is_dichotomous(self) -> bool:
        return all(score in (0.0, 1.0, None) for row in self.scores for score in row)

    def options(self) -> list[list[tuple[str, bool]]]:
        """Cells of items that are one choice; a cell that only says whether all fitted attracts nobody."""
        return [
            [(cell, cell in each[0].fitting) for cell in each[0].cells] if is_choice(each) else []
            for each in self.shapes
        ]


def is_choice(each: tuple[Shape, ...]) -> bool:
    return len(each) == 1 and each[0].row != "result"


def items_report(
    sheet: Sheet, *, language: str, pupils: Mapping[str, Published] | None = None
) -> ItemsReport:
    """Analyse a filled sheet; `pupils` gives by item what may be published of closed groups."""
    keys = [item.key for item in sheet.items]
    whole = analyse(keys=keys, scores=sheet.scores, choices=sheet.choices, options=sheet.options())
    lines = tuple(
        ItemLine(
            number=at + 1,
            item=item,
            asks=short(item, language),
            found=whole.items[at],
            options=option_lines(item, whole.items[at], language),
            parts=part_lines(sheet, at, language),
            pupils=(pupils or {}).get(item.key),
        )
        for at, item in enumerate(sheet.items)
    )
    return ItemsReport(whole, sheet.is_dichotomous, lines)


def option_lines(item: Item, found: ItemAnalysis, language: str) -> tuple[OptionLine, ...]:
    texts = {cell: text for words in row_words(item, language)[:1] for cell, text in words.cells}
    return tuple(OptionLine(texts.get(option.key, ""), option) for option in found.options)


def part_lines(sheet: Sheet, column: int, language: str) -> tuple[PartLine, ...]:
    """What fitted in each part of an item that has several."""
    item, each = sheet.items[column], sheet.shapes[column]
    if len(each) < 2:
        return ()
    abouts = {words.shape.row: words.about for words in row_words(item, language)}
    lines = []
    for shape in each:
        counts: dict[str, int] = {}
        for text, people in sheet.parts[column].items():
            cell = sheet.cells_of(column, text).get(shape.row, OPEN)
            counts[cell] = counts.get(cell, 0) + people
        right = sum(counts.get(cell, 0) for cell in shape.fitting)
        lines.append(PartLine(abouts[shape.row], right, sum(counts.values()) - counts.get(OPEN, 0)))
    return tuple(lines)
