"""What every answer carries."""

import pytest
from django.test import Client

PUBLIC = [
    "/ko/",
    "/en/",
    "/ko/help/",
    "/ko/help/e3/",
    "/en/help/police/",
    "/ko/leave/",
    "/ko/leave/limits/",
    "/ko/privacy/",
    "/ko/learn/e3/",
    "/ko/not-there/",
    "/accounts/login/",
]


@pytest.fixture
def reader(loaded_site: None) -> Client:
    return Client()


@pytest.mark.parametrize("path", PUBLIC)
def test_no_page_stays_on_the_disk(reader, path):
    answer = reader.get(path)
    assert answer["Content-Type"].startswith("text/html")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_run_nothing_written_into_them_and_load_nothing_from_elsewhere(reader, path):
    policy = reader.get(path)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", [*PUBLIC, "/cms/", "/healthz"])
def test_no_page_may_use_camera_microphone_or_place(reader, path):
    permissions = reader.get(path)["Permissions-Policy"]
    assert all(f"{power}=()" in permissions for power in ("camera", "microphone", "geolocation"))


def test_the_editors_desk_has_a_policy_of_its_own_and_loads_nothing_from_elsewhere(reader):
    answer = reader.get("/cms/")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert "*" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_public_pages_cannot_be_framed(reader):
    assert reader.get("/ko/help/")["X-Frame-Options"] == "DENY"


def test_help_asked_for_as_a_fragment_is_the_panel_alone(reader):
    answer = reader.get("/ko/help/e3/", headers={"X-Fragment": "help"})
    page = answer.content.decode()
    assert page.strip().startswith("<section")
    assert "<html" not in page
    assert "tel:1366" in page
    assert "X-Fragment" in answer["Vary"]


@pytest.mark.parametrize("tier", ["e4", "E3x", "admin"])
def test_help_for_an_unknown_tier_is_not_there(reader, tier):
    assert reader.get(f"/ko/help/{tier}/").status_code == 404


@pytest.mark.parametrize("tier", ["e1", "e3", "m", "teachers", "carers", "police"])
def test_help_is_open_to_everybody_in_every_tier(reader, tier):
    page = reader.get(f"/ko/help/{tier}/").content.decode()
    places = [page.index(f"tel:{number}") for number in ("1366", "1388", "117", "112")]
    assert places == sorted(places)


@pytest.mark.parametrize("tier", ["e1", "e2", "e3"])
def test_a_childs_help_page_links_to_no_other_site(reader, tier):
    main = reader.get(f"/ko/help/{tier}/", headers={"X-Fragment": "help"}).content.decode()
    assert "http" not in main
