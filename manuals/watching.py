"""Run one process under watch: time, memory, what it says. Whatever happens to it, the caller lives."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from .domain.limits import Limits
from .press import UNAVAILABLE, PdfUnavailable

LOOK_EVERY = 0.25  # seconds between two looks at clock and memory
KEPT_ENVIRONMENT = (
    "PATH",
    "HOME",
    "XDG_CACHE_HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "FONTCONFIG_FILE",
    "LD_LIBRARY_PATH",
)


class Ended(Exception):
    """The build did not come to its end; the message is for the editor and a msgid."""


TOO_LONG = "The build took too long and was stopped. Take out some chapters, or build again later."
TOO_LARGE = "The build needed too much memory and was stopped. Take out some chapters, or build again later."
TOO_MANY_PAGES = "The book has too many pages. Take out some chapters."
DIED = "The build stopped halfway. Please build again."


def run_press(*, folder: Path, limits: Limits, tell: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Run the press on `folder` and return its last words.

    Raises PdfUnavailable when the machine cannot make PDF, and Ended when the process was stopped or died.
    The process gets no secrets: its environment holds paths and language only.
    """
    with (folder / "errors.txt").open("wb") as errors:
        process = subprocess.Popen(
            command(folder),
            cwd=settings.ROOT,
            env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        return last_words(process, limits, tell)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "manuals.press", str(folder)]


def last_words(
    process: "subprocess.Popen[bytes]", limits: Limits, tell: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Follow the process until it ends; its last line says what came out."""
    begun, page, said = time.monotonic(), 0, {}
    for line in lines_of(process):
        if line is None:
            tell({})  # nothing new, and yet a sign of life
        else:
            said = json.loads(line)
            page = max(page, said.get("page", 0))
            tell(said)
        if page > limits.pages:
            raise Ended(TOO_MANY_PAGES)
        waited = time.monotonic() - begun
        if limits.is_too_long(worked=seconds_of(process.pid), waited=waited, pages=page):
            raise Ended(TOO_LONG)
        if megabytes_of(process.pid) > limits.megabytes:
            raise Ended(TOO_LARGE)
    match process.wait():
        case 0 if "pages" in said:
            return said
        case code if code == UNAVAILABLE:
            raise PdfUnavailable(said.get("unavailable", ""))
        case _:
            raise Ended(DIED)


def lines_of(process: "subprocess.Popen[bytes]") -> Iterator[bytes | None]:
    """What the process says, line by line; None whenever it is time to look at clock and memory."""
    waiting = b""
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        while True:
            if ready.select(LOOK_EVERY):
                chunk = os.read(process.stdout.fileno(), 65536)
                if not chunk:
                    return
                *whole, waiting = (waiting + chunk).split(b"\n")
                yield from whole
            yield None


def seconds_of(pid: int) -> float:
    """Time of the processor that a process has had; 0 where the system does not tell (then the clock alone watches)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "ignore").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime and stime: proc(5)
    except (OSError, IndexError, ValueError):
        return 0.0


def megabytes_of(pid: int) -> float:
    """Resident memory of a process; 0 where the system does not tell (then only the clock watches)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "ignore")
    except OSError:
        return 0.0
    found = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "")
    return int(found.split()[1]) / 1024 if found else 0.0
