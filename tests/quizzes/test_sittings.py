"""Answering what was put to somebody: windows, attempts, tries, order, halves, and what an answer costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.roles import Role
from quiz_samples import item_data, quiz_data, two_forms

from quizzes.deliveries import NoDelivery, close, deliver, reopen
from quizzes.domain.delivering import State
from quizzes.domain.fields import Fault
from quizzes.domain.grading import full_answer
from quizzes.domain.items import Kind
from quizzes.groups import NoGroup, come_in, issue_cards, open_group
from quizzes.keeping import NoQuiz, Taking
from quizzes.models import Attempt, Delivery, PupilAttempt, PupilResponse, Quiz, QuizVersion, Response
from quizzes.sittings import NoMore, NotOpen, answer, answer_page, standing, start, submit
from quizzes.takers import Adult, Pupil
from quizzes.versions import write as write_version

pytestmark = pytest.mark.django_db
CODE = "E3-98"
CHOICES = [item_data("choice_one", f"q{n}") for n in range(1, 6)]
TEST = {"mode": "test"}


def write(*, data: Any) -> QuizVersion:
    """A quiz of sample words, which no editor needs to read."""
    with vetted("samples of a test"):
        return write_version(data=data)


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher):
    return open_group(by=teacher, tier="e3")


@pytest.fixture
def quiz(db) -> Quiz:
    return write(data=quiz_data(CODE, tier="e3", items=CHOICES)).quiz


def pupils(teacher, group, count: int = 1) -> list[Pupil]:
    cards = issue_cards(by=teacher, group_id=group.pk, count=count)
    return [Pupil(come_in(group_id=group.pk, code=code)) for _, code in cards]


def give(teacher, group, **settings: Any) -> Delivery:
    more = {name: settings.pop(name) for name in ("opens", "closes", "moment") if name in settings}
    return deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings=settings, **more)


def say(by, now: Taking, key: str, said: Any, number: int = 1) -> Taking:
    row = now.attempt
    return answer(
        by=by, delivery_id=row.delivery_id, attempt_id=row.pk, item_key=key, number=number, said=said
    )


def statements(seen: CaptureQueriesContext) -> list[str]:
    frame = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
    return [query["sql"] for query in seen if not query["sql"].startswith(frame)]


def at(monkeypatch: pytest.MonkeyPatch, moment) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


class TestWho:
    def test_a_delivery_to_a_group_is_for_its_places_only(self, teacher, group, quiz):
        delivery = give(teacher, group)
        other = open_group(by=teacher, tier="e3")
        (inside,), (outside,) = pupils(teacher, group), pupils(teacher, other)
        assert start(by=inside, delivery_id=delivery.pk).attempt.is_open
        for stranger in (outside, Pupil("0" * 32), Pupil(""), Adult(person(Role.OFFICER))):
            with pytest.raises(NoQuiz):
                start(by=stranger, delivery_id=delivery.pk)
            with pytest.raises(NoQuiz):
                standing(by=stranger, delivery_id=delivery.pk)

    def test_one_pupil_cannot_answer_in_anothers_place(self, teacher, group, quiz):
        delivery = give(teacher, group)
        one, two = pupils(teacher, group, 2)
        begun = start(by=one, delivery_id=delivery.pk)
        for by in (two, Adult(teacher)):
            with pytest.raises(NoQuiz):
                say(by, begun, "q1", "o1")

    def test_a_delivery_without_a_group_is_for_adults_of_the_tier(self, db):
        write(data=quiz_data("P-98", items=CHOICES))
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98")
        officer, teacher = person(Role.OFFICER), person(Role.TEACHER)
        begun = start(by=Adult(officer), delivery_id=delivery.pk)
        assert say(Adult(officer), begun, "q1", "o1").tries == {"q1": ("o1",)}
        with pytest.raises(PermissionDenied):
            start(by=Adult(teacher), delivery_id=delivery.pk)
        with pytest.raises(NoQuiz):
            start(by=Pupil("0" * 32), delivery_id=delivery.pk)

    def test_whoever_loses_the_role_answers_no_more(self, db):
        write(data=quiz_data("P-98", items=CHOICES))
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98")
        officer = person(Role.OFFICER)
        begun = start(by=Adult(officer), delivery_id=delivery.pk)
        officer.groups.clear()
        del officer.roles
        with pytest.raises(PermissionDenied):
            say(Adult(officer), begun, "q1", "o1")

    def test_training_of_ones_own_and_what_was_put_to_one_do_not_meet(self, db):
        from quizzes import attempts

        write(data=quiz_data("P-98", items=CHOICES))
        officer = person(Role.OFFICER)
        own = attempts.start(user=officer, quiz_slug="P-98")
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98")
        put = start(by=Adult(officer), delivery_id=delivery.pk)
        assert own.attempt.pk != put.attempt.pk
        assert attempts.open_attempt(user=officer, quiz_slug="P-98").attempt.pk == own.attempt.pk
        with pytest.raises(NoQuiz):
            attempts.answer(
                user=officer, quiz_slug="P-98", attempt_id=put.attempt.pk, item_key="q1", number=1, said="o1"
            )


class TestDelivering:
    def test_only_whose_group_it_is_and_only_whose_training_it_is(self, teacher, group, quiz):
        with pytest.raises(NoGroup):
            deliver(by=person(Role.TEACHER), quiz_slug=CODE, group_id=group.pk)
        write(data=quiz_data("P-98", items=CHOICES))
        for role in (Role.TEACHER, Role.OFFICER, Role.EDITOR):
            with pytest.raises(PermissionDenied):
                deliver(by=person(role), quiz_slug="P-98")
        with pytest.raises(PermissionDenied):
            deliver(by=person(Role.COORDINATOR), quiz_slug=CODE)

    @pytest.mark.parametrize(
        ("tier", "given"), [("e1", True), ("e3", True), ("m", False), ("teachers", False), ("police", False)]
    )
    def test_the_wall_a_group_is_asked_what_is_for_its_age_or_younger(self, teacher, group, tier, given):
        write(data=quiz_data("T-98", tier=tier, items=CHOICES))
        if given:
            assert deliver(by=teacher, quiz_slug="T-98", group_id=group.pk).pk
        else:
            with pytest.raises(Fault):
                deliver(by=teacher, quiz_slug="T-98", group_id=group.pk)

    @pytest.mark.parametrize(
        ("changed", "path"),
        [
            ({"settings": {"mode": "exam"}}, ("mode",)),
            ({"settings": {"needed": 6}}, ("needed",)),
            ({"settings": {"critical": ["q9"]}}, ("critical",)),
            ({"moment": "yesterday"}, ("moment",)),
            ({"series": "x" * 41}, ("series",)),
        ],
    )
    def test_a_setting_that_cannot_be_is_named(self, teacher, group, quiz, changed, path):
        with pytest.raises(Fault) as fault:
            deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, **changed)
        assert fault.value.path == path
        assert not Delivery.objects.exists()

    def test_a_window_that_closes_before_it_opens_is_refused(self, teacher, group, quiz):
        now = timezone.now()
        with pytest.raises(Fault):
            give(teacher, group, opens=now, closes=now)
        with pytest.raises(NoDelivery):
            deliver(by=teacher, quiz_slug="nothing", group_id=group.pk)

    def test_a_test_counts_once_and_a_practice_as_often_as_one_likes(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        practice, test = give(teacher, group), give(teacher, group, **TEST)
        for delivery, often in ((practice, 3), (test, 1)):
            for _ in range(often):
                begun = start(by=one, delivery_id=delivery.pk)
                submit(by=one, delivery_id=delivery.pk, attempt_id=begun.attempt.pk)
        start(by=one, delivery_id=practice.pk)
        with pytest.raises(NoMore):
            start(by=one, delivery_id=test.pk)

    def test_others_cannot_run_it(self, teacher, group, quiz):
        delivery = give(teacher, group)
        for act in (close, reopen):
            with pytest.raises(NoDelivery):
                act(by=person(Role.TEACHER), delivery_id=delivery.pk)


class TestWindow:
    def test_before_it_opens_nothing_begins(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        delivery = give(teacher, group, opens=timezone.now() + timedelta(hours=1))
        with pytest.raises(NotOpen) as refused:
            start(by=one, delivery_id=delivery.pk)
        assert refused.value.state is State.PLANNED

    @pytest.mark.parametrize(
        ("late", "taken"), [(-1, True), (0, True), (59, True), (60, False), (3600, False)]
    )
    def test_an_answer_on_the_way_comes_in_during_the_grace(
        self, teacher, group, quiz, monkeypatch, late, taken
    ):
        (one,) = pupils(teacher, group)
        end = timezone.now() + timedelta(minutes=10)
        delivery = give(teacher, group, closes=end)
        begun = start(by=one, delivery_id=delivery.pk)
        say(one, begun, "q1", "o1")
        at(monkeypatch, end + timedelta(seconds=late))
        if taken:
            assert "q2" in say(one, begun, "q2", "o1").tries
        else:
            with pytest.raises(NotOpen) as refused:
                say(one, begun, "q2", "o1")
            assert refused.value.taking.tries == {"q1": ("o1",)}, "what came before is not lost"
        assert PupilResponse.objects.count() == (2 if taken else 1)

    def test_nothing_begins_in_the_grace(self, teacher, group, quiz, monkeypatch):
        (one,) = pupils(teacher, group)
        end = timezone.now() + timedelta(minutes=1)
        delivery = give(teacher, group, closes=end)
        at(monkeypatch, end + timedelta(seconds=1))
        with pytest.raises(NotOpen):
            start(by=one, delivery_id=delivery.pk)

    def test_the_same_answer_again_after_closing_is_the_same_answer(self, teacher, group, quiz, monkeypatch):
        (one,) = pupils(teacher, group)
        delivery = give(teacher, group)
        begun = start(by=one, delivery_id=delivery.pk)
        say(one, begun, "q1", "o1")
        close(by=teacher, delivery_id=delivery.pk)
        at(monkeypatch, timezone.now() + timedelta(hours=1))
        assert say(one, begun, "q1", "o1").tries == {"q1": ("o1",)}
        assert say(one, begun, "q1", "o0").tries == {"q1": ("o1",)}, "the first write wins"

    def test_closing_while_somebody_answers_loses_nothing_and_reopening_goes_on(
        self, teacher, group, quiz, monkeypatch
    ):
        (one,) = pupils(teacher, group)
        delivery = give(teacher, group, **TEST)
        begun = start(by=one, delivery_id=delivery.pk)
        say(one, begun, "q1", "o1")
        now = timezone.now()
        close(by=teacher, delivery_id=delivery.pk)
        assert "q2" in say(one, begun, "q2", "o1").tries, "it was on the way"
        at(monkeypatch, now + timedelta(minutes=5))
        with pytest.raises(NotOpen):
            say(one, begun, "q3", "o1")
        with pytest.raises(NotOpen):
            submit(by=one, delivery_id=delivery.pk, attempt_id=begun.attempt.pk)
        reopen(by=teacher, delivery_id=delivery.pk, until=now + timedelta(minutes=15))
        going = start(by=one, delivery_id=delivery.pk)
        assert going.attempt.pk == begun.attempt.pk
        assert set(going.tries) == {"q1", "q2"}
        assert set(say(one, going, "q3", "o1").tries) == {"q1", "q2", "q3"}

    def test_closing_twice_keeps_the_first_end(self, teacher, group, quiz, monkeypatch):
        delivery = give(teacher, group)
        first = close(by=teacher, delivery_id=delivery.pk).closes
        at(monkeypatch, timezone.now() + timedelta(minutes=5))
        assert close(by=teacher, delivery_id=delivery.pk).closes == first
        with pytest.raises(Fault):
            reopen(by=teacher, delivery_id=delivery.pk, until=timezone.now() - timedelta(minutes=1))

    def test_what_was_not_handed_in_is_not_handed_in_by_closing(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        delivery = give(teacher, group)
        start(by=one, delivery_id=delivery.pk)
        close(by=teacher, delivery_id=delivery.pk)
        assert PupilAttempt.objects.get().submitted is None


class TestTries:
    def test_in_a_test_one_answer_settles(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        begun = start(by=one, delivery_id=give(teacher, group, **TEST).pk)
        now = say(one, begun, "q1", "o0")
        assert now.settles(now.item("q1"))
        assert say(one, begun, "q1", "o1", number=2).tries == {"q1": ("o0",)}

    def test_in_practice_a_hint_and_a_second_try(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        begun = start(by=one, delivery_id=give(teacher, group).pk)
        say(one, begun, "q1", "o0")
        assert say(one, begun, "q1", "o1", number=2).tries == {"q1": ("o0", "o1")}

    def test_the_last_answer_hands_in(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        now = start(by=one, delivery_id=give(teacher, group, **TEST).pk)
        for item in now.items:
            now = say(one, now, item.key, full_answer(item))
        assert (now.attempt.is_open, now.attempt.right) == (False, 5)

    def test_a_mark_of_the_delivery_takes_the_place_of_the_quizs(self, teacher, group, quiz):
        one, two = pupils(teacher, group, 2)
        delivery = give(teacher, group, **TEST, needed=4, critical=["q5"])
        for by, wrong, passed in ((one, "q5", False), (two, "q1", True)):
            now = start(by=by, delivery_id=delivery.pk)
            for item in now.items:
                now = say(by, now, item.key, None if item.key == wrong else full_answer(item))
            assert now.attempt.passed is passed

    def test_nobody_passes_a_survey(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        now = start(by=one, delivery_id=give(teacher, group, mode="survey").pk)
        for item in now.items:
            now = say(one, now, item.key, "o0")
        assert now.attempt.passed is None


class TestOrder:
    def test_each_pupil_has_an_order_of_her_own_the_same_at_every_reload(self, teacher, group, quiz):
        delivery = give(teacher, group, shuffled=True)
        orders = []
        for by in pupils(teacher, group, 8):
            begun = start(by=by, delivery_id=delivery.pk)
            again = standing(by=by, delivery_id=delivery.pk).going
            assert [i.key for i in begun.items] == [i.key for i in again.items]
            orders.append(tuple(item.key for item in begun.items))
        assert len(set(orders)) > 2
        assert {frozenset(order) for order in orders} == {frozenset(f"q{n}" for n in range(1, 6))}

    def test_otherwise_the_author_decides(self, teacher, group, quiz):
        (one,) = pupils(teacher, group)
        begun = start(by=one, delivery_id=give(teacher, group).pk)
        assert [item.key for item in begun.items] == ["q1", "q2", "q3", "q4", "q5"]


class TestHalves:
    def forms(self, people, delivery) -> list[str]:
        return [start(by=by, delivery_id=delivery.pk).attempt.form for by in people]

    def test_half_of_a_group_is_asked_each_form_and_afterwards_the_other(self, teacher, group):
        write(data=two_forms(CODE))
        people = pupils(teacher, group, 9)
        before, after, later = (
            self.forms(people, give(teacher, group, moment=moment, mode="survey"))
            for moment in ("before", "after", "later")
        )
        assert abs(before.count("a") - before.count("b")) == 1
        assert all(one != two for one, two in zip(before, after, strict=True))
        assert later == before

    def test_adults_fill_the_halves_in_the_order_of_coming(self, db):
        write(data=two_forms("P-98"))
        coordinator = person(Role.COORDINATOR)
        officers = [Adult(person(Role.OFFICER)) for _ in range(7)]
        before, after = (
            self.forms(people, deliver(by=coordinator, quiz_slug="P-98", moment=moment, series="round 3"))
            for moment, people in (("before", officers), ("after", officers[::-1]))
        )
        assert abs(before.count("a") - before.count("b")) == 1
        assert all(one != two for one, two in zip(before, after[::-1], strict=True))

    def test_without_a_moment_form_a_is_asked(self, teacher, group):
        write(data=two_forms(CODE))
        assert set(self.forms(pupils(teacher, group, 4), give(teacher, group))) == {"a"}
        assert set(self.forms(pupils(teacher, group, 4), give(teacher, group, forms="b"))) == {"b"}


class TestCosts:
    @pytest.mark.parametrize("settings", [{}, TEST, {"shuffled": True}])
    def test_an_answer_is_one_insert_and_at_most_four_statements(self, teacher, group, quiz, settings):
        (one,) = pupils(teacher, group)
        now = start(by=one, delivery_id=give(teacher, group, **settings).pk)
        for item in now.items:
            with CaptureQueriesContext(connection) as seen:
                now = say(one, now, item.key, full_answer(item))
            asked = statements(seen)
            # The last one hands in with one statement more.
            assert len(asked) == 2 + (not now.attempt.is_open), asked
            assert sum(sql.startswith("INSERT") for sql in asked) == 1
        assert not now.attempt.is_open

    def test_beginning_costs_the_same_in_a_full_group(self, teacher, group, quiz):
        people = pupils(teacher, group, 30)
        delivery = give(teacher, group)
        costs = []
        for by in people:
            with CaptureQueriesContext(connection) as seen:
                start(by=by, delivery_id=delivery.pk)
            costs.append(len(statements(seen)))
        assert max(costs) == min(costs) <= 7


class TestPosted:
    def test_a_page_is_read_in_the_numbers_that_it_showed(self, teacher, group):
        kinds = [
            item_data(kind, f"q{n}") for n, kind in enumerate(("order", "match", "gaps_choose"), start=1)
        ]
        write(data=quiz_data(CODE, tier="e3", items=kinds))
        (one,) = pupils(teacher, group)
        now = start(by=one, delivery_id=give(teacher, group, shuffled=True).pk)
        from quizzes.domain.showing import to_shown

        for item in now.items:
            shown = to_shown(item, now.seed, full_answer(item))
            fields = (
                {"answer": shown}
                if isinstance(shown, str)
                else {f"answer-{n}": v for n, v in enumerate(shown, start=1)}
            )
            handed = answer_page(
                by=one,
                delivery_id=now.attempt.delivery_id,
                attempt_id=now.attempt.pk,
                item_key=item.key,
                number=1,
                fields=fields,
            )
            assert not handed.missing
            now = handed.taking
        assert now.attempt.right == 3

    def test_a_late_page_says_so_and_keeps_nothing(self, teacher, group, quiz, monkeypatch):
        (one,) = pupils(teacher, group)
        delivery = give(teacher, group)
        begun = start(by=one, delivery_id=delivery.pk)
        close(by=teacher, delivery_id=delivery.pk)
        at(monkeypatch, timezone.now() + timedelta(minutes=5))
        where = {"delivery_id": delivery.pk, "attempt_id": begun.attempt.pk, "item_key": "q1", "number": 1}
        handed = answer_page(by=one, **where, fields={"answer": "1"})
        assert (handed.closed, handed.taking.tries) == (True, {})
        assert not PupilResponse.objects.exists()
        assert not Response.objects.exists()
        assert not Attempt.objects.exists()

    def test_no_typed_item_reaches_a_pupil(self, db):
        typed = [kind for kind in Kind if kind.is_typed]
        for kind in typed:
            with pytest.raises(Fault):
                write(data=quiz_data(CODE, tier="e3", items=[item_data(kind.value)]))
