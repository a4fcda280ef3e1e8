"""A pupil's quiz: whole without a script, graded and forgotten, and no key before the answer."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quiz_browser import HERE, Page
from quiz_samples import two_forms

from quizzes.attempts import Attempt
from quizzes.carrying import LONGEST, salt_of
from quizzes.domain.content import Content
from quizzes.domain.grading import full_answer
from quizzes.domain.items import Item, Match, Order
from quizzes.domain.showing import to_shown
from quizzes.domain.wording import feedback_texts
from quizzes.loading import load
from quizzes.models import QuizVersion, Response
from quizzes.screens import TakingFrame
from quizzes.taking import respond

pytestmark = pytest.mark.django_db
PUPILS = [("e3", "e3-2"), ("m", "m-4")]
EVERYWHERE = [(tier, slug, language) for tier, slug in PUPILS for language in ("ko", "en")]


def version_of(slug: str) -> QuizVersion:
    return QuizVersion.objects.newest_of(slug.upper())


def content_of(slug: str) -> Content:
    return version_of(slug).read()


def right_fields(slug: str, item: Item) -> dict[str, str]:
    """The form of whoever knows."""
    shown = to_shown(item, version_of(slug).seed, full_answer(item))
    if isinstance(item, Order | Match):
        return {f"answer-{at}": number for at, number in enumerate(shown, start=1)}
    return {"answer": shown}


def said_on(page, language: str = "") -> str:
    """The words of a page as a reader sees them, joiners taken out."""
    words = re.sub(r"<[^>]+>", " ", page.html)
    return re.sub(r"\s+", " ", unescape(words).replace("\u2060", ""))


def texts_of(item: Item, language: str) -> list[str]:
    return [re.sub(r"\s+", " ", text[language]) for text in feedback_texts(item).values()]


@pytest.mark.parametrize(("tier", "slug", "language"), EVERYWHERE)
def test_a_whole_quiz_is_taken_without_any_script(reader, tier, slug, language):
    pupil = reader(tier, slug, language)
    pupil.open()
    pages = pupil.to_the_end()
    items = content_of(slug).of_form("a")
    asked = [page for page in pages if "answer" in page.buttons and "again" not in page.html]
    assert len({page.heading for page in pages}) == len(items) + 1
    assert asked
    assert "<script" not in pages[-1].main
    assert pages[-1].main.count("<tr>") == len(items) + 1


@pytest.mark.parametrize(("tier", "slug", "language"), EVERYWHERE)
def test_whoever_knows_everything_is_told_so_in_words(reader, tier, slug, language):
    pupil = reader(tier, slug, language)
    pupil.open()
    for item in content_of(slug).of_form("a"):
        told = pupil.press("answer", **right_fields(slug, item))
        assert "answer" not in told.buttons
        pupil.press("next")
    words = {"ko": "여덟 가지를 모두 알고", "en": "You know all eight."}[language]
    assert words in pupil.page.heading
    assert content_of(slug).mark.say[language] in said_on(pupil.page)


def test_the_enter_key_hands_in_and_goes_on_before_it_changes_a_language(reader):
    pupil = reader("e3", "e3-2")
    first = pupil.open().heading
    pressed = re.search(r'<button[^>]*form="carried"[^>]*>', pupil.page.html)[0]
    assert 'value="go"' in pressed, "the first button of the form is what Enter presses"
    told = pupil.press("go", **right_fields("e3-2", content_of("e3-2").of_form("a")[0]))
    assert told.heading == first
    assert "next" in told.buttons
    assert pupil.press("go").heading != first


@pytest.mark.parametrize(("tier", "slug", "language"), EVERYWHERE)
def test_no_key_and_no_feedback_stand_on_any_page_before_the_answer(reader, tier, slug, language):
    """Every question is opened by passing over those before it, so that nothing was answered."""
    pupil = reader(tier, slug, language)
    pupil.open()
    for item in content_of(slug).of_form("a"):
        page = pupil.page
        words = said_on(page)
        leaked = [text for text in texts_of(item, language) if text in words]
        assert leaked == [], item.key
        assert re.findall(r"correct|feedback|fits|right_answer", page.main.replace("btn", "")) == []
        assert item.hint[language] not in words
        keys = {
            "option",
            *(part.key for part in getattr(item, "steps", ())),
            *(p.key for p in getattr(item, "pairs", ())),
        }
        attributes = re.findall(r'(?:value|id|name|data-\w+)="([^"]*)"', page.main)
        assert not keys & set(attributes)
        pupil.press("pass")


@pytest.mark.parametrize(("tier", "slug"), PUPILS)
def test_the_field_that_travels_holds_numbers_only(reader, tier, slug):
    pupil = reader(tier, slug)
    pupil.open()
    pupil.press("answer", **pupil.choose_last())
    state = pupil.page.hidden["state"]
    data = signing.loads(state, salt=salt_of(version_of(slug)))
    assert set(data) == {"form", "at", "tries"}
    flat = re.findall(r'"([^"]*)"', str(data["tries"]).replace("'", '"'))
    assert flat
    assert all(part.isdigit() for part in flat)
    assert version_of(slug).content_hash not in state


@pytest.mark.parametrize(("tier", "slug"), PUPILS)
def test_nothing_of_a_pupil_is_kept_and_no_cookie_is_set(reader, tier, slug):
    pupil = reader(tier, slug)
    pupil.open()
    pages = pupil.to_the_end()
    assert pupil.client.cookies == {}
    assert all("csrf" not in page.html for page in pages)
    assert (Attempt.objects.count(), Response.objects.count(), Session.objects.count()) == (0, 0, 0)


def test_every_page_of_a_quiz_is_kept_off_the_disk(reader):
    pupil = reader("e3", "e3-2")
    pupil.open()
    assert all(page.response["Cache-Control"] == "no-store" for page in pupil.to_the_end())


def test_an_answer_that_does_not_fit_is_met_with_its_reason_and_a_hint(reader):
    item = content_of("e3-2").of_form("a")[0]
    why = [option.feedback["en"] for option in item.options]
    assert item.options[0].correct
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    page = pupil.press("answer", answer="2")
    assert why[1] in said_on(page)
    assert item.hint["en"] in said_on(page)
    assert page.radios["answer"] == ["1", "3", "4"], "what was chosen is not offered again"
    assert why[0] not in said_on(page)
    told = pupil.press("answer", answer="3")
    assert why[2] in said_on(told)
    assert why[0] in said_on(told)
    assert told.buttons == ["next"]


def test_the_same_form_sent_twice_shows_the_same_page(reader):
    pupil = reader("e3", "e3-2")
    first = pupil.open()
    once = pupil.press("answer", page=first, answer="2")
    twice = pupil.press("answer", page=first, answer="2")
    strip = re.compile(r'value="[^"]{40,}"')
    assert strip.sub("", once.main) == strip.sub("", twice.main)


def test_handing_in_nothing_asks_kindly_and_costs_no_try(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    page = pupil.press("answer")
    assert "Please choose first." in said_on(page)
    assert "Think again." not in said_on(page)
    assert page.radios["answer"] == ["1", "2", "3", "4"]


def test_half_an_order_keeps_what_was_chosen(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    pupil.press("pass")
    pupil.press("pass")
    page = pupil.press("answer", **{"answer-1": "2", "answer-2": ""})
    assert "Please fill every place." in said_on(page)
    assert page.main.count(" selected>") == 1
    twice = pupil.press("answer", **{f"answer-{n}": "2" for n in range(1, 5)})
    assert "stands twice" in said_on(twice)


def test_a_question_may_be_passed_over(reader):
    pupil = reader("e3", "e3-2")
    pupil.open()
    page = pupil.press("pass")
    assert "물음 8개 가운데 2" in said_on(page)


def test_what_is_left_can_be_answered_again_alone(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    for item in content_of("e3-2").of_form("a"):
        if item.key == "q6":
            pupil.press("pass")
        else:
            pupil.press("answer", **right_fields("e3-2", item))
            pupil.press("next")
    assert pupil.page.heading == "You know seven of eight."
    assert "Left to see again: " + content_of("e3-2").item("q6").about["en"] in said_on(pupil.page)
    page = pupil.press("again")
    assert "Question 6 of 8" in said_on(page)
    pupil.press("answer", **right_fields("e3-2", content_of("e3-2").item("q6")))
    assert pupil.press("next").heading == "You know all eight."


def test_every_line_of_the_result_leads_to_the_screen_that_tells_about_it(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    for _ in range(8):
        pupil.press("pass")
    lesson = pupil.client.get("/en/learn/e3/e3-2/").content.decode()
    links = re.findall(r'class="go-there" href="/en/learn/e3/e3-2/#([^"]+)"', pupil.page.main)
    assert len(links) == 8
    assert all(f'id="{link}"' in lesson for link in links)
    assert len(set(links)) > 1


def test_knowing_nothing_is_not_counted_out(reader):
    pupil = reader("e3", "e3-2", "en")
    pupil.open()
    for _ in range(8):
        pupil.press("pass")
    assert not re.search(r"none|zero|\b0\b", pupil.page.heading)


class TestStates:
    """Whatever stands in the signed field: the quiz goes on or begins anew with a sentence."""

    def anew(self, reader, state: str):
        pupil = reader("e3", "e3-2", "en")
        pupil.open()
        pupil.page.html = re.sub(
            r'name="state" value="[^"]*"', f'name="state" value="{state}"', pupil.page.html
        )
        page = pupil.press("answer", answer="1")
        assert "The questions begin anew here" in said_on(page)
        assert "Question 1 of 8" in said_on(page)

    @pytest.mark.parametrize("state", ["", "x", "a:b:c", ".eJ:1:2", "0" * 5000, "\x00", "한글:1:2"])
    def test_a_field_that_we_did_not_write_begins_anew(self, reader, state):
        self.anew(reader, state)

    def test_the_field_of_another_quiz_begins_anew(self, reader):
        other = reader("m", "m-4")
        other.open()
        self.anew(reader, other.page.hidden["state"])

    def test_a_field_from_before_the_quiz_was_changed_begins_anew(self, reader):
        pupil = reader("e3", "e3-2", "en")
        before = pupil.open()
        data = version_of("e3-2").content
        load(data={**data, "title": {"ko": "새 제목", "en": "New title"}}, overwrite=True)
        page = pupil.press("answer", page=before, answer="1")
        assert "The questions begin anew here" in said_on(page)

    def test_an_old_field_begins_anew_and_a_young_one_goes_on(self, reader, monkeypatch):
        pupil = reader("e3", "e3-2", "en")
        before = pupil.open()
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + LONGEST - 60)
        assert "It fits." in said_on(pupil.press("answer", page=before, answer="1"))
        monkeypatch.setattr(signing.time, "time", lambda: now + LONGEST + 60)
        assert "begin anew" in said_on(pupil.press("answer", page=before, answer="1"))

    def test_a_signed_field_with_other_contents_begins_anew(self, reader):
        for data in (
            {},
            [],
            None,
            {"form": "z"},
            {"form": "a", "at": 0, "tries": [[]]},
            {"form": "b", "at": 0},
        ):
            self.anew(reader, signing.dumps(data, salt=salt_of(version_of("e3-2"))))


junk = st.dictionaries(
    st.sampled_from(
        ["state", "do", "answer", "answer-1", "answer-2", "answer-9", "form", "try", "item", "attempt"]
    ),
    st.text(max_size=12) | st.sampled_from(["1", "2", "answer", "pass", "next", "again", "start", "9" * 30]),
    max_size=8,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk, st.booleans())
def test_whatever_is_posted_a_page_answers(reader, fields, signed):
    pupil = reader("e3", "e3-2")
    page = pupil.open()
    if signed:
        fields = {**fields, "state": page.hidden["state"]}
    response = pupil.client.post(pupil.path, fields, headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_only_getting_and_posting_are_answered(method):
    response = getattr(Client(), method)("/ko/learn/e3/e3-2/quiz/", headers={"sec-fetch-site": "same-origin"})
    assert response.status_code in (403, 405)


def test_a_post_from_another_site_is_refused_in_words():
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/ko/learn/e3/e3-2/quiz/", {"do": "answer"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert "<main" in response.content.decode()


def test_a_quiz_that_is_not_there_is_a_404(client):
    assert client.get("/ko/learn/e3/e3-99/quiz/").status_code == 404


def test_the_script_gets_the_screen_alone(reader):
    pupil = reader("e3", "e3-2")
    page = pupil.open()
    fields = {**page.hidden, "answer": "2", "do": "answer"}
    alone = pupil.client.post(
        pupil.path, fields, headers={"sec-fetch-site": "same-origin", "x-fragment": "quiz"}
    )
    html = alone.content.decode()
    assert "<html" not in html
    assert "<h1" in html
    assert "data-focus" in html


class TestForms:
    """Parallel forms: self-study asks the first; the second is offered at the end."""

    @pytest.fixture
    def asked(self, rf, db):
        load(data=two_forms("E3-98"))

        def ask(method: str = "get", **fields: str) -> str:
            from language.tiers import Tier

            frame = TakingFrame("Title", Tier.E3, "/en/lesson/", "/en/lesson/quiz/")
            request = getattr(rf, method)("/en/lesson/quiz/", fields)
            return respond(request, quiz_slug="E3-98", frame=frame).content.decode()

        return ask

    def test_the_first_form_is_asked_and_the_second_by_its_address(self, asked, en):
        assert "stem-q1 one" in asked()
        assert "stem-r1 one" in asked(form="b")
        assert "stem-q1 one" in asked(form="c")

    def test_a_walk_stays_in_its_form_and_ends_with_the_other_one_offered(self, asked, en):
        html = asked(form="b")
        for number in range(1, 7):
            assert f"stem-r{number} one" in html
            state = re.search(r'name="state" value="([^"]+)"', html)[1]
            html = asked("post", state=state, do="pass")
        assert "/en/lesson/quiz/?form=a" in html
        assert "stem-q" not in html


@pytest.fixture
def en():
    from django.utils import translation

    with translation.override("en"):
        yield


class TestCosts:
    def statements(self, client: Client, fields: dict[str, str]) -> list[str]:
        with CaptureQueriesContext(connection) as seen:
            client.post("/ko/learn/e3/e3-2/quiz/", fields, headers={"sec-fetch-site": "same-origin"})
        return [query["sql"] for query in seen]

    def test_an_answer_costs_at_most_four_statements(self, reader):
        pupil = reader("e3", "e3-2")
        fields = {**pupil.open().hidden, "answer": "2", "do": "answer"}
        self.statements(pupil.client, fields)
        asked = self.statements(pupil.client, fields)
        assert len(asked) <= 4, asked
        assert all(sql.startswith("SELECT") for sql in asked)


OTHER_WAYS = [("ko", "en", "/en/{path}"), ("en", "ko", "/ko/{path}"), ("ko", "ko", "/text-size/")]


@pytest.mark.parametrize(("tier", "slug"), PUPILS)
@pytest.mark.parametrize(("language", "then", "way"), OTHER_WAYS)
def test_another_language_or_text_size_stays_at_the_same_question(reader, tier, slug, language, then, way):
    page = reader(tier, slug, language)
    page.open()
    first, second = content_of(slug).of_form("a")[:2]
    page.press("answer", **right_fields(slug, first))
    at = page.press("next")
    assert re.search(r'<form[^>]*id="carried"', at.main), "the form that carries the answers has a name"
    assert at.html.count('form="carried"') == 1 + 2 + 5, "the Enter key, two languages, five sizes"
    path = f"learn/{tier}/{slug}/quiz/"
    fields = at.hidden | {"do": "look", "size": "1"}
    answer = page.client.post(way.format(path=path) + f"?next=/{language}/{path}", fields, headers=HERE)
    if way == "/text-size/":
        assert answer.status_code == 307, "the browser posts the same form once more"
        assert answer.cookies["size"].value == "1"
        answer = page.client.post(answer["Location"], fields, headers=HERE)
    words = said_on(Page(answer))
    assert second.stem[then].split("{")[0][:20] in words
    assert f'<html lang="{then}"' in answer.content.decode()


def test_what_was_filled_in_stands_in_the_other_language_too(reader):
    page = reader("e3", "e3-2", "ko")
    page.open()
    item = next(item for item in content_of("e3-2").of_form("a") if isinstance(item, Order | Match))
    while item.stem["ko"][:12] not in said_on(page.page):
        page.press("pass")
        page.press("next")
    fields = page.page.hidden | {"answer-1": "2", "do": "look"}
    answer = page.client.post("/en/learn/e3/e3-2/quiz/", fields, headers=HERE).content.decode()
    assert '<option value="2" selected' in answer


def test_no_answer_is_graded_by_looking(reader):
    page = reader("e3", "e3-2", "ko")
    page.open()
    item = content_of("e3-2").of_form("a")[0]
    fields = page.page.hidden | right_fields("e3-2", item) | {"do": "look"}
    answer = page.client.post("/en/learn/e3/e3-2/quiz/", fields, headers=HERE).content.decode()
    assert 'value="answer"' in answer
    assert 'value="next"' not in answer
