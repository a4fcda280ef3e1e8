"""A query that is built once gives what the same query gives when it is built each time."""

import pytest
from cast import Cast
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from factories import person
from people.backends import PERSON, InOneQuery
from people.backends import person as query_of
from people.models import User
from people.prepared import Prepared
from people.rights import settle
from people.roles import Role
from people.sessions import SessionStore
from quiz_samples import item_data, quiz_data
from report_samples import write

from quizzes.attempts import HELD, answer, attempts_of, start
from quizzes.domain.items import Kind
from quizzes.keeping import with_answers
from quizzes.models import Attempt

pytestmark = pytest.mark.django_db


def fields(thing) -> dict:
    return {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}


def test_a_person_with_none_one_and_several_roles():
    settle()
    for roles in ((), (Role.OFFICER,), (Role.TEACHER, Role.COORDINATOR)):
        someone = person(*roles)
        found, rows = PERSON.find(someone.pk)
        assert fields(found) == fields(User.objects.get(pk=someone.pk))
        assert sorted(rows, key=str) == sorted(
            ((row.group, row.factor) for row in query_of(someone.pk)), key=str
        )
    assert PERSON.find(10**9) == (None, [])


def test_an_attempt_with_what_it_is_an_attempt_at_and_its_answers():
    settle()
    officer = person(Role.OFFICER)
    write(quiz_data("P-98", items=[item_data(kind.value, f"q{n}") for n, kind in enumerate(Kind)]))
    begun = start(user=officer, quiz_slug="P-98")
    mine = attempts_of(officer, "P-98").filter(pk=begun.attempt.pk)
    for said in (None, "o1"):
        found, rows = HELD.find(officer.pk, "P-98", begun.attempt.pk)
        built = list(with_answers(mine))
        assert rows == [(row.said_to, row.said) for row in built]
        assert fields(found) == fields(built[0])
        assert found.get_deferred_fields() == built[0].get_deferred_fields()
        with CaptureQueriesContext(connection) as asked:
            assert fields_read(found.version) == fields_read(built[0].version)
        assert not asked.captured_queries
        assert "content" in found.version.get_deferred_fields()
        place = {"attempt_id": begun.attempt.pk, "item_key": "q0", "number": 1, "said": said}
        answer(user=officer, quiz_slug="P-98", **place)


def fields_read(thing) -> dict:
    return {name: getattr(thing, name) for name in thing.__dict__ if not name.startswith("_")}


def test_what_is_nobodys_is_not_found():
    settle()
    one, other = person(Role.OFFICER), person(Role.OFFICER)
    write(quiz_data("P-98", items=[item_data("choice_one", "q0")]))
    begun = start(user=one, quiz_slug="P-98")
    assert HELD.find(one.pk, "P-98", begun.attempt.pk)[0] == begun.attempt
    for key in (
        (other.pk, "P-98", begun.attempt.pk),
        (one.pk, "P-97", begun.attempt.pk),
        (one.pk, "P-98", begun.attempt.pk + 1),
    ):
        assert HELD.find(*key) == (None, [])


def test_values_are_values_and_no_part_of_the_query():
    find = Prepared(lambda slug: Attempt.objects.filter(version__quiz__slug=slug).annotate(of=F("form")), 1)
    for value in ("' OR 1=1 --", '"', "%s", "\\", ";"):
        assert find.find(value) == (None, [])


def test_it_is_built_once_and_each_asking_is_one_statement():
    settle()
    someone = person(Role.OFFICER)
    built = []
    find = Prepared(lambda pk: built.append(pk) or User.objects.filter(pk=pk), 1)
    for _ in range(3):
        with CaptureQueriesContext(connection) as seen:
            assert find.find(someone.pk) == (someone, [()])
        assert len(seen) == 1
    assert len(built) == 1


class TestSessions:
    """Django's own store, but for how a session is found."""

    def test_what_was_kept_is_found_and_what_was_not_has_no_key(self):
        store = SessionStore()
        store["who"] = "somebody"
        store.create()
        store["who"] = "somebody"
        store.save()
        assert SessionStore(store.session_key)["who"] == "somebody"
        unknown = SessionStore("x" * 32)
        assert (unknown.load(), unknown.session_key) == ({}, None)

    def test_one_that_is_over_is_not_found(self):
        store = SessionStore()
        store.create()
        store["who"] = "somebody"
        store.set_expiry(-1)
        store.save()
        late = SessionStore(store.session_key)
        assert (late.load(), late.session_key) == ({}, None)

    def test_somebody_who_was_shut_out_is_nobody_at_the_next_request(self):
        cast = Cast()
        officer = User.objects.get(pk=cast.officer.session["_auth_user_id"])
        assert InOneQuery().get_user(officer.pk) == officer
        assert cast.officer.get("/ko/learn/police/p-4/").status_code == 200
        User.objects.filter(pk=officer.pk).update(is_active=False)
        assert InOneQuery().get_user(officer.pk) is None
        assert cast.officer.get("/ko/learn/police/p-4/").status_code != 200
