"""Scales counted in bands, and the norms mirror: what most think beside what was thought of the others.

Five points in a class of twenty-five leave a few people on each: nothing could be shown. So a scale of more than three
points is counted by its sides and its middle, always, on every page. Why the mirror: many keep to what they take for
the opinion of all (H. W. Perkins and A. D. Berkowitz, International Journal of the Addictions 21, 1986).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .counting import OPEN, OTHERS, OWN
from .items import Scale, Step
from .releasing import Shown
from .suppression import K
from .wording import pick

FEW_POINTS = 3
BETWEEN = " · "


@dataclass(frozen=True)
class Band:
    """Neighbouring points of a scale that are counted together."""

    key: str
    points: tuple[Step, ...]

    def texts(self, language: str) -> tuple[str, ...]:
        return tuple(pick(point.text, language) for point in self.points)

    def text(self, language: str) -> str:
        return BETWEEN.join(self.texts(language))


def bands(item: Scale) -> tuple[Band, ...]:
    """The lower side, the middle point where there is one, the upper side; up to three points stand for themselves."""
    points = item.points_of_scale
    half = len(points) // 2
    if len(points) <= FEW_POINTS:
        parts = [points[at : at + 1] for at in range(len(points))]
    else:
        parts = [points[:half], points[half : len(points) - half], points[len(points) - half :]]
    return tuple(Band("+".join(point.key for point in part), part) for part in parts if part)


def in_bands(item: Scale, cells: Mapping[str, int]) -> dict[str, int]:
    """Counts by point as counts by band; who left the item open stays apart. Counts by band stay as they are."""
    found = {
        band.key: cells.get(band.key, 0) + sum(cells.get(p.key, 0) for p in band.points if p.key != band.key)
        for band in bands(item)
    }
    return {**found, OPEN: cells[OPEN]} if OPEN in cells else found


@dataclass(frozen=True)
class Most:
    """The most frequent band of a row: the texts of its points, and of `total` people how many stand there.

    `count` is None where it is hidden: then nearly all stand there when `is_majority`, else nobody can tell.
    """

    band: str
    texts: tuple[str, ...]
    count: int | None
    total: int
    is_majority: bool

    @property
    def text(self) -> str:
        return BETWEEN.join(self.texts)

    @property
    def share(self) -> float | None:
        return self.count / self.total if self.count is not None else None


@dataclass(frozen=True)
class Mirror:
    """What the group thinks of a matter, and what it thought that most others think."""

    key: str
    asks: str
    own: Most | None
    others: Most | None

    @property
    def is_shown(self) -> bool:
        return self.own is not None and self.others is not None

    @property
    def was_misjudged(self) -> bool:
        """Whether the most frequent guess was another band than the one in which most stand."""
        return self.own is not None and self.others is not None and self.own.band != self.others.band

    @property
    def may_hang(self) -> bool:
        """Whether it can become a poster: there is a majority, and it was counted."""
        return self.own is not None and self.own.is_majority and self.own.count is not None


def mirror(item: Scale, *, rows: Mapping[str, Shown], language: str, k: int = K) -> Mirror:
    """The mirror of one pair of scales from the rows that may be shown of it."""
    own, others = (most(item, rows.get(row), language, k) for row in (OWN, OTHERS))
    return Mirror(item.key, pick(item.stem, language), own, others)


def most(item: Scale, row: Shown | None, language: str, k: int) -> Most | None:
    """The most frequent band that a row tells; None where it tells none, or where most left the item open."""
    band = next((band for band in bands(item) if row and band.key == row.top), None)
    if row is None or row.total is None or band is None:
        return None
    count = row.counted.get(band.key)
    return Most(band.key, band.texts(language), count, row.total, is_majority(row, count, k))


def is_majority(row: Shown, count: int | None, k: int) -> bool:
    """Whether more than half stand in the most frequent band.

    Uncounted, either it or all the others together are fewer than k; with enough people it can only be the others.
    """
    total = row.total or 0
    if count is not None:
        return 2 * count > total
    return total > len(row.cells) * (k - 1) and 2 * (total - (k - 1)) > total
