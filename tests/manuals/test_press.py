"""The press: nothing is fetched but its own files, missing Pango is a sentence, the PDF is tagged."""

import http.server
import importlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from manuals import paper, press
from manuals.domain.limits import Limits
from manuals.domain.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-that-must-never-be-printed"


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that writes down whoever comes."""
    came: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CANARY.encode())

        def log_message(self, *_: object) -> None:
            """Keep the tests quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", came
    server.shutdown()
    server.server_close()


def printed(html: str, folder: Path, files: dict[str, str] | None = None) -> dict[str, object]:
    return press.print_book(
        html=html, files=files or {}, out=folder / "book.pdf", expected_pages=1, tell=lambda progress: None
    )


WAYS = {
    "img": '<img alt="" src="{url}/img.png">',
    "srcset": '<img alt="" srcset="{url}/set.png 2x">',
    "picture": '<picture><source srcset="{url}/source.png"><img alt="" src="{url}/inner.png"></picture>',
    "link": '<link rel="stylesheet" href="{url}/link.css">',
    "alternate link": '<link rel="alternate stylesheet" href="{url}/alternate.css">',
    "import": "<style>@import url({url}/import.css);</style>",
    "import as string": '<style>@import "{url}/string.css";</style>',
    "font": "<style>@font-face{{font-family:x;src:url({url}/font.ttf)}}p{{font-family:x}}</style><p>a</p>",
    "background": '<p style="background:url({url}/background.png)">a</p>',
    "border image": '<p style="border:9px solid;border-image:url({url}/border.png) 9">a</p>',
    "bullet": '<ul><li style="list-style-image:url({url}/bullet.png)">a</li></ul>',
    "content": "<style>p::before{{content:url({url}/content.png)}}</style><p>a</p>",
    "page background": "<style>@page{{background:url({url}/page.png)}}</style><p>a</p>",
    "margin box": "<style>@page{{@top-left{{content:url({url}/margin.png)}}}}</style><p>a</p>",
    "counter style": "<style>@counter-style x{{symbols:url({url}/symbol.png)}}</style><p>a</p>",
    "object": '<object data="{url}/object.svg" type="image/svg+xml"></object>',
    "embed": '<embed src="{url}/embed.svg" type="image/svg+xml">',
    "iframe": '<iframe src="{url}/frame.html"></iframe>',
    "svg image": '<svg viewBox="0 0 9 9"><image width="9" height="9" href="{url}/svg.png"/></svg>',
    "svg xlink": '<svg viewBox="0 0 9 9"><image width="9" height="9" xlink:href="{url}/xlink.png"/></svg>',
    "svg use": '<svg viewBox="0 0 9 9"><use href="{url}/use.svg#a"/></svg>',
    "svg style": '<svg viewBox="0 0 9 9"><style>@import url({url}/svg.css);</style><path d="M0 0h9"/></svg>',
    "svg fill": '<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="url({url}/paint.svg#a)"/></svg>',
    "attachment": '<link rel="attachment" href="{url}/attached.txt">',
    "attached anchor": '<a rel="attachment" href="{url}/anchor.txt">a</a>',
    "base": '<base href="{url}/"><img alt="" src="relative.png">',
    "input image": '<input type="image" src="{url}/input.png" alt="">',
    "video poster": '<video poster="{url}/poster.png"></video>',
}


# What today's WeasyPrint does not even try; a later one may.
NOT_TRIED = {
    "srcset",
    "alternate link",
    "counter style",
    "iframe",
    "svg use",
    "svg style",
    "svg fill",
    "input image",
    "video poster",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_to_fetch_reaches_another_host(way: str, listener: tuple[str, list[str]], tmp_path: Path):
    url, came = listener
    result = printed(
        f"<html lang='en'><title>t</title><body>{WAYS[way].format(url=url)}<p>text</p>", tmp_path
    )
    assert came == []
    assert bool(result["refused"]) is (way not in NOT_TRIED)


@pytest.mark.parametrize(
    "way", ["img", "link", "background", "attachment", "attached anchor", "svg image", "object"]
)
@pytest.mark.parametrize("form", ["file://{}", "file:{}", "FILE://{}", "print:..{}", "print:fonts/../..{}"])
def test_no_file_of_the_machine_gets_into_a_book(way: str, form: str, tmp_path: Path):
    (tmp_path / "secret").mkdir()
    for name in (
        "img.png",
        "link.css",
        "background.png",
        "attached.txt",
        "anchor.txt",
        "svg.png",
        "object.svg",
    ):
        (tmp_path / "secret" / name).write_text(CANARY)
    body = WAYS[way].format(url=form.format(tmp_path / "secret"))
    result = printed(f"<html lang='en'><title>t</title><body>{body}<p>text</p>", tmp_path)
    assert len(result["refused"]) == 1
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        streams = [obj.read_bytes() for obj in pdf.objects if isinstance(obj, pikepdf.Stream)]
        assert not any(CANARY.encode() in stream for stream in streams)
        assert len(pdf.attachments) == 0


def test_what_was_refused_is_told(tmp_path: Path):
    result = printed('<html lang="en"><title>t</title><img alt="" src="https://example.org/a.png">', tmp_path)
    assert result["refused"] == ["https://example.org/a.png"]


def test_without_pango_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(importlib, "import_module", fails(OSError("cannot load library 'libpango-1.0-0'")))
    with pytest.raises(
        press.PdfUnavailable, match=r"apt-get install -y --no-install-recommends libpango-1\.0-0"
    ):
        press.typesetter()


def test_without_the_package_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib, "import_module", fails(ImportError("no weasyprint")))
    with pytest.raises(press.PdfUnavailable, match="run setup"):
        press.typesetter()


def fails(error: Exception):
    def import_module(*_: object) -> None:
        raise error

    return import_module


def test_without_the_typeface_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    paper.fonts.cache_clear()
    monkeypatch.setattr(paper, "font_folders", lambda: [tmp_path])
    with pytest.raises(press.PdfUnavailable, match="Nanum Gothic"):
        paper.fonts()
    paper.fonts.cache_clear()


def test_the_typeface_is_found_without_importing_its_package():
    paper.fonts.cache_clear()
    assert sorted(paper.fonts()) == [300, 400, 700, 800]
    assert "koreanize_matplotlib" not in sys.modules


def test_the_press_runs_alone_without_django_and_says_how_far_it_is(tmp_path: Path):
    (tmp_path / "book.html").write_text("<html lang='ko'><title>책</title><p>동의", "utf-8")
    (tmp_path / "job.json").write_text(json.dumps({"files": {}, "expected_pages": 1}))
    done = subprocess.run(
        [sys.executable, "-m", "manuals.press", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert said[-1] == {"pages": 1, "refused": []}
    percents = [line["percent"] for line in said[:-1]]
    assert percents == sorted(percents)
    assert percents[-1] == 95


def test_the_press_never_imports_django():
    script = "import sys, manuals.press; sys.exit('django' in sys.modules or 'weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_a_process_whose_network_is_closed_cannot_open_a_socket():
    script = (
        "import manuals.press as p, urllib.request as u; p.close_network()\n"
        "try: u.urlopen('http://127.0.0.1:9/')\n"
        "except Exception as e: print(e)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "no network" in done.stdout


def test_a_book_is_tagged_and_its_faces_are_embedded(tmp_path: Path):
    html = (
        f"<html lang='ko'><title>책</title><style>{paper.font_faces()}{paper.styles()}</style>"
        '<body data-audience="child"><h1 class="mark-1" data-label="첫 장">첫 장</h1><p>동의 <b>굵게</b>'
    )
    printed(html, tmp_path, paper.font_files())
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "ko"
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["첫 장"]
        fonts = [
            obj
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("Dongui-Print" in str(font.FontName) and "/FontFile2" in font for font in fonts)
    assert "동의" in PdfReader(tmp_path / "book.pdf").pages[0].extract_text().replace("\u2060", "")


def test_every_sheet_of_paper_stands_in_the_order():
    there = {path.stem for path in paper.SHEETS.glob("*.css")}
    assert there == set(paper.ORDER)


@pytest.mark.parametrize(
    ("pages", "seconds"), [(0, 60), (1, 60), (60, 60), (61, 120), (120, 120), (121, 180)]
)
def test_each_sixty_pages_are_granted_another_minute(pages: int, seconds: int):
    assert Limits().seconds_for(pages) == seconds


def test_progress_never_goes_back():
    lines = ["Step 1 - x", "Step 4 - x", *(f"Step 5 - Creating layout - Page {n}" for n in (1, 9, 40))]
    lines += [
        "Step 5 - Creating layout - Repagination #1",
        "Step 5 - Creating layout - Page 1",
        "Step 6 - x",
        "?",
    ]
    now, percents = Progress(), []
    for line in lines:
        now = now.after(line, expected_pages=20)
        percents.append(now.percent)
    assert percents == sorted(percents)
    assert now.percent == 85


@pytest.mark.parametrize(
    ("worked", "waited", "pages", "too_long"),
    [
        (59, 61, 1, False),  # others worked meanwhile: the book waits for its turn
        (61, 61, 1, True),
        (61, 61, 61, False),
        (1, 361, 60, True),  # it does nothing any more
        (1, 361, 61, False),
    ],
)
def test_a_build_is_held_to_its_own_work_and_to_an_end(
    worked: float, waited: float, pages: int, too_long: bool
):
    assert Limits().is_too_long(worked=worked, waited=waited, pages=pages) is too_long


def test_the_face_of_the_books_has_every_letter_of_the_lessons():
    has = set.intersection(*(set(TTFont(path).getBestCmap()) for path in paper.fonts().values()))
    files = sorted((ROOT / "courses" / "curriculum").rglob("*.yaml"))
    # The gap of a quiz is drawn, not set.
    lacking = {(path.parent.name, letter) for path in files for letter in set(path.read_text()) - {"\n", "▢"}
               if ord(letter) not in has}  # fmt: skip
    assert files
    assert lacking == set()
