"""What is worked out for a book before it is typeset."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from language.tiers import Tier
from pictures.codes import qr_svg, short_address

from manuals.composing import with_dots
from manuals.domain.book import TITLE, all_words, fingerprint_words, ground_of, sections_of
from manuals.domain.decorations import lift_decorations
from manuals.domain.readers import Door, Form, Readers

ADDRESS = "https://dongui.example.org/ko/learn/e3/e3-2/"


def modules(svg: str) -> set[tuple[int, int]]:
    """Read the dark modules back from the path: runs of `m dx dy h length`, pen in the middle of a row."""
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r'\bd="([^"]+)"', svg)[1]):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return dark


def test_a_qr_code_holds_exactly_the_address_of_its_lesson():
    expected = {
        (row + 2, column + 2)
        for row, line in enumerate(segno.make(ADDRESS, error="m", micro=False).matrix)
        for column, bit in enumerate(line)
        if bit
    }
    assert modules(qr_svg(ADDRESS)) == expected


def test_a_qr_code_takes_the_size_of_its_place_and_says_its_address():
    svg = qr_svg(ADDRESS)
    assert "viewBox" in svg
    assert not re.search(r"<svg[^>]* (width|height)=", svg)
    assert f"<title>{ADDRESS}</title>" in svg


def test_the_short_address_can_be_typed():
    assert short_address(ADDRESS) == "dongui.example.org/ko/learn/e3/e3-2"


@pytest.mark.parametrize(
    ("svg", "ground"),
    [
        (
            '<svg viewBox="0 0 320 240"><rect x="0" y="0" width="320" height="240" fill="#F7D9A8"/></svg>',
            "#F7D9A8",
        ),
        ('<svg viewBox="0 0 320 240"><rect x="5" y="5" width="20" height="20" fill="#F7D9A8"/></svg>', ""),
        ('<svg viewBox="0 0 320 240"></svg>', ""),
        ("", ""),
    ],
)
def test_an_opener_takes_the_ground_of_its_picture(svg: str, ground: str):
    assert ground_of(svg) == ground


def test_every_word_stands_once_in_the_order_of_the_alphabet():
    lists = [[{"id": "b", "word": "허락"}, {"id": "a", "word": "동의"}], [{"id": "a", "word": "동의"}]]
    assert [word["word"] for word in all_words(lists)] == ["동의", "허락"]


def test_the_fingerprint_is_short_enough_to_compare_by_eye():
    assert fingerprint_words("7f3a91c2" + "0" * 56) == "7f3a 91c2"


@pytest.mark.parametrize(
    ("readers", "whole", "noted"),
    [
        (Readers.CHILD, {Tier.E1, Tier.E2, Tier.E3}, set()),
        (Readers.TEEN, {Tier.M}, set()),
        (Readers.TEACHERS, {Tier.TEACHERS}, {Tier.E1, Tier.E2, Tier.E3, Tier.M}),
        (Readers.CARERS, {Tier.CARERS}, set()),
        (Readers.POLICE, {Tier.POLICE}, set()),
    ],
)
def test_a_unit_stands_only_in_the_book_of_its_readers(readers: Readers, whole: set[Tier], noted: set[Tier]):
    assert {tier for tier in Tier if readers.form_of(tier) is Form.LESSON} == whole
    assert {tier for tier in Tier if readers.form_of(tier) is Form.NOTES} == noted


@pytest.mark.parametrize("readers", [Readers.CHILD, Readers.TEEN])
def test_no_manual_of_pupils_holds_a_tier_of_adults(readers: Readers):
    assert all(tier.is_for_pupils for tier in readers.tiers)
    assert readers.noted_tiers == ()


@pytest.mark.parametrize(
    ("readers", "with_keys", "door"),
    [
        (Readers.CHILD, False, Door.ANYONE),
        (Readers.CHILD, True, Door.ADULTS),
        (Readers.TEACHERS, False, Door.ADULTS),
        (Readers.CARERS, False, Door.ANYONE),
        (Readers.POLICE, False, Door.POLICE),
        (Readers.POLICE, True, Door.TRAINERS),
    ],
)
def test_who_gets_a_file(readers: Readers, with_keys: bool, door: Door):
    assert readers.door(with_keys=with_keys) is door


def test_a_title_begins_a_section_and_what_is_alike_stands_together():
    parts = [("title", "가"), ("text", "1"), ("point", "2"), ("point", "3"), ("title", "나"), ("saying", "4")]
    first, second = sections_of(parts)
    assert (first.title, first.runs) == ("가", [("text", ["1"]), ("point", ["2", "3"])])
    assert (second.title, second.runs, second.anchor) == ("나", [("saying", ["4"])], "before-2")


@given(
    st.lists(st.tuples(st.sampled_from(["title", "text", "point", "step", "saying"]), st.text(min_size=1)))
)
def test_no_text_before_the_chapters_is_lost_whatever_its_order(parts: list[tuple[str, str]]):
    made = sections_of(parts)
    said = [section.title for section in made if section.title]
    said += [text for section in made for _, texts in section.runs for text in texts]
    assert sorted(said) == sorted(text for _, text in parts)
    assert [section.number for section in made] == list(range(1, len(made) + 1))
    assert len(made) - sum(kind == TITLE for kind, _ in parts) in {0, 1}


def test_a_decoration_becomes_a_background_and_a_described_picture_speaks():
    html = (
        '<p><svg class="art" viewBox="0 0 4 3" aria-hidden="true"><path d="M0 0"/></svg>'
        '<svg viewBox="0 0 1 1" role="img" aria-label="문 &amp; 사람"><path/></svg></p>'
    )
    lifted = lift_decorations(html, scheme="print")
    assert "padding-top:75.000%" in lifted.html
    assert "url(print:pictures/1.svg)" in lifted.html
    assert "<title>문 &amp; 사람</title>" in lifted.html
    assert lifted.html.count("<svg") == 1
    assert lifted.pictures["pictures/1.svg"].startswith("<svg viewBox=")


def test_equal_decorations_are_kept_once():
    svg = '<svg viewBox="0 0 4 3" aria-hidden="true"><path d="M0 0"/></svg>'
    assert len(lift_decorations(svg * 3 + svg.replace("M0", "M1"), scheme="print").pictures) == 2


def test_an_icon_keeps_the_ink_that_the_style_sheet_gave_it():
    lifted = lift_decorations(
        '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d="M0 0"/></svg>', scheme="print"
    )
    assert 'stroke="#23283a"' in lifted.pictures["pictures/1.svg"]
    assert 'class="pic ic pic-fill"' in lifted.html


@given(st.text(alphabet='<>svg/ "=가', max_size=80))
def test_what_holds_no_decoration_stays_as_it_is(html: str):
    if "aria-hidden" not in html:
        assert lift_decorations(html, scheme="print").html == html


def test_an_ellipsis_becomes_three_dots_but_in_korean():
    assert (
        with_dots('<html lang="en"><p>Hmm… maybe.</p></html>')
        == '<html lang="en"><p>Hmm... maybe.</p></html>'
    )
    assert "음…" in with_dots('<html lang="ko"><p>음… 글쎄.</p></html>')
