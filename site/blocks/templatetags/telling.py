"""Letters for options, and activities told as a whole, where nothing is handed in."""

from typing import Any

from django import template
from django.utils.translation import get_language

from blocks.domain import lettering, matching, ripples, stories

register = template.Library()


def plain(value: Any) -> Any:
    """The plain data that the pure rules read."""
    return value.block.plain(value)


@register.filter
def letter(number: int) -> str:
    """The letter of option `number`: 가 나 다 in Korean, A B C elsewhere."""
    return lettering.letter(int(number), get_language() or "ko")


@register.filter
def all_rounds(value: Any) -> ripples.RippleReaction:
    """A ripple with every round drawn."""
    return ripples.whole(plain(value))


@register.filter
def story_tree(value: Any) -> tuple[stories.Branch, ...]:
    """A story as nested choices, for telling it aloud."""
    return stories.branches(plain(value))


@register.filter
def story_places(value: Any) -> list[stories.Place]:
    """A story as numbered places, for paper."""
    return stories.places(plain(value))


@register.filter
def true_pairs(value: Any) -> list[tuple[int, int]]:
    """(left number, right number) of every pair, in the numbers of the page."""
    return matching.solution(plain(value))
