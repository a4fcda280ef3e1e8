"""An attempt with what was answered so far, and how one more answer is kept: the same for adults and for pupils."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from people.prepared import Prepared

from .bases import AttemptRow, ResponseRow
from .domain.asking import Missing, what_is_missing
from .domain.content import Content, PassMark
from .domain.delivering import PRESETS, Mode, Settings, in_order
from .domain.grading import grade
from .domain.items import Item
from .domain.showing import from_shown, is_whole, posted, shuffling
from .domain.walk import Outcome, Tries, Walk, is_settled, outcomes, resume
from .domain.wording import is_passed

Outgoing = TypeVar("Outgoing")
# What was answered, by item, in the order in which it came in; nothing for passing an item over.
Said = Sequence[tuple[str, Any]]


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

    @cached_property
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

    @cached_property
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


def with_answers(attempts: QuerySet[Any]) -> QuerySet[Any]:
    """The same attempts with what was answered hanging on them, in the order in which it came in."""
    hanging = attempts.annotate(said_to=F("responses__item"), said=F("responses__answer"))
    return hanging.order_by("responses__sequence")


def hold(held: Prepared[Any], *key: Any, in_turn: bool) -> tuple[Any, Said]:
    """The attempt that `held` finds under `key`, with its answers, in one query. Raises NoQuiz.

    `in_turn` makes others wait who want to answer or hand in the same attempt; call it in a transaction.
    """
    row, said = held.find(*key)
    if row is not None and in_turn and connection.features.has_select_for_update:
        list(type(row).objects.filter(pk=row.pk).order_by().select_for_update().values_list("pk"))
        # What came in while this one waited is seen by the next statement only.
        row, said = held.find(*key)
    if row is None:
        raise NoQuiz(str(key))
    return row, [(item, answer) for item, answer in said if item is not None]


def taking(attempt: AttemptRow | None) -> Taking | None:
    """One's own training as it stands: both tries at each item, in the order of the quiz."""
    return None if attempt is None else caught_up(own(attempt, answers_of(attempt)))


def delivered(attempt: AttemptRow, rules: Settings, seed: str) -> Taking:
    """The same under the rules of a delivery; `seed` decides the order in which it shows things to this person."""
    return caught_up(under(rules, seed, attempt, answers_of(attempt)))


def answers_of(attempt: Any) -> Said:
    return list(attempt.responses.order_by("sequence").values_list("item", "answer"))


def own(attempt: AttemptRow, said: Said) -> Taking:
    content = attempt.version.read()
    return Taking(attempt, content, content.of_form(attempt.form), by_item(said), seed=attempt.version.seed)


def under(rules: Settings, seed: str, attempt: AttemptRow, said: Said) -> Taking:
    content = attempt.version.read()
    ordered = in_order(content.of_form(attempt.form), seed, shuffled=rules.shuffled)
    asked = with_critical(ordered, rules.critical)
    return Taking(attempt, content, asked, by_item(said), rules, shuffling(seed) if rules.shuffled else seed)


def by_item(said: Said) -> dict[str, Tries]:
    tries: dict[str, Tries] = {}
    for item, answer in said:
        tries[item] = (*tries.get(item, ()), answer)
    return tries


def caught_up(now: Taking) -> Taking:
    """Look at an attempt again that is open with every answer in: another tab handed it in between the two queries."""
    if now.attempt.is_open and now.is_done:
        now.attempt.refresh_from_db(fields=["submitted", "right", "passed"])
    return now


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


def keep_page(handed: Handed, number: int) -> Handed:
    """Keep what a posted page says, where `is_answer` has found that there is something to keep."""
    return replace(handed, taking=keep(handed.taking, handed.item, number, handed.read), kept=True)


class InTheWay(Exception):
    """Something came in between reading an attempt and keeping an answer to it: this answer has to queue."""


def alone_or_in_turn(step: Callable[[bool], Outgoing]) -> Outgoing:
    """Keep an answer, at best without a queue: `step(False)` reads without a lock and writes one statement.

    What comes in between makes the statement fail and the answer queue (decision 0028).
    """
    with suppress(InTheWay):
        return step(False)
    with transaction.atomic():
        return step(True)


def keep(now: Taking, item: Item, number: int, said: Any) -> Taking:
    """One INSERT; where this try was answered before, nothing. The last answer hands the attempt in.

    Raises InTheWay where the attempt is not held and something came in between.
    """
    if not now.awaits(item, number):
        return now
    if said is not None and not is_whole(item, said):
        raise ValueError(f"no whole answer to {item.key}")
    after = replace(now, tries={**now.tries, item.key: (*now.tries_of(item), said)})
    marked = grade(item, said)
    row = now.attempt.responses.model(
        attempt=now.attempt,
        sequence=sum(len(tries) for tries in now.tries.values()) + 1,
        item=item.key,
        number=number,
        answer=said,
        score=marked.score,
        right=marked.right,
    )
    if not after.is_done:
        write(row, now.attempt)
        return after
    with transaction.atomic():
        write(row, now.attempt)
        return handed_in(after)


def write(row: ResponseRow, attempt: AttemptRow) -> None:
    """Write one answer if the attempt still stands as it was read: open, asked the same, with as many answers.

    No two answers can be the same one in sequence, so whoever read an older state writes nothing. The lock is held for
    this statement alone and makes it look again at an attempt that was handed in or moved while it waited; SQLite
    writes one statement at a time anyway. It goes round the ORM, which inserts under no condition.
    Raises InTheWay where the attempt has changed.
    """
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    lock = " FOR NO KEY UPDATE OF mine" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{row._meta.db_table}" ({columns}) SELECT {", ".join(["%s"] * len(values))}'
            f' FROM "{attempt._meta.db_table}" AS mine'
            f" WHERE mine.id = %s AND mine.version_id = %s AND mine.submitted IS NULL{lock} ON CONFLICT DO NOTHING",
            [*values, attempt.pk, attempt.version_id],
        )
        if cursor.rowcount != 1:
            raise InTheWay


def handed_in(now: Taking) -> Taking:
    """Write the result once: the first answers decide."""
    row = now.attempt
    row.submitted = timezone.now()
    row.right = sum(found is Outcome.FIRST for found in now.outcomes)
    row.passed = now.passed
    row.save(update_fields=["submitted", "right", "passed"])
    return now
