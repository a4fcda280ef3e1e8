"""The lens on lessons: who is offered it, what it shows, and that nothing else changes."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from language.tiers import Tier
from register import lens, policy
from register.amending import amend_term
from register.models import Term

from courses.models import UnitPage

pytestmark = pytest.mark.usefixtures("loaded_site")
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
NOTES = re.compile(r'<aside class="lens-notes".*?</aside>', re.DOTALL)
MARKS = re.compile(r'<a class="lens-word"[^>]*><mark class="hl">|<mark class="hl">|</mark></a>|</mark>')
SWITCH = re.compile(r'<form class="lens-switch".*?</form>\s*', re.DOTALL)


@pytest.fixture
def teen() -> UnitPage:
    """A lesson for teenagers whose first text mentions words that hide something."""
    return with_text("M-4", "‘몰카’ 대신 불법촬영이라고 부릅니다. ‘리벤지 포르노’라고 쓰지 않습니다.")


def with_text(code: str, text: str) -> UnitPage:
    unit = UnitPage.objects.get(code=code, locale__language_code="ko")
    raw = unit.body.stream_block.get_prep_value(unit.body)
    raw[0]["value"]["content"].insert(
        0,
        {"type": "text", "id": "00000000-0000-4000-8000-000000000001", "value": {"text": text, "claims": []}},
    )
    unit.body = unit.body.stream_block.to_python(raw)
    unit.save_revision().publish()
    return UnitPage.objects.get(pk=unit.pk)


def seen(path: str, *, on: bool = True) -> str:
    client = Client()
    if on:
        client.cookies["lens"] = "on"
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def marked(page: str) -> list[str]:
    return re.findall(r'<mark class="hl">(.*?)</mark>', page)


class TestWhoIsOfferedIt:
    def test_teenagers_always(self):
        assert "lens-switch" in seen("/ko/learn/m/m-4/", on=False)

    def test_grades_five_and_six_only_where_the_lesson_mentions_such_words(self):
        assert "lens-switch" not in seen("/ko/learn/e3/e3-2/")
        with_text("E3-2", "‘몰카’라고 부르지 않아요.")
        assert "lens-switch" in seen("/ko/learn/e3/e3-2/", on=False)
        assert marked(seen("/ko/learn/e3/e3-2/")) == ["몰카"]

    @pytest.mark.parametrize("tier", [Tier.E1, Tier.E2])
    def test_younger_children_never(self, tier):
        assert not lens.is_offered(tier=tier, html="<p>‘몰카’라고 부르지 않아요.</p>")

    @pytest.mark.parametrize("tier", [Tier.M, Tier.TEACHERS, Tier.CARERS, Tier.POLICE])
    def test_others_whatever_the_lesson_says(self, tier):
        assert lens.is_offered(tier=tier, html="")

    @pytest.mark.parametrize("cookie", ["", "off", "ON", "1", "on; x", "<script>"])
    def test_any_other_cookie_is_no_lens(self, rf, cookie):
        request = rf.get("/")
        request.COOKIES["lens"] = cookie
        assert not lens.is_on(request)


class TestWhatItSaysOfItself:
    def test_where_no_word_stands_it_says_so_and_leads_to_the_words(self):
        page = seen("/ko/learn/m/m-4/")
        assert "이 수업에는 무엇을 가리는 말이 나오지 않습니다" in page
        assert 'href="/ko/words/m/"' in SWITCH.search(page)[0]

    def test_where_one_stands_it_says_that_it_is_marked(self, teen):
        assert "표시가 있습니다" in SWITCH.search(seen("/ko/learn/m/m-4/"))[0]

    def test_words_before_the_first_screen_count(self):
        unit = UnitPage.objects.get(code="M-4", locale__language_code="ko")
        unit.content_note = "‘몰카’라는 말을 다시 봅니다."
        unit.save_revision().publish()
        assert "표시가 있습니다" in SWITCH.search(seen("/ko/learn/m/m-4/"))[0]


class TestTheSwitch:
    def test_it_keeps_one_word_and_goes_back(self, client):
        answer = client.post("/lens/", {"lens": "on", "next": "/ko/learn/m/m-4/"}, **FROM_HERE)
        assert (answer.status_code, answer["Location"]) == (302, "/ko/learn/m/m-4/")
        assert answer.cookies["lens"].value == "on"
        assert answer.cookies["lens"]["httponly"]

    def test_switched_off_the_cookie_is_gone(self, client):
        client.cookies["lens"] = "on"
        answer = client.post("/lens/", {"lens": "off", "next": "/ko/"}, **FROM_HERE)
        assert answer.cookies["lens"].value == ""

    @pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
    def test_it_leads_to_no_other_site(self, client, elsewhere):
        answer = client.post("/lens/", {"lens": "on", "next": elsewhere}, **FROM_HERE)
        assert answer["Location"] == "/"

    def test_another_site_cannot_press_it(self):
        client = Client(enforce_csrf_checks=True)
        answer = client.post("/lens/", {"lens": "on"}, HTTP_SEC_FETCH_SITE="cross-site")
        assert answer.status_code == 403
        assert "lens" not in answer.cookies

    def test_it_needs_no_token(self):
        client = Client(enforce_csrf_checks=True)
        assert client.post("/lens/", {"lens": "on"}, **FROM_HERE).status_code == 302


class TestWhatItShows:
    def test_marks_lead_to_notes_that_say_what_they_hide_and_what_to_say_instead(self, teen):
        page = seen("/ko/learn/m/m-4/")
        assert marked(page) == ["몰카", "리벤지 포르노"]
        targets = re.findall(r'<a class="lens-word" href="#([^"]+)" aria-describedby="([^"]+)"', page)
        assert len(targets) == 2
        for link, described_by in targets:
            assert link == described_by
            assert page.count(f'id="{link}"') == 1
        (note,) = re.findall(rf'id="{targets[0][0]}">(.*?)</div>', page, re.DOTALL)
        assert "범죄를 장난이나 구경거리처럼 들리게 합니다." in note
        assert "불법촬영" in note

    def test_without_the_lens_nothing_is_marked(self, teen):
        page = seen("/ko/learn/m/m-4/", on=False)
        assert marked(page) == []
        assert "lens-notes" not in page

    def test_the_rest_of_the_page_is_the_same_byte_by_byte(self, teen):
        plain = SWITCH.sub("", seen("/ko/learn/m/m-4/", on=False))
        through = SWITCH.sub("", NOTES.sub("", MARKS.sub("", seen("/ko/learn/m/m-4/"))))
        assert through == plain

    def test_a_kept_page_knows_the_lens(self, teen):
        first = [marked(seen("/ko/learn/m/m-4/", on=on)) for on in (True, False)]
        again = [marked(seen("/ko/learn/m/m-4/", on=on)) for on in (True, False)]
        assert first == again == [["몰카", "리벤지 포르노"], []]

    def test_a_new_word_is_seen_at_once(self, teen):
        seen("/ko/learn/m/m-4/")
        word = Term.objects.get(slug="illegal-filming")
        row = {
            "text": "불법촬영이라고 부",
            "lang": "ko",
            "why": {"ko": "시험", "en": "test"},
            "replacement": "",
        }
        Term.objects.filter(pk=word.pk).update(preferred={"ko": "다른 말", "en": "other"})
        word.refresh_from_db()
        amend_term(term=word, values={"avoid": [*word.avoid, row]}, why="A test.")
        assert "불법촬영이라고 부" in "".join(
            marked(lens.look("<p>불법촬영이라고 부릅니다</p>", language="ko", prefix="x").html)
        )

    def test_equal_pieces_are_looked_through_once(self, monkeypatch):
        lens.look("<p>몰카 한 번</p>", language="ko", prefix="once")
        monkeypatch.setattr("register.domain.lens.look", lambda *a, **k: pytest.fail("looked again"))
        assert marked(lens.look("<p>몰카 한 번</p>", language="ko", prefix="once").html) == ["몰카"]


class TestAnActivityThroughTheLens:
    def block(self, unit: UnitPage) -> str:
        poll = next(
            b for child in unit.body for b in child.value["content"] if b.block_type in ("poll", "sort_boxes")
        )
        return poll.id

    def answer(self, block: str, *, on: bool = True):
        client = Client()
        if on:
            client.cookies["lens"] = "on"
        return client.post(
            "/ko/learn/m/m-4/", {"do": block}, headers={"X-Fragment": block, "Sec-Fetch-Site": "same-origin"}
        )

    def test_it_comes_with_marks_and_with_the_notes_that_its_screen_lacks(self, teen, monkeypatch):
        block = self.block(teen)
        html = f'<div class="block" id="b-{block}"><p>몰카라고 하지 않습니다.</p></div>'
        monkeypatch.setattr("courses.rendering.one_block", lambda **_: html)
        said = self.answer(block).content.decode()
        screen = next(c for c in teen.body if any(b.id == block for b in c.value["content"]))
        first = list(teen.body).index(screen) == 0
        assert marked(said) == ["몰카"]
        assert ("lens-notes" in said) is not first
        assert said.startswith('<div class="block"')
        assert said.endswith("</div>")

    def test_without_the_lens_it_stays_as_it_is(self, teen):
        block = self.block(teen)
        assert marked(self.answer(block, on=False).content.decode()) == []


def test_a_lesson_costs_no_query_more_than_before(teen):
    """Without the lens none; with it one small one at most, for the version of the words."""

    def queries(*, on: bool) -> int:
        client = Client()
        if on:
            client.cookies["lens"] = "on"
        with CaptureQueriesContext(connection) as asked:
            client.get("/ko/learn/m/m-4/", {"fresh": "1"})  # an address with a query is not kept
        return len(asked)

    queries(on=False)
    queries(on=True)
    policy.forget()
    assert queries(on=True) <= queries(on=False) + 1
    assert queries(on=True) == queries(on=False)
