"""Bytes of a text file as text: UTF-8 or UTF-16, by its mark or without, else the code page of Korean Windows."""

import codecs

from .reading import Malformed

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MARK = "\ufeff"  # inside a text it is what is left where files were put together
GUESSED = "the file is not in UTF-8; it was read as Korean Windows writes it"
UNMARKED = "the file is in UTF-16 without its mark; it was read so"
NO_UTF_8 = "this is no text in UTF-8; save the file as UTF-8 and try again"
ENOUGH = 4000  # bytes that show which of the two orders UTF-16 has


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and a warning where its encoding had to be guessed. Raises Malformed where it is no text."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    try:
        return refuse_binary(data.decode(marked or "utf-8")), ""
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if marked:
            raise Malformed(line, "this is no text in UTF-16 or UTF-8") from error
    except Malformed:
        # Western words in UTF-16: every second byte is nothing, and never just one somewhere.
        unmarked = utf_16(data) if data.count(b"\0") * 5 > len(data) * 2 else ""
        if not unmarked:
            raise
        return unmarked, UNMARKED
    return as_guessed(data, line)


def as_guessed(data: bytes, line: int) -> tuple[str, str]:
    unmarked = utf_16(data) if b"\0" in data else ""
    if unmarked:
        return unmarked, UNMARKED
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError as error:
        raise Malformed(line, NO_UTF_8) from error
    if is_nearly_utf_8(data):
        raise Malformed(line, NO_UTF_8)
    return refuse_binary(text), GUESSED


def is_nearly_utf_8(data: bytes) -> bool:
    """Whether most letters are in UTF-8 and a few are broken: another code page would make other words of it."""
    read = data.decode("utf-8", errors="replace")
    broken = read.count("\ufffd")
    return sum(letter > "~" for letter in read) > 2 * broken  # the broken ones are counted on both sides


def utf_16(data: bytes) -> str:
    """The text of UTF-16 without its mark; empty where neither order gives spaces, lines and marks of a text."""
    for order in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(order)
        except UnicodeDecodeError:
            continue
        plain = sum(letter in "\r\n\t" or " " <= letter <= "~" for letter in text[:ENOUGH])
        if "\0" not in text and plain * 20 >= len(text[:ENOUGH]):
            return text.replace(MARK, "")
    return ""


def refuse_binary(text: str) -> str:
    at = text.find("\0")
    if at >= 0:
        raise Malformed(text.count("\n", 0, at) + 1, "this is no text file")
    return text.replace(MARK, "")
