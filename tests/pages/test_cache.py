"""Whole pages in memory: a hit costs no query, nothing personal enters, and an edit shows at once."""

import gzip

import pytest
from django.core.cache import cache as shared
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pages import cache
from pages.models import HomePage, TierPage
from safety import keeping, leaving

from courses import lessons
from quizzes import drawing

pytestmark = pytest.mark.django_db
HOME = "/ko/"
LESSON = "/ko/learn/e3/e3-2/"


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.PAGE_CACHE = True


def test_the_second_reader_costs_no_query(client: Client, django_assert_num_queries):
    first = client.get(HOME)
    with django_assert_num_queries(0):
        second = client.get(HOME)
    assert second.content == first.content
    assert second["Cache-Control"] == first["Cache-Control"]


def test_a_packed_page_is_the_same_page(client: Client):
    plain = client.get(HOME)
    packed = client.get(HOME, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_each_text_size_is_a_page_of_its_own(client: Client):
    middle = client.get(HOME).content
    client.cookies["size"] = "2"
    large = client.get(HOME).content
    assert b'data-size="2"' in large
    assert b'data-size="0"' in middle


def test_nonsense_in_the_size_cookie_is_the_middle_step(client: Client):
    client.cookies["size"] = '"><script>'
    assert b'data-size="0"' in client.get(HOME).content


def test_a_signed_in_person_is_never_answered_from_memory_nor_remembered(client: Client, django_user_model):
    client.get(HOME)
    kept = len(cache.pages.entries)
    client.force_login(
        django_user_model.objects.create_user(email="teacher@example.org", password="long enough 1")
    )
    client.get(HOME)
    assert len(cache.pages.entries) == kept
    assert (
        cache.key_of(
            type("R", (), {"COOKIES": {"sessionid": "x"}, "method": "GET", "META": {}, "path": HOME})()
        )
        is None
    )


def test_a_question_mark_goes_past_the_memory(client: Client):
    client.get(HOME)
    kept = len(cache.pages.entries)
    client.get(f"{HOME}?x=1")
    assert len(cache.pages.entries) == kept


def test_publishing_ends_what_is_kept(client: Client, django_capture_on_commit_callbacks):
    client.get(HOME)
    home = HomePage.objects.get(locale__language_code="ko")
    home.headline = "새 문장이 보여요"
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()
    assert "새 문장이 보여요" in client.get(HOME).content.decode()


def test_another_process_that_changed_the_stamp_ends_what_is_kept_here(client: Client):
    client.get(HOME)
    key = next(iter(cache.pages.entries))
    shared.set(keeping.STAMP, "another process wrote this", None)
    keeping._stamp["seen"] = float("-inf")
    assert cache.pages.get(key) is None


def test_an_entry_lives_no_longer_than_until_a_help_line_opens_or_closes(client: Client, monkeypatch):
    monkeypatch.setattr("safety.keeping.seconds_until_change", lambda: -1.0)
    client.get(HOME)
    key = next(iter(cache.pages.entries))
    assert cache.pages.get(key) is None


class TestInventedHosts:
    """The Host header is the asker's own: Django looks at no port, and lets through what a wildcard covers."""

    @pytest.fixture(autouse=True)
    def small(self, settings, monkeypatch):
        settings.KEEP_DRAWN = True
        settings.ALLOWED_HOSTS = ["testserver", ".dongui.example"]
        settings.PORTS = ["8000"]
        monkeypatch.setattr(cache, "pages", keeping.Store(most=40))

    @staticmethod
    def invented(count: int) -> list[str]:
        return [
            *(f"testserver:{port}" for port in range(1, count)),
            *(f"school-{number}.dongui.example" for number in range(count)),
            *("TESTSERVER", "TestServer:8000", "testserver.", "testserver:08000", "testserver:"),
        ]

    @pytest.mark.parametrize("host", ["testserver", "testserver:8000"])
    def test_they_push_out_nothing_of_ours(self, client: Client, host: str, django_assert_num_queries):
        first = client.get(HOME, headers={"host": host})
        for other in self.invented(50):
            assert client.get(HOME, headers={"host": other}).status_code in (200, 400)
        assert len(cache.pages.entries) == 1
        with django_assert_num_queries(0):
            assert client.get(HOME, headers={"host": host}).content == first.content

    def test_they_do_not_fill_the_memory(self, client: Client):
        for other in self.invented(50):
            client.get(HOME, headers={"host": other})
        assert not cache.pages.entries
        assert len(cache.pages.guests.entries) <= 2

    def test_a_lesson_and_a_question_of_ours_stay_too(self, client: Client, monkeypatch):
        monkeypatch.setattr(lessons, "bodies", keeping.Drawn(most=20))
        monkeypatch.setattr(drawing, "bodies", keeping.Drawn(most=20))
        monkeypatch.setattr(drawing, "frames", keeping.Drawn(most=20))
        for path in (LESSON, f"{LESSON}quiz/"):
            client.get(path)
        for port in range(1, 25):
            for path in (LESSON, f"{LESSON}quiz/"):
                assert client.get(path, headers={"host": f"testserver:{port}"}).status_code == 200
        for store in (lessons.bodies, drawing.bodies, drawing.frames):
            assert (len(store.entries), len(store.guests.entries)) == (1, 1)

    def test_the_sites_settings_are_not_asked_for_anew(
        self, client: Client, settings, django_assert_num_queries
    ):
        settings.PAGE_CACHE = False
        client.get(LESSON)
        for port in range(1, 150):
            leaving.settings_of(RequestFactory().get("/", headers={"host": f"testserver:{port}"}))
        with django_assert_num_queries(0):
            client.get(LESSON)

    def test_nobody_is_shown_a_page_of_another_host(self, client: Client):
        """A sheet names its address: one that was asked for under an invented port must reach nobody else."""
        sheet = f"{LESSON}handout/"
        evil = client.get(sheet, headers={"host": "testserver:666"}).content.decode()
        ours = client.get(sheet).content.decode()
        assert ("testserver:666" in evil, "testserver:666" in ours) == (True, False)

    def test_a_change_ends_theirs_as_well(self, client: Client):
        client.get(HOME, headers={"host": "testserver:1"})
        keeping.content_changed()
        assert not cache.pages.guests.entries


def test_a_page_that_is_missing_is_not_kept(client: Client):
    client.get("/ko/learn/e3/no-such-lesson/")
    assert not cache.pages.entries


def test_the_doors_of_missing_pages_are_looked_up_once_and_a_new_one_opens_at_once(
    client: Client, settings, django_capture_on_commit_callbacks
):
    settings.KEEP_DRAWN = True
    settings.PAGE_CACHE = False
    with CaptureQueriesContext(connection) as first:
        assert client.get("/ko/nothing/").status_code == 404
    with CaptureQueriesContext(connection) as second:
        page = client.get("/ko/nothing/").content.decode()
    assert len(second) < len(first) / 2
    shelf = TierPage.objects.get(tier="e1", locale__language_code="ko")
    assert f'href="{shelf.url}"' in page
    with django_capture_on_commit_callbacks(execute=True):
        shelf.unpublish()
    assert f'href="{shelf.url}"' not in client.get("/ko/nothing/").content.decode()
