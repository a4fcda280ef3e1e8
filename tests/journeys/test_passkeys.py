"""Passkeys in a real browser with its own authenticator: adding one, showing it, signing in with it alone."""

import pytest
from cast import PASSWORD
from factories import person
from people.rights import settle
from people.roles import Role
from playwright.sync_api import Page

KEY_IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = pytest.mark.journey


@pytest.fixture
def browser_page(live: Page, settings) -> Page:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    devtools = live.context.new_cdp_session(live)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_DEVICE})
    return live


def give_password(page: Page, email: str) -> None:
    page.goto("/accounts/login/?next=/accounts/2fa/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("button.go")


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.click("main button.go")


def test_a_passkey_is_added_shown_as_second_factor_and_signs_in_alone(browser_page: Page):
    page, said = browser_page, []
    page.on("console", lambda message: said.append(message.text))
    settle()
    user = person(Role.EDITOR, password=PASSWORD)

    give_password(page, user.email)
    page.goto("/accounts/2fa/webauthn/add/")
    page.check("#id_passwordless")
    page.click("main button.go")
    page.wait_for_url("**/recovery-codes/")

    sign_out(page)
    give_password(page, user.email)
    page.wait_for_url("**/2fa/authenticate/")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/accounts/2fa/")

    sign_out(page)
    page.goto("/accounts/login/?next=/accounts/password/change/")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/password/change/")
    assert [line for line in said if "Content Security Policy" in line] == []


def test_without_an_answer_of_the_device_a_sentence_says_what_to_do(browser_page: Page):
    page = browser_page
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    page.click("form[data-passkey] button")
    page.wait_for_selector("[data-passkey-trouble]:not([hidden])")
    assert page.url.endswith("/accounts/login/")
