"""The pages of a delivered quiz: what a pupil with a seat and an officer with an account see at each moment."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.roles import Role
from quiz_browser import HERE, Page
from quiz_samples import item_data, quiz_data

from quizzes import sittings
from quizzes.deliveries import close, deliver, replace_item
from quizzes.groups import close_group, come_in, issue_cards, open_group
from quizzes.keeping import Taking
from quizzes.models import Delivery, PupilAttempt, PupilResponse
from quizzes.seats import cookie_name
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"


class Seat:
    """A pupil's browser at one quiz: it holds a seat and presses what stands on the page."""

    def __init__(self, delivery: Delivery, secret: str) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.cookies[cookie_name()] = secret
        self.path = f"/ko/class/quiz/{delivery.pk}/"

    def open(self) -> Page:
        self.page = Page(self.client.get(self.path))
        return self.page

    def press(self, button: str, page: Page | None = None, **said: str) -> Page:
        fields = {**(page or self.page).form_of(button), **said, "do": button}
        self.page = Page(self.client.post(self.path, fields, headers=HERE))
        assert self.page.response.status_code == 200
        return self.page

    def answer(self, number: int = 1) -> Page:
        return self.press("answer", answer=str(number))


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher):
    with vetted("samples of a test"):
        write(data=quiz_data(CODE, tier="e3", items=[item_data("choice_one", f"q{n}") for n in (1, 2, 3)]))
        write(data=quiz_data("E3-97", tier="e3", items=[item_data("true_false", "x1")]))
    return open_group(by=teacher, tier="e3")


def seat(teacher, delivery: Delivery) -> Seat:
    ((_, code),) = issue_cards(by=teacher, group_id=delivery.group_id, count=1)
    return Seat(delivery, come_in(group_id=delivery.group_id, code=code))


def give(teacher, group, **more: Any) -> Delivery:
    settings = {name: more.pop(name) for name in ("mode", "shuffled") if name in more}
    return deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings=settings, **more)


class TestDoor:
    def test_without_a_seat_there_is_nothing_here(self, teacher, group):
        delivery = give(teacher, group)
        for cookies in ({}, {cookie_name(): "0" * 32}, {cookie_name(): "x" * 10_000}):
            client = Client()
            client.cookies.load(cookies)
            assert client.get(f"/ko/class/quiz/{delivery.pk}/").status_code == 404
        assert Client().get("/ko/class/quiz/99999999/").status_code == 404

    def test_a_post_from_another_site_is_refused(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        one.open()
        answer = one.client.post(one.path, {"do": "start"}, headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403
        assert not PupilAttempt.objects.exists()

    def test_no_cookie_is_set_and_nothing_is_kept_in_a_cache(self, teacher, group, settings):
        settings.PAGE_CACHE = True
        delivery = give(teacher, group)
        one, two = seat(teacher, delivery), seat(teacher, delivery)
        one.open()
        one.press("start")
        one.answer()
        again = one.open()
        assert not again.response.cookies
        assert again.response["Cache-Control"] == "no-store"
        assert "q1" not in two.open().html
        assert "start" in two.open().buttons, "two pupils never see each other's page"
        cache.clear()

    def test_no_page_has_a_field_to_write_in(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        for page in (one.open(), one.press("start"), one.answer()):
            assert not re.search(r"<textarea|<input(?![^>]*type=\"(?:hidden|radio|checkbox)\")", page.main)


class TestPractice:
    def test_a_reason_at_once_a_hint_and_a_second_try(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        assert "문제는 3개" in one.open().html
        one.press("start")
        wrong = one.answer(1)
        assert "why-o0 하나" in wrong.html
        assert "hint-q1 하나" in wrong.html
        right = one.answer(2)
        assert "why-o1 하나" in right.html
        assert "next" in right.buttons
        assert "stem-q2" in one.press("next").heading

    def test_the_result_shows_every_reason_and_it_can_be_taken_again(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        one.open()
        one.press("start")
        for _ in range(3):
            one.answer(2)
            page = one.press("next")
        assert "모두" in page.heading
        assert page.html.count("why-o1 하나") == 3
        assert "start" in one.open().buttons


class TestTwice:
    """A button that is pressed twice, and a page that is reloaded, while the last answer comes in."""

    @pytest.mark.parametrize("again", ["the same answer", "a reload"])
    def test_the_second_request_finds_what_the_first_has_handed_in(
        self, teacher, group, monkeypatch, again: str
    ):
        one = seat(teacher, give(teacher, group, mode="test"))
        one.open()
        one.press("start")
        one.answer()
        last = one.answer()
        read = sittings.read

        def overtaken(row: Any) -> Taking:
            monkeypatch.setattr(sittings, "read", read)
            one.answer()
            return read(row)

        monkeypatch.setattr(sittings, "read", overtaken)
        page = one.open() if again == "a reload" else one.press("answer", last, answer="1")
        assert "답이 잘 들어왔어요" in page.html
        assert PupilResponse.objects.count() == 3


class TestTest:
    def test_nothing_is_said_about_what_fits_before_it_is_closed(self, teacher, group):
        delivery = give(teacher, group, mode="test")
        one = seat(teacher, delivery)
        one.open()
        one.press("start")
        for number in (1, 2, 3):
            page = one.answer(number)
            assert "why-" not in page.html
            assert "hint-" not in page.html
        assert "답이 잘 들어왔어요" in page.html
        assert "start" not in one.open().buttons
        Delivery.objects.filter(pk=delivery.pk).update(closes=timezone.now() - timedelta(minutes=5))
        after = one.open()
        assert "why-o1 하나" in after.html
        assert "1개" in after.heading or "하나" in after.heading

    def test_a_survey_never_says_what_fits(self, teacher, group):
        delivery = give(teacher, group, mode="survey")
        one = seat(teacher, delivery)
        one.open()
        one.press("start")
        for number in (1, 2, 3):
            one.answer(number)
        Delivery.objects.filter(pk=delivery.pk).update(closes=timezone.now() - timedelta(minutes=5))
        for page in (one.page, one.open()):
            assert "why-" not in page.html
            assert "알아" not in page.heading

    def test_it_can_be_handed_in_before_the_end(self, teacher, group):
        one = seat(teacher, give(teacher, group, mode="test"))
        one.open()
        one.press("start")
        one.answer(2)
        assert "답이 잘 들어왔어요" in one.press("submit").html
        assert PupilAttempt.objects.get().right == 1

    def test_nothing_chosen_is_asked_for_kindly(self, teacher, group):
        one = seat(teacher, give(teacher, group, mode="test"))
        one.open()
        one.press("start")
        assert 'class="error"' in one.press("answer").html
        assert not PupilResponse.objects.exists()


class TestWindow:
    def test_before_it_opens_it_says_when(self, teacher, group):
        one = seat(teacher, give(teacher, group, opens=timezone.now() + timedelta(days=1)))
        page = one.open()
        assert "나중에 열려요" in page.heading
        assert "start" not in page.buttons

    def test_a_late_answer_is_told_so_and_what_came_before_is_kept(self, teacher, group, monkeypatch):
        delivery = give(teacher, group, mode="test")
        one = seat(teacher, delivery)
        one.open()
        one.press("start")
        page = one.answer(2)
        close(by=teacher, delivery_id=delivery.pk)
        late = timezone.now() + timedelta(minutes=2)
        monkeypatch.setattr(timezone, "now", lambda: late)
        told = one.press("answer", page, answer="2")
        assert "받지 못했어요" in told.html
        assert "1개는 저장되어" in told.html
        assert PupilResponse.objects.count() == 1
        assert "1개는 저장되어" in one.open().html

    def test_two_tabs_end_with_one_answer(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        one.open()
        first = one.press("start")
        one.press("answer", first, answer="2")
        page = one.press("answer", first, answer="1")
        assert "먼저 낸 답" in page.html or "답이 남" in page.html
        assert [row.answer for row in PupilResponse.objects.all()] == ["o1"]

    def test_an_exchanged_item_leads_on_to_the_new_one(self, teacher, group):
        delivery = give(teacher, group)
        one = seat(teacher, delivery)
        one.open()
        old = one.press("start")
        replace_item(by=teacher, delivery_id=delivery.pk, key="q1", with_item="E3-97-x1")
        page = one.press("answer", old, answer="1")
        assert page.form_of("answer")["item"] == "E3-97-x1"
        assert "다른 물음으로 바뀌었어요" in page.html, "a tap that did nothing is explained"
        assert "다른 물음으로" not in one.open().html
        assert not PupilResponse.objects.exists()

    def test_a_closed_group_is_gone(self, teacher, group):
        one = seat(teacher, give(teacher, group))
        one.open()
        one.press("start")
        close_group(by=teacher, group_id=group.pk)
        assert one.client.get(one.path).status_code == 404
        assert one.client.post(one.path, {"do": "answer"}, headers=HERE).status_code == 404

    @pytest.mark.parametrize(
        "fields",
        [
            {"do": "answer"},
            {"do": "answer", "attempt": "1", "item": "q1", "try": "1", "answer": "1"},
            {"do": "answer", "attempt": "9" * 40, "item": "../q1", "try": "x"},
            {"do": "pass", "attempt": "-1"},
            {"do": "submit", "attempt": "٣"},
            {"do": "dance"},
            {},
        ],
    )
    def test_invented_posts_show_ones_own_place(self, teacher, group, fields):
        one = seat(teacher, give(teacher, group))
        page = Page(one.client.post(one.path, fields, headers=HERE))
        assert page.response.status_code == 200
        assert "start" in page.buttons


class TestCosts:
    def test_an_answer_through_the_page_is_four_statements(self, teacher, group):
        one = seat(teacher, give(teacher, group, mode="test"))
        one.open()
        page = one.press("start")
        fields = {**page.form_of("answer"), "do": "answer", "answer": "2"}
        one.client.get("/ko/")  # what the frame of every page remembers
        with CaptureQueriesContext(connection) as seen:
            one.client.post(one.path, fields, headers=HERE)
        frame = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
        asked = [query["sql"] for query in seen if not query["sql"].startswith(frame)]
        assert len(asked) <= 4, asked
        assert sum(sql.startswith("INSERT") for sql in asked) == 1


class TestAdults:
    def test_an_officer_takes_what_was_put_to_officers(self, cast):
        write(data=quiz_data("P-98", items=[item_data("choice_one", "q1", parts=3)]))
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98", settings={"mode": "test"})
        path = f"/ko/training/quiz/{delivery.pk}/"
        page = Page(cast.officer.get(path))
        assert "start" in page.buttons
        begun = Page(cast.officer.post(path, {"do": "start"}))
        fields = {**begun.form_of("answer"), "do": "answer", "answer": "2"}
        assert "답이 제출되었습니다" in Page(cast.officer.post(path, fields)).html

    def test_police_content_is_written_down_before_it_is_served(self, cast):
        from people.models import AuditEntry

        write(data=quiz_data("P-98", items=[item_data("choice_one", "q1")]))
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98")
        before = AuditEntry.objects.count()
        cast.officer.get(f"/ko/training/quiz/{delivery.pk}/")
        assert AuditEntry.objects.count() == before + 1

    @pytest.mark.parametrize(("member", "status"), [("pupil", 302), ("teacher", 403), ("stranger", 403)])
    def test_others_are_led_to_the_sign_in_or_refused(self, cast, member, status):
        write(data=quiz_data("P-98", items=[item_data("choice_one", "q1")]))
        delivery = deliver(by=person(Role.COORDINATOR), quiz_slug="P-98")
        assert cast.as_role(member).get(f"/ko/training/quiz/{delivery.pk}/").status_code == status

    def test_a_groups_quiz_is_no_training(self, cast, teacher, group):
        delivery = give(teacher, group)
        assert cast.officer.get(f"/ko/training/quiz/{delivery.pk}/").status_code == 404
