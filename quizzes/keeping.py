"""An attempt with what was answered so far, and how one more answer is kept: the same for adults and for pupils."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from .bases import AttemptRow
from .domain.asking import Missing, what_is_missing
from .domain.content import Content, PassMark
from .domain.delivering import PRESETS, Mode, Settings, in_order
from .domain.grading import grade
from .domain.items import Item
from .domain.showing import from_shown, is_whole, posted, shuffling
from .domain.walk import Outcome, Tries, Walk, is_settled, outcomes, resume
from .domain.wording import is_passed


class NoQuiz(LookupError):
    """There is no such quiz, or no such attempt of this person."""


@dataclass(frozen=True)
class Taking:
    """An attempt with what was answered so far, by item; `items` stand in the order in which this person is asked."""

    attempt: AttemptRow
    content: Content
    items: tuple[Item, ...]
    tries: Mapping[str, Tries]
    rules: Settings = field(default=PRESETS[Mode.PRACTICE])
    seed: str = ""

    @property
    def walk(self) -> Walk:
        """Standing at the first item that is not settled."""
        return resume(self.items, self.tries, self.rules.tries)

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def tries_of(self, item: Item) -> Tries:
        return self.tries.get(item.key, ())

    def said(self, item: Item, number: int) -> Any:
        """What was kept for a try; None where nothing was."""
        tries = self.tries_of(item)
        return tries[number - 1] if 0 < number <= len(tries) else None

    def settles(self, item: Item) -> bool:
        return is_settled(item, self.tries_of(item), self.rules.tries)

    def awaits(self, item: Item, number: int) -> bool:
        """Whether exactly this try is the one to come."""
        return self.attempt.is_open and number == len(self.tries_of(item)) + 1 and not self.settles(item)

    def standing_at(self, item: Item) -> Walk:
        return replace(self.walk, index=self.items.index(item))

    @property
    def outcomes(self) -> list[Outcome]:
        return outcomes(self.walk, self.items)

    @property
    def is_done(self) -> bool:
        return all(self.settles(item) for item in self.items)

    @property
    def mark(self) -> PassMark:
        """When this attempt is passed: as the delivery says, else as the quiz does."""
        wanted = self.rules.needed
        return self.content.mark if wanted is None else replace(self.content.mark, right=wanted)

    @property
    def passed(self) -> bool | None:
        """Whether enough was known at the first answer; None where nobody passes."""
        if self.rules.is_survey:
            return None
        return is_passed(self.mark, self.items, self.outcomes, first_only=True)


@dataclass(frozen=True)
class Handed:
    """What became of a posted page: where the attempt stands, and what was missing or came too late.

    `said` is the page's own words, `read` the answer in stable keys. `late` says that another answer had come first;
    `closed` that none is taken any more; `kept` that this page's answer is a row now.
    """

    taking: Taking
    item: Item
    said: Any
    read: Any = None
    missing: Missing = Missing.NOTHING
    late: bool = False
    closed: bool = False
    kept: bool = False


def taking(attempt: AttemptRow | None, rules: Settings | None = None, *, seed: str = "") -> Taking | None:
    """Read what was answered in one query. `seed` decides the order in which a delivery shows things to this person."""
    if attempt is None:
        return None
    content = attempt.version.read()
    tries: dict[str, list[Any]] = {}
    for item, answer in attempt.responses.order_by("number").values_list("item", "answer"):
        tries.setdefault(item, []).append(answer)
    kept = {item: tuple(answers) for item, answers in tries.items()}
    items = content.of_form(attempt.form)
    if rules is None:
        return Taking(attempt, content, items, kept, seed=attempt.version.seed)
    asked = with_critical(in_order(items, seed, shuffled=rules.shuffled), rules.critical)
    return Taking(attempt, content, asked, kept, rules, shuffling(seed) if rules.shuffled else seed)


def with_critical(items: tuple[Item, ...], critical: tuple[str, ...] | None) -> tuple[Item, ...]:
    """The items, those critical that a delivery names in place of the quiz's own."""
    if critical is None:
        return items
    return tuple(replace(item, critical=item.key in critical) for item in items)


def read_page(now: Taking, item: Item, number: int, fields: Mapping[str, Any]) -> Handed:
    """What a posted page says to one try of an item; nothing is kept yet.

    An answer that was given before, or to a try that is not open, is `late` where it says something else than what
    was kept.
    """
    said = posted(item, fields)
    read = from_shown(item, now.seed, said)
    if not now.awaits(item, number):
        return Handed(now, item, said, read, late=read != now.said(item, number))
    if read is None:
        return Handed(now, item, said, missing=what_is_missing(item, said))
    return Handed(now, item, said, read)


def is_answer(handed: Handed, number: int) -> bool:
    """Whether there is something to keep."""
    return not handed.missing and not handed.late and handed.taking.awaits(handed.item, number)


def keep(now: Taking, item: Item, number: int, said: Any) -> Taking:
    """One INSERT, which changes nothing where this try was answered before. The last answer hands the attempt in."""
    if not now.awaits(item, number):
        return now
    if said is not None and not is_whole(item, said):
        raise ValueError(f"no whole answer to {item.key}")
    marked = grade(item, said)
    rows = now.attempt.responses.model
    row = rows(
        attempt=now.attempt,
        item=item.key,
        number=number,
        answer=said,
        score=marked.score,
        right=marked.right,
    )
    rows.objects.bulk_create([row], ignore_conflicts=True)
    after = replace(now, tries={**now.tries, item.key: (*now.tries_of(item), said)})
    return handed_in(after) if after.is_done else after


def handed_in(now: Taking) -> Taking:
    """Write the result once: the first answers decide."""
    row = now.attempt
    row.submitted = timezone.now()
    row.right = sum(found is Outcome.FIRST for found in now.outcomes)
    row.passed = now.passed
    row.save(update_fields=["submitted", "right", "passed"])
    return now
