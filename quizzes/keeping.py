"""An attempt with what was answered so far, and how one more answer is kept: the same for adults and for pupils."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

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
        return caught_up(Taking(attempt, content, items, kept, seed=attempt.version.seed))
    asked = with_critical(in_order(items, seed, shuffled=rules.shuffled), rules.critical)
    return caught_up(
        Taking(attempt, content, asked, kept, rules, shuffling(seed) if rules.shuffled else seed)
    )


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


def keep_page(handed: Handed, number: int, *, in_turn: bool) -> Handed:
    """Keep what a posted page says, where `is_answer` has found that there is something to keep."""
    kept = keep(handed.taking, handed.item, number, handed.read, in_turn=in_turn)
    return replace(handed, taking=kept, kept=True)


class InTheWay(Exception):
    """Something came in between reading an attempt and keeping an answer to it: this answer has to queue."""


def alone_or_in_turn(step: Callable[[bool], Outgoing]) -> Outgoing:
    """Keep an answer, at best without a queue: `step(False)` reads without a lock and writes one statement.

    SQLite has one lock for the whole file. Held while a thread waits for its turn to think, it let 125 answers a
    second through where 185 come without (decision 0028). Where rows have locks, answers of one attempt alone queue.
    """
    if not connection.features.has_select_for_update:
        with suppress(InTheWay):
            return step(False)
    with transaction.atomic():
        return step(True)


def keep(now: Taking, item: Item, number: int, said: Any, *, in_turn: bool) -> Taking:
    """One INSERT, which changes nothing where this try was answered before. The last answer hands the attempt in.

    `in_turn` says that the attempt is held. Raises InTheWay where it is not and something came in between.
    """
    if not now.awaits(item, number):
        return now
    if said is not None and not is_whole(item, said):
        raise ValueError(f"no whole answer to {item.key}")
    after = replace(now, tries={**now.tries, item.key: (*now.tries_of(item), said)})
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
    if in_turn:
        rows.objects.bulk_create([row], ignore_conflicts=True)
        return handed_in(after) if after.is_done else after
    if not after.is_done:
        write_alone(row, now)
        return after
    with transaction.atomic():
        write_alone(row, now)
        return handed_in(after)


def write_alone(row: ResponseRow, now: Taking) -> None:
    """Write one answer if the attempt still stands as it was read: open, asked the same, with as many answers.

    One statement, so that nothing can come in between; it goes round the ORM, which inserts under no condition.
    Raises InTheWay where the attempt has changed.
    """
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    answers, attempts = row._meta.db_table, now.attempt._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in fields)
    known = sum(len(tries) for tries in now.tries.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{answers}" ({columns}) SELECT {", ".join(["%s"] * len(values))} FROM "{attempts}" AS mine'
            " WHERE mine.id = %s AND mine.version_id = %s AND mine.submitted IS NULL"
            f' AND (SELECT count(*) FROM "{answers}" WHERE attempt_id = mine.id) = %s ON CONFLICT DO NOTHING',
            [*values, now.attempt.pk, now.attempt.version_id, known],
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
