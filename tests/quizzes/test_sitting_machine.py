"""A machine over one delivery: two tabs, reloads, late answers, closing, opening again, an exchanged item."""

from datetime import datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from people.rights import settle
from people.roles import Role
from quiz_samples import answer_to, item_data, quiz_data

from quizzes.deliveries import close, deliver, reopen, replace_item
from quizzes.domain.delivering import GRACE
from quizzes.domain.walk import is_settled
from quizzes.groups import close_group, come_in, issue_cards, open_group
from quizzes.keeping import NoQuiz, Taking
from quizzes.models import Delivery, Participant, PupilAttempt, PupilResponse
from quizzes.sittings import NoMore, NotOpen, answer, standing, start, submit
from quizzes.takers import Pupil
from quizzes.versions import write

pytestmark = [pytest.mark.django_db(transaction=False)]
NEW = "E3-97-x1"


class Sitting(RuleBasedStateMachine):
    """What the server does against a model of it that a reader can check by hand."""

    teacher: Any

    @initialize(tries=st.sampled_from([1, 2]), shuffled=st.booleans())
    def put_to_a_group(self, tries: int, shuffled: bool) -> None:
        self.now: datetime = timezone.now()
        self.closes: datetime | None = None
        settings = {"tries": tries, "attempts": 2, "shuffled": shuffled}
        group = open_group(by=self.teacher, tier="e3")
        self.delivery = deliver(by=self.teacher, quiz_slug="E3-98", group_id=group.pk, settings=settings)
        ((_, code),) = issue_cards(by=self.teacher, group_id=group.pk, count=1)
        self.by = Pupil(come_in(group_id=group.pk, code=code))
        self.most, self.begun, self.exchanged = tries, 0, False
        self.open: Taking | None = None
        self.kept: dict[str, list[Any]] = {}
        self.finished: list[dict[str, list[Any]]] = []
        self.tab: tuple[int, str, int, Any] | None = None

    @property
    def takes(self) -> bool:
        return self.closes is None or self.now < self.closes + timedelta(seconds=GRACE)

    def at(self) -> Any:
        return mock.patch.object(timezone, "now", return_value=self.now)

    @rule(seconds=st.integers(1, 50))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def start(self) -> None:
        with self.at():
            try:
                begun = start(by=self.by, delivery_id=self.delivery.pk)
            except NotOpen:
                assert self.open is None
                assert self.closes is not None
                assert self.now >= self.closes
                return
            except NoMore:
                assert self.open is None
                assert self.begun == 2
                return
        if self.open is None:
            self.begun += 1
            self.kept = {}
        self.open = begun

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        # By key: the order itself is drawn from secrets, which hypothesis does not know.
        item = self.open.item(data.draw(st.sampled_from(sorted(item.key for item in self.open.items))))
        said = data.draw(st.none() | answer_to(item))
        said = list(said) if isinstance(said, tuple) else said
        number = len(self.kept.get(item.key, ())) + 1
        self.tab = (self.open.attempt.pk, item.key, number, said)
        self.post(*self.tab)

    @precondition(lambda self: self.tab)
    @rule(data=st.data())
    def the_same_page_from_another_tab(self, data: st.DataObject) -> None:
        attempt, key, number, said = self.tab
        self.post(attempt, key, number, data.draw(st.sampled_from([said, None])))

    @precondition(lambda self: self.open)
    @rule(number=st.integers(-1, 4))
    def an_invented_try(self, number: int) -> None:
        self.post(self.open.attempt.pk, "q1", number, None)

    def post(self, attempt: int, key: str, number: int, said: Any) -> None:
        mine = self.open is not None and attempt == self.open.attempt.pk
        item = self.open.item(key) if mine else None
        before = self.kept.get(key, [])
        settled = item is None or is_settled(item, tuple(before), self.most)
        opens = mine and not settled and number == len(before) + 1
        with self.at():
            try:
                where = {"delivery_id": self.delivery.pk, "attempt_id": attempt}
                answer(by=self.by, **where, item_key=key, number=number, said=said)
            except NotOpen:
                assert opens
                assert not self.takes
                return
        if opens:
            assert self.takes
            self.kept.setdefault(key, []).append(said)
            if all(is_settled(one, tuple(self.kept.get(one.key, ())), self.most) for one in self.open.items):
                self.hand_in()

    def hand_in(self) -> None:
        self.finished.append(self.kept)
        self.open, self.kept = None, {}

    @precondition(lambda self: self.open)
    @rule()
    def submit(self) -> None:
        with self.at():
            try:
                where = {"delivery_id": self.delivery.pk, "attempt_id": self.open.attempt.pk}
                submit(by=self.by, **where)
            except NotOpen:
                assert not self.takes
                return
        assert self.takes
        self.hand_in()

    @rule()
    def close(self) -> None:
        with self.at():
            close(by=self.teacher, delivery_id=self.delivery.pk)
        self.closes = min(self.closes or self.now, self.now)

    @rule()
    def reopen(self) -> None:
        with self.at():
            reopen(by=self.teacher, delivery_id=self.delivery.pk)
        self.closes = None

    @precondition(lambda self: not self.exchanged)
    @rule()
    def exchange_an_item(self) -> None:
        replace_item(by=self.teacher, delivery_id=self.delivery.pk, key="q2", with_item=NEW)
        self.exchanged = True
        if self.open is not None:
            with self.at():
                self.open = standing(by=self.by, delivery_id=self.delivery.pk).going
            assert (NEW in {item.key for item in self.open.items}) is ("q2" not in self.kept)

    @rule()
    def a_stranger_tries(self) -> None:
        with self.at(), pytest.raises(NoQuiz):
            start(by=Pupil("f" * 32), delivery_id=self.delivery.pk)

    @invariant()
    def a_reload_shows_what_was_kept(self) -> None:
        if not hasattr(self, "by"):
            return
        with self.at():
            here = standing(by=self.by, delivery_id=self.delivery.pk)
        assert (here.going is not None) is (self.open is not None)
        assert here.begun == self.begun
        if here.going is not None:
            assert here.going.tries == {key: tuple(said) for key, said in self.kept.items()}
            assert [i.key for i in here.going.items] == [i.key for i in self.open.items]

    @invariant()
    def the_rows_tell_the_same_story(self) -> None:
        if not hasattr(self, "by"):
            return
        rows = PupilAttempt.objects.filter(delivery=self.delivery).order_by("number")
        assert [row.number for row in rows] == list(range(1, self.begun + 1))
        assert sum(row.is_open for row in rows) == (1 if self.open is not None else 0)
        told = [*self.finished, *([self.kept] if self.open is not None else [])]
        for row, story in zip(rows, told, strict=True):
            stored: dict[str, list[Any]] = {}
            for response in row.responses.order_by("number"):
                stored.setdefault(response.item, []).append(response.answer)
            assert stored == story

    def teardown(self) -> None:
        if hasattr(self, "delivery"):
            gone = close_group(by=self.teacher, group_id=self.delivery.group_id)
            assert gone.attempts == self.begun
            for model in (Participant, PupilAttempt, PupilResponse, Delivery):
                assert not model.objects.exists()


def test_whatever_happens_the_rows_tell_one_story(db):
    settle()
    Sitting.teacher = person(Role.TEACHER)
    with vetted("samples of a test"):
        items = [item_data("choice_one", "q1"), item_data("order", "q2"), item_data("match", "q3")]
        write(data=quiz_data("E3-98", tier="e3", items=items))
        write(data=quiz_data("E3-97", tier="e3", items=[item_data("true_false", "x1")]))
    run_state_machine_as_test(
        Sitting,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
