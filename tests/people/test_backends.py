"""Whose session it is, is asked at every request: what was taken away is gone at the next one."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from cast import enrol, sign_in
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import person
from people.backends import Addresses, Names
from people.models import AuditEntry, User
from people.roles import Role

pytestmark = pytest.mark.django_db
OFFICERS = "/ko/learn/police/p-4/quiz/"
BACKEND = "_auth_user_backend"


@pytest.fixture
def officer() -> User:
    user = person(Role.OFFICER)
    enrol(user)
    return user


def taken_away(user: User) -> None:
    user.groups.clear()


def without_authenticator(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()


def deactivated(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def with_another_password(user: User) -> None:
    user.set_password("lantern-orchard-river")
    user.save()


def deleted(user: User) -> None:
    user.delete()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (taken_away, 403),
        (without_authenticator, 302),
        (deactivated, 302),
        (with_another_password, 302),
        (deleted, 302),
    ],
)
def test_the_next_request_is_refused(officer: User, change: Callable[[User], None], refusal: int):
    client = sign_in(officer)
    assert client.get(OFFICERS).status_code == 200
    change(officer)
    written = AuditEntry.objects.count()
    for answer in (
        client.get(OFFICERS),
        client.head(OFFICERS),
        client.post(OFFICERS, {"do": "start"}),
        client.get(OFFICERS, headers={"x-fragment": "quiz"}),
    ):
        assert answer.status_code == refusal
    assert AuditEntry.objects.count() == written


@pytest.mark.parametrize("backend", ["no.such.Backend", "django.contrib.auth.backends.ModelBackend"])
def test_a_session_of_a_backend_that_we_do_not_have_is_nobodys(officer: User, backend: str):
    client = sign_in(officer)
    session = client.session
    session[BACKEND] = backend
    session.save()
    assert client.get(OFFICERS)["Location"].startswith("/accounts/login/")


def test_a_password_alone_and_an_invented_session_open_nothing(officer: User):
    weak, forged = sign_in(officer, second_factor=False), Client()
    forged.cookies["sessionid"] = "0" * 32
    for client in (weak, forged):
        assert client.get(OFFICERS).status_code == 302


def test_a_person_with_many_roles_or_none_is_one_person_with_all_of_them():
    many = person(Role.OFFICER)
    many.groups.add(*person(Role.TEACHER).groups.all(), Group.objects.create(name="a group of another kind"))
    found = [backend().get_user(many.pk) for backend in (Names, Addresses)]
    assert [one.roles for one in found if one] == [frozenset({Role.OFFICER, Role.TEACHER})] * 2
    alone = Names().get_user(person().pk)
    assert alone is not None
    assert alone.roles == frozenset()
    above = Names().get_user(person(is_superuser=True).pk)
    assert above is not None
    assert above.roles == {Role.ADMINISTRATOR}
    assert Names().get_user(10**17) is None


def test_person_roles_and_second_factor_are_one_query(officer: User):
    with CaptureQueriesContext(connection) as seen:
        found = Names().get_user(officer.pk)
        assert found is not None
        assert (found.roles, found.has_second_factor_set_up) == ({Role.OFFICER}, True)
    assert len(seen) == 1
