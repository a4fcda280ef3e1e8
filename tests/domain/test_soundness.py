"""What an editor must put right before an activity can be answered."""

import copy
from typing import Any

import pytest
from blocks.domain.soundness import Flaw, Kind, guess_flaws, key_flaws_in, sort_flaws, story_flaws
from blocks.previews import PREVIEWS


def changed(name: str, **changes: Any) -> dict[str, Any]:
    """The sample of a block with some of its fields replaced."""
    return copy.deepcopy(PREVIEWS[name]) | changes


def scene(key: str, *ways: str) -> dict[str, Any]:
    choices = [{"key": f"{key}-{to}", "to": to, "text": "…"} for to in ways]
    return {"key": key, "title": key, "text": "…", "choices": choices}


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ([scene("a", "b"), scene("b")], []),
        ([scene("b")], [Flaw("start", Kind.NO_START, "a")]),
        ([scene("a", "b", "c"), scene("b")], [Flaw("nodes", Kind.NO_PLACE, "c")]),
        ([scene("a", "b"), scene("b"), scene("c")], [Flaw("nodes", Kind.NEVER_REACHED, "c")]),
        ([scene("a", "b"), scene("b"), scene("b")], [Flaw("nodes", Kind.TWICE, "b")]),
        (
            [scene("a", "b", "c"), scene("b"), scene("c", "d"), scene("d", "c")],
            [Flaw("nodes", Kind.NO_WAY_OUT, "c"), Flaw("nodes", Kind.NO_WAY_OUT, "d")],
        ),
        ([scene("a", "a")], [Flaw("nodes", Kind.NO_WAY_OUT, "a")]),
    ],
)
def test_a_story_must_lead_somewhere(nodes: list[dict[str, Any]], found: list[Flaw]):
    assert list(story_flaws({"start": "a", "nodes": nodes})) == found


def test_a_card_must_belong_to_a_box():
    cards = [{"key": "one", "text": "…", "box": "nowhere", "feedback": "…"}]
    assert list(sort_flaws(changed("sort_boxes", cards=cards))) == [Flaw("cards", Kind.NO_BOX, "nowhere")]


@pytest.mark.parametrize("right", [(False, False), (True, True)])
def test_a_guess_has_exactly_one_right_range(right: tuple[bool, bool]):
    ranges = [{"key": str(n), "text": "…", "right": is_right} for n, is_right in enumerate(right)]
    questions = [{"key": "q", "question": "…", "ranges": ranges, "answer": "…"}]
    assert list(guess_flaws({"questions": questions})) == [Flaw("questions", Kind.NOT_ONE_RIGHT, "q")]


def test_a_key_stands_once():
    twice = [{"key": "a"}, {"key": "b"}, {"key": "a"}]
    assert list(key_flaws_in("options")({"options": twice})) == [Flaw("options", Kind.TWICE, "a")]
