"""How a quiz is put to people: practice, test or survey, and until when an answer is taken."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from .fields import Fault, Fields
from .halves import FORM_PLANS
from .walk import MOST_TRIES

Thing = TypeVar("Thing")

MOST_ATTEMPTS = 20
LONGEST_GRACE = 600
GRACE = 60


class Mode(StrEnum):
    """What answers are for: learning, a result that counts, or opinions that are never right or wrong."""

    PRACTICE = "practice"
    TEST = "test"
    SURVEY = "survey"


class Feedback(StrEnum):
    """When somebody learns what fits."""

    AT_ONCE = "at_once"
    AFTER_CLOSING = "after_closing"
    NEVER = "never"


class State(StrEnum):
    """Where a delivery stands; in the grace only answers on the way are taken."""

    PLANNED = "planned"
    OPEN = "open"
    GRACE = "grace"
    CLOSED = "closed"

    @property
    def takes_answers(self) -> bool:
        return self in (State.OPEN, State.GRACE)


@dataclass(frozen=True)
class Settings:
    """Everything that decides how a delivery behaves.

    `attempts` 0 means as many as wanted; `tries` is per item, the second with the hint. `needed` right items of one
    form and the `critical` keys take the place of the quiz's own mark; None leaves the quiz's own. `grace` is in
    seconds after the window closes.
    """

    mode: Mode = Mode.PRACTICE
    attempts: int = 0
    tries: int = MOST_TRIES
    shuffled: bool = False
    feedback: Feedback = Feedback.AT_ONCE
    needed: int | None = None
    critical: tuple[str, ...] | None = None
    grace: int = GRACE
    forms: str = FORM_PLANS[0]

    @property
    def is_survey(self) -> bool:
        return self.mode is Mode.SURVEY

    @property
    def tells_at_once(self) -> bool:
        return self.feedback is Feedback.AT_ONCE

    def may_begin(self, begun: int) -> bool:
        """Whether somebody with this many attempts may begin another one."""
        return not self.attempts or begun < self.attempts


PRESETS = {
    Mode.PRACTICE: Settings(),
    Mode.TEST: Settings(mode=Mode.TEST, attempts=1, tries=1, feedback=Feedback.AFTER_CLOSING),
    Mode.SURVEY: Settings(mode=Mode.SURVEY, attempts=1, tries=1, feedback=Feedback.NEVER),
}


def read_settings(data: Any, *, keys: Collection[str] = (), total: int = 0) -> Settings:
    """Read settings from plain data; what is left out is as the mode sets it.

    `keys` are the items of the quiz, `total` the number of items of one form. Raises Fault at the first field that
    cannot be so.
    """
    fields = Fields(data)
    fields.only(*asdict(Settings()))
    mode = Mode(fields.one_of("mode", [mode.value for mode in Mode], Mode.PRACTICE.value))
    usual = PRESETS[mode]
    read = replace(
        usual,
        attempts=number(fields, "attempts", usual.attempts, MOST_ATTEMPTS),
        tries=number(fields, "tries", usual.tries, MOST_TRIES, least=1),
        shuffled=fields.flag("shuffled"),
        feedback=Feedback(fields.one_of("feedback", [told.value for told in Feedback], usual.feedback.value)),
        needed=None if fields.data.get("needed") is None else number(fields, "needed", 0, total),
        critical=read_critical(fields, keys),
        grace=number(fields, "grace", GRACE, LONGEST_GRACE),
        forms=fields.one_of("forms", FORM_PLANS, FORM_PLANS[0]),
    )
    refuse_contradictions(read)
    return read


def number(fields: Fields, name: str, default: int, most: int, *, least: int = 0) -> int:
    value = fields.data.get(name, default)
    if type(value) is not int or not least <= value <= most:
        fields.fault(name, "must be a number from {least} to {most}", least=least, most=most)
    return value


def read_critical(fields: Fields, keys: Collection[str]) -> tuple[str, ...] | None:
    named = fields.data.get("critical")
    if named is None:
        return None
    if not isinstance(named, list | tuple) or not all(isinstance(key, str) for key in named):
        fields.fault("critical", "must be a list of keys")
    for key in named:
        if key not in keys:
            fields.fault("critical", "{key} is no item of this quiz", key=key)
    return tuple(named)


def refuse_contradictions(read: Settings) -> None:
    """Raise Fault where two settings undo each other."""
    if read.tries > 1 and not read.tells_at_once:
        raise Fault(("tries",), "a second try with a hint would tell that the first one did not fit")
    if read.is_survey and read.feedback is not Feedback.NEVER:
        raise Fault(("feedback",), "a survey asks for opinions: nothing in it is right or wrong")
    if read.is_survey and (read.needed or read.critical):
        raise Fault(("needed",), "a survey asks for opinions: nobody passes it")


def settings_data(settings: Settings) -> dict[str, Any]:
    """Write settings as the data that `read_settings` reads."""
    data = asdict(settings)
    if settings.critical is not None:
        data["critical"] = list(settings.critical)
    return {name: value.value if isinstance(value, StrEnum) else value for name, value in data.items()}


def state_at(now: datetime, *, opens: datetime | None, closes: datetime | None, grace: int) -> State:
    """Where a window stands; both ends may be open. The moment of closing itself belongs to the grace."""
    if opens is not None and now < opens:
        return State.PLANNED
    if closes is None or now < closes:
        return State.OPEN
    return State.GRACE if now < closes + timedelta(seconds=grace) else State.CLOSED


def may_see_answers(settings: Settings, state: State) -> bool:
    """Whether what fits may be shown to those who have handed in."""
    match settings.feedback:
        case Feedback.AT_ONCE:
            return True
        case Feedback.AFTER_CLOSING:
            return state is State.CLOSED
    return False


def in_order(things: Sequence[Thing], seed: str, *, shuffled: bool) -> tuple[Thing, ...]:
    """The order in which one person is asked: the author's, or one that `seed` draws, the same at every reload.

    Places are drawn, not items: where one item takes another's place, nothing else moves.
    """
    if not shuffled:
        return tuple(things)
    places = sorted(range(len(things)), key=lambda at: hashlib.sha256(f"{seed}/{at}".encode()).digest())
    return tuple(things[at] for at in places)


def shares(scores: Mapping[str, float], keys: Collection[str]) -> float:
    """The share of the full score over these items; what was not answered counts as nothing."""
    return sum(scores.get(key, 0.0) for key in keys) / len(keys) if keys else 0.0
