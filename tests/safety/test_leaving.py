"""The exit: a page that tells nothing, a browser that stays blank, and the way back."""

import re
from http import HTTPStatus

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.test import Client
from safety import leaving
from safety.models import SafetySettings
from wagtail.models import Site

# Words that would tell somebody looking over a shoulder what this site is about.
TELLING = [
    "동의",
    "dongui",
    "성",
    "폭력",
    "도움",
    "신고",
    "상담",
    "피해",
    "학교",
    "비밀",
    "안전",
    "몸",
    "나가기",
    "consent",
    "help",
    "sex",
    "violence",
    "abuse",
    "victim",
    "report",
    "support",
    "safe",
    "school",
    "body",
    "leave",
    "exit",
    "lesson",
]


def seen(answer) -> str:
    """What a person can see of a page: its title and text, without the addresses inside tags."""
    page = answer.content.decode()
    return re.sub(r"<[^>]*>", " ", page).lower()


def assert_tells_nothing(answer) -> None:
    page = answer.content.decode().lower()
    words = seen(answer)
    assert [word for word in TELLING if word in words] == []
    # Our own style, script, icon or picture would tell as well as a word.
    assert "/static/" not in page
    assert "<svg" not in page


@pytest.fixture
def reader(db: None) -> Client:
    return Client()


@pytest.fixture
def away(reader: Client) -> Client:
    reader.cookies[leaving.COOKIE] = "1"
    return reader


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_of_the_exit_tells_nothing(reader, language):
    assert_tells_nothing(reader.get(f"/{language}/leave/"))


def test_the_exit_leads_on_without_javascript(reader):
    page = reader.get("/ko/leave/").content.decode()
    assert '<meta http-equiv="refresh" content="0;url=https://www.weather.go.kr/">' in page
    assert '<a href="https://www.weather.go.kr/"' in page
    assert "<script" not in page


def test_the_exit_leaves_nothing_on_the_disk(reader):
    answer = reader.get("/ko/leave/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"


def test_the_mark_of_the_exit_is_short_and_tells_nobody_apart(reader):
    answer = reader.get("/ko/leave/")
    assert set(answer.cookies) == {"left"}
    mark = answer.cookies["left"]
    assert (mark.value, mark["max-age"], mark["path"]) == ("1", 600, "/")
    assert (mark["httponly"], mark["samesite"]) == (True, "Lax")


def test_the_mark_travels_over_tls_only_where_the_site_does(reader, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert reader.get("/ko/leave/").cookies["left"]["secure"]


def test_the_exit_works_without_a_database(reader, monkeypatch):
    def gone(request) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(leaving, "find_settings", gone)
    assert SafetySettings.NEUTRAL in reader.get("/ko/leave/").content.decode()


def test_the_exit_reads_its_address_once_and_writes_nothing(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(2) as asked:
        reader.get("/ko/leave/")
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
    with django_assert_max_num_queries(0):
        reader.get("/ko/leave/")


@pytest.mark.parametrize("host", ["testserver", "testserver:4711"])
def test_editors_choose_where_the_exit_leads(reader, host):
    reader.get("/ko/leave/", headers={"host": host})
    site = Site.objects.get(is_default_site=True)
    SafetySettings.objects.update_or_create(site=site, defaults={"neutral_address": "https://news.example/"})
    assert 'url=https://news.example/"' in reader.get("/ko/leave/", headers={"host": host}).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "http://testserver/",
        "https://TESTSERVER/ko/",
        "http://localhost:8000/",
        "javascript:alert(1)",
        "ftp://example.org/",
        "data:text/html,x",
        "/ko/",
        "",
    ],
)
def test_the_exit_never_leads_to_us_or_to_no_page(db, address):
    chosen = SafetySettings(site=Site.objects.get(is_default_site=True), neutral_address=address)
    with pytest.raises(ValidationError) as refused:
        chosen.full_clean()
    assert "neutral_address" in refused.value.message_dict


@pytest.mark.parametrize(
    "path", ["/", "/ko/", "/ko/help/", "/ko/leave/limits/", "/en/learn/e3/", "/accounts/login/", "/cms/"]
)
def test_a_browser_that_left_sees_a_blank_page_everywhere(away, path):
    answer = away.get(path)
    assert answer.status_code == HTTPStatus.OK
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert_tells_nothing(answer)


def test_a_post_of_a_browser_that_left_does_nothing_either(away):
    answer = away.post("/text-size/", {"size": "2"})
    assert answer.status_code == HTTPStatus.OK
    assert not answer.cookies


def test_the_blank_page_asks_the_database_nothing(away, django_assert_num_queries):
    with django_assert_num_queries(0):
        away.get("/ko/help/")


@pytest.mark.parametrize("path", ["/healthz", "/ko/leave/"])
def test_machines_and_the_way_out_still_answer(away, path):
    assert "leave/back/" not in away.get(path).content.decode()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_one_button_brings_the_reader_back(away, language):
    blank = away.get(f"/{language}/help/").content.decode()
    action = re.search(r'<form method="post" action="([^"]+)"', blank)[1]
    assert action == f"/{language}/leave/back/"
    answer = away.post(action)
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert answer.cookies["left"]["max-age"] == 0
    assert leaving.COOKIE not in away.cookies or not away.cookies[leaving.COOKIE].value


def test_the_way_back_is_no_link_that_could_be_followed_by_accident(away):
    assert away.get("/ko/leave/back/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(("language", "words"), [("ko", "숨기지 못하는 것"), ("en", "What it cannot hide")])
def test_what_the_exit_cannot_hide_is_said(reader, language, words):
    answer = reader.get(f"/{language}/leave/limits/")
    assert answer.status_code == HTTPStatus.OK
    page = answer.content.decode()
    assert words in page
    assert f'class="btn" href="/{language}/"' in page
