"""Home, shelves, language, text size, health, and what is shown when something is missing."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepts", "home"), [("ko-KR,ko", "/ko/"), ("en-GB,en", "/en/"), ("fr", "/ko/"), ("", "/ko/")]
)
def test_the_root_sends_readers_to_their_language(client: Client, accepts: str, home: str):
    assert client.get("/", headers={"accept-language": accepts})["Location"] == home


@pytest.mark.parametrize("language", ["ko", "en"])
def test_home_has_six_doors_and_says_which_lessons_are_still_being_written(client: Client, language: str):
    response = client.get(f"/{language}/")
    doors = response.context["doors"]
    assert [door["tier"].value for door in doors] == ["e1", "e2", "e3", "m", "teachers", "police"]
    assert {door["tier"].value for door in doors if door["ready"]} == {"e3", "m", "police"}


def test_home_asks_for_nothing_while_no_class_can_be_joined(client: Client):
    html = client.get("/ko/").content.decode()
    assert 'name="code"' not in html
    assert 'type="text"' not in html


@pytest.mark.parametrize(
    "path",
    [
        "/ko/learn/",
        "/en/learn/e3/",
        "/ko/learn/m/",
        "/ko/learn/e1/",
        "/ko/privacy/",
        "/en/privacy/",
        "/ko/accessibility/",
        "/en/sources/",
    ],
)
def test_public_pages_answer(client: Client, path: str):
    assert client.get(path).status_code == 200


def test_an_empty_shelf_says_so_honestly(client: Client):
    assert "쓰고 있어요" in client.get("/ko/learn/e1/").content.decode()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/ko/learn/e3/e3-99/", "초등 5–6학년"),
        ("/en/learn/e3/e3-99/", "Grades 5–6"),
        ("/ja/learn/e3/e3-2/", ""),
        ("/ko/nothing/", "초등 5–6학년"),
    ],
)
def test_a_missing_page_is_a_friendly_404_with_the_shelves(client: Client, path: str, said: str):
    response = client.get(path)
    assert response.status_code == 404
    assert said in response.content.decode()
    assert "/learn/" in response.content.decode()


def test_the_text_size_is_kept_in_a_cookie_and_leads_back(client: Client):
    response = client.post(
        "/text-size/", {"size": "1", "next": "/ko/learn/e3/"}, headers={"sec-fetch-site": "same-origin"}
    )
    assert response["Location"] == "/ko/learn/e3/"
    assert client.cookies["size"].value == "1"
    assert b'data-size="1"' in client.get("/ko/learn/e3/").content


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_text_size_never_leads_elsewhere(client: Client, elsewhere: str):
    response = client.post(
        "/text-size/", {"size": "1", "next": elsewhere}, headers={"sec-fetch-site": "same-origin"}
    )
    assert response["Location"] == "/"


def test_the_process_says_that_it_lives_and_that_it_is_ready(client: Client):
    assert client.get("/healthz").content == b"ok\n"
    response = client.get("/readyz")
    assert response.status_code == 200, response.json()
    assert response.json()["ready"] is True


def test_a_part_that_does_not_answer_makes_it_not_ready(client: Client, monkeypatch):
    monkeypatch.setattr("pages.views.cache_answers", lambda: False)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"]["cache"] is False


def test_a_busy_database_asks_to_come_back(client: Client, monkeypatch):
    from django.db import OperationalError

    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("pages.views.serve_unit", lambda *a, **k: busy())
    client.raise_request_exception = False
    response = client.get("/ko/learn/e3/e3-2/")
    assert response.status_code == 503
    assert response["Retry-After"] == "5"


def test_the_sitemap_and_robots_keep_the_police_tier_out(client: Client):
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/ko/learn/e3/e3-2/" in sitemap
    assert "police" not in sitemap
    assert "/cms/" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    "path", ["/ko/learn/e3/e3-2/", "/en/learn/m/m-4/", "/ko/learn/e3/", "/ko/learn/m/m-4/quiz/"]
)
def test_pages_for_pupils_have_no_telling_word_in_title_or_address(client: Client, path: str):
    import re

    html = client.get(path).content.decode()
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1]
    telling = [
        "성",
        "폭력",
        "딥페이크",
        "피해",
        "촬영",
        "유포",
        "deepfake",
        "sex",
        "harm",
        "consent",
        "violence",
        "abuse",
    ]
    assert [word for word in telling if word in f"{title} {path}".lower()] == []
