"""Put steps in order: places are filled with letters, and the first place that does not fit is answered first."""

from dataclasses import dataclass

from .lettering import drawn
from .posted import Asks, Data, Posted, Verdict, is_handed_in, number


@dataclass(frozen=True)
class Step:
    """A step as it is offered: its number on the page tells nothing about its place."""

    number: int
    text: str


@dataclass(frozen=True)
class Place:
    number: int
    chosen: int = 0
    fits: bool = False


@dataclass(frozen=True)
class OrderReaction:
    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    asks: Asks = Asks.NOTHING
    verdict: Verdict = Verdict.NONE
    feedback: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.verdict)


def order(value: Data, posted: Posted) -> OrderReaction:
    """Answer a complete order; an incomplete one is met with a question."""
    given = value["steps"]
    offered = drawn([step["key"] for step in given])
    steps = tuple(Step(n, given[at]["text"]) for n, at in enumerate(offered, start=1))
    chosen = [number(posted, str(n), len(given)) for n in range(1, len(given) + 1)]
    asks = what_is_missing(chosen)
    if asks or not is_handed_in(posted):
        places = tuple(Place(n, c) for n, c in enumerate(chosen, start=1))
        return OrderReaction(steps, places, asks if is_handed_in(posted) else Asks.NOTHING)
    return answer(value, steps, chosen, [offered[c - 1] for c in chosen])


def answer(value: Data, steps: tuple[Step, ...], chosen: list[int], arranged: list[int]) -> OrderReaction:
    """`arranged` holds the true positions of the steps in the reader's order."""
    right = fitting(arranged)
    places = tuple(Place(n, c, n <= right) for n, c in enumerate(chosen, start=1))
    if right == len(arranged):
        return OrderReaction(steps, places, verdict=Verdict.FIT, feedback=value["right"])
    feedback = value["first_wrong"] if right == 0 else value["other_wrong"]
    return OrderReaction(steps, places, verdict=Verdict.THINK, feedback=feedback)


def fitting(arranged: list[int]) -> int:
    """How many places fit, counted from the first one without a gap."""
    return next((at for at, true in enumerate(arranged) if at != true), len(arranged))


def what_is_missing(chosen: list[int]) -> Asks:
    if not any(chosen):
        return Asks.ONE
    if not all(chosen):
        return Asks.ALL
    return Asks.TWICE if len(set(chosen)) < len(chosen) else Asks.NOTHING


def solution(value: Data) -> list[int]:
    """For the teacher: the place in the right order of every step, in the order in which the page offers them."""
    return [true + 1 for true in drawn([step["key"] for step in value["steps"]])]
