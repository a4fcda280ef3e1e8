"""Marking: each kind as a table, and what holds for every kind whatever is answered."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import EVERYDAY, answer_to, any_item, curriculum, item_of, json_values, marked_item

from quizzes.domain.grading import full_answer, grade
from quizzes.domain.items import Match, Order
from quizzes.domain.showing import shown_keys

CHOICES = ("choice_one", "judgement", "gaps_choose")


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize(
    ("answer", "score", "feedback"),
    [
        ("o1", 1.0, ("option.o1",)),
        ("o0", 0.0, ("option.o0",)),
        ("o3", 0.0, ("option.o3",)),
        ("nothing", 0.0, ()),
        (["o1"], 0.0, ()),
        (None, 0.0, ()),
        (1, 0.0, ()),
    ],
)
def test_of_several_options_one_fits(kind: str, answer: Any, score: float, feedback: tuple[str, ...]):
    marked = grade(item_of(kind), answer)
    assert (marked.score, marked.right, marked.feedback) == (score, score == 1.0, feedback)


@pytest.mark.parametrize(
    ("truth", "answer", "right", "feedback"),
    [
        (1, "true", True, ("true",)),
        (1, "false", False, ("false",)),
        (0, "false", True, ("false",)),
        (0, "true", False, ("true",)),
        (1, True, True, ("true",)),
        (1, "yes", False, ()),
        (1, None, False, ()),
    ],
)
def test_a_statement_is_true_or_not(truth: int, answer: Any, right: bool, feedback: tuple[str, ...]):
    marked = grade(item_of("true_false", right=truth), answer)
    assert (marked.right, marked.score, marked.feedback) == (right, float(right), feedback)


@pytest.mark.parametrize(
    ("answer", "score", "feedback"),
    [
        (["s0", "s1", "s2", "s3"], 1.0, "right"),
        (["s0", "s1", "s3", "s2"], 5 / 6, "other"),  # one pair of six stands the wrong way round
        (["s1", "s0", "s2", "s3"], 5 / 6, "first"),
        (["s3", "s0", "s1", "s2"], 3 / 6, "when.s3"),  # the author has something to say about this very step
        (["s3", "s2", "s1", "s0"], 0.0, "when.s3"),
        (["s0", "s1"], 1 / 6, "other"),  # what is missing is out of order with every other
        (["s0", "s0", "s1", "s2"], 3 / 6, "other"),
    ],
)
def test_an_order_earns_the_share_of_pairs_that_stand_rightly(answer: list[str], score: float, feedback: str):
    marked = grade(item_of("order"), answer)
    assert marked.score == pytest.approx(score)
    assert marked.feedback == (feedback,)
    assert marked.right == (score == 1.0)


@pytest.mark.parametrize(
    "answer", [[], ["nothing"], ["s0"] * 5, "s0", {"s0": "s1"}, [["s0"], "s1", "s2", "s3"]]
)
def test_what_is_no_order_earns_nothing(answer: Any):
    assert grade(item_of("order"), answer).score == 0.0


@pytest.mark.parametrize(
    ("answer", "score", "feedback"),
    [
        ({"p0": "p0", "p1": "p1", "p2": "p2"}, 1.0, ("pair.p0", "pair.p1", "pair.p2")),
        ({"p0": "p0", "p1": "p2", "p2": "p1"}, 1 / 3, ("pair.p0", "wrong")),
        ({"p0": "p1", "p1": "p2", "p2": "p0"}, 0.0, ("wrong",)),
        ({"p0": "p0", "p1": "p0", "p2": "p0"}, 1 / 3, ("pair.p0", "wrong")),
        ({"p0": "p0"}, 1 / 3, ("pair.p0", "wrong")),
        ({"p0": "other"}, 0.0, ()),
        ({}, 0.0, ()),
        (["p0", "p1", "p2"], 0.0, ()),
    ],
)
def test_pairs_earn_the_share_put_together_rightly(answer: Any, score: float, feedback: tuple[str, ...]):
    marked = grade(item_of("match", parts=3), answer)
    assert marked.score == pytest.approx(score)
    assert marked.feedback == feedback


@given(any_item(), json_values)
def test_whatever_is_answered_is_marked_between_nothing_and_all(item, answer):
    marked = grade(item, answer)
    assert 0.0 <= marked.score <= 1.0
    assert marked.right == (marked.score == 1.0)


@given(marked_item())
def test_the_full_answer_earns_all(item):
    assert grade(item, full_answer(item)).right


@given(st.data())
def test_only_the_full_answer_is_right(data):
    item = data.draw(any_item(EVERYDAY))
    answer = data.draw(answer_to(item))
    assert grade(item, answer).right == (answer == full_answer(item))


@given(st.integers(2, 6), st.data())
def test_one_more_fitting_pair_never_lowers_the_score(parts, data):
    item = item_of("match", parts=parts)
    answer = data.draw(answer_to(item))
    mended = {**answer, (key := data.draw(st.sampled_from(sorted(answer)))): key}
    assert grade(item, mended).score >= grade(item, answer).score


@given(st.integers(2, 6), st.data())
def test_swapping_two_neighbours_that_stand_wrongly_raises_the_score_by_one_pair(parts, data):
    item = item_of("order", parts=parts)
    answer = list(data.draw(answer_to(item)))
    right = full_answer(item)
    wrong = [at for at in range(parts - 1) if right.index(answer[at]) > right.index(answer[at + 1])]
    if not wrong:
        assert grade(item, answer).right
        return
    at = data.draw(st.sampled_from(wrong))
    mended = [*answer[:at], answer[at + 1], answer[at], *answer[at + 2 :]]
    gained = grade(item, mended).score - grade(item, answer).score
    assert gained == pytest.approx(1 / (parts * (parts - 1) / 2))


@given(st.integers(2, 6), st.data())
def test_the_order_in_which_pairs_are_named_says_nothing(parts, data):
    item = item_of("match", parts=parts)
    answer = data.draw(answer_to(item))
    turned = dict(data.draw(st.permutations(list(answer.items()))))
    assert grade(item, turned).score == grade(item, answer).score
    assert set(grade(item, turned).feedback) == set(grade(item, answer).feedback)


@given(st.integers(2, 6), st.data())
def test_a_pair_takes_nothing_from_another(parts, data):
    """Marking is local: the score is the sum of what each pair earns by itself."""
    item = item_of("match", parts=parts)
    answer = data.draw(answer_to(item))
    assert grade(item, answer).score == pytest.approx(
        sum(key == side for key, side in answer.items()) / parts
    )


def test_every_item_of_the_curriculum_can_be_answered_fully_and_missed():
    for content in curriculum():
        for item in content.items:
            assert grade(item, full_answer(item)).right, (content.code, item.key)
            keys = shown_keys(item, "seed")
            missed = list(reversed(full_answer(item))) if isinstance(item, Order) else None
            if isinstance(item, Match):
                missed = dict.fromkeys(keys, keys[0])
            others = [missed] if missed else [key for key in keys if key != full_answer(item)]
            for other in others:
                marked = grade(item, other)
                assert not marked.right
                assert marked.feedback, f"{content.code} {item.key}: nothing is said about {other}"
