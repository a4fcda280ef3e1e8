"""What an adult with an account does with a quiz: start, answer, submit. Every answer is kept as first sent."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from language.tiers import Tier
from people.prepared import Prepared

from .domain.items import FORMS
from .keeping import (
    Handed,
    NoQuiz,
    Taking,
    alone_or_in_turn,
    handed_in,
    hold,
    is_answer,
    keep,
    keep_page,
    own,
    read_page,
    taking,
    with_answers,
)
from .models import Attempt, QuizVersion

__all__ = [
    "Handed",
    "NoQuiz",
    "Taking",
    "answer",
    "answer_page",
    "keeps_answers",
    "last_result",
    "open_attempt",
    "results",
    "start",
    "submit",
]

# Tiers whose answers count for whoever gives them; pupils' quizzes keep nothing about anybody.
KEPT_TIERS = frozenset({Tier.TEACHERS, Tier.POLICE})


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
    """This person's own training; what was put to them by others is in sittings.py."""
    found = Attempt.objects.filter(user=user, version__quiz__slug=quiz_slug, delivery=None)
    return found.select_related("version").defer("version__content")


HELD: Prepared[Attempt] = Prepared(
    lambda user, slug, attempt: with_answers(attempts_of(user, slug).filter(pk=attempt)), 3
)


def answer(*, user: Any, quiz_slug: str, attempt_id: int, item_key: str, number: int, said: Any) -> Taking:
    """Keep `said`, an answer in stable keys or None for passing over, as try `number` of an item.

    The first write wins: what is sent later for the same try changes nothing, and neither does a try that is not
    open. The answer that settles the last item hands the attempt in. Raises NoQuiz, PermissionDenied, and
    ValueError for what is no whole answer to this item.
    """

    def step(in_turn: bool) -> Taking:
        now = held(user, quiz_slug, attempt_id, in_turn=in_turn)
        item = now.item(item_key)
        return keep(now, item, number, said) if item else now

    return alone_or_in_turn(step)


def answer_page(
    *, user: Any, quiz_slug: str, attempt_id: int, item_key: str, number: int, fields: Mapping[str, Any]
) -> Handed:
    """The same for a posted page, which names what was chosen by the numbers that it showed."""

    def step(in_turn: bool) -> Handed:
        now = held(user, quiz_slug, attempt_id, in_turn=in_turn)
        item = now.item(item_key)
        if item is None:
            raise NoQuiz(item_key)
        handed = read_page(now, item, number, fields)
        if not is_answer(handed, number):
            return handed
        return keep_page(handed, number)

    return alone_or_in_turn(step)


def held(user: Any, quiz_slug: str, attempt_id: int, *, in_turn: bool = True) -> Taking:
    """Answers of one attempt queue behind its row, so that two tabs cannot both settle the last item."""
    now = own(*hold(HELD, user.pk, quiz_slug, attempt_id, in_turn=in_turn))
    check(user, now.content.tier)
    return now


@transaction.atomic
def submit(*, user: Any, quiz_slug: str, attempt_id: int) -> Taking:
    """Hand an attempt in as it stands; what was not answered counts as not known. Safe to repeat."""
    now = held(user, quiz_slug, attempt_id)
    return handed_in(now) if now.attempt.is_open else now
