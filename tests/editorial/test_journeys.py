"""A writer, a reviewer by link and a translator bring one lesson to its readers in both languages."""

import re
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, MILD, form_of, live_text, told, with_text
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
OURS = {"sec-fetch-site": "same-origin"}


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def panel(page: Page, client: Client) -> str:
    return client.get(reverse("editorial_panel", args=["courses", "unitpage", page.pk])).content.decode()


def approve(cast: Cast, page: Page, who: str) -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    cast.as_role(who).post(address, {"comment": ""})


def written(unit: UnitPage, text: str) -> dict[str, str]:
    return form_of(with_text(UnitPage.objects.get(pk=unit.pk), text))


def test_from_the_first_draft_to_the_readers(cast: Cast, unit: UnitPage):
    # A writer saves a draft; the panel says what must be changed, where, and what to say instead.
    cast.editor.post(edit(unit), written(unit, HARSH))
    said = panel(unit, cast.editor)
    assert "“몰카”" in said
    assert "불법촬영" in said
    assert "#:w:contentpath=body.hook.content.added-note.text" in said
    # The button does not help her past it; nothing of hers is lost.
    answer = cast.editor.post(edit(unit), {**written(unit, HARSH), "action-publish": "1"})
    assert "몰카" in told(answer)
    # She changes it and sends it on its way.
    cast.editor.post(edit(unit), {**written(unit, MILD), "action-submit": "1"})
    assert "“몰카”" not in panel(unit, cast.editor)
    approve(cast, unit, "reviewer")

    # The second step is handed to a counsellor without an account.
    invite = reverse("editorial_invite", args=["courses", "unitpage", unit.pk])
    made = cast.safety_reviewer.post(
        invite, {"name": "김하나", "organisation": "상담소", "days": "7"}, headers={"hx-request": "true"}
    ).content.decode()
    link = re.search(r"http://testserver(/ko/review/[\w-]+/)", made)[1]
    counsellor = Client(enforce_csrf_checks=True)
    assert MILD in counsellor.get(f"{link}draft/0/").content.decode()
    counsellor.post(link, {"verdict": "commented", "comment": "둘째 장면이 좋아요."}, headers=OURS)
    counsellor.post(link, {"verdict": "approved", "comment": ""}, headers=OURS)
    assert counsellor.get(link).status_code == 404

    # Law and translation say yes, and the lesson is there.
    approve(cast, unit, "legal_reviewer")
    assert MILD not in live_text(unit)
    approve(cast, unit, "translator")
    assert MILD in live_text(unit)
    history = [entry.message for entry in PageLogEntry.objects.filter(page=unit)]
    assert any("링크로 승인함. 이름: 김하나 (상담소)" in line for line in history)


def test_what_changed_reaches_the_english_readers(
    cast: Cast, unit: UnitPage, english: UnitPage, django_capture_on_commit_callbacks: Any
):
    # The Korean lesson says one sentence more.
    page = UnitPage.objects.get(pk=unit.pk)
    page.card = f"{page.card} {MILD}"
    page.save_revision().publish()
    # A translator finds it on the list and sees both texts and her own.
    listed = cast.translator.get(reverse("editorial_translations"), {"state": "behind"}).content.decode()
    address = re.search(r'href="(/cms/editorial/translations/\d+/en/)"', listed)[1]
    shown = cast.translator.get(address).content.decode()
    assert english.card in shown
    assert "<ins>" in shown
    # She takes the new source over: what she has not translated yet does not reach English readers.
    source = TranslationSource.objects.get(object_id=unit.translation_key)
    cast.translator.post(reverse("wagtail_localize:update_translations", args=[source.pk]))
    translation = Translation.objects.get(source=source)
    segment = StringSegment.objects.get(source=source, context__path="card")
    text = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    assert "현재" not in panel(english, cast.translator)
    assert MILD in panel(english, cast.translator)
    # She translates it, with a word that we do not say; then with one that we do.
    for words, is_read in (("He watched revenge porn.", False), ("You ask first. I heard it too.", True)):
        cast.translator.put(text, f"value={words}", content_type="application/x-www-form-urlencoded")
        with django_capture_on_commit_callbacks(execute=True):
            cast.editor.post(edit(english), {"action": "publish"})
        english.refresh_from_db()
        assert (english.card == words) is is_read
    assert cast.translator.get(address).content.decode().count("<ins>") == 0
