"""Where things stand on a chart, in per cent of its width: numbers that a template writes into an SVG.

A chart has no viewBox, so its letters keep their size from a telephone to a projector. Everything lies between INSET
and 100 - INSET per cent; a point stands in a line of LINE pixels.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

INSET = 3.0
LINE = 26
PAD = 12
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def across(share: float) -> str:
    """The place of a share from 0 to 1, as an attribute of SVG."""
    return f"{INSET + min(1.0, max(0.0, share)) * (100 - 2 * INSET):.1f}%"


def width(share: float) -> str:
    """The width of a bar that stands for a share of the whole."""
    return f"{min(1.0, max(0.0, share)) * (100 - 2 * INSET):.1f}%"


@dataclass(frozen=True)
class Tick:
    """A line across the chart with its label; labels at the ends keep inside."""

    x: str
    label: str
    anchor: str


def ticks() -> list[Tick]:
    ends = {TICKS[0]: "start", TICKS[-1]: "end"}
    return [Tick(across(at), f"{round(at * 100)}%", ends.get(at, "middle")) for at in TICKS]


@dataclass(frozen=True)
class Dot:
    """A point with its interval (the same three places where it has none) and what is written beside it."""

    x: str
    low: str
    high: str
    label: str
    label_x: str
    anchor: str
    dx: int


def dot(share: float, low: float | None = None, high: float | None = None, label: str = "") -> Dot:
    """A point; its label stands left of it, and right of it where the left end is near."""
    left = share if low is None else low
    right = share if high is None else high
    at_right = left < 0.16
    return Dot(
        x=across(share),
        low=across(left),
        high=across(right),
        label=label or percent(share),
        label_x=across(right if at_right else left),
        anchor="start" if at_right else "end",
        dx=14 if at_right else -14,
    )


@dataclass(frozen=True)
class DotRow:
    """One row of a dot plot: its title, and its points from above, None where one is hidden."""

    title: str
    dots: tuple[Dot | None, ...]

    @property
    def height(self) -> int:
        return len(self.dots) * LINE + PAD

    @property
    def lines(self) -> list[tuple[int, Dot | None]]:
        """Each point with the height at which it stands."""
        return [(PAD // 2 + LINE // 2 + LINE * at, one) for at, one in enumerate(self.dots)]


@dataclass(frozen=True)
class DotPlot:
    """A dot plot: rows below each other over the same ticks. Titles are no part of the drawing, so that they wrap."""

    rows: tuple[DotRow, ...]
    ticks: tuple[Tick, ...]


def dot_plot(rows: Iterable[tuple[str, tuple[Dot | None, ...]]]) -> DotPlot:
    return DotPlot(tuple(DotRow(title, dots) for title, dots in rows), tuple(ticks()))


def effect_plot(g: float, low: float, high: float) -> tuple[Dot, tuple[Tick, ...]]:
    """An effect with its interval on a line that has nought in it, as wide as the interval needs."""
    reach = ceil(max(1.0, abs(low), abs(high)) * 2) / 2
    place = {at: (at + reach) / (2 * reach) for at in (g, low, high, -reach, 0.0, reach)}
    marks = tuple(
        Tick(across(place[at]), f"{at:+.1f}" if at else "0", anchor)
        for at, anchor in ((-reach, "start"), (0.0, "middle"), (reach, "end"))
    )
    return dot(place[g], place[low], place[high], label=f"{g:+.2f}"), marks


def percent(share: float | None) -> str:
    """A share as whole per cent; empty where there is none."""
    return "" if share is None else f"{round(share * 100)}%"
