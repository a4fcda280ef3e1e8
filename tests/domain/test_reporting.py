"""A report as values: outcomes, questions, what to say; scales in bands; files in which nothing computes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import item_of

from quizzes.domain.bands import bands, in_bands, mirror
from quizzes.domain.charting import across, dot, dot_plot, effect_plot, percent, width
from quizzes.domain.counting import OPEN, shapes
from quizzes.domain.items import Scale, parse_item
from quizzes.domain.kinds.base import Kind
from quizzes.domain.publishing import publish
from quizzes.domain.reporting import Counted, released, report, say_to
from quizzes.domain.sheets import neutral, neutral_rows


def said(text: str) -> dict[str, str]:
    return {"ko": f"{text}-ko", "en": f"{text}-en"}


def choice(key: str, outcome: str = "ask", form: str = "a"):
    options = [
        {"key": one, "text": said(one), "correct": one == "x", "feedback": said(f"say-{one}")}
        for one in "xyz"
    ]
    return parse_item(
        {
            "key": key,
            "kind": "choice_one",
            "form": form,
            "outcome": outcome,
            "stem": said(key),
            "options": options,
        }
    )


def counted(item, *cells: dict[str, int], number: int = 1) -> Counted:
    rows = {shape.row: found for shape, found in zip(shapes(item), cells, strict=True)}
    return Counted(f"{item.form}/{item.key}/1", number, item.form, item, rows)


def scale(points: int = 5, *, pair: bool = True) -> Scale:
    stops = [{"key": f"p{at}", "text": said(f"point{at}")} for at in range(1, points + 1)]
    item = parse_item({"key": "n", "kind": "scale", "pair": pair, "stem": said("n"), "scale": stops})
    assert isinstance(item, Scale)
    return item


class TestReport:
    def test_outcomes_come_with_their_share_and_questions_in_the_order_of_what_to_talk_about(self):
        asked = [
            counted(choice("q1"), {"x": 15, "y": 6, "z": 3}, number=1),
            counted(choice("q2"), {"x": 10, "y": 3, "z": 11}, number=2),
        ]
        found = report(asked, secret="s", language="ko")
        assert [(line.key, line.share.right, line.share.total) for line in found.outcomes] == [
            ("ask", 25, 48)
        ]
        assert [(talk.item.key, talk.top.text, talk.say) for talk in found.talks] == [
            ("q2", "z-ko", "say-z-ko"),
            ("q1", "y-ko", "say-y-ko"),
        ]
        assert found.items[0].reason == ("say-x-ko",)

    def test_texts_come_in_the_language_of_the_reader(self):
        found = report([counted(choice("q1"), {"x": 10, "y": 7, "z": 5})], secret="s", language="en")
        assert [cell.text for cell in found.items[0].rows[0].cells] == ["x-en", "y-en", "z-en"]

    def test_a_form_is_looked_at_alone_and_says_nothing_that_the_whole_does_not_say(self):
        asked = [
            counted(choice("q1", form="a"), {"x": 7, "y": 5, "z": 0}),
            counted(choice("r1", form="b"), {"x": 6, "y": 6, "z": 0}),
        ]
        whole, one = (report(asked, secret="s", language="ko", form=form) for form in ("", "a"))
        assert whole.forms == ("a", "b")
        assert whole.outcomes[0].forms["a"].right == one.outcomes[0].share.right == 7
        assert [item.key for item in one.items] == ["q1"]
        assert one.items[0].rows == whole.items[0].rows

    def test_an_invented_form_shows_the_whole(self):
        asked = [counted(choice("q1"), {"x": 7, "y": 5, "z": 6})]
        assert report(asked, secret="s", language="ko", form="b").form == ""

    def test_who_left_a_question_open_stands_apart_and_is_nobody_to_talk_about(self):
        found = report([counted(choice("q1"), {"x": 8, "y": 0, "z": 0, OPEN: 9})], secret="s", language="ko")
        assert found.items[0].rows[0].top.key == OPEN
        assert found.talks == ()

    @pytest.mark.parametrize("kind", [kind for kind in Kind if kind.is_asked])
    def test_every_kind_of_question_has_a_report(self, kind):
        item = item_of(kind.value, outcome="ask")
        each = shapes(item)
        one = Counted(f"a/{item.key}/1", 1, "a", item, {s.row: dict.fromkeys(s.cells, 9) for s in each})
        found = report([one], secret="s", language="ko")
        assert len(found.items) == (1 if each else 0)
        assert all(isinstance(say_to(item, s.row, c, "ko"), str) for s in each for c in (*s.cells, OPEN))
        if not item.is_marked:
            assert found.outcomes == found.talks == ()


class TestScales:
    @pytest.mark.parametrize(
        ("points", "sizes"), [(2, [1, 1]), (3, [1, 1, 1]), (4, [2, 2]), (5, [2, 1, 2]), (7, [3, 1, 3])]
    )
    def test_a_scale_is_counted_by_its_sides(self, points, sizes):
        assert [len(band.points) for band in bands(scale(points))] == sizes

    @given(st.integers(2, 9), st.lists(st.integers(0, 30), min_size=10, max_size=10))
    def test_bands_hold_everybody_once_and_counting_again_changes_nothing(self, points, counts):
        item = scale(points)
        cells = {f"p{at}": counts[at] for at in range(1, points + 1)} | {OPEN: counts[0]}
        once = in_bands(item, cells)
        assert sum(once.values()) == sum(cells.values())
        assert in_bands(item, once) == once

    def looked(self, own: dict[str, int], others: dict[str, int]):
        one = counted(scale(), own, others)
        rows = released([one], secret="s").rows
        return mirror(scale(), rows={row: rows[f"{one.name}/{row}"] for row in one.counts}, language="ko")

    def test_the_mirror_shows_the_majority_beside_what_was_thought(self):
        found = self.looked(
            {"p1": 10, "p2": 9, "p3": 3, "p4": 1, "p5": 1}, {"p1": 2, "p2": 3, "p3": 2, "p4": 9, "p5": 8}
        )
        assert (found.own.count, found.own.total, found.own.text) == (19, 24, "point1-ko · point2-ko")
        assert (found.others.count, found.others.text) == (17, "point4-ko · point5-ko")
        assert found.was_misjudged
        assert found.may_hang

    def test_where_nearly_all_agree_their_number_is_hidden_and_there_is_no_poster(self):
        found = self.looked(
            {"p1": 20, "p2": 3, "p3": 1, "p4": 0, "p5": 0}, {"p1": 9, "p2": 4, "p3": 6, "p4": 3, "p5": 2}
        )
        assert found.own.count is None
        assert found.own.is_majority
        assert not found.may_hang

    def test_of_a_handful_nothing_is_mirrored(self):
        found = self.looked(
            {"p1": 2, "p2": 0, "p3": 1, "p4": 0, "p5": 0}, {"p1": 1, "p2": 1, "p3": 1, "p4": 0, "p5": 0}
        )
        assert not found.is_shown
        assert not found.may_hang

    def test_a_scale_is_never_right_or_wrong(self):
        found = report([counted(scale(), {"p1": 9, "p5": 9}, {"p1": 9, "p5": 9})], secret="s", language="ko")
        row = found.items[0].rows[0]
        assert (row.right, [cell.fits for cell in row.cells]) == (None, [False, False, False])


class TestPublishing:
    def test_beyond_the_school_a_sum_needs_three_groups_and_ten_without_the_largest(self):
        assert publish([(8, 20)] * 3).count == 24
        assert publish([(8, 20)] * 2).count is None
        assert publish([(30, 60), (4, 20), (5, 20)]).count is None
        assert publish([(20, 24), (20, 24), (20, 24)]).count is None, (
            "only eight others stand beside the largest"
        )

    def test_groups_that_hid_the_count_are_counted_but_add_nothing(self):
        found = publish([(8, 20), (9, 20), (8, 20), (None, 20), (None, None)])
        assert (found.groups, found.asked, found.count, found.total) == (3, 5, 25, 60)

    @given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
    def test_whoever_takes_her_own_group_away_still_sees_ten_on_either_side(self, groups):
        parts = [(count, count + more) for count, more in groups]
        found = publish(parts)
        if found.count is not None and found.total is not None:
            for count, total in parts:
                assert found.count - count >= 10
                assert (found.total - total) - (found.count - count) >= 10


class TestCharts:
    @given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
    def test_everything_stays_on_the_chart(self, share, low, high):
        found = dot(share, min(share, low), max(share, high))
        for place in (found.x, found.low, found.high, width(share)):
            assert 0 <= float(place.removesuffix("%")) <= 100
        assert float(found.low[:-1]) <= float(found.x[:-1]) <= float(found.high[:-1])

    @given(st.floats(-6, 6), st.floats(0, 4))
    def test_an_effect_lies_between_the_ends_of_its_line_with_nought_in_the_middle(self, g, reach):
        found, marks = effect_plot(g, g - reach, g + reach)
        assert marks[1].label == "0"
        assert (
            float(marks[0].x[:-1])
            <= float(found.low[:-1])
            <= float(found.high[:-1])
            <= float(marks[2].x[:-1])
        )

    def test_a_hidden_point_keeps_its_line(self):
        row = dot_plot([("t", (dot(0.5), None))]).rows[0]
        assert [one is None for _, one in row.lines] == [False, True]

    def test_shares_are_whole_per_cent(self):
        assert (percent(0.666), percent(None), across(0), across(1)) == ("67%", "", "3.0%", "97.0%")


class TestSheets:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+82 10", "-3", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=1", "\ufeff=1"]
    )
    def test_what_a_spreadsheet_would_compute_is_led_by_an_apostrophe(self, text):
        assert str(neutral(text)).startswith("'")

    @given(st.text())
    def test_no_text_begins_like_a_formula(self, text):
        assert not str(neutral(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))

    def test_numbers_and_plain_words_stay_as_they_are(self):
        assert neutral_rows([{"a": 5, "b": "낱말"}], ["b", "a", "c"]) == [["낱말", 5, None]]
