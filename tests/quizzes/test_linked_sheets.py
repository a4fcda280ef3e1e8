"""Sheets of paper under the numbers of the cards: before and after are compared, and nothing is kept unasked."""

import json
import re
from html import unescape

import pytest
from editorial.gate import vetted
from people.roles import Role
from quiz_samples import two_forms

from quizzes.answer_sheets import form_for_place
from quizzes.deliveries import deliver
from quizzes.groups import close_group, issue_cards, open_group
from quizzes.models import Delivery, PupilAttempt, PupilResponse
from quizzes.reporting_change import changes
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"
CARDS = 8


@pytest.fixture
def owner(cast):
    from people.models import User

    assert cast.teacher
    return User.objects.get(groups__name=Role.TEACHER)


@pytest.fixture
def group(owner):
    with vetted("samples of a test"):
        write(data=two_forms(CODE))
    return open_group(by=owner, tier="e3")


def on_paper(group, moment: str) -> Delivery:
    return deliver(by=group.owner, quiz_slug=CODE, group_id=group.pk, on_paper=True, moment=moment)


def send(cast, delivery: Delivery, numbers, **more) -> str:
    """Photograph these sheets and save the tally of each form; `link=1` keeps the sheets. The last page."""
    rows = [{"form": form_for_place(delivery, n), "number": n, "marks": {"1.0": ["1"]}} for n in numbers]
    address = f"/ko/teach/quizzes/{delivery.pk}/"
    page = cast.teacher.post(f"{address}photos/", {"read": json.dumps(rows), **more}).content.decode()
    while 'name="by_sheet"' in page:
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        typed = dict(re.findall(r'<input class="input"[^>]*name="([^"]+)"[^>]*?value="(\d*)"', page))
        answer = cast.teacher.post(
            f"{address}tally/", {**typed, **{k: unescape(v) for k, v in fields.items()}, **more}
        )
        page = cast.teacher.get(answer["Location"]).content.decode() if answer.status_code == 302 else ""
        page = page or answer.content.decode()
    return page


def test_sheets_are_kept_only_when_the_teacher_says_so(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before = on_paper(group, "before")
    send(cast, before, range(1, CARDS + 1))
    assert not PupilAttempt.objects.exists()
    page = send(cast, before, range(1, CARDS + 1), link="1")
    assert f"답안지 {CARDS}장을 카드 번호와 이었습니다" in page
    assert {one.participant.number for one in PupilAttempt.objects.all()} == set(range(1, CARDS + 1))
    assert PupilResponse.objects.filter(attempt__form="a").values_list("item", flat=True).first() == "q1"


def test_before_and_after_on_paper_are_compared(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before, after = on_paper(group, "before"), on_paper(group, "after")
    for delivery in (before, after):
        send(cast, delivery, range(1, CARDS + 1), link="1")
    found = changes(by=group.owner, quiz_slug=CODE, group_id=group.pk).pairs[0]
    assert found.handed_in == (CARDS, CARDS)
    assert len(found.comparison.people) == CARDS
    page = cast.teacher.get(f"/ko/teach/quizzes/{after.pk}/").content.decode()
    assert f"/ko/teach/groups/{group.pk}/change/{CODE}/" in page
    assert f"/ko/teach/quizzes/{after.pk}/report/" in page


def test_what_was_ticked_for_one_form_is_ticked_for_the_other(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before = on_paper(group, "before")
    rest = json.dumps([{"form": "b", "number": 2, "marks": {}}])
    mine = json.dumps([{"form": "a", "number": 1, "marks": {}}])
    fields = {"form": "a", "sheets": "1", "read": rest, "by_sheet": mine, "link": "1"}
    page = cast.teacher.post(f"/ko/teach/quizzes/{before.pk}/tally/", fields).content.decode()
    assert re.search(r'name="link" value="1" checked', page)


def test_a_count_corrected_by_hand_is_named_where_it_differs_from_the_sheets(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before = on_paper(group, "before")
    send(cast, before, range(1, CARDS + 1), link="1")
    address = f"/ko/teach/quizzes/{before.pk}/tally/"
    page = cast.teacher.get(address, {"form": "a"}).content.decode()
    assert "센 수가 다른 문항" not in page
    fields = dict(re.findall(r'<input class="input"[^>]*name="([^"]+)"[^>]*?value="(\d*)"', page))
    chosen = next(name for name, n in fields.items() if name.startswith("q1/") and n not in ("", "0"))
    cast.teacher.post(address, {**fields, chosen: "1", "form": "a"})
    page = cast.teacher.get(address, {"form": "a"}).content.decode()
    assert "센 수가 다른 문항: 1번" in page
    assert "센 수가 다른 문항" not in cast.teacher.get(address, {"form": "b"}).content.decode()


def test_paper_that_was_not_linked_is_not_compared(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before = on_paper(group, "before")
    send(cast, before, range(1, CARDS + 1))
    assert cast.teacher.get(f"/ko/teach/groups/{group.pk}/change/{CODE}/").status_code == 404
    assert "/change/" not in cast.teacher.get(f"/ko/teach/quizzes/{before.pk}/").content.decode()


def test_a_new_pile_takes_the_place_of_the_old_one_or_is_added(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    before = on_paper(group, "before")
    same = [n for n in range(1, CARDS + 1) if form_for_place(before, n) == "a"]
    send(cast, before, same[:2], link="1")
    send(cast, before, same[1:3], link="1", add="1")
    assert [one.participant.number for one in PupilAttempt.objects.order_by("participant__number")] == same[
        :3
    ]
    send(cast, before, same[3:4])
    assert not PupilAttempt.objects.exists(), "what the old sheets said does not outlive their tally"


def test_a_number_without_a_card_and_a_group_without_cards_link_nothing(cast, group):
    before = on_paper(group, "before")
    rows = json.dumps([{"form": "a", "number": 1, "marks": {}}])
    page = cast.teacher.post(f"/ko/teach/quizzes/{before.pk}/photos/", {"read": rows}).content.decode()
    assert "이 모둠에는 카드가 없어" in page
    assert 'name="link"' not in page
    issue_cards(by=group.owner, group_id=group.pk, count=2)
    send(cast, before, [1, 2, 40], link="1")
    assert PupilAttempt.objects.count() == 2


@pytest.mark.parametrize("number", [-1, 64, 1.5, "1", True, None, [1]])
def test_no_sheet_has_such_a_number(cast, group, number):
    before = on_paper(group, "before")
    rows = json.dumps([{"form": "a", "number": number, "marks": {}}])
    page = cast.teacher.post(f"/ko/teach/quizzes/{before.pk}/photos/", {"read": rows}).content.decode()
    assert 'class="error"' in page


def test_what_was_kept_goes_with_the_group(cast, group):
    issue_cards(by=group.owner, group_id=group.pk, count=CARDS)
    send(cast, on_paper(group, "before"), range(1, CARDS + 1), link="1")
    gone = close_group(by=group.owner, group_id=group.pk)
    assert (gone.attempts, PupilAttempt.objects.count(), PupilResponse.objects.count()) == (CARDS, 0, 0)
