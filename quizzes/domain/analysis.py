"""Item analysis: how hard each item is, whether it tells readers apart, what its wrong options attract.

Rows are submitted attempts, columns the items of one version and form. A score runs from 0 to 1; None means that the
item was left open: it counts as 0 and is reported apart. Formulas: classical test theory as in L. Crocker and
J. Algina, "Introduction to Classical and Modern Test Theory" (1986), chapters 7 and 14.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

Scores = Sequence[Sequence[float | None]]
Choices = Sequence[Sequence[str | None]]

FEWEST = 30  # attempts below which a statistic says little (our rule)
EASY, HARD = 0.95, 0.2
WEAK = 0.2  # R. L. Ebel and D. A. Frisbie, "Essentials of Educational Measurement" (1991): below it, revise
IDLE = 0.02  # a distractor that fewer choose does no work
FEWEST_CHOOSERS = 5


class Flag(StrEnum):
    """What somebody should look at; `analysis` counts, people judge."""

    FEW = "few"
    EASY = "easy"
    HARD = "hard"
    WEAK = "weak"
    NEGATIVE = "negative"
    KEY_SUSPECT = "key_suspect"
    IDLE = "idle"


@dataclass(frozen=True)
class Distractor:
    """One option: who chose it, and the mean share of the other items that they got right (None: nobody)."""

    key: str
    correct: bool
    count: int
    share: float
    mean_rest: float | None


@dataclass(frozen=True)
class ItemAnalysis:
    """`difficulty` is the mean score (0 to 1, high is easy); `discrimination` the item-rest correlation."""

    key: str
    answered: int
    left_open: int
    difficulty: float | None
    discrimination: float | None
    options: tuple[Distractor, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Analysis:
    attempts: int
    mean: float | None
    deviation: float | None
    alpha: float | None
    items: tuple[ItemAnalysis, ...]


def analyse(
    *,
    keys: Sequence[str],
    scores: Scores,
    choices: Choices = (),
    options: Sequence[Sequence[tuple[str, bool]]] = (),
) -> Analysis:
    """Analyse attempts by items. `options` gives (key, correct) of each item's options, empty where it has none.

    Raises ValueError when a row does not have one entry per item.
    """
    if any(len(row) != len(keys) for row in (*scores, *choices)):
        raise ValueError("each row needs one entry per item")
    filled = [[score or 0.0 for score in row] for row in scores]
    totals = [sum(row) for row in filled]
    items = tuple(
        analyse_item(at, key, scores, filled, totals, choices, options[at] if options else ())
        for at, key in enumerate(keys)
    )
    return Analysis(len(totals), mean(totals), deviation(totals), cronbach_alpha(filled), items)


def analyse_item(
    at: int,
    key: str,
    scores: Scores,
    filled: Sequence[Sequence[float]],
    totals: Sequence[float],
    choices: Choices,
    options: Sequence[tuple[str, bool]],
) -> ItemAnalysis:
    own = [row[at] for row in filled]
    rest = [total - score for total, score in zip(totals, own, strict=True)]
    left_open = sum(1 for row in scores if row[at] is None)
    others = max(1, len(filled[0]) - 1) if filled else 1
    chosen = [row[at] for row in choices]
    table = distractors(options, chosen, [part / others for part in rest])
    difficulty, discrimination = mean(own), correlation(own, rest)
    flags = tuple(flags_of(len(own), difficulty, discrimination, table))
    return ItemAnalysis(key, len(own) - left_open, left_open, difficulty, discrimination, table, flags)


def distractors(
    options: Sequence[tuple[str, bool]], chosen: Sequence[str | None], rest: Sequence[float]
) -> tuple[Distractor, ...]:
    """Count the choosers of each option and average how they did on the other items."""
    counts: Counter[str] = Counter()
    sums: dict[str, float] = dict.fromkeys((key for key, _ in options), 0.0)
    for key, score in zip(chosen, rest, strict=False):
        if key is not None and key in sums:
            counts[key] += 1
            sums[key] += score
    total = len(chosen) or 1
    return tuple(
        Distractor(
            key, correct, counts[key], counts[key] / total, sums[key] / counts[key] if counts[key] else None
        )
        for key, correct in options
    )


def flags_of(
    attempts: int, difficulty: float | None, discrimination: float | None, table: Sequence[Distractor]
) -> list[Flag]:
    """Name what deserves a look; with few attempts only that there are few."""
    if attempts < FEWEST or difficulty is None:
        return [Flag.FEW]
    found = []
    if difficulty > EASY:
        found.append(Flag.EASY)
    if difficulty < HARD:
        found.append(Flag.HARD)
    if discrimination is not None and discrimination < 0:
        found.append(Flag.NEGATIVE)
    elif discrimination is not None and discrimination < WEAK:
        found.append(Flag.WEAK)
    if key_is_suspect(table):
        found.append(Flag.KEY_SUSPECT)
    if any(not option.correct and option.share < IDLE for option in table):
        found.append(Flag.IDLE)
    return found


def key_is_suspect(table: Sequence[Distractor]) -> bool:
    """Whether a wrong option attracted better readers than the right one did."""
    right = [option.mean_rest for option in table if option.correct and option.mean_rest is not None]
    wrong = [
        o.mean_rest for o in table if not o.correct and o.count >= FEWEST_CHOOSERS and o.mean_rest is not None
    ]
    return bool(right and wrong) and max(wrong) > max(right)


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha k/(k-1) * (1 - sum of item variances / variance of totals); of 0/1 scores it is KR-20.

    (L. J. Cronbach, "Coefficient alpha", Psychometrika 16, 1951; G. F. Kuder and M. W. Richardson, Psychometrika 2,
    1937.) None with fewer than two items, two rows, or no variance.
    """
    count = len(rows[0]) if rows else 0
    if count < 2 or len(rows) < 2:
        return None
    whole = variance([sum(row) for row in rows])
    if not whole:
        return None
    parts = sum(variance([row[at] for row in rows]) for at in range(count))
    return count / (count - 1) * (1 - parts / whole)


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def variance(values: Sequence[float]) -> float:
    """Sample variance (n - 1); 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    middle = sum(values) / len(values)
    return sum((value - middle) ** 2 for value in values) / (len(values) - 1)


def deviation(values: Sequence[float]) -> float | None:
    return sqrt(variance(values)) if len(values) > 1 else None


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's r; None where one side does not vary. Of a 0/1 item with the rest: the corrected point-biserial."""
    if len(xs) < 2:
        return None
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    xy = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    xx, yy = sum((x - mx) ** 2 for x in xs), sum((y - my) ** 2 for y in ys)
    # Rounding leaves a trace of variance in a constant column; it is none.
    if xx < 1e-12 or yy < 1e-12:
        return None
    return max(-1.0, min(1.0, xy / sqrt(xx * yy)))
