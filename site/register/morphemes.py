"""The language worker: one process of its own that holds the Korean analyser and cuts sentences into morphemes.

Runs as a script and imports no Django: `python -P site/register/morphemes.py SOCKET [--stay]`.
"""

import argparse
import fcntl
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

IDLE = 600  # seconds without a question after which the analyser's 500 MB are given back
SLOW = 2.0  # seconds that one asker may take to say what it wants
MOST_BYTES = 2_000_000  # of one question
LONGEST = 400  # characters of one piece; the analyser needs square time for degenerate input
MOST_ALIKE = 40  # equal characters in a row

Cut = Callable[[str], list[list[Any]]]


def main() -> None:
    """Answer questions on a socket until nobody asks any more; a second worker for the same socket leaves at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("socket", type=Path)
    parser.add_argument("--stay", action="store_true", help="begin anew, empty, instead of ending when idle")
    options = parser.parse_args()
    lock = hold(options.socket.with_suffix(".lock"))
    if lock is None:
        return
    with listening(options.socket) as listener:
        serve(listener, Analyser())
    if options.stay:
        os.execv(sys.executable, [sys.executable, "-P", *sys.argv])
    options.socket.unlink(missing_ok=True)


def hold(path: Path) -> int | None:
    """Lock a file for the life of this process; None where another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def listening(path: Path) -> socket.socket:
    """A socket that only this system user can open."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(mask)
    listener.listen(16)
    return listener


def serve(listener: socket.socket, cut: Cut, *, idle: float = IDLE) -> None:
    """One question after the other: a line of JSON with `texts` comes in, a line with `morphemes` goes out."""
    listener.settimeout(idle)
    while True:
        try:
            asker, _ = listener.accept()
        except TimeoutError:
            return
        with asker:
            asker.settimeout(SLOW)
            try:
                with asker.makefile("rwb") as lines:
                    lines.write(answer(lines.readline(MOST_BYTES), cut))
            except OSError:
                continue  # the asker has left; the next one waits


def answer(question: bytes, cut: Cut) -> bytes:
    """The answer to one question; one that cannot be read gets an empty answer."""
    try:
        texts = [str(text) for text in json.loads(question)["texts"]]
    except (ValueError, TypeError, KeyError):
        texts = []
    return json.dumps({"morphemes": [cut(text) for text in texts]}).encode() + b"\n"


class Analyser:
    """Kiwi, loaded at the first question (3 to 4 seconds)."""

    def __init__(self) -> None:
        self.kiwi: Any = None

    def __call__(self, text: str) -> list[list[Any]]:
        """Morphemes as [form, tag, start, end]; none for what the analyser must not or cannot read."""
        if not is_readable(text):
            return []
        try:
            return [
                [token.form, token.tag, token.start, token.end] for token in self._loaded().tokenize(text)
            ]
        except (ValueError, RuntimeError):
            return []

    def _loaded(self) -> Any:
        if self.kiwi is None:
            from kiwipiepy import Kiwi  # only this process pays for it

            self.kiwi = Kiwi(num_workers=1)
        return self.kiwi


def is_readable(text: str) -> bool:
    """Whether a piece is short, has no long run of one character, and can be written as UTF-16."""
    if len(text) > LONGEST or any(0xD800 <= ord(character) < 0xE000 for character in text):
        return False
    run, before = 0, ""
    for character in text:
        run = run + 1 if character == before else 1
        before = character
        if run > MOST_ALIKE:
            return False
    return True


if __name__ == "__main__":
    main()
