"""Bytes of a text file as text: UTF-8 or UTF-16 by its mark, else the code page of Korean Windows."""

from .reading import Malformed

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and a warning where its encoding had to be guessed. Raises Malformed where it is no text."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return refuse_binary(data.decode(marked)), ""
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if marked != "utf-8":
            raise Malformed(line, "this is no text in UTF-16 or UTF-8") from error
    try:
        return refuse_binary(
            data.decode("cp949")
        ), "the file is not in UTF-8; it was read as Korean Windows writes it"
    except UnicodeDecodeError as error:
        raise Malformed(line, "this is no text in UTF-8; save the file as UTF-8 and try again") from error


def refuse_binary(text: str) -> str:
    at = text.find("\0")
    if at >= 0:
        raise Malformed(text.count("\n", 0, at) + 1, "this is no text file")
    return text
