"""The sheets of one lesson in the browser: pupils' without a key, the teacher's behind the sign-in."""

import re
from html import unescape

import pytest
from cast import Cast
from django.test import Client
from language.hangul import JOINER

from courses.printing import chapter_of

pytestmark = pytest.mark.django_db
LESSONS = ["ko/learn/e3/e3-2", "en/learn/e3/e3-2", "ko/learn/m/m-4", "en/learn/m/m-4"]


@pytest.fixture(autouse=True)
def lessons(loaded_site: None) -> None:
    """Every test needs the lessons."""


def html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def texts(markup: str) -> list[str]:
    bare = re.sub(r"<(svg|style|title)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return [text.strip().replace(JOINER, "") for text in re.split(r"<[^>]+>", bare) if text.strip()]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_handout_holds_sheets_quiz_take_home_help_and_the_way_to_the_web(lesson: str):
    page = html(Client(), f"/{lesson}/handout/")
    assert 'class="item"' in page
    assert 'class="home-frame"' in page
    assert 'class="help-card"' in page
    assert f'class="qr" href="http://testserver/{lesson}/"' in page
    assert 'class="code"' in page


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_answer_and_no_reason_stands_on_a_handout(lesson: str):
    locale, _, _, slug = lesson.split("/")
    page = " ".join(texts(html(Client(), f"/{lesson}/handout/")))
    teacher = chapter_of(code=slug.upper(), locale=locale, teacher=True, base_url="http://testserver")
    pupil = chapter_of(code=slug.upper(), locale=locale, teacher=False, base_url="http://testserver")
    ours = " ".join(texts(pupil.quiz_sheet + "".join(screen["html"] for screen in pupil.screens)))
    secrets = [text for text in texts(teacher.quiz_key) if len(text) > 9 and text not in ours]
    assert secrets
    assert [text for text in secrets if text in page] == []
    assert [aim for aim in teacher.guide.aim if aim in page] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_guide_is_for_signed_in_adults(lesson: str):
    refused = Client().get(f"/{lesson}/guide/")
    assert (refused.status_code, "login" in refused["Location"]) == (302, True)
    page = html(Cast().teacher, f"/{lesson}/guide/")
    assert 'class="guide"' in page
    assert 'class="part key' in page


def test_a_teacher_gets_no_sheet_of_a_police_unit():
    for part in ("handout", "guide"):
        assert Client().get(f"/ko/learn/police/p-4/{part}/").status_code == 302
        assert Cast().teacher.get(f"/ko/learn/police/p-4/{part}/").status_code in {302, 403}
        assert Cast().coordinator.get(f"/ko/learn/police/p-4/{part}/").status_code == 200


@pytest.mark.parametrize(
    ("language", "lead", "theirs", "others"),
    [
        ("ko", "이 과정을 진행할 때", "진행자용 안내", "교사용 안내"),
        ("en", "For leading this module", "Trainer's guide", "Teacher's guide"),
    ],
)
def test_a_module_of_the_police_has_a_trainer_and_no_teacher(language, lead, theirs, others):
    module = f"{language}/learn/police/p-4"
    assert lead in html(Cast().officer, f"/{module}/")
    for page in ("", "guide/"):
        said = unescape(html(Cast().coordinator, f"/{module}/{page}"))
        assert theirs in said
        assert others not in said


@pytest.mark.parametrize("part", ["handout", "guide"])
def test_sheets_carry_exit_and_help_and_no_inline_script_or_style(part: str):
    page = html(Cast().teacher, f"/ko/learn/e3/e3-2/{part}/")
    assert page.index("data-exit") < page.index("data-print"), "the exit comes first"
    assert "data-help" in page
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)", page)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)', page)
    assert re.search(r"<button[^>]*data-print[^>]*hidden", page), (
        "without scripts the menu of the browser prints"
    )


def test_a_lesson_that_is_not_there_has_no_sheets():
    assert Client(raise_request_exception=False).get("/ko/learn/e3/e3-99/handout/").status_code == 404
