"""A quiz with one item of every kind: asked without a script, silent before the answer, told afterwards, on paper."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from language.tiers import Tier, dress
from quiz_samples import answer_of, bank_data, every_kind, fields_of, item_data, said

from quizzes.domain.items import Item, Kind, Scenario
from quizzes.domain.showing import to_shown
from quizzes.domain.wording import feedback_texts
from quizzes.models import QuizVersion
from quizzes.paper import sheet_of
from quizzes.screens import TakingFrame
from quizzes.taking import respond
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "T-97"
LESSON, QUIZ = "/en/lesson/", "/en/lesson/quiz/"


def data() -> dict[str, Any]:
    more = [bank_data("bank"), item_data("scale", "pair", pair=True)]
    items = [{**item, "about": said(f"about-{item['key']}")} for item in [*every_kind()["items"], *more]]
    return every_kind(CODE, tier="teachers") | {"items": items}


@pytest.fixture
def version() -> QuizVersion:
    return write(data=data())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


class Taker:
    """Somebody who takes the quiz with what stands on its pages, and without a script."""

    def __init__(self, rf: Any) -> None:
        self.rf = rf
        self.html = ""
        self.send("get")

    def send(self, method: str, **fields: str) -> str:
        request = getattr(self.rf, method)(QUIZ, fields)
        frame = TakingFrame("Title", Tier.TEACHERS, LESSON, QUIZ)
        answer = respond(request, quiz_slug=CODE, frame=frame)
        assert answer.status_code == 200
        self.html = answer.content.decode()
        return self.html

    @property
    def state(self) -> str:
        return unescape(re.search(r'name="state" value="([^"]+)"', self.html)[1])

    def press(self, do: str, **fields: str) -> str:
        return self.send("post", state=self.state, **fields, do=do)

    @property
    def main(self) -> str:
        return re.search(r"<main.*?</main>", self.html, re.DOTALL)[0]

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.main)).replace("\u2060", ""))


@pytest.fixture
def taker(rf: Any, version: QuizVersion) -> Taker:
    return Taker(rf)


def asked(version: QuizVersion) -> tuple[Item, ...]:
    return version.read().of_form("a")


def fields(item: Item, version: QuizVersion, answer: Any) -> dict[str, str]:
    return fields_of(item, to_shown(item, version.seed, answer))


def test_every_kind_is_answered_and_told_without_any_script(taker: Taker, version: QuizVersion):
    for item in asked(version):
        assert f"stem-{item.key} one" in taker.words, item.kind
        taker.press("answer", **fields(item, version, answer_of(item)))
        assert 'value="next"' in taker.html, item.kind
        if item.is_marked:
            assert "It fits." in taker.words, item.kind
        else:
            assert not re.search(r"It fits|Think again|look at it again", taker.words), item.kind
        taker.press("next")
    known = sum(item.is_marked for item in asked(version))
    assert f"You know all {known}" in taker.words.replace("fifteen", str(known))
    assert taker.words.count("Without right or wrong") == len(asked(version)) - known
    assert "<script" not in taker.main


def test_no_key_and_no_feedback_stand_on_any_page_before_the_answer(taker: Taker, version: QuizVersion):
    for item in asked(version):
        leaked = [text["en"] for text in feedback_texts(item).values() if text and text["en"] in taker.words]
        assert leaked == [], item.kind
        assert not re.search(r"correct|fits|right_answer|score", taker.main.replace("btn", "")), item.kind
        assert item.hint.get("en", "-") not in taker.words
        assert not keys_of(item) & set(re.findall(r'(?:value|id|name|data-\w+)="([^"]*)"', taker.main)), (
            item.kind
        )
        taker.press("pass")


def keys_of(item: Item) -> set[str]:
    """Every key by which a part of this item is known."""
    lists = (
        "options",
        "steps",
        "pairs",
        "boxes",
        "cards",
        "gaps",
        "tokens",
        "answers",
        "scenes",
        "points_of_scale",
    )
    return {part.key for name in lists for part in getattr(item, name, ())}


def test_two_quizzes_that_differ_only_in_what_fits_look_the_same(rf: Any, version: QuizVersion):
    """Whatever is right: the question is drawn from what can be chosen alone."""
    for kind in (Kind.CHOICE_MANY, Kind.MARK_WORDS, Kind.HOTSPOT_CHOICE, Kind.NUMERIC, Kind.SHORT_ANSWER):
        pages = []
        for right in (1, 2):
            content = every_kind(CODE, tier="teachers") | {"items": [item_data(kind.value, right=right)]}
            version = write(data=content)
            with_seed = drawn(version, "sheet")
            pages.append(with_seed)
        assert pages[0] == pages[1], kind


def test_what_does_not_fit_is_met_with_its_reason_and_the_hint(taker: Taker, version: QuizVersion):
    wrong = {
        Kind.CHOICE_MANY: ["o3"],
        Kind.SORT: {"c0": "b2", "c1": "b2", "c2": "b2", "c3": "b2"},
        Kind.MARK_WORDS: ["t0"],
        Kind.GAPS: {f"g{n}": "else" for n in range(4)},
        Kind.NUMERIC: "999",
        Kind.SHORT_ANSWER: "else",
        Kind.SCENARIO: ["go", "w0"],
        Kind.HOTSPOT_CHOICE: "o0",
    }
    for item in asked(version):
        if item.kind in wrong:
            taker.press("answer", **fields(item, version, wrong[item.kind]))
            assert "Think again." in taker.words, item.kind
            assert f"hint-{item.key} one" in taker.words, item.kind
            taker.press("answer", **fields(item, version, wrong[item.kind]))
            assert "look at it again" in taker.words, item.kind
            taker.press("next")
        else:
            taker.press("pass")
            taker.press("next") if 'value="next"' in taker.html else None


def at(taker: Taker, version: QuizVersion, kind: Kind) -> Item:
    """Go on until an item of this kind is asked."""
    for item in asked(version):
        if item.kind is kind:
            return item
        taker.press("pass")
    raise AssertionError(kind)


def test_a_story_is_read_scene_by_scene_and_back(taker: Taker, version: QuizVersion):
    at(taker, version, Kind.SCENARIO)
    assert "scene-start one" in taker.words
    taker.press("answer", path="", answer="1")
    assert "then-go one" in taker.words
    assert "scene-fork one" in taker.words
    assert 'name="path" value="1"' in taker.html
    taker.press("answer", path="1", answer="back")
    assert "scene-fork one" not in taker.words
    assert 'name="path" value=""' in taker.html
    taker.press("answer", path="1")
    assert "Please choose first." in taker.words
    assert "scene-fork one" in taker.words, "the way so far stays"
    taker.press("answer", path="1", answer="2")
    assert "scene-end1 one" in taker.words
    assert "It fits." in taker.words


def test_a_story_knows_no_way_that_was_not_offered(taker: Taker, version: QuizVersion):
    at(taker, version, Kind.SCENARIO)
    for path, answer in [("9.9.9", "1"), ("1", "77"), ("1.1.1.1", "1"), ("x" * 500, "1"), ("1." * 200, "2")]:
        taker.press("answer", path=path, answer=answer)
        assert "answer" in re.findall(r'name="do" value="(\w+)"', taker.html)
    assert "scene-end" not in taker.words


@pytest.mark.parametrize(
    ("kind", "sent", "said_then"),
    [
        (Kind.CHOICE_MANY, {}, "Please choose first."),
        (Kind.SORT, {"answer-1": "1"}, "Please fill every place."),
        (Kind.GAPS, {"answer-1": "one", "answer-2": " "}, "Please fill every place."),
        (Kind.GAPS, {}, "Please write something first."),
        (Kind.GAPS, {f"answer-{n}": "x" * 300 for n in range(1, 5)}, "This is too long"),
        (Kind.NUMERIC, {"answer": "many"}, "Please write a number"),
        (Kind.SHORT_ANSWER, {"answer": " "}, "Please write something first."),
        (Kind.LONG_ANSWER, {"answer": "x" * 6000}, "This is too long"),
        (Kind.SCALE, {}, "Please choose first."),
    ],
)
def test_what_is_missing_is_asked_for_kindly_and_nothing_is_lost(
    taker: Taker, version: QuizVersion, kind: Kind, sent: dict[str, str], said_then: str
):
    at(taker, version, kind)
    taker.press("answer", **sent)
    assert said_then in taker.words
    assert "Think again" not in taker.words
    for value in sent.values():
        assert value.strip() in unescape(taker.main)


def test_words_of_a_reader_are_escaped(taker: Taker, version: QuizVersion):
    at(taker, version, Kind.LONG_ANSWER)
    taker.press("answer", answer="<script>alert(1)</script>")
    assert "<script>alert" not in taker.html
    assert "<script>alert(1)</script>" in unescape(taker.main)


def drawn(version: QuizVersion, face: str, language: str = "en") -> str:
    items = sheet_of(content=version.read(), seed="the same", language=language)
    context = {"items": items, "language": language, "page": {"code": CODE}, **dress(Tier.TEACHERS)}
    with translation.override(language):
        return render_to_string(f"quizzes/print/{face}.html", context)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u2060", ""))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_sheet_asks_every_kind_and_says_no_reason(version: QuizVersion, language: str):
    html = drawn(version, "sheet", language)
    for item in asked(version):
        assert item.stem[language] in plain(html), item.kind
        told = [text[language] for text in feedback_texts(item).values() if text]
        assert [text for text in told if text in plain(html)] == [], item.kind
    assert not re.findall(r"<[^>]*(?:fits|right|correct|key|score)[^>]*>", html)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_key_says_what_fits_in_every_kind(version: QuizVersion, language: str):
    html = plain(drawn(version, "key", language))
    for item in asked(version):
        assert item.stem[language] in html
        noise = {token.feedback[language] for token in getattr(item, "tokens", ()) if not token.correct}
        told = {text[language] for text in feedback_texts(item).values() if text}
        assert {text for text in told if text not in html} <= noise, item.kind
    assert html.count({"ko": "맞고 틀림이 없습니다", "en": "no right or wrong"}[language]) == sum(
        not item.is_marked for item in asked(version)
    )


def test_a_story_on_paper_names_the_place_to_which_each_choice_leads(version: QuizVersion):
    story = next(item for item in asked(version) if isinstance(item, Scenario))
    html = plain(drawn(version, "sheet"))
    for scene in story.scenes:
        assert scene.text["en"] in html
    assert html.count("go to 1 ") + html.count("go to 2 ") >= 2
