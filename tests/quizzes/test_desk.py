"""Editing quizzes: the form shows the newest version and makes the next one; what is wrong is said at its field."""

import json
from typing import Any

import pytest
from desk_forms import posted
from django.test import Client
from django.urls import reverse
from factories import person
from people.roles import Role
from quiz_samples import bank_data, every_kind, item_data, quiz_data
from wagtail.test.utils.form_data import nested_form_data

from quizzes.attempts import start
from quizzes.blocks import item_stream
from quizzes.domain.drafting import rows_of
from quizzes.editing import languages_of
from quizzes.loading import load
from quizzes.models import Quiz, QuizVersion
from quizzes.versions import write

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_quizzes_quiz:list"
ADD = "wagtailsnippets_quizzes_quiz:add"


def edit(quiz: Quiz) -> str:
    return reverse("wagtailsnippets_quizzes_quiz:edit", args=[quiz.pk])


@pytest.fixture
def quiz(db: None) -> Quiz:
    return write(data=quiz_data("P-99", **{"pass": {"share": 0.8, "say": {"ko": "됐다", "en": "Done"}}})).quiz


def form_of(data: dict[str, Any]) -> dict[str, str]:
    """What a browser sends for a quiz."""
    mark = data.get("pass", {})
    texts = {"title": data.get("title", {}), "say": mark.get("say", {})}
    plain = {f"{name}_{code}": text.get(code, "") for name, text in texts.items() for code in ("ko", "en")}
    return nested_form_data(
        {
            "slug": data["unit"],
            "tier": data.get("tier", "police"),
            **plain,
            "right": mark.get("right", ""),
            "share": mark.get("share", ""),
            "items": posted(item_stream(languages_of(data)), rows_of(data)),
        }
    )


def current(code: str = "P-99") -> QuizVersion:
    return QuizVersion.objects.select_related("quiz", "author").filter(quiz__slug=code).first()


class TestForm:
    def test_it_shows_every_text_of_the_newest_version(self, cast, quiz):
        html = cast.editor.get(edit(quiz)).content.decode()
        for text in ("stem-q1 하나", "why-o3 one", "step-2 하나", "why-wrong one", "Done"):
            assert text in html or as_json(text) in html

    def test_saving_it_unchanged_makes_no_version(self, cast, quiz):
        before = current()
        response = cast.editor.post(edit(quiz), form_of(before.content))
        assert response.status_code == 302, response.context["form"].errors
        assert current().pk == before.pk

    def test_an_item_of_every_kind_comes_back_from_its_form_unchanged(self, cast):
        before = write(data=every_kind("P-97"))
        response = cast.editor.post(edit(before.quiz), form_of(before.content))
        assert response.status_code == 302, response.context["form"].errors
        assert current("P-97").pk == before.pk

    def test_gaps_with_a_bank_come_back_from_their_form_unchanged(self, cast):
        before = write(data=quiz_data("P-96", items=[bank_data()]))
        response = cast.editor.post(edit(before.quiz), form_of(before.content))
        assert response.status_code == 302, response.context["form"].errors
        assert current("P-96").pk == before.pk

    def test_saving_a_change_makes_a_version_of_this_editor(self, cast, quiz):
        data = current().content
        data["items"][0]["stem"]["en"] = "What now?"
        cast.editor.post(edit(quiz), form_of(data))
        now = current()
        assert (now.number, now.content["items"][0]["stem"]["en"]) == (2, "What now?")
        assert now.author.roles == {Role.EDITOR}
        assert now.content["pass"] == {"share": 0.8, "say": {"en": "Done", "ko": "됐다"}}

    def test_loading_the_file_again_keeps_that_version(self, cast, quiz):
        load(data=current().content)
        data = current().content
        data["title"]["en"] = "By hand"
        cast.editor.post(edit(quiz), form_of(data))
        report = load(data=QuizVersion.objects.get(quiz=quiz, number=1).content)
        assert report.kept == ["quiz P-99: version 2 was edited on the site"]

    @pytest.mark.parametrize(
        ("spoil", "field", "said"),
        [
            (
                lambda items: items[0]["options"][0].update(correct=True),
                "options",
                "하나여야 합니다. 지금은 2개",
            ),
            (lambda items: items[0]["hint"].update(ko=""), "hint", "한국어 글이 없습니다"),
            (lambda items: items[5]["text"].update(en="no hole"), "text", "빈칸 ▢이 필요합니다"),
            (
                lambda items: items[3]["feedback"]["when"][0].update(first="s9"),
                "feedback",
                "다음 가운데 하나여야",
            ),
            (lambda items: items[0].update(form="b"), "", "A형과 B형의 문항 수가 같아야"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(self, cast, quiz, spoil, field, said):
        data = current().content
        spoil(data["items"])
        response = cast.editor.post(edit(quiz), form_of(data), headers={"accept-language": "ko"})
        assert response.status_code == 200
        error = response.context["form"].errors.as_data()["items"][0]
        assert said in deep(error)
        if field:
            inner = next(iter(error.block_errors.values()))
            assert set(inner.block_errors) == {field}
        assert current().number == 1

    def test_a_mark_that_cannot_be_reached_is_said_at_the_mark(self, cast, quiz):
        data = {**current().content, "pass": {"right": 7}}
        response = cast.editor.post(edit(quiz), form_of(data))
        assert list(response.context["form"].errors) == ["right"]

    def test_a_title_in_one_language_is_not_enough(self, cast, quiz):
        data = {**current().content, "title": {"ko": "", "en": "Alone"}}
        response = cast.editor.post(edit(quiz), form_of(data))
        assert list(response.context["form"].errors) == ["title_ko"]

    def test_what_is_new_gets_keys_by_itself(self, cast, quiz):
        data = current().content
        data["items"].append({**item_data("choice_one"), "key": ""})
        data["items"][-1]["options"][0]["key"] = ""
        cast.editor.post(edit(quiz), form_of(data))
        new = current().content["items"][-1]
        assert new["key"] == "q7"
        assert [option["key"] for option in new["options"]] == ["a", "o1", "o2", "o3"]

    def test_a_language_that_the_site_does_not_have_survives(self, cast, quiz):
        data = current().content
        data["items"][0]["stem"]["ja"] = "質問"
        data["title"]["ja"] = "題"
        write(data=data)
        html = cast.editor.get(edit(quiz)).content.decode()
        assert as_json("質問") in html
        form = form_of({**data, "title": {"ko": "제목", "en": "Other"}})
        cast.editor.post(edit(quiz), form)
        assert current().number == 3
        assert current().content["items"][0]["stem"]["ja"] == "質問"
        assert current().content["title"]["ja"] == "題"

    def test_an_editor_makes_a_quiz_from_nothing(self, cast):
        response = cast.editor.post(reverse(ADD), form_of(quiz_data("T-77", tier="teachers")))
        assert response.status_code == 302, response.context["form"].errors
        assert current("T-77").number == 1
        assert current("T-77").quiz.tier == "teachers"

    def test_the_code_of_a_quiz_never_changes(self, cast, quiz):
        cast.editor.post(edit(quiz), form_of({**current().content, "unit": "P-66"}))
        assert not Quiz.objects.filter(slug="P-66").exists()


def as_json(text: str) -> str:
    """A text as the blocks of the page hold it."""
    return json.dumps(text)[1:-1]


def deep(error: Any) -> str:
    """All sentences of a nested error."""
    inner = getattr(error, "block_errors", None)
    if not inner:
        return " ".join(error.messages)
    parts = inner.values() if isinstance(inner, dict) else inner
    return " ".join(deep(part) for part in parts if part is not None)


class TestRights:
    @pytest.mark.parametrize(
        ("role", "lists", "edits", "adds"),
        [
            ("editor", True, True, True),
            ("administrator", True, True, True),
            ("reviewer", True, True, False),
            ("translator", True, True, False),
            ("teacher", False, False, False),
            ("officer", False, False, False),
            ("pupil", False, False, False),
        ],
    )
    def test_each_role_does_what_its_rights_say(self, cast, quiz, role, lists, edits, adds):
        client = cast.as_role(role)
        for address, allowed in ((reverse(LIST), lists), (edit(quiz), edits), (reverse(ADD), adds)):
            assert (client.get(address).status_code == 200) is allowed, address

    @pytest.mark.parametrize(
        ("role", "allowed"), [("editor", True), ("translator", True), ("officer", False), ("pupil", False)]
    )
    def test_a_version_with_its_key_is_for_the_desk(self, cast, quiz, role, allowed):
        address = reverse("wagtailsnippets_quizzes_quiz:version", args=[current().pk])
        response = cast.as_role(role).get(address)
        assert (response.status_code == 200) is allowed
        assert ("why-o1" in response.content.decode()) is allowed

    def test_what_somebody_answered_cannot_be_deleted(self, cast, quiz):
        start(user=person(Role.OFFICER), quiz_slug="P-99")
        address = reverse("wagtailsnippets_quizzes_quiz:delete", args=[quiz.pk])
        assert cast.administrator.post(address).status_code in (302, 403)
        many = f"{reverse('wagtail_bulk_action', args=['quizzes', 'quiz', 'delete'])}?id={quiz.pk}"
        assert cast.administrator.post(many).status_code in (200, 302, 403)
        assert Quiz.objects.filter(pk=quiz.pk).exists()

    def test_what_nobody_answered_can(self, cast, quiz):
        cast.administrator.post(reverse("wagtailsnippets_quizzes_quiz:delete", args=[quiz.pk]))
        assert not Quiz.objects.filter(pk=quiz.pk).exists()


class TestPreview:
    def address(self, quiz: Quiz) -> str:
        return reverse("wagtailsnippets_quizzes_quiz:preview_on_edit", args=[quiz.pk])

    def preview(self, client: Client, quiz: Quiz, data: dict[str, Any], mode: str) -> Any:
        assert client.post(self.address(quiz), form_of(data)).json()["is_valid"]
        return client.get(self.address(quiz), {"mode": mode})

    def test_what_is_being_written_is_seen_with_its_key_before_it_is_saved(self, cast, quiz):
        data = current().content
        data["items"][0]["options"][1]["feedback"]["en"] = "Unsaved words"
        response = self.preview(cast.editor, quiz, data, "key-en")
        assert "Unsaved words" in response.content.decode()
        assert current().number == 1

    def test_the_sheet_shows_no_reason(self, cast, quiz):
        html = self.preview(cast.editor, quiz, current().content, "sheet-ko").content.decode()
        assert "stem-q1 하나" in html
        assert "why-" not in html

    def test_the_editors_panel_may_frame_it(self, cast, quiz):
        response = self.preview(cast.editor, quiz, current().content, "key-ko")
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]

    def test_the_list_of_versions_names_them_all(self, cast, quiz):
        write(data={**current().content, "title": {"ko": "둘째", "en": "Second"}})
        html = cast.editor.get(edit(quiz)).content.decode()
        for version in QuizVersion.objects.filter(quiz=quiz):
            assert reverse("wagtailsnippets_quizzes_quiz:version", args=[version.pk]) in html
