"""The report on a delivery: whose it is, when there is one, what stands in it, and that no two looks give it away."""

import csv
import io
import re
from datetime import timedelta
from fractions import Fraction
from html import unescape
from random import Random

import pytest
from cast import Cast, sign_in
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from factories import person
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st
from openpyxl import load_workbook
from people.roles import Role
from quiz_samples import answer_to, any_item, item_data, quiz_data
from report_samples import (
    by_chance,
    choices,
    close,
    given,
    hand_in,
    norms,
    one_form,
    places,
    two_forms,
    write,
)

from quizzes import outcomes, reporting
from quizzes.counts import look
from quizzes.deliveries import NoDelivery, reopen
from quizzes.domain.counting import OPEN, count
from quizzes.domain.suppression import K
from quizzes.groups import close_group, open_group
from quizzes.models import Delivery, GroupResult
from quizzes.report_counts import count as count_grouped
from quizzes.reporting import Waiting
from quizzes.tallies import enter, field_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher):
    return open_group(by=teacher, tier="e3", label="5-3")


@pytest.fixture
def answered(teacher, group) -> Delivery:
    """A closed quiz that 24 of 26 handed in."""
    one_form()
    delivery = given(teacher, group)
    hand_in(delivery, places(group, 26)[:24], by_chance(1))
    return close(delivery)


def page(client: Client, delivery: Delivery, query: str = "", language: str = "ko") -> str:
    answer = client.get(f"/{language}/teach/quizzes/{delivery.pk}/report/{query}")
    assert answer.status_code == 200
    return unescape(re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0])


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


class TestWhoseItIs:
    ADDRESSES = ("report/", "report/table.csv", "report/table.xlsx", "mirror/", "mirror/n1/poster/")

    def test_another_teacher_finds_nothing(self, answered):
        client = sign_in(person(Role.TEACHER), second_factor=False)
        for rest in self.ADDRESSES:
            assert client.get(f"/ko/teach/quizzes/{answered.pk}/{rest}").status_code == 404
        assert client.get(f"/ko/teach/groups/{answered.group_id}/change/E3-95/").status_code == 404

    def test_no_other_role_comes_in_and_nobody_without_an_account(self, answered):
        for role in Role:
            if role is not Role.TEACHER:
                answer = sign_in(person(role)).get(f"/ko/teach/quizzes/{answered.pk}/report/")
                assert answer.status_code == 403, role
        answer = Client().get(f"/ko/teach/quizzes/{answered.pk}/report/")
        assert answer.headers["Location"].startswith("/accounts/login/")

    def test_with_the_group_the_report_ends(self, teacher, answered):
        close_group(by=teacher, group_id=answered.group_id)
        assert sign_in(teacher).get(f"/ko/teach/quizzes/{answered.pk}/report/").status_code == 404

    def test_nothing_is_written_by_a_post(self, teacher, answered):
        assert sign_in(teacher).post(f"/ko/teach/quizzes/{answered.pk}/report/").status_code == 405

    def test_a_file_of_another_kind_is_missing(self, teacher, answered):
        address = reverse("reports:table", args=[answered.pk, "csv"]).replace("csv", "pdf")
        assert sign_in(teacher).get(address).status_code == 404


class TestWhenThereIsOne:
    def test_while_it_is_open_only_the_number_handed_in_is_shown(self, teacher, group):
        one_form()
        delivery = given(teacher, group)
        hand_in(delivery, places(group, 26)[:24], by_chance(1))
        html = page(sign_in(teacher), delivery)
        assert "26명 중 24명" in html
        assert '<svg class="bar"' not in html
        assert "table" not in html
        delivery.refresh_from_db()
        assert delivery.shown is None, "nothing was shown, so nothing has to be guarded"
        for kind in ("csv", "xlsx"):
            answer = sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/report/table.{kind}")
            assert answer.status_code == 404

    def test_just_closed_it_says_when_the_report_comes(self, teacher, group):
        one_form()
        delivery = given(teacher, group)
        hand_in(delivery, places(group, 26)[:24], by_chance(1))
        delivery.closes = timezone.now()
        delivery.save(update_fields=["closes"])
        html = page(sign_in(teacher), delivery)
        until = timezone.localtime(delivery.closes + timedelta(seconds=60))
        assert f"{until:%H:%M:%S}까지" in html
        assert "26명 중 24명" in html

    def test_of_fewer_than_five_nothing_is_shown(self, teacher, group):
        one_form()
        delivery = given(teacher, group)
        hand_in(delivery, places(group, K - 1), by_chance(1))
        found = reporting.look(by=teacher, delivery_id=close(delivery).pk)
        assert (found.waiting, found.asked, found.handed_in) == (Waiting.SMALL, (), K - 1)

    def test_a_test_before_the_lessons_waits_for_its_comparison(self, teacher, group):
        two_forms()
        delivery = given(teacher, group, moment="before")
        hand_in(delivery, places(group, 24), by_chance(1), form=lambda at: "ab"[at % 2])
        html = page(sign_in(teacher), close(delivery))
        assert reverse("reports:change", args=[group.pk, "E3-95"]) in html
        assert "bars" not in html

    def test_who_hands_in_after_it_was_shown_waits_and_the_page_says_so(self, teacher, group, answered):
        client = sign_in(teacher)
        before = page(client, answered)
        reopen(by=teacher, delivery_id=answered.pk)
        late = list(group.participants.all())[24:]
        hand_in(answered, late, by_chance(7))
        after = page(client, close(Delivery.objects.get(pk=answered.pk)))
        assert "26명 중 26명" in after
        assert "24명의 것입니다" in after
        bars = re.compile(r'<ul class="bars">.*?</ul>', re.DOTALL)
        assert bars.findall(before) == bars.findall(after) != []

    def test_sheets_of_paper_are_reported_as_they_were_counted(self, teacher, group):
        one_form(count=1)
        delivery = given(teacher, group, on_paper=True)
        counted = {"o0": 6, "o1": 12, "o2": 5, "o3": 1}
        fields = {field_of("q0", "answer", cell): str(n) for cell, n in counted.items()}
        enter(by=teacher, delivery_id=delivery.pk, form="a", sheets="26", fields=fields)
        found = reporting.look(by=teacher, delivery_id=delivery.pk)
        row = found.report(language="ko").items[0].rows[0]
        assert (found.handed_in, row.right, row.total) == (26, 12, 26)
        assert OPEN in {cell.key for cell in row.cells}
        assert "26장" in page(sign_in(teacher), delivery)


class TestWhatStandsInIt:
    def test_outcomes_come_first_in_the_words_of_the_lesson(self, teacher, answered, monkeypatch):
        monkeypatch.setattr(
            outcomes,
            "_lookups",
            [lambda wanted, language: {(quiz, "ask"): f"{quiz} {language} 먼저 묻기" for quiz in wanted}],
        )
        html = page(sign_in(teacher), answered)
        assert "E3-95 ko 먼저 묻기" in html
        assert html.index("E3-95 ko 먼저 묻기") < html.index('<details class="card fold report-item"')

    def test_the_lessons_words_are_known(self):
        found = outcomes.words_for(quiz="E3-2", keys=["ask-separately", "unheard-of"], language="ko")
        assert found == {
            "ask-separately": "찍기·갖기·올리기를 따로 물을 수 있어요.",
            "unheard-of": "unheard of",
        }

    def test_what_to_say_is_the_feedback_of_the_answer_that_many_chose(self, teacher, group):
        one_form(count=1)
        delivery = given(teacher, group)
        hand_in(
            delivery,
            places(group, 24),
            lambda at, item: "o1" if at < 11 else "o0" if at < 18 else f"o{2 + at % 2}",
        )
        html = words(page(sign_in(teacher), close(delivery)))
        assert "text-o0 하나 7 “ why-o0 하나 ”" in html.replace("“", "“ ").replace("”", " ”")

    def test_both_languages_say_the_same_numbers(self, teacher, answered):
        client = sign_in(teacher)
        korean, english = (page(client, answered, language=language) for language in ("ko", "en"))
        numbers = re.compile(r"<b>(\d+)</b>")
        assert numbers.findall(korean) == numbers.findall(english) != []
        assert "Question by question" in english
        assert not re.search(r"[가-힣]", words(english).replace(str(answered.group), ""))

    def test_every_chart_has_a_table_behind_it(self, teacher, answered):
        html = page(sign_in(teacher), answered)
        for block in re.findall(r'<ul class="bars">.*?</details>', html, re.DOTALL):
            bars = re.findall(r"<b>([^<]+)</b>", block)
            assert re.findall(r'<td class="n" data-l="사람들">([^<]*)</td>', block) == bars

    def test_no_script_no_style_and_no_other_host_stands_on_the_page(self, teacher, answered):
        answer = sign_in(teacher).get(f"/ko/teach/quizzes/{answered.pk}/report/")
        html = answer.content.decode()
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|https?://(?!www\.w3\.org)", html)
        assert answer.headers["Cache-Control"] == "no-store"

    def test_it_costs_the_same_for_a_class_and_for_a_school_and_at_most_ten_queries(self, teacher):
        one_form(count=10)
        costs = []
        for people in (30, 300):
            group = open_group(by=teacher, tier="e3")
            delivery = given(teacher, group)
            hand_in(delivery, places(group, people), by_chance(people))
            client = sign_in(teacher)
            page(client, close(delivery))
            for _ in range(2):
                with CaptureQueriesContext(connection) as seen:
                    page(client, delivery)
            costs.append(len([q for q in seen if not re.match("SAVEPOINT|RELEASE|BEGIN", q["sql"])]))
        assert costs[0] == costs[1]
        assert costs[0] <= 10, "\n".join(q["sql"][:150] for q in seen)

    def test_what_stays_of_a_closed_group_is_what_its_report_showed(self, teacher, answered):
        shown = reporting.look(by=teacher, delivery_id=answered.pk).report(language="ko")
        close_group(by=teacher, group_id=answered.group_id)
        kept = {(row["item"], row["row"]): row for row in GroupResult.objects.get().rows}
        for item in shown.items:
            for row in item.rows:
                found = kept[item.key, row.name]
                assert found["cells"] == {cell.key: cell.count for cell in row.cells}
                assert (found["right"], found["total"], found["together"]) == (
                    row.right,
                    row.total,
                    row.together,
                )


class TestFiles:
    def rows(self, teacher, delivery, query="") -> list[list[str]]:
        answer = sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/report/table.csv{query}")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Cache-Control"] == "no-store"
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_the_file_holds_what_the_page_shows_and_not_a_number_more(self, teacher, answered):
        rows = self.rows(teacher, answered)
        report = reporting.look(by=teacher, delivery_id=answered.pk).report(language="ko")
        cells = {
            (item.asks, cell.text): "" if cell.count is None else str(cell.count)
            for item in report.items
            for row in item.rows
            for cell in row.cells
        }
        people = {(row[3], row[5]): row[7] for row in rows[1 + len(report.outcomes) :]}
        assert {key: people.get(key) for key in cells if key[1]} == {
            key: n for key, n in cells.items() if key[1]
        }
        assert "" in people.values(), "something is hidden here, or this proves nothing"

    def test_both_files_hold_the_same(self, teacher, answered):
        answer = sign_in(teacher).get(f"/ko/teach/quizzes/{answered.pk}/report/table.xlsx")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        as_text = [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        assert as_text == self.rows(teacher, answered)

    def test_a_formula_in_a_question_computes_nothing(self, teacher, group):
        item = item_data("choice_one", "q1", outcome="ask")
        for option in item["options"]:
            option["text"] = {"ko": "=2+3", "en": "@SUM(1)"}
        write(quiz_data("E3-95", tier="e3", items=[{**item, "stem": {"ko": "+1-2", "en": "-3"}}]))
        delivery = given(teacher, group)
        hand_in(delivery, places(group, 12), by_chance(3))
        close(delivery)
        assert all(
            not cell.startswith(("=", "+", "-", "@")) for row in self.rows(teacher, delivery) for cell in row
        )
        answer = sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/report/table.xlsx")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


# Drawing an item of any kind takes a while on a busy machine; that is no finding.
@settings(suppress_health_check=[HealthCheck.too_slow])
@any_of(st.data())
def test_answers_added_up_by_the_database_count_as_one_by_one(data):
    item = data.draw(any_item())
    answers = data.draw(st.lists(answer_to(item) | st.none(), max_size=12))
    missing = data.draw(st.integers(0, 4))
    grouped: list[tuple[object, int]] = []
    for answer in answers:
        at = next((at for at, (known, _) in enumerate(grouped) if known == answer), None)
        if at is None:
            grouped.append((answer, 1))
        else:
            grouped[at] = (answer, grouped[at][1] + 1)
    found = count_grouped(item, grouped, people=len(answers) + missing)
    assert found == count(item, [*answers, *[None] * missing])


class Reader:
    """Somebody who writes down every number of every look, and subtracts."""

    def __init__(self) -> None:
        self.sums: list[tuple[dict[tuple[str, ...], int], int]] = []
        self.unknown: set[tuple[str, ...]] = set()

    def look(self, seen: reporting.Seen) -> None:
        """Take down a look at a delivery: each view of it, each row, cell, sum and outcome.

        Cells of people who came later are numbers of their own, so that looks at different times can be subtracted.
        """
        stamp = str(seen.counted)
        for form in ("", "a", "b"):
            report = seen.report(language="ko", form=form)
            for item in report.items:
                for row in item.rows:
                    self.row(f"{item.form}/{item.key}/{row.name}", row, stamp)
            names = {f"{item.form}/{item.key}": item for item in seen.report(language="ko").items}
            for line in report.outcomes:
                self.outcome(seen, line, names, report.form, stamp)

    def row(self, name: str, row, stamp: str) -> None:
        keys = {cell.key: (name, cell.key, stamp) for cell in row.cells}
        self.unknown |= set(keys.values())
        for cell in row.cells:
            if cell.count is not None:
                self.sums.append(({keys[cell.key]: 1}, cell.count))
        if row.total is not None:
            self.sums.append((dict.fromkeys(keys.values(), 1), row.total))
        if row.together is not None:
            away = {keys[cell.key]: 1 for cell in row.cells if cell.count is None}
            self.sums.append((away, row.together))
        if row.right is not None:
            self.sums.append(({keys[cell.key]: 1 for cell in row.cells if cell.fits}, row.right))

    def outcome(self, seen: reporting.Seen, line, names, form: str, stamp: str) -> None:
        for view, share in [(form if form and not line.forms else "", line.share), *line.forms.items()]:
            own = {
                (f"{one.form}/{one.item.key}/answer", cell.key, stamp): 1
                for one in seen.asked
                for cell in names[f"{one.form}/{one.item.key}"].rows[0].cells
                if cell.fits and one.item.outcome == line.key and view in ("", one.form)
            }
            whole = sum(
                sum(one.counts["answer"].values())
                for one in seen.asked
                if one.item.outcome == line.key and view in ("", one.form)
            )
            if share.right is not None and share.total == whole:
                self.sums.append((own, share.right))

    def worked_out(self) -> dict[tuple[str, ...], Fraction]:
        """Every cell that follows from the sums, by Gauss's elimination over the fractions."""
        columns = sorted(self.unknown)
        place = {key: at for at, key in enumerate(columns)}
        rows = []
        for terms, total in self.sums:
            row = [Fraction(0)] * len(columns) + [Fraction(total)]
            for key, factor in terms.items():
                row[place[key]] += factor
            rows.append(row)
        solved = reduced(rows, len(columns))
        return {
            columns[lead]: row[-1]
            for lead, row in solved
            if all(not value for at, value in enumerate(row[:-1]) if at != lead)
        }


def reduced(rows: list[list[Fraction]], width: int) -> list[tuple[int, list[Fraction]]]:
    done: list[tuple[int, list[Fraction]]] = []
    for lead in range(width):
        pivot = next((row for row in rows if row[lead]), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        scale = pivot[lead]
        pivot = [value / scale for value in pivot]
        rows = [minus(row, pivot, lead) for row in rows]
        done = [(at, minus(row, pivot, lead)) for at, row in done]
        done.append((lead, pivot))
    return done


def minus(row: list[Fraction], pivot: list[Fraction], lead: int) -> list[Fraction]:
    factor = row[lead]
    return row if not factor else [a - factor * b for a, b in zip(row, pivot, strict=True)]


@pytest.mark.parametrize("seed", range(8))
def test_all_filters_and_all_snapshots_together_give_back_no_small_cell(teacher, seed):
    """Random classes, looked at again and again while more hand in: whoever subtracts finds nothing small."""
    draw = Random(seed)
    two = seed % 2 == 1
    (two_forms if two else one_form)()
    group = open_group(by=teacher, tier="e3")
    delivery = given(teacher, group)
    people = places(group, draw.choice([12, 24, 30, 48]))
    reader, says = Reader(), by_chance(seed, right=draw.choice([0.35, 0.6, 0.8, 0.95]))
    at = 0
    while at < len(people):
        more = draw.choice([1, 3, 9, len(people)])
        hand_in(delivery, people[at : at + more], says, form=lambda n: "ab"[n % 2] if two else "a")
        at += more
        found = reporting.look(by=teacher, delivery_id=close(delivery).pk)
        delivery = found.delivery
        if found.waiting:
            assert not found.asked
            continue
        reader.look(found)
        for form in ("", "a", "b"):
            sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/report/?form={form}")
    known = reader.worked_out()
    # That nobody left a question open may be seen: it is the answer of nobody.
    small = {key: value for key, value in known.items() if value < K and key[1] != OPEN}
    assert small == {}
    later = [(key, value) for key, value in known.items() for other, was in known.items() if key[:2] == other[:2]
             and int(other[2]) < int(key[2]) and 0 < abs(value - was) < K]  # fmt: skip
    assert later == []


def test_the_reader_who_subtracts_would_find_a_small_cell():
    """The proof above can fail: with one more sum than is shown, a hidden cell falls out."""
    reader = Reader()
    reader.unknown = {("q", "a", "1"), ("q", "b", "1")}
    reader.sums = [({("q", "a", "1"): 1, ("q", "b", "1"): 1}, 12), ({("q", "a", "1"): 1}, 9)]
    assert reader.worked_out()["q", "b", "1"] == 3


class TestMirror:
    def surveyed(self, teacher, group, others: str = "p5", own: str = "p1", majority: int = 18) -> Delivery:
        norms()
        delivery = given(teacher, group, code="NORMS-9", settings={"mode": "survey"})
        hand_in(
            delivery,
            places(group, 26),
            lambda at, item: {"own": own if at < majority else "p4", "others": others if at < 20 else "p2"},
        )
        return close(delivery)

    def test_it_shows_the_majority_beside_what_was_thought(self, teacher, group):
        delivery = self.surveyed(teacher, group)
        html = words(sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/mirror/").content.decode())
        assert "26명 중 18명" in html
        assert "26명 중 20명" in html
        assert "짐작과 달랐습니다" in html

    def test_a_poster_hangs_only_where_a_majority_was_counted(self, teacher, group):
        delivery = self.surveyed(teacher, group)
        client = sign_in(teacher)
        for size in ("", "?size=a3", "?size=huge"):
            answer = client.get(f"/ko/teach/quizzes/{delivery.pk}/mirror/n1/poster/{size}")
            assert answer.status_code == 200
        assert client.get(f"/ko/teach/quizzes/{delivery.pk}/mirror/n2/poster/").status_code == 404

    def test_a_poster_says_each_point_of_the_majority_and_the_day(self, teacher, group):
        delivery = self.surveyed(teacher, group)
        html = sign_in(teacher).get(f"/ko/teach/quizzes/{delivery.pk}/mirror/n1/poster/").content.decode()
        assert "“stop 1 하나” 또는 “stop 2 하나”" in words(html)
        assert f"보여 주지 않아요. {delivery.closes:%Y}-" in words(html)

    def test_where_nearly_all_think_the_same_there_is_no_poster(self, teacher, group):
        delivery = self.surveyed(teacher, group, majority=24)
        client = sign_in(teacher)
        html = client.get(f"/ko/teach/quizzes/{delivery.pk}/mirror/").content.decode()
        assert "거의 모두" in html
        assert "그렇지 않은 몇 명이 드러납니다" in html
        assert "/poster/" not in html
        assert client.get(f"/ko/teach/quizzes/{delivery.pk}/mirror/n1/poster/").status_code == 404

    def test_the_report_counts_the_same_scale_in_the_same_bands(self, teacher, group):
        html = page(sign_in(teacher), self.surveyed(teacher, group))
        assert "stop 1 하나 · stop 2 하나" in html
        assert 'class="fits"' not in html
        assert html.count("다른 사람 대부분은 이럴 것이라고 짐작") == 1, "each half says what it is"
        assert html.count(">자기 생각<") == 1
        assert ">맞음<" not in html, "nothing is right or wrong here"

    def test_where_a_number_is_hidden_it_is_not_called_the_most_of_other_answers(self, teacher, group):
        html = page(sign_in(teacher), self.surveyed(teacher, group, majority=24))
        assert "가장 많이 고름" in html
        assert "다른 답 가운데" not in html
        rows = (
            sign_in(teacher)
            .get(f"/ko/teach/quizzes/{Delivery.objects.get().pk}/report/table.csv")
            .content.decode()
        )
        assert "가장 많이 고른 답입니다" in rows
        assert "자기 생각" in rows

    def test_a_quiz_without_pairs_says_that_there_is_nothing_to_mirror(self, teacher, answered):
        html = sign_in(teacher).get(f"/ko/teach/quizzes/{answered.pk}/mirror/").content.decode()
        assert "비출 것이 없습니다" in html


class TestTraining:
    @pytest.fixture
    def cast(self, db) -> Cast:
        from people.rights import settle

        settle()
        return Cast()

    @pytest.fixture
    def delivery(self, cast) -> Delivery:
        write(quiz_data("P-95", tier="police", items=choices()))
        delivery = given(person(Role.COORDINATOR), None, code="P-95", settings={"mode": "test"})
        hand_in(delivery, [person(Role.OFFICER) for _ in range(18)], by_chance(4))
        return close(delivery)

    def test_whoever_runs_the_training_sees_it_and_that_is_written_down(self, cast, delivery):
        from people.models import AuditEntry

        before = AuditEntry.objects.count()
        for rest in ("report/", "report/table.csv", "mirror/"):
            assert cast.coordinator.get(f"/ko/training/quiz/{delivery.pk}/{rest}").status_code == 200
        seen = AuditEntry.objects.order_by("-number")[:3]
        assert AuditEntry.objects.count() == before + 3
        assert {entry.action for entry in seen} == {"viewed report", "viewed report table", "viewed mirror"}
        assert {entry.subject for entry in seen} == {f"delivery {delivery.pk}"}

    def test_without_the_second_factor_nobody_sees_it(self, delivery):
        client = sign_in(person(Role.COORDINATOR), second_factor=False)
        answer = client.get(f"/ko/training/quiz/{delivery.pk}/report/")
        assert answer.status_code == 302
        assert "report" not in answer.headers["Location"].split("?")[0]

    def test_officers_and_teachers_do_not_see_it(self, cast, delivery):
        for client in (cast.officer, cast.teacher, cast.editor):
            assert client.get(f"/ko/training/quiz/{delivery.pk}/report/").status_code == 403

    def test_a_pupils_quiz_is_not_below_training_and_an_officers_not_below_teach(
        self, cast, delivery, answered
    ):
        assert cast.coordinator.get(f"/ko/training/quiz/{answered.pk}/report/").status_code == 404
        assert cast.teacher.get(f"/ko/teach/quizzes/{delivery.pk}/report/").status_code == 404


def test_a_report_that_was_kept_by_the_class_is_guarded_by_the_same_snapshot(teacher, answered):
    """Whichever verb looks first, the other one shows the same people."""
    one = look(Delivery.objects.get(pk=answered.pk))
    other = reporting.look(by=teacher, delivery_id=answered.pk)
    assert (one.counted, one.handed_in) == (other.counted, other.handed_in)


def test_looking_needs_the_right_to_run_the_delivery(answered):
    with pytest.raises(NoDelivery):
        reporting.look(by=person(Role.TEACHER), delivery_id=answered.pk)


def test_everything_a_report_says_is_said_in_korean_too():
    from quizzes import naming, report_words

    with translation.override("ko"):
        said = [
            *report_words.CELLS.values(), *naming.MOMENT_NAMES.values(), *naming.COURSE_MOMENT_NAMES.values(),
                *report_words.WHY.values(),
            *report_words.WAITING.values(), *report_words.CAUTIONS.values(), *report_words.DIRECTIONS.values(),
            *(part for pair in report_words.FLAGS.values() for part in pair),
            report_words.TOO_SHORT, report_words.NOT_BEHAVIOUR, report_words.ONE_GROUP,
                report_words.ONE_COURSE, report_words.NO_COMPARISON_OF_A_COURSE,
            *(report_words.size_of(g) for g in (0.1, 0.3, 0.6, 1.0)),
        ]  # fmt: skip
        assert [str(words) for words in said if not re.search("[가-힣]", str(words))] == []
