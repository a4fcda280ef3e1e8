"""Accounts: who is who, what the demo people are, and how an administrator makes an account."""

import json

import pytest
from allauth.mfa.models import Authenticator
from cast import Cast
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from factories import person
from people.demo import PEOPLE, code_now, demo_people
from people.models import User
from people.rights import settle
from people.roles import DESK, Role


class TestRoles:
    def test_a_person_holds_the_roles_of_their_groups_and_others_groups_mean_nothing(self, cast):
        user = person(Role.TEACHER, Role.EDITOR)
        user.groups.add(Group.objects.create(name="a group of another kind"))
        assert user.roles == {Role.TEACHER, Role.EDITOR}
        assert user.has_role(Role.OFFICER, Role.EDITOR)
        assert not user.has_role(Role.OFFICER)

    def test_a_superuser_is_an_administrator(self, db):
        user = User.objects.create_superuser("root@dongui.example", "river-lantern-orchard")
        assert user.has_role(Role.ADMINISTRATOR)
        assert user.needs_second_factor

    def test_everybody_but_teachers_needs_a_second_factor(self, cast):
        assert {role for role in Role if not person(role).needs_second_factor} == {Role.TEACHER}

    def test_every_role_has_a_name_for_people(self):
        assert len({str(role.label) for role in Role}) == len(Role)

    def test_whoever_makes_an_account_reads_roles_in_words(self, cast):
        Group.objects.create(name="a group of another kind")
        html = cast.administrator.get(reverse("wagtailusers_users:add")).content.decode()
        for said in (*(str(role.label) for role in Role), "a group of another kind"):
            assert said in html
        assert "safety_reviewer" not in html


class TestRights:
    def test_settling_twice_changes_nothing(self, cast):
        def held():
            return {
                group.name: sorted(group.permissions.values_list("pk", flat=True))
                for group in Group.objects.filter(name__in=list(Role))
            }

        before = held()
        settle()
        assert held() == before
        assert set(before) == set(Role)

    def test_a_right_given_by_hand_to_a_role_is_taken_back(self, cast):
        translators = Group.objects.get(name=Role.TRANSLATOR)
        translators.permissions.add(Permission.objects.get(codename="delete_user"))
        settle()
        assert not person(Role.TRANSLATOR).has_perm("people.delete_user")

    def test_only_the_people_of_the_desk_enter_it(self, cast):
        entering = {role for role in Role if person(role).has_perm("wagtailadmin.access_admin")}
        assert entering == DESK

    def test_wagtails_starter_groups_are_gone_and_reviewers_approve(self, cast):
        from wagtail.models import GroupApprovalTask

        assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
        for task in GroupApprovalTask.objects.all():
            assert set(task.groups.values_list("name", flat=True)) == {Role.REVIEWER, Role.ADMINISTRATOR}

    @pytest.mark.parametrize(
        ("role", "rights"),
        [
            (Role.EDITOR, {"add", "change", "publish"}),
            (Role.REVIEWER, {"change", "publish"}),
            (Role.TRANSLATOR, {"change"}),
            (Role.ADMINISTRATOR, {"add", "change", "publish", "bulk_delete"}),
            (Role.TEACHER, set()),
            (Role.OFFICER, set()),
            (Role.COORDINATOR, set()),
        ],
    )
    def test_what_each_role_may_do_with_pages(self, cast, role, rights):
        from wagtail.models import Page

        user = person(role)
        root = Page.objects.filter(depth=1).first()
        held = root.permissions_for_user(user).permissions
        assert held & {"add", "change", "publish", "bulk_delete"} == rights


class TestDemoPeople:
    @pytest.fixture(autouse=True)
    def allowed(self, settings, db):
        settings.DEMO_PEOPLE = True

    def test_there_is_one_for_every_role_and_a_second_teacher(self):
        people = demo_people()
        roles = [one["role"] for one in people]
        assert sorted(roles) == sorted([*(role.value for role in Role), "teacher"])
        assert {one["role"] for one in people if "totp_secret" not in one} == {"teacher"}

    def test_making_them_twice_makes_nobody_twice_and_says_the_same(self):
        assert demo_people() == demo_people()
        assert User.objects.count() == len(PEOPLE)

    def test_somebody_who_was_changed_is_mended(self):
        shown = {one["email"]: one for one in demo_people()}
        officer = User.objects.get(email="officer@dongui.example")
        officer.set_password("something else entirely")
        officer.save()
        Authenticator.objects.filter(user=officer).delete()
        assert {one["email"]: one for one in demo_people()} == shown
        officer.refresh_from_db()
        assert officer.check_password(shown[officer.email]["password"])
        assert Authenticator.objects.filter(user=officer, type=Authenticator.Type.TOTP).exists()

    def test_they_sign_in_with_what_the_command_says(self, capsys):
        call_command("demo_people", format="json")
        editor = next(one for one in json.loads(capsys.readouterr().out) if one["role"] == "editor")
        client = Client()
        client.post("/accounts/login/", {"login": editor["email"], "password": editor["password"]})
        client.post(reverse("mfa_authenticate"), {"code": code_now(email=editor["email"])})
        assert client.get("/cms/").status_code == 200

    def test_the_code_of_the_command_is_six_digits(self, capsys):
        demo_people()
        call_command("demo_code", "officer@dongui.example")
        code = capsys.readouterr().out.strip()
        assert code.isdigit()
        assert len(code) == 6

    def test_the_table_shows_everybody(self, capsys):
        call_command("demo_people")
        lines = capsys.readouterr().out.strip().splitlines()
        assert len(lines) == len(PEOPLE) + 1
        assert lines[0].split() == ["role", "email", "password", "totp_secret"]


class TestOutsideDevelopment:
    @pytest.fixture(autouse=True)
    def refused(self, settings, db):
        settings.DEMO_PEOPLE = False

    def test_nobody_is_made_and_no_code_is_said(self):
        with pytest.raises(PermissionDenied):
            demo_people()
        with pytest.raises(CommandError):
            call_command("demo_people")
        with pytest.raises(CommandError):
            call_command("demo_code", "officer@dongui.example")
        assert not User.objects.exists()


class TestAtTheDesk:
    def test_an_administrator_makes_an_account_and_the_person_is_invited(self, cast: Cast, mailoutbox):
        teachers = Group.objects.get(name=Role.TEACHER)
        answer = cast.administrator.post(
            reverse("wagtailusers_users:add"),
            {"email": "New.Teacher@school.example", "name": "새 선생님", "groups": [teachers.pk]},
        )
        assert answer.status_code == 302
        made = User.objects.get(email="new.teacher@school.example")
        assert made.name == "새 선생님"
        assert made.roles == {Role.TEACHER}
        assert not made.has_usable_password()
        (mail,) = mailoutbox
        assert mail.to == ["new.teacher@school.example"]

    def test_a_mail_server_that_is_down_is_a_sentence(self, cast: Cast, monkeypatch):
        def down(*args, **kwargs):
            raise ConnectionRefusedError

        monkeypatch.setattr("django.core.mail.message.EmailMessage.send", down)
        answer = cast.administrator.post(
            reverse("wagtailusers_users:add"), {"email": "two@school.example", "name": "두리"}, follow=True
        )
        assert answer.status_code == 200
        assert User.objects.filter(email="two@school.example").exists()

    def test_changing_an_account_keeps_its_password(self, cast: Cast):
        user = person(Role.TEACHER, password="river-lantern-orchard", name="전")
        cast.administrator.post(
            reverse("wagtailusers_users:edit", args=[user.pk]),
            {"email": user.email, "name": "후", "is_active": "on"},
        )
        user = User.objects.get(pk=user.pk)
        assert user.name == "후"
        assert user.roles == frozenset()
        assert user.check_password("river-lantern-orchard")

    def test_people_change_their_own_name_at_the_desk_and_nothing_else(self, cast: Cast):
        page = cast.editor.get(reverse("wagtailadmin_account"))
        assert page.status_code == 200
        assert 'name="name_email-name"' in page.text
        assert "first_name" not in page.text

    @pytest.mark.parametrize("member", ["editor", "reviewer", "translator"])
    def test_nobody_but_administrators_reaches_accounts(self, cast: Cast, member):
        user = person(Role.TEACHER)
        client = cast.as_role(member)
        for address in (
            reverse("wagtailusers_users:add"),
            reverse("wagtailusers_users:edit", args=[user.pk]),
        ):
            assert client.get(address).url == reverse("wagtailadmin_home")
