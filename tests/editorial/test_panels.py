"""The panel beside every form, its count and its links, and the report over everything."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, MILD, user_of
from django.apps import apps
from django.urls import reverse
from editorial import keeping
from editorial.models import LastCheck, Override

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
Draft = Callable[[str], Any]


def panel(unit: UnitPage) -> str:
    return reverse("editorial_panel", args=["courses", "unitpage", unit.pk])


class TestPanel:
    def test_the_form_of_a_lesson_shows_the_count_and_the_way_to_the_field(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        draft(HARSH)
        html = cast.editor.get(reverse("wagtailadmin_pages:edit", args=[unit.pk])).content.decode()
        assert 'data-side-panel="desk"' in html
        assert "#:w:contentpath=body.hook.content.added-note.text" in html
        assert re.search(r'data-side-panel-toggle="desk".*?toggle-counter[^>]*>\s*\d+', html, re.DOTALL)
        assert "“몰카”" in html

    def test_wagtails_own_panel_keeps_what_axe_finds_and_loses_its_english_measures(
        self, cast: Cast, unit: UnitPage
    ):
        html = cast.editor.get(reverse("wagtailadmin_pages:edit", args=[unit.pk])).content.decode()
        assert "data-checks-panel" in html
        assert "data-content-readability-score" not in html

    def test_alone_it_speaks_of_the_newest_draft_and_carries_the_count(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        assert "몰카" not in cast.editor.get(panel(unit)).content.decode()
        draft(HARSH)
        html = cast.editor.get(panel(unit)).content.decode()
        assert "몰카" in html
        assert "hx-swap-oob" in html
        draft(MILD)
        assert "몰카" not in cast.editor.get(panel(unit)).content.decode()

    def test_in_english_the_reasons_are_english_and_the_proposal_is_not(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        draft(HARSH)
        cast.editor.get("/cms/?language=en")
        html = cast.editor.get(panel(unit)).content.decode()
        assert "Must be changed" in html
        assert "불법촬영" in html

    @pytest.mark.parametrize(
        "model", ["quizzes.Quiz", "register.Term", "register.Claim", "safety.HelpService"]
    )
    def test_every_snippet_that_is_checked_has_it(self, cast: Cast, model: str):
        row = apps.get_model(model).objects.first()
        name = f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:edit"
        html = cast.editor.get(reverse(name, args=[row.pk])).content.decode()
        assert 'data-side-panel="desk"' in html

    def test_translators_have_it_beside_their_form(self, cast: Cast, english: UnitPage):
        html = cast.translator.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
        assert "js-translation-editor" in html
        assert "data-desk-panel" in html

    def test_only_a_reviewer_sees_the_way_past_the_gate(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        assert "editorial/courses/unitpage" in cast.editor.get(panel(unit)).content.decode()
        assert f"{panel(unit)}override/" not in cast.editor.get(panel(unit)).content.decode()
        assert f"{panel(unit)}override/" in cast.reviewer.get(panel(unit)).content.decode()

    def test_what_was_let_pass_is_shown_with_its_reason(self, cast: Cast, unit: UnitPage, draft: Draft):
        draft(HARSH)
        cast.reviewer.post(f"{panel(unit)}override/", {"reason": "설명하려고 <b>씁니다</b>."})
        html = cast.editor.get(panel(unit)).content.decode()
        assert "설명하려고 &lt;b&gt;씁니다&lt;/b&gt;." in html
        assert Override.objects.get().by == user_of(cast.reviewer)

    @pytest.mark.parametrize("path", ["nothing/here/1/", "people/user/1/", "courses/unitpage/999999/"])
    def test_what_is_not_checked_is_missing(self, cast: Cast, path: str):
        assert cast.editor.get(f"/cms/editorial/{path}").status_code == 404

    def test_whoever_may_not_change_a_row_sees_no_panel(self, cast: Cast):
        service = apps.get_model("safety.HelpService").objects.first()
        address = reverse("editorial_panel", args=["safety", "helpservice", service.pk])
        assert cast.editor.get(address).status_code == 200
        assert cast.translator.get(address).status_code in (302, 403)


class TestReport:
    def test_everything_is_looked_at_once_and_again_only_when_it_changed(self, unit: UnitPage, draft: Draft):
        first = keeping.catch_up()
        assert first.left == 0
        assert first.done == LastCheck.objects.count() > 50
        assert keeping.catch_up().done == 0
        draft(HARSH)
        assert keeping.catch_up().done == 1
        assert LastCheck.objects.about(unit).get().errors == 1

    def test_a_word_that_the_register_adds_is_a_reason_to_look_again(self, loaded_site: None):
        keeping.catch_up()
        term = apps.get_model("register.Term").objects.get(slug="illegal-filming")
        term.avoid = [*term.avoid, {"text": "무지개다리", "lang": "ko", "why": "x", "replacement": "y"}]
        term.save()
        assert keeping.catch_up(seconds=0).left > 50

    def test_what_is_gone_is_forgotten(self, loaded_site: None):
        keeping.catch_up()
        claim = apps.get_model("register.Claim").objects.order_by("-pk").first()
        about = LastCheck.objects.about(claim)
        assert about.exists()
        kept = claim.pk
        claim.delete()
        keeping.catch_up(seconds=0)
        assert not LastCheck.objects.filter(object_id=str(kept), content_type__model="claim").exists()

    def test_it_lists_pages_questions_words_and_translations_with_filters(
        self, cast: Cast, unit: UnitPage, draft: Draft
    ):
        draft(HARSH)
        keeping.catch_up()
        address = reverse("editorial_checks")
        html = cast.editor.get(address, {"level": "errors", "q": "E3-2"}).content.decode()
        assert "E3-2" in html
        assert "“몰카”" in html
        assert f"/cms/pages/{unit.pk}/edit/#:w:contentpath=body.hook.content.added-note.text" in html
        assert "E3-2" not in cast.editor.get(address, {"level": "errors", "language": "en"}).content.decode()
        for name in ("quiz", "term", "claim", "unitpage", "helpservice"):
            kind = LastCheck.objects.filter(content_type__model=name).first().content_type_id
            shown = cast.editor.get(address, {"level": "all", "kind": str(kind)}).content.decode()
            assert shown.count("<tr>") > 1

    @pytest.mark.parametrize(
        "query",
        [
            "kind=x",
            "kind=99999999999999999999",
            "check=%27",
            "q=%00",
            "p=zz",
            "tier=%F0%9F%8C%88",
            "level=no",
        ],
    )
    def test_strange_filters_are_no_failure(self, cast: Cast, query: str):
        assert cast.editor.get(f"{reverse('editorial_checks')}?{query}").status_code == 200

    def test_one_look_takes_a_moment_and_says_what_is_left(self, cast: Cast, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("editorial.desk.A_GLANCE", 0)
        html = cast.editor.get(reverse("editorial_checks")).content.decode()
        assert 'hx-trigger="load delay:1s"' in html
