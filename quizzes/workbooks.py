"""Tables of questions as XLSX workbooks; their limits are checked before the library opens them."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl

from .domain.exchange.csv_files import bounded
from .domain.exchange.packages import Package, checked_zip
from .domain.exchange.reading import Malformed
from .domain.exchange.table_reading import MOST_ROWS

SHEETS = ("questions", "items", "문항")
DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def read_xlsx(data: bytes) -> list[tuple[int, list[str]]]:
    """The rows of the sheet with questions: the one that is called so, else the first. Raises Malformed."""
    refuse_entities(checked_zip(data))
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        names = {name.casefold(): name for name in book.sheetnames}
        wanted = next((names[name] for name in SHEETS if name in names), book.sheetnames[0])
        return list(rows_of(book[wanted]))
    except Malformed:
        raise
    except (
        Exception
    ) as error:  # the library raises whatever a broken part of a workbook makes it stumble over
        raise Malformed(0, "this is no workbook that can be read; save it as XLSX again") from error


def refuse_entities(package: Package) -> None:
    """No workbook declares a document type: whoever writes one wants the parser to fetch or to swell."""
    for name in package.names:
        data = package.read(name)
        if any(mark in data for mark in DECLARATIONS):
            raise Malformed(0, f"{name[:80]} declares a document type, which no workbook does")


def rows_of(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_ROWS + 1:
            raise Malformed(number, f"there are more than {MOST_ROWS} rows", "row")
        yield number, bounded([as_text(cell) for cell in cells], number)


def as_text(cell: Any) -> str:
    """A cell as it reads: whole numbers without a point, truths as words."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)


def write_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """A workbook in which every cell is a text: nothing in it is computed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "questions"
    for row, cells in enumerate(table, start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                cell = sheet.cell(row, column)
                cell.value = text
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
