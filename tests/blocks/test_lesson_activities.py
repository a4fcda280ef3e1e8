"""Activities of a living lesson: one form, answered in its place, forgotten at once."""

import re

import pytest
from blocks.domain.lettering import drawn
from cast import Cast
from django.apps import apps
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db

LESSON = "/ko/learn/e3/e3-2/"
TEENS = "/en/learn/m/m-4/"
POLL = "hook-will-he-laugh"
SORT = "is-this-a-yes-answers"
RIPPLE = "ripples-spread"
STORY = "if-you-were-harin-choices"
ORDER = "putting-right-steps"
MOMENTS = "minds-change-two-days"
STEPS = ["stop", "take-down", "sorry", "ask-others", "grown-up"]
AFTER = "우리는 도윤이의 마음을 몰라요"
CLEAR = "스스로 분명하게 말했어요"


def text(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def block(html: str, block_id: str) -> str:
    """The part of a page that is this block: up to the next block or the end of its screen."""
    after = html.split(f'id="b-{block_id}"', 1)[1]
    return re.split(r'id="b-|class="pager"', after, maxsplit=1)[0]


def post(client: Client, path: str = LESSON, fragment: str = "", **parts: object) -> HttpResponse:
    headers = {"X-Fragment": fragment} if fragment else {}
    return client.post(path, parts, headers=headers)


def in_the_right_order() -> dict[str, str]:
    offered = drawn(STEPS)
    return {f"{ORDER}.{place}": str(offered.index(place - 1) + 1) for place in range(1, len(STEPS) + 1)}


# --- without a script -------------------------------------------------------------------------------------------


def test_a_posted_activity_comes_back_as_the_whole_page_with_its_answer(client: Client):
    html = text(post(client, **{"do": POLL, f"{POLL}.choice": "3"}))
    assert "<!doctype html>" in html
    assert 'id="finish"' in html
    assert AFTER in block(html, POLL)


def test_the_page_says_nothing_of_the_kind_before(client: Client):
    html = text(client.get(LESSON))
    assert AFTER not in html
    assert CLEAR not in html


def test_handing_in_one_activity_keeps_what_was_answered_and_chosen_in_the_others(client: Client):
    html = text(
        post(
            client,
            **{
                "do": SORT,
                "done": [POLL, MOMENTS],
                f"{POLL}.in": "1",
                f"{POLL}.choice": "1",
                f"{MOMENTS}.at": "2",
                f"{SORT}.1": "1",
            },
        )
    )
    assert CLEAR in block(html, SORT)
    assert AFTER in block(html, POLL)
    assert re.search(r'value="2"[^>]* checked', block(html, MOMENTS))
    assert f'name="done" value="{POLL}"' in block(html, POLL)


def test_an_answered_activity_is_answered_again_but_a_chosen_one_is_not(client: Client):
    html = text(post(client, **{"done": POLL, f"{POLL}.choice": "1"}))
    assert AFTER not in html
    assert re.search(r'value="1"[^>]* checked', block(html, POLL))


@pytest.mark.parametrize(
    "parts", [{}, {f"{POLL}.choice": "9"}, {f"{POLL}.choice": "x"}, {"other.choice": "1"}]
)
def test_an_activity_that_was_not_answered_asks_for_it_kindly(client: Client, parts: dict[str, str]):
    html = text(post(client, **{"do": POLL, **parts}))
    assert "먼저 하나를 골라 주세요" in block(html, POLL)
    assert AFTER not in html


def test_a_ripple_grows_by_a_round_and_begins_again(client: Client):
    assert "20명" in block(text(post(client, **{"do": RIPPLE, f"{RIPPLE}.round": "1"})), RIPPLE)
    assert "벌써 스무 명" not in text(post(client, **{"do": RIPPLE, f"{RIPPLE}.round": "2"}))


def test_a_ripple_of_one_begins_with_one_person(client: Client):
    assert "아직은 한 사람만 가지고 있어요." in block(text(client.get(LESSON)), RIPPLE)
    english = block(text(client.get("/en/learn/e3/e3-2/")), RIPPLE)
    assert "So far only one person has it." in english
    assert "1 people" not in english
    assert "Round 1: 4 more people" in block(
        text(post(client, "/en/learn/e3/e3-2/", **{"do": RIPPLE, f"{RIPPLE}.round": "0"})), RIPPLE
    )


def test_a_story_walks_on_and_back(client: Client):
    html = text(post(client, **{"done": STORY, f"{STORY}.path": "2", f"{STORY}.go": "2.2"}))
    assert "믿음" not in block(html, STORY)
    assert "마음이 멀어져요" in block(html, STORY)
    assert "찍힌 사람의 잘못은 없어요" in block(html, STORY)
    back = block(text(post(client, **{"done": STORY, f"{STORY}.path": "2.2", f"{STORY}.go": ""})), STORY)
    assert "찍힌 사람의 잘못은 없어요" not in back


def test_an_order_that_fits_is_told_so(client: Client):
    assert "잘했어요" in block(text(post(client, **{"do": ORDER, **in_the_right_order()})), ORDER)


def test_a_button_leads_back_to_its_own_activity(client: Client):
    html = text(client.get(LESSON))
    assert f'name="do" value="{POLL}" formaction="#b-{POLL}"' in html


def test_the_lesson_speaks_english_to_who_asks_for_it(client: Client):
    block_id = "fake-and-real-two-boxes"
    html = text(post(client, TEENS, **{"do": block_id, f"{block_id}.1": "1", f"{block_id}.2": "1"}))
    assert "It fits." in block(html, block_id)
    assert "Think again." in block(html, block_id)


# --- with the script --------------------------------------------------------------------------------------------


def test_the_script_gets_the_one_block_and_nothing_else(client: Client):
    html = text(post(client, fragment=POLL, **{"do": POLL, f"{POLL}.choice": "2"})).strip()
    assert html.startswith("<div")
    assert html.endswith("</div>")
    assert html.count('id="b-') == 1
    assert AFTER in html
    assert "<html" not in html


@pytest.mark.parametrize(
    "wanted", ["nothing", "b-hook", "../../", "hook-will-he-laugh ", "😀".encode().decode("latin-1")]
)
def test_a_fragment_that_the_lesson_does_not_have_is_missing(client: Client, wanted: str):
    assert post(client, fragment=wanted, do=POLL).status_code == 404


# --- nothing is kept --------------------------------------------------------------------------------------------


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_answering_writes_nothing_and_sets_no_cookie(client: Client):
    before = rows()
    with CaptureQueriesContext(connection) as asked:
        response = post(client, **{"do": POLL, f"{POLL}.choice": "3"})
    assert rows() == before
    assert not response.cookies
    assert not [query["sql"] for query in asked if not query["sql"].startswith("SELECT")]


def test_an_answered_page_is_kept_for_nobody(client: Client):
    post(client, **{"do": POLL, f"{POLL}.choice": "3"})
    assert AFTER not in text(client.get(LESSON))


def test_a_post_from_another_site_is_refused():
    browser = Client(enforce_csrf_checks=True)
    refused = browser.post(LESSON, {"do": POLL}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert browser.post(LESSON, {"do": POLL}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


# --- whatever is posted -----------------------------------------------------------------------------------------

IDS = [POLL, SORT, RIPPLE, STORY, ORDER, MOMENTS, "nothing", "", "do"]
NAMES = st.sampled_from(
    ["do", "done", *(f"{i}.{part}" for i in IDS for part in ("1", "in", "do", "go", "at", "round"))]
)
WORDS = st.sampled_from([*IDS, "1", "2", "0", "-1", "1.1.1", "99999", "１", "\x00", "<b>", "x" * 3000])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.dictionaries(NAMES, st.lists(WORDS, max_size=3), max_size=8), fragment=st.sampled_from(IDS))
def test_no_post_is_a_broken_page(client: Client, parts: dict[str, list[str]], fragment: str):
    response = post(client, fragment=fragment, **parts)
    assert response.status_code == (404 if fragment in {"nothing", "do"} else 200)
    assert "x" * 3000 not in response.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"--x", "multipart/form-data; boundary=x"),
    ],
)
def test_a_malformed_body_is_no_broken_page(client: Client, body: bytes, kind: str):
    assert client.post(LESSON, body, content_type=kind).status_code in {200, 400}


# --- police -----------------------------------------------------------------------------------------------------


def test_an_officers_activity_is_answered_for_officers_only(client: Client):
    block_id = "what-it-took-first-sentences"
    police = "/ko/learn/police/p-4/"
    parts = {"do": block_id, f"{block_id}.1": "2"}
    assert post(client, police, **parts).status_code == 302
    assert "적절하다" in block(text(post(Cast().officer, police, **parts)), block_id)


# --- queries ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "most"), [(LESSON, 8), (TEENS, 8), (f"{LESSON}slides/", 5)])
def test_a_page_of_a_lesson_asks_the_database_little(client: Client, settings, path: str, most: int):
    settings.PAGE_CACHE = False
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) <= most


def test_an_answer_asks_the_database_hardly_anything(client: Client):
    post(client, fragment=POLL, **{"do": POLL, f"{POLL}.choice": "2"})
    with CaptureQueriesContext(connection) as asked:
        post(client, fragment=POLL, **{"do": POLL, f"{POLL}.choice": "2"})
    assert len(asked) <= 4


# --- the rest of the lesson's pages -----------------------------------------------------------------------------


def test_a_lesson_has_steps_both_ways_and_an_end(client: Client):
    html = text(client.get(LESSON))
    for link in ("#screen-1", "#start", "#screen-7", "#finish"):
        assert f'href="{link}"' in html
    assert 'id="word-permission"' in html


def test_every_word_that_a_lesson_explains_has_its_card(client: Client):
    for path in (LESSON, TEENS):
        html = text(client.get(path))
        assert set(re.findall(r'href="#(word-[a-z-]+)"', html)) <= set(
            re.findall(r'id="(word-[a-z-]+)"', html)
        )


def test_the_projector_shows_one_slide_per_screen_and_no_form(client: Client):
    html = text(client.get(f"{LESSON}slides/"))
    assert html.count("data-slide") == 10
    assert "<form" not in html
    assert 'href="/ko/leave/"' in html


def test_what_helps_to_teach_is_shown_to_adults_who_signed_in(client: Client):
    assert "guide/" not in text(client.get(LESSON))
    html = text(Cast().teacher.get(LESSON))
    for address in ("slides/", "handout/", "guide/"):
        assert f'href="{LESSON}{address}"' in html


@pytest.mark.parametrize(
    "address", ["/patterns/", "/patterns/?tier=m", "/patterns/?tier=nobody", "/patterns/?on=paper"]
)
def test_the_page_of_patterns_shows_every_block_to_the_desk(address: str):
    html = text(Cast().editor.get(address))
    for name in ("어떻게 생각하나요", "순서대로 놓기", "짝 찾기"):
        assert name in html


@pytest.mark.parametrize("who", ["stranger", "teacher"])
def test_the_page_of_patterns_is_for_the_desk_only(who: str):
    assert Cast().as_role(who).get("/patterns/").status_code == 403
