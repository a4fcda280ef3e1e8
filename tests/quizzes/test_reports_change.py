"""The comparison of two tests: linked by the card, shown once both are closed, the same for ever, and modest."""

import re
from html import unescape

import pytest
from cast import sign_in
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories import person
from people.models import AuditEntry
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data, said
from report_samples import by_chance, choices, close, given, hand_in, places, two_forms, write

from quizzes.deliveries import NoDelivery, reopen
from quizzes.domain.gain import Caution
from quizzes.domain.suppression import Why
from quizzes.groups import close_group, open_group
from quizzes.models import Delivery, GroupResult
from quizzes.reporting_change import changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher):
    return open_group(by=teacher, tier="e3", label="5-3")


def halves(at: int) -> str:
    return "ab"[at % 2]


def swapped(at: int) -> str:
    return "ba"[at % 2]


def asked(teacher, group, moment: str, people, seed: int, right: float, code: str = "E3-95") -> Delivery:
    delivery = given(teacher, group, code=code, moment=moment)
    form = swapped if moment == "after" else halves
    hand_in(delivery, people, by_chance(seed, right), form=form)
    return delivery


@pytest.fixture
def both(teacher, group) -> tuple[Delivery, Delivery]:
    """Before and after the lessons, both closed; two were missing each time."""
    two_forms(count=6)
    people = places(group, 26)
    before = asked(teacher, group, "before", people[:24], 1, 0.4)
    after = asked(teacher, group, "after", people[2:], 2, 0.75)
    return close(before), close(after)


def page(client: Client, group, language: str = "ko") -> str:
    answer = client.get(f"/{language}/teach/groups/{group.pk}/change/E3-95/")
    assert answer.status_code == 200
    html = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(html)))


def compared(teacher, group):
    found = changes(by=teacher, quiz_slug="E3-95", group_id=group.pk)
    return found.pairs[0].comparison


class TestWhen:
    def test_until_both_are_closed_only_the_numbers_handed_in_are_shown(self, teacher, group):
        two_forms()
        people = places(group, 24)
        close(asked(teacher, group, "before", people, 1, 0.4))
        after = asked(teacher, group, "after", people[:20], 2, 0.7)
        assert compared(teacher, group) is None
        html = page(sign_in(teacher), group)
        assert "앞 24명, 뒤 20명" in html
        assert "%" not in html
        after.refresh_from_db()
        assert after.shown is None

    def test_with_one_test_there_is_nothing_to_compare(self, teacher, group):
        two_forms()
        close(asked(teacher, group, "before", places(group, 24), 1, 0.4))
        assert changes(by=teacher, quiz_slug="E3-95", group_id=group.pk).pairs == ()
        assert "한 번뿐" in page(sign_in(teacher), group)

    def test_a_quiz_that_is_asked_at_no_moment_is_compared_with_nothing(self, teacher, group):
        two_forms()
        given(teacher, group)
        with pytest.raises(NoDelivery):
            changes(by=teacher, quiz_slug="E3-95", group_id=group.pk)

    def test_of_a_handful_nothing_is_shown(self, teacher, group):
        two_forms()
        people = places(group, 12)
        close(asked(teacher, group, "before", people[:8], 1, 0.4))
        close(asked(teacher, group, "after", people[4:], 2, 0.7))
        found = compared(teacher, group)
        assert (found.attrition.linked, found.topics, found.effect) == (4, (), None)
        assert "%" not in page(sign_in(teacher), group).replace("95%", "")


class TestWhatItSays:
    def test_those_who_took_both_are_compared_by_outcome(self, teacher, group, both):
        found = compared(teacher, group)
        assert (found.attrition.before, found.attrition.after, found.attrition.linked) == (24, 24, 22)
        assert [topic.key for topic in found.topics] == ["ask", "tell"]
        assert found.effect is not None
        assert found.effect.pairs == 22

    def test_what_it_cannot_say_stands_beside_it_in_both_languages(self, teacher, group, both):
        client = sign_in(teacher)
        korean, english = page(client, group), page(client, group, "en")
        assert "수업 때문에 달라졌다고 말할 수 없습니다" in korean
        assert "폭력이 줄었다는 뜻이 아닙니다" in korean
        assert "We cannot say that the lessons caused this" in english
        assert "It does not mean that there is less violence" in english
        assert re.search(r"효과 크기\(헤지스 g\)는 [+-]\d\.\d\d", korean)

    def test_every_caution_that_was_found_is_said(self, teacher, group):
        two_forms(count=4)
        people = places(group, 30)
        close(asked(teacher, group, "before", people, 1, 0.2))
        close(asked(teacher, group, "after", people[:18], 2, 1.0))
        found = compared(teacher, group)
        assert {Caution.ATTRITION, Caution.CEILING, Caution.NO_COMPARISON} <= set(found.cautions)
        html = page(sign_in(teacher), group)
        assert "5분의 1이 넘는" in html
        assert "만점" in html

    def test_the_label_of_an_instrument_stands_above_its_numbers(self, teacher, group, both):
        from quizzes.models import Purpose, Quiz

        told = {
            "label": said("own items"), "about": said("not validated"),
            "constructs": [{"key": "ask", "title": said("construct"), "measure": "right", "wanted": "up"}],
        }  # fmt: skip
        Quiz.objects.filter(slug="E3-95").update(purpose=Purpose.INSTRUMENT, provenance=told)
        html = page(sign_in(teacher), group)
        assert "Own items 하나" in html, "a label begins with a capital"
        assert "not validated 하나" in html
        assert "construct 하나" in html

    def test_what_scales_measure_stands_apart_and_is_never_right_or_wrong(self, teacher, group):
        stops = [{"key": f"p{n}", "text": said(f"stop {n}")} for n in range(1, 6)]
        scales = [
            {"key": f"n{n}", "kind": "scale", "outcome": "ask", "stem": said("norm"), "scale": stops}
            for n in (1, 2)
        ]
        write(quiz_data("E3-95", tier="e3", items=[*scales, *choices(4, outcomes=("ask",))]))
        people = places(group, 24)
        chance = by_chance(3)

        def says(at, item):
            return f"p{1 + at % 5}" if item.kind == "scale" else chance(at, item)

        for moment in ("before", "after"):
            delivery = given(teacher, group, moment=moment, settings={"mode": "survey"})
            hand_in(delivery, people, says)
            close(delivery)
        found = compared(teacher, group)
        assert {topic.key: topic.is_opinion for topic in found.topics} == {"ask": False, "scale:ask": True}
        assert "어느 쪽도 옳고 그름이 없습니다" in page(sign_in(teacher), group)


class TestWhatItKeeps:
    def test_who_comes_later_changes_nothing(self, teacher, group, both):
        first = page(sign_in(teacher), group)
        before, _ = both
        reopen(by=teacher, delivery_id=before.pk)
        hand_in(before, list(group.participants.all())[24:], by_chance(9), form=halves)
        close(before)
        again = page(sign_in(teacher), group)
        assert "앞 검사는 26명" in again
        assert again.replace("26명", "24명") == first

    def test_a_third_test_shows_no_means_of_nearly_the_same_people(self, teacher, group, both):
        compared(teacher, group)
        later = asked(teacher, group, "later", list(group.participants.all())[:21], 3, 0.7)
        close(later)
        found = changes(by=teacher, quiz_slug="E3-95", group_id=group.pk)
        second = found.pairs[1].comparison
        assert (second.why, second.topics) == (Why.SPLIT, ())
        assert second.effect is not None
        again = changes(by=teacher, quiz_slug="E3-95", group_id=group.pk)
        assert [pair.comparison.why for pair in again.pairs] == [Why.SHOWN, Why.SPLIT]

    def test_what_is_remembered_ends_with_the_group(self, teacher, group, both):
        compared(teacher, group)
        close_group(by=teacher, group_id=group.pk)
        assert not Delivery.objects.filter(group=group).exists()
        assert not any("linked" in str(result.rows) for result in GroupResult.objects.all())

    def test_closing_after_a_comparison_still_keeps_the_counts(self, teacher, group, both):
        compared(teacher, group)
        close_group(by=teacher, group_id=group.pk)
        assert {result.moment for result in GroupResult.objects.all()} == {"before", "after"}
        assert all(result.rows for result in GroupResult.objects.all())


class TestWhoseItIs:
    def test_another_teacher_finds_nothing(self, group, both):
        other = sign_in(person(Role.TEACHER))
        assert other.get(f"/ko/teach/groups/{group.pk}/change/E3-95/").status_code == 404

    def test_it_costs_the_same_for_few_and_for_many(self, teacher):
        two_forms()
        costs = []
        for size in (10, 60):
            group = open_group(by=teacher, tier="e3")
            people = places(group, size)
            close(asked(teacher, group, "before", people, 1, 0.4))
            close(asked(teacher, group, "after", people, 2, 0.7))
            client = sign_in(teacher)
            page(client, group)
            with CaptureQueriesContext(connection) as seen:
                page(client, group)
            costs.append(len([q for q in seen if not re.match("SAVEPOINT|RELEASE|BEGIN", q["sql"])]))
        assert costs[0] == costs[1] <= 10

    def test_a_training_is_compared_for_whoever_runs_it_and_that_is_written_down(self):
        settle()
        write(
            quiz_data(
                "P-95",
                tier="police",
                items=[item_data("choice_one", f"q{n}", outcome="ask") for n in range(4)],
            )
        )
        runs, officers = person(Role.COORDINATOR), [person(Role.OFFICER) for _ in range(16)]
        for moment, right in (("before", 0.4), ("after", 0.7)):
            delivery = given(
                runs, None, code="P-95", moment=moment, series="2026 autumn", settings={"mode": "test"}
            )
            hand_in(delivery, officers, by_chance(5, right))
            close(delivery)
        from cast import enrol

        enrol(runs)
        before = AuditEntry.objects.count()
        answer = sign_in(runs).get("/ko/training/change/P-95/2026%20autumn/")
        assert answer.status_code == 200
        assert "16명" in answer.content.decode()
        assert AuditEntry.objects.count() == before + 1
        assert sign_in(person(Role.OFFICER)).get("/ko/training/change/P-95/2026%20autumn/").status_code == 403
