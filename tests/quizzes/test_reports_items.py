"""The analysis of a quiz's items for editors: one version and form, in batches, with flags in words."""

import re

import pytest
from cast import Cast
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from factories import person
from people.models import AuditEntry
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data, said
from report_samples import by_chance, choices, close, given, hand_in, places, write

from quizzes.domain.grading import grade
from quizzes.domain.items import parse_item
from quizzes.domain.reporting_items import Sheet, in_batches, items_report
from quizzes.groups import close_group, open_group
from quizzes.models import Attempt, QuizVersion, Response
from quizzes.reporting_items import NoVersion, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db) -> Cast:
    settle()
    return Cast()


def quiz(code: str = "P-95", tier: str = "police", **more) -> QuizVersion:
    items = [item_data("choice_one", f"q{n}", **more) for n in range(5)]
    return write(
        quiz_data(code, tier=tier, items=[*items, item_data("match", "m1"), item_data("long_answer", "l1")])
    )


def trained(version: QuizVersion, people: int, says, form: str = "a") -> None:
    """Officers who took it for themselves, one after the other."""
    now = timezone.now()
    for at in range(people):
        row = Attempt.objects.create(
            user=person(Role.OFFICER), version=version, form=form, submitted=now, right=0
        )
        made = []
        for sequence, item in enumerate(version.read().of_form(form), start=1):
            answer = says(at, item)
            marked = grade(item, answer)
            made.append(
                Response(
                    attempt=row,
                    sequence=sequence,
                    item=item.key,
                    number=1,
                    answer=answer,
                    score=marked.score,
                    right=marked.right,
                )
            )
        Response.objects.bulk_create(made)


def mostly(at: int, item):
    """The better half answers rightly; the pairs are always right; nobody writes a long answer."""
    match item.kind:
        case "match":
            return {pair.key: pair.key for pair in item.pairs}
        case "long_answer":
            return None
    return "o1" if at % 4 else f"o{at % 3 and 2}"


class TestWho:
    def test_the_desk_sees_it_and_what_is_the_polices_is_written_down(self, cast):
        trained(quiz(), 10, mostly)
        before = AuditEntry.objects.count()
        answer = cast.editor.get("/cms/quizzes/analysis/P-95/")
        assert answer.status_code == 200
        assert AuditEntry.objects.count() == before + 1
        assert AuditEntry.objects.order_by("-number")[0].action == "viewed item analysis"

    def test_nobody_else_does(self, cast):
        quiz()
        for client in (cast.teacher, cast.officer, cast.coordinator, cast.pupil):
            assert client.get("/cms/quizzes/analysis/P-95/").status_code in (302, 403)
        with pytest.raises(PermissionDenied):
            look(by=person(Role.TEACHER), quiz_slug="P-95", language="ko")

    @pytest.mark.parametrize("query", ["", "?version=99", "?version=x&form=zz", "?version=%FF&form=b"])
    def test_whatever_is_asked_for_there_is_a_page_or_a_plain_no(self, cast, query):
        trained(quiz(), 10, mostly)
        assert cast.editor.get(f"/cms/quizzes/analysis/P-95/{query}").status_code in (200, 404)
        assert cast.editor.get("/cms/quizzes/analysis/P-404/").status_code == 404

    def test_the_list_of_quizzes_leads_to_it(self, cast):
        quiz()
        listed = cast.editor.get("/cms/snippets/quizzes/quiz/?q=P-95").content.decode()
        assert "/cms/quizzes/analysis/P-95/" in listed


class TestBatches:
    @pytest.mark.parametrize(("handed_in", "shown"), [(0, 0), (9, 0), (10, 10), (19, 10), (27, 20)])
    def test_attempts_come_ten_at_a_time(self, cast, handed_in, shown):
        trained(quiz(), handed_in, mostly)
        found = look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko")
        assert (found.report.whole.attempts if found.report else 0) == shown
        assert found.waiting == handed_in - shown

    def test_one_more_officer_changes_nothing_that_is_shown(self, cast):
        version = quiz()
        trained(version, 12, mostly)
        before = cast.editor.get("/cms/quizzes/analysis/P-95/").content.decode()
        trained(version, 3, lambda at, item: "o0" if item.kind == "choice_one" else None)
        after = cast.editor.get("/cms/quizzes/analysis/P-95/").content.decode()
        bars = re.compile(r'<article class="card.*?</article>', re.DOTALL)
        assert bars.findall(before) == bars.findall(after) != []

    def test_a_person_counts_once_with_the_first_attempt(self, cast):
        version = quiz()
        trained(version, 10, mostly)
        first = Attempt.objects.first()
        Attempt.objects.create(user=first.user, version=version, submitted=timezone.now(), right=0)
        assert look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").handed_in == 10


class TestVersions:
    def test_versions_are_never_mixed(self, cast):
        trained(quiz(), 20, mostly)
        changed = quiz(hint=said("another hint"))
        trained(changed, 10, mostly)
        by = person(Role.EDITOR)
        newest = look(by=by, quiz_slug="P-95", language="ko")
        first = look(by=by, quiz_slug="P-95", number=1, language="ko")
        assert (newest.version.number, newest.report.whole.attempts) == (2, 10)
        assert (first.version.number, first.report.whole.attempts) == (1, 20)

    def test_the_newest_version_that_somebody_answered_comes_first(self, cast):
        trained(quiz(), 10, mostly)
        quiz(hint=said("another hint"))
        assert look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").version.number == 1

    def test_forms_are_never_mixed(self, cast):
        items = [*choices(4), *choices(4, form="b")]
        version = write(quiz_data("P-95", tier="police", items=items))
        trained(version, 10, by_chance(1))
        trained(version, 20, by_chance(2), form="b")
        by = person(Role.EDITOR)
        for form, attempts in (("a", 10), ("b", 20), ("zz", 10)):
            assert look(by=by, quiz_slug="P-95", form=form, language="ko").report.whole.attempts == attempts

    def test_an_unknown_version_is_missing(self, cast):
        quiz()
        with pytest.raises(NoVersion):
            look(by=person(Role.EDITOR), quiz_slug="P-95", number=7, language="ko")


class TestWhatItSays:
    def test_an_answer_that_attracts_the_best_is_told_in_words(self, cast):
        version = write(quiz_data("P-95", tier="police", items=choices(6)))

        def says(at: int, item):
            best = at % 2 == 0
            if item.key == "q0":
                return "o2" if best else "o1"
            return "o1" if best else "o0"

        trained(version, 40, says)
        html = cast.editor.get("/cms/quizzes/analysis/P-95/").content.decode()
        assert "정답을 살피십시오" in html or "정답이 옳은지" in html
        found = look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").report
        assert found.flagged[0].item.key == "q0"

    def test_what_is_never_right_or_wrong_is_not_analysed(self, cast):
        trained(quiz(), 10, mostly)
        found = look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").report
        assert [line.item.key for line in found.items] == ["q0", "q1", "q2", "q3", "q4", "m1"]

    def test_a_figure_that_cannot_be_reckoned_says_why(self, cast):
        trained(quiz(), 12, mostly)
        html = cast.editor.get("/cms/quizzes/analysis/P-95/").content.decode()
        assert "모두 점수가 같으면" in html or "gets the same points" in html, "the pairs are always right"

    def test_the_parts_of_an_item_are_counted_one_by_one(self, cast):
        trained(quiz(), 10, mostly)
        found = look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").report
        assert [(part.right, part.answered) for part in found.items[5].parts] == [(10, 10)] * 4

    def test_open_answers_count_as_nothing_won_and_are_told_apart(self, cast):
        trained(quiz(), 10, lambda at, item: None if at < 4 else mostly(at, item))
        line = look(by=person(Role.EDITOR), quiz_slug="P-95", language="ko").report.items[0]
        assert line.left_open == 0.4
        assert sum(option.found.count for option in line.options) == 6

    def test_groups_of_pupils_stand_there_only_as_sums_from_three_groups(self, cast):
        write(quiz_data("E3-95", tier="e3", items=choices(2)))
        by = person(Role.TEACHER)
        for at in range(3):
            group = open_group(by=by, tier="e3")
            delivery = given(by, group)
            hand_in(delivery, places(group, 20), lambda n, item: "o1" if n < 11 else "o0")
            close(delivery)
            close_group(by=by, group_id=group.pk)
            pupils = look(by=person(Role.EDITOR), quiz_slug="E3-95", language="ko").pupils
            sums = {(found.groups, found.count, found.total) for found in pupils.values()}
            assert sums == ({(3, 33, 60)} if at == 2 else {(at + 1, None, None)})
        html = cast.editor.get("/cms/quizzes/analysis/E3-95/").content.decode()
        assert "60명 중 33명" in html


class TestSheet:
    def test_the_table_reads_as_the_pure_room_analyses(self):
        item = parse_item(item_data("choice_one", "q1"))
        rows = [
            (1, "q1", '"o1"', 1.0),
            (2, "q1", '"o0"', 0.0),
            (3, "q1", None, 0.0),
            (9, "q1", '"o1"', 1.0),
            (1, "x", '"o1"', 1.0),
        ]
        sheet = Sheet([1, 2, 3], [item]).fill(rows)
        assert sheet.scores == [[1.0], [0.0], [None]]
        assert sheet.choices == [["o1"], ["o0"], [None]]
        report = items_report(sheet, language="ko")
        assert (report.items[0].found.answered, report.items[0].found.left_open) == (2, 1)
        assert report.is_dichotomous

    def test_batches_are_whole(self):
        assert in_batches(list(range(23))) == list(range(20))
        assert in_batches([]) == []
