"""Every kind beyond the everyday ones: how it is marked, and what cannot be one."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import (
    ASKED,
    answer_to,
    any_item,
    bank_data,
    changed,
    every_kind,
    every_path,
    gone,
    item_data,
    item_of,
    json_values,
    options,
    quiz_data,
    said,
)

from quizzes.domain.content import PUPILS, content_data, parse_content
from quizzes.domain.fields import Fault
from quizzes.domain.grading import full_answer, grade
from quizzes.domain.items import Item, Kind, marked, parse_item
from quizzes.domain.kinds.branching import MOST_TURNS
from quizzes.domain.walk import Outcome, is_settled, outcome


def spare(key: str, text: str) -> dict[str, Any]:
    return {"key": key, "text": said(text)}


def score(item: Item, answer: Any) -> float:
    return grade(item, answer).score


def many(*fits: bool, whole: bool = False, fractions: tuple[float, ...] = ()) -> Item:
    rows = options(len(fits), -1)
    for row, right in zip(rows, fits, strict=True):
        row["correct"] = right
    for row, part in zip(rows, fractions, strict=False):
        row["fraction"] = part
    return parse_item({**item_data("choice_many"), "options": rows, "whole": whole})


class TestSeveral:
    """Right minus wrong, never below nothing."""

    @pytest.mark.parametrize(
        ("answer", "earned"),
        [
            (["o0", "o1"], 1.0),
            (["o1", "o0"], 1.0),
            (["o0", "o0", "o1"], 1.0),
            (["o0"], 0.5),
            (["o0", "o2"], 0.0),
            (["o0", "o1", "o2"], 0.5),
            (["o0", "o1", "o2", "o3"], 0.0),
            (["o2"], 0.0),
            ([], 0.0),
            (["o0", "nothing"], 0.0),
            ("o0", 0.0),
            ({"o0": True}, 0.0),
        ],
    )
    def test_each_wrong_one_takes_back_a_right_one(self, answer: Any, earned: float):
        item = many(True, True, False, False)
        assert score(item, answer) == earned
        assert grade(item, answer).right == (earned == 1.0)

    def test_all_or_nothing(self):
        item = many(True, True, False, whole=True)
        assert [score(item, answer) for answer in (["o0"], ["o0", "o1"], ["o0", "o1", "o2"])] == [
            0.0,
            1.0,
            0.0,
        ]

    def test_fractions_add_up(self):
        item = many(True, True, False, fractions=(0.7, 0.3, -0.5))
        assert score(item, ["o0"]) == pytest.approx(0.7)
        assert score(item, ["o0", "o2"]) == pytest.approx(0.2)
        assert score(item, ["o1", "o2"]) == 0.0
        assert grade(item, ["o0", "o1"]).right

    @given(st.data())
    def test_one_more_fitting_option_never_lowers_the_score_and_a_wrong_one_never_raises_it(self, data):
        fits = data.draw(st.lists(st.booleans(), min_size=2, max_size=8).filter(any))
        item = many(*fits)
        chosen = data.draw(st.sets(st.integers(0, len(fits) - 1)))
        more = data.draw(st.integers(0, len(fits) - 1))
        before = score(item, [f"o{n}" for n in chosen])
        after = score(item, [f"o{n}" for n in chosen | {more}])
        assert after >= before if fits[more] else after <= before


class TestWords:
    def test_marking_everything_earns_nothing(self):
        item = item_of("mark_words", parts=4, right=2)
        assert score(item, ["t2"]) == 1.0
        assert score(item, ["t0", "t1", "t2", "t3"]) == 0.0
        assert score(item, ["t2", "t0"]) == 0.0


class TestPlaces:
    """Matching, sorting and gaps: the share of places that fit."""

    def test_a_right_side_that_belongs_to_nobody_fits_nowhere(self):
        data = {**item_data("match", parts=2), "distractors": [{"key": "x", "text": said("other")}]}
        item = parse_item(data)
        assert score(item, {"p0": "p0", "p1": "x"}) == 0.5
        assert score(item, {"p0": "x", "p1": "x"}) == 0.0

    def test_right_sides_that_say_the_same_are_one(self):
        data = item_data("match", parts=3)
        data["pairs"][2]["right"] = data["pairs"][0]["right"]
        item = parse_item(data)
        assert len(item.offers) == 2
        assert grade(item, {"p0": "p2", "p1": "p1", "p2": "p0"}).right
        assert grade(item, {"p0": "p0", "p1": "p1", "p2": "p2"}).right, "answers of before are still right"

    def test_cards_in_their_boxes(self):
        item = item_of("sort", parts=4)
        assert score(item, {"c0": "b0", "c1": "b1", "c2": "b2", "c3": "b0"}) == 1.0
        assert score(item, {"c0": "b0", "c1": "b0", "c2": "b0", "c3": "b0"}) == 0.5
        assert score(item, {"c0": "b9"}) == 0.0

    def test_gaps_from_one_bank(self):
        item = parse_item(bank_data(gaps=2))
        assert score(item, {"g0": "c0", "g1": "c2"}) == 0.5
        assert grade(item, {"g0": "c0", "g1": "c1"}).right


class TestTyped:
    def test_gaps_take_every_way_of_writing_in_every_language(self):
        item = item_of("gaps", parts=2)
        assert grade(item, {"g0": " Consent0 ", "g1": "동의하다1"}).right
        assert score(item, {"g0": "yes0", "g1": "no"}) == 0.5

    @pytest.mark.parametrize(
        ("typed", "earned"),
        [
            ("10", 1.0),
            ("12.5", 1.0),
            ("12.51", 0.0),
            ("１１", 1.0),
            ("1", 0.5),
            ("many", 0.0),
            ("", 0.0),
            (10, 0.0),
        ],
    )
    def test_a_number_within_its_range(self, typed: Any, earned: float):
        assert score(item_of("numeric", parts=3), typed) == earned

    def test_the_range_that_earns_most_counts(self):
        answers = [
            {"key": "wide", "min": 0, "max": 9, "fraction": 0.5, "feedback": said("wide")},
            {"key": "close", "min": 6, "max": 6, "feedback": said("close")},
        ]
        item = parse_item({**item_data("numeric"), "answers": answers})
        assert grade(item, "6").feedback == ("answer.close",)

    def test_a_short_answer_earns_what_fits_best(self):
        item = item_of("short_answer", parts=2)
        assert (score(item, "ANSWER1"), score(item, "answer0"), score(item, "else")) == (1.0, 0.5, 0.0)
        assert grade(item, "else").feedback == ("wrong",)

    def test_nobody_types_in_a_tier_for_pupils(self):
        for kind in Kind:
            for tier in PUPILS:
                data = quiz_data("X-1", tier=tier, items=[item_data(kind.value)])
                if kind.is_typed:
                    with pytest.raises(Fault) as fault:
                        parse_content(data)
                    assert fault.value.where == "items[0].kind"
                else:
                    parse_content(data)


class TestJudgement:
    def experts(self, *counts: int) -> dict[str, Any]:
        rows = options(len(counts), -1)
        for row, count in zip(rows, counts, strict=True):
            row |= {"experts": count}
            del row["correct"]
        return {**item_data("judgement"), "options": rows, "source": said("nine experts")}

    def test_the_experts_choices_are_the_scale(self):
        item = parse_item(self.experts(2, 6, 0, 3))
        assert [score(item, f"o{n}") for n in range(4)] == [pytest.approx(1 / 3), 1.0, 0.0, 0.5]
        assert grade(item, "o1").right
        assert full_answer(item) == "o1"

    def test_two_that_most_experts_chose_are_both_right(self):
        item = parse_item(self.experts(4, 4, 1))
        assert grade(item, "o0").right
        assert grade(item, "o1").right

    def test_an_author_may_give_parts_and_says_from_where(self):
        data = {**item_data("judgement", right=0), "source": said("a panel")}
        data["options"][2]["fraction"] = 0.4
        assert score(parse_item(data), "o2") == 0.4
        del data["source"]
        with pytest.raises(Fault, match="the text is missing"):
            parse_item(data)


class TestScenario:
    def test_the_end_decides(self):
        item = item_of("scenario", parts=3, right=1)
        assert grade(item, ["go", "w1"]).right
        assert score(item, ["go", "w0"]) == 0.0
        assert grade(item, ["go", "back", "go", "w1"]).right, "a way that led back is a way"

    @pytest.mark.parametrize(
        "path", [[], ["go"], ["w1"], ["go", "w1", "w1"], ["go", "w9"], "go", None, [1], [["go"]]]
    )
    def test_what_leads_to_no_end_earns_nothing(self, path: Any):
        assert score(item_of("scenario"), path) == 0.0

    def test_a_way_without_end_is_cut(self):
        assert score(item_of("scenario"), ["go", "back"] * MOST_TURNS + ["go", "w1"]) == 0.0

    def test_without_scores_nothing_is_right_or_wrong(self):
        data = item_data("scenario")
        for node in data["nodes"]:
            node.pop("score", None)
        item = parse_item(data)
        assert not item.is_marked
        assert outcome(item, (["go", "w0"],)) is Outcome.UNMARKED


def unmarked() -> list[Item]:
    return [item_of(kind.value) for kind in ASKED if not kind.is_marked]


@pytest.mark.parametrize("item", unmarked(), ids=lambda item: item.kind.value)
def test_what_is_never_right_or_wrong_counts_nowhere(item: Item):
    assert not item.is_marked
    assert marked([item]) == []
    assert outcome(item, ()) is outcome(item, (None,)) is Outcome.UNMARKED
    assert not is_settled(item, ())
    assert is_settled(item, ("anything",))
    assert full_answer(item) is None


def test_only_what_is_marked_can_be_asked_for_by_a_pass_mark():
    data = every_kind(**{"pass": {"right": 14}})
    content = parse_content(data)
    assert len(marked(content.items)) == 14
    with pytest.raises(Fault, match="from 1 to 14"):
        parse_content({**data, "pass": {"right": 15}})


def test_what_was_not_understood_is_kept_and_never_asked():
    content = parse_content(every_kind())
    assert any(item.kind is Kind.UNKNOWN for item in content.items)
    assert all(item.kind is not Kind.UNKNOWN for item in content.of_form("a"))


@given(st.data())
def test_the_order_in_which_an_answer_names_things_says_nothing(data):
    item = data.draw(any_item(tuple(kind for kind in ASKED if kind not in (Kind.ORDER, Kind.SCENARIO))))
    answer = data.draw(answer_to(item))
    turned = answer
    if isinstance(answer, list):
        turned = data.draw(st.permutations(answer))
    elif isinstance(answer, dict):
        turned = dict(data.draw(st.permutations(list(answer.items()))))
    assert grade(item, turned).score == grade(item, answer).score


@given(st.data())
def test_a_place_takes_nothing_from_another(data):
    """Whatever is put right raises the score by one share, whatever stands elsewhere."""
    kind = data.draw(st.sampled_from([Kind.MATCH, Kind.SORT, Kind.GAPS]))
    item = data.draw(any_item((kind,)))
    answer = data.draw(answer_to(item))
    right = full_answer(item)
    key = data.draw(st.sampled_from(sorted(answer)))
    before, after = score(item, answer), score(item, {**answer, key: right[key]})
    assert after - before in (pytest.approx(0), pytest.approx(1 / len(answer)))


@pytest.mark.parametrize(
    ("kind", "path", "value", "where", "message"),
    [
        ("choice_one", "options", options(27, 0), "items[0].options", "more than 26"),
        ("choice_one", "options.1.fraction", 0.5, "items[0].options[1].fraction", "earns the whole point"),
        ("choice_one", "options.0.fraction", 2, "items[0].options[0].fraction", "from -1 to 1"),
        ("choice_one", "options.0.fraction", True, "items[0].options[0].fraction", "a number"),
        ("choice_many", "options", options(3, -1), "items[0].options", "at least one"),
        ("choice_many", "options.0.fraction", 0.3, "items[0].options[1].fraction", "earns more than 0"),
        ("judgement", "options.0.experts", 3, "items[0].options[1].correct", "chose another"),
        (
            "match",
            "distractors",
            [{"key": "p0", "text": said("x")}],
            "items[0].distractors[0].key",
            "stands twice",
        ),
        (
            "match",
            "distractors",
            [{"key": "x", "text": said("right-0")}],
            "items[0].distractors[0].text",
            "says the same",
        ),
        ("sort", "cards.0.box", "b9", "items[0].cards[0].box", "must be one of"),
        ("sort", "boxes", [], "items[0].boxes", "at least 2"),
        ("mark_words", "text.en", "no token", "items[0].text.en", "each token once"),
        ("mark_words", "tokens.0.key", "t9", "items[0].text.en", "each token once"),
        ("hotspot_choice", "options.0.x", 101, "items[0].options[0].x", "from 0 to 100"),
        ("hotspot_choice", "picture", gone, "items[0].picture", "name of the picture"),
        (
            "scenario",
            "nodes.1.choices.0.to",
            "nowhere",
            "items[0].nodes[1].choices[0].to",
            "no scene nowhere",
        ),
        ("scenario", "nodes.2.key", "lost", "items[0].nodes[1].choices[0].to", "no scene"),
        ("scenario", "nodes.0.score", 1, "items[0].nodes[0].score", "only an end"),
        ("scenario", "nodes.2.score", gone, "items[0].nodes[2].score", "every end"),
        ("scenario", "nodes.3.score", 0.5, "items[0].nodes", "the score 1"),
        ("scenario", "nodes.0.choices", [], "items[0].nodes[1]", "no choice leads here"),
        ("scale", "scale", [], "items[0].scale", "at least 2"),
        ("gaps", "gaps.0.accept.en", [], "items[0].gaps[0].accept.en", "the en text is missing"),
        ("gaps", "gaps.0.accept", ["a"], "items[0].gaps[0].accept", "a list in each language"),
        ("gaps", "text.ko", "no gap", "items[0].text.ko", "one gap"),
        ("numeric", "answers.0.max", -1, "items[0].answers[0].max", "smaller"),
        ("numeric", "answers.0.min", gone, "items[0].answers[0].min", "must be a number"),
        ("numeric", "answers.1.fraction", 0.5, "items[0].answers", "the whole point"),
        ("short_answer", "answers.1.fraction", 0, "items[0].answers", "the whole point"),
        ("text", "points", 0, "items[0].points", "from 1 to 100"),
        ("text", "media", [{"src": ""}], "items[0].media[0].src", "name of the picture"),
        ("text", "options", [], "items[0].options", "not a field"),
    ],
)
def test_a_fault_names_its_place_and_what_to_do(kind: str, path: str, value: Any, where: str, message: str):
    data = changed(quiz_data("P-1", items=[item_data(kind)]), f"items.0.{path}", value)
    with pytest.raises(Fault) as found:
        parse_content(data)
    assert found.value.where == where
    assert message in str(found.value)


@given(st.data())
def test_one_broken_field_anywhere_in_any_kind_is_a_fault_or_no_matter(data):
    whole = every_kind()
    path = data.draw(st.sampled_from(PATHS))
    with suppress(Fault):
        content = parse_content(changed(whole, path, data.draw(json_values)))
        assert parse_content(content_data(content)) == content


PATHS = sorted(every_path(every_kind()))


def test_a_quiz_from_elsewhere_needs_no_feedback_and_one_language():
    plain = {"unit": "x-1", "tier": "teachers", "origin": "gift", "languages": ["ko"]}
    item = {"key": "q1", "kind": "true_false", "stem": {"ko": "맞나요?"}, "answer": False}
    content = parse_content({**plain, "items": [item]})
    assert (content.languages, content.origin, content.title) == (("ko",), "gift", {"ko": "x-1"})
    assert parse_content(content_data(content)) == content
    with pytest.raises(Fault, match="the en text is missing"):
        parse_content({**plain, "items": [item], "origin": "", "languages": []})
