"""The table of a report as rows of plain cells, in which a spreadsheet finds no formula."""

from collections.abc import Mapping, Sequence

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: Cell) -> Cell:
    """Text that a spreadsheet would compute is led by an apostrophe; numbers stay numbers.

    Excel, LibreOffice and Google Sheets read = + - @ as the start of a formula (OWASP, "CSV Injection"), also behind
    white space and in full width.
    """
    if not isinstance(cell, str):
        return cell
    plain = "".join(letter for letter in cell if letter >= " " or letter in "\t\n\r")
    return f"'{plain}" if plain.lstrip(" \u3000\ufeff").startswith(FORMULA) else plain


def neutral_rows(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> list[list[Cell]]:
    """The rows in the order of the columns; what a row does not have stays empty."""
    return [[neutral(row.get(column)) for column in columns] for row in rows]
