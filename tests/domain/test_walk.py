"""The way through a quiz: two tries, passing over, and a walk that survives the reader's browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import ASKED, EVERYDAY, answer_of, answer_to, item_of, json_values

from quizzes.domain.grading import grade
from quizzes.domain.walk import (
    MOST_TRIES,
    Lost,
    Outcome,
    Phase,
    Walk,
    begin,
    from_data,
    go_on,
    hand_in,
    is_settled,
    outcomes,
    pass_over,
    phase,
    resume,
    take_again,
    to_data,
)

EVERYDAY_ITEMS = tuple(item_of(kind.value, key=f"q{n}") for n, kind in enumerate(EVERYDAY, start=1))
ITEMS = tuple(item_of(kind.value, key=f"q{number}") for number, kind in enumerate(ASKED, start=1))
RIGHT = [answer_of(item) for item in ITEMS]
ACTIONS = ("answer right", "answer anything", "pass", "next", "again")


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """A walk after any sequence of presses."""
    walk = begin(ITEMS)
    for action in draw(st.lists(st.sampled_from(ACTIONS), max_size=20)):
        walk = pressed(draw, walk, action)
    return walk


def pressed(draw: st.DrawFn, walk: Walk, action: str) -> Walk:
    item = ITEMS[min(walk.index, len(ITEMS) - 1)]
    match action:
        case "answer right":
            return hand_in(walk, ITEMS, answer_of(item))
        case "answer anything":
            return hand_in(walk, ITEMS, draw(answer_to(item)))
        case "pass":
            return pass_over(walk, ITEMS)
        case "next":
            return go_on(walk, ITEMS)
    return take_again(walk, ITEMS)


def test_a_right_answer_is_told_at_once_and_the_next_question_follows():
    walk = hand_in(begin(ITEMS), ITEMS, RIGHT[0])
    assert phase(walk, ITEMS) is Phase.TOLD
    walk = go_on(walk, ITEMS)
    assert (walk.index, phase(walk, ITEMS)) == (1, Phase.ASK)


def test_an_answer_that_does_not_fit_is_asked_once_more_and_then_told():
    walk = hand_in(begin(ITEMS), ITEMS, "o0")
    assert phase(walk, ITEMS) is Phase.AGAIN
    walk = hand_in(walk, ITEMS, "o2")
    assert phase(walk, ITEMS) is Phase.TOLD
    assert outcomes(walk, ITEMS)[0] is Outcome.LOOK_AGAIN


def test_known_at_the_second_try_is_known():
    walk = hand_in(hand_in(begin(ITEMS), ITEMS, "o0"), ITEMS, "o1")
    assert outcomes(walk, ITEMS)[0] is Outcome.SECOND


def test_a_third_answer_changes_nothing():
    walk = hand_in(hand_in(begin(ITEMS), ITEMS, "o0"), ITEMS, "o2")
    assert hand_in(walk, ITEMS, "o1") == walk


def test_a_question_that_is_open_is_not_left_by_going_on():
    assert go_on(begin(ITEMS), ITEMS) == begin(ITEMS)


def test_a_question_passed_over_is_one_to_see_again():
    walk = pass_over(begin(ITEMS), ITEMS)
    assert walk.index == 1
    assert outcomes(walk, ITEMS)[0] is Outcome.LOOK_AGAIN


def test_taking_again_asks_only_what_is_not_known():
    walk = begin(ITEMS)
    for number, answer in enumerate(RIGHT):
        walk = pass_over(walk, ITEMS) if number == 2 else go_on(hand_in(walk, ITEMS, answer), ITEMS)
    assert phase(walk, ITEMS) is Phase.DONE
    again = take_again(walk, ITEMS)
    assert again.index == 2
    assert phase(go_on(hand_in(again, ITEMS, RIGHT[2]), ITEMS), ITEMS) is Phase.DONE


def test_a_walk_from_stored_answers_stands_at_the_first_open_question():
    walk = resume(ITEMS, {"q1": [RIGHT[0]], "q2": ["o0"]})
    assert (walk.index, phase(walk, ITEMS)) == (1, Phase.AGAIN)
    assert resume(ITEMS, {}) == begin(ITEMS)


@given(walks())
def test_a_walk_comes_back_from_the_browser_as_it_went(walk):
    assert from_data(to_data(walk, ITEMS, "seed"), ITEMS, "seed") == walk


@given(walks())
def test_a_walk_never_has_more_tries_than_allowed_nor_leaves_an_open_question_behind(walk):
    assert all(len(tries) <= MOST_TRIES for tries in walk.tries)
    if phase(walk, ITEMS) is Phase.DONE:
        assert all(is_settled(item, tries) for item, tries in zip(ITEMS, walk.tries, strict=True))


@given(walks())
def test_what_travels_holds_no_key(walk):
    """Numbers of the page and None, nothing else: no key of an item, an option, a step or a pair."""
    data = to_data(walk, ITEMS, "seed")
    flat = [
        part
        for tries in data["tries"]
        for said in tries
        for part in (said if isinstance(said, list) else [said])
    ]
    assert all(part is None or part.isdigit() for part in flat)


@given(walks(), st.integers(2, 30))
def test_pressing_on_always_ends(walk, presses):
    """Two answers and a step per question are enough to come to the end from anywhere."""
    for _ in range(3 * len(ITEMS)):
        if phase(walk, ITEMS) is Phase.DONE:
            break
        walk = go_on(hand_in(walk, ITEMS, RIGHT[walk.index]), ITEMS)
    assert phase(walk, ITEMS) is Phase.DONE


@given(json_values)
def test_what_is_no_walk_is_said_to_be_lost(data):
    try:
        walk = from_data(data, ITEMS, "seed")
    except Lost:
        return
    assert len(walk.tries) == len(ITEMS)


@pytest.mark.parametrize(
    "data",
    [
        {"at": 0, "tries": [[]]},
        {"at": 99, "tries": [[]] * 6},
        {"at": True, "tries": [[]] * 6},
        {"at": 0, "tries": [["9"], *[[]] * 5]},
        {"at": 0, "tries": [["1", "2", "3"], *[[]] * 5]},
        {"at": 0, "tries": "x"},
        None,
    ],
)
def test_a_walk_of_other_questions_is_lost(data):
    with pytest.raises(Lost):
        from_data(data, EVERYDAY_ITEMS, "seed")


@given(walks())
def test_an_outcome_agrees_with_the_marks(walk):
    for item, tries, found in zip(ITEMS, walk.tries, outcomes(walk, ITEMS), strict=True):
        right = [answer is not None and grade(item, answer).right for answer in tries]
        wanted = {(True,): Outcome.FIRST, (False, True): Outcome.SECOND}.get(tuple(right), Outcome.LOOK_AGAIN)
        assert found is (wanted if item.is_marked else Outcome.UNMARKED)
