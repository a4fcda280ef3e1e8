"""What changed between two texts: the pieces of each are the text, and what both have is not called changed."""

from editorial.domain.differing import MOST_WORDS, difference
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text(max_size=120)


@given(WORDS, WORDS)
def test_the_pieces_together_are_the_texts(before: str, after: str):
    found = difference(before, after)
    assert "".join(piece.text for piece in found.before) == before
    assert "".join(piece.text for piece in found.after) == after


@given(WORDS)
def test_equal_texts_have_nothing_changed(text: str):
    found = difference(text, text)
    assert not any(piece.is_changed for piece in (*found.before, *found.after))


def test_one_word_is_named():
    found = difference("친구에게 사진을 보냈어요.", "친구에게 영상을 보냈어요.")
    assert [piece.text for piece in found.before if piece.is_changed] == ["사진을"]
    assert [piece.text for piece in found.after if piece.is_changed] == ["영상을"]


def test_a_very_long_text_is_compared_as_a_whole():
    long = "말 " * MOST_WORDS
    found = difference(long, f"{long}끝")
    assert [piece.is_changed for piece in (*found.before, *found.after)] == [True, True]
