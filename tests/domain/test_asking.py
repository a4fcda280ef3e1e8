"""A question as a page shows it: nothing before the answer, the reason beside it afterwards."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import answer_to, any_item, curriculum, item_of, marked_item

from quizzes.domain.asking import Missing, ask, keep_posted, what_is_missing
from quizzes.domain.grading import full_answer, grade
from quizzes.domain.items import Item
from quizzes.domain.walk import Outcome, Phase, is_settled
from quizzes.domain.wording import feedback_texts

SEED = "d2a84f4b8b650937ec8f73cd8be2c74a"


def asked(item: Item, *tries: Any, language: str = "en"):
    return ask(item, tries, seed=SEED, language=language, number=1, total=8)


def strings(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in strings(part)]


def reasons(item: Item, language: str) -> set[str]:
    return {text[language] for text in feedback_texts(item).values()}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_question_of_the_curriculum_says_a_reason_or_a_key_before_the_answer(language: str):
    for content in curriculum():
        for item in content.items:
            said = strings(asdict(asked(item, language=language)))
            assert not set(said) & reasons(item, language), item.key
            assert item.hint.get(language, "-") not in said, "the hint comes with the second try"


@given(any_item())
def test_before_the_answer_nothing_is_marked(item):
    question = asked(item)
    assert question.phase is Phase.ASK
    parts = [*question.offers, *question.rows]
    assert not any(part.fits or part.chosen or part.said for part in parts)
    assert question.fill == question.hint == ""
    assert (question.said, question.reason, question.outcome) == (None, (), None)


def test_two_statements_that_differ_only_in_their_truth_look_the_same():
    assert asked(item_of("true_false", right=0)) == asked(item_of("true_false", right=1))


def test_two_questions_that_differ_only_in_what_fits_look_the_same():
    for kind in ("choice_one", "judgement", "gaps_choose"):
        assert asked(item_of(kind, right=0)) == asked(item_of(kind, right=3))


@given(st.data())
def test_after_the_first_try_only_what_was_chosen_is_answered(data):
    item = data.draw(marked_item())
    answer = data.draw(answer_to(item))
    question = asked(item, answer)
    said = set(strings(asdict(question))) & reasons(item, "en")
    if grade(item, answer).right:
        assert question.phase is Phase.TOLD
        assert question.outcome is Outcome.FIRST
    else:
        assert question.phase is Phase.AGAIN
        assert question.hint
        told = {feedback_texts(item)[name]["en"] for name in grade(item, answer).feedback}
        assert said == told


@given(st.data())
def test_a_settled_question_says_what_fits(data):
    item = data.draw(any_item())
    tries = (data.draw(answer_to(item)), data.draw(answer_to(item)))
    tries = tries[:1] if grade(item, tries[0]).right else tries
    assert is_settled(item, tries)
    question = asked(item, *tries)
    assert question.phase is Phase.TOLD
    shown = strings(asdict(question))
    key = full_answer(item)
    match question.face:
        case "choice":
            right = [offer for offer in question.offers if offer.fits]
            assert len(right) == 1
            assert right[0].truth == key or f"text-{key} one" == right[0].text
        case "order":
            assert question.outcome is not Outcome.LOOK_AGAIN or [row.right for row in question.rows] == [
                f"step-{n} one" for n in range(len(key))
            ]
        case "match":
            assert all(row.fits or row.right for row in question.rows)
    assert "hint-q1 one" not in shown


def test_a_question_passed_over_says_what_fits_and_that_it_was_passed_over():
    for kind in ("choice_one", "true_false", "order", "match", "gaps_choose"):
        question = asked(item_of(kind), None)
        assert question.passed_over
        assert question.outcome is Outcome.LOOK_AGAIN
        assert not any(part.chosen for part in [*question.offers, *question.rows])


def test_the_gap_is_filled_once_it_is_told():
    item = item_of("gaps_choose", right=2)
    assert asked(item).gap == ("before ", " after")
    assert asked(item, "o0").fill == ""
    assert asked(item, "o0", "o1").fill == "text-o2 one"


@pytest.mark.parametrize(
    ("kind", "said", "missing"),
    [
        ("choice_one", "", Missing.ONE),
        ("choice_one", "77", Missing.ONE),
        ("true_false", "", Missing.ONE),
        ("order", ["", "", "", ""], Missing.ONE),
        ("order", ["1", "", "2", "3"], Missing.ALL),
        ("order", ["1", "1", "2", "3"], Missing.TWICE),
        ("match", ["", "", "", ""], Missing.ONE),
        ("match", ["1", "2", "", "4"], Missing.ALL),
    ],
)
def test_what_is_missing_is_said(kind: str, said: Any, missing: Missing):
    assert what_is_missing(item_of(kind), said) is missing


@given(st.lists(st.text(max_size=3), min_size=4, max_size=4))
def test_what_was_chosen_so_far_stays_chosen(said):
    item = item_of("order")
    question = keep_posted(asked(item), said, item=item, seed=SEED, language="en")
    known = {"1", "2", "3", "4"}
    assert [row.chosen for row in question.rows] == [int(n) if n in known else 0 for n in said]
