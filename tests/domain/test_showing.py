"""What a page shows tells nothing, and what it sends back is read as it was meant."""

from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import ASKED, answer_of, answer_to, any_item, fields_of, item_of, json_values

from quizzes.domain.grading import full_answer
from quizzes.domain.items import Order, Scenario
from quizzes.domain.showing import from_shown, is_whole, posted, shown_keys, to_shown

seeds = st.text(alphabet="0123456789abcdef", min_size=4, max_size=64)


@given(st.data(), seeds)
def test_an_answer_comes_back_from_the_page_as_it_was_given(data, seed):
    item = data.draw(any_item())
    answer = data.draw(answer_to(item))
    assert from_shown(item, seed, to_shown(item, seed, answer)) == answer


@given(any_item(), seeds, json_values)
def test_whatever_comes_in_is_a_whole_answer_or_none(item, seed, said):
    read = from_shown(item, seed, said)
    assert read is None or is_whole(item, read)


@given(st.data(), seeds)
def test_a_form_with_the_numbers_of_the_page_says_the_answer(data, seed):
    item = data.draw(any_item())
    answer = data.draw(answer_to(item))
    fields = fields_of(item, to_shown(item, seed, answer))
    assert from_shown(item, seed, posted(item, fields)) == answer


@given(st.integers(2, 8), seeds)
def test_steps_and_right_sides_never_stand_in_their_true_order(parts, seed):
    for kind in ("order", "match"):
        item = item_of(kind, parts=parts)
        keys = shown_keys(item, seed)
        true = full_answer(item) if isinstance(item, Order) else [pair.key for pair in item.pairs]
        assert sorted(keys) == sorted(true)
        assert list(keys) != list(true)


@given(any_item(tuple(kind for kind in ASKED if not kind.is_typed)), seeds)
def test_the_numbers_of_a_page_are_one_to_n(item, seed):
    shown = to_shown(item, seed, answer_of(item))
    numbers = shown if isinstance(shown, list) else [shown]
    most = 7 if isinstance(item, Scenario) else max(1, len(shown_keys(item, seed)))
    assert set(numbers) <= {str(n) for n in range(1, most + 1)}


def test_the_card_that_fits_may_stand_anywhere():
    item = item_of("gaps_choose", right=0)
    places = {to_shown(item, f"seed{n}", "o0") for n in range(60)}
    assert places == {"1", "2", "3", "4"}


@given(any_item(), json_values)
def test_only_whole_answers_are_whole(item, answer):
    """What `is_whole` lets through can be shown again; nothing else can."""
    if is_whole(item, answer):
        assert from_shown(item, "seed", to_shown(item, "seed", answer)) is not None


@given(st.data())
def test_every_whole_answer_is_whole(data):
    item = data.draw(any_item())
    assert is_whole(item, data.draw(answer_to(item)))


def test_half_an_answer_is_none():
    order, match = item_of("order", parts=3), item_of("match", parts=3)
    assert not is_whole(order, ["s0", "s1"])
    assert not is_whole(order, ["s0", "s0", "s1"])
    assert not is_whole(match, {"p0": "p0"})
    assert not is_whole(match, {"p0": "p0", "p1": "p1", "p2": "p9"})
    assert from_shown(order, "x", ["1", "2", ""]) is None
    assert from_shown(order, "x", ["1", "1", "2"]) is None
    assert from_shown(match, "x", ["1", "1", "2"]) is not None, (
        "two left sides may wrongly get the same right one"
    )
