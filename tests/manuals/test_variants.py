"""The same book as booklet, in grey and in large print."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from manuals import paper, press
from manuals.binding import bind, order, path_of
from manuals.composing import compose
from manuals.domain.greys import grey, grey_page, grey_picture
from manuals.domain.variants import Variant, folded, parts, spreads
from manuals.folding import fold
from manuals.models import Edition, ManualPage, State

A4 = (595, 842)
COLOURED = re.compile(r"#([0-9a-fA-F]{6})\b")


def test_eight_pages_lie_on_two_sheets_as_every_printer_knows_it():
    assert spreads(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_blank_pages_come_before_the_back_cover():
    assert spreads(6) == [(5, 0), (1, None), (None, 2), (3, 4)]


def test_a_single_page_is_the_back_cover_and_nothing_fails_without_pages():
    assert [page for side in spreads(1) for page in side if page is not None] == [0]
    assert spreads(0) == []


@given(st.integers(1, 700), st.integers(1, 40).map(lambda sheets: 4 * sheets))
def test_folded_sheets_read_from_the_first_page_to_the_last(pages: int, most: int):
    made = parts(pages, most=most)
    assert [reading(folded(part)) for part in made] == made
    leafed = [page for part in made for page in part]
    assert [page for page in leafed if page is not None] == list(range(pages))
    assert leafed[-1] == pages - 1
    assert all(len(part) % 4 == 0 and len(part) <= most for part in made)
    assert max(map(len, made)) - min(map(len, made)) <= 4, "parts are of nearly the same thickness"


def reading(sides: list) -> list:
    """Leaf through folded sheets: right halves of outer sides and left halves of inner ones, then backwards."""
    front = [
        page for outer, inner in zip(sides[::2], sides[1::2], strict=True) for page in (outer[1], inner[0])
    ]
    back = [
        page for outer, inner in zip(sides[::2], sides[1::2], strict=True) for page in (outer[0], inner[1])
    ]
    return front + back[::-1]


@pytest.mark.parametrize(
    ("colour", "said"),
    [("000000", "#000000"), ("ffffff", "#ffffff"), ("808080", "#808080"), ("ff0000", "#7f7f7f")],
)
def test_a_grey_is_as_light_as_its_colour(colour: str, said: str):
    assert grey(colour) == said


def test_words_and_links_are_no_colours():
    html = (
        '<style>.a{color:#0e6353}</style><a href="#abc" style="background:#abc">문자는 #117, &#123;</a>'
        '<path fill="#f7d9a8"/>'
    )
    made = grey_page(html)
    assert 'href="#abc"' in made
    assert "문자는 #117, &#123;" in made
    assert not any(is_coloured(found) for found in COLOURED.findall(made.replace('href="#abc"', "")))
    assert "#abc" not in made.replace('href="#abc"', "")


def is_coloured(digits: str) -> bool:
    return len({digits[0:2].lower(), digits[2:4].lower(), digits[4:6].lower()}) > 1


@given(st.text(alphabet="<>#abcdef0123 =\"'styl/", max_size=80))
def test_whatever_comes_in_only_colours_change(text: str):
    assert len(grey_picture(text)) >= len(text)
    assert COLOURED.sub("", grey_picture(text)).count("<") == text.count("<")


def test_a_booklet_is_on_a4_across_carries_language_and_title_and_asks_for_the_short_edge(tmp_path: Path):
    book = tmp_path / "book.pdf"
    with pikepdf.new() as pdf:
        for _ in range(6):
            pdf.add_blank_page(page_size=(420.9, 595.3))
        pdf.Root.Lang = "ko"
        pdf.docinfo.Title = "책"
        pdf.save(book)
    fold(pikepdf, book)
    with pikepdf.open(book) as pdf:
        assert [tuple(round(float(size)) for size in page.mediabox[2:]) for page in pdf.pages] == [
            (842, 595)
        ] * 4
        assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)) == ("ko", "책")
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_without_pikepdf_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch):
    def missing(_name: str) -> None:
        raise ImportError("no pikepdf")

    monkeypatch.setattr(press.importlib, "import_module", missing)
    with pytest.raises(press.PdfUnavailable, match="run setup"):
        press.folding_machine()


def test_every_sheet_of_a_variant_is_used():
    there = {path.stem for path in (paper.SHEETS / "variant").glob("*.css")}
    assert there == {name for variant in Variant for name in variant.sheets}


_printed: dict[Variant, tuple[Edition, bytes]] = {}


@pytest.fixture
def printed(children: ManualPage) -> Callable[[Variant], tuple[Edition, bytes]]:
    """The real edition of a variant with its file; each is printed once for all tests."""

    def get(variant: Variant) -> tuple[Edition, bytes]:
        if variant not in _printed:
            edition = bind(edition=order(manual=children, variant=variant)[0])
            assert edition.state == State.DONE, edition.message
            _printed[variant] = (edition, path_of(edition).read_bytes())
        return _printed[variant]

    return get


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return {tuple(round(float(size)) for size in page.mediabox[2:]) for page in opened.pages}


def words(pdf: bytes) -> list[str]:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return sorted(re.sub(r"[\s\u2060\d]", "", text))


@pytest.mark.django_db
def test_large_print_comes_on_a4_with_letters_of_sixteen_points(printed):
    _, pdf = printed(Variant.LARGE)
    assert all(abs(size[0] - A4[0]) <= 1 and abs(size[1] - A4[1]) <= 1 for size in sizes(pdf))
    assert body_size(pdf) >= 16
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert bool(opened.Root.MarkInfo.Marked)


def body_size(pdf: bytes) -> float:
    """The size in points in which most letters stand."""
    letters: dict[float, int] = {}

    def count(text: str, _cm: list, tm: list, _font: dict, size: float) -> None:
        shown = round(size * abs(tm[3]) * abs(_cm[3]), 1)
        letters[shown] = letters.get(shown, 0) + len(text.strip())

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=count)
    return max(letters, key=lambda size: letters[size])


@pytest.mark.django_db
def test_a_booklet_holds_every_page_of_its_book_on_half_as_many_sides(printed):
    edition, pdf = printed(Variant.BOOKLET)
    assert sizes(pdf) == {(842, 595)}
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) == -(-edition.pages // 4) * 2
        assert str(opened.Root.Lang) == "ko"


@pytest.mark.django_db
def test_the_grey_book_has_no_colour_and_the_same_words(printed, children: ManualPage):
    manuscript = compose(manual=children, kind="pupil", variant=Variant.GREY)
    shown = manuscript.html + "".join(manuscript.pictures.values())
    assert [digits for digits in COLOURED.findall(shown) if is_coloured(digits)] == []
    plain = compose(manual=children, kind="pupil")
    assert re.sub(r"#[0-9a-fA-F]{3,6}", "", plain.html) == re.sub(r"#[0-9a-fA-F]{3,6}", "", manuscript.html)


@pytest.mark.django_db
def test_each_variant_is_numbered_and_fingerprinted_by_itself(printed):
    editions = [printed(variant)[0] for variant in (Variant.LARGE, Variant.BOOKLET)]
    assert [edition.number for edition in editions] == [1, 1]
    assert len({edition.content_hash for edition in editions}) == 2
    assert editions[0].file_name.startswith("children-ko-large-1-")
