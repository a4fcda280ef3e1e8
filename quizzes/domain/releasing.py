"""What may be shown of a whole delivery at once: the counts of every row, and above them the share of each outcome.

suppression.py says what a small count is (k = 5); here the same is held for all that a report shows together.
1. Of a row in which something fits the right answers are shown when k people stand on either side, else nothing is;
   with them the most frequent other answer: its count too where both it and the rest reach k, else its name alone.
   From 20 k people on, a row shows what suppression.safe_row shows.
2. An outcome is the sum of its rows, and total minus rows would give a hidden row back. Where a row of it is hidden,
   further rows are hidden with it, until two rows at least and more than k answers on either side stand behind what
   is hidden; where even all of them are not enough, the outcome is hidden too. Which rows, a secret draws.
3. Outcomes are shown form by form only where every part may be shown. Where only the whole may, its rows are hidden
   together once one of them is.
Who knows these rules and everything but the secret still finds more than one number behind every hidden cell; the tests
try every table of small classes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .suppression import Cell, K, Row, Why, drawn, may_show_mean, safe_row, splits

WHOLE_FROM = 20  # times k people: from here on so few counts are small that each can be hidden by itself


@dataclass(frozen=True)
class Line:
    """One row of counts: each of its people stands in one cell, in a cell of `fitting` with a right answer.

    `name` is the same whenever this row is shown. A row without an outcome, or in which nothing fits, counts for none.
    """

    name: str
    form: str
    cells: Mapping[str, int]
    fitting: frozenset[str] = frozenset()
    outcome: str = ""

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    @property
    def right(self) -> int:
        return sum(self.cells.get(key, 0) for key in self.fitting)

    @property
    def other(self) -> int:
        return self.total - self.right


@dataclass(frozen=True)
class Shown(Row):
    """A row as it may be shown: `right` where it is not hidden; `top` is the most frequent cell that does not fit.

    `top` may be told where its count is hidden; it is empty where not even that may be told.
    """

    right: int | None = None
    top: str = ""

    @property
    def counted(self) -> dict[str, int]:
        """The cells whose counts are shown."""
        return {cell.key: cell.count for cell in self.cells if cell.count is not None}


@dataclass(frozen=True)
class Share:
    """Right answers of `total`; `right` is None where it is hidden."""

    right: int | None
    total: int

    @property
    def share(self) -> float | None:
        return self.right / self.total if self.right is not None and self.total else None


@dataclass(frozen=True)
class Release:
    """Rows by name, the share of each outcome, and by form where that may be shown."""

    rows: Mapping[str, Shown]
    outcomes: Mapping[str, Share]
    by_form: Mapping[str, Mapping[str, Share]]


@dataclass(frozen=True)
class Settled:
    """An outcome as it may be shown, and the rows that are hidden for it."""

    whole: Share
    hidden: frozenset[str]
    parts: Mapping[str, Share] = field(default_factory=dict)


def release(lines: Sequence[Line], *, secret: str, k: int = K) -> Release:
    """Decide for all rows of a delivery at once what may be shown. `secret` is a text that readers do not know."""
    rows = {line.name: shown(line, f"{secret}/{line.name}", k) for line in lines}
    outcomes: dict[str, Share] = {}
    by_form: dict[str, Mapping[str, Share]] = {}
    for outcome in dict.fromkeys(line.outcome for line in lines if line.outcome and line.fitting):
        own = [line for line in lines if line.outcome == outcome and line.fitting]
        found = settle(own, rows, f"{secret}/{outcome}", k)
        outcomes[outcome] = found.whole
        if found.parts:
            by_form[outcome] = found.parts
        rows |= {line.name: hidden_row(line, k) for line in own if line.name in found.hidden}
    return Release(rows, outcomes, by_form)


def shown(line: Line, secret: str, k: int) -> Shown:
    """One row by itself."""
    if line.total < k:
        return hidden_row(line, k)
    if line.total >= WHOLE_FROM * k:
        row = safe_row(line.cells, secret=secret, last=line.fitting, k=k)
        return Shown(row.cells, row.total, row.together, right_of(line, row), top_of(line, row))
    if line.fitting and not may_show_mean(line.right, line.total, k=k):
        return hidden_row(line, k)
    return coarse(line, secret, k)


def coarse(line: Line, secret: str, k: int) -> Shown:
    """The right answers, the most frequent other one, and the rest as a sum."""
    others = [key for key in drawn(line.cells, secret, ()) if key not in line.fitting]
    top = max(others, key=lambda key: line.cells[key], default="")
    rest = line.other - line.cells.get(top, 0)
    seen = set(line.fitting) if len(line.fitting) == 1 else set()
    if len(others) == 1 or min(line.cells.get(top, 0), rest) >= k:
        seen |= set(others) if len(others) < 3 else {top}
    cells = tuple(
        Cell(key, count) if key in seen else Cell(key, None, Why.SMALL) for key, count in line.cells.items()
    )
    hidden = [count for key, count in line.cells.items() if key not in seen]
    right = line.right if line.fitting else None
    return Shown(cells, line.total, sum(hidden) if hidden else None, right, top)


def right_of(line: Line, row: Row) -> int | None:
    """The right answers of a row as whoever sees it can add them up; None where they are hidden."""
    hidden = {cell.key for cell in row.cells if cell.count is None}
    if row.total is None or not line.fitting or (hidden & line.fitting and not hidden <= line.fitting):
        return None
    return line.right


def hidden_row(line: Line, k: int) -> Shown:
    """A row of which nothing but its people is shown, and of a small group not even that."""
    if line.total < k:
        return Shown(tuple(Cell(key, None, Why.GROUP) for key in line.cells), None, None)
    return Shown(tuple(Cell(key, None, Why.SMALL) for key in line.cells), line.total, line.total)


def top_of(line: Line, row: Row) -> str:
    """The most frequent cell that does not fit, where what is shown proves it."""
    seen = {c.key: c.count for c in row.cells if c.count is not None and c.key not in line.fitting}
    top = max(seen, key=lambda key: seen[key], default="")
    return top if top and seen[top] >= (row.together or 0) else ""


def settle(lines: Sequence[Line], rows: Mapping[str, Shown], secret: str, k: int) -> Settled:
    """Show an outcome form by form where every part may be shown, else as a whole, else not."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(line.form, []).append(line)
    if len(parts) == 1:
        return settle_whole(lines, rows, secret, k)
    if splits([{"right": right_in(part), "other": other_in(part)} for part in parts.values()], k=k):
        each = {form: settle_whole(part, rows, f"{secret}/{form}", k) for form, part in parts.items()}
        if all(part.whole.right is not None for part in each.values()):
            hidden = frozenset().union(*(part.hidden for part in each.values()))
            return Settled(share_of(lines), hidden, {form: part.whole for form, part in each.items()})
    return settle_whole(lines, rows, secret, k, together=True)


def settle_whole(
    lines: Sequence[Line], rows: Mapping[str, Shown], secret: str, k: int, *, together: bool = False
) -> Settled:
    """Hide further rows until what is hidden is blurred (`together`: all of them); else hide all and the sum."""
    hidden = [line for line in lines if rows[line.name].right is None]
    if not hidden:
        return Settled(share_of(lines), frozenset())
    spare = {line.name: line for line in lines if line not in hidden}
    company: list[Line] = []
    for name in drawn(spare, secret, ()):
        if company and not together and is_blurred([*hidden, *company], k):
            break
        company.append(spare[name])
    all_hidden = [*hidden, *company]
    whole = share_of(lines) if is_blurred(all_hidden, k) else Share(None, share_of(lines).total)
    return Settled(whole, frozenset(line.name for line in all_hidden))


def share_of(lines: Sequence[Line]) -> Share:
    return Share(right_in(lines), right_in(lines) + other_in(lines))


def is_blurred(lines: Sequence[Line], k: int) -> bool:
    """Whether the sum of these rows leaves open what each of them holds; more than k is asked where a mean asks k."""
    right, other = right_in(lines), other_in(lines)
    return len(lines) > 1 and may_show_mean(right, right + other, k=k + 1)


def right_in(lines: Iterable[Line]) -> int:
    return sum(line.right for line in lines)


def other_in(lines: Iterable[Line]) -> int:
    return sum(line.other for line in lines)
