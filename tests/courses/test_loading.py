"""Loading again: nothing changes where nothing changed, and an editor's work is never undone unasked."""

import json
from typing import Any

import pytest
from conftest import TAUGHT
from django.core.management import call_command
from register.planting import remember, write_segments
from register.segmenting import source_of

from courses.models import UnitPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(capsys: pytest.CaptureFixture[str]):
    def run(**options: Any) -> dict[str, Any]:
        capsys.readouterr()
        call_command("load_curriculum", only=TAUGHT, format="json", **options)
        return json.loads(capsys.readouterr().out)

    return run


def unit(language: str = "ko") -> UnitPage:
    return UnitPage.objects.get(code="E3-2", locale__language_code=language)


def edited(page: UnitPage, card: str) -> None:
    page.card = card
    page.save_revision().publish()


def test_loading_twice_changes_no_page(load):
    before = list(
        UnitPage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at")
    )
    report = load()
    assert (report["created"], report["updated"], report["kept"]) == ([], [], [])
    assert (
        list(UnitPage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at"))
        == before
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_an_editor_changed_is_kept_and_said(load, language):
    edited(unit(language), "An editor wrote this.")
    report = load()
    assert unit(language).card == "An editor wrote this."
    assert any("e3-2" in line and "card" in line for line in report["kept"])


@pytest.mark.parametrize("words", ["", "An editor's title"])
def test_a_title_that_changes_in_korean_alone_stays_english(load, words):
    """A site of an earlier release: another Korean title and another English card stood in the files."""
    title = unit("en").title
    korean, english = unit("ko"), unit("en")
    korean.title = "옛 제목"
    korean.save_revision().publish()
    remember(page=korean, language="ko", names=["title"])
    write_segments(source=source_of(korean), locale=english.locale, wanted=english, names=["title", "card"])
    english.card = "An older card"
    english.title = words or title
    english.save_revision().publish()
    remember(page=english, language="en", names=["card"])
    report = load()
    assert unit("ko").title != "옛 제목"
    assert (unit("en").title, unit("en").card == "An older card") == (words or title, False)
    assert bool(report["kept"]) is bool(words)
    assert load()["updated"] == []


def test_a_waiting_draft_is_left_alone_and_said(load):
    page = unit()
    page.card = "A draft."
    page.save_revision()
    report = load()
    assert unit().has_unpublished_changes
    assert any("draft is waiting" in line for line in report["kept"])


def test_only_when_asked_the_files_replace_an_editors_words(load):
    original = unit().card
    edited(unit(), "An editor wrote this.")
    load(overwrite=True)
    assert unit().card == original


def test_both_languages_are_live_with_equal_block_ids_and_linked_as_translations():
    korean, english = unit("ko"), unit("en")
    assert korean.live
    assert english.live
    assert korean.translation_key == english.translation_key
    assert [block.id for block in korean.body] == [block.id for block in english.body]
    for one, other in zip(korean.body, english.body, strict=True):
        assert [b.id for b in one.value["content"]] == [b.id for b in other.value["content"]]
        assert one.value["title"] != other.value["title"]


def test_a_translator_finds_the_english_words_as_segments_of_the_korean_page():
    from wagtail_localize.models import StringTranslation, TranslationSource

    source = TranslationSource.objects.get_for_instance(unit("ko"))
    translated = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale__language_code="en"
    )
    assert "Asking before you take or share a photo" in set(translated.values_list("data", flat=True))


class TestQueries:
    """The number of queries does not depend on how much a lesson holds."""

    @pytest.fixture(autouse=True)
    def nothing_kept(self):
        from courses.rendering import _kept

        _kept.clear()

    @pytest.mark.parametrize("path", ["/ko/learn/e3/e3-2/", "/en/learn/m/m-4/"])
    def test_an_uncached_lesson_costs_six_queries_at_most(self, client, django_assert_max_num_queries, path):
        client.get(path)
        with django_assert_max_num_queries(6):
            assert client.get(path).status_code == 200

    def test_a_kept_page_costs_none(self, client, settings, django_assert_num_queries):
        settings.PAGE_CACHE = True
        client.get("/ko/learn/e3/e3-2/")
        client.get("/ko/learn/e3/e3-2/")
        with django_assert_num_queries(0):
            assert client.get("/ko/learn/e3/e3-2/").status_code == 200
