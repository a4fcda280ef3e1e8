"""The forms in which one book can be had, and how the pages of a booklet lie on its sheets."""

import math
from enum import StrEnum
from itertools import pairwise

MOST_PAGES_IN_ONE = 64  # sixteen folded sheets: what a long-arm stapler and a fold still take


class Variant(StrEnum):
    """What differs from the plain A4 file. The value is the word of the command line and of file names."""

    A4 = "a4"
    BOOKLET = "booklet"
    GREY = "grey"
    LARGE = "large"
    A3 = "a3"

    @property
    def sheets(self) -> tuple[str, ...]:
        """Style sheets of `static/css/print/variant/` that follow the others."""
        match self:
            case Variant.BOOKLET:
                return ("half",)
            case Variant.LARGE:
                return ("half", "large")
            case _:
                return ()

    @property
    def is_grey(self) -> bool:
        """Whether colours become greys of the same lightness."""
        return self is Variant.GREY

    @property
    def zoom(self) -> float:
        """By how much a page is enlarged after it was laid out: large print from A5 to A4, a poster from A4 to A3."""
        return math.sqrt(2) if self in (Variant.LARGE, Variant.A3) else 1.0

    @property
    def is_folded(self) -> bool:
        """Whether two pages stand beside each other on a sheet that is folded in the middle."""
        return self is Variant.BOOKLET

    @property
    def pages_for_one(self) -> int:
        """How many pages come of one A4 page, roughly: for the first guess of progress."""
        return 2 if self in (Variant.BOOKLET, Variant.LARGE) else 1


Spread = tuple[int | None, int | None]


def spreads(pages: int, *, most: int = MOST_PAGES_IN_ONE) -> list[Spread]:
    """(left, right) of every side of every sheet, for printing on both sides and folding.

    Pages count from 0; None is blank. The last page, the back cover, always stands outside. A book of more than
    `most` pages becomes several parts of nearly the same thickness, to be folded one after the other and laid
    together. Sides come in pairs: the outer side of a sheet, then its inner side.
    """
    return [side for part in parts(pages, most=most) for side in folded(part)]


def parts(pages: int, *, most: int = MOST_PAGES_IN_ONE) -> list[list[int | None]]:
    """The pages in reading order, blank ones before the last, in parts of at most `most`: each a multiple of four."""
    if pages < 1:
        return []
    order: list[int | None] = list(range(pages))
    order[-1:-1] = [None] * (-pages % 4)
    sheets, count = len(order) // 4, -(-len(order) // most)
    ends = [sheets * at // count * 4 for at in range(count + 1)]
    return [order[begin:end] for begin, end in pairwise(ends)]


def folded(part: list[int | None]) -> list[Spread]:
    """The sides of one part: the outer side of each sheet, then its inner side, from the outermost sheet inwards."""
    sides: list[Spread] = []
    for at in range(0, len(part) // 2, 2):
        first, last = at, len(part) - 1 - at
        sides += [(part[last], part[first]), (part[first + 1], part[last - 1])]
    return sides
