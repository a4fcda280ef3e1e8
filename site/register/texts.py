"""The text that a command is given: a file or the standard input, always with a sentence when it cannot be read."""

import sys
from pathlib import Path


class Unreadable(ValueError):
    """Why there is no text; the message is a sentence."""


def given(name: str) -> str:
    """The text of the file `name`, or of the standard input for “-”. Raises Unreadable."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"There is no file {name}.") from None
    except OSError as fault:
        raise Unreadable(f"The file {name} cannot be read: {fault.strerror}.") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(
            f"The text is not UTF-8: byte {fault.start + 1} is wrong. Save it as UTF-8."
        ) from None
