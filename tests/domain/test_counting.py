"""Counting answers: each person stands in one cell of each row, whatever was answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import any_item, item_of, json_values

from quizzes.domain.cellwords import row_words
from quizzes.domain.counting import ANSWER, OPEN, RESULT, Shape, cells_of, count, shapes, share_fitting
from quizzes.domain.facets import bank_key, facets_of, next_key, same_item
from quizzes.domain.grading import full_answer, grade
from quizzes.domain.items import item_data


@given(any_item(), json_values)
def test_whatever_was_answered_stands_in_one_cell_of_each_row(item, answer):
    cells = cells_of(item, answer)
    assert set(cells) == {shape.row for shape in shapes(item)}
    assert all(cells[shape.row] in (*shape.cells, OPEN) for shape in shapes(item))


@given(any_item())
def test_the_full_answer_stands_where_it_fits(item):
    answer = full_answer(item)
    if answer is not None:
        cells = cells_of(item, answer)
        assert all(cells[shape.row] in shape.fitting for shape in shapes(item) if shape.fitting)


@given(any_item(), st.lists(json_values, max_size=12))
def test_every_row_counts_everybody(item, answers):
    for cells in count(item, answers).values():
        assert sum(cells.values()) == len(answers)


@given(any_item(), json_values)
def test_what_is_right_stands_where_it_fits_and_nothing_else_does_in_one_row_items(item, answer):
    rows = shapes(item)
    if len(rows) == 1 and item.is_marked and rows[0].row in (ANSWER, RESULT):
        assert (cells_of(item, answer)[rows[0].row] in rows[0].fitting) is grade(item, answer).right


def test_leaving_open_is_counted_only_where_somebody_did():
    item = item_of("choice_one", parts=3)
    assert count(item, ["o1", "o0"]) == {ANSWER: {"o0": 1, "o1": 1, "o2": 0}}
    assert count(item, ["o1", None]) == {ANSWER: {"o0": 0, "o1": 1, "o2": 0, OPEN: 1}}


def test_the_share_that_fits():
    shape = Shape("answer", ("a", "b"), frozenset({"a"}))
    assert share_fitting(shape, {"a": 3, "b": 1}) == pytest.approx(0.75)
    assert share_fitting(shape, {"a": 0, "b": 0}) is None
    assert share_fitting(Shape("own", ("a", "b")), {"a": 3}) is None


@given(any_item(), st.sampled_from(["ko", "en"]))
def test_rows_have_words_for_every_cell(item, language):
    for words in row_words(item, language):
        assert [cell for cell, _ in words.cells] == list(words.shape.cells)


class TestFacets:
    @given(any_item())
    def test_an_item_is_found_by_what_it_says(self, item):
        data = item_data(item)
        found = facets_of(data)
        assert found.kind == item.kind.value
        assert set(found.languages) >= {"ko", "en"}
        assert all(language in found.said for language in ("ko", "en"))
        assert all(words in found.words for words in found.said.values())

    def test_neither_key_nor_form_makes_another_item(self):
        one = item_data(item_of("choice_one"))
        assert same_item(one) == same_item({**one, "key": "zz", "form": "b"})
        assert same_item(one) != same_item({**one, "level": "A"})

    def test_keys_of_the_bank_say_where_an_item_comes_from(self):
        assert bank_key("E3-2", "q1") == "E3-2-q1"
        assert bank_key("E3-2", "q1", {"E3-2-q1"}) != "E3-2-q1"
        assert len(bank_key("x" * 40, "y" * 40)) <= 40
        assert bank_key("x" * 40, "y" * 40) != bank_key("x" * 40, "z" * 40)

    def test_a_copy_gets_the_next_free_key(self):
        assert next_key("E3-2-q1", {"E3-2-q1"}) == "E3-2-q1-2"
        assert next_key("E3-2-q1", {"E3-2-q1", "E3-2-q1-2", "E3-2-q1-3"}) == "E3-2-q1-4"
        assert len(next_key("x" * 40, {"x" * 40})) == 40
