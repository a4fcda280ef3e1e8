"""Tables of questions as XLSX workbooks; their limits are checked before the library opens them."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from .domain.exchange.csv_files import bounded
from .domain.exchange.packages import Package, checked_zip
from .domain.exchange.reading import Malformed
from .domain.exchange.table_reading import MOST_ROWS, MOST_TITLES, names_questions

SHEETS = ("questions", "items", "문항")
NOTES = ("설명", "how to")  # of our own template
DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Excel wrote before 2007, and what it locks with a password
MOST_CELLS = 5_000_000  # empty ones counted: a far corner that is formatted makes them all
LAST_ROW = 1_048_576
WIDEST = 60  # letters
Grid = list[tuple[int, list[Any]]]


def read_xlsx(data: bytes) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """The rows of the sheet with questions, and warnings: the sheet that is called so, else the first that names them.

    Raises Malformed.
    """
    if data.startswith(OLD):
        raise Malformed(0, "this is an XLS workbook, or one with a password: save it as XLSX without one")
    refuse_entities(checked_zip(data))
    try:
        name, grid, others = sheet_of(data)
        values = results_of(data, name) if any(is_formula(c) for _, cells in grid for c in cells) else {}
        warnings = [f"the sheet “{other[:40]}” is left out" for other in others]
        return texts_of(grid, values, warnings), warnings
    except Malformed:
        raise
    except Exception as error:
        # The library raises whatever a broken part of a workbook makes it stumble over.
        raise Malformed(0, "this is no workbook that can be read; save it as XLSX again") from error


def refuse_entities(package: Package) -> None:
    """No workbook declares a document type: whoever writes one wants the parser to fetch or to swell."""
    for name in package.names:
        data = package.read(name)
        if any(mark in data for mark in DECLARATIONS):
            raise Malformed(0, f"{name[:80]} declares a document type, which no workbook does")


def opened(data: bytes, *, results: bool) -> Any:
    import openpyxl  # here and below, not above: half a second that no start has to wait for

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)


def sheet_of(data: bytes) -> tuple[str, Grid, list[str]]:
    """Name and cells of the sheet with questions, and the names of others in which something stands."""
    sheets = opened(data, results=False).worksheets
    # What an author has hidden comes last: drafts, and keys of another class.
    ordered = sorted(sheets, key=lambda sheet: sheet.sheet_state != "visible")
    grids = {sheet.title: list(rows_of(sheet)) for sheet in ordered}
    named = [title for title in grids if title.casefold() in SHEETS]
    asking = [title for title, grid in grids.items() if asks(grid)]
    hidden = {sheet.title for sheet in sheets if sheet.sheet_state != "visible"}
    seen = [title for title in (*named, *asking) if title not in hidden]
    wanted = (seen or named or asking or list(grids))[0]
    others = [t for t, grid in grids.items() if grid and t != wanted and t.casefold() not in NOTES]
    return wanted, grids[wanted], others


def asks(grid: Grid) -> bool:
    """Whether one of the first rows names a column of questions."""
    return any(names_questions([str(cell.value) for cell in cells]) for _, cells in grid[:MOST_TITLES])


def rows_of(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Rows in which something stands, each with its number. What the file says of its own size is not believed."""
    sheet.reset_dimensions()
    looked_at, filled = 0, 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        looked_at += len(cells)
        if number > LAST_ROW or looked_at > MOST_CELLS:
            raise Malformed(number, "there are more cells than a sheet of questions needs", "row")
        if not any(cell.value is not None for cell in cells):
            continue
        filled += 1
        if filled > MOST_ROWS + MOST_TITLES:
            raise Malformed(number, f"there are more than {MOST_ROWS} rows", "row")
        yield number, list(cells)


def is_formula(cell: Any) -> bool:
    return bool(cell.value is not None and cell.data_type == "f")


def results_of(data: bytes, name: str) -> dict[tuple[int, int], Any]:
    """What the formulas of a sheet gave when it was saved, by row and column; nothing is computed here."""
    rows = rows_of(opened(data, results=True)[name])
    return {(number, at): cell.value for number, cells in rows for at, cell in enumerate(cells)}


def texts_of(
    grid: Grid, results: dict[tuple[int, int], Any], warnings: list[str]
) -> list[tuple[int, list[str]]]:
    """The cells as texts. A formula is what it gave; one that gave nothing is refused, not passed over."""
    from openpyxl.utils import get_column_letter

    rows = []
    for number, cells in grid:
        texts = []
        for at, cell in enumerate(cells):
            value = results.get((number, at)) if is_formula(cell) else cell.value
            if value is None and is_formula(cell):
                raise Malformed(
                    number,
                    f"column {get_column_letter(at + 1)} holds a formula without a result",
                    "row",
                )
            if cell.value is not None and (cell.data_type == "e" or is_error(value)):
                raise Malformed(
                    number,
                    f"column {get_column_letter(at + 1)} holds an error instead of a value",
                    "row",
                )
            if isinstance(value, date | time | timedelta):
                warnings.append(f"row {number}: a date is read as {as_text(value)}; check whether it was one")
            texts.append(in_hundredths(value) if is_percentage(cell, value) else as_text(value))
        rows.append((number, bounded(texts, number)))
    return rows


def is_percentage(cell: Any, value: Any) -> bool:
    """A number that its author reads with a % behind it."""
    return type(value) in (int, float) and "%" in (cell.number_format or "")


def in_hundredths(value: float) -> str:
    return f"{float(f'{value * 100:.12g}'):.15g}%"


def is_error(value: Any) -> bool:
    return isinstance(value, str) and value in (
        "#N/A",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
    )


def as_text(cell: Any) -> str:
    """A cell as it reads: numbers with the digits that a spreadsheet keeps, truths as words, midnight as a day."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            short = f"{cell:.15g}"
            return f"{cell:.0f}" if "e" in short and cell.is_integer() else short
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)


def write_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """A workbook in which every cell is a text: nothing in it is computed."""
    import openpyxl

    book = openpyxl.Workbook()
    filled_in(book.active, "questions", table)
    return saved(book)


def filled_in(sheet: Any, title: str, table: Sequence[Sequence[str]]) -> None:
    """Write a table with bold headings, columns as wide as their words, and lines that break."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.title = title
    for row, cells in enumerate(table, start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                cell = sheet.cell(row, column)
                cell.value = text
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=row == 1)
    for column in range(1, max(map(len, table), default=0) + 1):
        longest = max(width_of(cells[column - 1]) for cells in table if len(cells) >= column)
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, longest + 2)
    sheet.freeze_panes = "A2"


def width_of(text: str) -> int:
    """How wide the longest line of a cell is: letters of Korean take two places."""
    return max((sum(1 if letter.isascii() else 2 for letter in line) for line in text.split("\n")), default=0)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
