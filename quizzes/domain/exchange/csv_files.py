"""Tables of questions as CSV, with any of the usual separators. XLSX stands outside: quizzes/workbooks.py."""

import csv
import io
from collections.abc import Sequence

from .decoding import decoded
from .reading import Malformed
from .table_reading import MOST_ROWS

MOST_COLUMNS = 400
LONGEST_CELL = 32_767  # what a cell of a spreadsheet can hold
SEPARATORS = ",;\t"


def read_csv(data: bytes) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """The rows with the line in which each begins, and warnings."""
    text, warning = decoded(data)
    csv.field_size_limit(LONGEST_CELL * 4)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in lines:
            rows.append((begins, bounded(cells, begins)))
            begins = lines.line_num + 1
            if len(rows) > MOST_ROWS + 1:
                raise Malformed(begins, f"there are more than {MOST_ROWS} rows", "row")
    except csv.Error as error:
        raise Malformed(lines.line_num, f"this is no CSV: {error}") from error
    return rows, [warning] if warning else []


def separator(text: str) -> str:
    """The mark that stands most often in the heading, outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for at, part in enumerate(first.split('"')) if at % 2 == 0)
    return max(SEPARATORS, key=bare.count)


def bounded(cells: Sequence[str], number: int) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        raise Malformed(number, f"there are more than {MOST_COLUMNS} columns", "row")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise Malformed(number, f"a cell is longer than {LONGEST_CELL} characters", "row")
    return list(cells)


def write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read Korean as it is meant."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(table)
    return file.getvalue().encode("utf-8-sig")
