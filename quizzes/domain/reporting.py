"""A report on a delivery as values: outcomes first, then items with the other answers that were chosen and what to say.

Nothing here decides by itself what may be shown: that is done once for all of it (releasing.py). A report is a view of
that decision, so that no two views of the same delivery differ by anything that was hidden.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .bands import bands, in_bands
from .cellwords import RowWords, row_words
from .counting import NO, OPEN, YES, Counts
from .fields import Text
from .items import ChoiceItem, ChoiceMany, Item, Kind, Places, Scale, TrueFalse
from .releasing import Line, Release, Share, Shown, release
from .suppression import K, Why
from .wording import pick, reason, short


@dataclass(frozen=True)
class Counted:
    """One item as it was asked: `name` stands for this item, as it read then, in this form; `number` is its place."""

    name: str
    number: int
    form: str
    item: Item
    counts: Counts


@dataclass(frozen=True)
class CellLine:
    """One cell in words; `text` is empty where the interface has the word. `count` is None where it is hidden."""

    key: str
    text: str
    fits: bool
    count: int | None
    share: float | None


@dataclass(frozen=True)
class RowLine:
    """One row of an item: `about` says which part of the item, empty where it is the item as a whole.

    `right` of `total` people stand in cells that fit, `together` in cells that are hidden; `top` is the most frequent
    cell that does not fit, where that may be told. `why` says why the row is hidden, where it is.
    """

    name: str
    about: str
    cells: tuple[CellLine, ...]
    total: int | None
    right: int | None
    together: int | None
    top: CellLine | None
    why: Why

    @property
    def share(self) -> float | None:
        return self.right / self.total if self.right is not None and self.total else None

    @property
    def other(self) -> int | None:
        return self.total - self.right if self.right is not None and self.total is not None else None


@dataclass(frozen=True)
class ItemLine:
    """One item: what it asks, its rows, and the reason why what fits fits."""

    key: str
    number: int
    form: str
    kind: Kind
    asks: str
    is_marked: bool
    rows: tuple[RowLine, ...]
    reason: tuple[str, ...]


@dataclass(frozen=True)
class Talk:
    """Something to talk about: an answer other than the right one that was chosen most, and what can be said to it."""

    item: ItemLine
    row: RowLine
    top: CellLine
    say: str


@dataclass(frozen=True)
class OutcomeLine:
    """An outcome by its key: the share of what is looked at, and of each form beside the whole where that may be.

    Where one form is looked at and the outcome is shown as a whole only, `share` is that of the whole.
    """

    key: str
    share: Share
    forms: Mapping[str, Share]


@dataclass(frozen=True)
class Report:
    """`form` is the form that is looked at, empty for all; `forms` are those that were answered."""

    form: str
    forms: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]
    items: tuple[ItemLine, ...]
    talks: tuple[Talk, ...]

    @property
    def hides_something(self) -> bool:
        rows = [row for item in self.items for row in item.rows]
        return any(cell.count is None for row in rows for cell in row.cells) or any(
            line.share.right is None for line in self.outcomes
        )


def lines_of(one: Counted) -> list[Line]:
    """The rows of an item as they are weighed against each other: scales in bands, the rest as it was counted."""
    lines = []
    for words in row_words(one.item, ""):
        cells = one.counts.get(words.shape.row)
        if cells is None:
            continue
        if isinstance(one.item, Scale):
            cells = in_bands(one.item, cells)
        fitting = words.shape.fitting if one.item.is_marked else frozenset()
        outcome = one.item.outcome if fitting else ""
        lines.append(Line(f"{one.name}/{words.shape.row}", one.form, cells, fitting, outcome))
    return lines


def released(asked: Sequence[Counted], *, secret: str, k: int = K) -> Release:
    """What may be shown of everything that a delivery asked."""
    return release([line for one in asked for line in lines_of(one)], secret=secret, k=k)


def report(asked: Sequence[Counted], *, secret: str, language: str, form: str = "", k: int = K) -> Report:
    """The report on what was asked; `form` looks at one form alone, where there is more than one."""
    found = released(asked, secret=secret, k=k)
    forms = tuple(sorted({one.form for one in asked}))
    looked_at = form if form in forms and len(forms) > 1 else ""
    seen = [one for one in asked if lines_of(one) and looked_at in ("", one.form)]
    pairs = [(one.item, item_line(one, found.rows, language)) for one in seen]
    talked = [talk for item, line in pairs for talk in talks(item, line, language)]
    return Report(
        form=looked_at,
        forms=forms,
        outcomes=tuple(outcome_line(key, found, looked_at) for key in outcomes_of(seen)),
        items=tuple(line for _, line in pairs),
        talks=tuple(sorted(talked, key=lambda talk: (-(talk.row.other or 0), talk.item.number))),
    )


def outcomes_of(asked: Sequence[Counted]) -> list[str]:
    """Outcomes of what is marked, in the order in which they are asked."""
    return list(dict.fromkeys(line.outcome for one in asked for line in lines_of(one) if line.outcome))


def outcome_line(key: str, found: Release, form: str) -> OutcomeLine:
    parts = found.by_form.get(key, {})
    return OutcomeLine(key, parts.get(form, found.outcomes[key]), {} if form in parts else parts)


def item_line(one: Counted, rows: Mapping[str, Shown], language: str) -> ItemLine:
    words = {each.shape.row: each for each in row_words(one.item, language)}
    lines = [
        row_line(one.item, words[line.name.rpartition("/")[2]], line, rows[line.name], language)
        for line in lines_of(one)
    ]
    why = tuple(reason(one.item, language)) if one.item.is_marked else ()
    return ItemLine(
        key=one.item.key,
        number=one.number,
        form=one.form,
        kind=one.item.kind,
        asks=short(one.item, language),
        is_marked=one.item.is_marked,
        rows=tuple(lines),
        reason=why,
    )


def row_line(item: Item, words: RowWords, line: Line, row: Shown, language: str) -> RowLine:
    texts = band_texts(item, language) if isinstance(item, Scale) else dict(words.cells)
    cells = tuple(
        CellLine(
            cell.key,
            texts.get(cell.key, ""),
            cell.key in line.fitting,
            cell.count,
            cell.count / row.total if cell.count is not None and row.total else None,
        )
        for cell in row.cells
    )
    return RowLine(
        name=words.shape.row,
        about=words.about,
        cells=cells,
        total=row.total,
        right=row.right,
        together=row.together,
        top=next((cell for cell in cells if cell.key == row.top), None),
        why=next((cell.why for cell in row.cells if cell.why), Why.SHOWN),
    )


def band_texts(item: Scale, language: str) -> dict[str, str]:
    return {band.key: band.text(language) for band in bands(item)}


def talks(item: Item, line: ItemLine, language: str) -> list[Talk]:
    """The rows of an item in which another answer was chosen most, with what is said to whoever chose it."""
    return [
        Talk(line, row, row.top, say_to(item, row.name, row.top.key, language))
        for row in line.rows
        if line.is_marked and row.top and row.top.key != OPEN and row.other
    ]


def say_to(item: Item, row: str, cell: str, language: str) -> str:
    """The feedback that whoever stands in this cell is given; empty where there is none for this cell."""
    _, _, part = row.partition(".")
    texts: Text = {}
    match item:
        case ChoiceItem():
            texts = next((option.feedback for option in item.options if option.key == cell), {})
        case TrueFalse():
            texts = item.if_true if cell == "true" else item.if_false
        case ChoiceMany():
            option = next(option for option in item.options if option.key == part)
            texts = {YES: option.feedback, NO: option.not_chosen or option.feedback}.get(cell, {})
        case Places():
            texts = next((place.feedback for place in item.places if place.key == part), {})
    return pick(texts, language)
