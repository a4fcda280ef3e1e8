"""An instrument in a class: both halves swap forms, the sheet tells no key, the comparison says what it measures."""

import re
from html import unescape

import pytest
from cast import sign_in
from django.utils import translation
from factories import person
from people.roles import Role
from report_samples import close, given, hand_in, places

from quizzes.deliveries import NoDelivery
from quizzes.domain.items import Scale, TrueFalse
from quizzes.groups import come_in, issue_cards, open_group
from quizzes.models import PupilAttempt
from quizzes.reporting_change import changes
from quizzes.sittings import start
from quizzes.takers import Pupil

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher(loaded_site):
    return person(Role.TEACHER)


@pytest.fixture
def browser(teacher):
    return sign_in(teacher, second_factor=False)


@pytest.fixture
def group(teacher):
    return open_group(by=teacher, tier="e1", label="1-2")


def text(response) -> str:
    assert response.status_code == 200
    html = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def says(share: int):
    """Of every ten people, `share` give the right answer and stand at the upper end."""

    def answer(at, item):
        high = at % 10 < share
        if isinstance(item, Scale):
            return item.points_of_scale[-1 if high else 0].key
        if isinstance(item, TrueFalse):
            return "true" if item.answer is high else "false"
        return next(option.key for option in item.options if option.correct is high)

    return answer


def asked_twice(teacher, group, count: int, *, before: int = 3, after: int = 7, code: str = "own-e1"):
    people = places(group, count)
    for moment, share, forms in (("before", before, "ab"), ("after", after, "ba")):
        delivery = given(teacher, group, code, moment=moment)
        hand_in(delivery, people, says(share), form=lambda at, forms=forms: forms[at % 2])
        close(delivery)


def test_who_had_one_form_before_the_lessons_has_the_other_after_them(teacher, group):
    seats = [
        come_in(group_id=group.pk, code=code)
        for _number, code in issue_cards(by=teacher, group_id=group.pk, count=6)
    ]
    forms = {}
    for moment in ("before", "after", "later"):
        delivery = given(teacher, group, "own-e1", moment=moment)
        forms[moment] = [start(by=Pupil(seat), delivery_id=delivery.pk).attempt.form for seat in seats]
    assert sorted(forms["before"]) == ["a", "a", "a", "b", "b", "b"]
    assert all(one != other for one, other in zip(forms["before"], forms["after"], strict=True))
    assert forms["later"] == forms["before"]
    assert PupilAttempt.objects.count() == 18


def test_the_comparison_names_what_was_measured_in_the_order_of_the_instrument(teacher, browser, group):
    asked_twice(teacher, group, 12)
    shown = text(browser.get(f"/en/teach/groups/{group.pk}/change/own-e1/"))
    assert "Own items, not validated" in shown
    titles = ["Knowledge", "Intention to seek help · scale", "Intention to stand by others · scale"]
    found = [shown.index(title) for title in [*titles, "Who is held responsible · scale"]]
    assert found == sorted(found)
    assert "Questions with a right answer, together" in shown
    assert "neither is right or wrong" in shown
    assert "help-seeking" not in shown


def test_many_at_the_end_of_a_scale_are_said_with_its_name(teacher, browser, group):
    asked_twice(teacher, group, 12)
    shown = text(browser.get(f"/ko/teach/groups/{group.pk}/change/own-e1/"))
    assert "척도의 위쪽 끝에 있었습니다: 도움을 청하려는 마음" in shown


def test_where_nearly_all_agree_it_says_so_again_at_the_next_look(teacher, browser, group):
    asked_twice(teacher, group, 9, before=10, after=10)
    address = f"/en/teach/groups/{group.pk}/change/own-e1/"
    first, again = (text(browser.get(address)) for _ in range(2))
    assert "Hidden: nearly everybody answered alike here" in first
    assert again == first


def test_of_four_children_nothing_is_told(teacher, browser, group):
    asked_twice(teacher, group, 4, before=10, after=10)
    shown = text(browser.get(f"/en/teach/groups/{group.pk}/change/own-e1/"))
    assert "Hidden: fewer than five people answered." in shown
    assert "Many reached the highest score" not in shown
    assert "Many stood at" not in shown
    assert "Knowledge" not in shown


def test_a_coordinator_asks_adults_before_and_after_a_training(loaded_site):
    coordinator = person(Role.COORDINATOR)
    people = [person(Role.TEACHER) for _ in range(12)]
    for moment, share, forms in (("before", 3, "ab"), ("after", 7, "ba")):
        delivery = given(coordinator, None, "own-teachers", moment=moment, series="spring")
        assert delivery.rules.forms == "halves"
        hand_in(delivery, people, says(share), form=lambda at, forms=forms: forms[at % 2])
        close(delivery)
    found = changes(by=coordinator, quiz_slug="own-teachers", series="spring")
    assert found.pairs[0].comparison.attrition.linked == 12
    assert "scale:confidence" in found.topics()
    with pytest.raises(NoDelivery):
        changes(by=people[0], quiz_slug="own-teachers", series="spring")


class TestSheet:
    def test_it_asks_scales_in_a_row_and_tells_no_key(self, teacher, browser, group):
        delivery = given(teacher, group, "own-e1", moment="before", on_paper=True)
        response = browser.get(f"/ko/teach/quizzes/{delivery.pk}/questions/")
        shown = text(response)
        assert "이름을 쓰지 않아요" in shown
        assert response.content.decode().count('class="ws scale of-3"') == 18  # nine in each form
        assert "봄이는 보는 것만" not in shown
        assert "112에 걸어요" not in shown

    def test_each_form_is_a_sheet_of_its_own_with_who_helps(self, teacher, browser, group):
        delivery = given(teacher, group, "own-e1", moment="before")
        html = browser.get(f"/en/teach/quizzes/{delivery.pk}/questions/").content.decode()
        first, second = html.split('<section class="part quiz')[1:]
        assert "drawing" in first
        assert "ball" in second
        assert "1366" in first
        assert "1366" in second

    def test_it_is_the_sheet_of_whoever_runs_the_group(self, teacher, browser, group):
        delivery = given(teacher, group, "own-e1", moment="before")
        stranger = sign_in(person(Role.TEACHER), second_factor=False)
        assert stranger.get(f"/ko/teach/quizzes/{delivery.pk}/questions/").status_code == 404

    def test_the_page_of_the_quiz_leads_to_it_and_to_what_changed(self, teacher, browser, group):
        delivery = given(teacher, group, "own-e1", moment="before")
        html = browser.get(f"/ko/teach/quizzes/{delivery.pk}/").content.decode()
        assert f'href="/ko/teach/quizzes/{delivery.pk}/questions/"' in html
        assert f'href="/ko/teach/groups/{group.pk}/change/own-e1/"' in html


def test_the_menu_says_which_one_is_asked_before_and_after(browser, group):
    html = browser.get(f"/ko/teach/groups/{group.pk}/").content.decode()
    assert "own-e1 · 나의 생각 · 수업 앞뒤에 묻는 문항" in html
    assert "own-m ·" not in html
    with translation.override("en"):
        assert "before and after the lessons" in browser.get(f"/en/teach/groups/{group.pk}/").content.decode()


def test_a_mirror_that_waits_for_the_comparison_leads_to_it(browser, teacher, group):
    asked = given(teacher, group, code="own-e1", moment="before")
    close(asked)
    page = browser.get(f"/ko/teach/quizzes/{asked.pk}/mirror/").content.decode()
    assert f'href="/ko/teach/groups/{group.pk}/change/own-e1/"' in page
