"""A reviewer lets a text pass and says why; it is logged, and it holds for this very text only."""

from collections.abc import Callable
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, live_text, told, user_of, with_text
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from editorial import gate, overriding
from editorial.gate import Stopped
from editorial.models import Override
from wagtail.models import PageLogEntry

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
Draft = Callable[[str], Any]
WHY = "이 글은 그 말을 설명하려고 써요."


def address(unit: UnitPage) -> str:
    return reverse("editorial_override", args=["courses", "unitpage", unit.pk])


class TestVerb:
    def test_the_text_is_published_and_everything_is_written_down(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        revision = draft(HARSH)
        given = overriding.allow(by=user_of(cast.reviewer), instance=revision.as_object(), reason=f"  {WHY} ")
        assert (given.reason, given.by, given.revision, given.language) == (
            WHY,
            user_of(cast.reviewer),
            revision,
            "ko",
        )
        assert any("몰카" in finding["text"] for finding in given.findings)
        revision.publish()
        assert HARSH in live_text(unit)
        entry = PageLogEntry.objects.filter(page=unit, action="editorial.override").get()
        assert entry.user == user_of(cast.reviewer)
        assert WHY in entry.message

    def test_another_text_is_stopped_again(self, cast: Cast, unit: UnitPage, draft: Draft):
        overriding.allow(by=user_of(cast.reviewer), instance=draft(HARSH).as_object(), reason=WHY)
        with pytest.raises(Stopped):
            draft(f"{HARSH} 또 들었어요.").publish()

    def test_an_error_that_was_not_there_then_is_not_let_pass(
        self, cast: Cast, unit: UnitPage, draft: Draft, monkeypatch: pytest.MonkeyPatch
    ):
        revision = draft(HARSH)
        given = overriding.allow(by=user_of(cast.reviewer), instance=revision.as_object(), reason=WHY)
        Override.objects.filter(pk=given.pk).update(findings=[])
        with pytest.raises(Stopped):
            revision.publish()

    @pytest.mark.parametrize("who", ["editor", "translator", "legal_reviewer", "administrator"])
    def test_nobody_else_may(self, cast: Cast, draft: Draft, who: str):
        with pytest.raises(PermissionDenied):
            overriding.allow(by=user_of(cast.as_role(who)), instance=draft(HARSH).as_object(), reason=WHY)

    @pytest.mark.parametrize("reason", ["", "   ", "\x00", "아" * 1001])
    def test_a_reason_is_asked_for_in_a_sentence(self, cast: Cast, draft: Draft, reason: str):
        with pytest.raises(ValidationError) as fault:
            overriding.allow(by=user_of(cast.reviewer), instance=draft(HARSH).as_object(), reason=reason)
        assert fault.value.messages[0].endswith((".", "요.", "다."))

    def test_nothing_is_let_pass_where_nothing_stops(self, cast: Cast, unit: UnitPage):
        with pytest.raises(ValidationError):
            overriding.allow(by=user_of(cast.reviewer), instance=unit, reason=WHY)
        assert gate.obstacles(unit) == []


class TestDoor:
    def test_a_reviewer_sends_the_reason_from_the_panel(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        answer = cast.reviewer.post(address(unit), {"reason": WHY}, headers={"hx-request": "true"})
        assert WHY in answer.content.decode()
        assert Override.objects.about(unit).count() == 1

    def test_without_the_script_the_form_comes_back_with_a_message(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        draft(HARSH)
        answer = cast.reviewer.post(address(unit), {"reason": ""})
        assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[unit.pk])
        assert told(answer)
        assert not Override.objects.exists()

    def test_an_editor_is_turned_away(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        assert cast.editor.post(address(unit), {"reason": WHY}, follow=False).status_code in (302, 403)
        assert not Override.objects.exists()

    def test_a_draft_that_changed_meanwhile_needs_a_new_reason(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        draft(HARSH)
        cast.reviewer.post(address(unit), {"reason": WHY})
        revision = with_text(UnitPage.objects.get(pk=unit.pk), f"{HARSH} 끝이에요.").save_revision()
        with pytest.raises(Stopped):
            revision.publish()
