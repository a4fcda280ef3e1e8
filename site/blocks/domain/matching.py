"""Find the pairs: each left side is answered by itself, the others stay open."""

from dataclasses import dataclass

from .lettering import drawn
from .posted import Asks, Data, Posted, Verdict, is_handed_in, number


@dataclass(frozen=True)
class Right:
    """A right side as it is offered: its number tells nothing about its pair."""

    number: int
    text: str


@dataclass(frozen=True)
class Left:
    number: int
    text: str
    chosen: int = 0
    verdict: Verdict = Verdict.NONE
    feedback: str = ""


@dataclass(frozen=True)
class MatchReaction:
    lefts: tuple[Left, ...]
    rights: tuple[Right, ...]
    asks: Asks = Asks.NOTHING

    @property
    def answered(self) -> bool:
        return any(left.verdict for left in self.lefts)


def match(value: Data, posted: Posted) -> MatchReaction:
    pairs = value["pairs"]
    offered = drawn([pair["key"] for pair in pairs])
    rights = tuple(Right(n, pairs[at]["right"]) for n, at in enumerate(offered, start=1))
    shown = is_handed_in(posted)
    lefts = []
    for at, pair in enumerate(pairs):
        chosen = number(posted, str(at + 1), len(pairs))
        lefts.append(
            left(at, pair, chosen, offered, value["wrong"]) if shown else Left(at + 1, pair["left"], chosen)
        )
    nothing_chosen = shown and not any(part.chosen for part in lefts)
    return MatchReaction(tuple(lefts), rights, Asks.ONE if nothing_chosen else Asks.NOTHING)


def left(at: int, pair: Data, chosen: int, offered: list[int], wrong: str) -> Left:
    if not chosen:
        return Left(at + 1, pair["left"])
    if offered[chosen - 1] == at:
        return Left(at + 1, pair["left"], chosen, Verdict.FIT, pair["feedback"])
    return Left(at + 1, pair["left"], chosen, Verdict.THINK, wrong)


def solution(value: Data) -> list[tuple[int, int]]:
    """For the teacher: (left number, right number) of every pair, in the numbers of the page."""
    offered = drawn([pair["key"] for pair in value["pairs"]])
    return [(at + 1, offered.index(at) + 1) for at in range(len(offered))]
