"""Learning gain: before and after, linked by the card, with its uncertainty and with what it cannot say.

Effect size: standardised mean change of paired scores with Hedges' correction and its variance as in M. Borenstein,
L. V. Hedges, J. P. T. Higgins and H. R. Rothstein, "Introduction to Meta-Analysis" (2009), chapter 4:
S = S_diff / sqrt(2(1 - r)), d = mean difference / S, V = (1/n + d^2/2n) * 2(1 - r), J = 1 - 3/(4(n - 1) - 1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from .analysis import correlation, mean, variance

FEWEST_PAIRS = 5
CROWDED = (
    0.15  # C. A. McHorney and A. R. Tarlov, Quality of Life Research 4 (1995): above it a scale is at its end
)
MANY_LOST = 0.2  # What Works Clearinghouse treats overall attrition beyond about a fifth with caution
LARGEST_R = 0.999  # identical changes would divide by zero


class Caution(StrEnum):
    CEILING = "ceiling"
    FLOOR = "floor"
    ATTRITION = "attrition"
    FEW = "few"
    NO_COMPARISON = "no_comparison"
    ONE_FORM = "one_form"


@dataclass(frozen=True)
class Effect:
    """Hedges' g with its interval; `difference` in shares of the full score."""

    pairs: int
    difference: float
    g: float
    low: float
    high: float


@dataclass(frozen=True)
class Attrition:
    """How many handed in before, after, and both."""

    before: int
    after: int
    linked: int

    @property
    def lost(self) -> float:
        """Share of those of the first test who are missing in the second."""
        return 1 - self.linked / self.before if self.before else 0.0


@dataclass(frozen=True)
class Gain:
    attrition: Attrition
    mean_before: float | None
    mean_after: float | None
    effect: Effect | None
    outcomes: tuple[tuple[str, float, float], ...]
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class Sitting:
    """One participant’s sitting: the form, the share of the full score, and the share per outcome (0 to 1)."""

    form: str
    score: float
    outcomes: Mapping[str, float]


def gain(*, before: Mapping[str, Sitting], after: Mapping[str, Sitting], compared: bool = False) -> Gain:
    """Compare tests that carry the same card; `compared` says that there was a group without the lessons."""
    cards = sorted(before.keys() & after.keys())
    attrition = Attrition(len(before), len(after), len(cards))
    one, two = [before[card] for card in cards], [after[card] for card in cards]
    effect = paired_effect([t.score for t in one], [t.score for t in two], balanced_weights(one))
    return Gain(
        attrition=attrition,
        mean_before=mean([t.score for t in one]),
        mean_after=mean([t.score for t in two]),
        effect=effect,
        outcomes=tuple(by_outcome(one, two)),
        cautions=tuple(cautions_of(attrition, one, two, compared)),
    )


def balanced_weights(before: Sequence[Sitting]) -> list[float]:
    """Weigh both halves of a counterbalanced design alike, so that an easier form moves nothing.

    With one form only, every pair weighs the same.
    """
    counts = {form: sum(1 for test in before if test.form == form) for form in {test.form for test in before}}
    return [len(before) / (len(counts) * counts[test.form]) for test in before]


def paired_effect(
    before: Sequence[float],
    after: Sequence[float],
    weights: Sequence[float] | None = None,
    level: float = 0.95,
) -> Effect | None:
    """Hedges' g of paired scores with a normal interval; None below five pairs or without any variance."""
    n = len(before)
    if n < FEWEST_PAIRS:
        return None
    changes = [b - a for a, b in zip(before, after, strict=True)]
    weighed = weights or [1.0] * n
    difference = sum(w * c for w, c in zip(weighed, changes, strict=True)) / sum(weighed)
    r = correlation(before, after)
    return effect_of(n, difference, sqrt(variance(changes)), r if r is not None else 0.0, level)


def effect_of(n: int, difference: float, spread: float, r: float, level: float = 0.95) -> Effect | None:
    """From the summary of a paired design: pairs, mean and standard deviation of the differences, correlation."""
    if spread <= 0:
        return None
    free = 2 * (1 - min(r, LARGEST_R))
    d = difference / (spread / sqrt(free))
    correction = 1 - 3 / (4 * (n - 1) - 1)
    error = sqrt((1 / n + d * d / (2 * n)) * free) * correction
    reach = NormalDist().inv_cdf(0.5 + level / 2) * error
    g = d * correction
    return Effect(n, difference, g, g - reach, g + reach)


def by_outcome(before: Sequence[Sitting], after: Sequence[Sitting]) -> list[tuple[str, float, float]]:
    """(outcome, mean share before, mean share after) for every outcome that both tests asked."""
    known = sorted(
        {name for test in before for name in test.outcomes} & {n for test in after for n in test.outcomes}
    )
    rows = []
    for name in known:
        pairs = [
            (a.outcomes[name], b.outcomes[name])
            for a, b in zip(before, after, strict=True)
            if name in a.outcomes and name in b.outcomes
        ]
        rows.append((name, sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)))
    return rows


def cautions_of(
    attrition: Attrition, before: Sequence[Sitting], after: Sequence[Sitting], compared: bool
) -> list[Caution]:
    """What readers must know before they believe the number."""
    found = []
    if attrition.linked < FEWEST_PAIRS:
        found.append(Caution.FEW)
    if attrition.lost > MANY_LOST:
        found.append(Caution.ATTRITION)
    if crowded(before, 1.0) or crowded(after, 1.0):
        found.append(Caution.CEILING)
    if crowded(before, 0.0) or crowded(after, 0.0):
        found.append(Caution.FLOOR)
    if any(a.form == b.form for a, b in zip(before, after, strict=True)):
        found.append(Caution.ONE_FORM)
    if not compared:
        found.append(Caution.NO_COMPARISON)
    return found


def crowded(tests: Sequence[Sitting], end: float) -> bool:
    return bool(tests) and sum(1 for test in tests if test.score == end) / len(tests) > CROWDED
