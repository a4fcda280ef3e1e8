"""A delivered quiz as somebody meets it who wants more than the page offers: keys, others' attempts, more time."""

import re
from datetime import timedelta
from typing import Any

import pytest
from cast import enrol, sign_in
from django.test import Client
from django.utils import timezone
from factories import person
from people.rights import settle
from people.roles import Role
from quiz_browser import HERE, Page
from quiz_samples import every_kind

from quizzes.deliveries import close, deliver
from quizzes.domain.grading import full_answer
from quizzes.domain.wording import feedback_texts
from quizzes.models import Attempt, Delivery, Response
from quizzes.sittings import answer, start
from quizzes.takers import Adult
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "P-97"


@pytest.fixture
def leader(db):
    settle()
    write(data=every_kind(CODE))
    return person(Role.COORDINATOR)


def give(leader, **settings: Any) -> Delivery:
    return deliver(by=leader, quiz_slug=CODE, settings={"shuffled": True, **settings})


class Officer:
    """An officer's browser, and what its pages hold."""

    def __init__(self, delivery: Delivery) -> None:
        self.user = person(Role.OFFICER)
        enrol(self.user)
        self.client = sign_in(self.user)
        self.path = f"/ko/training/quiz/{delivery.pk}/"
        self.delivery = delivery

    def open(self, path: str = "") -> Page:
        self.page = Page(self.client.get(path or self.path))
        return self.page

    def press(self, button: str, page: Page | None = None, **said: str) -> Page:
        fields = {**(page or self.page).form_of(button), **said, "do": button}
        self.page = Page(self.client.post(self.path, fields, headers=HERE))
        assert self.page.response.status_code < 500
        return self.page

    @property
    def attempt(self) -> Attempt:
        return Attempt.objects.get(user=self.user, delivery=self.delivery)


def secrets_of(delivery: Delivery) -> set[str]:
    """Every reason that is said after an answer, in Korean."""
    items = delivery.version.read().items
    texts = {text.get("ko", "") for item in items for text in feedback_texts(item).values() if text}
    return {text for text in texts if len(text) > 4}


def told(page: Page, delivery: Delivery) -> set[str]:
    return {text for text in secrets_of(delivery) if text in page.html}


def walk(officer: Officer) -> list[Page]:
    """Every page of the quiz, each question passed over: all that is shown before anything is answered."""
    seen = [officer.open(), officer.press("start")]
    while "pass" in officer.page.buttons and len(seen) < 60:
        seen.append(officer.press("pass"))
        if "next" in officer.page.buttons:
            seen.append(officer.press("next"))
    return seen


def test_no_page_of_a_test_holds_a_key_or_a_reason_before_it_is_over(leader):
    delivery = give(leader, mode="test")
    officer = Officer(delivery)
    pages = walk(officer)
    asked = [item for item in delivery.version.read().items if item.kind.is_asked]
    assert len(pages) > len(asked)
    assert not officer.attempt.is_open
    for page in pages:
        assert not told(page, delivery)
        assert not re.search(r"data-(?:key|correct|right|answer|fits)\b|\"correct\"", page.html)
        for item in asked:
            keys = {one.key for one in getattr(item, "options", ())}
            assert not keys & set(re.findall(r'(?:value|id|name|data-[a-z]+)="([^"]*)"', page.main))


@pytest.mark.parametrize(
    ("feedback", "grace", "closed"), [("after_closing", False, True), ("never", False, False)]
)
def test_reasons_come_when_the_settings_say_so(leader, monkeypatch, feedback: str, grace: bool, closed: bool):
    delivery = give(leader, mode="test", feedback=feedback)
    officer = Officer(delivery)
    walk(officer)
    assert not told(officer.open(), delivery)
    close(by=leader, delivery_id=delivery.pk)
    assert bool(told(officer.open(), delivery)) == grace, "others still answer"
    Delivery.objects.filter(pk=delivery.pk).update(closes=timezone.now() - timedelta(seconds=61))
    assert bool(told(officer.open(), delivery)) == closed


@pytest.mark.parametrize("attempt", ["other", "0", "-1", "9" * 30, "9" * 5000, "x", "", "1e3", "٣", "²"])
@pytest.mark.parametrize("do", ["answer", "pass", "submit"])
def test_an_attempt_that_is_not_ones_own_takes_nothing(leader, attempt: str, do: str):
    delivery = give(leader, mode="test")
    mine, hers = Officer(delivery), Officer(delivery)
    for one in (mine, hers):
        one.open()
        one.press("start")
    wanted = str(hers.attempt.pk) if attempt == "other" else attempt
    mine.press(do, attempt=wanted, answer="1")
    assert not Response.objects.exists()
    assert all(one.attempt.is_open for one in (mine, hers))


@pytest.mark.parametrize("field", ["item", "try", "number", "key", "answer"])
@pytest.mark.parametrize("value", ["q9999", "-1", "9" * 30, "\x00", "\ud83d", "<script>", "", "2"])
def test_invented_fields_are_no_answer_and_no_error(leader, field: str, value: str):
    delivery = give(leader, mode="test")
    officer = Officer(delivery)
    officer.open()
    officer.press("start")
    said = value.encode("utf-8", "replace").decode()
    officer.press("answer", **{"answer": "999999", field: said})
    assert all(row.number == 1 for row in Response.objects.all())


def test_an_answer_of_another_delivery_and_a_replayed_form_change_nothing(leader):
    first, second = give(leader, mode="test"), give(leader, mode="test")
    officer = Officer(first)
    officer.open()
    page = officer.press("start")
    begun = start(by=Adult(officer.user), delivery_id=second.pk)
    officer.press("answer", page=page, attempt=str(begun.attempt.pk), answer="1")
    assert not Response.objects.exists()
    officer.press("answer", page=page, answer="1")
    kept = list(Response.objects.values_list("item", "answer", "number"))
    officer.press("answer", page=page, answer="2")
    assert list(Response.objects.values_list("item", "answer", "number")) == kept


def test_late_answers_end_with_the_grace_and_nothing_begins_in_it(leader):
    delivery = give(leader, mode="test", grace=60)
    officer, late = Officer(delivery), Officer(delivery)
    officer.open()
    first = officer.press("start")
    begin = late.open()
    close(by=leader, delivery_id=delivery.pk)
    late.press("start", page=begin)
    assert not Attempt.objects.filter(user=late.user).exists()
    second = officer.press("pass", page=first)
    assert Response.objects.count() == 1
    Delivery.objects.filter(pk=delivery.pk).update(closes=timezone.now() - timedelta(seconds=61))
    officer.press("pass", page=second)
    officer.press("answer", page=second, answer="1")
    assert Response.objects.count() == 1


def shown(page: Page) -> str:
    """A page without the token of its form, which is another one each time."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page.main)


def test_the_order_is_ones_own_and_stays(leader):
    delivery = give(leader, mode="test")
    officers = [Officer(delivery) for _ in range(4)]
    orders = []
    for one in officers:
        one.open()
        first = shown(one.press("start"))
        assert shown(one.open()) == first
        now = start(by=Adult(one.user), delivery_id=delivery.pk)
        orders.append(tuple(item.key for item in now.items))
        assert (
            tuple(item.key for item in start(by=Adult(one.user), delivery_id=delivery.pk).items) == orders[-1]
        )
    assert len(set(orders)) > 1


def test_the_mark_and_critical_questions_of_the_delivery_decide(leader):
    delivery = give(leader, mode="test", needed=1, critical=["q1"])
    officer = Officer(delivery)
    now = start(by=Adult(officer.user), delivery_id=delivery.pk)
    for item in now.items:
        said = None if item.key == "q1" else full_answer(item)
        answer(
            by=Adult(officer.user), delivery_id=delivery.pk, attempt_id=now.attempt.pk, item_key=item.key,
            number=1, said=said,
        )  # fmt: skip
    assert officer.attempt.right > 1
    assert officer.attempt.passed is False


def test_without_an_account_or_the_second_factor_there_is_no_page(leader):
    delivery = give(leader)
    where = f"/ko/training/quiz/{delivery.pk}/"
    assert Client().get(where).status_code == 302
    assert sign_in(person(Role.OFFICER), second_factor=False).get(where).status_code in (302, 403)
    assert not Attempt.objects.exists()
