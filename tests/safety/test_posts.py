"""Posts: which need no token, and from where they are taken."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from safety.domain.origin import is_same_origin
from safety.stateless import is_stateless

OURS = "http://testserver"
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture
def browser(db: None) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": OURS}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": ELSEWHERE}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://other.testserver"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": ELSEWHERE}, False),
        ({"Sec-Fetch-Site": "cross-site", "Referer": f"{OURS}/ko/"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": OURS}, True),
        ({"Origin": ELSEWHERE}, False),
        ({"Origin": f"{OURS}.elsewhere.example"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": ELSEWHERE, "Referer": f"{OURS}/ko/"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Referer": f"{OURS}/ko/"}, True),
        ({"Referer": f"{OURS}/ko/"}, True),
        ({"Referer": f"{OURS}.elsewhere.example/"}, False),
        ({"Referer": f"{ELSEWHERE}/{OURS}/"}, False),
        ({"Referer": "http://[broken"}, False),
        ({}, False),
    ],
)
def test_a_post_without_a_token_is_taken_from_our_pages_only(browser, headers, taken):
    answer = browser.post("/text-size/", {"size": "1"}, headers=headers)
    assert (answer.status_code == 302) is taken
    if not taken:
        assert answer.status_code == 403


@given(st.none() | st.text(), st.none() | st.text(), st.none() | st.text())
def test_no_header_whatever_breaks_the_judgement_or_passes_by_accident(fetch_site, origin, referer):
    taken = is_same_origin(fetch_site=fetch_site, origin=origin, referer=referer, ours=OURS)
    assert not taken or fetch_site == "same-origin" or origin == OURS or (referer or "").startswith(OURS)


@pytest.mark.parametrize(("language", "sentence"), [("ko", "우리 화면"), ("en", "our own pages")])
def test_a_refusal_is_a_sentence_in_the_readers_language(browser, language, sentence):
    answer = browser.post(f"/{language}/leave/back/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("path", ["/text-size/", "/ko/leave/back/"])
def test_posts_without_a_token_set_no_cookie_that_tells_readers_apart(browser, path):
    answer = browser.post(path, {"size": "2"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 302
    assert {name: morsel.value for name, morsel in answer.cookies.items()} in ({"size": "2"}, {"left": ""})


@pytest.mark.parametrize(
    ("path", "anonymous", "signed_in"),
    [
        ("/text-size/", True, True),
        ("/ko/leave/back/", True, True),
        ("/en/learn/e3/e3-2/", True, True),
        ("/en/learn/e3/e3-2/quiz/", True, False),
        ("/ko/learn/police/p-4/quiz/", True, False),
        ("/ko/learn/e3/e3-2/guide/", False, False),
        ("/ko/learn/e3/", False, False),
        ("/learn/e3/e3-2/", False, False),
        ("/ko/leave/", False, False),
        ("/accounts/login/", False, False),
        ("/cms/pages/add/", False, False),
        ("/text-size/more/", False, False),
        ("/text-size/\n", False, False),
    ],
)
def test_the_list_of_stateless_posts_is_exactly_this(path, anonymous, signed_in):
    assert is_stateless(path, has_session=False) is anonymous
    assert is_stateless(path, has_session=True) is signed_in


def test_everything_else_still_needs_the_token(browser):
    answer = browser.post("/accounts/login/", headers={"Sec-Fetch-Site": "same-origin", "Origin": OURS})
    assert answer.status_code == 403


def test_a_signed_in_persons_quiz_needs_the_token(browser, settings):
    browser.cookies[settings.SESSION_COOKIE_NAME] = "x"
    answer = browser.post(
        "/ko/learn/police/p-4/quiz/", headers={"Sec-Fetch-Site": "same-origin", "Origin": OURS}
    )
    assert answer.status_code == 403
