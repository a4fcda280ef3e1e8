"""A comparison of two tests shows no more than it may, and says no more than its design carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.gain import Caution
from quizzes.domain.reporting_gain import (
    Direction,
    Linked,
    Points,
    Taken,
    are_apart,
    compare,
    mean_of,
    wilson,
)
from quizzes.domain.suppression import K, Why


def sat(scores, *, form="a", topic="ask", items=4, **more) -> dict[str, Taken]:
    return {f"card{at}": Taken(form, {topic: Points(won, items)}, **more) for at, won in enumerate(scores)}


BEFORE, AFTER = [1, 2, 2, 1, 3, 2, 1, 2, 2, 1], [3, 3, 2, 3, 4, 3, 2, 3, 3, 2]


def test_the_interval_is_that_of_the_published_example():
    """Wilson's interval for 81 of 263: 0.255 to 0.366 (R. G. Newcombe, Statistics in Medicine 17, 1998, table I)."""
    low, high = wilson(81 / 263, 263)
    assert (low, high) == (pytest.approx(0.2553, abs=0.0001), pytest.approx(0.3662, abs=0.0001))


@given(st.floats(0, 1), st.integers(1, 500))
def test_an_interval_holds_its_share_and_stays_between_nought_and_one(share, n):
    low, high = wilson(share, n)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


def test_those_who_took_both_are_compared_and_the_others_are_counted():
    found = compare(before=sat(BEFORE), after=sat(AFTER[:8], form="b"))
    assert (found.attrition.before, found.attrition.after, found.attrition.linked) == (10, 8, 8)
    assert found.topics[0].before.share == pytest.approx(sum(BEFORE[:8]) / 32)
    assert found.before == found.topics[0].before
    assert found.direction is Direction.UP


def test_what_cannot_be_said_is_always_among_the_cautions():
    found = compare(before=sat(BEFORE), after=sat(AFTER, form="b"))
    assert Caution.NO_COMPARISON in found.cautions


def test_a_change_that_may_be_none_is_called_unclear():
    found = compare(before=sat([1, 2, 3, 2, 1, 3, 2]), after=sat([2, 1, 3, 2, 2, 3, 2], form="b"))
    assert found.direction is Direction.UNCLEAR


def test_of_fewer_than_five_nothing_is_shown_but_how_many():
    found = compare(before=sat(BEFORE), after=sat(AFTER[:4], form="b"))
    assert (found.topics, found.effect, found.before, found.why) == ((), None, None, Why.GROUP)
    assert found.attrition.linked == 4


def test_a_topic_that_nearly_all_knew_is_hidden_and_with_it_the_mean_over_everything():
    before = {card: Taken("a", {**t.topics, "easy": Points(4, 4)}) for card, t in sat(BEFORE).items()}
    after = {card: Taken("b", {**t.topics, "easy": Points(4, 4)}) for card, t in sat(AFTER).items()}
    found = compare(before=before, after=after)
    shown = {topic.key: topic.is_shown for topic in found.topics}
    assert shown == {"ask": True, "easy": False}
    assert (found.before, found.after) == (None, None)
    assert found.effect is not None, "an effect size is no count"


def test_a_topic_that_only_one_of_the_tests_asked_hides_the_mean_over_everything():
    after = {card: Taken("b", {**t.topics, "new": Points(2, 4)}) for card, t in sat(AFTER).items()}
    found = compare(before=sat(BEFORE), after=after)
    assert [topic.key for topic in found.topics] == ["ask"]
    assert found.after is None


def test_fewer_than_three_questions_have_no_effect_size():
    found = compare(before=sat([0, 1, 0, 1, 0, 1], items=2), after=sat([1, 1, 1, 2, 0, 1], items=2))
    assert found.too_short
    assert found.effect is None


def test_who_comes_later_does_not_change_a_comparison_that_was_shown():
    first = compare(before=sat(BEFORE), after=sat(AFTER[:8], form="b"))
    kept = Linked(first.people, first.shows_means)
    again = compare(before=sat(BEFORE), after=sat(AFTER, form="b"), kept=kept)
    assert again.topics == first.topics
    assert again.effect == first.effect
    assert again.attrition.after == 10


def test_means_of_nearly_the_same_people_are_not_shown_a_second_time():
    seen = compare(before=sat(BEFORE), after=sat(AFTER, form="b"))
    others = [Linked(seen.people, True)]
    later = compare(before=sat(BEFORE), after=sat(AFTER[:8]), others=others)
    assert (later.why, later.topics, later.before) == (Why.SPLIT, (), None)
    assert later.effect is not None
    same = compare(before=sat(BEFORE), after=sat(AFTER), others=others)
    assert same.why is Why.SHOWN


def test_a_comparison_that_hid_its_means_hides_them_at_the_next_look_too():
    nearly = Linked(frozenset(list(sat(BEFORE))[:-1]), True)
    first = compare(before=sat(BEFORE), after=sat(AFTER, form="b"), others=[nearly])
    kept = Linked(first.people, first.shows_means)
    found = compare(before=sat(BEFORE), after=sat(AFTER, form="b"), kept=kept, others=[nearly])
    assert (found.why, found.topics, kept.means) == (Why.SPLIT, (), False)


def test_topics_that_hid_themselves_say_the_same_at_every_look():
    """Nearly everybody is at the top: that is why, not that other people were compared before."""
    before, after = sat([5] * 12, items=5), sat([5] * 12, items=5, form="b")
    first = compare(before=before, after=after)
    again = compare(before=before, after=after, kept=Linked(first.people, first.shows_means))
    assert first.topics
    assert not first.shows_means
    assert (again.why, again.topics) == (Why.SHOWN, first.topics)


def test_few_people_are_told_nothing_about_the_ends_of_the_test():
    found = compare(before=sat([4, 4, 1, 0]), after=sat([4, 4, 4, 0], form="b"))
    assert found.why is Why.GROUP
    assert Caution.FEW in found.cautions
    assert not {Caution.CEILING, Caution.FLOOR} & set(found.cautions)


def of_a_scale(places: list[float], form: str = "a"):
    return sat(places, form=form, topic="scale:n", items=1, opinions=frozenset({"scale:n"}))


@pytest.mark.parametrize(
    ("places", "upper", "lower"),
    [
        ([1.0] * 5 + [0.5] * 7, ("scale:n",), ()),
        ([1.0] * 4 + [0.5] * 8, (), ()),  # more than 15 in a hundred, yet fewer than five people
        ([0.0] * 6 + [0.5] * 6, (), ("scale:n",)),
        ([0.5] * 12, (), ()),
    ],
)
def test_many_at_the_end_of_a_scale_are_a_caution_of_that_scale(places, upper, lower):
    found = compare(before=of_a_scale([0.5] * 12), after=of_a_scale(places, "b"))
    assert (found.at_upper_end, found.at_lower_end) == (upper, lower)


def test_the_end_of_a_scale_is_not_told_where_few_people_are_compared():
    found = compare(before=of_a_scale([1.0] * 4), after=of_a_scale([1.0] * 4, "b"))
    assert (found.at_upper_end, found.at_lower_end) == ((), ())


def test_scales_stand_beside_the_score_and_not_in_it():
    before = sat([0.25] * 8 + [0.75] * 8, topic="scale:n", items=1, opinions=frozenset({"scale:n"}))
    after = sat([0.25] * 4 + [0.75] * 12, topic="scale:n", items=1, opinions=frozenset({"scale:n"}))
    found = compare(before=before, after=after)
    assert found.topics[0].is_opinion
    assert found.topics[0].is_shown
    assert (found.before, found.effect) == (None, None)


cards = st.frozensets(st.integers(0, 14).map(str), max_size=15)


@given(cards, cards)
def test_two_groups_are_apart_when_no_difference_between_them_is_small(one, other):
    assert are_apart(one, other, K) == all(not part or len(part) >= K for part in (one - other, other - one))
    assert are_apart(one, one, K)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40))
def test_every_mean_that_is_shown_has_five_points_on_either_side(pairs):
    before, after = sat([a for a, _ in pairs]), sat([b for _, b in pairs], form="b")
    found = compare(before=before, after=after)
    for topic in found.topics:
        if topic.is_shown:
            for side in (before, after):
                won = sum(taken.topics["ask"].won for taken in side.values())
                assert min(won, 4 * len(pairs) - won) >= K


def test_people_not_answers_make_the_interval():
    many = mean_of([Points(4, 8)] * 6)
    few = mean_of([Points(1, 2)] * 6)
    assert (many.low, many.high) == (few.low, few.high)
