"""What an adult with an account does with a quiz: start, answer, submit. Every answer is kept as first sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from language.tiers import Tier

from .domain.asking import Missing, what_is_missing
from .domain.content import Content
from .domain.grading import grade
from .domain.items import FORMS, Item
from .domain.showing import from_shown, is_whole, posted
from .domain.walk import Outcome, Tries, Walk, is_settled, outcomes, resume
from .domain.wording import is_passed
from .models import Attempt, QuizVersion, Response

# Tiers whose answers count for whoever gives them; pupils' quizzes keep nothing about anybody.
KEPT_TIERS = frozenset({Tier.TEACHERS, Tier.POLICE})


class NoQuiz(LookupError):
    """There is no such quiz, or no such attempt of this person."""


@dataclass(frozen=True)
class Taking:
    """An attempt with what was answered so far, by item."""

    attempt: Attempt
    content: Content
    items: tuple[Item, ...]
    tries: Mapping[str, Tries]

    @property
    def walk(self) -> Walk:
        """Standing at the first item that is not settled."""
        return resume(self.items, self.tries)

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def tries_of(self, item: Item) -> Tries:
        return self.tries.get(item.key, ())

    def said(self, item: Item, number: int) -> Any:
        """What was kept for a try; None where nothing was."""
        tries = self.tries_of(item)
        return tries[number - 1] if 0 < number <= len(tries) else None

    def awaits(self, item: Item, number: int) -> bool:
        """Whether exactly this try is the one to come."""
        tries = self.tries_of(item)
        return self.attempt.is_open and number == len(tries) + 1 and not is_settled(item, tries)

    def standing_at(self, item: Item) -> Walk:
        return replace(self.walk, index=self.items.index(item))

    @property
    def outcomes(self) -> list[Outcome]:
        return outcomes(self.walk, self.items)

    @property
    def is_done(self) -> bool:
        return all(is_settled(item, self.tries_of(item)) for item in self.items)


@dataclass(frozen=True)
class Handed:
    """What became of a posted page: where the attempt stands, and what was missing or came too late."""

    taking: Taking
    item: Item
    said: Any
    missing: Missing = Missing.NOTHING
    late: bool = False


def keeps_answers(*, user: Any, tier: Tier) -> bool:
    """Whether this person's answers on this tier are stored."""
    return bool(tier in KEPT_TIERS and user.is_authenticated and user.is_active and user.has_role_for(tier))


def check(user: Any, tier: str) -> None:
    if not keeps_answers(user=user, tier=Tier(tier)):
        raise PermissionDenied


@transaction.atomic
def start(*, user: Any, quiz_slug: str, form: str = FORMS[0]) -> Taking:
    """Begin a quiz, or go on with the attempt that is open. Raises NoQuiz, PermissionDenied."""
    version = QuizVersion.objects.newest_of(quiz_slug)
    if version is None:
        raise NoQuiz(quiz_slug)
    check(user, version.read().tier)
    going = open_attempt(user=user, quiz_slug=quiz_slug)
    if going is not None:
        return going
    chosen = form if form in version.read().forms else FORMS[0]
    # Two tabs may press at once: one row is made, and both find it.
    Attempt.objects.bulk_create([Attempt(user=user, version=version, form=chosen)], ignore_conflicts=True)
    begun = open_attempt(user=user, quiz_slug=quiz_slug)
    if begun is None:
        raise NoQuiz(quiz_slug)
    return begun


def open_attempt(*, user: Any, quiz_slug: str) -> Taking | None:
    """The attempt that this person has not handed in; it keeps the version with which it began."""
    return taking(attempts_of(user, quiz_slug).filter(submitted=None).first())


def results(*, user: Any, quiz_slug: str) -> list[Attempt]:
    """Every attempt that this person handed in, the newest first."""
    return list(attempts_of(user, quiz_slug).exclude(submitted=None))


def last_result(*, user: Any, quiz_slug: str) -> Taking | None:
    return taking(attempts_of(user, quiz_slug).exclude(submitted=None).first())


def attempts_of(user: Any, quiz_slug: str) -> Any:
    found = Attempt.objects.filter(user=user, version__quiz__slug=quiz_slug)
    return found.select_related("version").defer("version__content")


def taking(attempt: Attempt | None) -> Taking | None:
    """Read what was answered in one query."""
    if attempt is None:
        return None
    content = attempt.version.read()
    tries: dict[str, list[Any]] = {}
    for item, answer in attempt.responses.order_by("number").values_list("item", "answer"):
        tries.setdefault(item, []).append(answer)
    kept = {item: tuple(answers) for item, answers in tries.items()}
    return Taking(attempt, content, content.of_form(attempt.form), kept)


@transaction.atomic
def answer(*, user: Any, quiz_slug: str, attempt_id: int, item_key: str, number: int, said: Any) -> Taking:
    """Keep `said`, an answer in stable keys or None for passing over, as try `number` of an item.

    The first write wins: what is sent later for the same try changes nothing, and neither does a try that is not
    open. The answer that settles the last item hands the attempt in. Raises NoQuiz, PermissionDenied, and
    ValueError for what is no whole answer to this item.
    """
    now = hold(user, quiz_slug, attempt_id)
    item = now.item(item_key)
    return keep(now, item, number, said) if item else now


@transaction.atomic
def answer_page(
    *, user: Any, quiz_slug: str, attempt_id: int, item_key: str, number: int, fields: Mapping[str, Any]
) -> Handed:
    """The same for a posted page, which names what was chosen by the numbers that it showed."""
    now = hold(user, quiz_slug, attempt_id)
    item = now.item(item_key)
    if item is None:
        raise NoQuiz(item_key)
    said = posted(item, fields)
    read = from_shown(item, now.attempt.version.seed, said)
    if not now.awaits(item, number):
        return Handed(now, item, said, late=read != now.said(item, number))
    if read is None:
        return Handed(now, item, said, missing=what_is_missing(item, said))
    return Handed(keep(now, item, number, read), item, said)


def hold(user: Any, quiz_slug: str, attempt_id: int) -> Taking:
    """Answers of one attempt queue behind its row, so that two tabs cannot both settle the last item."""
    mine = attempts_of(user, quiz_slug).filter(pk=attempt_id)
    now = taking(mine.select_for_update(of=("self",)).first())
    if now is None:
        raise NoQuiz(str(attempt_id))
    check(user, now.content.tier)
    return now


def keep(now: Taking, item: Item, number: int, said: Any) -> Taking:
    """One INSERT, which changes nothing where this try was answered before."""
    if not now.awaits(item, number):
        return now
    if said is not None and not is_whole(item, said):
        raise ValueError(f"no whole answer to {item.key}")
    marked = grade(item, said)
    row = Response(
        attempt=now.attempt,
        item=item.key,
        number=number,
        answer=said,
        score=marked.score,
        right=marked.right,
    )
    Response.objects.bulk_create([row], ignore_conflicts=True)
    after = replace(now, tries={**now.tries, item.key: (*now.tries_of(item), said)})
    return handed_in(after) if after.is_done else after


@transaction.atomic
def submit(*, user: Any, quiz_slug: str, attempt_id: int) -> Taking:
    """Hand an attempt in as it stands; what was not answered counts as not known. Safe to repeat."""
    now = hold(user, quiz_slug, attempt_id)
    return handed_in(now) if now.attempt.is_open else now


def handed_in(now: Taking) -> Taking:
    """Write the result once: the first answers decide."""
    row = now.attempt
    row.submitted = timezone.now()
    row.right = sum(found is Outcome.FIRST for found in now.outcomes)
    row.passed = is_passed(now.content.mark, now.items, now.outcomes, first_only=True)
    row.save(update_fields=["submitted", "right", "passed"])
    return now
