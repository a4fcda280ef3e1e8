"""Ask the language worker for morphemes, and do without when it does not answer in time."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from language.findings import Analyse, Morpheme

from . import morphemes

WAIT = 5.0  # seconds that a check on a page waits at most
PATIENCE = 30.0  # seconds that a command waits: it may have to start the worker
LONGEST_PATH = 100  # bytes; sockets of the system bear little more


def analyser(*, wait: float = WAIT, start: bool = False) -> Analyse:
    """A function that cuts texts into morphemes, or answers None where there is no worker within `wait` seconds.

    Pages never start the worker; commands may (`start`).
    """

    def analyse(texts: Sequence[str]) -> Sequence[Sequence[Morpheme]] | None:
        until = time.monotonic() + wait
        if start and not is_listening():
            wake()
            while not is_listening() and time.monotonic() < until:
                time.sleep(0.05)
        return ask(texts, until=until)

    return analyse


analyse = analyser()


def place() -> Path:
    """Where the worker listens: beside the database, or in the system's folder where that path is too long."""
    path = Path(settings.VAR) / "language.sock"
    if len(os.fsencode(path)) <= LONGEST_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"dongui-{os.getuid()}-{digest}.sock"


def is_listening() -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(1)
        return line.connect_ex(str(place())) == 0


def wake() -> None:
    """Start a worker that ends by itself when idle; where one runs already the new one leaves at once."""
    place().parent.mkdir(parents=True, exist_ok=True)
    subprocess.Popen(
        worker_command(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def worker_command() -> list[str]:
    # -P keeps the rooms' module names out of the worker's path.
    return [sys.executable, "-P", str(Path(morphemes.__file__)), str(place())]


def ask(texts: Sequence[str], *, until: float) -> Sequence[Sequence[Morpheme]] | None:
    """Send one question and read its answer; None on any trouble, and never later than `until` (monotonic)."""
    question = json.dumps({"texts": list(texts)}).encode() + b"\n"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(max(0.01, until - time.monotonic()))
            line.connect(str(place()))
            line.sendall(question)
            return read(received(line, until))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def received(line: socket.socket, until: float) -> bytes:
    """All bytes up to the end of the line; the time left is counted over all of them together."""
    parts = []
    while not parts or not parts[-1].endswith(b"\n"):
        line.settimeout(max(0.01, until - time.monotonic()))
        part = line.recv(65536)
        if not part:
            raise ConnectionError("The language worker hung up.")
        parts.append(part)
        if time.monotonic() > until:
            raise TimeoutError("The language worker is too slow.")
    return b"".join(parts)


def read(answer: bytes) -> list[list[Morpheme]]:
    data = json.loads(answer)
    return [
        [Morpheme(str(f), str(t), int(s), int(e)) for f, t, s, e in pieces] for pieces in data["morphemes"]
    ]
