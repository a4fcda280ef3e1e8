"""The verbs of an attempt: who may, what is kept, what it costs; and a state machine over all that can happen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from language.tiers import Tier
from people.models import User
from people.roles import Role
from quiz_samples import answer_to, item_data, quiz_data, two_forms

from quizzes import keeping
from quizzes.attempts import (
    NoQuiz,
    Taking,
    answer,
    keeps_answers,
    last_result,
    open_attempt,
    results,
    start,
    submit,
)
from quizzes.domain.grading import Grade, full_answer, grade
from quizzes.domain.items import Item, Kind
from quizzes.domain.walk import Outcome, is_settled
from quizzes.models import Attempt, Response
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "P-99"


@pytest.fixture
def officer() -> User:
    items = [item_data(kind.value, f"q{n}", critical=n == 1) for n, kind in enumerate(Kind, start=1)]
    write(data=quiz_data(CODE, items=items, **{"pass": {"share": 0.8}}))
    return person(Role.OFFICER)


def say(user: User, taking: Taking, key: str, number: int, said: Any) -> Taking:
    return answer(
        user=user, quiz_slug=CODE, attempt_id=taking.attempt.pk, item_key=key, number=number, said=said
    )


def statements(seen: CaptureQueriesContext) -> list[str]:
    """What was asked of the database, without the words that open and close a transaction."""
    frame = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
    return [query["sql"] for query in seen if not query["sql"].startswith(frame)]


class TestWho:
    @pytest.mark.parametrize(
        ("role", "tier", "kept"),
        [
            (Role.OFFICER, Tier.POLICE, True),
            (Role.COORDINATOR, Tier.POLICE, True),
            (Role.TEACHER, Tier.POLICE, False),
            (Role.TEACHER, Tier.TEACHERS, True),
            (Role.OFFICER, Tier.TEACHERS, True),
            (Role.TEACHER, Tier.E3, False),
            (Role.OFFICER, Tier.M, False),
            (Role.OFFICER, Tier.CARERS, False),
        ],
    )
    def test_whose_answers_are_kept_on_which_tier(self, role: Role, tier: Tier, kept: bool):
        assert keeps_answers(user=person(role), tier=tier) is kept

    def test_nobody_elses_are(self):
        assert not keeps_answers(user=AnonymousUser(), tier=Tier.TEACHERS)
        assert not keeps_answers(user=person(Role.OFFICER, is_active=False), tier=Tier.POLICE)

    def test_the_verbs_refuse_whom_the_tier_refuses(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        teacher = person(Role.TEACHER)
        with pytest.raises(PermissionDenied):
            start(user=teacher, quiz_slug=CODE)
        officer.groups.clear()
        stripped = User.objects.get(pk=officer.pk)
        for verb in (lambda: say(stripped, begun, "q1", 1, "o1"), lambda: submit_all(stripped, begun)):
            with pytest.raises(PermissionDenied):
                verb()
        assert Response.objects.count() == 0

    def test_an_attempt_is_its_owners_alone(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        with pytest.raises(NoQuiz):
            say(person(Role.OFFICER), begun, "q1", 1, "o1")

    def test_an_attempt_is_answered_at_its_own_quiz_only(self, officer: User):
        write(data=quiz_data("P-98"))
        begun = start(user=officer, quiz_slug=CODE)
        with pytest.raises(NoQuiz):
            answer(
                user=officer,
                quiz_slug="P-98",
                attempt_id=begun.attempt.pk,
                item_key="q1",
                number=1,
                said="o1",
            )

    def test_a_quiz_that_is_not_there_cannot_be_begun(self, officer: User):
        with pytest.raises(NoQuiz):
            start(user=officer, quiz_slug="P-0")


def submit_all(user: User, taking: Taking) -> Taking:
    return submit(user=user, quiz_slug=CODE, attempt_id=taking.attempt.pk)


class TestCosts:
    def test_an_answer_is_one_insert_and_at_most_four_statements(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        assert officer.roles  # the door has asked for them before
        with CaptureQueriesContext(connection) as seen:
            say(officer, begun, "q1", 1, "o1")
        asked = statements(seen)
        assert len(asked) == 2, asked
        assert sum(sql.startswith("INSERT") for sql in asked) == 1

    def test_the_last_answer_hands_in_with_one_statement_more(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        for item in begun.items[:-1]:
            say(officer, begun, item.key, 1, full_answer(item))
        last = begun.items[-1]
        with CaptureQueriesContext(connection) as seen:
            done = say(officer, begun, last.key, 1, full_answer(last))
        assert not done.attempt.is_open
        assert len(statements(seen)) == 3, statements(seen)

    @pytest.mark.parametrize("given_before", [0, 5])
    def test_the_cost_does_not_grow_with_what_was_answered(self, officer: User, given_before: int):
        begun = start(user=officer, quiz_slug=CODE)
        for item in begun.items[:given_before]:
            say(officer, begun, item.key, 1, None)
        with CaptureQueriesContext(connection) as seen:
            open_attempt(user=officer, quiz_slug=CODE)
        assert len(seen) == 2


class TestKeeping:
    def test_the_first_write_wins(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        say(officer, begun, "q1", 1, "o0")
        later = say(officer, begun, "q1", 1, "o1")
        assert later.tries["q1"] == ("o0",)
        assert Response.objects.get().answer == "o0"

    def test_a_try_cannot_be_skipped_nor_added(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        for number in (0, -1, 2, 3, 10**12):
            say(officer, begun, "q1", number, "o1")
        assert Response.objects.count() == 0
        say(officer, begun, "q1", 1, "o1")
        say(officer, begun, "q1", 2, "o0")
        assert Response.objects.count() == 1, "what is right at once is settled"

    def test_the_database_itself_holds_one_answer_per_try(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        said = {"attempt": begun.attempt, "item": "q1", "number": 1, "score": 0, "right": False}
        rows = [Response(**said, sequence=sequence) for sequence in (1, 2, 3)]
        Response.objects.bulk_create(rows, ignore_conflicts=True)
        assert Response.objects.count() == 1

    def test_the_database_itself_lets_one_answer_be_the_next(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        said = {"attempt": begun.attempt, "sequence": 1, "number": 1, "score": 0, "right": False}
        rows = [Response(**said, item=key) for key in ("q1", "q2", "q3")]
        Response.objects.bulk_create(rows, ignore_conflicts=True)
        assert Response.objects.count() == 1

    def test_what_is_no_whole_answer_is_refused(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        for key, said in (("q1", "nothing"), ("q4", ["s0"]), ("q5", {"p0": "p0"}), ("q3", True)):
            with pytest.raises(ValueError, match="no whole answer"):
                say(officer, begun, key, 1, said)
        assert Response.objects.count() == 0

    def test_an_item_that_is_not_asked_changes_nothing(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        assert say(officer, begun, "zzz", 1, "o1").tries == {}

    def test_beginning_again_goes_on_with_what_is_open(self, officer: User):
        first = start(user=officer, quiz_slug=CODE)
        say(officer, first, "q1", 1, "o1")
        assert start(user=officer, quiz_slug=CODE).attempt == first.attempt
        assert Attempt.objects.count() == 1

    def test_handing_in_early_counts_what_is_missing_as_not_known(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        say(officer, begun, "q1", 1, "o1")
        done = submit_all(officer, begun)
        assert (done.attempt.right, done.attempt.passed) == (1, False)
        assert submit_all(officer, begun).attempt.submitted == done.attempt.submitted
        assert say(officer, begun, "q2", 1, "o1").tries.keys() == {"q1"}, "late: nothing is taken any more"

    def test_a_form_is_asked_and_counted_by_itself(self, officer: User):
        write(data={**two_forms(CODE), "pass": {"right": 6}})
        begun = start(user=officer, quiz_slug=CODE, form="b")
        assert {item.form for item in begun.items} == {"b"}
        for item in begun.items:
            begun = say(officer, begun, item.key, 1, full_answer(item))
        assert last_result(user=officer, quiz_slug=CODE).attempt.passed is True
        assert start(user=officer, quiz_slug=CODE, form="nonsense").attempt.form == "a"

    def test_results_are_listed_with_the_newest_first(self, officer: User):
        for _ in range(3):
            submit_all(officer, start(user=officer, quiz_slug=CODE))
        listed = results(user=officer, quiz_slug=CODE)
        assert [one.pk for one in listed] == sorted((one.pk for one in listed), reverse=True)
        assert len(listed) == 3

    def test_with_the_account_go_its_answers(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        say(officer, begun, "q1", 1, "o1")
        officer.delete()
        assert (Attempt.objects.count(), Response.objects.count()) == (0, 0)


class TestTwoTabsAtOnce:
    """What comes in between reading an attempt and keeping an answer to it; test_many_tabs.py does it with threads."""

    @pytest.fixture
    def between(self, monkeypatch):
        """Do something between the reading of an attempt and the writing of the next answer."""

        def arrange(other: Callable[[], object]) -> None:
            def later(item: Item, said: Any) -> Grade:
                monkeypatch.setattr(keeping, "grade", grade)
                other()
                return grade(item, said)

            monkeypatch.setattr(keeping, "grade", later)

        return arrange

    def test_rows_are_held_where_the_database_can(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        with CaptureQueriesContext(connection) as seen:
            say(officer, begun, "q1", 1, "o1")
        held = ["FOR NO KEY UPDATE" in sql for sql in statements(seen)]
        assert held == [False, connection.features.has_select_for_update], "while it is written, no longer"

    def test_of_the_last_two_answers_one_hands_in(self, officer: User, between):
        begun = start(user=officer, quiz_slug=CODE)
        for item in begun.items[:-2]:
            say(officer, begun, item.key, 1, full_answer(item))
        one, two = begun.items[-2:]
        between(lambda: say(officer, begun, two.key, 1, full_answer(two)))
        done = say(officer, begun, one.key, 1, full_answer(one))
        assert not done.attempt.is_open
        marked = sum(item.is_marked for item in begun.items)
        assert (done.attempt.right, Response.objects.count()) == (marked, len(begun.items))

    def test_what_is_handed_in_takes_nothing_more(self, officer: User, between):
        begun = start(user=officer, quiz_slug=CODE)
        between(lambda: submit_all(officer, begun))
        assert not say(officer, begun, "q1", 1, "o1").attempt.is_open
        assert Response.objects.count() == 0

    def test_the_same_try_is_kept_once_and_the_first_stays(self, officer: User, between):
        begun = start(user=officer, quiz_slug=CODE)
        between(lambda: say(officer, begun, "q1", 1, "o0"))
        assert say(officer, begun, "q1", 1, "o1").tries["q1"] == ("o0",)
        assert Response.objects.get().answer == "o0"

    def test_an_attempt_that_was_handed_in_while_it_was_read_is_not_open(self, officer: User):
        begun = start(user=officer, quiz_slug=CODE)
        read_before = Attempt.objects.get()
        for item in begun.items:
            say(officer, begun, item.key, 1, full_answer(item))
        now = keeping.taking(read_before)
        assert now is not None
        assert not now.attempt.is_open
        assert now.attempt.right == sum(item.is_marked for item in begun.items)

    def test_a_last_answer_that_was_overtaken_leaves_no_half_of_itself(self, officer: User, between):
        begun = start(user=officer, quiz_slug=CODE)
        for item in begun.items[:-1]:
            say(officer, begun, item.key, 1, full_answer(item))
        between(lambda: submit_all(officer, begun))
        last = begun.items[-1]
        assert not say(officer, begun, last.key, 1, full_answer(last)).attempt.is_open
        assert not Response.objects.filter(item=last.key).exists()


events = st.lists(
    st.sampled_from(["answer", "answer", "answer", "twice", "reload", "late tab", "submit"]), max_size=30
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), events)
def test_whatever_happens_the_rows_tell_one_story(officer, data, events):
    """Start, answer, double posts, reloads, a second tab with an old page, handing in: the model keeps pace."""
    Attempt.objects.all().delete()
    begun = start(user=officer, quiz_slug=CODE)
    model: dict[str, list[Any]] = {}
    closed = False
    for event in events:
        item = data.draw(st.sampled_from(begun.items))
        tries = model.get(item.key, [])
        said = data.draw(st.none() | answer_to(item))
        said = list(said) if isinstance(said, tuple) else said
        number = data.draw(st.integers(0, 3)) if event == "late tab" else len(tries) + 1
        match event:
            case "reload":
                assert (open_attempt(user=officer, quiz_slug=CODE) is None) == closed
                continue
            case "submit":
                submit_all(officer, begun)
                closed = True
                continue
        for _ in range(2 if event == "twice" else 1):
            now = say(officer, begun, item.key, number, said)
        open_now = not closed and number == len(tries) + 1 and not is_settled(item, tuple(tries))
        if open_now:
            model.setdefault(item.key, []).append(said)
        closed = closed or all(is_settled(one, tuple(model.get(one.key, ()))) for one in begun.items)
        assert now.tries == {key: tuple(answers) for key, answers in model.items()}
    stored: dict[str, list[Any]] = {}
    for row in Response.objects.filter(attempt=begun.attempt).order_by("number"):
        stored.setdefault(row.item, []).append(row.answer)
    assert stored == model
    row = Attempt.objects.get(pk=begun.attempt.pk)
    assert row.is_open is not closed
    if closed:
        known = sum(
            outcome is Outcome.FIRST for outcome in last_result(user=officer, quiz_slug=CODE).outcomes
        )
        assert row.right == known
