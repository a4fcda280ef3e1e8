"""How a picture spreads: counts per round, and the rings that show them."""

import math
from dataclasses import dataclass

from .posted import Asks, Data, Posted, is_pressed, number

MOST_FACTOR = 10
MOST_ROUNDS = 6
MOST_DOTS = 60
INNER, GAP = 16, 26


@dataclass(frozen=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True)
class Ring:
    """One round: its radius, how many people it adds, and as many dots as can be told apart."""

    number: int
    radius: int
    people: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class RippleReaction:
    start: int
    round: int
    rounds: int
    rings: tuple[Ring, ...]
    asks: Asks = Asks.NOTHING

    @property
    def answered(self) -> bool:
        return self.round > 0

    @property
    def at_end(self) -> bool:
        return self.round == self.rounds

    @property
    def reached(self) -> int:
        """People who have seen it now, without those who began."""
        return sum(ring.people for ring in self.rings)

    @property
    def edge(self) -> int:
        """Half the width of the drawing; the same in every round, so that the picture does not jump."""
        return INNER + GAP * self.rounds + 10


def ripple(value: Data, posted: Posted) -> RippleReaction:
    """Show as many rounds as were sent; one more when the button was pressed; after the last one begin again."""
    rounds = between(value["rounds"], 1, MOST_ROUNDS)
    before = number(posted, "round", rounds)
    now = (before + 1) % (rounds + 1) if is_pressed(posted) else before
    return drawn_to(value, now)


def whole(value: Data) -> RippleReaction:
    """All rounds at once, for paper and projector."""
    return drawn_to(value, MOST_ROUNDS)


def drawn_to(value: Data, now: int) -> RippleReaction:
    start, factor = max(1, value["start"]), between(value["factor"], 2, MOST_FACTOR)
    rounds = between(value["rounds"], 1, MOST_ROUNDS)
    shown = min(now, rounds)
    rings = tuple(ring(n, start * factor**n) for n in range(1, shown + 1))
    return RippleReaction(start, shown, rounds, rings)


def ring(at: int, people: int) -> Ring:
    radius = INNER + GAP * at
    count = min(people, MOST_DOTS, 8 * at + 8)
    turn = 2 * math.pi / count
    spots = ((math.sin(turn * (n + at / 2)), -math.cos(turn * (n + at / 2))) for n in range(count))
    return Ring(at, radius, people, tuple(Dot(round(x * radius, 1), round(y * radius, 1)) for x, y in spots))


def between(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
