"""An answer sheet that a camera can read: where its marks, its code and its circles stand, in millimetres.

The sheet says nothing of what fits and names no item by its key: a row bears the number that the question has on
paper, a circle the number of what can be chosen (showing.py). Four marks at the corners carry the plane of the paper
into a photograph, whatever its angle; a strip of squares between the upper two says which sheet this is, and which
side is up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .items import ChoiceItem, ChoiceMany, Item, MarkWords, Match, Order, Places, Scale, TrueFalse
from .showing import row_keys, shown_keys

WIDTH, HEIGHT = 210.0, 297.0
MARKS = ((15.0, 15.0), (195.0, 15.0), (195.0, 282.0), (15.0, 282.0))  # clockwise from the upper left
MARK, HOLE, CORE = 10.0, 7.0, 4.0  # sides of the squares of a mark: black, white, black
STRIP_X, STRIP_Y, STRIP_STEP, STRIP_CELL = 33.0, 15.0, 4.65, 3.4
TAG_BITS, NUMBER_BITS, PAGE_BITS, CHECK_BITS = 12, 6, 2, 11
BITS = TAG_BITS + NUMBER_BITS + 1 + PAGE_BITS + CHECK_BITS
CHECK_RULE = 0b101110000101  # x^11 + x^9 + x^8 + x^7 + x^2 + 1

TOP, BOTTOM = 52.0, 268.0
COLUMNS = (16.0, 112.0)
LINE, STEP, RADIUS = 8.0, 6.6, 2.4
LABEL = 14.0  # from the left of a column to its first circle
IN_LINE = 10
LINES = int((BOTTOM - TOP) / LINE)
MOST_PAGES = 2**PAGE_BITS
MOST_NUMBER = 2**NUMBER_BITS - 1


@dataclass(frozen=True)
class Row:
    """One row to answer: question `number`, part `part` of it (0 where it has one only), and how many circles."""

    number: int
    part: int
    offers: int
    several: bool = False
    letters: bool = False

    @property
    def name(self) -> str:
        return f"{self.number}.{self.part}"

    @property
    def lines(self) -> int:
        return -(-self.offers // IN_LINE)


@dataclass(frozen=True)
class Circle:
    """A circle to fill: which row it belongs to, what it stands for, where its middle is."""

    row: Row
    offer: int
    x: float
    y: float


@dataclass(frozen=True)
class Page:
    """One side of paper: the place of each row's label, and the circles."""

    labels: tuple[tuple[Row, float, float], ...]
    circles: tuple[Circle, ...]


def rows_of(item: Item, number: int) -> tuple[Row, ...]:
    """The rows in which `item` is answered; none for what is written, told as a story or only read."""
    offers = len(shown_keys(item, ""))
    match item:
        case ChoiceMany() | MarkWords():
            return (Row(number, 0, offers, several=True),)
        case ChoiceItem() | TrueFalse():
            return (Row(number, 0, offers),)
        case Order():
            # One row for each step as it stands on the sheet; its circles are the places.
            return tuple(Row(number, part, offers) for part in range(1, offers + 1))
        case Places() | Scale(pair=True):
            parts = range(1, len(row_keys(item, "")) + 1)
            return tuple(Row(number, part, offers, letters=isinstance(item, Match)) for part in parts)
        case Scale():
            return (Row(number, 0, offers),)
    return ()


def is_on_sheet(item: Item) -> bool:
    return bool(rows_of(item, 0))


def pages_of(items: Sequence[Item]) -> tuple[Page, ...]:
    """Lay out one form; `items` stand in the order of its questions. Raises ValueError for more than four pages."""
    pages: list[Page] = []
    for columns in in_pairs(list(columns_of(items))):
        labels: list[tuple[Row, float, float]] = []
        circles: list[Circle] = []
        for x, rows in zip(COLUMNS, columns, strict=False):
            y = TOP
            for row in rows:
                labels.append((row, x, y))
                circles.extend(circles_of(row, x + LABEL, y))
                y += row.lines * LINE
        pages.append(Page(tuple(labels), tuple(circles)))
    if len(pages) > MOST_PAGES:
        raise ValueError("an answer sheet has at most four pages")
    return tuple(pages)


def columns_of(items: Sequence[Item]) -> Iterator[list[Row]]:
    """Rows column by column; what belongs to one question stays together where a column can hold it."""
    column: list[Row] = []
    for number, item in enumerate(items, start=1):
        rows = rows_of(item, number)
        used = sum(row.lines for row in column)
        if column and used + sum(row.lines for row in rows) > LINES:
            yield column
            column = []
        column.extend(rows)
    if column:
        yield column


def in_pairs(columns: list[list[Row]]) -> Iterator[list[list[Row]]]:
    for at in range(0, len(columns), len(COLUMNS)):
        yield columns[at : at + len(COLUMNS)]


def circles_of(row: Row, x: float, y: float) -> Iterator[Circle]:
    for at in range(row.offers):
        line, place = divmod(at, IN_LINE)
        yield Circle(row, at + 1, x + place * STEP, y + line * LINE)


def code_of(*, tag: int, number: int, form: int, page: int) -> tuple[int, ...]:
    """The squares of the strip from left to right, 1 for black: tag of the quiz, number of the sheet, form, page.

    Raises ValueError for what does not fit. The last eleven are a cyclic check of the others, so that a strip that
    was read upside down or half in shadow is known as such.
    """
    parts = ((tag, TAG_BITS), (number, NUMBER_BITS), (form, 1), (page, PAGE_BITS))
    if any(not 0 <= value < 2**bits for value, bits in parts):
        raise ValueError("this does not fit into the code of a sheet")
    word = 0
    for value, bits in parts:
        word = (word << bits) | value
    # A strip that is all white must not be a sheet: the check never begins at nought.
    check = remainder(word ^ 0b1010101) ^ 0b10101010101
    whole = (word << CHECK_BITS) | check
    return tuple((whole >> at) & 1 for at in reversed(range(BITS)))


def remainder(word: int) -> int:
    """What is left of a word with eleven noughts behind it when it is divided by the rule, without carrying."""
    left = word << CHECK_BITS
    for at in reversed(range(CHECK_BITS, left.bit_length() + 1)):
        if left >> at & 1:
            left ^= CHECK_RULE << (at - CHECK_BITS)
    return left
