"""Signing in: a password alone never opens the desk, a code works once, a session is renewed."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added
from cast import PASSWORD, Cast, enrol, sign_in
from django.test import Client
from django.urls import reverse
from factories import person
from people.adapters import landing
from people.models import User
from people.roles import Role
from people.second_factor import take_away

LOGIN = "/accounts/login/"


def give_password(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def give_code(client: Client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def editor(cast: Cast):
    user = person(Role.EDITOR, password=PASSWORD)
    enrol(user)
    return user


@pytest.mark.parametrize("door", ["/cms/login/", "/ko/_util/login/", "/en/_util/login/"])
def test_wagtails_own_login_pages_let_no_password_in(editor, client, door):
    for names in ("username", "login", "email"):
        answer = client.post(f"{door}?next=/cms/pages/", {names: editor.email, "password": PASSWORD})
        assert answer.status_code == 302
        assert answer.url == "/accounts/login/?next=%2Fcms%2Fpages%2F"
    assert not is_signed_in(client)


@pytest.mark.parametrize("door", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/set-password/"])
def test_wagtails_own_password_pages_lead_to_ours(client, db, door):
    assert client.get(door).url.startswith("/accounts/login/")


def test_a_login_address_never_leads_to_another_host(client, db):
    answer = client.get("/cms/login/?next=https://elsewhere.example/")
    assert answer.url == "/accounts/login/?next=%2Fcms%2F"


def test_the_address_asked_for_is_where_one_comes_out(editor, client, code_at):
    asked = client.get("/cms/images/?q=bus")
    assert asked.url == "/accounts/login/?next=%2Fcms%2Fimages%2F%3Fq%3Dbus"
    give_password(client, editor.email, next="/cms/images/?q=bus")
    assert give_code(client, code_at(100)).url == "/cms/images/?q=bus"


def test_password_then_code_opens_the_desk_and_the_password_alone_does_not(editor, client, code_at):
    assert give_password(client, editor.email).url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    assert client.get("/cms/").url.startswith(LOGIN)
    give_code(client, code_at(100))
    assert client.get("/cms/").status_code == 200


def test_a_code_works_once_and_the_next_one_works(editor, code_at):
    first, second = Client(), Client()
    code = code_at(100)
    give_password(first, editor.email)
    give_code(first, code)
    assert is_signed_in(first)
    give_password(second, editor.email)
    refused = give_code(second, code)
    assert refused.status_code == 200
    assert not is_signed_in(second)
    give_code(second, code_at(101))
    assert is_signed_in(second)


def test_the_code_that_sets_an_app_up_does_not_sign_in_as_well(cast, code_at):
    user = person(Role.EDITOR, password=PASSWORD)
    browser, other = Client(), Client()
    give_password(browser, user.email)
    page = browser.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = code_at(100, secret)
    assert browser.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    give_password(other, user.email)
    give_code(other, code)
    assert not is_signed_in(other)


def test_a_recovery_code_opens_once(editor, client):
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    give_password(client, editor.email)
    give_code(client, code)
    assert client.get("/cms/").status_code == 200
    again = Client()
    give_password(again, editor.email)
    give_code(again, code)
    assert not is_signed_in(again)


def test_after_five_wrong_codes_even_the_right_one_must_wait(editor, client, code_at):
    give_password(client, editor.email)
    right = code_at(100)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        give_code(client, wrong)
    give_code(client, right)
    assert not is_signed_in(client)


def test_after_five_wrong_passwords_the_right_one_must_wait_whatever_address_is_forged(editor, client):
    for number in range(5):
        client.post(
            LOGIN,
            {"login": editor.email, "password": "not-this-one"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        )
    assert give_password(client, editor.email).status_code == 200


def test_wrong_password_and_unknown_address_get_the_same_sentence(editor, client):
    known = give_password(client, editor.email, "not-this-one").context["form"].non_field_errors()
    unknown = give_password(client, "nobody@dongui.example").context["form"].non_field_errors()
    assert list(known) == list(unknown)
    assert len(known) == 1


def test_the_session_gets_a_new_key_at_the_sign_in_and_at_the_second_factor(cast, client, code_at):
    teacher = person(Role.TEACHER, password=PASSWORD)
    client.get(LOGIN)
    session = client.session
    session["seen"] = "before"
    session.save()
    keys = [session.session_key]
    client.cookies["sessionid"] = session.session_key
    give_password(client, teacher.email)
    keys.append(client.session.session_key)
    enrol(teacher)
    client.post(f"{reverse('mfa_reauthenticate')}?next=/ko/", {"code": code_at(100)})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_an_address_is_the_same_in_any_case(cast, client):
    person(Role.TEACHER, password=PASSWORD, email="Han@Dongui.Example")
    give_password(client, "hAN@dongui.example")
    assert is_signed_in(client)


def test_an_account_that_is_not_in_use_does_not_open(cast, client):
    user = person(Role.TEACHER, password=PASSWORD, is_active=False)
    give_password(client, user.email)
    assert not is_signed_in(client)


def test_sign_up_is_closed_with_a_sentence(client, db):
    page = client.get("/accounts/signup/")
    assert page.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in page.templates]
    client.post(
        "/accounts/signup/", {"email": "new@dongui.example", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(email="new@dongui.example").exists()


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.TEACHER, "/ko/learn/teachers/"),
        (Role.OFFICER, "/ko/learn/police/"),
        (Role.COORDINATOR, "/ko/learn/police/"),
        (Role.EDITOR, "/cms/"),
    ],
)
def test_everybody_lands_where_their_work_begins(cast, role, place):
    assert landing(person(role)) == place


class TestSettingUp:
    def test_staff_without_a_second_factor_are_led_to_set_one_up_with_a_sentence(self, cast):
        client = sign_in(person(Role.EDITOR), second_factor=False)
        answer = client.get("/cms/", follow=True)
        assert answer.redirect_chain == [(reverse("mfa_index"), 302)]
        assert len(list(answer.context["messages"])) == 1

    def test_setting_one_up_opens_the_desk_in_the_same_session_and_leads_on(self, cast, code_at, monkeypatch):
        # The test's own transaction never ends; in life the answer is written after this one has.
        monkeypatch.setattr("django.db.transaction.on_commit", lambda work: work())
        client = sign_in(person(Role.EDITOR), second_factor=False)
        client.get("/cms/images/")
        secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code_at(100, secret)})
        codes = client.get(reverse("mfa_view_recovery_codes"))
        assert 'href="/cms/images/"' in codes.text
        assert client.get("/cms/").status_code == 200

    def test_a_session_older_than_the_factor_is_asked_for_it(self, cast, code_at):
        user = person(Role.EDITOR, password=PASSWORD)
        older = sign_in(user, second_factor=False)
        enrol(user)
        answer = older.get("/cms/images/")
        assert answer.url == f"{reverse('mfa_reauthenticate')}?next=%2Fcms%2Fimages%2F"
        assert older.post(answer.url, {"code": code_at(100)}).url == "/cms/images/"
        assert older.get("/cms/").status_code == 200

    @pytest.mark.parametrize(
        "name",
        ["mfa_index", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
         "mfa_deactivate_totp", "account_change_password"],
    )  # fmt: skip
    def test_a_session_older_than_the_factor_cannot_change_how_one_signs_in(self, cast, name):
        user = person(Role.EDITOR, password=PASSWORD)
        older = sign_in(user, second_factor=False)
        enrol(user)
        assert older.get(reverse(name)).url.startswith(reverse("mfa_reauthenticate"))

    def test_giving_the_password_again_is_not_a_second_factor(self, cast):
        user = person(Role.EDITOR, password=PASSWORD)
        older = sign_in(user, second_factor=False)
        enrol(user)
        older.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        assert older.get("/cms/").url.startswith(reverse("mfa_reauthenticate"))

    def test_staff_cannot_remove_the_last_second_factor_and_are_told_why(self, cast):
        client = cast.editor
        page = client.post(reverse("mfa_deactivate_totp"))
        assert page.status_code == 200
        assert page.context["form"].non_field_errors()
        assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1

    def test_a_teacher_may_remove_it(self, cast):
        user = person(Role.TEACHER)
        enrol(user)
        sign_in(user).post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.filter(user=user).exists()

    def test_taking_the_factor_away_ends_every_session(self, cast):
        user = person(Role.EDITOR)
        enrol(user)
        client = sign_in(user)
        assert client.get("/cms/").status_code == 200
        assert take_away(user=user) == 1
        assert client.get("/cms/").url.startswith(LOGIN)

    def test_a_session_counts_only_while_a_factor_is_set_up(self, cast):
        user = person(Role.EDITOR)
        enrol(user)
        client = sign_in(user)
        Authenticator.objects.filter(user=user).delete()
        assert client.get("/cms/").url == reverse("mfa_index")

    def test_the_list_of_recovery_codes_alone_is_no_second_factor(self, cast, rf):
        user = person(Role.EDITOR)
        client = sign_in(user, second_factor=False)
        codes = Authenticator(user=user, type=Authenticator.Type.RECOVERY_CODES, data={}, pk=1)
        request = rf.get("/")
        request.user, request.session = user, client.session
        before = dict(request.session.items())
        authenticator_added.send(sender=Authenticator, request=request, user=user, authenticator=codes)
        assert dict(request.session.items()) == before


class TestLanguage:
    def test_sign_in_speaks_the_language_one_comes_from(self, client, db):
        assert 'lang="en"' in client.get("/accounts/login/?next=/en/learn/police/").text
        assert 'lang="en"' in client.get("/accounts/password/reset/").text
        assert 'lang="ko"' in client.get("/accounts/login/?language=ko").text

    def test_people_without_a_place_at_the_desk_get_a_page_in_their_language_and_no_loop(self, cast):
        for member in (cast.teacher, cast.officer, cast.coordinator, cast.stranger):
            answer = member.get("/cms/pages/")
            assert answer.status_code == 403
        assert 'lang="en"' in cast.teacher.get("/cms/?language=en").text


def test_sign_in_pages_carry_no_inline_script_or_style(cast, client):
    newcomer = sign_in(person(Role.TEACHER), second_factor=False)
    pages = [client.get(LOGIN), client.get("/accounts/password/reset/"), client.get("/accounts/signup/")]
    pages += [
        cast.editor.get(reverse(name)) for name in ("mfa_index", "mfa_add_webauthn", "mfa_list_webauthn")
    ]
    pages.append(newcomer.get(reverse("mfa_activate_totp")))
    for page in pages:
        assert page.status_code == 200
        assert re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page.text) is None
        assert re.search(r"(src|href|action)=.(https?:)?//", page.text) is None


def test_a_reset_mail_speaks_both_languages_and_its_link_sets_a_password(cast, client, mailoutbox):
    user = person(Role.TEACHER)
    client.post("/accounts/password/reset/", {"email": user.email})
    (mail,) = mailoutbox
    assert "비밀번호" in mail.body
    assert "password" in mail.body
    links = set(re.findall(r"http://testserver(\S+)", mail.body))
    assert len(links) == 1
    page = client.get(links.pop(), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    give_password(client, user.email)
    assert is_signed_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, db, mailoutbox):
    answer = client.post("/accounts/password/reset/", {"email": "nobody@dongui.example"})
    assert answer.url == reverse("account_reset_password_done")
    assert mailoutbox == []
