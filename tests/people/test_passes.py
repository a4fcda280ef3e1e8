"""Who may see a tier: the other shelves are open, police content asks for role and second factor."""

import pytest
from cast import Cast, enrol, sign_in
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from factories import person
from language.tiers import Tier
from people.passes import (
    has_second_factor,
    is_signed_in_adult,
    may_see_gallery,
    may_see_tier,
    send_to_sign_in,
)
from people.roles import Role

OPEN = [tier for tier in Tier if tier is not Tier.POLICE]
OUTSIDE = ["pupil", "stranger", "teacher"]
INSIDE = ["officer", "coordinator", "editor", "reviewer", "translator", "administrator"]


@pytest.fixture
def asking(rf):
    """A request of this browser, as the views of other rooms see it."""

    def request_of(client: Client, path: str = "/ko/learn/police/"):
        request = rf.get(path)
        request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
        request.session = client.session
        request.user = user_of(client)
        request._messages = Silent()
        return request

    return request_of


class Silent(list):
    """Messages that nobody reads."""

    used = False

    def add(self, *args: object) -> None:
        self.append(args)


def user_of(client: Client):
    from people.models import User

    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else AnonymousUser()


@pytest.mark.parametrize("member", OUTSIDE + INSIDE)
@pytest.mark.parametrize("tier", OPEN)
def test_every_other_shelf_is_open_to_everybody(cast, asking, member, tier):
    assert may_see_tier(asking(cast.as_role(member)), tier)


@pytest.mark.parametrize("member", OUTSIDE)
def test_police_content_is_closed_without_a_role_for_it(cast, asking, member):
    assert not may_see_tier(asking(cast.as_role(member)), Tier.POLICE)


@pytest.mark.parametrize("member", INSIDE)
def test_police_content_is_open_with_role_and_second_factor(cast, asking, member):
    assert may_see_tier(asking(cast.as_role(member)), Tier.POLICE)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TEACHER])
def test_police_content_is_closed_to_the_same_roles_with_a_password_alone(cast, asking, role):
    user = person(role)
    enrol(user)
    assert not may_see_tier(asking(sign_in(user, second_factor=False)), Tier.POLICE)


def test_a_teacher_with_a_second_factor_is_still_no_officer(cast, asking):
    user = person(Role.TEACHER)
    enrol(user)
    client = sign_in(user)
    assert has_second_factor(asking(client))
    assert not may_see_tier(asking(client), Tier.POLICE)


def test_a_record_of_somebody_else_in_the_session_proves_nothing(cast, asking):
    client = cast.officer
    session = client.session
    session["account_authentication_methods_user"] = "another"
    session.save()
    assert not has_second_factor(asking(client))


def test_without_the_cookie_nobody_is_looked_up(rf, db, django_assert_num_queries):
    request = rf.get("/")
    with django_assert_num_queries(0):
        assert not is_signed_in_adult(request)
        assert not has_second_factor(request)
        assert not may_see_tier(request, Tier.POLICE)


def test_the_gallery_is_for_the_people_of_the_desk(cast, asking):
    assert may_see_gallery(asking(cast.editor))
    assert not any(may_see_gallery(asking(member)) for member in (cast.pupil, cast.teacher, cast.officer))


class TestTheWayIn:
    def test_a_stranger_without_an_account_is_led_to_the_sign_in(self, cast, asking):
        assert send_to_sign_in(asking(cast.pupil)).url == "/accounts/login/?next=/ko/learn/police/"

    def test_an_officer_without_a_factor_is_led_to_set_one_up(self, cast, asking):
        client = sign_in(person(Role.OFFICER), second_factor=False)
        assert send_to_sign_in(asking(client)).url == "/accounts/2fa/"

    def test_an_officer_who_has_not_shown_it_is_asked_and_led_back(self, cast, asking):
        user = person(Role.OFFICER)
        enrol(user)
        answer = send_to_sign_in(asking(sign_in(user, second_factor=False)))
        assert answer.url == "/accounts/2fa/reauthenticate/?next=%2Fko%2Flearn%2Fpolice%2F"

    def test_a_teacher_is_told_that_it_is_not_for_teachers(self, cast: Cast, asking):
        from django.core.exceptions import PermissionDenied

        with pytest.raises(PermissionDenied):
            send_to_sign_in(asking(cast.teacher))
