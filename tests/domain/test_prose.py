"""An author's plain text with three marks: what becomes of it, and that nothing of it becomes markup."""

import pytest
from blocks.prose import line, plain, prose
from hypothesis import given
from hypothesis import strategies as st
from language.hangul import JOINER


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One.\r\n \r\nTwo.\n", "<p>One.</p>\n<p>Two.</p>"),
        ("**Bold** words", "<p><strong>Bold</strong> words</p>"),
        ("2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>"),
        ("ask [[permission]]", '<p>ask <a class="term" href="#word-permission">permission</a></p>'),
        ("[[permission|허락]]은", '<p><a class="term" href="#word-permission">허락</a>은</p>'),
        ("[[No Term|x]]", "<p>[[No Term|x]]</p>"),
        ("", ""),
    ],
)
def test_three_marks_become_html(text: str, drawn: str):
    assert prose(text) == drawn


def test_where_nothing_can_be_pressed_a_term_is_a_bold_word():
    assert line("[[permission|허락]]", linked=False) == '<b class="term">허락</b>'


def test_an_option_has_the_words_alone():
    assert plain("[[deletion-support|삭제 지원]]을 **꼭**") == "삭제 지원을 꼭"


@pytest.mark.parametrize("text", ["‘응’은", "“네.”라고", "‘**응**’이에요"])
def test_a_particle_stays_with_the_quotation_before_it(text: str):
    assert JOINER in line(text)


@given(st.text(alphabet=st.sampled_from("<>&\"'*[]|ab-\n\0 가’")))
def test_no_text_becomes_markup_of_its_own(text: str):
    drawn = prose(text) + line(text)
    for tag in ("<p>", "</p>", "<strong>", "</strong>", '<a class="term" href="#word-', '">', "</a>"):
        drawn = drawn.replace(tag, "")
    assert "<" not in drawn
