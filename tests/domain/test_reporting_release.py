"""Nothing that a report shows together gives a small count back: every table of small classes is tried."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.domain.releasing import Line, Release, release
from quizzes.domain.suppression import K, Why

A, B = "a", "b"
Shape = list[tuple[str, int, int]]  # form, people, cells of each row


def tables(people: int, cells: int):
    """Every way in which `people` can stand in so many cells."""
    return (found for found in product(range(people + 1), repeat=cells) if sum(found) == people)


def row(name: str, form: str, counts: tuple[int, ...], outcome: str = "out", fitting: int = 1) -> Line:
    cells = {f"c{at}": count for at, count in enumerate(counts)}
    return Line(name, form, cells, frozenset(f"c{at}" for at in range(fitting)), outcome)


def outside(lines: list[Line], found: Release) -> tuple[object, ...]:
    """Everything that somebody reads from a report."""
    rows = [found.rows[line.name] for line in lines]
    read = [(tuple(c.count for c in r.cells), r.total, r.together, r.right, r.top) for r in rows]
    parts = tuple((form, part.right) for form, part in found.by_form.get("out", {}).items())
    return (tuple(read), found.outcomes["out"].right if "out" in found.outcomes else None, parts)


SHAPES: list[tuple[Shape, int, int]] = [
    ([(A, 6, 2)] * 2, 2, 30),
    ([(A, 6, 2)] * 3, 2, 20),
    ([(A, 8, 2)] * 2, 3, 30),
    ([(A, 4, 2)] * 4, 2, 12),
    ([(A, 6, 3)] * 2, 2, 16),
    ([(A, 5, 4), (A, 5, 2)], 2, 20),
    ([(A, 8, 3), (A, 8, 2)], 3, 20),
    ([(A, 9, 4)], 2, 30),
    ([(A, 13, 4)], 3, 24),
    ([(A, 14, 3)], 4, 30),
    ([(A, 5, 2), (B, 4, 2)], 2, 30),
    ([(A, 5, 3), (B, 6, 3)], 2, 48),
    ([(A, 4, 2), (A, 4, 2), (B, 3, 2), (B, 3, 2)], 2, 16),
]


@pytest.mark.parametrize(("shape", "k", "secrets"), SHAPES, ids=str)
def test_behind_every_hidden_small_count_stands_more_than_one_number(shape: Shape, k: int, secrets: int):
    """Who knows the rules, and everything shown, but not the secret, cannot tell a hidden count below k."""
    behind: dict[object, set[tuple[tuple[int, ...], ...]]] = {}
    for found in product(*(list(tables(people, cells)) for _, people, cells in shape)):
        lines = [row(f"q{at}", shape[at][0], counts) for at, counts in enumerate(found)]
        for secret in range(secrets):
            seen = outside(lines, release(lines, secret=f"secret {secret}", k=k))
            behind.setdefault(seen, set()).add(found)
    for (rows, *_), together in behind.items():
        for at, (cells, *_more) in enumerate(rows):
            for place, count in enumerate(cells):
                values = {table[at][place] for table in together}
                assert count is not None or len(values) > 1 or values.pop() >= k, (rows, together)


@pytest.mark.parametrize(("people", "k"), [(7, 2), (9, 2), (11, 3), (13, 3)])
def test_opinions_and_stories_with_two_good_ends_give_nothing_away_either(people: int, k: int):
    for fitting, cells in ((0, 3), (2, 4)):
        behind: dict[object, set[tuple[int, ...]]] = {}
        for counts in tables(people, cells):
            for secret in range(20):
                line = row("q", A, counts, outcome="", fitting=fitting)
                found = release([line], secret=f"secret {secret}", k=k).rows["q"]
                seen = (
                    tuple(c.count for c in found.cells),
                    found.total,
                    found.together,
                    found.right,
                    found.top,
                )
                behind.setdefault(seen, set()).add(counts)
        for (shown, *_), together in behind.items():
            for place, count in enumerate(shown):
                values = {table[place] for table in together}
                assert count is not None or len(values) > 1 or values.pop() >= k, (shown, together)


classes = st.lists(
    st.tuples(
        st.sampled_from([A, B]),
        st.lists(st.integers(0, 40), min_size=2, max_size=5),
        st.sampled_from(["", "one", "two"]),
    ),
    min_size=1,
    max_size=8,
)


def lines_of(rows) -> list[Line]:
    return [row(f"q{at}", form, tuple(counts), outcome) for at, (form, counts, outcome) in enumerate(rows)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(classes, st.integers(0, 99).map(str))
def test_no_count_below_k_is_ever_shown_as_a_right_answer_a_cell_or_a_difference(rows, secret: str):
    lines = lines_of(rows)
    found = release(lines, secret=secret)
    for line in lines:
        shown = found.rows[line.name]
        assert all(count >= K for count in shown.counted.values())
        assert [cell.key for cell in shown.cells] == list(line.cells)
        if shown.right is not None:
            assert shown.right == line.right
            assert min(shown.right, line.other) >= K
        if shown.together is not None and len(line.cells) > 1:
            assert shown.together == sum(line.cells[c.key] for c in shown.cells if c.count is None)
            assert shown.together >= K
    for outcome, share in found.outcomes.items():
        own = [line for line in lines if line.outcome == outcome]
        if share.right is not None:
            assert share.right == sum(line.right for line in own)
            assert share.total == sum(line.total for line in own)
            open_ones = sum(found.rows[line.name].right or 0 for line in own)
            away = [line for line in own if found.rows[line.name].right is None]
            assert len(away) != 1, "the sum would give one row back"
            assert not away or share.right - open_ones > K


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(classes, st.integers(0, 99).map(str))
def test_forms_that_are_shown_apart_add_up_to_the_whole(rows, secret: str):
    found = release(lines_of(rows), secret=secret)
    for outcome, parts in found.by_form.items():
        assert len(parts) > 1
        assert sum(part.right or 0 for part in parts.values()) == found.outcomes[outcome].right
        assert all(min(part.right or 0, part.total - (part.right or 0)) >= K for part in parts.values())


def test_a_class_shows_what_was_right_and_the_other_answer_chosen_most():
    found = release([row("q", A, (10, 7, 4, 1))], secret="s").rows["q"]
    assert (found.right, found.total, found.counted, found.together, found.top) == (
        10, 22, {"c0": 10, "c1": 7}, 5, "c1",
    )  # fmt: skip


def test_where_the_rest_is_small_the_most_frequent_answer_is_named_and_not_counted():
    found = release([row("q", A, (14, 7, 2, 1))], secret="s").rows["q"]
    assert (found.right, found.counted, found.together, found.top) == (14, {"c0": 14}, 10, "c1")


def test_where_nearly_all_were_right_nothing_is_shown_but_how_many():
    found = release([row("q", A, (21, 2, 1, 0))], secret="s").rows["q"]
    assert (found.right, found.counted, found.total, found.together, found.top) == (None, {}, 24, 24, "")
    assert {cell.why for cell in found.cells} == {Why.SMALL}


def test_of_a_small_group_not_even_the_number_is_shown():
    found = release([row("q", A, (3, 1))], secret="s").rows["q"]
    assert (found.total, found.together, {c.why for c in found.cells}) == (None, None, {Why.GROUP})


def test_an_outcome_keeps_its_true_share_and_a_row_keeps_a_hidden_one_company():
    lines = [row("hard", A, (12, 12)), row("easy", A, (23, 1)), row("middling", A, (16, 8))]
    found = release(lines, secret="s")
    assert found.outcomes["out"].share == pytest.approx(51 / 72)
    away = {name for name, shown in found.rows.items() if shown.right is None}
    assert "easy" in away
    assert len(away) == 2


def test_an_outcome_of_one_hidden_row_is_hidden_with_it():
    found = release([row("easy", A, (23, 1))], secret="s")
    assert (found.outcomes["out"].right, found.outcomes["out"].share) == (None, None)


def test_what_is_hidden_stays_hidden_the_same_way_at_every_look():
    lines = [row(f"q{at}", A, (23 - at, 1 + at)) for at in range(6)]
    looks = [release(lines, secret="s") for _ in range(3)]
    assert looks[0] == looks[1] == looks[2]


def test_a_large_group_shows_every_count_but_the_small_ones_and_their_company():
    found = release([row("q", A, (60, 30, 20, 3))], secret="s").rows["q"]
    assert found.right == 60
    assert len(found.counted) == 2
    assert found.together in (23, 33)
