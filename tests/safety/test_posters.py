"""What the sheets that say who helps hold, and the pages that print them from the browser."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from language.tiers import Tier
from safety import posters

pytestmark = pytest.mark.django_db
FORMS = ("poster", "card")


@pytest.mark.parametrize("tier", Tier)
def test_every_tier_has_its_words_in_both_languages(tier: Tier):
    texts = posters.read()[tier.value]
    listed = [text for value in texts.values() for text in (value if isinstance(value, list) else [value])]
    assert [
        text for text in listed if isinstance(text, dict) and not all(text.get(c) for c in ("ko", "en"))
    ] == []
    assert texts["first"], "a trusted person in words, before the numbers"
    assert set(texts) == {"title", "lead", "sayings", "first", "points", "lines", "picture"}


def test_readers_of_another_language_get_the_english_words():
    assert posters.in_language({"title": {"ko": "가", "en": "A"}, "points": []}, "ja") == {
        "title": "A",
        "points": (),
    }


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tier", Tier)
def test_the_sheet_of_a_tier_opens_in_the_browser(
    client: Client, loaded_site: None, tier: Tier, form: str, language: str
):
    response = client.get(f"/{language}/help/{tier.value}/{form}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert f'lang="{language}"' in page
    assert "data-exit" in page
    assert "1366" in page
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)


@pytest.mark.parametrize("path", ["/ko/help/nobody/poster/", "/ko/help/e9/card/", "/ko/help/e1/book/"])
def test_a_sheet_of_nobody_is_not_found(client: Client, loaded_site: None, path: str):
    assert client.get(path).status_code == 404


def test_the_code_leads_to_the_page_with_the_newest_numbers(loaded_site: None):
    with translation.override("ko"):
        made = posters.sheet(tier=Tier.M, address="https://dongui.example.org/ko/help/m/")
    assert made.address.endswith("/ko/help/m/")
    assert [entry.phone for entry in made.entries] == ["1366", "1388", "117", "112"]


def test_help_pages_link_both_sheets(client: Client, loaded_site: None):
    page = client.get("/ko/help/e2/").content.decode()
    assert 'href="/ko/help/e2/poster/"' in page
    assert 'href="/ko/help/e2/card/"' in page


def test_another_room_says_which_files_are_ready(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(posters, "_files", [])
    assert posters.files_for(Tier.E1) == []
    posters.files_from(lambda tier, language: [posters.File(f"/{language}/{tier.value}", "PDF")])
    with translation.override("en"):
        assert posters.files_for(Tier.E1) == [posters.File("/en/e1", "PDF")]


def test_what_is_known_of_a_place_stands_line_by_line():
    entry = SimpleNamespace(
        name="n", what="w", phone="", web="", web_words="", lasting_words="Tue-Thu, times not known"
    )
    drawn = render_to_string("safety/paper/besides.html", {"entries": [entry], "look": "officer"})
    assert "times not known<br>" in drawn
    entry.phone, entry.web, entry.web_words = "1366", "https://example.org/", "example.org"
    drawn = render_to_string("safety/paper/besides.html", {"entries": [entry], "look": "officer"})
    assert "<b>1366</b><br>example.org<br>Tue-Thu" in drawn


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("tier", Tier)
def test_what_the_first_services_do_ends_before_their_hours_begin(loaded, tier: Tier, language: str):
    with translation.override(language):
        first, _besides = posters.listed(tier)
        assert first
        assert [entry.name for entry in first if not entry.what.endswith(".")] == []
