"""Tables of questions as CSV, with any of the usual separators. XLSX stands outside: quizzes/workbooks.py."""

import csv
import io
import re
from collections.abc import Sequence

from .decoding import decoded
from .reading import Malformed
from .table_reading import MOST_ROWS

MOST_COLUMNS = 400
LONGEST_CELL = 32_767  # what a cell of a spreadsheet can hold
SEPARATORS = ",;\t|"
NAMED = re.compile(r"sep=([,;\t|])[ \t]*\r?\n", re.IGNORECASE)  # as spreadsheets themselves understand it
LINES_LOOKED_AT = 5


def read_csv(data: bytes) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """The rows with the line in which each begins, and warnings."""
    text, warning = decoded(data)
    csv.field_size_limit(LONGEST_CELL * 4)
    named = NAMED.match(text)
    mark = named.group(1) if named else separator(text)
    # The line that names the separator becomes an empty one, so that lines are counted right.
    whole = text[named.end() :] if named else text
    lines = csv.reader(io.StringIO(whole, newline=""), delimiter=mark, strict=True)
    before = 1 if named else 0
    rows: list[tuple[int, list[str]]] = []
    begins = 1 + before
    filled = 0
    try:
        for cells in lines:
            rows.append((begins, bounded(cells, begins)))
            filled += any(cell.strip() for cell in cells)
            begins = lines.line_num + 1 + before
            if filled > MOST_ROWS + 1:
                raise Malformed(begins, f"there are more than {MOST_ROWS} rows", "row")
    except csv.Error as error:
        if str(error) == "unexpected end of data":
            # It swallowed everything to the end: what is wrong stands where its row begins.
            raise Malformed(begins, "this is no CSV: a quotation mark is never closed") from error
        raise Malformed(lines.line_num + before, f"this is no CSV: {error}") from error
    return rows, [warning] if warning else []


def separator(text: str) -> str:
    """The mark that stands most often in the first lines, outside quotation marks."""
    first = [line for line in text[:LONGEST_CELL].split("\n") if line.strip()][:LINES_LOOKED_AT]
    bare = ["".join(part for at, part in enumerate(line.split('"')) if at % 2 == 0) for line in first]
    # A title may stand above the heading: the line that is cut most often decides.
    return max(SEPARATORS, key=lambda mark: max((line.count(mark) for line in bare), default=0))


def bounded(cells: Sequence[str], number: int) -> list[str]:
    used = len(cells)
    while used and not cells[used - 1].strip():
        used -= 1
    if used > MOST_COLUMNS:
        raise Malformed(number, f"there are more than {MOST_COLUMNS} columns", "row")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise Malformed(number, f"a cell is longer than {LONGEST_CELL} characters", "row")
    return list(cells[:used])


def write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read Korean as it is meant.

    Every cell stands in quotation marks: whatever a spreadsheet takes for its separator, no cell falls apart into one
    that begins like a formula.
    """
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(table)
    return file.getvalue().encode("utf-8-sig")
