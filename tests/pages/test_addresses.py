"""A mail, the sitemap and the desk say where the site is served: name and port."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Site

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
HERE = "http://localhost:8123"


@pytest.fixture(autouse=True)
def served_here(settings):
    settings.WAGTAILADMIN_BASE_URL = HERE


@pytest.fixture
def unit(loaded_site: None) -> UnitPage:
    return UnitPage.objects.get(slug="e3-2", locale__language_code="ko")


def addresses(text: str) -> set[str]:
    """Scheme, host and port of every address in a text."""
    return set(re.findall(r"https?://[^/\s\"<]+", text))


def test_the_sitemap_and_the_desk_say_it_too(client: Client, unit: UnitPage):
    listed = client.get("/sitemap.xml").content.decode()
    assert addresses(listed) - {"http://www.sitemaps.org", "http://www.w3.org"} == {HERE}
    assert unit.full_url == f"{HERE}/ko/learn/e3/e3-2/"
    assert unit.url == "/ko/learn/e3/e3-2/"


def test_it_follows_the_server_to_another_port_at_once(unit: UnitPage, settings):
    assert unit.full_url.startswith(HERE)
    settings.WAGTAILADMIN_BASE_URL = "https://dongui.example:8443"
    again = UnitPage.objects.get(pk=unit.pk)
    assert again.full_url == "https://dongui.example:8443/ko/learn/e3/e3-2/"


def test_a_site_that_somebody_named_at_the_desk_keeps_its_name(unit: UnitPage):
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "school.example", 443
    site.save()
    assert UnitPage.objects.get(pk=unit.pk).full_url == "https://school.example/ko/learn/e3/e3-2/"


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"DONGUI_ENV": "development", "PORT": "8221"}, "http://localhost:8221"),
        ({"DONGUI_ENV": "development"}, "http://localhost:8000"),
        ({"ALLOWED_HOSTS": "dongui.example,other.example"}, "https://dongui.example"),
        ({"ALLOWED_HOSTS": "dongui.example:8443"}, "https://dongui.example:8443"),
    ],
)
def test_the_address_is_the_one_at_which_run_serves(environment: dict[str, str], address: str):
    told = "from config import settings as s; print(s.WAGTAILADMIN_BASE_URL, *s.ALLOWED_HOSTS)"
    around = {name: value for name, value in os.environ.items() if name not in ("PORT", "ALLOWED_HOSTS")}
    around |= {
        "DONGUI_ENV": "production",
        "SECRET_KEY": "x" * 50,
        "PYTHONPATH": str(ROOT / "site"),
        **environment,
    }
    ran = subprocess.run([sys.executable, "-c", told], env=around, capture_output=True, text=True, check=True)
    said, *names = ran.stdout.split()
    assert said == address
    assert not any(name.endswith("8443") for name in names)
