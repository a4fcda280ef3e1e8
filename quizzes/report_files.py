"""The table of a report as a file: what the page shows and not a cell more, with nothing that computes."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .domain.counting import OTHERS
from .domain.items import Kind
from .domain.sheets import Cell, neutral_rows
from .naming import FORM_NAMES, name_of
from .report_showing import Bars, ItemShown, OutcomeShown, ReportShown
from .report_words import WHY

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMNS = ("what", "form", "number", "asked", "part", "answer", "fits", "people", "of", "share", "note")


def headings() -> list[str]:
    return [
        _("Row"), _("Form"), _("Number"), _("Outcome or question"), _("Part"), _("Answer"), _("Fits"),
        _("People"), _("Of"), _("Share"), _("Note"),
    ]  # fmt: skip


def table(found: ReportShown) -> list[list[Cell]]:
    """Headings and rows: outcomes first, then every answer to every question."""
    rows = [row for line in found.outcomes for row in outcome_rows(line)]
    rows += [row for item in (*found.items, *found.hidden, *found.opinions) for row in item_rows(item)]
    return [list(headings()), *neutral_rows(rows, COLUMNS)]


def outcome_rows(line: OutcomeShown) -> Iterator[dict[str, Cell]]:
    for form, share in [("", line.share), *((str(name), part) for name, part, _percent in line.forms)]:
        yield {
            "what": _("Outcome"),
            "form": form,
            "asked": line.words,
            "people": share.right,
            "of": share.total,
            "share": rounded(share.share),
            "note": str(WHY["small"]) if share.right is None else "",
        }


def item_rows(item: ItemShown) -> Iterator[dict[str, Cell]]:
    for row in item.rows:
        for at, bar in enumerate(row.bars):
            yield {
                "what": _("Question"),
                "form": str(name_of(FORM_NAMES, item.line.form)),
                "number": item.line.number,
                "asked": item.line.asks,
                "part": row.line.about or part_of(item, row),
                "answer": str(bar.words),
                "fits": _("yes") if bar.fits else "",
                "people": bar.count,
                "of": row.line.total,
                "share": rounded(row.line.cells[at].share),
                "note": note_of(row, bar, is_marked=item.line.is_marked),
            }


def part_of(item: ItemShown, row: Bars) -> str:
    """Which half of a pair: what they think themselves, or what was thought of the others."""
    if item.line.kind is not Kind.SCALE or len(item.rows) < 2:
        return ""
    return (
        _("What was thought of most others") if row.line.name == OTHERS else _("What they think themselves")
    )


def note_of(row: Bars, bar: Any, *, is_marked: bool) -> str:
    if not bar.hidden:
        return ""
    if not bar.most:
        return str(row.why)
    if is_marked:
        return str(_("The most frequent other answer; its number is hidden."))
    return str(_("The most frequent answer; its number is hidden."))


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 2)


def as_csv(rows: list[list[Cell]]) -> bytes:
    """With a byte order mark, by which spreadsheets know that it is UTF-8.

    Texts stand in quotation marks: where a spreadsheet separates by semicolons, “a;=1+1” would fall into two cells.
    """
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC).writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    return ("\ufeff" + text.getvalue()).encode()


def as_xlsx(rows: list[list[Cell]]) -> bytes:
    """Text cells are written as text: whatever stands in them, none is a formula."""
    from openpyxl import Workbook  # half a second that no start has to wait for
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["D"].width = 48
    sheet.column_dimensions["F"].width = 36
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
