"""What a manual costs to print, and what WeasyPrint alone takes for the same document: for the benchmarks."""

import base64
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from . import paper
from .composing import Manuscript, compose
from .models import Kind, ManualPage
from .press import SCHEME, print_book, typesetter

PICTURE = re.compile(rf"url\({SCHEME}:(pictures/[^)]+)\)")
FONT = re.compile(rf"url\({SCHEME}:(fonts/[^)]+)\)")


def bound_document(slug: str, locale: str) -> tuple[str, int]:
    """Compose and print the pupils' edition of a manual, as the bindery does, in this process.

    Returns the document so that WeasyPrint can set it without us (fonts by path, pictures within), and its pages.
    """
    manual = ManualPage.objects.live().get(slug=slug, locale__language_code=locale)
    manuscript = compose(manual=manual, kind=Kind.PUPIL)
    with tempfile.TemporaryDirectory(prefix="measured-") as place:
        folder = Path(place)
        (folder / "pictures").mkdir()
        files = paper.font_files()
        for name, svg in manuscript.pictures.items():
            (folder / name).write_text(svg, "utf-8")
            files[name] = str(folder / name)
        made = print_book(
            html=manuscript.html,
            files=files,
            out=folder / "book.pdf",
            expected_pages=1,
            tell=lambda progress: None,
        )
    return on_its_own(manuscript, paper.font_files()), made["pages"]


def on_its_own(manuscript: Manuscript, fonts: Mapping[str, str]) -> str:
    """The document under addresses that everybody can read."""
    inside = PICTURE.sub(lambda found: f"url({as_data(manuscript.pictures[found[1]])})", manuscript.html)
    return FONT.sub(lambda found: f"url({Path(fonts[found[1]]).as_uri()})", inside)


def as_data(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def bare_weasyprint(html: str) -> int:
    """Print a document as WeasyPrint does by itself, with the same tags; returns the size of the file in bytes."""
    weasyprint = typesetter()
    made = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", optimize_images=True)
    return len(made)
