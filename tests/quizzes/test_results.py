"""What a delivery brings: only what was handed in, small counts hidden, versions apart; the tally; the gain."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from editorial.gate import vetted
from factories import person
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.deliveries import NoDelivery, deliver
from quizzes.domain.counting import OPEN
from quizzes.domain.fields import Fault
from quizzes.domain.gain import Caution
from quizzes.domain.suppression import K
from quizzes.groups import NoGroup, close_group, come_in, issue_cards, open_group
from quizzes.models import Delivery, GroupResult, QuizVersion, Tally
from quizzes.results import gains, report
from quizzes.sittings import answer, start, submit
from quizzes.takers import Adult, Pupil
from quizzes.tallies import enter, field_of, grid
from quizzes.versions import write as write_version

pytestmark = pytest.mark.django_db
CODE = "E3-98"
STOPS = [{"key": k, "text": {"ko": f"정도 {k}", "en": f"stop {k}"}} for k in ("s1", "s2", "s3", "s4", "s5")]


def write(data: Any) -> QuizVersion:
    with vetted("samples of a test"):
        return write_version(data=data)


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher):
    return open_group(by=teacher, tier="e3")


def seats(teacher, group, count: int) -> list[Pupil]:
    cards = issue_cards(by=teacher, group_id=group.pk, count=count)
    return [Pupil(come_in(group_id=group.pk, code=code)) for _, code in cards]


def take(by, delivery: Delivery, answers: dict[str, Any], *, hand_in: bool = True) -> None:
    now = start(by=by, delivery_id=delivery.pk)
    where = {"delivery_id": delivery.pk, "attempt_id": now.attempt.pk}
    for key, said in answers.items():
        now = answer(by=by, **where, item_key=key, number=1, said=said)
    if hand_in and now.attempt.is_open:
        submit(by=by, **where)


def cells(found, key: str, row: str = "answer") -> dict[str, int | None]:
    one = next(one for one in found.items if one.asked.key == key)
    return {cell.key: cell.count for cell in one.rows[row].cells}


def two_questions() -> QuizVersion:
    items = [item_data("choice_one", "q1", parts=3), item_data("true_false", "q2")]
    return write(quiz_data(CODE, tier="e3", items=items))


class TestReport:
    def test_only_what_was_handed_in_is_counted(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"mode": "test"})
        people = seats(teacher, group, 12)
        for by in people[:10]:
            take(by, delivery, {"q1": "o1", "q2": "true"})
        for by in people[10:]:
            take(by, delivery, {"q1": "o0"}, hand_in=False)
        found = report(by=teacher, delivery_id=delivery.pk)
        assert (found.begun, found.handed_in, found.counted) == (12, 10, 10)
        assert cells(found, "q2") in ({"true": 10, "false": None}, {"true": None, "false": None})

    def test_small_counts_are_hidden_and_never_one_alone(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"mode": "test"})
        for at, by in enumerate(seats(teacher, group, 20)):
            take(by, delivery, {"q1": "o1" if at < 12 else "o2" if at < 18 else "o0", "q2": "true"})
        shown = cells(report(by=teacher, delivery_id=delivery.pk), "q1")
        assert shown["o0"] is None
        assert sum(count is None for count in shown.values()) >= 2

    def test_whoever_left_an_item_open_stands_in_a_cell(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"mode": "test"})
        for at, by in enumerate(seats(teacher, group, 20)):
            take(by, delivery, {"q1": "o1"} if at < 10 else {"q1": "o1", "q2": "true"})
        found = report(by=teacher, delivery_id=delivery.pk)
        q2 = next(one for one in found.items if one.asked.key == "q2").rows["answer"]
        assert q2.total == 20
        assert OPEN in {cell.key for cell in q2.cells}

    def test_of_fewer_than_five_nothing_is_shown(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk)
        for by in seats(teacher, group, K - 1):
            take(by, delivery, {"q1": "o1", "q2": "true"})
        found = report(by=teacher, delivery_id=delivery.pk)
        assert found.is_small
        assert all(row.is_hidden for one in found.items for row in one.rows.values())

    def test_one_more_pupil_does_not_change_what_is_shown(self, teacher, group):
        """The difference of two looks would be her answer."""
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"mode": "test"})
        people = seats(teacher, group, 21)
        for by in people[:20]:
            take(by, delivery, {"q1": "o1", "q2": "true"})
        first = report(by=teacher, delivery_id=delivery.pk)
        take(people[20], delivery, {"q1": "o0", "q2": "false"})
        second = report(by=teacher, delivery_id=delivery.pk)
        assert second.items == first.items
        assert (second.handed_in, second.counted) == (21, 20)

    def test_a_second_attempt_counts_for_nobody_twice(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk)
        for by in seats(teacher, group, 6):
            take(by, delivery, {"q1": "o1", "q2": "true"})
            take(by, delivery, {"q1": "o0", "q2": "false"})
        found = report(by=teacher, delivery_id=delivery.pk)
        assert (found.begun, found.handed_in) == (6, 6)
        assert {row.total for one in found.items for row in one.rows.values()} == {6}

    def test_it_is_whose_delivery_it_is(self, teacher, group):
        two_questions()
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk)
        with pytest.raises(NoDelivery):
            report(by=person(Role.TEACHER), delivery_id=delivery.pk)

    def test_it_costs_the_same_for_few_and_for_many(self, teacher):
        two_questions()
        costs = []
        for people in (5, 40):
            group = open_group(by=teacher, tier="e3")
            delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk)
            for by in seats(teacher, group, people):
                take(by, delivery, {"q1": "o1", "q2": "true"})
            with CaptureQueriesContext(connection) as seen:
                report(by=teacher, delivery_id=delivery.pk)
            costs.append(len([q for q in seen if "SAVEPOINT" not in q["sql"]]))
        assert costs[0] == costs[1] <= 10


class TestTally:
    @pytest.fixture
    def paper(self, teacher, group) -> Delivery:
        two_questions()
        return deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, on_paper=True)

    def count(self, teacher, delivery, sheets: Any = 20, **cells: Any) -> Tally:
        fields = {name.replace("__", "/").replace("_", "/"): value for name, value in cells.items()}
        return enter(by=teacher, delivery_id=delivery.pk, form="a", sheets=sheets, fields=fields)

    def test_the_grid_asks_for_every_cell_in_words(self, teacher, paper):
        asked = grid(by=teacher, delivery_id=paper.pk, form="a", language="ko")
        names = [name for item in asked.items for row in item.rows for name, *_ in row.cells]
        assert names == [f"q1/answer/o{n}" for n in range(3)] + ["q2/answer/true", "q2/answer/false"]
        assert asked.items[0].rows[0].cells[1][2:] == ("text-o1 하나", True, None)
        assert asked.sheets is None

    def test_counts_from_paper_give_the_same_report_as_answers(self, teacher, group, paper):
        devices = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"mode": "test"})
        for at, by in enumerate(seats(teacher, group, 20)):
            take(by, devices, {"q1": "o1" if at < 14 else "o2", "q2": "true"})
        self.count(teacher, paper, q1_answer_o1="14", q1_answer_o2=6, q2_answer_true="20")
        one, two = (report(by=teacher, delivery_id=d.pk) for d in (devices, paper))
        for key in ("q1", "q2"):
            rows = [next(i for i in found.items if i.asked.key == key).rows["answer"] for found in (one, two)]
            assert (rows[0].total, len(rows[0].cells)) == (rows[1].total, len(rows[1].cells))
            shown = [{c.key: c.count for c in row.cells if c.count is not None} for row in rows]
            for key_shown in shown[0].keys() & shown[1].keys():
                assert shown[0][key_shown] == shown[1][key_shown]

    def test_what_is_missing_to_the_sheets_was_left_open(self, teacher, paper):
        tally = self.count(teacher, paper, q1_answer_o1="14", q2_answer_true="20")
        assert tally.counts["q1"]["answer"] == {"o0": 0, "o1": 14, "o2": 0, OPEN: 6}
        assert tally.counts["q2"]["answer"] == {"true": 20, "false": 0}

    def test_entering_again_corrects(self, teacher, paper):
        self.count(teacher, paper, q1_answer_o1="14")
        self.count(teacher, paper, sheets="21", q1_answer_o1="15")
        assert (Tally.objects.count(), Tally.objects.get().sheets) == (1, 21)
        again = grid(by=teacher, delivery_id=paper.pk, form="a", language="en")
        assert (again.sheets, again.items[0].rows[0].cells[1][-1]) == (21, 15)

    @pytest.mark.parametrize(
        ("sheets", "cells", "path"),
        [
            ("0", {}, "sheets"),
            ("", {}, "sheets"),
            ("many", {}, "sheets"),
            ("401", {}, "sheets"),
            ("-5", {}, "sheets"),
            ("2²", {}, "sheets"),
            ("20", {"q1_answer_o0": "-1"}, "q1/answer/o0"),
            ("20", {"q1_answer_o0": "1.5"}, "q1/answer/o0"),
            ("20", {"q1_answer_o0": "21"}, "q1/answer/o0"),
            ("20", {"q1_answer_o0": "9" * 5000}, "q1/answer/o0"),
            ("20", {"q1_answer_o0": "11", "q1_answer_o1": "10"}, "q1/answer/o2"),
        ],
    )
    def test_a_number_that_cannot_be_is_named_at_its_field(self, teacher, paper, sheets, cells, path):
        with pytest.raises(Fault) as fault:
            self.count(teacher, paper, sheets, **cells)
        assert fault.value.path == (path,)
        assert not Tally.objects.exists()

    def test_on_paper_nobody_answers_on_a_device_and_the_other_way_round(self, teacher, group, paper):
        (one,) = seats(teacher, group, 1)
        with pytest.raises(LookupError):
            start(by=one, delivery_id=paper.pk)
        devices = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk)
        with pytest.raises(NoDelivery):
            self.count(teacher, devices)

    def test_it_is_whose_delivery_it_is(self, paper):
        with pytest.raises(NoDelivery):
            self.count(person(Role.TEACHER), paper)

    def test_it_goes_with_the_group_and_leaves_suppressed_counts(self, teacher, group, paper):
        self.count(teacher, paper, q1_answer_o1="14", q1_answer_o2="6", q2_answer_true="20")
        assert close_group(by=teacher, group_id=group.pk).tallies == 1
        kept = GroupResult.objects.get()
        assert kept.on_paper
        assert not Tally.objects.exists()
        assert all(count is None or count >= K for row in kept.rows for count in row["cells"].values())

    def test_a_field_names_item_row_and_cell(self):
        assert field_of("q1", "answer", "o1") == "q1/answer/o1"


class TestGain:
    def instrument(self) -> None:
        def form(name: str) -> list[dict[str, Any]]:
            marked = [item_data("choice_one", f"{name}{n}", form=name, outcome="knowledge") for n in (1, 2)]
            scale = item_data("scale", f"{name}3", form=name, outcome="help")
            return [*marked, {**scale, "scale": STOPS}]

        write(quiz_data(CODE, tier="e3", items=[*form("a"), *form("b")]))

    def sit(self, teacher, group, people, moment: str, right: int, stop: str) -> None:
        settings = {"mode": "survey"}
        delivery = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, moment=moment, settings=settings)
        for by in people:
            form = start(by=by, delivery_id=delivery.pk).attempt.form
            said = ["o1" if n <= right else "o0" for n in (1, 2)]
            take(by, delivery, {f"{form}1": said[0], f"{form}2": said[1], f"{form}3": stop})

    def test_what_changed_between_before_and_after_by_outcome(self, teacher, group):
        self.instrument()
        people = seats(teacher, group, 10)
        self.sit(teacher, group, people, "before", 1, "s2")
        self.sit(teacher, group, people[:8], "after", 2, "s5")
        found = gains(by=teacher, quiz_slug=CODE, group_id=group.pk)
        assert (found.attrition.before, found.attrition.after, found.attrition.linked) == (10, 8, 8)
        assert (found.mean_before, found.mean_after) == (0.5, 1.0)
        assert found.outcomes == (("help", 0.25, 1.0), ("knowledge", 0.5, 1.0))
        assert Caution.ONE_FORM not in found.cautions, "the halves were swapped"

    def test_of_fewer_than_five_linked_people_there_is_no_mean(self, teacher, group):
        self.instrument()
        people = seats(teacher, group, 10)
        self.sit(teacher, group, people, "before", 1, "s2")
        self.sit(teacher, group, people[:4], "after", 2, "s5")
        found = gains(by=teacher, quiz_slug=CODE, group_id=group.pk)
        assert (found.attrition.linked, found.mean_before, found.mean_after) == (4, None, None)
        assert (found.effect, found.outcomes) == (None, ())

    def test_a_card_links_the_moments_although_the_browser_changed(self, teacher, group):
        self.instrument()
        cards = issue_cards(by=teacher, group_id=group.pk, count=6)
        for moment in ("before", "after"):
            people = [Pupil(come_in(group_id=group.pk, code=code.lower())) for _, code in cards]
            self.sit(teacher, group, people, moment, 1, "s1")
        assert gains(by=teacher, quiz_slug=CODE, group_id=group.pk).attrition.linked == 6

    def test_only_what_was_handed_in_counts(self, teacher, group):
        self.instrument()
        people = seats(teacher, group, 6)
        self.sit(teacher, group, people, "before", 1, "s1")
        after = deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, moment="after")
        for by in people:
            take(by, after, {}, hand_in=False)
        assert gains(by=teacher, quiz_slug=CODE, group_id=group.pk).attrition.after == 0

    def test_it_is_whose_group_it_is(self, group):
        with pytest.raises(NoGroup):
            gains(by=person(Role.TEACHER), quiz_slug=CODE, group_id=group.pk)

    def test_adults_are_linked_by_their_account_within_a_series(self, db):
        items = [item_data("choice_one", "q1"), item_data("choice_one", "q2")]
        write(quiz_data("P-98", items=items))
        coordinator = person(Role.COORDINATOR)
        officers = [Adult(person(Role.OFFICER)) for _ in range(6)]
        for series, moment, said in (("r1", "before", "o0"), ("r1", "after", "o1"), ("r2", "after", "o0")):
            delivery = deliver(by=coordinator, quiz_slug="P-98", moment=moment, series=series)
            for by in officers:
                take(by, delivery, {"q1": said, "q2": "o1"})
        found = gains(by=coordinator, quiz_slug="P-98", series="r1")
        assert (found.mean_before, found.mean_after, found.attrition.linked) == (0.5, 1.0, 6)
        with pytest.raises(NoDelivery):
            gains(by=person(Role.OFFICER), quiz_slug="P-98", series="r1")
