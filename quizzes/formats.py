"""The formats in which questions come and go, by name: which bytes they are, how each is read and written."""

import re
from collections.abc import Callable, Sequence

from .domain.exchange.csv_files import read_csv, write_csv
from .domain.exchange.decoding import decoded
from .domain.exchange.gift_reading import read_gift
from .domain.exchange.gift_writing import write_gift
from .domain.exchange.packages import checked_zip
from .domain.exchange.plain import Plain
from .domain.exchange.qti_packages import ZIP, read_qti, write_package
from .domain.exchange.reading import Found, Malformed
from .domain.exchange.table_reading import MOST_TITLES, names_questions, read_table
from .domain.exchange.table_writing import write_table
from .domain.exchange.writing import Written
from .workbooks import OLD, read_xlsx, write_xlsx

LARGEST_TEXT = 5 * 1024 * 1024  # bytes of a text file
LARGEST = 20 * 1024 * 1024  # bytes of a package or a workbook
BEFORE_XML = b"\xef\xbb\xbf \t\r\n\xff\xfe\0"
# A text may begin with a tag of its first question: no document of QTI does.
PROSE = re.compile(rb"<(p|b|i|u|em|strong|span|div|br|img|ul|ol|h[1-6]|font|a)[\s/>]", re.IGNORECASE)
TABLES = (".csv", ".tsv")
SUFFIXES = {"gift": "gift", "qti": "zip", "csv": "csv", "xlsx": "xlsx"}
TYPES = {
    "gift": "text/plain; charset=utf-8",
    "qti": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def found_in(data: bytes, origin: str) -> Found:
    """The questions of a file in one of the formats; raises Malformed."""
    refuse_mistaken(data, origin)
    match origin:
        case "gift":
            text, warning = decoded(data)
            return warned(read_gift(text), [warning] if warning else [])
        case "csv":
            rows, warnings = read_csv(data)
            return warned(read_table(rows), warnings)
        case "xlsx":
            rows, warnings = read_xlsx(data)
            return warned(read_table(rows), warnings)
        case "qti":
            return read_qti(data)
    raise Malformed(0, f"there is no format {origin}")


def format_of(data: bytes, name: str = "") -> str:
    """Which format a file is in, by what stands in it; its name decides only which kind of text it is.

    A table that cannot be read would else pass for a text without questions.
    """
    if data.startswith(OLD):
        return "xlsx"
    if data.startswith(ZIP):
        return packed_format(data)
    if is_markup(data) and not PROSE.match(data.lstrip(BEFORE_XML).replace(b"\0", b"")):
        return "qti"
    return "csv" if name.lower().endswith(TABLES) or is_csv(data) else "gift"


def is_markup(data: bytes) -> bool:
    return data.lstrip(BEFORE_XML).startswith(b"<")


def is_csv(data: bytes) -> bool:
    """Whether one of the first rows names a column of questions; what else is wrong is said by whoever reads it."""
    try:
        rows, _ = read_csv(data)
    except Malformed:
        return False
    filled = [cells for _, cells in rows if any(cell.strip() for cell in cells)]
    return any(names_questions(cells) and len(cells) > 1 for cells in filled[:MOST_TITLES])


def packed_format(data: bytes) -> str:
    try:
        names = checked_zip(data).names
    except Malformed:
        return "qti"
    if "h5p.json" in names:
        return "h5p"
    return "xlsx" if "xl/workbook.xml" in names or "[Content_Types].xml" in names else "qti"


def warned(found: Found, warnings: Sequence[str]) -> Found:
    found.warnings[:0] = warnings
    return found


def refuse_mistaken(data: bytes, origin: str) -> None:
    """What a file is shows in its first bytes, whatever its name says."""
    if not data.strip():
        raise Malformed(0, "this file is empty")
    is_zip = data.startswith(ZIP)
    most = LARGEST if origin in ("qti", "xlsx") else LARGEST_TEXT
    if len(data) > most:
        raise Malformed(0, f"the file is larger than {most // 1024 // 1024} MB")
    if is_zip and origin in ("gift", "csv"):
        raise Malformed(0, "this is a packed file, no text: choose XLSX or QTI for it")
    if origin == "xlsx" and not is_zip and not data.startswith(OLD):
        raise Malformed(0, "this is no XLSX workbook")
    if origin == "qti" and not is_zip and not is_markup(data):
        raise Malformed(0, "this is neither a QTI item nor a package of them")


def written_as(target: str, items: Sequence[Plain], language: str, title: str) -> tuple[bytes, Written]:
    """The file, and what it carries. Raises Malformed for a format that we do not write."""
    if target not in WRITERS:
        raise Malformed(0, f"there is no format {target}")
    return WRITERS[target](items, language, title)


def as_gift(items: Sequence[Plain], language: str, title: str) -> tuple[bytes, Written]:
    text, written = write_gift(items)
    return text.encode(), written


def as_csv(items: Sequence[Plain], language: str, title: str) -> tuple[bytes, Written]:
    table, written = write_table(items)
    return write_csv(table), written


def as_xlsx(items: Sequence[Plain], language: str, title: str) -> tuple[bytes, Written]:
    table, written = write_table(items)
    return write_xlsx(table), written


Writer = Callable[[Sequence[Plain], str, str], tuple[bytes, Written]]
WRITERS: dict[str, Writer] = {"gift": as_gift, "qti": write_package, "csv": as_csv, "xlsx": as_xlsx}
