"""A screen of a quiz is drawn once and kept for everybody who stands at the same place; what is one reader's is not."""

import re
from dataclasses import replace
from html import unescape

import pytest
from cast import Cast
from config.benchmarks.browsing import Forms
from django.test import Client
from language.tiers import Tier
from quiz_samples import every_kind

from quizzes import drawing
from quizzes.domain.questions import Row
from quizzes.domain.walk import begin
from quizzes.models import QuizVersion
from quizzes.screens import TakingFrame, question, steps
from quizzes.versions import write

pytestmark = pytest.mark.django_db
QUIZ = "/ko/learn/e3/e3-2/quiz/"
OFFICERS = "/ko/learn/police/p-4/quiz/"
FROM_OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.KEEP_DRAWN = True
    drawing.bodies.clear()
    drawing.frames.clear()


def press(client: Client, path: str, html: str, button: str, *, script: bool = False, **fields: str) -> str:
    """Press a button of a page; `script` asks for the screen alone, as the script of the page does."""
    headers = FROM_OURS | ({"x-fragment": "quiz"} if script else {})
    sent = {**Forms(html).with_button(button), **fields}
    return client.post(path, sent, headers=headers).content.decode()


def state_of(html: str) -> str:
    return unescape(re.search(r'name="state" value="([^"]+)"', html)[1])


@pytest.mark.parametrize("script", [False, True])
def test_the_same_answer_is_drawn_once(client: Client, monkeypatch, script: bool):
    opened = client.get(QUIZ).content.decode()
    first = press(client, QUIZ, opened, "answer", script=script)
    kept = len(drawing.bodies.entries), len(drawing.frames.entries)
    monkeypatch.setattr(drawing, "render_to_string", lambda *_: pytest.fail("drawn again"))
    again = press(Client(), QUIZ, opened, "answer", script=script)
    assert re.sub(r'value="[^"]+"', "", again) == re.sub(r'value="[^"]+"', "", first)
    assert (len(drawing.bodies.entries), len(drawing.frames.entries)) == kept


def test_each_reader_carries_her_own_way(client: Client):
    """Two pupils stand at the second question, one of whom knew the first: the fields alone differ."""
    opened = client.get(QUIZ).content.decode()
    passed = press(client, QUIZ, opened, "pass")
    told = next(
        html
        for number in "1234"
        if Forms(html := press(client, QUIZ, opened, "answer", answer=number)).with_button("next")
    )
    known = press(client, QUIZ, told, "next")
    assert state_of(known) != state_of(passed)
    assert known.replace(state_of(known), "") == passed.replace(state_of(passed), "")


def test_the_mark_of_the_hole_never_leaves(client: Client):
    opened = client.get(QUIZ).content.decode()
    for html in (
        opened,
        press(client, QUIZ, opened, "answer"),
        press(client, QUIZ, opened, "answer", script=True),
    ):
        assert "\ufdd0" not in html


def test_languages_sizes_and_hosts_are_kept_apart(client: Client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ours = client.get(QUIZ).content.decode()
    english = client.get(QUIZ.replace("/ko/", "/en/")).content.decode()
    assert "Question 1" in english
    assert "물음" not in english
    client.cookies["size"] = "2"
    assert 'data-size="2"' in client.get(QUIZ).content.decode()
    del client.cookies["size"]
    assert client.get(QUIZ).content.decode() == ours
    client.get(QUIZ, headers={"host": "other.example"})
    assert {key[2] for key in drawing.bodies.entries} == {"testserver", "other.example"}


def test_no_token_is_kept_and_the_doors_of_an_account_stay_with_whoever_has_one(client: Client):
    cast = Cast()
    html = press(cast.officer, OFFICERS, cast.officer.get(OFFICERS).content.decode(), "start")
    html = press(cast.officer, OFFICERS, html, "answer")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    kept = [*drawing.bodies.entries.values(), *drawing.frames.entries.values()]
    assert len(kept) >= 4
    assert not any(token in thing for thing, _ in kept)
    signed_in = cast.teacher.get(QUIZ).content.decode()
    anonymous = client.get(QUIZ).content.decode()
    assert ("/accounts/logout/" in signed_in, "/accounts/logout/" in anonymous) == (True, False)


def test_what_somebody_wrote_is_kept_nowhere(rf):
    version = write(data=every_kind("T-96", tier="teachers"))
    items = version.read().of_form("a")
    frame = TakingFrame("Title", Tier.TEACHERS, "/en/lesson/", "/en/lesson/quiz/")
    written = {"typed": "my own words", "rows": (Row(1, typed="my own words"),)}
    faces = set()
    for index in range(len(items)):
        asked = question(version, items, replace(begin(items), index=index))
        is_written = asked.face in ("typed", "gaps")
        shown = replace(asked, **written) if is_written else asked
        drawing.draw(rf.get("/"), frame, "question", {"question": shown, "steps": (), "hidden": {}})
        assert (shown in {value for key in drawing.bodies.entries for _, value in key[3:]}) is not is_written
        faces.add(asked.face)
    assert {"typed", "gaps", "choice", "order"} <= faces


def test_every_question_of_every_lesson_can_be_kept():
    for version in QuizVersion.objects.all():
        for form in version.read().forms:
            items = version.read().of_form(form)
            walk = begin(items)
            assert hash((question(version, items, walk), steps(items, walk)))
