"""The door of a group: a card's code opens a place, wrong codes are slowed down, the next pupil finds nothing."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.roles import Role
from quiz_browser import HERE
from quiz_samples import item_data, quiz_data

from quizzes.card_pages import EVERYWHERE, PACE
from quizzes.deliveries import close, deliver
from quizzes.groups import close_group, issue_cards, new_card, open_group
from quizzes.models import Group, PupilResponse
from quizzes.seats import cookie_name
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def group(cast) -> Group:
    with vetted("samples of a test"):
        write(
            data=quiz_data(
                CODE, tier="e3", items=[item_data("choice_one", "q1"), item_data("true_false", "q2")]
            )
        )
    return open_group(by=person(Role.TEACHER), tier="e3")


@pytest.fixture
def card(group) -> str:
    ((_number, code),) = issue_cards(by=group.owner, group_id=group.pk, count=1)
    return code


class Tablet:
    """A browser at the door of a group, without a script."""

    def __init__(self, group_id: int) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.path = f"/ko/class/group/{group_id}/"

    def open(self) -> str:
        return self.words(self.client.get(self.path))

    def type(self, code: str) -> str:
        return self.words(self.client.post(self.path, {"code": code}, headers=HERE, follow=True))

    def leave(self) -> str:
        return self.words(self.client.post(self.path, {"do": "leave"}, headers=HERE, follow=True))

    def words(self, response) -> str:
        self.response = response
        main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u2060", ""))


def test_a_code_opens_the_place_however_it_is_spelt(group, card):
    tablet = Tablet(group.pk)
    deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk)
    assert "카드에 적힌 코드" in tablet.open()
    shown = tablet.type(f" {card[:3].lower()}-{card[3:]} ")
    assert "여기 있는 것을 풀어 봐요" in shown
    cookie = tablet.client.cookies[cookie_name()]
    assert cookie["httponly"]
    assert not cookie["max-age"], "it ends with the browser"
    assert card not in tablet.response.content.decode()


def test_what_is_asked_is_listed_as_it_stands(group, card):
    tablet = Tablet(group.pk)
    first = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk)
    tomorrow = timezone.now() + timedelta(days=1)
    deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, opens=tomorrow)
    deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, on_paper=True)
    shown = tablet.type(card)
    assert shown.count("시작하기") == 1
    assert "나중에 열려요" in shown
    assert shown.count("title") == 2, "what is asked on paper is not listed"
    quiz = f"/ko/class/quiz/{first.pk}/"
    tablet.client.post(quiz, {"do": "start"}, headers=HERE)
    assert "계속" in tablet.open()
    close(by=group.owner, delivery_id=first.pk)
    assert "계속" in tablet.open(), "answers on the way are still taken"


def test_whoever_hands_in_finds_the_way_back(group, card):
    tablet = Tablet(group.pk)
    delivery = deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, settings={"mode": "survey"})
    tablet.type(card)
    quiz = f"/ko/class/quiz/{delivery.pk}/"
    page = tablet.client.post(quiz, {"do": "start"}, headers=HERE).content.decode()
    attempt = re.search(r'name="attempt" value="(\d+)"', page)[1]
    done = tablet.client.post(quiz, {"do": "submit", "attempt": attempt}, headers=HERE).content.decode()
    assert f'href="{tablet.path}"' in done
    shown = tablet.open()
    assert "제출" in shown
    assert "다시 보기" in shown
    assert "시작하기" not in shown


def test_the_next_pupil_at_the_same_tablet_finds_nothing(group, card):
    tablet = Tablet(group.pk)
    tablet.type(card)
    assert "카드에 적힌 코드" in tablet.leave()
    assert "카드에 적힌 코드" in tablet.open()
    assert not tablet.client.cookies[cookie_name()].value


def test_the_exit_lets_go_of_the_place(group, card):
    tablet = Tablet(group.pk)
    tablet.type(card)
    tablet.client.get("/ko/leave/")
    assert not tablet.client.cookies[cookie_name()].value


def test_wrong_old_closed_and_missing_are_answered_alike(group, card):
    new_card(by=group.owner, group_id=group.pk, number=1)
    other = open_group(by=group.owner, tier="m")
    close_group(by=group.owner, group_id=other.pk)
    answers = {
        Tablet(pk).type(code)
        for pk, code in (
            (group.pk, card),
            (group.pk, "ZZZZZZ"),
            (group.pk, "x"),
            (other.pk, card),
            (999, card),
        )
    }
    assert len(answers) == 1
    assert "들어갈 수 없어요" in answers.pop()
    assert Tablet(999).open() == Tablet(group.pk).open()


def test_ten_wrong_codes_are_typing_and_the_next_one_waits(group, card):
    tablet = Tablet(group.pk)
    for _ in range(PACE["most"]):
        assert "들어갈 수 없어요" in tablet.type("ZZZZZZ")
    assert "10분 뒤" in tablet.type(card), "the right one waits too: nothing tells them apart"
    elsewhere = Tablet(group.pk)
    elsewhere.client.defaults["REMOTE_ADDR"] = "192.0.2.9"
    elsewhere.client.defaults["HTTP_X_FORWARDED_FOR"] = "192.0.2.77"
    assert "10분 뒤" not in elsewhere.type(card)


def test_right_codes_of_a_whole_school_at_one_address_are_not_slowed(group):
    for _number, code in issue_cards(by=group.owner, group_id=group.pk, count=25):
        assert "아직 풀 것이 없어요" in Tablet(group.pk).type(code)


def test_many_addresses_together_are_stopped(group, card):
    for n in range(EVERYWHERE["most"]):
        tablet = Tablet(group.pk)
        tablet.client.defaults["REMOTE_ADDR"] = f"10.1.{n // 250}.{n % 250 + 1}"
        tablet.client.post(tablet.path, {"code": "ZZZZZZ"}, headers=HERE)
    fresh = Tablet(group.pk)
    fresh.client.defaults["REMOTE_ADDR"] = "10.9.9.9"
    assert "10분 뒤" in fresh.type(card)


def test_a_post_from_another_site_opens_nothing(group, card):
    tablet = Tablet(group.pk)
    answer = tablet.client.post(tablet.path, {"code": card}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not PupilResponse.objects.exists()


def test_the_page_has_one_field_and_keeps_nothing(group):
    tablet = Tablet(group.pk)
    tablet.open()
    html = tablet.response.content.decode()
    assert re.findall(r'<input[^>]*name="(\w+)"[^>]*data-card-code', html) == ["code"]
    assert tablet.response["Cache-Control"] == "no-store"
    assert not tablet.response.cookies
