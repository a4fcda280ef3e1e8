"""What changed between two tests, as values that claim no more than they can: means, an effect, and every caution.

gain.py computes; here it is decided what of it may be shown (k = 5):
1. Only people who took part in both are compared, and once a comparison was shown it stays with the same people: who
   comes later could be told from the difference.
2. A mean of an outcome is shown where k points were won and k were not, both times; the mean over everything only where
   that of every outcome is shown.
3. Where an earlier comparison has shown means of the same test for other people, means are shown again only when each
   of the two groups has none or at least k people that the other one has not. The effect size is no count: it stays.
4. That many stand at one end of a scale, or of the test, is said only where k people are compared, and of a scale only
   where k of them stand there.
Nothing here says why something changed: there was nobody who went without the lessons.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from .gain import CROWDED, Attrition, Caution, Effect, Sitting, gain
from .suppression import K, Why, may_show_mean

UPPER, LOWER = 1.0, 0.0
OF_FEW_PEOPLE = (Caution.CEILING, Caution.FLOOR)  # where few are compared these would be somebody's answers
FEWEST_ITEMS = 3  # of fewer, mean and spread of the changes could tell how many answers changed which way


class Direction(StrEnum):
    """What the interval of the effect allows to say."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Points:
    """What somebody won of `items` questions, each worth one."""

    won: float = 0.0
    items: int = 0

    def __add__(self, more: "Points") -> "Points":
        return Points(self.won + more.won, self.items + more.items)

    @property
    def share(self) -> float:
        return self.won / self.items if self.items else 0.0


@dataclass(frozen=True)
class Taken:
    """One person's test: the form, and by topic what was won. A topic is an outcome, or a scale with its own name.

    `opinions` names the topics that are scales: they count in no score.
    """

    form: str
    topics: Mapping[str, Points]
    opinions: frozenset[str] = frozenset()

    @property
    def score(self) -> Points:
        return sum((points for name, points in self.topics.items() if name not in self.opinions), Points())

    def sitting(self) -> Sitting:
        return Sitting(self.form, self.score.share, {name: p.share for name, p in self.topics.items()})


@dataclass(frozen=True)
class Mean:
    """A share of what could be won, with its interval for this many people."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class TopicChange:
    """One topic before and after; both means are None where one of them must be hidden."""

    key: str
    is_opinion: bool
    before: Mean | None
    after: Mean | None

    @property
    def is_shown(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def is_clear(self) -> bool:
        """Whether the two intervals leave each other alone; where they meet one cannot say that something changed."""
        if self.before is None or self.after is None:
            return False
        return self.before.high < self.after.low or self.after.high < self.before.low

    @property
    def difference(self) -> float:
        return self.after.share - self.before.share if self.before and self.after else 0.0


@dataclass(frozen=True)
class Comparison:
    """A comparison as it may be shown; `people` are the cards on which it rests, `why` says why means are hidden."""

    attrition: Attrition
    people: frozenset[str]
    effect: Effect | None
    before: Mean | None
    after: Mean | None
    topics: tuple[TopicChange, ...]
    cautions: tuple[Caution, ...]
    too_short: bool
    why: Why
    # Scales at whose end so many stand that a change beyond it cannot be seen.
    at_upper_end: tuple[str, ...] = ()
    at_lower_end: tuple[str, ...] = ()

    @property
    def direction(self) -> Direction:
        if self.effect is None:
            return Direction.UNKNOWN
        if self.effect.low > 0:
            return Direction.UP
        return Direction.DOWN if self.effect.high < 0 else Direction.UNCLEAR

    @property
    def shows_means(self) -> bool:
        return any(topic.is_shown for topic in self.topics)


@dataclass(frozen=True)
class Linked:
    """The cards of a comparison that was shown, and whether means were shown with it."""

    people: frozenset[str]
    means: bool


def compare(
    *,
    before: Mapping[str, Taken],
    after: Mapping[str, Taken],
    kept: Linked | None = None,
    others: Iterable[Linked] = (),
    compared: bool = False,
    k: int = K,
) -> Comparison:
    """Compare two tests by card. `kept` is what was shown of this comparison before, `others` are the comparisons of
    one of these tests that were shown; `compared` says that another group went without the lessons."""
    both = before.keys() & after.keys()
    cards = sorted(both if kept is None else both & kept.people)
    one, two = [before[card] for card in cards], [after[card] for card in cards]
    found = gain(
        before={card: taken.sitting() for card, taken in before.items()},
        after={card: after[card].sitting() for card in cards},
        compared=compared,
    )
    why = why_hidden(frozenset(cards), kept, others, k)
    topics = tuple(topic_changes(one, two, k)) if why is Why.SHOWN else ()
    too_short = any(0 < taken.score.items < FEWEST_ITEMS for taken in (*one, *two))
    whole = whole_may_be_shown([*one, *two], topics)
    return Comparison(
        attrition=replace(found.attrition, after=len(after)),
        people=frozenset(cards),
        effect=found.effect if why is not Why.GROUP and not too_short else None,
        before=mean_over(one) if whole else None,
        after=mean_over(two) if whole else None,
        topics=topics,
        cautions=tuple(one for one in found.cautions if why is not Why.GROUP or one not in OF_FEW_PEOPLE),
        too_short=too_short,
        why=why,
        at_upper_end=at_end(one, two, UPPER, k) if why is Why.SHOWN else (),
        at_lower_end=at_end(one, two, LOWER, k) if why is Why.SHOWN else (),
    )


def at_end(one: Sequence[Taken], two: Sequence[Taken], end: float, k: int) -> tuple[str, ...]:
    """The scales at whose end many stood, before or after: more than CROWDED of all, and at least k people."""
    names = sorted({name for taken in (*one, *two) for name in taken.opinions})
    return tuple(name for name in names if any(many_at(tests, name, end, k) for tests in (one, two)))


def many_at(tests: Sequence[Taken], name: str, end: float, k: int) -> bool:
    answered = [taken.topics[name].share for taken in tests if name in taken.topics]
    there = sum(1 for share in answered if share == end)
    return there >= k and there > CROWDED * len(answered)


def why_hidden(cards: frozenset[str], kept: Linked | None, others: Iterable[Linked], k: int) -> Why:
    """Why no mean may be shown of these people: there are few, or few in whom they differ from others that were."""
    if len(cards) < k:
        return Why.GROUP
    if kept is not None and kept.means:
        return Why.SHOWN
    # What was hidden at the first look stays hidden by itself: the people are the same, and so are the others.
    apart = all(are_apart(cards, other.people, k) for other in others if other.means)
    return Why.SHOWN if apart else Why.SPLIT


def are_apart(one: frozenset[str], other: frozenset[str], k: int) -> bool:
    """Whether neither group has a few people whom the other has not."""
    return all(len(part) == 0 or len(part) >= k for part in (one - other, other - one))


def topic_changes(one: Sequence[Taken], two: Sequence[Taken], k: int) -> list[TopicChange]:
    names = sorted({name for taken in one for name in taken.topics} & {n for t in two for n in t.topics})
    opinions = {name for taken in (*one, *two) for name in taken.opinions}
    changes = []
    for name in names:
        parts = [[taken.topics.get(name, Points()) for taken in tests] for tests in (one, two)]
        shown = all(may_be_shown(part, k) for part in parts)
        before, after = (mean_of(part) if shown else None for part in parts)
        changes.append(TopicChange(name, name in opinions, before, after))
    return changes


def may_be_shown(part: Sequence[Points], k: int) -> bool:
    """Whether k points were won and k were not; parts of a point are left out of both."""
    whole = sum(part, Points())
    return may_show_mean(int(whole.won), int(whole.won) + int(whole.items - whole.won), k=k)


def whole_may_be_shown(tests: Sequence[Taken], topics: Sequence[TopicChange]) -> bool:
    """Whether the mean over everything gives no hidden topic back."""
    marked = {name for taken in tests for name in taken.topics.keys() - taken.opinions}
    shown = {topic.key for topic in topics if topic.is_shown}
    return bool(marked) and marked <= shown


def mean_over(tests: Sequence[Taken]) -> Mean:
    return mean_of([taken.score for taken in tests])


def mean_of(part: Sequence[Points]) -> Mean:
    """The share of all points that were won, with Wilson's interval for as many answers as there are people.

    Answers of one person hang together, so people are counted, not answers. (E. B. Wilson, "Probable inference, the law
    of succession, and statistical inference", Journal of the American Statistical Association 22, 1927.)
    """
    share = sum(part, Points()).share
    low, high = wilson(share, len(part))
    return Mean(share, low, high)


def wilson(share: float, n: int, level: float = 0.95) -> tuple[float, float]:
    """The interval of a share of n; the whole range for nobody."""
    if n == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)
