"""What changed since a lesson was translated, how all translations stand, and the gate before a translation."""

import re
from typing import Any

import pytest
from cast import Cast
from desk_samples import told
from django.urls import reverse
from editorial import checks, gate, translating
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
NEW = "한 문장 더 있어요."


def locale() -> Locale:
    return Locale.objects.get(language_code="en")


def publish(unit: UnitPage, **values: Any) -> UnitPage:
    """The source says something else from now on."""
    page = UnitPage.objects.get(pk=unit.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return UnitPage.objects.get(pk=unit.pk)


def translate(unit: UnitPage, path: str, text: str) -> None:
    """A translator writes one text."""
    source = TranslationSource.objects.get(object_id=unit.translation_key)
    source.update_from_db()
    segment = StringSegment.objects.get(source=source, context__path=path)
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        locale=locale(),
        context_id=segment.context_id,
        defaults={"data": text},
    )


class TestChanges:
    def test_a_loaded_lesson_has_none(self, unit: UnitPage):
        assert translating.changes(page=unit, locale=locale()) == []

    def test_a_changed_text_stands_beside_what_it_was_and_its_translation(
        self, unit: UnitPage, english: UnitPage
    ):
        before = unit.card
        changed = publish(unit, card=f"{before} {NEW}")
        [one] = translating.changes(page=changed, locale=locale())
        assert (one.path, one.before, one.after) == ("card", before, f"{before} {NEW}")
        assert one.translated == english.card
        assert "".join(piece.text for piece in one.difference.after if piece.is_changed).strip() == NEW

    def test_a_draft_of_the_source_is_no_change_yet(self, unit: UnitPage):
        unit.card = f"{unit.card} {NEW}"
        unit.save_revision()
        assert translating.changes(page=UnitPage.objects.get(pk=unit.pk), locale=locale()) == []

    def test_a_new_text_is_named_as_new(self, unit: UnitPage):
        from desk_samples import with_text

        page = with_text(UnitPage.objects.get(pk=unit.pk), NEW)
        page.save_revision().publish()
        [one] = translating.changes(page=UnitPage.objects.get(pk=unit.pk), locale=locale())
        assert (one.is_new, one.after, one.path) == (True, NEW, "body.hook.content.added-note.text")
        assert one.label.startswith("장면 1")

    def test_whoever_translates_it_takes_it_off_the_list(self, unit: UnitPage):
        changed = publish(unit, card=f"{unit.card} {NEW}")
        translate(changed, "card", "One more sentence.")
        assert translating.changes(page=changed, locale=locale()) == []

    def test_going_back_to_the_old_text_is_no_change(self, unit: UnitPage):
        before = unit.card
        publish(unit, card=NEW)
        again = publish(unit, card=before)
        assert translating.changes(page=again, locale=locale()) == []

    def test_the_source_page_says_how_many_wait(self, unit: UnitPage):
        changed = publish(unit, card=NEW, content_note=NEW)
        [one] = [f for f in checks.look(changed) if f.measure == "translation-behind"]
        assert (one.severity, one.value, one.limit) == ("warn", 2.0, "en")

    def test_a_lesson_that_nobody_has_translated_says_so(self, unit: UnitPage, english: UnitPage):
        Translation.objects.filter(source__object_id=unit.translation_key).delete()
        english.delete()
        found = {f.measure for f in checks.look(UnitPage.objects.get(pk=unit.pk))}
        assert "no-translation" in found


class TestTable:
    def test_every_lesson_stands_in_it_with_its_state(self, unit: UnitPage):
        publish(unit, card=NEW)
        from editorial.comparing import source_pages

        standings = {one.page.pk: one for one in translating.standings(source_pages())}
        assert (standings[unit.pk].state, standings[unit.pk].waiting) == ("behind", 1)
        others = UnitPage.objects.filter(locale__language_code="ko").exclude(pk=unit.pk)
        assert {standings[page.pk].state for page in others} == {"done"}

    def test_what_waits_stands_first_with_its_language_by_name(self, cast: Cast, unit: UnitPage):
        publish(unit, card=NEW)
        page = cast.editor.get(reverse("editorial_translations")).content.decode()
        rows = re.findall(r'<th scope="row"><a[^>]*>([^<]*)</a></th>\s*<td lang="en">(\w+)</td>', page)
        assert rows[0] == (f"{unit.code} {unit.title}", "English")
        assert len(rows) > 10

    def test_it_counts_the_same_after_translators_took_the_new_source_over(self, unit: UnitPage):
        changed = publish(unit, card=NEW)
        TranslationSource.objects.get(object_id=unit.translation_key).update_from_db()
        [one] = translating.standings([Page.objects.get(pk=changed.pk)])
        assert (one.state, one.waiting) == ("behind", 1)

    def test_a_few_queries_are_enough_for_all(self, unit: UnitPage, django_assert_max_num_queries: Any):
        from editorial.comparing import source_pages

        pages = source_pages()
        with django_assert_max_num_queries(6):
            translating.standings(pages)


class TestPages:
    def test_the_translator_sees_both_texts_and_goes_on_from_there(self, cast: Cast, unit: UnitPage):
        publish(unit, card=f"{unit.card} {NEW}")
        html = cast.translator.get(reverse("editorial_translations"), {"state": "behind"}).content.decode()
        address = reverse("editorial_changes_of", args=[unit.pk, "en"])
        assert address in html
        shown = cast.translator.get(address).content.decode()
        assert f"<ins>{NEW.split()[0]}" in shown.replace("<ins> ", "<ins>") or NEW.split()[0] in shown
        assert (
            reverse(
                "wagtail_localize:update_translations",
                args=[TranslationSource.objects.get(object_id=unit.translation_key).pk],
            )
            in shown
        )

    def test_a_language_that_there_is_not_is_missing(self, cast: Cast, unit: UnitPage):
        assert cast.translator.get(f"/cms/editorial/translations/{unit.pk}/xx/").status_code == 404
        assert cast.translator.get("/cms/editorial/translations/999999/en/").status_code == 404

    def test_the_source_language_itself_has_no_changes(self, cast: Cast, unit: UnitPage):
        assert cast.translator.get(f"/cms/editorial/translations/{unit.pk}/ko/").status_code == 200


class TestGate:
    def edit(self, english: UnitPage) -> str:
        return reverse("wagtailadmin_pages:edit", args=[english.pk])

    def test_a_translation_with_an_error_is_not_published(
        self, cast: Cast, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        translate(unit, "card", "He watched revenge porn.")
        with django_capture_on_commit_callbacks(execute=True):
            answer = cast.editor.post(self.edit(english), {"action": "publish"})
        assert answer["Location"] == self.edit(english)
        assert "revenge porn" in told(answer)
        english.refresh_from_db()
        assert "revenge porn" not in english.card

    def test_its_text_is_kept_for_the_translator(self, cast: Cast, unit: UnitPage, english: UnitPage):
        translate(unit, "card", "He watched revenge porn.")
        cast.editor.post(self.edit(english), {"action": "publish"})
        assert StringTranslation.objects.filter(data="He watched revenge porn.", has_error=False).exists()
        html = cast.translator.get(self.edit(english)).content.decode()
        assert "revenge porn" in html.split("data-desk-panel", 1)[1]

    def test_a_sound_translation_is_published(
        self, cast: Cast, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        translate(unit, "card", "You ask before you share.")
        with django_capture_on_commit_callbacks(execute=True):
            cast.editor.post(self.edit(english), {"action": "publish"})
        english.refresh_from_db()
        assert english.card == "You ask before you share."

    def test_wagtail_localizes_own_way_is_stopped_too(
        self, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        translate(unit, "card", "He watched revenge porn.")
        translation = Translation.objects.get(source__object_id=unit.translation_key)
        with pytest.raises(gate.Stopped):
            translation.save_target(publish=True)
        english.refresh_from_db()
        assert "revenge porn" not in english.card

    def test_what_is_left_in_korean_does_not_reach_english_readers(
        self, cast: Cast, unit: UnitPage, english: UnitPage
    ):
        publish(unit, card=NEW)
        TranslationSource.objects.get(object_id=unit.translation_key).update_from_db()
        answer = cast.editor.post(self.edit(english), {"action": "publish"})
        assert NEW in told(answer)
        english.refresh_from_db()
        assert english.card != NEW

    def test_taking_the_new_source_over_and_publishing_at_once_tells_what_was_stopped(
        self, cast: Cast, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        publish(unit, card=NEW)
        source = TranslationSource.objects.get(object_id=unit.translation_key)
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        with django_capture_on_commit_callbacks(execute=True):
            answer = cast.editor.post(address, {"publish_translations": "on"})
        assert NEW in told(answer)
        english.refresh_from_db()
        assert english.card != NEW

    def test_a_reviewer_lets_a_translation_pass(
        self, cast: Cast, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        translate(unit, "card", "He watched revenge porn.")
        address = reverse("editorial_override", args=["courses", "unitpage", english.pk])
        cast.reviewer.post(address, {"reason": "A headline of the time."})
        with django_capture_on_commit_callbacks(execute=True):
            cast.editor.post(self.edit(english), {"action": "publish"})
        english.refresh_from_db()
        assert english.card == "He watched revenge porn."
