"""Item statistics against an independent implementation, published worked examples, and properties."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizzes.domain.analysis import Flag, analyse, correlation, cronbach_alpha

marks = st.sampled_from([0.0, 0.25, 0.5, 1.0])
matrices = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(marks, min_size=width, max_size=width), min_size=2, max_size=40)
)


def keys_of(matrix: list[list[float]]) -> list[str]:
    return [f"q{n}" for n in range(len(matrix[0]))]


@given(matrices)
def test_discrimination_is_the_corrected_point_biserial_of_scipy(matrix: list[list[float]]):
    found = analyse(keys=keys_of(matrix), scores=matrix)
    table = numpy.array(matrix)
    for at, item in enumerate(found.items):
        own, rest = table[:, at], numpy.delete(table, at, axis=1).sum(axis=1)
        if len(set(own)) == 1 or numpy.ptp(rest) < 1e-9:
            assert item.discrimination is None
        else:
            assert item.discrimination == pytest.approx(stats.pearsonr(own, rest).statistic, abs=1e-9)
        assert item.difficulty == pytest.approx(own.mean())


@given(matrices)
def test_alpha_fits_the_covariance_form(matrix: list[list[float]]):
    """alpha = k/(k-1) * (1 - trace / sum of the covariance matrix): the same number by another way."""
    covariance = numpy.cov(numpy.array(matrix), rowvar=False, ddof=1)
    found, k = cronbach_alpha(matrix), len(matrix[0])
    if covariance.sum() < 1e-9:
        assert found is None or covariance.sum() > 0
    else:
        assert found == pytest.approx(
            k / (k - 1) * (1 - numpy.trace(covariance) / covariance.sum()), rel=1e-6, abs=1e-6
        )


def test_of_right_and_wrong_alpha_is_kuder_and_richardsons_formula_20():
    rows = [[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 0]]
    totals = [sum(row) for row in rows]
    p = [sum(row[at] for row in rows) / len(rows) for at in range(4)]
    pq = sum(share * (1 - share) for share in p)
    # KR-20 takes population variances on both sides; the ratio is that of sample variances.
    expected = 4 / 3 * (1 - pq / numpy.var(totals))
    assert cronbach_alpha([[float(x) for x in row] for row in rows]) == pytest.approx(expected)


@pytest.mark.parametrize("rows", [[], [[1.0]], [[1.0, 0.0]], [[1.0, 1.0], [1.0, 1.0]], [[0.5], [1.0]]])
def test_where_alpha_means_nothing_there_is_none(rows: list[list[float]]):
    assert cronbach_alpha(rows) is None


OPTIONS = [[("a", True), ("b", False), ("c", False)], [], []]


def crowd(good: int, bad: int, good_says: str, bad_says: str):
    """Good readers know the other two items, bad ones do not."""
    scores = [[float(good_says == "a"), 1.0, 1.0]] * good + [[float(bad_says == "a"), 0.0, 0.0]] * bad
    return scores, [[good_says, None, None]] * good + [[bad_says, None, None]] * bad


def test_a_wrong_option_that_attracts_the_best_readers_asks_to_check_the_key():
    scores, choices = crowd(20, 20, "b", "a")
    item = analyse(keys=["q1", "q2", "q3"], scores=scores, choices=choices, options=OPTIONS).items[0]
    assert Flag.KEY_SUSPECT in item.flags
    assert Flag.NEGATIVE in item.flags
    assert [(o.key, o.count, o.mean_rest) for o in item.options] == [
        ("a", 20, 0.0),
        ("b", 20, 1.0),
        ("c", 0, None),
    ]
    assert Flag.IDLE in item.flags


def test_a_sound_item_is_left_alone():
    scores, choices = crowd(20, 20, "a", "b")
    choices[-1] = ["c", None, None]
    item = analyse(keys=["q1", "q2", "q3"], scores=scores, choices=choices, options=OPTIONS).items[0]
    assert item.flags == ()
    assert item.discrimination == pytest.approx(1.0)


def test_few_attempts_are_said_to_be_few_and_nothing_else():
    scores, choices = crowd(5, 5, "b", "a")
    found = analyse(keys=["q1", "q2", "q3"], scores=scores, choices=choices, options=OPTIONS)
    assert {item.flags for item in found.items} == {(Flag.FEW,)}


def test_what_was_left_open_counts_as_nothing_and_is_reported():
    item = analyse(keys=["a", "b"], scores=[[None, 1.0], [1.0, 0.0]]).items[0]
    assert (item.answered, item.left_open, item.difficulty) == (1, 1, 0.5)


def test_nobody_has_no_statistics():
    found = analyse(keys=["a"], scores=[])
    assert (found.attempts, found.mean, found.alpha, found.items[0].difficulty) == (0, None, None, None)


def test_rows_of_another_length_are_refused():
    with pytest.raises(ValueError, match="one entry per item"):
        analyse(keys=["a", "b"], scores=[[1.0]])


@given(matrices, st.randoms())
def test_the_order_of_attempts_changes_nothing(matrix, random):
    mixed = list(matrix)
    random.shuffle(mixed)
    one, two = analyse(keys=keys_of(matrix), scores=matrix), analyse(keys=keys_of(matrix), scores=mixed)
    assert one.alpha == pytest.approx(two.alpha, abs=1e-9) if one.alpha is not None else two.alpha is None
    for a, b in zip(one.items, two.items, strict=True):
        assert a.difficulty == pytest.approx(b.difficulty)


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=0, max_size=30))
def test_a_correlation_stays_between_its_ends(pairs):
    found = correlation([x for x, _ in pairs], [y for _, y in pairs])
    assert found is None or -1.0 <= found <= 1.0
