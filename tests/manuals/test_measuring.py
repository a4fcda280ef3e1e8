"""The measure of the benchmarks compares like with like."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from manuals.measuring import as_data, bare_weasyprint, bound_document
from manuals.press import SCHEME, typesetter

pytestmark = pytest.mark.django_db


def test_weasyprint_alone_sets_the_same_pages_with_the_same_words(children):
    html, pages = bound_document("children", "ko")
    assert f"{SCHEME}:" not in html
    made = typesetter().HTML(string=html).write_pdf()
    assert len(PdfReader(BytesIO(made)).pages) == pages
    assert bare_weasyprint(html) > 50_000


def test_fonts_are_named_by_their_files(children):
    html, _ = bound_document("children", "ko")
    named = [part.split(")")[0] for part in html.split("url(file://")[1:]]
    assert named
    assert all(Path(name).is_file() for name in named)


def test_a_picture_travels_within_the_document():
    assert as_data("<svg/>") == "data:image/svg+xml;base64,PHN2Zy8+"
