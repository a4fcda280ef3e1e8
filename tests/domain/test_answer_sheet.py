"""Answer sheets for a camera: where everything stands, what the strip says, what filled circles mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quiz_samples import answer_of, bank_data, every_kind, item_data

from quizzes.domain.answer_sheet import (
    BITS,
    BOTTOM,
    COLUMNS,
    HEIGHT,
    IN_LINE,
    LINES,
    MARK,
    MARKS,
    RADIUS,
    WIDTH,
    code_of,
    pages_of,
    rows_of,
)
from quizzes.domain.counting import OPEN, count
from quizzes.domain.items import ChoiceMany, Item, Kind, MarkWords, Order, Places, Scale, parse_item
from quizzes.domain.sheet_drawing import Words, drawing
from quizzes.domain.sheet_reading import answer_on, counted
from quizzes.domain.showing import to_shown

BY_HAND = {
    Kind.GAPS,
    Kind.NUMERIC,
    Kind.SHORT_ANSWER,
    Kind.LONG_ANSWER,
    Kind.SCENARIO,
    Kind.HOTSPOTS,
    Kind.TEXT,
    Kind.UNKNOWN,
}
WORDS = Words("Title <b>", "Sheet 7", "How", "Foot", lambda n: "ABCDEFGHIJ"[n - 1])


def items() -> list[Item]:
    more = [bank_data("bank"), item_data("scale", "pair", pair=True)]
    return [parse_item(one) for one in [*every_kind("T-97", tier="teachers")["items"], *more]]


def filled(item: Item, number: int, answer: object, seed: str) -> dict[str, list[str]]:
    """The circles that somebody fills who means `answer`."""
    shown = to_shown(item, seed, answer)
    rows = rows_of(item, number)
    match item:
        case ChoiceMany() | MarkWords():
            return {rows[0].name: list(shown)}
        case Order():
            return {rows[int(step) - 1].name: [str(place)] for place, step in enumerate(shown, start=1)}
        case Places() | Scale(pair=True):
            return {row.name: [offer] for row, offer in zip(rows, shown, strict=True)}
    return {rows[0].name: [shown]}


@pytest.mark.parametrize("item", items(), ids=lambda item: f"{item.kind}-{item.key}")
def test_every_kind_is_answered_by_circles_or_left_to_the_hand(item):
    assert bool(rows_of(item, 1)) is (item.kind not in BY_HAND)
    assert all(row.offers >= 2 for row in rows_of(item, 1))


@pytest.mark.parametrize(
    "item", [i for i in items() if rows_of(i, 1)], ids=lambda item: f"{item.kind}-{item.key}"
)
def test_filled_circles_mean_what_the_same_answer_means_on_a_screen(item):
    answer = answer_of(item)
    marks = filled(item, 3, answer, "seed")
    assert answer_on(item, 3, marks, "seed") == answer
    assert counted([item], [filled(item, 1, answer, "seed"), {}], "seed")[item.key] == count(
        item, [answer, None]
    )


def test_two_filled_circles_where_one_is_meant_count_as_open():
    item = parse_item(item_data("choice_one", "q1"))
    assert answer_on(item, 1, {"1.0": ["1", "2"]}, "s") is None
    assert counted([item], [{"1.0": ["1", "2"]}], "s")["q1"]["answer"][OPEN] == 1


def test_of_a_match_the_filled_places_stand():
    item = parse_item(item_data("match", "q1"))
    whole = filled(item, 1, answer_of(item), "s")
    first = next(iter(whole))
    rows = counted([item], [{first: whole[first]}], "s")["q1"]
    assert sum(cells["fits"] for cells in rows.values()) == 1
    assert sum(cells.get(OPEN, 0) for cells in rows.values()) == len(rows) - 1


@given(
    st.dictionaries(
        st.text(max_size=4) | st.sampled_from(["1.0", "1.1", "1.2", "2.0"]),
        st.lists(st.text(max_size=3) | st.sampled_from(["1", "2", "3", "9"]), max_size=4),
        max_size=6,
    )
)
def test_whatever_is_posted_as_filled_is_counted_once_in_each_row(marks):
    for item in items():
        for rows in counted([item], [marks], "seed").values():
            assert all(sum(cells.values()) == 1 for cells in rows.values())


def test_circles_stand_on_the_paper_apart_from_one_another_and_from_the_marks():
    pages = pages_of(items())
    for page in pages:
        seen = [(circle.x, circle.y) for circle in page.circles]
        for at, (x, y) in enumerate(seen):
            assert COLUMNS[0] < x < WIDTH - 14
            assert y <= BOTTOM
            assert all((x - a) ** 2 + (y - b) ** 2 > (2.5 * RADIUS) ** 2 for a, b in seen[:at])
            assert all(abs(x - a) > MARK or abs(y - b) > MARK for a, b in MARKS)
    assert HEIGHT - BOTTOM > MARK


def test_a_question_is_not_torn_apart_and_long_quizzes_take_more_paper():
    orders = [parse_item(item_data("order", f"q{n}")) for n in range(40)]
    pages = pages_of(orders)
    assert len(pages) > 1
    for page in pages:
        by_number: dict[int, set[float]] = {}
        for row, x, _y in page.labels:
            by_number.setdefault(row.number, set()).add(x)
        assert all(len(columns) == 1 for columns in by_number.values())
    with pytest.raises(ValueError, match="four pages"):
        pages_of(orders * 6)


def test_a_row_with_many_circles_goes_on_below():
    row = rows_of(parse_item(item_data("choice_one", "q1")), 1)[0]
    assert row.lines == 1
    assert LINES > 20
    assert IN_LINE == 10


@given(st.integers(0, 4095), st.integers(0, 63), st.integers(0, 1), st.integers(0, 3))
def test_a_strip_is_known_by_its_check_and_never_the_same_upside_down(tag, number, form, page):
    bits = code_of(tag=tag, number=number, form=form, page=page)
    assert len(bits) == BITS
    assert any(bits)
    other = code_of(tag=tag, number=(number + 1) % 64, form=form, page=page)
    assert sum(a != b for a, b in zip(bits, other, strict=True)) >= 3, (
        "one or two misread squares are noticed"
    )


def test_what_does_not_fit_into_the_strip_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        code_of(tag=4096, number=1, form=0, page=0)


def test_two_quizzes_that_differ_only_in_what_fits_have_the_same_sheet():
    drawn = []
    for right in (1, 2):
        found = [parse_item(item_data(kind, right=right)) for kind in ("choice_many", "mark_words")]
        drawn.append(drawing(pages_of(found)[0], WORDS, tag=1, number=2, form=0, at=0))
    assert drawn[0] == drawn[1]
    assert "Title &lt;b&gt;" in drawn[0]
