"""An adult's own training: every answer is kept as first sent, the way goes on where it was left."""

import re
from html import unescape

import pytest
from cast import sign_in
from django.test import Client
from factories import person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people.models import AuditEntry
from people.roles import Role

from quizzes.domain.grading import full_answer
from quizzes.domain.items import Item, Match, Order
from quizzes.domain.showing import to_shown
from quizzes.domain.wording import feedback_texts
from quizzes.loading import load
from quizzes.models import Attempt, QuizVersion, Response

pytestmark = pytest.mark.django_db
P4 = ("police", "p-4")


def newest() -> QuizVersion:
    return QuizVersion.objects.newest_of("P-4")


def items() -> tuple[Item, ...]:
    return newest().read().of_form("a")


def right_fields(item: Item) -> dict[str, str]:
    shown = to_shown(item, newest().seed, full_answer(item))
    if isinstance(item, Order | Match):
        return {f"answer-{at}": number for at, number in enumerate(shown, start=1)}
    return {"answer": shown}


def wrong_fields(item: Item) -> dict[str, str]:
    right = right_fields(item)
    if len(right) > 1:
        names, values = list(right), list(right.values())
        return dict(zip(names, [*values[1:], values[0]], strict=True))
    return {"answer": "2" if right["answer"] == "1" else "1"}


def words(page) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.html)).replace("\u2060", ""))


@pytest.fixture
def officer(reader, cast):
    return reader(*P4, "en", who=cast.officer)


@pytest.fixture
def begun(officer):
    officer.open()
    officer.press("start")
    return officer


def take(officer, *, missed: tuple[str, ...] = (), second: tuple[str, ...] = ()) -> None:
    """Answer everything rightly at once, but for `missed` (both tries) and `second` (the first try)."""
    for item in items():
        if item.key in (*missed, *second):
            officer.press("answer", **wrong_fields(item))
        officer.press("answer", **(wrong_again(item) if item.key in missed else right_fields(item)))
        officer.press("next")


def wrong_again(item: Item) -> dict[str, str]:
    if len(right_fields(item)) > 1:
        return wrong_fields(item)
    given = {right_fields(item)["answer"], wrong_fields(item)["answer"]}
    return {"answer": next(n for n in ("1", "2", "3", "4") if n not in given)}


class TestDoors:
    def test_a_reader_without_an_account_is_led_to_the_sign_in(self, reader):
        response = Client().get("/ko/learn/police/p-4/quiz/")
        assert response.status_code == 302
        assert "/accounts/login/" in response["Location"]

    def test_a_teacher_is_refused_and_nothing_is_kept(self, cast):
        response = cast.teacher.post("/ko/learn/police/p-4/quiz/", {"do": "start"})
        assert response.status_code == 403
        assert Attempt.objects.count() == 0

    def test_an_officers_answers_to_a_pupils_quiz_are_forgotten(self, reader, cast):
        pupil = reader("e3", "e3-2", who=cast.officer)
        pupil.open()
        pupil.to_the_end()
        assert (Attempt.objects.count(), Response.objects.count()) == (0, 0)

    def test_a_signed_in_persons_post_without_a_token_is_refused(self, officer):
        officer.open()
        response = officer.client.post(
            officer.path, {"do": "start"}, headers={"sec-fetch-site": "same-origin"}
        )
        assert response.status_code == 403
        assert Attempt.objects.count() == 0


class TestAnswering:
    def test_the_first_page_says_what_counts_and_keeps_nothing(self, officer):
        page = officer.open()
        critical = sum(item.critical for item in items())
        assert "7 of 8 must be right to pass." in words(page)
        assert f"{critical} questions must be right at the first answer." in words(page)
        assert page.buttons == ["start"]
        assert Attempt.objects.count() == 0

    @pytest.mark.parametrize("language", ["ko", "en"])
    def test_no_key_and_no_feedback_stand_on_any_page_before_the_answer(self, reader, cast, language):
        officer = reader(*P4, language, who=cast.officer)
        officer.open()
        officer.press("start")
        for item in items():
            page = words(officer.page)
            assert not [text[language] for text in feedback_texts(item).values() if text[language] in page]
            assert item.hint[language] not in page
            officer.press("pass")

    def test_an_answer_is_one_row_in_stable_keys(self, begun):
        begun.press("answer", **right_fields(items()[0]))
        row = Response.objects.get()
        assert (row.item, row.number, row.answer, row.right, row.score) == ("q1", 1, "b", True, 1.0)

    def test_every_kind_is_kept_in_its_own_keys(self, begun):
        take(begun)
        kept = dict(Response.objects.values_list("item", "answer"))
        assert kept["q3"] == ["safety", "explain", "preserve", "referral", "next-contact"]
        assert kept["q4"]["helpline"] == "helpline"
        assert kept["q2"] == "false"
        assert Response.objects.count() == 8

    def test_a_double_post_is_one_row_and_shows_the_same(self, begun):
        page = begun.page
        once = begun.press("answer", page=page, answer="1")
        twice = begun.press("answer", page=page, answer="1")
        assert Response.objects.count() == 1
        assert "Think again." in words(twice)
        assert "was answered before" not in words(twice)
        assert once.radios == twice.radios

    def test_another_answer_after_back_shows_the_one_that_came_first(self, begun):
        page = begun.page
        begun.press("answer", page=page, answer="1")
        late = begun.press("answer", page=page, answer="2")
        assert "The answer that came first stays." in words(late)
        assert items()[0].options[0].feedback["en"] in words(late)
        assert list(Response.objects.values_list("answer", flat=True)) == ["a"]

    def test_two_tabs_answer_the_same_question_and_the_first_write_wins(self, reader, cast, begun):
        other = reader(*P4, "en", who=cast.officer)
        other.open()
        begun.press("answer", **right_fields(items()[0]))
        shown = other.press("answer", **wrong_fields(items()[0]))
        assert "It fits." in words(shown)
        assert Response.objects.get().right

    def test_two_tabs_that_begin_share_one_attempt(self, reader, cast, officer):
        other = reader(*P4, "en", who=cast.officer)
        officer.open()
        other.open()
        officer.press("start")
        other.press("start")
        assert Attempt.objects.count() == 1

    def test_the_way_goes_on_where_it_was_left_in_the_other_language_too(self, begun, reader, cast):
        begun.press("answer", **right_fields(items()[0]))
        begun.press("next")
        begun.press("answer", **wrong_fields(items()[1]))
        later = reader(*P4, "ko", who=cast.officer).open()
        assert "8문항 가운데 2" in words(later)
        assert items()[1].hint["ko"] in words(later)

    def test_handing_in_nothing_costs_no_try(self, begun):
        page = begun.press("answer")
        assert "Please choose first." in words(page)
        assert Response.objects.count() == 0

    def test_passing_over_is_kept_and_the_next_question_follows(self, begun):
        page = begun.press("pass")
        assert "Question 2 of 8" in words(page)
        assert Response.objects.get().answer is None

    def test_somebody_elses_page_shows_ones_own_place(self, begun, reader):
        stranger = person(Role.OFFICER)
        from cast import enrol

        enrol(stranger)
        thief = reader(*P4, "en", who=sign_in(stranger))
        thief.open()
        taken = {**begun.page.hidden, "csrfmiddlewaretoken": thief.page.hidden["csrfmiddlewaretoken"]}
        response = thief.client.post(
            thief.path, {**taken, "do": "answer", "answer": "1"}, headers={"sec-fetch-site": "same-origin"}
        )
        assert response.status_code == 200
        assert Response.objects.count() == 0
        assert 'value="start"' in response.content.decode()


class TestResults:
    def test_everything_right_passes_and_says_so(self, begun):
        take(begun)
        assert "Passed: 8 of 8" in words(begun.page)
        assert newest().read().mark.say["en"] in words(begun.page)
        row = Attempt.objects.get()
        assert (row.right, row.passed) == (8, True)
        assert row.submitted

    def test_one_uncritical_item_may_be_missed(self, begun):
        take(begun, missed=("q5",))
        assert Attempt.objects.get().passed is True

    def test_two_missed_are_too_many(self, begun):
        take(begun, missed=("q5", "q8"))
        assert Attempt.objects.get().passed is False
        assert "Not passed yet: 6 of 8 at the first answer, 7 are needed." in words(begun.page)

    def test_a_critical_item_must_be_right_at_the_first_answer(self, begun):
        take(begun, second=("q7",))
        row = Attempt.objects.get()
        assert (row.right, row.passed) == (7, False)
        assert "These must be right at the first answer:" in words(begun.page)
        assert f"7. {items()[6].about['en']}" in words(begun.page)

    def test_the_result_is_there_at_a_later_visit_and_changes_no_more(self, begun, reader, cast):
        take(begun, missed=("q5", "q8"))
        later = reader(*P4, "en", who=cast.officer)
        page = later.open()
        assert "6 of 8 at the first answer" in words(page)
        assert "Known at the second try" not in words(page)
        attempt = Attempt.objects.get()
        fields = {"attempt": str(attempt.pk), "item": "q5", "try": "1", "do": "answer", "answer": "1"}
        token = page.hidden["csrfmiddlewaretoken"]
        later.client.post(
            later.path, {**fields, "csrfmiddlewaretoken": token}, headers={"sec-fetch-site": "same-origin"}
        )
        attempt.refresh_from_db()
        assert (attempt.right, Response.objects.filter(item="q5").count()) == (6, 2)

    def test_taking_it_again_is_a_new_attempt_and_the_old_result_stays_in_the_list(self, begun):
        take(begun, missed=("q5", "q8"))
        begun.press("start")
        take(begun)
        assert Attempt.objects.count() == 2
        assert set(Attempt.objects.values_list("form", flat=True)) == {"a"}
        assert "Passed: 8 of 8" in words(begun.page)
        assert "6 of 8 at the first answer" in words(begun.page)

    def test_an_attempt_keeps_the_version_with_which_it_began(self, begun):
        begun.press("answer", **right_fields(items()[0]))
        before = newest()
        data = {
            **before.content,
            "items": [i for i in before.content["items"] if i["key"] not in ("q1", "r1")],
        }
        load(data={**data, "pass": {"share": 0.8}}, overwrite=True)
        page = begun.open()
        assert "Question 2 of 8" in words(page)
        assert Attempt.objects.get().version_id == before.pk


junk = st.dictionaries(
    st.sampled_from(["attempt", "item", "try", "answer", "answer-1", "form", "state"]),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
    | st.sampled_from(["1", "q1", "9" * 40]),
    max_size=7,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk, st.sampled_from(["answer", "pass", "start", "next", "again", ""]), st.booleans())
def test_whatever_an_officer_posts_a_page_answers(begun, fields, button, mixed):
    own = begun.page.hidden
    token = {"csrfmiddlewaretoken": own["csrfmiddlewaretoken"]}
    posted = {**(own if mixed else {}), **fields, **token, "do": button}
    response = begun.client.post(begun.path, posted, headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 200


class TestWhoSawWhat:
    """Police content is written down before it is served; an answer that is kept is such a line itself."""

    def entries(self) -> int:
        return AuditEntry.objects.count()

    def test_a_kept_answer_is_a_row_and_everything_else_an_entry(self, officer, begun):
        item = items()[0]
        before, rows = self.entries(), Response.objects.count()
        officer.press("answer", **wrong_fields(item))
        assert (self.entries(), Response.objects.count()) == (before, rows + 1)
        officer.open()
        assert self.entries() == before + 1
        officer.press("answer")
        assert (self.entries(), Response.objects.count()) == (before + 2, rows + 1), "nothing was chosen"
        officer.press("pass")
        assert self.entries() == before + 3

    def test_what_cannot_be_written_down_is_not_served(self, officer, begun, monkeypatch):
        def full(**_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr("courses.lessons.write_audit", full)
        with pytest.raises(OSError, match="disk full"):
            officer.open()
        with pytest.raises(OSError, match="disk full"):
            officer.press("answer")
