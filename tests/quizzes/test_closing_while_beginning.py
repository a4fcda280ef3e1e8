"""A pupil begins in the very moment in which the group is closed: one comes first, and nothing is left over."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connections, transaction
from editorial.gate import vetted
from factories import person
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.deliveries import deliver
from quizzes.groups import NoGroup, close_group, come_in, issue_cards, new_card, open_group
from quizzes.keeping import NoQuiz
from quizzes.models import Delivery, Group, Participant, PupilAttempt
from quizzes.sittings import start
from quizzes.takers import Pupil
from quizzes.versions import write

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.7  # seconds in which the second would get through if nothing held it


@pytest.fixture
def delivery() -> Delivery:
    settle()
    with vetted("samples of a test"):
        write(data=quiz_data("E3-98", tier="e3", items=[item_data("choice_one", f"q{n}") for n in (1, 2)]))
    teacher = person(Role.TEACHER)
    return deliver(by=teacher, quiz_slug="E3-98", group_id=open_group(by=teacher, tier="e3").pk)


def seat(delivery: Delivery) -> Pupil:
    ((_, code),) = issue_cards(by=delivery.by, group_id=delivery.group_id, count=1)
    return Pupil(come_in(group_id=delivery.group_id, code=code))


def both(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[Future[Any], Future[Any]]:
    """Do the second while what the first has done is not committed yet."""
    done, may_end = Event(), Event()

    def one() -> Any:
        try:
            with transaction.atomic():
                found = first()
                done.set()
                may_end.wait(A_WHILE)
                return found
        finally:
            done.set()
            connections.close_all()

    def other() -> Any:
        try:
            done.wait()
            return second()
        finally:
            may_end.set()
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        return pool.submit(one), pool.submit(other)


def begin(by: Pupil, delivery: Delivery) -> Callable[[], Any]:
    return lambda: start(by=by, delivery_id=delivery.pk)


def end(delivery: Delivery) -> Callable[[], Any]:
    return lambda: close_group(by=delivery.by, group_id=delivery.group_id)


def left_over() -> tuple[int, int]:
    return PupilAttempt.objects.count(), Participant.objects.count()


def test_whoever_begins_first_is_among_what_goes(delivery: Delivery):
    one, other = both(begin(seat(delivery), delivery), end(delivery))
    assert one.result().attempt.pk
    assert (other.result().attempts, other.result().participants) == (1, 1)
    assert left_over() == (0, 0)


def test_whoever_comes_after_the_closing_finds_it_gone(delivery: Delivery):
    one, other = both(end(delivery), begin(seat(delivery), delivery))
    assert one.result().participants == 1
    assert isinstance(other.exception(), NoQuiz)
    assert left_over() == (0, 0)


@pytest.mark.parametrize("what", ["card", "quiz"])
def test_what_the_teacher_does_in_another_tab_finds_it_gone(delivery: Delivery, what: str):
    seat(delivery)
    where = {"by": delivery.by, "group_id": delivery.group_id}
    tabs = {
        "card": lambda: new_card(**where, number=1),
        "quiz": lambda: deliver(**where, quiz_slug="E3-98"),
    }
    _, other = both(end(delivery), tabs[what])
    assert isinstance(other.exception(), NoGroup)
    assert left_over() == (0, 0)
    assert not Delivery.objects.exists()
    assert not Group.objects.open().exists()
