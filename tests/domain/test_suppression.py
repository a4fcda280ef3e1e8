"""Nobody's answer can be worked out: every table that could stand behind what is shown is tried."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.domain.suppression import Snapshot, Why, may_show_mean, next_snapshot, safe_row, splits

K = 3  # small, so that every possible class can be tried; the rules know no other number


def everything(options: int, people: int):
    """Every way in which `people` can have answered an item with `options`."""
    return (counts for counts in product(range(people + 1), repeat=options) if sum(counts) == people)


SECRETS = [f"secret {n}" for n in range(40)]


def shown(counts: tuple[int, ...], secret: str):
    row = safe_row({f"o{n}": count for n, count in enumerate(counts)}, secret=secret, last=("o0",), k=K)
    return tuple(cell.count for cell in row.cells), row.total, row.together


@pytest.mark.parametrize("options", [2, 3, 4])
@pytest.mark.parametrize("people", [1, 2, 3, 5, 6, 7, 9, 12])
def test_no_hidden_count_can_be_worked_out_even_by_who_knows_the_rule(options: int, people: int):
    """Tables that look alike from outside differ in every hidden cell: knowing all but the secret does not help."""
    behind: dict[object, set[tuple[int, ...]]] = {}
    for counts in everything(options, people):
        for secret in SECRETS:
            behind.setdefault(shown(counts, secret), set()).add(counts)
    for (cells, _, _), tables in behind.items():
        for at, count in enumerate(cells):
            if count is None:
                assert len({table[at] for table in tables}) > 1, (cells, tables)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), min_size=1))
def test_no_shown_count_is_small_and_the_hidden_ones_come_as_a_large_sum(counts: dict[str, int]):
    row = safe_row(counts, secret="s")
    assert all(cell.count is None or cell.count >= 5 for cell in row.cells)
    hidden = [cell for cell in row.cells if cell.count is None]
    if row.total is not None and hidden and len(counts) > 1:
        assert len(hidden) >= 2
        assert row.together is not None
        assert row.together >= 5
    assert all((cell.count is None) == (cell.why is not Why.SHOWN) for cell in row.cells)


def test_a_small_group_shows_not_even_how_many():
    row = safe_row({"a": 2, "b": 1}, secret="s")
    assert (row.total, row.together, {cell.why for cell in row.cells}) == (None, None, {Why.GROUP})


def test_a_lone_small_count_takes_company_and_nobody_can_tell_which_is_which():
    row = safe_row({"a": 20, "b": 8, "c": 1}, secret="s", last=("a",))
    assert [(c.key, c.count, c.why) for c in row.cells] == [
        ("a", 20, Why.SHOWN),
        ("b", None, Why.SMALL),
        ("c", None, Why.SMALL),
    ]
    assert row.together == 9


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        safe_row({"a": -1}, secret="s")


@given(st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=4), min_size=2, max_size=3))
def test_a_split_that_is_shown_has_no_small_difference_to_the_whole(parts):
    width = min(len(part) for part in parts)
    tables = [{str(n): part[n] for n in range(width)} for part in parts]
    if splits(tables):
        whole = {key: sum(table[key] for table in tables) for key in tables[0]}
        for table in tables:
            assert all(whole[key] - table[key] >= 5 and table[key] >= 5 for key in whole)


def test_one_part_alone_is_no_split():
    assert not splits([{"a": 9, "b": 9}])


arrivals = st.lists(st.integers(0, 3), min_size=1, max_size=60)


@settings(max_examples=60)
@given(arrivals, st.lists(st.integers(1, 59), max_size=6))
def test_no_two_snapshots_of_a_growing_class_differ_by_a_small_count(answers, moments):
    """Whoever writes down every snapshot learns of no group smaller than k."""
    seen: Snapshot | None = None
    released: list[dict[str, int]] = []
    for moment in sorted({*moments, len(answers)}):
        here = answers[:moment]
        counts = {"q": {str(n): here.count(n) for n in range(4)}}
        seen = next_snapshot(seen, Snapshot(counts, frozenset(str(n) for n in range(len(here)))))
        if len(seen.people) >= 5 and (not released or released[-1] != seen.counts["q"]):
            released.append(dict(seen.counts["q"]))
    for at, early in enumerate(released):
        for late in released[at + 1 :]:
            assert all(late[key] - early[key] >= 5 for key in early)


def test_when_somebody_leaves_the_old_snapshot_stays():
    old = Snapshot({"q": {"a": 6, "b": 6}}, frozenset(str(n) for n in range(12)))
    new = Snapshot({"q": {"a": 6, "b": 5}}, frozenset(str(n) for n in range(11)))
    assert next_snapshot(old, new) is old


def test_a_mean_is_a_count_in_disguise():
    assert may_show_mean(5, 10)
    assert not may_show_mean(9, 10)
    assert not may_show_mean(4, 30)
