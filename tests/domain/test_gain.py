"""Learning gain against a published worked example, and what it must warn of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.gain import Caution, Sitting, effect_of, gain, paired_effect

shares = st.integers(0, 8).map(lambda right: right / 8)


def test_the_effect_size_is_that_of_the_published_example():
    """Borenstein et al. 2009, chapter 4: n 50, means 103 and 100, S_diff 5.5, r 0.7: d 0.4225, g 0.4160, V_g 0.0127."""
    found = effect_of(50, 3.0, 5.5, 0.7)
    assert found is not None
    assert found.g == pytest.approx(0.4160, abs=0.0005)
    error = (found.high - found.low) / 2 / 1.959964
    assert error**2 == pytest.approx(0.0127, abs=0.0002)


def sittings(scores, form="a", outcome="ask"):
    return {f"card-{n}": Sitting(form, score, {outcome: score}) for n, score in enumerate(scores)}


def test_only_cards_of_both_tests_are_compared_and_the_lost_are_counted():
    before, after = sittings([0.5] * 10), sittings([0.75] * 6, form="b")
    found = gain(before=before, after=after)
    assert (found.attrition.before, found.attrition.after, found.attrition.linked) == (10, 6, 6)
    assert found.attrition.lost == pytest.approx(0.4)
    assert Caution.ATTRITION in found.cautions
    assert found.outcomes == (("ask", 0.5, 0.75),)


def test_without_a_comparison_group_that_is_said():
    found = gain(before=sittings([0.5, 0.6] * 5), after=sittings([0.7, 0.6] * 5, form="b"))
    assert Caution.NO_COMPARISON in found.cautions
    compared = gain(before=sittings([0.5, 0.6] * 5), after=sittings([0.7, 0.6] * 5, form="b"), compared=True)
    assert Caution.NO_COMPARISON not in compared.cautions


def test_a_full_scale_is_a_ceiling_and_an_empty_one_a_floor():
    assert Caution.CEILING in gain(before=sittings([0.5] * 8), after=sittings([1.0] * 8, form="b")).cautions
    assert Caution.FLOOR in gain(before=sittings([0.0] * 8), after=sittings([0.5] * 8, form="b")).cautions
    assert (
        Caution.CEILING not in gain(before=sittings([0.5] * 8), after=sittings([0.75] * 8, form="b")).cautions
    )


def test_the_same_form_twice_is_said():
    assert Caution.ONE_FORM in gain(before=sittings([0.5] * 8), after=sittings([0.6] * 8)).cautions


def test_an_easier_form_moves_nothing_in_a_counterbalanced_class():
    """Form b is easier by a quarter and nobody has learned: both halves together show no change."""
    before = {f"x{n}": Sitting("a", 0.5, {}) for n in range(6)} | {
        f"y{n}": Sitting("b", 0.75, {}) for n in range(12)
    }
    after = {f"x{n}": Sitting("b", 0.75, {}) for n in range(6)} | {
        f"y{n}": Sitting("a", 0.5, {}) for n in range(12)
    }
    found = gain(before=before, after=after)
    assert found.effect is not None
    assert found.effect.difference == pytest.approx(0.0)


def test_few_pairs_have_no_effect_size():
    found = gain(before=sittings([0.1, 0.2, 0.3, 0.4]), after=sittings([0.5, 0.9, 0.6, 0.7], form="b"))
    assert found.effect is None
    assert Caution.FEW in found.cautions


@given(st.lists(st.tuples(shares, shares), min_size=5, max_size=40))
def test_the_interval_holds_the_effect_and_turns_with_the_direction(pairs):
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    there, back = paired_effect(before, after), paired_effect(after, before)
    if there is None or back is None:
        assert there is back
        return
    assert there.low <= there.g <= there.high
    assert there.g == pytest.approx(-back.g)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
