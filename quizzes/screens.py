"""What the screens of a quiz show: a question, its answer told, the result. Every way of taking it shares them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import get_language
from language.tiers import Tier

from .domain.asking import Missing, Question, ask, keep_posted
from .domain.content import Content
from .domain.items import Item, marked
from .domain.walk import Outcome, Walk, is_settled, outcomes
from .domain.wording import counted, is_passed, numeral, pick, short
from .models import QuizVersion


@dataclass(frozen=True)
class TakingFrame:
    """What surrounds a quiz: the lesson that it belongs to, and where it stands.

    `screen_url` leads from the key of a screen to its address in the lesson; without it links lead to its start.
    """

    title: str
    tier: Tier
    lesson_url: str
    quiz_url: str
    cover: str = ""
    screen_url: Callable[[str], str] | None = field(default=None, compare=False)

    def address_of(self, screen: str) -> str:
        found = self.screen_url(screen) if self.screen_url and screen else ""
        return found or self.lesson_url


@dataclass(frozen=True)
class Line:
    """How one item went, and where the lesson tells about it."""

    number: int
    about: str
    outcome: Outcome
    critical: bool
    url: str


@dataclass(frozen=True)
class Result:
    """A result in words: `known` of `total`, each as people say it."""

    total: int
    known: int
    total_words: str
    known_words: str
    lines: tuple[Line, ...]
    passed: bool
    praise: str
    needed: int

    @property
    def to_see_again(self) -> list[Line]:
        return [line for line in self.lines if line.outcome is Outcome.LOOK_AGAIN]

    @property
    def critical_to_see_again(self) -> list[Line]:
        """Items that had to be right at the first answer and were not."""
        return [line for line in self.lines if line.critical and line.outcome is not Outcome.FIRST]


def language() -> str:
    return get_language() or "ko"


def question(version: QuizVersion, items: Sequence[Item], walk: Walk) -> Question:
    """The question at which a walk stands."""
    item = items[walk.index]
    return ask(
        item,
        walk.tries[walk.index],
        seed=version.seed,
        language=language(),
        number=walk.index + 1,
        total=len(items),
    )


def left_as_posted(
    asked: Question, said: Any, *, item: Item, version: QuizVersion, missing: Missing
) -> Question:
    """The same question as its form was left: what was missing is said, and nothing has to be chosen again."""
    kept = keep_posted(asked, said, item=item, seed=version.seed, language=language())
    return replace(kept, missing=missing)


def steps(items: Sequence[Item], walk: Walk) -> tuple[str, ...]:
    """The bar: which questions are behind the reader and which one is open."""
    pairs = zip(items, walk.tries, strict=True)
    return tuple(
        "now" if number == walk.index else "done" if is_settled(item, tries, walk.most) else ""
        for number, (item, tries) in enumerate(pairs)
    )


def result(
    content: Content, items: Sequence[Item], walk: Walk, frame: TakingFrame, *, first_only: bool
) -> Result:
    """Say how a walk went; where a result counts, only first answers are known."""
    found = outcomes(walk, items)
    good = {Outcome.FIRST} if first_only else {Outcome.FIRST, Outcome.SECOND}
    known = sum(one in good for one in found)
    passed = is_passed(content.mark, items, found, first_only=first_only)
    total = len(marked(items))
    return Result(
        total=total,
        known=known,
        total_words=numeral(total, language()),
        known_words=counted(known, language()),
        lines=tuple(lines(items, found, frame)),
        passed=passed,
        praise=pick(content.mark.say, language()) if passed and content.mark.say else "",
        needed=content.mark.needed(total),
    )


def lines(items: Sequence[Item], found: Sequence[Outcome], frame: TakingFrame) -> list[Line]:
    return [
        Line(number, short(item, language()), one, item.critical, frame.address_of(item.screen))
        for number, (item, one) in enumerate(zip(items, found, strict=True), start=1)
    ]
