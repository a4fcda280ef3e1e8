"""The press: one folder with a book's HTML in, one tagged PDF out. A process of its own, without Django.

`python -m manuals.press FOLDER` reads `job.json` there, writes `book.pdf` and says on standard output, one
JSON object per line, how far it is. It fetches nothing but the fonts and pictures that the job names.
"""

import importlib
import json
import logging
import os
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from manuals.domain.progress import Progress
from manuals.folding import fold

SCHEME = "print"
NICENESS = 10  # lessons come first
PANGO = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
UNAVAILABLE = 3  # exit code: this machine cannot make PDF
TYPES = {".ttf": "font/ttf", ".otf": "font/otf", ".svg": "image/svg+xml"}


class PdfUnavailable(Exception):
    """This machine lacks what PDF needs; the message says what to install."""


def typesetter() -> Any:
    """Import WeasyPrint late: it costs a second and needs Pango from the system."""
    try:
        return importlib.import_module("weasyprint")
    except OSError as error:
        raise PdfUnavailable(
            f"PDF manuals need Pango, which is missing here. To add it: sudo {PANGO}"
        ) from error
    except ImportError as error:
        raise PdfUnavailable(
            "PDF manuals need WeasyPrint, which is missing here. To add it: ./run setup"
        ) from error


def folding_machine() -> Any:
    """Import pikepdf late: only booklets need it."""
    try:
        return importlib.import_module("pikepdf")
    except ImportError as error:
        raise PdfUnavailable(
            "Booklets need pikepdf, which is missing here. To add it: ./run setup"
        ) from error


def fetcher(weasyprint: Any, files: Mapping[str, str]) -> Any:
    """Make a fetcher that knows the job's own files by name and refuses every other address."""
    urls = importlib.import_module("weasyprint.urls")

    class OnlyOurFiles(urls.URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=[SCHEME], allow_redirects=False)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: Any = None) -> Any:
            path = files.get(url.removeprefix(f"{SCHEME}:")) if url.startswith(f"{SCHEME}:") else None
            if path is None:
                self.refused.append(url[:200])
                raise ValueError("paper fetches nothing but its own fonts and pictures")
            kind = TYPES.get(Path(path).suffix, "application/octet-stream")
            return urls.URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind})

    return OnlyOurFiles()


def print_book(
    *,
    html: str,
    files: Mapping[str, str],
    out: Path,
    expected_pages: int,
    tell: Callable[[Progress], None],
    zoom: float = 1.0,
) -> dict[str, Any]:
    """Typeset `html` into `out`, enlarged by `zoom`; return the number of pages and the addresses refused."""
    weasyprint = typesetter()
    fetch = fetcher(weasyprint, files)
    with telling(expected_pages, tell):
        document = weasyprint.HTML(string=html, base_url=f"{SCHEME}:book", url_fetcher=fetch).render(
            pdf_variant="pdf/ua-1", optimize_images=True
        )
        document.write_pdf(out, zoom=zoom, pdf_variant="pdf/ua-1", optimize_images=True)
    return {"pages": len(document.pages), "refused": fetch.refused}


class telling(logging.Handler):
    """Pass on what WeasyPrint says of its progress."""

    def __init__(self, expected_pages: int, tell: Callable[[Progress], None]) -> None:
        super().__init__()
        self.expected, self.tell, self.now = expected_pages, tell, Progress()
        self.source = logging.getLogger("weasyprint.progress")

    def __enter__(self) -> None:
        self.level_before = self.source.level
        self.source.setLevel(logging.INFO)
        self.source.addHandler(self)

    def __exit__(self, *_: object) -> None:
        self.source.removeHandler(self)
        self.source.setLevel(self.level_before)

    def emit(self, record: logging.LogRecord) -> None:
        self.now = self.now.after(record.getMessage(), expected_pages=self.expected)
        self.tell(self.now)


def close_network() -> None:
    """A process that only draws needs no sockets: whoever asks for one is refused."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("the press has no network")

    socket.socket = refuse
    socket.create_connection = refuse


def say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main(folder: Path) -> int:
    with suppress(OSError):
        os.nice(NICENESS)
    job = json.loads((folder / "job.json").read_text("utf-8"))
    try:
        typesetter()
        close_network()
        made = print_book(
            html=(folder / "book.html").read_text("utf-8"),
            files=job["files"],
            out=folder / "book.pdf",
            expected_pages=job["expected_pages"],
            tell=lambda progress: say(percent=progress.percent, page=progress.page),
            zoom=job.get("zoom", 1.0),
        )
        if job.get("folded"):
            fold(folding_machine(), folder / "book.pdf")
    except PdfUnavailable as reason:
        say(unavailable=str(reason))
        return UNAVAILABLE
    say(**made)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
