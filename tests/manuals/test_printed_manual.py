"""The PDF itself, opened again: tagged, complete, without keys for pupils, and no Korean word broken."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from language.hangul import JOINER, MAY_BREAK
from pypdf import PdfReader

from courses.printing import Chapter, chapter_of
from manuals.binding import bind, order, path_of
from manuals.composing import compose
from manuals.models import Kind, ManualPage, State
from manuals.press import SCHEME

pytestmark = pytest.mark.django_db

BOOKS = [
    ("children", "ko", "pupil"),
    ("children", "ko", "teacher"),
    ("teenagers", "ko", "pupil"),
    ("children", "en", "pupil"),
]
HANGUL = re.compile(r"[가-힣]")
_printed: dict[tuple[str, str, str], bytes] = {}


@pytest.fixture
def pdf_of(loaded_site: None) -> Callable[[tuple[str, str, str]], bytes]:
    """The PDF of (slug, language, kind); each is printed once for all tests."""

    def get(book: tuple[str, str, str]) -> bytes:
        if book not in _printed:
            edition = bind(edition=order(manual=manual_of(book), kind=book[2])[0])
            assert edition.state == State.DONE, edition.message
            _printed[book] = path_of(edition).read_bytes()
        return _printed[book]

    return get


def manual_of(book: tuple[str, str, str]) -> ManualPage:
    return ManualPage.objects.get(slug=book[0], locale__language_code=book[1])


def chapters(book: tuple[str, str, str], *, teacher: bool) -> list[Chapter]:
    manual = manual_of(book)
    drawn = (
        chapter_of(code=code, locale=book[1], teacher=teacher, base_url="http://testserver")
        for code in manual.codes
    )
    return [chapter for chapter in drawn if chapter]


def texts(html: str) -> list[str]:
    """What stands between the tags."""
    inside = re.sub(r"<(svg|style|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return [text for part in re.split(r"<[^>]+>", inside) if (text := unescape(part).strip())]


def solid(text: str) -> str:
    """Without white space, joiners and places to break, which lines and pages change; an ellipsis as three dots."""
    return re.sub(rf"[\s{JOINER}{MAY_BREAK}]", "", text).replace("…", "...")


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def said_in(pdf: bytes) -> str:
    return solid("".join(pages(pdf)))


@pytest.mark.parametrize("book", BOOKS)
def test_the_file_is_tagged_has_language_and_title_and_embeds_its_faces(book, pdf_of):
    with pikepdf.open(BytesIO(pdf_of(book))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == book[1]
        assert str(pdf.docinfo.Title) == manual_of(book).title
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        described = [
            obj
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all("/FontFile2" in font or "/FontFile3" in font for font in described)
        assert {str(page.MediaBox[2])[:5] for page in pdf.pages} == {"595.2"}


@pytest.mark.parametrize("book", BOOKS)
def test_every_figure_says_what_it_shows(book, pdf_of):
    with pikepdf.open(BytesIO(pdf_of(book))) as pdf:
        figures = [
            obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"
        ]
        assert figures
        assert [obj for obj in figures if not str(obj.get("/Alt", "")).strip()] == []


@pytest.mark.parametrize("book", BOOKS)
def test_the_outline_holds_every_chapter_and_its_screens(book, pdf_of):
    with pikepdf.open(BytesIO(pdf_of(book))) as pdf, pdf.open_outline() as outline:
        entries = {entry.title: [child.title for child in entry.children] for entry in outline.root}
    for chapter in chapters(book, teacher=book[2] == "teacher"):
        title = next(name for name in entries if name.endswith(chapter.title))
        for screen in chapter.screens:
            assert f"{screen['number']} {screen['title']}" in entries[title]
    assert not any(JOINER in name for name in entries)


@pytest.mark.parametrize("book", BOOKS)
def test_folios_count_from_the_cover_as_the_reader_of_the_file_does(book, pdf_of):
    inner = [(number, text) for number, text in enumerate(pages(pdf_of(book)), start=1) if number > 1]
    with_folio = [number for number, text in inner if str(number) in text.split()]
    assert len(with_folio) >= len(inner) - 2 * len(manual_of(book).codes) - 2


@pytest.mark.parametrize("book", BOOKS)
def test_the_outline_leads_to_the_page_on_which_each_chapter_opens(book, pdf_of):
    """A book of one chapter, as the tests load it, needs no contents; its outline still finds the way."""
    reader = PdfReader(BytesIO(pdf_of(book)))
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    for chapter in chapters(book, teacher=False):
        entry = next(entry for entry in entries if entry.title.endswith(chapter.title))
        opener = reader.pages[reader.get_destination_page_number(entry)].extract_text()
        assert solid(chapter.title) in solid(opener)
    assert not any(page.extract_text().startswith(("차례", "Contents")) for page in reader.pages)


@pytest.mark.parametrize("book", BOOKS)
def test_everything_that_a_lesson_says_stands_in_the_book(book, pdf_of):
    found = said_in(pdf_of(book))
    for chapter in chapters(book, teacher=book[2] == "teacher"):
        wanted = [
            chapter.title,
            *chapter.outcomes,
            *chapter.discussion,
            *(s["title"] for s in chapter.screens),
        ]
        wanted += texts(chapter.quiz_sheet) if chapter.quiz_sheet else []
        wanted += [chapter.take_home.title] if chapter.take_home else []
        wanted += [word["word"] for word in chapter.words]
        for screen in chapter.screens:
            wanted += [word for text in texts(screen["html"]) for word in text.split()]
        missing = [text for text in wanted if solid(text) and solid(plain(text)) not in found]
        assert missing == []


def plain(text: str) -> str:
    """Texts of a lesson carry light markup."""
    return re.sub(r"\*\*|\[\[[^|\]]*\|([^\]]*)\]\]", r"\1", text)


@pytest.mark.parametrize("book", [book for book in BOOKS if book[2] == "pupil"])
def test_no_answer_and_no_reason_stands_in_a_pupils_book(book, pdf_of):
    found = said_in(pdf_of(book))
    ours = {solid(text) for chapter in chapters(book, teacher=False) for text in texts(chapter.quiz_sheet)}
    secrets = [
        text
        for chapter in chapters(book, teacher=True)
        for text in texts(chapter.quiz_key or "")
        if len(solid(text)) > 7 and solid(text) not in ours
    ]
    assert secrets, "the key says something that must not be in the pupils' book"
    assert [text for text in secrets if solid(text) in found] == []


def test_the_teachers_book_holds_the_answers_and_the_way_to_teach(pdf_of):
    book = ("children", "ko", "teacher")
    found = said_in(pdf_of(book))
    for chapter in chapters(book, teacher=True):
        assert [text for text in texts(chapter.quiz_key or "") if solid(text) not in found] == []
        assert [solid(aim) for aim in chapter.guide.aim if solid(plain(aim)) not in found] == []


@pytest.mark.parametrize("book", [book for book in BOOKS if book[1] == "ko"])
def test_no_korean_word_is_broken_at_the_end_of_a_line(book, pdf_of):
    manuscript = compose(manual=manual_of(book), kind=book[2])
    known = {word for text in texts(manuscript.html) for word in text.replace(JOINER, "").split()}
    broken = []
    for text in pages(pdf_of(book)):
        lines = [line.replace(JOINER, "").split() for line in text.splitlines()]
        for line, following in pairwise(lines):
            if line and following and is_torn(line[-1], following[0], known):
                broken.append((line[-1], following[0]))
    assert broken == []


def is_torn(end: str, start: str, known: set[str]) -> bool:
    """Two pieces that are one word of the text, and not two."""
    both_korean = HANGUL.search(end[-1:]) and HANGUL.search(start[:1])
    return bool(both_korean) and end + start in known and not (end in known and start in known)


def test_a_torn_word_would_be_noticed():
    assert is_torn("물어", "요.", {"물어요."})
    assert not is_torn("먼저", "물어요.", {"먼저", "물어요."})


@pytest.mark.parametrize("kind", Kind.values)
def test_the_same_lessons_give_the_same_fingerprint(loaded_site: None, kind: str):
    manual = manual_of(("children", "ko", kind))
    assert compose(manual=manual, kind=kind).content_hash == compose(manual=manual, kind=kind).content_hash


def test_a_book_names_no_other_host_and_fetches_only_its_own(loaded_site: None):
    html = compose(manual=manual_of(("children", "ko", "pupil")), kind="pupil").html
    wanted = re.findall(r"""(?:url\(|src=["'])\s*["']?([^)"'>]+)""", html)
    assert wanted
    assert [address for address in wanted if not address.startswith(f"{SCHEME}:")] == []
