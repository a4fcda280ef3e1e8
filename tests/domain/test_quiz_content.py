"""Quizzes as data: read, refused with the place of the fault, written back in one form."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import (
    changed,
    curriculum,
    every_path,
    gone,
    item_data,
    json_values,
    options,
    quiz_data,
    said,
    two_forms,
)

from quizzes.domain.content import content_data, fingerprint, parse_content
from quizzes.domain.fields import Fault
from quizzes.domain.items import Kind

KINDS = [kind.value for kind in Kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_back_as_it_was_read(kind: str):
    content = parse_content(quiz_data("P-99", items=[item_data(kind)]))
    data = content_data(content)
    assert parse_content(data) == content
    assert content_data(parse_content(data)) == data


def test_every_quiz_of_the_curriculum_is_written_back_as_it_was_read():
    for content in curriculum():
        assert parse_content(content_data(content)) == content


@given(st.permutations(["unit", "title", "items", "pass"]))
def test_the_fingerprint_minds_what_is_said_and_not_in_which_order_fields_stand(order):
    data = two_forms()
    turned = {name: data[name] for name in order}
    assert fingerprint(content_data(parse_content(turned))) == fingerprint(content_data(parse_content(data)))


def test_another_word_gives_another_fingerprint():
    data = quiz_data()
    other = changed(data, "items.0.options.0.text.en", "Other words")
    assert fingerprint(content_data(parse_content(other))) != fingerprint(content_data(parse_content(data)))


@pytest.mark.parametrize(
    ("path", "value", "where", "message"),
    [
        ("unit", "", "unit", "short key"),
        ("unit", gone, "unit", "short key"),
        ("item", 1, "item", "not a field"),
        ("tier", "pupils", "tier", "must be one of e1, e2"),
        ("items", [], "items", "at least 1"),
        ("items", "no", "items", "a list"),
        ("items.0", "no", "items[0]", "named fields"),
        ("items.0.kind", "essay", "items[0].kind", "must be one of choice_one"),
        ("items.0.key", "", "items[0].key", "short key"),
        ("items.1.key", "q1", "items[1].key", "q1 stands twice"),
        ("items.0.stem.en", gone, "items[0].stem.en", "the en text is missing"),
        ("items.0.stem.ko", "  ", "items[0].stem.ko", "must be a text"),
        ("items.0.stem.en", 5, "items[0].stem.en", "must be a text"),
        ("items.0.stem", gone, "items[0].stem", "the text is missing"),
        ("items.0.hint.ko", "", "items[0].hint.ko", "the ko text is missing"),
        ("items.0.level", "Z", "items[0].level", "must be one of R, U, A, E"),
        ("items.0.form", "c", "items[0].form", "must be one of a, b"),
        ("items.0.critical", "yes", "items[0].critical", "true or false"),
        ("items.0.stemm", said("x"), "items[0].stemm", "not a field"),
        ("items.0.options.1.correct", False, "items[0].options", "exactly one must be correct, not 0"),
        ("items.0.options.0.correct", True, "items[0].options", "exactly one must be correct, not 2"),
        ("items.0.options.0.feedback", gone, "items[0].options[0].feedback", "the text is missing"),
        ("items.0.options.0.marker", "bad", "items[0].options[0].marker", "must be one of"),
        ("items.0.options.1.key", "o0", "items[0].options[1].key", "o0 stands twice"),
        ("items.0.options", options(1, 0), "items[0].options", "at least 2"),
        ("items.2.answer", "true", "items[2].answer", "true or false"),
        ("items.2.feedback.true", gone, "items[2].feedback.true", "the text is missing"),
        ("items.3.feedback.when.0.first", "s9", "items[3].feedback.when[0].first", "must be one of s0"),
        ("items.3.steps.0.text", gone, "items[3].steps[0].text", "the text is missing"),
        ("items.4.wrong", gone, "items[4].wrong", "the text is missing"),
        ("items.4.pairs.2.right.en", gone, "items[4].pairs[2].right.en", "the en text is missing"),
        ("items.5.text.en", "no hole", "items[5].text.en", "needs a gap"),
    ],
)
def test_a_fault_names_its_place_and_what_to_do(path: str, value: Any, where: str, message: str):
    with pytest.raises(Fault) as found:
        parse_content(changed(quiz_data(), path, value))
    assert found.value.where == where
    assert message in str(found.value)


@given(json_values)
def test_whatever_is_read_is_a_quiz_or_a_fault_with_a_place(data):
    with pytest.raises(Fault):
        parse_content(data)


@given(st.data())
def test_one_broken_field_anywhere_is_a_fault_or_no_matter(data):
    """Nothing but Fault ever comes out, wherever the rubbish stands."""
    whole = two_forms()
    path = data.draw(st.sampled_from(sorted(every_path(whole))))
    with suppress(Fault):
        parse_content(changed(whole, path, data.draw(json_values)))


class TestForms:
    def test_an_item_is_of_form_a_unless_it_says_otherwise(self):
        content = parse_content(quiz_data())
        assert content.forms == ("a",)
        assert content.of_form("b") == ()

    def test_each_form_asks_its_own_items_in_the_authors_order(self):
        content = parse_content(two_forms())
        assert content.forms == ("a", "b")
        assert [item.key for item in content.of_form("b")] == [f"r{n}" for n in range(1, 7)]

    def test_forms_of_unequal_length_are_refused(self):
        data = two_forms()
        with pytest.raises(Fault) as found:
            parse_content({**data, "items": data["items"][:-1]})
        assert found.value.where == "items"
        assert "form a has 6, form b has 5" in str(found.value)

    def test_a_second_form_without_a_first_is_refused(self):
        with pytest.raises(Fault):
            parse_content(quiz_data(items=[item_data("choice_one", form="b")]))

    @pytest.mark.parametrize(
        ("right", "sound"), [(1, True), (6, True), (7, False), (-1, False), (True, False)]
    )
    def test_the_mark_counts_the_items_of_one_form(self, right: Any, sound: bool):
        data = {**two_forms(), "pass": {"right": right}}
        if sound:
            assert parse_content(data).mark.needed(6) == right
        else:
            with pytest.raises(Fault) as found:
                parse_content(data)
            assert found.value.where == "pass.right"

    @pytest.mark.parametrize(
        ("share", "total", "needed"), [(0.8, 8, 7), (0.8, 10, 8), (0.8, 12, 10), (1, 5, 5)]
    )
    def test_a_share_is_rounded_up_without_the_errors_of_floats(self, share: float, total: int, needed: int):
        mark = parse_content(quiz_data(**{"pass": {"share": share}})).mark
        assert mark.needed(total) == needed

    @pytest.mark.parametrize(
        "mark", [{"share": 1.5}, {"share": "most"}, {"right": 2, "share": 0.5}, {"wright": 2}]
    )
    def test_a_mark_that_means_nothing_is_refused(self, mark: dict[str, Any]):
        with pytest.raises(Fault):
            parse_content(quiz_data(**{"pass": mark}))


@pytest.mark.parametrize(
    ("code", "tier"), [("E1-4", "e1"), ("E3-2", "e3"), ("M-4", "m"), ("T-1", "teachers"), ("P-4", "police")]
)
def test_the_code_of_a_unit_names_its_tier(code: str, tier: str):
    assert parse_content(quiz_data(code)).tier == tier
