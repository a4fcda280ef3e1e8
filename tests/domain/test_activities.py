"""What each activity answers: tables of what is posted and what is said to it, and properties for whatever comes."""

import pytest
from blocks.domain import choosing, matching, ordering, ripples, sorting, stories
from blocks.domain.lettering import drawn, letter
from blocks.domain.posted import Asks, Posted, Verdict, plain_number
from blocks.previews import PREVIEWS
from hypothesis import given
from hypothesis import strategies as st

POLL, SORT, TWO_DAYS = PREVIEWS["poll"], PREVIEWS["sort_boxes"], PREVIEWS["slider_story"]
RIPPLE, STORY, ORDER = PREVIEWS["ripple"], PREVIEWS["story"], PREVIEWS["put_in_order"]
PAIRS, GUESS = PREVIEWS["match_pairs"], PREVIEWS["guess"]

RULES = [
    (choosing.poll, POLL),
    (choosing.guess, GUESS),
    (choosing.moments, TWO_DAYS),
    (sorting.sort, SORT),
    (ripples.ripple, RIPPLE),
    (stories.story, STORY),
    (ordering.order, ORDER),
    (matching.match, PAIRS),
]
FIT, THINK, OPEN = Verdict.FIT, Verdict.THINK, Verdict.NONE


def sent(*, handed_in: bool = True, **parts: str) -> dict[str, list[str]]:
    """What a form says about one activity; names beginning with a digit are written `_1`."""
    posted = {name.removeprefix("_"): [value] for name, value in parts.items()}
    return posted | ({"do": ["here"]} if handed_in else {})


# --- whatever comes in ------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["do", "in", "1", "2", "3", "9", "choice", "at", "round", "go", "path", "", "x"])
WORDS = st.text(alphabet="0129.-x가²１ \x00", max_size=12) | st.sampled_from(["1.1.1.1", "99999"])
JUNK = st.dictionaries(NAMES, st.lists(WORDS | st.none() | st.integers(), max_size=3), max_size=8)


@pytest.mark.parametrize(("rule", "value"), RULES, ids=lambda part: getattr(part, "__name__", ""))
@given(posted=JUNK)
def test_nothing_that_is_posted_raises(rule, value, posted: Posted):
    reaction = rule(value, posted)
    assert reaction.answered in {True, False}
    assert reaction.asks in set(Asks)


@pytest.mark.parametrize(("rule", "value"), RULES, ids=lambda part: getattr(part, "__name__", ""))
def test_nothing_is_answered_and_nothing_asked_before_something_is_sent(rule, value):
    reaction = rule(value, {})
    assert not reaction.answered
    assert not reaction.asks


@pytest.mark.parametrize("text", ["", "0", "-1", "4", "1.0", " 1", "１", "²", "99999", "x", "1e0"])
def test_only_a_plain_number_within_the_limit_is_one(text: str):
    assert plain_number(text, 3) == 0


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_plain_number_is_read(number: int):
    assert plain_number(str(number), 3) == number


# --- letters ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        (1, "ko", "가"),
        (3, "ko-KR", "다"),
        (1, "en", "A"),
        (26, "en", "Z"),
        (27, "en", "27"),
        (15, "ko", "15"),
    ],
)
def test_options_have_the_letters_of_the_language(number: int, language: str, said: str):
    assert letter(number, language) == said


@given(st.lists(st.text("abc-1", min_size=1), min_size=2, max_size=9, unique=True))
def test_what_is_offered_is_never_in_the_right_order_and_always_complete(keys: list[str]):
    order = drawn(keys)
    assert sorted(order) == list(range(len(keys)))
    assert order != sorted(order)
    assert drawn(list(keys)) == order


# --- choosing ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["1", "2", "3"])
def test_a_poll_meets_every_answer_with_the_same_sentence(choice: str):
    reaction = choosing.poll(POLL, sent(choice=choice))
    assert reaction.after == POLL["after"]
    assert [option.chosen for option in reaction.options].index(True) == int(choice) - 1
    assert {option.verdict for option in reaction.options} == {OPEN}


@pytest.mark.parametrize(
    "posted", [sent(), sent(choice="4"), sent(choice="0"), sent(choice="x"), sent(other="1")]
)
def test_a_poll_without_a_choice_asks_for_one(posted: Posted):
    reaction = choosing.poll(POLL, posted)
    assert (reaction.asks, reaction.answered) == (Asks.ONE, False)


def test_a_choice_that_was_not_handed_in_stays_chosen_and_unanswered():
    reaction = choosing.poll(POLL, sent(handed_in=False, choice="2"))
    assert reaction.options[1].chosen
    assert not reaction.answered


@pytest.mark.parametrize(("chosen", "verdict"), [("1", THINK), ("2", THINK), ("3", FIT)])
def test_a_guess_shows_the_figure_and_its_source_whatever_was_guessed(chosen: str, verdict: Verdict):
    guess = choosing.guess(GUESS, sent(_1=chosen)).guesses[0]
    assert (guess.answer, guess.claim) == ("92.0%입니다.", "g-moe-92")
    assert [option.verdict for option in guess.options if option.chosen] == [verdict]
    assert {option.verdict for option in guess.options if not option.chosen} == {OPEN}


def test_a_guess_tells_nothing_before_one_was_made():
    reaction = choosing.guess(GUESS, sent())
    assert reaction.asks == Asks.ONE
    assert {(guess.answer, guess.claim) for guess in reaction.guesses} == {("", "")}


@pytest.mark.parametrize(("at", "here"), [(None, 1), ("1", 1), ("2", 2), ("3", 1), ("x", 1)])
def test_a_story_in_moments_stands_where_it_was_moved_to(at: str | None, here: int):
    reaction = choosing.moments(TWO_DAYS, {"at": [at]} if at else {})
    assert [moment.here for moment in reaction.moments].index(True) + 1 == here


# --- sorting ----------------------------------------------------------------------------------------------------


def test_each_card_is_answered_by_itself_and_the_others_stay_open():
    reaction = sorting.sort(SORT, sent(_1="1", _2="3"))
    assert [row.verdict for row in reaction.rows] == [FIT, THINK, OPEN]
    assert [bool(row.feedback) for row in reaction.rows] == [True, True, False]
    assert (reaction.chosen, reaction.asks) == (2, Asks.NOTHING)


@pytest.mark.parametrize("box", ["0", "4", "ring", ""])
def test_a_card_in_no_box_is_not_placed(box: str):
    reaction = sorting.sort(SORT, sent(_1=box))
    assert (reaction.chosen, reaction.asks) == (0, Asks.ONE)


def test_what_was_answered_before_is_answered_again_when_the_page_is_drawn_anew():
    reaction = sorting.sort(SORT, {"1": ["1"], "in": ["1"]})
    assert reaction.rows[0].verdict == FIT


# --- order ------------------------------------------------------------------------------------------------------


def in_places(*true: int) -> dict[str, list[str]]:
    """The steps with these true positions (from 0), put into the places one after the other."""
    offered = drawn([step["key"] for step in ORDER["steps"]])
    return sent(**{f"_{place}": str(offered.index(at) + 1) for place, at in enumerate(true, start=1)})


@pytest.mark.parametrize(
    ("true", "fits", "said"),
    [
        ((0, 1, 2, 3), 4, "right"),
        ((1, 0, 2, 3), 0, "first_wrong"),
        ((3, 2, 1, 0), 0, "first_wrong"),
        ((0, 2, 1, 3), 1, "other_wrong"),
        ((0, 1, 3, 2), 2, "other_wrong"),
    ],
)
def test_an_order_is_answered_at_the_first_place_that_does_not_fit(
    true: tuple[int, ...], fits: int, said: str
):
    reaction = ordering.order(ORDER, in_places(*true))
    assert sum(place.fits for place in reaction.places) == fits
    assert reaction.feedback == ORDER[said]
    assert reaction.verdict == (FIT if said == "right" else THINK)


@pytest.mark.parametrize(
    ("posted", "asks"),
    [
        (sent(), Asks.ONE),
        (sent(_1="1", _2="2", _3="3"), Asks.ALL),
        (sent(_1="1", _2="2", _3="3", _4="7"), Asks.ALL),
        (sent(_1="1", _2="2", _3="2", _4="4"), Asks.TWICE),
    ],
)
def test_an_order_that_is_not_complete_is_asked_for(posted: Posted, asks: Asks):
    reaction = ordering.order(ORDER, posted)
    assert (reaction.asks, reaction.answered) == (asks, False)


def test_the_teachers_solution_answers_the_order_right():
    places = ordering.solution(ORDER)
    posted = sent(**{f"_{place}": str(number) for number, place in enumerate(places, start=1)})
    assert ordering.order(ORDER, posted).verdict == FIT


# --- pairs ------------------------------------------------------------------------------------------------------


def test_the_teachers_pairs_fit_and_every_other_is_worth_a_second_thought():
    for left, right in matching.solution(PAIRS):
        for offered in range(1, len(PAIRS["pairs"]) + 1):
            found = matching.match(PAIRS, sent(**{f"_{left}": str(offered)})).lefts[left - 1]
            assert found.verdict == (FIT if offered == right else THINK)
            assert found.feedback == (
                PAIRS["pairs"][left - 1]["feedback"] if offered == right else PAIRS["wrong"]
            )


def test_pairs_are_answered_one_by_one():
    left, right = matching.solution(PAIRS)[0]
    reaction = matching.match(PAIRS, sent(**{f"_{left}": str(right)}))
    assert [part.verdict for part in reaction.lefts].count(OPEN) == len(PAIRS["pairs"]) - 1
    assert matching.match(PAIRS, sent()).asks == Asks.ONE


# --- ripples ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "reached"),
    [(None, 1, 4), ("0", 1, 4), ("1", 2, 20), ("2", 0, 0), ("3", 1, 4), ("x", 1, 4)],
)
def test_a_press_is_a_round_and_after_the_last_it_begins_again(before: str | None, now: int, reached: int):
    reaction = ripples.ripple(RIPPLE, sent(round=before) if before else sent())
    assert (reaction.round, reaction.reached) == (now, reached)


def test_a_ripple_stays_as_far_as_it_was_while_others_are_answered():
    assert ripples.ripple(RIPPLE, {"round": ["2"]}).reached == 20


@given(st.integers(-5, 50), st.integers(-5, 50), st.integers(-5, 50))
def test_a_ripple_never_grows_without_limit(start: int, factor: int, rounds: int):
    whole = ripples.whole({"start": start, "factor": factor, "rounds": rounds})
    assert len(whole.rings) == whole.rounds <= ripples.MOST_ROUNDS
    assert all(len(ring.dots) <= ripples.MOST_DOTS and len(ring.dots) <= ring.people for ring in whole.rings)
    assert all(ring.radius < whole.edge for ring in whole.rings)


# --- stories ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("posted", "here", "path", "back"),
    [
        ({}, "start", "", ""),
        ({"go": ["1"]}, "posted", "1", ""),
        ({"go": ["1.2"]}, "alone", "1.2", "1"),
        ({"path": ["1"], "go": [""]}, "start", "", ""),
        ({"path": ["1.1"]}, "repaired", "1.1", "1"),
        ({"go": ["1.9"]}, "posted", "1", ""),
        ({"go": ["9"]}, "start", "", ""),
        ({"go": ["2.1.1"]}, "asked", "2", ""),
        ({"go": ["1.x.1"]}, "posted", "1", ""),
        ({"go": ["1" * 5000]}, "start", "", ""),
    ],
)
def test_a_story_goes_as_far_as_the_way_leads(posted: Posted, here: str, path: str, back: str):
    reaction = stories.story(STORY, posted)
    assert (reaction.here.key, reaction.path, reaction.back) == (here, path, back)
    assert len(reaction.trail) == (path.count(".") + 2 if path else 1)


def test_the_fork_just_passed_shows_the_way_that_was_taken():
    fork = stories.story(STORY, {"go": ["1.2"]}).fork
    assert fork is not None
    assert [choice.taken for choice in fork.choices] == [False, True]
    assert [choice.path for choice in fork.choices] == ["1.1", "1.2"]


def test_a_story_that_runs_in_a_circle_ends_where_the_longest_way_ends():
    circle = {
        "start": "a",
        "nodes": [
            {"key": "a", "title": "A", "text": "…", "choices": [{"key": "x", "to": "a", "text": "again"}]}
        ],
    }
    reaction = stories.story(circle, {"go": [".".join("1" * 500)]})
    assert reaction.path.count(".") + 1 == stories.LONGEST_WAY


def test_the_map_on_paper_and_the_tree_for_the_teacher_name_the_same_places():
    places = {place.number: place for place in stories.places(STORY)}
    assert [way.to for way in places[1].ways] == [branch.to for branch in stories.branches(STORY)]
    assert {place.title for place in places.values()} == {node["title"] for node in STORY["nodes"]}
