"""Errors keep a text from pupils, whichever way it is published, and the draft is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, MILD, draft_text, form_of, live_text, told, user_of, with_text
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from editorial import gate
from editorial.checks import look
from editorial.gate import Stopped
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
Draft = Callable[[str], Any]


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class TestPrograms:
    def test_publishing_a_revision_raises_with_every_error_as_a_sentence(self, unit: UnitPage, draft: Draft):
        revision = draft(HARSH)
        with pytest.raises(Stopped) as stopped:
            revision.publish()
        assert any("몰카" in line for line in stopped.value.messages)
        assert HARSH not in live_text(unit)

    def test_the_draft_stays_as_it_was(self, unit: UnitPage, draft: Draft):
        revision = draft(HARSH)
        with pytest.raises(Stopped):
            revision.publish()
        unit.refresh_from_db()
        assert unit.latest_revision_id == revision.pk
        assert unit.live
        assert unit.has_unpublished_changes

    def test_wagtails_own_action_is_no_way_around(self, unit: UnitPage, draft: Draft):
        with pytest.raises(Stopped):
            PublishPageRevisionAction(draft(HARSH)).execute(skip_permission_checks=True)
        assert HARSH not in live_text(unit)

    def test_saving_a_live_page_with_such_a_text_is_none_either(self, unit: UnitPage):
        with pytest.raises(Stopped):
            with_text(unit, HARSH).save()
        with pytest.raises(Stopped):
            with_text(unit, HARSH).save(clean=False)
        assert HARSH not in live_text(unit)

    def test_a_page_made_live_through_its_tree_row_is_none_either(self, unit: UnitPage):
        Page.objects.filter(pk=unit.pk).update(live=False)
        with_text(UnitPage.objects.get(pk=unit.pk), HARSH).save()
        bare = Page.objects.get(pk=unit.pk)
        bare.live = True
        with pytest.raises(Stopped):
            bare.save()

    def test_a_sound_text_is_published(self, unit: UnitPage, draft: Draft):
        draft(MILD).publish()
        assert MILD in live_text(unit)

    def test_a_new_page_begins_as_a_draft(self, unit: UnitPage):
        fresh = UnitPage(**{name: getattr(unit, name) for name in ("tier", "card", "content_note", "locale")})
        fresh.title, fresh.slug, fresh.code, fresh.outcomes = "Neu", "e3-77", "E3-77", unit.outcomes
        fresh.body = with_text(unit, HARSH).body
        unit.get_parent().add_child(instance=fresh)
        assert not UnitPage.objects.get(pk=fresh.pk).live
        with pytest.raises(Stopped):
            fresh.save_revision().publish()
        assert not UnitPage.objects.get(pk=fresh.pk).live

    def test_a_page_may_be_unpublished_and_locked_whatever_it_says(self, unit: UnitPage):
        with gate.vetted("this test"):
            with_text(unit, HARSH).save()
        page = UnitPage.objects.get(pk=unit.pk)
        page.locked = True
        page.save()
        page.unpublish()
        assert not UnitPage.objects.get(pk=unit.pk).live

    def test_what_something_else_has_vetted_passes_while_it_says_so(self, unit: UnitPage, draft: Draft):
        with gate.vetted("this test"):
            draft(HARSH).publish()
        assert HARSH in live_text(unit)
        with pytest.raises(Stopped):
            with_text(unit, HARSH + HARSH).save()

    def test_a_text_for_adults_is_never_stopped(self, loaded_site: None):
        police = UnitPage.objects.get(code="P-4", locale__language_code="ko")
        with_text(police, HARSH).save_revision().publish()
        assert HARSH in live_text(police)

    def test_warnings_never_stop(self, unit: UnitPage, draft: Draft):
        formal = "이 이야기를 친구에게 들었습니다."
        found = [f for f in look(draft(formal).as_object()) if "added-note" in f.path]
        assert [(f.measure, f.severity) for f in found] == [("ending_style", "warn")]
        draft(formal).publish()
        assert formal in live_text(unit)


class TestForm:
    def test_the_button_keeps_the_draft_and_lists_the_errors(self, cast: Cast, unit: UnitPage):
        data = {**form_of(with_text(unit, HARSH)), "action-publish": "1"}
        answer = cast.editor.post(edit(unit), data)
        assert answer["Location"] == edit(unit)
        assert "몰카" in told(answer)
        assert HARSH not in live_text(unit)
        assert HARSH in draft_text(Page.objects.get(pk=unit.pk))

    def test_the_button_publishes_a_sound_text(self, cast: Cast, unit: UnitPage):
        cast.editor.post(edit(unit), {**form_of(with_text(unit, MILD)), "action-publish": "1"})
        assert MILD in live_text(unit)

    def test_saving_a_draft_is_always_possible(self, cast: Cast, unit: UnitPage):
        answer = cast.editor.post(edit(unit), form_of(with_text(unit, HARSH)))
        assert answer.status_code == 302
        assert "몰카" not in told(answer)

    def test_a_new_page_is_kept_as_a_draft(self, cast: Cast, unit: UnitPage):
        add = reverse("wagtailadmin_pages:add", args=["courses", "unitpage", unit.get_parent().pk])
        data = {**form_of(with_text(unit, HARSH)), "slug": "e3-78", "code": "E3-78", "action-publish": "1"}
        answer = cast.editor.post(add, data)
        made = UnitPage.objects.get(slug="e3-78")
        assert not made.live
        assert HARSH in draft_text(made)
        assert "몰카" in told(answer)
        assert answer["Location"] == edit(made)

    def test_a_program_that_asks_for_json_gets_problem_details(self, cast: Cast, unit: UnitPage):
        data = {**form_of(with_text(unit, HARSH)), "action-publish": "1"}
        answer = cast.editor.post(edit(unit), data, headers={"accept": "application/json"})
        assert answer.status_code == 422
        assert answer["Content-Type"] == "application/problem+json"
        assert any("몰카" in line for line in answer.json()["errors"])


class TestMany:
    def publish(self, cast: Cast, *pages: Page, **more: str) -> Any:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = "&".join(f"id={page.pk}" for page in pages)
        return cast.editor.post(f"{address}?{query}&next=/cms/", more)

    def test_all_are_published_or_none(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        other = UnitPage.objects.get(code="M-4", locale__language_code="ko")
        with_text(other, "이 이야기를 친구에게 들었습니다.").save_revision()
        answer = self.publish(cast, unit, other)
        assert "E3-2" in told(answer)
        assert "몰카" in told(answer)
        assert HARSH not in live_text(unit)
        assert UnitPage.objects.get(pk=other.pk).has_unpublished_changes

    def test_sound_drafts_are_published_together(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(MILD)
        self.publish(cast, unit)
        assert MILD in live_text(unit)

    def test_drafts_below_are_looked_at_too(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        Page.objects.filter(pk=unit.pk).update(live=False)
        answer = self.publish(cast, unit.get_parent(), include_descendants="on")
        assert "몰카" in told(answer)
        assert not UnitPage.objects.get(pk=unit.pk).live


class TestClock:
    def planned(self, unit: UnitPage, text: str) -> Any:
        page = with_text(UnitPage.objects.get(pk=unit.pk), text)
        page.go_live_at = timezone.now() + timedelta(days=1)
        return page.save_revision()

    def test_a_plan_for_such_a_text_is_refused_when_it_is_made(self, unit: UnitPage):
        revision = self.planned(unit, HARSH)
        with pytest.raises(Stopped):
            revision.publish()
        assert Revision.objects.get(pk=revision.pk).approved_go_live_at is None

    def test_a_sound_text_is_planned_and_published_by_the_clock(self, unit: UnitPage):
        revision = self.planned(unit, MILD)
        revision.publish()
        self.let_time_pass(revision)
        call_command("publish_scheduled")
        assert MILD in live_text(unit)

    def let_time_pass(self, revision: Any) -> None:
        """The planned moment is over now."""
        past = timezone.now() - timedelta(minutes=1)
        content = {**revision.content, "go_live_at": past.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)

    def test_what_became_an_error_meanwhile_is_taken_off_the_plan(
        self, cast: Cast, unit: UnitPage, capsys: Any
    ):
        reviewer = user_of(cast.reviewer)
        bad = self.planned(unit, HARSH)
        other = UnitPage.objects.get(code="M-4", locale__language_code="ko")
        good = with_text(other, "그 이야기를 함께 들었습니다.").save_revision()
        for revision in (bad, good):
            self.let_time_pass(revision)
        call_command("publish_scheduled")
        assert HARSH not in live_text(unit)
        assert "그 이야기를 함께" in live_text(other)
        assert Revision.objects.get(pk=bad.pk).approved_go_live_at is None
        assert "몰카" in capsys.readouterr().err
        assert [(m.to, "몰카" in m.body) for m in mail.outbox] == [([reviewer.email], True)]
