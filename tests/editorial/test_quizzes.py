"""What a quiz asks pupils is checked as it is saved: the form keeps what was typed, and a reviewer may say why."""

import copy
from typing import Any

import pytest
from cast import Cast
from desk_forms import posted
from desk_samples import HARSH, user_of
from django.apps import apps
from django.urls import reverse
from editorial import gate
from editorial.gate import Stopped
from editorial.models import Override
from wagtail.test.utils.form_data import nested_form_data

from quizzes import bank
from quizzes.blocks import item_stream
from quizzes.domain.drafting import rows_of
from quizzes.editing import languages_of
from quizzes.versions import write

pytestmark = pytest.mark.django_db


def quiz_of(code: str = "E3-2") -> Any:
    return apps.get_model("quizzes.Quiz").objects.get(slug=code)


def edit(quiz: Any) -> str:
    return reverse("wagtailsnippets_quizzes_quiz:edit", args=[quiz.pk])


def harsh_content(code: str = "E3-2") -> dict[str, Any]:
    """The quiz with one word that the register avoids, in the first stem."""
    content = copy.deepcopy(quiz_of(code).newest.content)
    content["items"][0]["stem"] = {"ko": f"{HARSH} 어떻게 할까요?", "en": "What do you do?"}
    return content


def form_of(data: dict[str, Any]) -> dict[str, str]:
    """What a browser sends for a quiz."""
    mark = data.get("pass", {})
    texts = {"title": data.get("title", {}), "say": mark.get("say", {})}
    plain = {f"{name}_{code}": text.get(code, "") for name, text in texts.items() for code in ("ko", "en")}
    return nested_form_data(
        {
            "slug": data["unit"],
            "tier": data["tier"],
            **plain,
            "right": mark.get("right", ""),
            "share": mark.get("share", ""),
            "items": posted(item_stream(languages_of(data)), rows_of(data)),
        }
    )


class TestVerb:
    def test_a_version_with_an_error_is_not_made(self, cast: Cast):
        before = quiz_of().newest
        with pytest.raises(Stopped):
            write(data=harsh_content(), by=user_of(cast.editor))
        with pytest.raises(Stopped):
            write(data=harsh_content())
        assert quiz_of().newest == before

    def test_what_something_else_has_vetted_is_made(self, loaded_site: None):
        with gate.vetted("this test"):
            write(data=harsh_content())
        assert HARSH in str(quiz_of().newest.content)

    def test_a_quiz_for_adults_is_never_stopped(self, cast: Cast):
        write(data=harsh_content("P-4"), by=user_of(cast.editor))
        assert HARSH in str(quiz_of("P-4").newest.content)


class TestForm:
    def test_everything_typed_stays_and_the_panel_leads_to_the_question(self, cast: Cast):
        before = quiz_of().newest
        answer = cast.editor.post(edit(quiz_of()), form_of(harsh_content()))
        html = answer.content.decode()
        assert answer.status_code == 200
        assert quiz_of().newest == before
        assert HARSH in html or HARSH.encode("unicode_escape").decode() in html
        assert 'data-desk-goto="items.0"' in html
        assert "몰카" in str(answer.context["form"].errors)
        assert "editorial-reason" not in html

    def test_a_sound_change_makes_the_next_version(self, cast: Cast):
        content = copy.deepcopy(quiz_of().newest.content)
        content["title"] = {"ko": "사진 퀴즈", "en": "A quiz on photos"}
        assert cast.editor.post(edit(quiz_of()), form_of(content)).status_code == 302
        assert quiz_of().newest.content["title"]["ko"] == "사진 퀴즈"

    def test_a_reviewer_says_why_and_saves_once_more(self, cast: Cast):
        quiz = quiz_of()
        shown = cast.reviewer.post(edit(quiz), form_of(harsh_content()))
        assert 'name="editorial-reason"' in shown.content.decode()
        fields = {**form_of(harsh_content()), "editorial-reason": "그 말을 묻는 문제입니다."}
        assert cast.reviewer.post(edit(quiz), fields).status_code == 302
        assert HARSH in str(quiz_of().newest.content)
        given = Override.objects.about(quiz).get()
        assert (given.reason, given.by) == ("그 말을 묻는 문제입니다.", user_of(cast.reviewer))

    def test_an_editors_reason_counts_for_nothing(self, cast: Cast):
        fields = {**form_of(harsh_content()), "editorial-reason": "Nur so."}
        assert cast.editor.post(edit(quiz_of()), fields).status_code == 200
        assert not Override.objects.exists()

    def test_a_new_quiz_is_asked_too(self, cast: Cast):
        content = {**harsh_content(), "unit": "E3-88"}
        answer = cast.editor.post(reverse("wagtailsnippets_quizzes_quiz:add"), form_of(content))
        assert answer.status_code == 200
        assert not apps.get_model("quizzes.Quiz").objects.filter(slug="E3-88").exists()


class TestBank:
    def item(self, status: str, text: str) -> Any:
        """An item of the bank that no quiz asks."""
        first = apps.get_model("quizzes.BankItem").objects.filter(home="E3-2").first()
        with gate.vetted("this test"):
            made = apps.get_model("quizzes.BankItem").objects.create(key="new-item", tier="e3", status=status)
            content = {**first.newest.content, "stem": {"ko": text, "en": "x"}}
            fresh = bank.new_version(made, 1, content, None, first.newest.needs)
            fresh.save()
        return made

    def test_a_draft_may_say_anything_until_it_is_given_out(self, cast: Cast):
        self.item("draft", HARSH)
        with pytest.raises(Stopped):
            bank.take_back(by=user_of(cast.editor), key="new-item")
        assert apps.get_model("quizzes.BankItem").objects.get(key="new-item").status == "draft"

    def test_an_item_that_is_given_out_takes_no_error_in(self, cast: Cast):
        made = self.item("live", "어떻게 할까요?")
        content = {**made.newest.content, "stem": {"ko": HARSH, "en": "x"}}
        with pytest.raises(Stopped):
            bank.save(by=user_of(cast.editor), item=made, content=content)

    def test_it_may_always_be_retired(self, cast: Cast):
        self.item("live", HARSH)
        assert bank.retire(by=user_of(cast.editor), key="new-item").status == "retired"
