"""What was typed and what was meant: spaces, capitals, slips, asterisks, numbers."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes.domain.figures import read_number, write_number
from quizzes.domain.spelling import (
    is_written,
    letters,
    literally,
    one_writing,
    slips_allowed,
    tidy_typed,
    within,
)

words = st.text(alphabet="abc동의사 진", max_size=12)


@pytest.mark.parametrize(
    ("typed", "way", "sensitive", "tolerant", "fits"),
    [
        ("Consent", "consent", False, False, True),
        ("Consent", "consent", True, False, False),
        ("  불법　촬영 ", "불법 촬영", False, False, True),
        ("ＡＢＣ", "abc", False, False, True),
        ("consemt", "consent", False, False, False),
        ("consemt", "consent", False, True, True),
        ("conesnt", "consent", False, True, True),
        ("consnt", "consent", False, True, True),
        ("conssent", "consent", False, True, True),
        ("cosemt", "consent", False, True, False),
        ("distributoin", "distribution", False, True, True),
        ("distribtoin", "distribution", False, True, True),
        ("yes", "yea", False, True, False),
        ("불벋촬영", "불법촬영", False, True, True),
        ("불벋쵤영", "불법촬영", False, True, True),
        ("유포", "불법촬영", False, True, False),
        ("about 4 pm", "about*4*", False, False, True),
        ("four", "*", False, False, True),
        ("about", "about*4", False, False, False),
        ("a*b", r"a\*b", False, False, True),
        ("axb", r"a\*b", False, False, False),
        ("", "*", False, False, True),
    ],
)
def test_what_was_typed_fits_or_not(typed: str, way: str, sensitive: bool, tolerant: bool, fits: bool):
    assert is_written(typed, [way], case_sensitive=sensitive, tolerant=tolerant) == fits


def distance(a: str, b: str) -> int:
    """The restricted Damerau-Levenshtein distance, by its table: an independent way to the same number."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            costs = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                costs.append(rows[i - 2][j - 2] + 1)
            rows[i][j] = min(costs)
    return rows[-1][-1]


@given(words, words, st.integers(0, 2))
def test_slips_are_counted_as_by_the_table(a: str, b: str, slips: int):
    assert within(a, b, slips) == (distance(a, b) <= slips)


@given(words, st.booleans(), st.booleans())
def test_what_is_written_as_meant_always_fits(way: str, sensitive: bool, tolerant: bool):
    assert is_written(way, [literally(way)], case_sensitive=sensitive, tolerant=tolerant)
    assert slips_allowed(len(letters(way))) in (0, 1, 2)


@given(st.text(max_size=20) | st.text("* 0a\\", max_size=8))
@example("* 0")
@example("a *")
def test_something_that_is_accepted_can_always_be_written(way: str):
    if tidy_typed(way):
        assert is_written(one_writing(way), [way])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("3", "3"),
            (" -2.50 ", "-2.5"),
            ("1,000", "1000"),
            ("１２", "12"),
            ("+4", "4"),
            (".5", "0.5"),
            ("5.", "5"),
        ),
        *(
            ("−3", "-3"),
            ("3,5", None),
            ("1e3", None),
            ("five", None),
            ("", None),
            ("1 000", None),
            ("1,00", None),
        ),
        *(("01012345678", None), ("½", None), ("Infinity", None), ("NaN", None), ("0x10", None), ("٣", None)),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: str | None):
    assert read_number(text) == (None if number is None else Decimal(number))


@given(st.integers(-(10**9) + 1, 10**9 - 1), st.integers(0, 6))
def test_a_number_is_read_as_it_was_written(whole: int, places: int):
    value = float(Decimal(whole).scaleb(-places))
    written = write_number(value)
    assert "e" not in written.lower()
    assert read_number(written) == Decimal(str(value))
