"""Read what a form says about one activity. Whatever comes in, nothing here raises."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

Posted = Mapping[str, Sequence[str]]
Data = Mapping[str, Any]

MOST_DIGITS = 4


class Asks(StrEnum):
    """What an activity kindly asks for when there is too little to answer."""

    NOTHING = ""
    ONE = "one"
    ALL = "all"
    TWICE = "twice"


class Verdict(StrEnum):
    """How a choice is met: it fits, or it is worth a second thought. There is no third."""

    NONE = ""
    FIT = "fit"
    THINK = "think"


def verdict(fits: bool) -> Verdict:
    return Verdict.FIT if fits else Verdict.THINK


def last(posted: Posted, name: str) -> str:
    """The last value under `name`, or an empty text."""
    values = posted.get(name) or ()
    value = values[-1] if values else ""
    return value if isinstance(value, str) else ""


def number(posted: Posted, name: str, most: int) -> int:
    """A number from 1 to `most`, or 0 for anything else."""
    return plain_number(last(posted, name), most)


def plain_number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        return 0
    value = int(text)
    return value if value <= most else 0


def is_pressed(posted: Posted) -> bool:
    """The activity's own button was pressed just now."""
    return "do" in posted


def is_handed_in(posted: Posted) -> bool:
    """The button was pressed, now or before: the page repeats `in` once it has answered."""
    return "do" in posted or "in" in posted
