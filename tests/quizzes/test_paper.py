"""The pupils' sheet says nothing about what fits; the teacher's key says it all."""

import re
from copy import deepcopy
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from language.tiers import Tier, dress
from quiz_samples import two_forms

from quizzes.domain.content import parse_content
from quizzes.domain.grading import full_answer
from quizzes.domain.items import Item, Order, TrueFalse
from quizzes.domain.showing import shown_keys
from quizzes.domain.wording import feedback_texts
from quizzes.loading import load
from quizzes.models import QuizVersion
from quizzes.paper import sheet, sheet_of

pytestmark = pytest.mark.django_db


def codes() -> list[str]:
    return sorted(QuizVersion.objects.values_list("quiz__slug", flat=True).distinct())


def drawn(code: str, language: str, face: str, form: str = "a") -> str:
    with translation.override(language):
        context = {"items": sheet(quiz_slug=code, language=language, form=form), "language": language}
        tier = Tier(QuizVersion.objects.newest_of(code).read().tier)
        return render_to_string(
            f"quizzes/print/{face}.html", {**context, **dress(tier), "page": {"code": code}}
        )


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u2060", ""))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def items(code: str, form: str = "a") -> tuple[Item, ...]:
    return QuizVersion.objects.newest_of(code).read().of_form(form)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_sheet_says_a_reason_or_marks_what_fits(language: str):
    for code in codes():
        html = drawn(code, language, "sheet")
        for item in items(code):
            said = [text[language] for text in feedback_texts(item).values()]
            assert [text for text in said if flat(text) in words(html)] == [], (code, item.key)
        assert not re.findall(r"<[^>]*(?:fits|right|correct|key)[^>]*>", html)


def test_the_sheet_would_look_the_same_if_something_else_were_right():
    """Everything but the key: swap what is correct, and the pupils' sheet does not change by a letter."""
    data = two_forms("E3-98")
    other = deepcopy(data)
    for item in other["items"]:
        for option in [*item.get("options", ()), *item.get("cards", ())]:
            option["correct"] = option["key"] == "o3"
        if item["kind"] == "true_false":
            item["answer"] = False
    before, after = (
        render_to_string(
            "quizzes/print/sheet.html",
            {
                "items": sheet_of(content=parse_content(quiz), seed="seed", language="en"),
                "page": {"code": "E3-98"},
            },
        )
        for quiz in (data, other)
    )
    assert before == after


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_key_says_what_is_said_about_every_answer(language: str):
    for code in codes():
        said = words(drawn(code, language, "key"))
        for item in items(code):
            for text in feedback_texts(item).values():
                assert flat(text[language]) in said, (code, item.key)


def test_the_key_marks_exactly_what_fits():
    for code in codes():
        for item, paper in zip(items(code), sheet(quiz_slug=code, language="en"), strict=True):
            if paper.question.face == "choice":
                keys = list(shown_keys(item, QuizVersion.objects.newest_of(code).seed))
                marked = [key for key, line in zip(keys, paper.lines, strict=True) if line.fits]
                assert marked == [full_answer(item)]
            if isinstance(item, TrueFalse):
                assert [line.label for line in paper.lines if line.fits] == [full_answer(item)]
            if isinstance(item, Order):
                places = {line.text: int(line.label) for line in paper.lines}
                assert [places[step.text["en"]] for step in item.steps] == list(range(1, len(item.steps) + 1))


def test_paper_shows_the_same_order_as_the_screen(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    for paper in sheet(quiz_slug="E3-2", language="en"):
        texts = [offer.text for offer in paper.question.offers if offer.text]
        shown = words(re.search(r"<fieldset.*?</fieldset>", pupil.page.main, re.DOTALL)[0])
        places = [re.search(rf"(?<!\w){re.escape(flat(text))}(?!\w)", shown).start() for text in texts]
        assert places == sorted(places)
        pupil.press("pass")


def test_form_a_is_printed_and_form_b_on_request():
    load(data=two_forms("E3-98"))
    assert "stem-q1" in drawn("E3-98", "en", "sheet")
    assert "stem-r1" not in drawn("E3-98", "en", "sheet")
    assert "stem-r1" in drawn("E3-98", "en", "sheet", form="b")
    assert sheet(quiz_slug="E3-2", language="en", form="z") == []


def test_a_quiz_that_is_not_there_has_no_sheet():
    assert sheet(quiz_slug="E3-0", language="ko") == []
