"""What paper asks of the activities' rules: orders filled in, stories told once, QR codes."""

from blocks.domain import ordering, stories
from hypothesis import given
from hypothesis import strategies as st
from pictures.codes import short_address

KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=2, max_size=9, unique=True)


def steps(keys: list[str]) -> dict:
    return {"steps": [{"key": key, "text": f"text of {key}"} for key in keys]}


@given(KEYS)
def test_the_boxes_of_an_order_filled_in_are_the_right_order(keys: list[str]):
    value = steps(keys)
    offered = [step.text for step in ordering.order(value, {}).steps]
    places = ordering.solution(value)
    assert [text for _, text in sorted(zip(places, offered, strict=True))] == [
        step["text"] for step in value["steps"]
    ]
    assert offered != [step["text"] for step in value["steps"]], "the sheet gives nothing away"


def story(ways: dict[str, list[str]]) -> dict:
    nodes = [
        {
            "key": key,
            "title": key,
            "text": f"text of {key}",
            "choices": [{"key": f"{n}", "text": f"{key} to {to}", "to": to} for n, to in enumerate(leads)],
        }
        for key, leads in ways.items()
    ]
    return {"start": next(iter(ways)), "nodes": nodes}


def told(branches: tuple[stories.Branch, ...]) -> list[str]:
    return [text for b in branches for text in ([b.outcome] if b.told else []) + told(b.branches)]


GRAPHS = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size).map(
        lambda leads: {str(at): [str(to) for to in way] for at, way in enumerate(leads)}
    )
)


@given(GRAPHS)
def test_a_told_story_opens_every_scene_once_whatever_ways_it_has(ways: dict[str, list[str]]):
    found = told(stories.branches(story(ways)))
    assert len(found) == len(set(found))
    reached, waiting = {"0"}, ["0"]
    while waiting:
        for to in ways[waiting.pop()]:
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    assert {f"text of {key}" for key in reached - {"0"}} == set(found)


def test_a_story_whose_ways_meet_again_and_again_stays_short():
    """Thirty scenes with two choices each would be a thousand million branches."""
    ways = {str(at): [str(at + 1)] * 2 for at in range(30)} | {"30": []}
    assert len(told(stories.branches(story(ways)))) == 30


@given(GRAPHS)
def test_the_places_of_a_story_are_numbered_and_every_way_leads_to_one(ways: dict[str, list[str]]):
    places = stories.places(story(ways))
    assert [place.number for place in places] == list(range(1, len(ways) + 1))
    assert all(1 <= way.to <= len(places) for place in places for way in place.ways)


def test_a_branch_names_the_place_that_pupils_find_on_their_sheet():
    value = story({"start": ["a", "b"], "a": ["end"], "b": ["end"], "end": []})
    by_title = {place.title: place.number for place in stories.places(value)}
    first, second = stories.branches(value)
    assert (first.to, second.to) == (by_title["a"], by_title["b"])
    assert (second.branches[0].to, second.branches[0].told) == (by_title["end"], False)


def test_the_short_address_has_no_scheme_and_no_last_slash():
    assert short_address("https://dongui.example.org/ko/learn/") == "dongui.example.org/ko/learn"
