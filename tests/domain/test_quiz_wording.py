"""A result in words, and which feedback is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import item_data, item_of, quiz_data

from quizzes.domain.content import parse_content
from quizzes.domain.walk import Outcome
from quizzes.domain.wording import counted, is_passed, numeral, pick, reason

FIRST, SECOND, AGAIN = Outcome.FIRST, Outcome.SECOND, Outcome.LOOK_AGAIN


@pytest.mark.parametrize(
    ("number", "language", "word"),
    [
        (1, "ko", "하나를"),
        (3, "ko", "셋을"),
        (7, "ko", "일곱을"),
        (8, "ko", "여덟을"),
        (10, "ko", "열을"),
        (11, "ko", "열하나를"),
        (12, "ko", "열둘을"),
        (100, "ko", "100을"),
        (7, "en", "seven"),
        (20, "en", "twenty"),
        (21, "en", "21"),
    ],
)
def test_a_count_is_said_as_people_say_it(number: int, language: str, word: str):
    assert counted(number, language) == word


@given(st.integers(0, 500), st.sampled_from(["ko", "en", "ja"]))
def test_every_number_has_a_word(number, language):
    assert numeral(number, language)
    assert counted(number, language)


@pytest.mark.parametrize(
    ("found", "first_only", "passed"),
    [
        ([FIRST, FIRST, FIRST, AGAIN], True, True),
        ([FIRST, FIRST, AGAIN, AGAIN], True, False),
        ([SECOND, FIRST, FIRST, FIRST], False, True),
        (
            [SECOND, FIRST, FIRST, FIRST],
            True,
            False,
        ),  # the first item is critical: only the first answer counts
        ([AGAIN, FIRST, FIRST, FIRST], True, False),
        ([FIRST, SECOND, SECOND, FIRST], True, False),
        ([FIRST, SECOND, SECOND, FIRST], False, True),
    ],
)
def test_enough_must_be_known_and_every_critical_item_among_them(found, first_only, passed):
    items = [item_data("choice_one", f"q{n}", critical=n == 0) for n in range(4)]
    content = parse_content(quiz_data("P-9", items=items, **{"pass": {"share": 0.75}}))
    assert is_passed(content.mark, content.items, found, first_only=first_only) is passed


def test_a_quiz_without_a_mark_is_never_passed():
    content = parse_content(quiz_data())
    assert not is_passed(content.mark, content.items, [FIRST] * 6, first_only=False)


def test_a_text_is_said_in_another_language_rather_than_not_at_all():
    assert pick({"ko": "하나", "en": "one"}, "ja") == "one"
    assert pick({"ko": "하나"}, "ja") == "하나"
    assert pick({}, "ja") == ""


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("choice_one", ["why-o1 one"]),
        ("true_false", ["why-true one"]),
        ("order", ["why-right one"]),
        ("match", [f"why-p{n} one" for n in range(4)]),
    ],
)
def test_the_reason_is_the_feedback_of_what_fits(kind: str, said: list[str]):
    assert reason(item_of(kind), "en") == said
