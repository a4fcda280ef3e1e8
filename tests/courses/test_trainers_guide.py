"""The trainer's guide holds the key of a quiz that counts: an officer sees it after she has answered."""

import pytest
from cast import Cast, enrol, sign_in
from django.test import Client
from django.utils import timezone
from factories import person
from people.models import AuditEntry, User
from people.rights import settle
from people.roles import Role

from quizzes.attempts import start, submit
from quizzes.deliveries import close, deliver
from quizzes.sittings import start as begin
from quizzes.sittings import submit as hand_in
from quizzes.takers import Adult

pytestmark = pytest.mark.django_db
GUIDE, CODE = "/ko/learn/police/p-4/guide/", "P-4"


@pytest.fixture
def officer(loaded_site: None) -> User:
    settle()
    return enrolled()


def enrolled() -> User:
    officer = person(Role.OFFICER)
    enrol(officer)
    return officer


def knock(officer: User) -> int:
    return sign_in(officer).get(GUIDE).status_code


def answered(officer: User) -> None:
    going = start(user=officer, quiz_slug=CODE)
    submit(user=officer, quiz_slug=CODE, attempt_id=going.attempt.pk)


def test_before_the_quiz_is_handed_in_the_guide_says_when_it_opens(officer: User):
    refused = sign_in(officer).get(GUIDE)
    assert refused.status_code == 403
    assert "제출" in refused.content.decode()
    assert not AuditEntry.objects.filter(action="viewed guide").exists()
    start(user=officer, quiz_slug=CODE)
    assert knock(officer) == 403, "an attempt that is open is no attempt that is over"


def test_after_it_the_guide_opens_and_closes_again_with_the_next_attempt(officer: User):
    answered(officer)
    assert knock(officer) == 200
    assert AuditEntry.objects.filter(action="viewed guide").exists()
    start(user=officer, quiz_slug=CODE)
    assert knock(officer) == 403


def test_a_test_with_the_same_questions_that_waits_keeps_it_closed(officer: User):
    answered(officer)
    leader = person(Role.COORDINATOR)
    given = deliver(by=leader, quiz_slug=CODE, series="round 3", opens=timezone.now())
    assert knock(officer) == 403
    going = begin(by=Adult(officer), delivery_id=given.pk)
    assert knock(officer) == 403
    hand_in(by=Adult(officer), delivery_id=given.pk, attempt_id=going.attempt.pk)
    assert knock(officer) == 200
    other = enrolled()
    answered(other)
    assert knock(other) == 403
    close(by=leader, delivery_id=given.pk)
    assert knock(other) == 200


def test_whoever_leads_or_writes_always_sees_it(loaded_site: None):
    settle()
    cast = Cast()
    for role in ("coordinator", "editor", "reviewer", "translator", "administrator"):
        assert getattr(cast, role).get(GUIDE).status_code == 200
    assert Client().get(GUIDE).status_code == 302
    assert cast.teacher.get(GUIDE).status_code == 403


def test_no_other_page_gives_an_officer_the_key_before(officer: User):
    client = sign_in(officer)
    assert client.get("/ko/teach/questions/P-4/", {"to": "gift"}).status_code == 404
    assert client.get("/ko/teach/bank/P-4-q1/").status_code == 404
    assert client.get("/ko/learn/police/p-4/handout/").status_code == 200
