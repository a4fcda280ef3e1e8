"""What the server holds in memory: what nobody needs is not loaded, what everybody needs is drawn before the fork."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from config import leaving_out, warming
from django.db import OperationalError
from django.http import Http404
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
# Each is heavy, and for paper, spreadsheets, other databases, providers, the desk's rare pages or the tests.
NOT_AT_START = {
    *(
        "charset_normalizer",
        "django.contrib.postgres.fields",
        "django.test",
        "fontTools",
        "kiwipiepy",
        "lxml",
    ),
    *("ninja", "numpy", "openpyxl", "pillow_heif", "psycopg", "pydantic", "pygments", "requests", "unittest"),
    "weasyprint",
}


def test_the_server_loads_nothing_at_its_start_that_only_rare_pages_need(tmp_path: Path):
    listing = "import sys, config.wsgi; print(*sys.modules)"
    environment = {
        **os.environ,
        "DONGUI_ENV": "development",
        "DONGUI_VAR": str(tmp_path),
        "DATABASE_URL": "",
        "OIDC_SERVER": "",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    ran = subprocess.run(
        [sys.executable, "-c", listing], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())
    assert {"config.wsgi", "courses.models", "wagtail.admin.urls"} <= loaded
    assert sorted(loaded & NOT_AT_START) == []


def test_the_doors_are_as_declared_where_no_provider_is_installed(tmp_path: Path):
    command = [sys.executable, "manage.py", "list_urls"]
    environment = {**os.environ, "DONGUI_ENV": "development", "DONGUI_VAR": str(tmp_path), "OIDC_SERVER": ""}
    ran = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "openid_connect" not in ran.stdout


class TestWhatIsLeftOut:
    def test_a_key_is_still_held_against_the_list_of_public_suffixes(self):
        from fido2.server import verify_rp_id

        assert verify_rp_id("localhost", "http://localhost:8000")
        assert verify_rp_id("dongui.example", "https://www.dongui.example")
        assert not verify_rp_id("co.kr", "https://police.co.kr")
        assert not verify_rp_id("dongui.example", "http://dongui.example")
        assert not verify_rp_id("dongui.example", "https://dongui.example.org")

    @pytest.mark.django_db
    def test_the_filter_of_wagtails_pages_still_filters(self, rf, loaded_site: None):
        from wagtail.api.querysets import get_public_pages_queryset

        request = rf.get("/", headers={"host": "localhost"})
        assert get_public_pages_queryset(request).count() > 10
        with pytest.raises(Http404):
            get_public_pages_queryset(rf.get("/?site=nowhere.example"))

    @pytest.mark.django_db
    def test_wagtail_still_makes_its_own_requests(self):
        from wagtail.coreutils import get_dummy_request

        request = get_dummy_request(path="/ko/")
        assert (request.method, request.path) == ("GET", "/ko/")

    def test_whoever_needs_a_package_has_it(self):
        """Only one library is told that it is missing."""
        import charset_normalizer
        import pygments
        from django.contrib.postgres import fields
        from django.test import TestCase

        assert all((charset_normalizer.__version__, pygments.__version__, fields.ArrayField, TestCase))

    def test_no_address_of_ours_leads_to_what_is_not_there(self):
        from config.routes import routes

        assert not [route for route in routes() if "v3" in (route.name or "")]

    def test_a_function_is_looked_for_in_the_true_module_each_time(self):
        module = leaving_out.later("colorsys", ["rgb_to_hsv", "no_such_function"])
        assert module.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)
        with pytest.raises(AttributeError):
            module.no_such_function()


class TestWarming:
    @pytest.fixture
    def asked(self, monkeypatch) -> list[dict]:
        """Warm with an application that writes down what it is asked; the connection of the tests stays open."""
        monkeypatch.setattr(
            warming, "connections", type("Open", (), {"close_all": staticmethod(lambda: None)})
        )
        return []

    @staticmethod
    def writing(asked: list[dict]):
        def application(environ, start_response):
            asked.append(environ)
            return Answer()

        return application

    @pytest.mark.django_db
    def test_each_language_is_drawn_as_a_reader_sees_it(self, asked, loaded_site: None, client: Client):
        warming.warm(self.writing(asked))
        paths = [environ["PATH_INFO"] for environ in asked]
        assert {path[:4] for path in paths} == {"/ko/", "/en/"}
        assert len(paths) == 6
        assert {client.get(path).status_code for path in paths} == {200}

    @pytest.mark.parametrize(
        ("hosts", "host"),
        [(["dongui.example"], "dongui.example"), ([".dongui.example", "*"], "localhost"), ([], "localhost")],
    )
    def test_it_comes_to_a_host_that_has_a_name(self, settings, hosts, host):
        settings.ALLOWED_HOSTS = hosts
        assert warming.environ("/ko/")["HTTP_HOST"] == host

    @pytest.mark.parametrize(("insists", "scheme"), [(True, "https"), (False, "http")])
    def test_it_comes_over_tls_where_the_site_insists(self, settings, insists, scheme):
        settings.SECURE_SSL_REDIRECT = insists
        assert warming.environ("/ko/")["wsgi.url_scheme"] == scheme

    def test_a_server_without_a_database_starts(self, asked, monkeypatch):
        def none_yet():
            raise OperationalError("no such table")

        monkeypatch.setattr(warming, "paths", none_yet)
        warming.warm(self.writing(asked))
        assert asked == []


class Answer(list):
    """What an application gives back."""

    def close(self) -> None:
        """Nothing was opened."""
