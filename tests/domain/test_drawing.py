"""Quizzes drawn from the bank: the same seed draws the same items, and what cannot be filled is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.drawing import Candidate, Fixed, Pick, Rule, draw, plan_data, read_plan
from quizzes.domain.fields import Fault

POOL = [
    Candidate(f"E3-2-q{n}", {"outcome": "ask" if n < 6 else "stop", "form": "ab"[n % 2], "level": "U"})
    for n in range(12)
] + [Candidate("E3-9-q1", {"outcome": "ask", "form": "a"}, frozenset({"new"}))]


def test_four_of_an_outcome_in_form_a():
    plan = read_plan([{"count": 4, "outcome": "ask", "form": "a"}])
    picks = draw(plan, POOL, "seed")
    facets = {candidate.key: candidate.facets for candidate in POOL}
    assert len(picks) == 4
    assert all(facets[pick.key]["outcome"] == "ask" and facets[pick.key]["form"] == "a" for pick in picks)
    assert {pick.form for pick in picks} == {"a"}


def test_the_same_seed_draws_the_same_and_another_one_others():
    plan = read_plan([{"count": 3, "level": "U"}])
    assert draw(plan, POOL, "one") == draw(plan, list(reversed(POOL)), "one")
    assert len({tuple(draw(plan, POOL, str(seed))) for seed in range(20)}) > 10


def test_a_fixed_item_is_never_taken_by_a_rule():
    plan = (Rule(5, {"outcome": "ask"}), Fixed("E3-2-q1", "b"))
    picks = draw(plan, POOL, "seed")
    assert picks[-1] == Pick("E3-2-q1", "b")
    assert len({pick.key for pick in picks}) == 6


def test_a_tag_narrows_a_rule():
    assert draw((Rule(1, {}, "new"),), POOL, "seed") == [Pick("E3-9-q1", "a")]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.text(max_size=6))
def test_nothing_is_drawn_twice(counts, seed):
    plan = tuple(Rule(count, {}) for count in counts)
    try:
        picks = draw(plan, POOL, seed)
    except Fault:
        assert sum(counts) > len(POOL)
        return
    assert len({pick.key for pick in picks}) == len(picks) == sum(counts)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([], ("parts",)),
        ("four", ("parts",)),
        ([{"count": 0}], ("parts", 0, "count")),
        ([{"count": True}], ("parts", 0, "count")),
        ([{"count": 61}], ("parts", 0, "count")),
        ([{"count": 1, "colour": "red"}], ("parts", 0, "colour")),
        ([{"count": 1, "form": "c"}], ("parts", 0, "form")),
        ([{"item": "no key"}], ("parts", 0, "item")),
        ([{"item": "q1"}, {"item": "q1", "into": "z"}], ("parts", 1, "into")),
        ([{"item": "q1", "count": 2}], ("parts", 0, "count")),
    ],
)
def test_what_is_no_plan_is_named_at_its_field(data, path):
    with pytest.raises(Fault) as fault:
        read_plan(data)
    assert fault.value.path == path


@pytest.mark.parametrize(
    ("plan", "path"),
    [
        ((Rule(9, {"outcome": "stop"}),), ("parts", 0, "count")),
        ((Rule(1, {}), Fixed("E3-2-q77")), ("parts", 1, "item")),
        ((Fixed("E3-2-q1"), Fixed("E3-2-q1")), ("parts", 1, "item")),
        ((Rule(6, {"outcome": "ask"}), Rule(2, {"outcome": "ask"})), ("parts", 1, "count")),
    ],
)
def test_what_the_bank_cannot_fill_is_named(plan, path):
    with pytest.raises(Fault) as fault:
        draw(plan, POOL, "seed")
    assert fault.value.path == path


def test_a_plan_is_written_as_it_is_read():
    data = [
        {"item": "E3-2-q1", "into": "b"},
        {"count": 4, "outcome": "ask", "form": "a", "tag": "new", "into": "a"},
    ]
    assert plan_data(read_plan(data)) == data
