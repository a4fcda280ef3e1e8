"""Answer sheets of a quiz as PDF: drawn by the press for the teacher who asks, and kept nowhere."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from . import paper
from .binding import room
from .domain.limits import Limits
from .watching import run_press


def pdf_of(*, drawings: Sequence[str], title: str) -> bytes:
    """One side of A4 for each drawing. Raises PdfUnavailable, and Ended where the press was stopped."""
    faces = mark_safe(paper.font_faces() + paper.styles())
    html = render_to_string(
        "manuals/answer_sheets.html", {"styles": faces, "drawings": drawings, "title": title}
    )
    with tempfile.TemporaryDirectory(prefix="sheets-", dir=room("press")) as place:
        folder = Path(place)
        (folder / "book.html").write_text(html, "utf-8")
        job = {"files": paper.font_files(), "expected_pages": len(drawings)}
        (folder / "job.json").write_text(json.dumps(job), "utf-8")
        run_press(folder=folder, limits=Limits(), tell=lambda said: None)
        return (folder / "book.pdf").read_bytes()
