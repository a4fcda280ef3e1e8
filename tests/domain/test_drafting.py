"""From a version to an editor's form and back: nothing is lost, and keys are never given twice."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import curriculum, item_data, options, quiz_data

from quizzes.domain.content import content_data, parse_content
from quizzes.domain.drafting import items_of, rows_of, used_keys


def test_a_version_comes_back_from_its_rows_unchanged():
    for content in curriculum():
        data = content_data(content)
        again = {**data, "items": items_of(rows_of(data), used_keys([data]))}
        assert parse_content(again) == content


def test_what_is_new_gets_a_key_that_no_version_ever_used():
    old = quiz_data(items=[item_data("choice_one", "q1"), item_data("choice_one", "q2")])
    now = {**old, "items": old["items"][:1]}
    rows = [*rows_of(now), {"type": "true_false", "value": {**item_data("true_false"), "key": ""}}]
    items = items_of(rows, used_keys([old, now]))
    assert [item["key"] for item in items] == ["q1", "q3"], "q2 was used by an earlier version"


def test_a_copy_gets_a_key_of_its_own():
    row = rows_of(quiz_data(items=[item_data("choice_one", "q1")]))[0]
    assert [item["key"] for item in items_of([row, row], {"q1": set()})] == ["q1", "q2"]


def test_a_new_option_never_takes_the_key_of_one_that_is_gone():
    data = quiz_data(items=[item_data("choice_one", "q1")])
    row = rows_of(data)[0]
    row["value"]["options"] = [*options(4, 1)[:2], {**options(1, 5)[0], "key": ""}]
    keyed = items_of([row], {"q1": {"o0", "o1", "a"}})
    assert [option["key"] for option in keyed[0]["options"]] == ["o0", "o1", "b"]


def test_an_empty_hint_is_no_hint():
    row = rows_of(quiz_data(items=[item_data("choice_one", "q1")]))[0]
    row["value"]["hint"] = {"ko": "", "en": ""}
    assert "hint" not in items_of([row], {})[0]


keys = st.sampled_from(["", None, "a", "b", "q1", "q2", "n27", 5])


@given(st.lists(keys, min_size=1, max_size=40), st.sets(st.sampled_from(["q1", "q2", "q3", "q9"])))
def test_keys_are_sound_and_stand_once_whatever_was_typed(typed: list[Any], used: set[str]):
    rows = [{"type": "true_false", "value": {"key": key}} for key in typed]
    given_keys = [item["key"] for item in items_of(rows, {key: set() for key in used})]
    assert len(set(given_keys)) == len(given_keys)
    kept = [key for key in dict.fromkeys(typed) if isinstance(key, str) and key]
    assert set(kept) <= set(given_keys)
