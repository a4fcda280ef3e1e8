"""A screen of a quiz is drawn once and kept for everybody who stands at the same place; what is one reader's is not."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from cast import Cast
from config.benchmarks.browsing import Forms
from django.test import Client
from language.tiers import Tier
from quiz_samples import every_kind
from safety.keeping import forget

from quizzes import drawing
from quizzes.domain.asking import what_is_missing
from quizzes.domain.grading import full_answer
from quizzes.domain.questions import Missing, Offer, Question, Row
from quizzes.domain.showing import from_shown, posted
from quizzes.domain.walk import begin, hand_in
from quizzes.models import QuizVersion
from quizzes.screens import TakingFrame, left_as_posted, question, steps
from quizzes.versions import write

pytestmark = pytest.mark.django_db
QUIZ = "/ko/learn/e3/e3-2/quiz/"
OFFICERS = "/ko/learn/police/p-4/quiz/"
FROM_OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.KEEP_DRAWN = True
    forget()


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
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
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
        kept = {
            value.key for key in drawing.bodies.entries for _, value in key[3:] if isinstance(value, Question)
        }
        assert (asked.key in kept) is not is_written
        faces.add(asked.face)
    assert {"typed", "gaps", "choice", "order"} <= faces
    assert "my own words" not in f"{drawing.bodies.entries}{drawing.pieces.entries}"


def test_every_question_of_every_lesson_can_be_kept():
    for version in QuizVersion.objects.all():
        for form in version.read().forms:
            items = version.read().of_form(form)
            walk = begin(items)
            assert hash((question(version, items, walk), steps(items, walk)))


def every_step(version: QuizVersion, index: int) -> Iterator[Question]:
    """One item as it can stand: fresh, with whatever may be missing, once more, told, passed over."""
    items = version.read().of_form("a")
    item, fresh = items[index], replace(begin(items), index=index)
    for tries in ((), (None,), (full_answer(item),), (None, None)):
        walk = fresh
        for answer in tries:
            walk = hand_in(walk, items, answer)
        yield question(version, items, walk)
    names = ("answer", *(f"answer-{n}" for n in range(1, 9)))
    filled = [dict.fromkeys(names, number) for number in ("", "1", "2", "back", "9", "x" * 6000)]
    for fields in (*filled, {"answer-1": "1"}):
        said = posted(item, fields)
        read = from_shown(item, version.seed, said)
        if read is None:
            missing = what_is_missing(item, said)
            asked = question(version, items, fresh)
            yield left_as_posted(asked, said, item=item, version=version, missing=missing)
        else:
            yield question(version, items, hand_in(fresh, items, read))


def test_every_kind_is_drawn_at_every_step_and_shows_each_reader_the_same(rf):
    """Whoever came first, with a session, from another size or as the script: nothing of theirs stays in it."""
    version = write(data=every_kind("T-96", tier="teachers"))
    frame = TakingFrame("Title", Tier.TEACHERS, "/en/lesson/", "/en/lesson/quiz/")
    readers = ({"sessionid": "one", "seat": "1"}, {"seat": "2"}, {"sessionid": "two"})
    faces = set()

    def drawn(asked: Question, reader: dict[str, str]) -> str:
        request = rf.get("/", headers={"x-forwarded-host": "other.example"})
        request.COOKIES = reader
        context = {"question": asked, "steps": ("now",), "hidden": {"attempt": reader.get("seat", "")}}
        html = drawing.draw(request, frame, "question" if asked.is_open else "told", context).content.decode()
        return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", html)

    for index in range(len(version.read().of_form("a"))):
        for asked in every_step(version, index):
            kept = [drawn(asked, reader) for reader in readers]
            for reader, html in zip(readers, kept, strict=True):
                forget()
                assert html == drawn(asked, reader)
                assert "other.example" not in html
            faces.add((asked.face, asked.missing))
    assert {missing for _, missing in faces} == set(Missing)


def letters(html: str) -> str:
    """What is read, without tags and spaces."""
    return re.sub(r"<[^>]+>|\s", "", unescape(html))


def orders(offers: tuple[Offer, ...], chance: random.Random) -> tuple[Offer, ...]:
    """The same options in another order, numbered as they stand."""
    mixed = chance.sample(offers, len(offers))
    return tuple(replace(offer, number=number) for number, offer in enumerate(mixed, start=1))


def test_an_order_of_ones_own_is_put_together_from_what_was_drawn_for_others(rf, settings):
    """Rows and bar are kept by themselves: whoever stands elsewhere in another order sees what was drawn for them."""
    version = write(data=every_kind("T-96", tier="teachers"))
    frame = TakingFrame("Title", Tier.TEACHERS, "/en/lesson/", "/en/lesson/quiz/")
    chance, seen = random.Random(7), set()

    def drawn(asked: Question, ways: tuple[str, ...]) -> str:
        context = {"question": asked, "steps": ways, "hidden": {"attempt": "1"}}
        part = "question" if asked.is_open else "told"
        return drawing.draw(rf.get("/"), frame, part, context).content.decode()

    for index in range(len(version.read().of_form("a"))):
        for asked in every_step(version, index):
            if asked.face not in drawing.BY_ROW:
                continue
            for number in (1, 5, asked.total):
                own = replace(asked, number=number, offers=orders(asked.offers, chance))
                ways = ("done", "now", "")[:number]
                settings.KEEP_DRAWN = True
                kept = drawn(own, ways)
                settings.KEEP_DRAWN = False
                assert kept == drawn(own, ways)
                rows = re.split(r'class="choice[ "]', kept)[1:]
                assert len(rows) == len(own.offers)
                for row, offer in zip(rows, own.offers, strict=True):
                    assert letters(offer.text) in letters(row)
                assert str(number) in kept.split("</ol>", 1)[1].split("</p>", 1)[0]
            seen.add((asked.face, asked.phase))
    assert {face for face, _ in seen} == set(drawing.BY_ROW)
    assert len(seen) > 4


def test_a_question_is_drawn_once_for_all_classes_and_leads_each_to_its_own_address(rf):
    version = write(data=every_kind("T-96", tier="teachers"))
    items = version.read().of_form("a")
    asked = question(version, items, begin(items))
    for number in (1, 2):
        frame = TakingFrame("Title", Tier.TEACHERS, "/en/lesson/", f"/en/class/quiz/{number}/")
        shown = {"question": asked, "steps": (), "hidden": {}}
        html = drawing.draw(rf.get("/"), frame, "question", shown).content.decode()
        assert f'action="/en/class/quiz/{number}/"' in html
        assert html.count("/en/class/quiz/") == html.count(f"/en/class/quiz/{number}/")
    assert len(drawing.bodies.entries) == 1
