"""A coordinator's pages: quizzes for officers, by the same verbs and pages as a teacher's, behind the police's wall."""

import json
import re
from html import unescape

import pytest
from cast import enrol, sign_in
from django.urls import reverse
from editorial.gate import vetted
from factories import person
from people.audit import head
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.deliveries import close, deliver
from quizzes.groups import open_group
from quizzes.models import Delivery, Tally
from quizzes.sittings import start, submit
from quizzes.takers import Adult
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "P-98"
GIVEN = "/ko/training/quizzes/"
MINE = "/ko/training/quiz/"
ENDS = ("", "rules/", "questions/", "tally/", "sheets/", "photos/")


@pytest.fixture
def quiz() -> str:
    with vetted("samples of a test"):
        items = [item_data("choice_one", "q1"), item_data("true_false", "q2")]
        write(data=quiz_data(CODE, tier="police", items=items))
    return CODE


@pytest.fixture
def on_paper(quiz) -> Delivery:
    return deliver(by=person(Role.COORDINATOR), quiz_slug=quiz, series="1", on_paper=True)


def text(response) -> str:
    html = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return unescape(re.sub(r"<[^>]+>", " ", html))


def strong(user):
    """The browser of somebody who signed in with the second factor."""
    enrol(user)
    return sign_in(user)


def give(cast, **fields) -> Delivery:
    answer = cast.coordinator.post(GIVEN, {"quiz": CODE, **fields})
    given = Delivery.objects.get()
    assert answer["Location"] == f"{GIVEN}{given.pk}/"
    return given


class TestDoors:
    def test_they_are_for_whoever_runs_a_training_with_the_second_factor(self, cast, on_paper):
        weak = sign_in(person(Role.COORDINATOR), second_factor=False)
        for page in (GIVEN, *(f"{GIVEN}{on_paper.pk}/{end}" for end in ENDS)):
            assert cast.pupil.get(page)["Location"].startswith("/accounts/login/")
            for member in ("teacher", "officer", "stranger", "editor"):
                assert cast.as_role(member).get(page).status_code == 403, (member, page)
            assert weak.get(page).status_code == 302, page
            for member in ("coordinator", "administrator"):
                assert cast.as_role(member).get(page).status_code == 200, (member, page)

    def test_the_answer_sheets_as_a_file_stand_behind_the_same_door(self, cast, on_paper):
        page = reverse("papers:training_answer_sheets", args=[on_paper.pk])
        assert cast.officer.get(page).status_code == 403
        assert cast.pupil.get(page)["Location"].startswith("/accounts/login/")

    def test_every_look_is_written_down_before_it_is_served(self, cast, on_paper):
        for page in (GIVEN, f"{GIVEN}{on_paper.pk}/", f"{GIVEN}{on_paper.pk}/questions/"):
            before = head().number if head() else 0
            cast.coordinator.get(page)
            assert head().number == before + 1, page

    def test_the_teachers_door_leads_to_no_police_question_and_back(self, on_paper):
        both = person(Role.TEACHER)
        both.groups.add(*person(Role.COORDINATOR).groups.all())
        weak = sign_in(both, second_factor=False)
        for end in (*ENDS, "report/"):
            assert weak.get(f"/ko/teach/quizzes/{on_paper.pk}/{end}").status_code == 404, end
        with vetted("samples of a test"):
            write(data=quiz_data("E3-98", tier="e3", items=[item_data("choice_one", "q1")]))
        group = open_group(by=both, tier="e3")
        other = deliver(by=both, quiz_slug="E3-98", group_id=group.pk, on_paper=True)
        whole = strong(both)
        assert whole.get(f"/ko/teach/quizzes/{other.pk}/").status_code == 200
        for end in ENDS:
            assert whole.get(f"{GIVEN}{other.pk}/{end}").status_code == 404, end


class TestGiving:
    def test_a_quiz_is_given_to_a_group_by_an_address(self, cast, quiz):
        given = give(cast, mode="test", series="서울 1기", closes="2030-01-02T09:30")
        assert (given.group, given.series, given.rules.mode.value) == (None, "서울 1기", "test")
        page = cast.coordinator.get(f"{GIVEN}{given.pk}/").content.decode()
        assert f"/ko/training/quiz/{given.pk}/" in page
        assert "/teach/quizzes/" not in page
        assert "서울 1기" in text(cast.coordinator.get(GIVEN))

    def test_only_quizzes_of_the_police_are_offered(self, cast, quiz):
        html = cast.coordinator.get(GIVEN).content.decode()
        assert f'value="{CODE}"' in html
        assert 'value="E3-2"' not in html
        assert cast.coordinator.post(GIVEN, {"quiz": "E3-2"}).status_code == 200
        assert not Delivery.objects.exists()

    def test_they_are_offered_as_one_counts(self, cast):
        with vetted("samples of a test"):
            for code in ("P-910", "P-99"):
                write(data=quiz_data(code, tier="police", items=[item_data("choice_one", "q1")]))
        html = cast.coordinator.get(GIVEN).content.decode()
        assert html.index('value="P-99"') < html.index('value="P-910"')

    def test_before_and_after_need_the_group_in_which_they_are_compared(self, cast, quiz):
        answer = cast.coordinator.post(GIVEN, {"quiz": CODE, "moment": "before"})
        assert 'class="error"' in answer.content.decode()
        assert not Delivery.objects.exists()
        # A stroke is what people write between a year and a number.
        given = give(cast, moment="before", series="2026/1")
        page = cast.coordinator.get(f"{GIVEN}{given.pk}/").content.decode()
        where = re.search(r'href="([^"]*/training/change/[^"]*)"', page)[1]
        assert cast.coordinator.get(where).status_code == 200

    def test_its_rules_are_settled_it_is_closed_and_opened_again(self, cast, quiz):
        given = give(cast)
        page = f"{GIVEN}{given.pk}/"
        rules = {"mode": "test", "attempts": "2", "tries": "1", "feedback": "never", "grace": "0"}
        assert cast.coordinator.post(f"{page}rules/", rules)["Location"] == page
        assert Delivery.objects.get().rules.attempts == 2
        assert cast.coordinator.post(page, {"do": "close"})["Location"] == page
        assert Delivery.objects.get().closes is not None
        cast.coordinator.post(page, {"do": "reopen", "until": ""})
        assert Delivery.objects.get().closes is None

    def test_on_paper_it_is_printed_read_and_counted(self, cast, on_paper):
        page = f"{GIVEN}{on_paper.pk}/"
        assert cast.coordinator.get(f"{page}sheets/?count=4").content.decode().count("<svg xmlns") == 4
        read = json.dumps([{"form": "a", "marks": {"2.0": ["1"]}}])
        pile = cast.coordinator.post(f"{page}photos/", {"read": read}).content.decode()
        assert f'action="{page}tally/"' in pile
        saved = cast.coordinator.post(f"{page}tally/", {"form": "a", "sheets": "9", "q2/answer/true": "7"})
        assert saved["Location"] == f"{page}tally/?form=a&saved=1"
        assert Tally.objects.get().sheets == 9
        assert cast.coordinator.get(f"/ko/training/quiz/{on_paper.pk}/report/").status_code == 200

    def test_the_report_leads_back_to_it(self, cast, quiz):
        given = give(cast)
        close(by=person(Role.COORDINATOR), delivery_id=given.pk)
        report = cast.coordinator.get(f"/ko/training/quiz/{given.pk}/report/").content.decode()
        assert f'href="{GIVEN}{given.pk}/"' in report


class TestAnswering:
    def test_what_is_for_all_stands_in_every_officers_list(self, cast, quiz):
        given = give(cast)
        page = cast.officer.get(MINE).content.decode()
        assert f'href="/ko/training/quiz/{given.pk}/"' in page
        assert GIVEN not in page
        assert GIVEN in cast.coordinator.get(MINE).content.decode()

    def test_what_is_over_stands_only_with_whoever_began_it(self, cast, quiz):
        given = give(cast, mode="survey")
        one, late = person(Role.OFFICER), person(Role.OFFICER)
        start(by=Adult(one), delivery_id=given.pk)
        close(by=person(Role.COORDINATOR), delivery_id=given.pk)
        address = f'href="{MINE}{given.pk}/"'
        assert Delivery.objects.get().version.read().title["ko"] in text(strong(one).get(MINE))
        assert address not in strong(late).get(MINE).content.decode()

    def test_a_groups_quiz_stands_in_the_list_of_whoever_began_it(self, cast, quiz):
        given = give(cast, series="1")
        one, other = person(Role.OFFICER), person(Role.OFFICER)
        start(by=Adult(one), delivery_id=given.pk)
        address = f'href="/ko/training/quiz/{given.pk}/"'
        assert address in strong(one).get(MINE).content.decode()
        assert address not in strong(other).get(MINE).content.decode()

    def test_nobody_without_the_second_factor_sees_a_title(self, cast, quiz):
        give(cast)
        assert sign_in(person(Role.OFFICER), second_factor=False).get(MINE).status_code == 302
        title = Delivery.objects.get().version.read().title["ko"]
        for member in ("teacher", "stranger"):
            assert title not in text(cast.as_role(member).get(MINE))
        assert title in text(cast.officer.get(MINE))

    def test_whoever_handed_in_comes_back_to_the_list(self, cast, quiz):
        given = give(cast, mode="survey")
        one = person(Role.OFFICER)
        begun = start(by=Adult(one), delivery_id=given.pk)
        submit(by=Adult(one), delivery_id=given.pk, attempt_id=begun.attempt.pk)
        assert f'href="{MINE}"' in strong(one).get(f"{MINE}{given.pk}/").content.decode()

    def test_no_page_leads_to_a_door_that_is_closed(self, cast, quiz):
        for page in ("/ko/teach/bank/", "/ko/teach/questions/"):
            assert "/ko/teach/groups/" in cast.teacher.get(page).content.decode()
            for member, leads in (("coordinator", True), ("officer", False), ("editor", False)):
                html = cast.as_role(member).get(page).content.decode()
                assert "/ko/teach/groups/" not in html, (member, page)
                assert (GIVEN in html) is leads, (member, page)

    def test_the_shelves_lead_there(self, cast):
        assert MINE in cast.officer.get("/ko/learn/police/").content.decode()
        assert "/ko/teach/groups/" in cast.teacher.get("/ko/learn/teachers/").content.decode()
