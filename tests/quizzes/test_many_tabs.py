"""Many tabs at one attempt, truly at once: every answer that was taken is there, none is there twice, one hands in."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from factories import person
from people.models import User
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data
from report_samples import write

from quizzes.attempts import answer, start, submit
from quizzes.deliveries import deliver, replace_item
from quizzes.groups import close_group, come_in, issue_cards, open_group
from quizzes.keeping import NoQuiz, Taking
from quizzes.models import Attempt, BankItem, PupilAttempt, PupilResponse, Response
from quizzes.sittings import NotOpen
from quizzes.sittings import answer as answer_in_class
from quizzes.sittings import start as start_in_class
from quizzes.takers import Pupil

pytestmark = pytest.mark.django_db(transaction=True)
CODE, KEYS, ROUNDS = "P-98", [f"q{n}" for n in range(6)], 6


def at_once(steps: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each step gives, or the exception that it raises; all begin at the same moment."""
    ready = Barrier(len(steps))

    def run(step: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return step()
        except (NoQuiz, NotOpen) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(steps)) as pool:
        return list(pool.map(run, steps))


def tab(by: User, begun: Taking, key: str, said: Any) -> Callable[[], Taking]:
    place = {"attempt_id": begun.attempt.pk, "item_key": key, "number": 1, "said": said}
    return lambda: answer(user=by, quiz_slug=CODE, **place)


def sequences(rows: Any) -> list[int]:
    return list(rows.order_by("sequence").values_list("sequence", flat=True))


@pytest.fixture
def officer() -> User:
    settle()
    write(quiz_data(CODE, items=[item_data("choice_one", key) for key in KEYS]))
    return person(Role.OFFICER)


def test_every_answer_is_kept_and_the_last_hands_in(officer: User):
    for number in range(1, ROUNDS + 1):
        begun = start(user=officer, quiz_slug=CODE)
        at_once([tab(officer, begun, key, "o1") for key in KEYS])
        row = Attempt.objects.get(pk=begun.attempt.pk)
        assert sequences(row.responses) == [1, 2, 3, 4, 5, 6]
        assert (row.is_open, row.right) == (False, len(KEYS))
        assert Attempt.objects.count() == number


def test_of_many_answers_to_one_item_the_first_is_kept_and_all_see_it(officer: User):
    begun = start(user=officer, quiz_slug=CODE)
    for key in KEYS[:-1]:
        seen = at_once([tab(officer, begun, key, said) for said in ("o0", "o1", "o2", "o0", None)])
        kept = Response.objects.get(attempt=begun.attempt.pk, item=key, number=1)
        assert {taking.tries[key][0] for taking in seen} == {kept.answer}


def test_what_was_handed_in_takes_no_answer_that_it_does_not_count(officer: User):
    for _ in range(ROUNDS):
        begun = start(user=officer, quiz_slug=CODE)
        mine = {"user": officer, "quiz_slug": CODE, "attempt_id": begun.attempt.pk}
        at_once([lambda mine=mine: submit(**mine), *(tab(officer, begun, key, "o1") for key in KEYS[:4])])
        row = Attempt.objects.get(pk=begun.attempt.pk)
        assert not row.is_open
        assert row.right == row.responses.filter(right=True).count()


class TestInClass:
    @pytest.fixture(autouse=True)
    def a_class(self, db: None) -> None:
        settle()
        write(quiz_data("E3-98", tier="e3", items=[item_data("choice_one", key) for key in KEYS]))
        write(quiz_data("E3-97", tier="e3", items=[item_data("choice_one", "x1")]))
        self.teacher = person(Role.TEACHER)
        self.group = open_group(by=self.teacher, tier="e3")
        settings = {"tries": 1, "attempts": 9, "shuffled": True}
        self.delivery = deliver(by=self.teacher, quiz_slug="E3-98", group_id=self.group.pk, settings=settings)
        cards = issue_cards(by=self.teacher, group_id=self.group.pk, count=4)
        self.pupils = [Pupil(come_in(group_id=self.group.pk, code=code)) for _, code in cards]

    def answering(self, pupil: Pupil, begun: Taking, key: str) -> Callable[[], Taking]:
        place = {"attempt_id": begun.attempt.pk, "item_key": key, "number": 1, "said": "o1"}
        return lambda: answer_in_class(by=pupil, delivery_id=self.delivery.pk, **place)

    def test_an_item_is_exchanged_while_it_is_answered(self):
        begun = [start_in_class(by=pupil, delivery_id=self.delivery.pk) for pupil in self.pupils]
        fresh = BankItem.objects.get(home="E3-97").key
        change = {"by": self.teacher, "delivery_id": self.delivery.pk, "key": "q0", "with_item": fresh}
        both = zip(self.pupils, begun, strict=True)
        at_once([lambda: replace_item(**change), *(self.answering(*one, "q0") for one in both)])
        for row in PupilAttempt.objects.select_related("version"):
            asked = {item.key for item in row.version.read().items}
            said = set(row.responses.values_list("item", flat=True))
            assert said <= asked
            assert ("q0" in asked) == (said == {"q0"}), "whoever had answered keeps the item"

    def test_the_group_closes_while_it_is_answered(self):
        begun = [start_in_class(by=pupil, delivery_id=self.delivery.pk) for pupil in self.pupils]
        both = list(zip(self.pupils, begun, strict=True))
        tabs = [self.answering(*one, key) for one in both for key in KEYS[:3]]
        group = self.group.pk
        at_once([lambda: close_group(by=self.teacher, group_id=group), *tabs])
        assert PupilAttempt.objects.count() == 0
        assert PupilResponse.objects.count() == 0
