"""Settings of a delivery, its window, the halves of a group, and the codes on cards."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.cards import ALPHABET, CODES, code_of, printed, read_code
from quizzes.domain.delivering import (
    PRESETS,
    Feedback,
    Mode,
    Settings,
    State,
    in_order,
    may_see_answers,
    read_settings,
    settings_data,
    state_at,
)
from quizzes.domain.fields import Fault
from quizzes.domain.halves import HALVES, Moment, form_at, form_to_ask, half_of

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
KEYS = ("q1", "q2", "q3")


class TestSettings:
    @pytest.mark.parametrize("mode", list(Mode))
    def test_what_is_left_out_is_as_the_mode_sets_it(self, mode: Mode):
        assert read_settings({"mode": mode.value}) == PRESETS[mode]

    def test_nothing_at_all_is_practice(self):
        assert read_settings({}) == Settings()

    @pytest.mark.parametrize(
        ("data", "path"),
        [
            ({"mode": "exam"}, ("mode",)),
            ({"attempts": -1}, ("attempts",)),
            ({"attempts": 21}, ("attempts",)),
            ({"attempts": True}, ("attempts",)),
            ({"attempts": "2"}, ("attempts",)),
            ({"tries": 0}, ("tries",)),
            ({"tries": 3}, ("tries",)),
            ({"shuffled": "yes"}, ("shuffled",)),
            ({"feedback": "soon"}, ("feedback",)),
            ({"grace": 601}, ("grace",)),
            ({"needed": 4}, ("needed",)),
            ({"needed": 1.5}, ("needed",)),
            ({"critical": ["q9"]}, ("critical",)),
            ({"critical": "q1"}, ("critical",)),
            ({"critical": [1]}, ("critical",)),
            ({"forms": "c"}, ("forms",)),
            ({"colour": "red"}, ("colour",)),
            ("practice", ()),
            ({"mode": "test", "tries": 2}, ("tries",)),
            ({"feedback": "never"}, ("tries",)),
            ({"mode": "survey", "feedback": "at_once"}, ("feedback",)),
            ({"mode": "survey", "needed": 1}, ("needed",)),
        ],
    )
    def test_what_cannot_be_is_named_at_its_field(self, data, path):
        with pytest.raises(Fault) as fault:
            read_settings(data, keys=KEYS, total=3)
        assert fault.value.path == path

    @given(
        st.builds(
            Settings,
            mode=st.just(Mode.PRACTICE),
            attempts=st.integers(0, 20),
            tries=st.integers(1, 2),
            shuffled=st.booleans(),
            needed=st.none() | st.integers(0, 3),
            critical=st.none() | st.lists(st.sampled_from(KEYS), unique=True).map(tuple),
            grace=st.integers(0, 600),
            forms=st.sampled_from(["a", "b", HALVES]),
        )
    )
    def test_what_is_written_is_read_again(self, settings: Settings):
        assert read_settings(settings_data(settings), keys=KEYS, total=3) == settings

    def test_as_many_attempts_as_are_allowed(self):
        once, always = Settings(attempts=1), Settings(attempts=0)
        assert [once.may_begin(n) for n in (0, 1, 2)] == [True, False, False]
        assert always.may_begin(1000)


class TestWindow:
    @pytest.mark.parametrize(
        ("seconds", "state"),
        [
            (-3601, State.PLANNED),
            (-3600, State.OPEN),
            (-1, State.OPEN),
            (0, State.GRACE),
            (59, State.GRACE),
            (60, State.CLOSED),
            (10**6, State.CLOSED),
        ],
    )
    def test_it_opens_closes_and_lets_in_what_is_on_the_way(self, seconds: int, state: State):
        now = NOON + timedelta(seconds=seconds)
        assert state_at(now, opens=NOON - timedelta(hours=1), closes=NOON, grace=60) is state

    def test_without_ends_it_is_open(self):
        assert state_at(NOON, opens=None, closes=None, grace=0) is State.OPEN

    def test_without_grace_it_closes_at_once(self):
        assert state_at(NOON, opens=None, closes=NOON, grace=0) is State.CLOSED

    @given(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=20).map(sorted))
    def test_time_only_goes_forward(self, moments: list[int]):
        order = [State.PLANNED, State.OPEN, State.GRACE, State.CLOSED]
        window = {"opens": NOON, "closes": NOON + timedelta(seconds=900), "grace": 60}
        states = [order.index(state_at(NOON + timedelta(seconds=s), **window)) for s in moments]
        assert states == sorted(states)

    @pytest.mark.parametrize("state", list(State))
    def test_answers_are_shown_at_once_after_closing_or_never(self, state: State):
        seen = {told: may_see_answers(Settings(feedback=told, tries=1), state) for told in Feedback}
        assert seen == {
            Feedback.AT_ONCE: True,
            Feedback.AFTER_CLOSING: state is State.CLOSED,
            Feedback.NEVER: False,
        }


class TestOrder:
    @given(st.lists(st.integers(), unique=True, max_size=30), st.text(max_size=10))
    def test_it_is_a_permutation_and_the_same_at_every_reload(self, items, seed):
        first = in_order(items, seed, shuffled=True)
        assert sorted(first) == sorted(items)
        assert first == in_order(items, seed, shuffled=True)
        assert in_order(items, seed, shuffled=False) == tuple(items)

    @given(st.integers(1, 20), st.data())
    def test_where_one_item_takes_the_place_of_another_nothing_else_moves(self, count, data):
        items = [f"q{n}" for n in range(count)]
        at = data.draw(st.integers(0, count - 1))
        changed = [*items[:at], "new", *items[at + 1 :]]
        before, after = (in_order(these, "s", shuffled=True) for these in (items, changed))
        assert [one if one != items[at] else "new" for one in before] == list(after)

    def test_people_do_not_all_get_the_same_order(self):
        orders = {in_order(range(8), f"delivery/{who}", shuffled=True) for who in range(30)}
        assert len(orders) > 20


class TestHalves:
    @given(st.integers(0, 200), st.text(max_size=8))
    def test_the_halves_never_differ_by_more_than_one(self, people, seed):
        halves = [half_of(place, seed) for place in range(people)]
        assert abs(halves.count("a") - halves.count("b")) <= 1

    def test_the_seed_draws_who_is_in_which(self):
        assert len({tuple(half_of(place, str(seed)) for place in range(12)) for seed in range(20)}) > 10

    @pytest.mark.parametrize(
        ("half", "moment", "form"),
        [
            ("a", Moment.BEFORE, "a"),
            ("a", Moment.AFTER, "b"),
            ("a", Moment.LATER, "a"),
            ("b", Moment.BEFORE, "b"),
            ("b", Moment.AFTER, "a"),
            ("b", Moment.LATER, "b"),
            ("b", Moment.NONE, "b"),
        ],
    )
    def test_the_forms_are_swapped_after_the_lessons(self, half, moment, form):
        assert form_at(half, moment) == form

    def test_a_quiz_with_one_form_asks_that_one(self):
        for plan in ("a", "b", HALVES):
            assert form_to_ask(plan, half="b", moment=Moment.AFTER, forms=("a",)) == "a"
        assert form_to_ask("b", half="a", moment=Moment.NONE, forms=("a", "b")) == "b"


class TestCards:
    @given(st.integers(0, CODES - 1))
    def test_a_code_is_read_as_it_was_printed(self, number):
        code = code_of(number)
        assert len(code) == 6
        assert set(code) <= set(ALPHABET)
        assert read_code(code) == read_code(printed(code)) == code

    def test_every_number_has_a_code_of_its_own(self):
        assert len({code_of(n) for n in range(0, CODES, CODES // 5000)}) >= 5000
        assert (code_of(0), code_of(CODES - 1)) == ("222222", "ZZZZZZ")
        for number in (-1, CODES):
            with pytest.raises(ValueError, match="no such code"):
                code_of(number)

    @pytest.mark.parametrize(
        "typed",
        [
            "K7M2QX",
            "k7m2qx",
            " K7M 2QX ",
            "K7M-2QX",
            "k7m–2qx",
            "Ｋ７Ｍ２ＱＸ",
            "ㅏ7ㅡ2ㅂㅌ",
            "ㅏ7ㅡ 2ㅃㅌ",
            "K7M.2QX",
        ],
    )
    def test_spelling_is_forgiven(self, typed: str):
        assert read_code(typed) == "K7M2QX"

    def test_a_keyboard_on_hangul_composes_syllables(self):
        assert read_code("마2ㅂㅌ7") == "AK2QX7"
        assert read_code("강각") == "RKDRKR"

    @pytest.mark.parametrize(
        "typed", ["", "K7M2Q", "K7M2QXA", "K7M2Q0", "O7M2QX", "I7M2QX", "K7M2Q\x00", "💥" * 6, "K" * 10**6]
    )
    def test_what_can_be_no_code_is_none(self, typed: str):
        assert read_code(typed) == ""

    @given(st.text(max_size=80))
    def test_whatever_is_typed_gives_a_code_or_nothing(self, typed: str):
        read = read_code(typed)
        assert read == "" or (len(read) == 6 and set(read) <= set(ALPHABET))
