"""Which form somebody is asked: two halves as equal as they can be, swapped for the test after the lessons.

A counterbalanced design (half of the group A then B, the other half B then A) keeps an easier form from looking like
learning. The halves are drawn pair by pair: of two people who come one after the other each form gets one, so the
halves never differ by more than one person, however many come.
"""

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from .items import FORMS

HALVES = "halves"
FORM_PLANS = (*FORMS, HALVES)


class Moment(StrEnum):
    """When an instrument is asked: before the lessons, after them, or some months later."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    LATER = "later"


def half_of(place: int, seed: str) -> str:
    """The form of the half to which the person at this place (from 0) belongs; `seed` draws each pair."""
    pair = hashlib.sha256(f"{seed}/{place // 2}".encode()).digest()[0] % 2
    return FORMS[(place + pair) % 2]


def other(form: str) -> str:
    return FORMS[1] if form == FORMS[0] else FORMS[0]


def form_at(half: str, moment: Moment) -> str:
    """What this half is asked at a moment: its own form first, the other one after, its own again later."""
    return other(half) if moment is Moment.AFTER else half


def form_to_ask(plan: str, *, half: str, moment: Moment, forms: Sequence[str]) -> str:
    """The form to ask under a plan (a, b or halves); a quiz with one form asks that one."""
    wanted = form_at(half, moment) if plan == HALVES else plan
    return wanted if wanted in forms else forms[0]
