"""Passages of framing are shown to the end of their last word; the findings themselves stay as the cases have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.findings import Checked, Flagged, Spared, in_whole_words, pieces

RULES = {"frame"}


def shown(text: str, part: str, term: str = "frame", *, others: tuple[str, ...] = ()) -> str:
    def found(word: str, name: str) -> Flagged:
        return Flagged(word, text.index(word), text.index(word) + len(word), "warn", name, "", "")

    checked = Checked((found(part, term), *(found(other, "frame") for other in others)))
    return in_whole_words(text, checked, RULES).flagged[0].text


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("모르는 사람의 링크는 누르지 말라고 했다.", "누르지 말", "누르지 말라고"),
        ("사진은 평생 지워지지 않는다.", "평생 지워지지", "평생 지워지지 않는다"),
        ("그런 사진을 왜 보냈어요?", "왜 보냈", "왜 보냈어요"),
        ("Her life is ruined.", "life is ruined", "life is ruined"),
    ],
)
def test_framing_ends_where_its_word_does(text, part, whole):
    assert shown(text, part) == whole


def test_a_word_of_the_register_keeps_its_particle_outside():
    assert shown("몰카를 찾았다.", "몰카", "term") == "몰카"


def test_a_text_without_findings_has_none_afterwards():
    assert in_whole_words("사진을 찍기 전에 물어봐요.", Checked(), RULES) == Checked()


def test_it_never_reaches_into_the_next_finding():
    assert shown("왜 보냈어요", "왜 보냈", others=("어요",)) == "왜 보냈"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_offsets_still_cut_the_text_and_the_pieces_are_the_text(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    left = (Spared(text[end:], end, len(text), "x", ""),) if end < len(text) else ()
    checked = Checked((Flagged(text[start:end], start, end, "warn", "frame", "", ""),), left[: start % 2])
    wide = in_whole_words(text, checked, RULES)
    assert all(text[one.start : one.end] == one.text for one in wide.flagged)
    assert "".join(part for part, _ in pieces(text, wide)) == text
