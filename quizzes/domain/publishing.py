"""What may leave the school: sums over groups, with k = 10 and nobody's own group to subtract.

A teacher knows the report of her own class. So a sum over groups is published only when it would still stand without
the largest of them: at least three groups, and k people on either side however many one of them brings along.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .suppression import K_PUBLISHED, may_show_mean

FEWEST_GROUPS = 3


@dataclass(frozen=True)
class Published:
    """How many of `total` people stand in a cell, over `groups` of the `asked` groups: those that showed the count.

    `count` and `total` are None where nothing may be published.
    """

    groups: int
    asked: int
    count: int | None = None
    total: int | None = None

    @property
    def share(self) -> float | None:
        return self.count / self.total if self.count is not None and self.total else None


def publish(parts: Iterable[tuple[int | None, int | None]], *, k: int = K_PUBLISHED) -> Published:
    """Add up one cell over groups; a part is (how many stand in it, how many were asked), None where that is hidden."""
    given = list(parts)
    shown = [(count, total) for count, total in given if count is not None and total is not None]
    groups = Published(len(shown), len(given))
    if len(shown) < FEWEST_GROUPS:
        return groups
    count, total = sum(one for one, _ in shown), sum(all_of for _, all_of in shown)
    largest = (max(one for one, _ in shown), max(all_of - one for one, all_of in shown))
    # Whichever group is taken away, what is left reaches k on either side.
    if count - largest[0] < k or total - count - largest[1] < k or not may_show_mean(count, total, k=k):
        return groups
    return Published(groups.groups, groups.asked, count, total)
