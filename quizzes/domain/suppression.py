"""Small groups: which counts may be shown so that nobody's answer can be worked out.

Three rules, k = 5 (10 beyond the school):
1. A count below k is hidden. Where a total is known a hidden count could be had by subtraction, so one further count
   is hidden with the small ones. Which one is drawn by a secret that does not look at the counts: whoever knows
   this rule and the total still finds more than one table behind what is shown.
2. A filter is shown for an item only when every count of every part reaches k; else only the whole is shown. So no
   difference of two filters is smaller than k.
3. A later snapshot replaces an earlier one only when every count of those who came in between reaches k or when
   nothing had been shown; else the earlier one stays. So no difference of two snapshots is smaller than k.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

K = 5
K_PUBLISHED = 10


class Why(StrEnum):
    """Why something is hidden; the page says it in words."""

    SHOWN = ""
    SMALL = (
        "small"  # also said of the count that keeps a small one company: the word must not tell them apart
    )
    GROUP = "group"
    SPLIT = "split"


@dataclass(frozen=True)
class Cell:
    key: str
    count: int | None
    why: Why = Why.SHOWN


@dataclass(frozen=True)
class Row:
    """The counts of one item. `total` and `together` (the sum of the hidden cells) are None when the group is small."""

    cells: tuple[Cell, ...]
    total: int | None
    together: int | None

    @property
    def is_hidden(self) -> bool:
        return self.total is None


def safe_row(counts: Mapping[str, int], *, secret: str, last: Collection[str] = (), k: int = K) -> Row:
    """Show what may be shown of one item's counts (each person counted once).

    `secret` is any text that readers do not know and that stays the same for this row; keys in `last` (the right
    answer) keep a small count company only when nothing else can. Raises ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is never negative")
    total = sum(counts.values())
    if total < k:
        return Row(tuple(Cell(key, None, Why.GROUP) for key in counts), None, None)
    small = {key for key, count in counts.items() if count < k}
    hidden = with_company(counts, small, drawn(counts, secret, last), k) if small else small
    cells = tuple(
        Cell(key, None, Why.SMALL) if key in hidden else Cell(key, count) for key, count in counts.items()
    )
    return Row(cells, total, sum(counts[key] for key in hidden) if hidden else None)


def with_company(counts: Mapping[str, int], small: set[str], order: Sequence[str], k: int) -> set[str]:
    """Hide one further count with the small ones; one more where k alone would say that the small ones are none."""
    hidden = set(small)
    for key in order:
        if hidden != small and sum(counts[key] for key in hidden) > k:
            break
        hidden.add(key)
    return hidden


def drawn(keys: Iterable[str], secret: str, last: Collection[str]) -> list[str]:
    """Keys in an order that only the secret decides, those of `last` behind the others."""
    digest = {key: hashlib.sha256(f"{secret}/{key}".encode()).digest() for key in keys}
    return sorted(digest, key=lambda key: (key in last, digest[key]))


def splits(parts: Sequence[Mapping[str, int]], *, k: int = K) -> bool:
    """Whether an item may be shown part by part (filters, halves, forms) beside the whole."""
    return len(parts) > 1 and all(count >= k for part in parts for count in part.values())


@dataclass(frozen=True)
class Snapshot:
    """What was shown last: the counts by item that the rows were made of; it is kept to guard the next one."""

    counts: Mapping[str, Mapping[str, int]]
    people: frozenset[str]


def next_snapshot(shown: Snapshot | None, now: Snapshot, *, k: int = K) -> Snapshot:
    """The snapshot that may be shown now: the new one, or the old one again."""
    if shown is None or len(shown.people) < k:
        return now if len(now.people) >= k or shown is None else shown
    if shown.people == now.people and shown.counts == now.counts:
        return shown
    if shown.people - now.people:
        return shown
    return (
        now
        if all(grows_safely(shown.counts.get(item, {}), counts, k) for item, counts in now.counts.items())
        else shown
    )


def grows_safely(old: Mapping[str, int], new: Mapping[str, int], k: int) -> bool:
    """Whether the difference of two counts is itself a row in which nothing needs to be hidden."""
    return all(new[key] - old.get(key, 0) >= k for key in new)


def may_show_mean(right: int, total: int, *, k: int = K) -> bool:
    """A mean of right answers is a count in disguise: both sides must reach k."""
    return right >= k and total - right >= k
