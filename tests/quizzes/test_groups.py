"""Groups without names: cards, places, closing; and what must never stand in a pupil's row."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.roles import Role
from quiz_samples import quiz_data, two_forms

from quizzes import groups
from quizzes.deliveries import deliver
from quizzes.domain.cards import printed
from quizzes.domain.fields import Fault
from quizzes.domain.grading import full_answer
from quizzes.groups import (
    Gone,
    NoCard,
    NoGroup,
    close_group,
    come_in,
    issue_cards,
    new_card,
    open_group,
    purge,
)
from quizzes.models import (
    Delivery,
    Group,
    GroupResult,
    Participant,
    PupilAttempt,
    PupilResponse,
    QuizVersion,
    Tally,
)
from quizzes.sittings import answer, start
from quizzes.takers import Pupil
from quizzes.versions import write as write_version

pytestmark = pytest.mark.django_db
PUPIL_MODELS = (Participant, PupilAttempt, PupilResponse)


def write(*, data: Any) -> QuizVersion:
    """A quiz of sample words, which no editor needs to read."""
    with vetted("samples of a test"):
        return write_version(data=data)


@pytest.fixture
def teacher(db):
    return person(Role.TEACHER)


@pytest.fixture
def group(teacher) -> Group:
    return open_group(by=teacher, tier="e3", label="5-2")


def everybody(teacher, group, count=6) -> list[Pupil]:
    cards = issue_cards(by=teacher, group_id=group.pk, count=count)
    return [Pupil(come_in(group_id=group.pk, code=code)) for _, code in cards]


def take(by: Pupil, delivery: Delivery, right: int) -> None:
    """Answer every item, the first `right` of them rightly, the others by passing over."""
    now = start(by=by, delivery_id=delivery.pk)
    for at, item in enumerate(now.items):
        said = full_answer(item) if at < right else None
        where = {"delivery_id": delivery.pk, "attempt_id": now.attempt.pk, "item_key": item.key}
        answer(by=by, **where, number=1, said=said)


class TestSchema:
    """What a pupil's row can hold at all."""

    def test_no_pupils_row_leads_to_a_person(self):
        accounts = apps.get_model("people", "User")
        for model in PUPIL_MODELS:
            links = {field.related_model for field in model._meta.local_fields if field.is_relation}
            assert accounts not in links, model

    def test_everything_that_hangs_on_a_place_is_known_here(self):
        hanging = {relation.related_model for relation in Participant._meta.related_objects}
        below = {relation.related_model for m in hanging for relation in m._meta.related_objects}
        assert hanging | below == {PupilAttempt, PupilResponse}

    def test_a_place_holds_a_number_and_two_hashes(self):
        assert {field.name for field in Participant._meta.local_fields} == {
            "id", "group", "number", "card_hash", "resume_hash",
        }  # fmt: skip

    def test_no_pupils_row_holds_words_an_address_or_a_file(self):
        kinds = (models.TextField, models.EmailField, models.URLField, models.GenericIPAddressField)
        for model in PUPIL_MODELS:
            for field in model._meta.local_fields:
                assert not isinstance(field, (*kinds, models.FileField)), field
                texts = {"card_hash", "resume_hash", "item", "form"}
                assert not isinstance(field, models.CharField) or field.name in texts, field

    def test_an_answer_does_not_say_when_it_was_given(self):
        dates = [f.name for f in PupilResponse._meta.local_fields if isinstance(f, models.DateField)]
        assert dates == []


class TestOpening:
    def test_only_teachers_open_groups_and_only_for_pupils(self, teacher):
        for role in (Role.OFFICER, Role.EDITOR, Role.COORDINATOR):
            with pytest.raises(PermissionDenied):
                open_group(by=person(role), tier="e3")
        for tier in ("police", "teachers", "carers", "", "e9"):
            with pytest.raises(Fault):
                open_group(by=teacher, tier=tier)
        with pytest.raises(Fault):
            open_group(by=teacher, tier="e3", label="x" * 41)

    def test_a_group_is_its_teachers_own(self, group):
        other = person(Role.TEACHER)
        for act in (issue_cards, close_group, new_card, groups.admit):
            more = {"count": 1} if act is issue_cards else {"number": 1} if act is new_card else {}
            with pytest.raises(NoGroup):
                act(by=other, group_id=group.pk, **more)


class TestCards:
    def test_a_card_opens_its_place_however_it_is_spelt(self, teacher, group):
        ((number, code),) = issue_cards(by=teacher, group_id=group.pk, count=1)
        secrets = [come_in(group_id=group.pk, code=typed) for typed in (code, code.lower(), printed(code))]
        assert len(set(secrets)) == 3, "each coming in gives a new secret"
        assert all(len(secret) == 32 for secret in secrets)
        assert Participant.objects.get().number == number

    def test_neither_code_nor_secret_stands_in_the_database(self, teacher, group):
        ((_, code),) = issue_cards(by=teacher, group_id=group.pk, count=1)
        secret = come_in(group_id=group.pk, code=code)
        kept = repr(list(Participant.objects.values())) + repr(list(Group.objects.values()))
        assert code not in kept
        assert secret not in kept

    def test_the_same_code_has_another_hash_in_another_group(self, teacher, group):
        other = open_group(by=teacher, tier="e3")
        assert groups.hash_of_card(group, "K7M2QX") != groups.hash_of_card(other, "K7M2QX")

    def test_a_card_of_one_group_opens_nothing_in_another(self, teacher, group):
        ((_, code),) = issue_cards(by=teacher, group_id=group.pk, count=1)
        other = open_group(by=teacher, tier="e3")
        for where, typed in ((other.pk, code), (group.pk, "222222"), (group.pk, ""), (10**9, code)):
            with pytest.raises(NoCard):
                come_in(group_id=where, code=typed)

    def test_a_lost_card_is_replaced_and_the_place_keeps_its_answers(self, teacher, group):
        quiz = write(data=quiz_data("E3-98", tier="e3")).quiz
        delivery = deliver(by=teacher, quiz_slug=quiz.slug, group_id=group.pk)
        (one,) = everybody(teacher, group, 1)
        take(one, delivery, 3)
        code = new_card(by=teacher, group_id=group.pk, number=1)
        with pytest.raises(LookupError):
            start(by=one, delivery_id=delivery.pk)
        again = Pupil(come_in(group_id=group.pk, code=code))
        assert again.attempts().count() == 1

    @pytest.mark.parametrize("count", [0, -1, 61])
    def test_a_group_has_a_class_of_places(self, teacher, group, count):
        with pytest.raises(Fault):
            issue_cards(by=teacher, group_id=group.pk, count=count)

    def test_sixty_places_and_no_more(self, teacher, group):
        assert len({code for _, code in issue_cards(by=teacher, group_id=group.pk, count=60)}) == 60
        for act in (
            lambda: issue_cards(by=teacher, group_id=group.pk, count=1),
            lambda: groups.admit(by=teacher, group_id=group.pk),
        ):
            with pytest.raises(Fault):
                act()

    def test_who_has_no_card_can_be_let_in(self, teacher, group):
        secret = groups.admit(by=teacher, group_id=group.pk)
        quiz = write(data=quiz_data("E3-98", tier="e3")).quiz
        delivery = deliver(by=teacher, quiz_slug=quiz.slug, group_id=group.pk)
        assert start(by=Pupil(secret), delivery_id=delivery.pk).attempt.is_open


class TestClosing:
    @pytest.fixture
    def answered(self, teacher, group) -> Delivery:
        write(data=two_forms("E3-98"))
        delivery = deliver(by=teacher, quiz_slug="E3-98", group_id=group.pk)
        for right, by in enumerate(everybody(teacher, group, 8)):
            take(by, delivery, 6 if right < 6 else 0)
        return delivery

    def test_everything_about_the_pupils_goes_in_one_verb_that_says_what_went(self, teacher, group, answered):
        held = PupilResponse.objects.count()
        gone = close_group(by=teacher, group_id=group.pk)
        assert gone == Gone(participants=8, attempts=8, responses=held, tallies=0, deliveries=1)
        for model in (*PUPIL_MODELS, Delivery, Tally):
            assert not model.objects.exists(), model

    def test_what_stays_are_counts_in_which_small_ones_are_hidden(self, teacher, group, answered):
        close_group(by=teacher, group_id=group.pk)
        kept = GroupResult.objects.get()
        assert {row["total"] for row in kept.rows} == {8}
        for row in kept.rows:
            shown = [count for count in row["cells"].values() if count is not None]
            assert all(count >= 5 for count in shown), row
            assert len(row["cells"]) - len(shown) != 1, row
        assert "answer" in {row["row"] for row in kept.rows}

    def test_answers_are_held_before_they_are_counted_where_the_database_can(self, teacher, group, answered):
        """One that came in between would be deleted uncounted, or keep the group from being closed."""
        with CaptureQueriesContext(connection) as seen:
            close_group(by=teacher, group_id=group.pk)
        asked = [query["sql"] for query in seen if '"quizzes_pupilattempt"' in query["sql"]]
        assert asked[0].startswith('SELECT "quizzes_pupilattempt"."id"')
        assert ("FOR UPDATE" in asked[0]) is connection.features.has_select_for_update

    def test_of_a_small_group_nothing_stays(self, teacher, group):
        write(data=quiz_data("E3-98", tier="e3"))
        delivery = deliver(by=teacher, quiz_slug="E3-98", group_id=group.pk)
        for by in everybody(teacher, group, 4):
            take(by, delivery, 6)
        close_group(by=teacher, group_id=group.pk)
        assert not GroupResult.objects.exists()

    def test_the_group_keeps_neither_its_word_nor_its_key(self, teacher, group, answered):
        before = group.secret
        close_group(by=teacher, group_id=group.pk)
        group.refresh_from_db()
        assert (group.label, group.is_open) == ("", False)
        assert group.secret != before

    def test_closing_twice_says_the_same_and_changes_nothing(self, teacher, group, answered):
        first = close_group(by=teacher, group_id=group.pk)
        closed_at = Group.objects.get(pk=group.pk).closed_at
        assert close_group(by=teacher, group_id=group.pk) == first
        assert Group.objects.get(pk=group.pk).closed_at == closed_at
        assert GroupResult.objects.count() == 1

    def test_whoever_sits_at_a_closed_group_is_out(self, teacher, group):
        (one,) = everybody(teacher, group, 1)
        close_group(by=teacher, group_id=group.pk)
        assert not one.attempts().exists()
        with pytest.raises(NoGroup):
            issue_cards(by=teacher, group_id=group.pk, count=1)

    def test_another_teacher_cannot_close_it(self, group):
        with pytest.raises(NoGroup):
            close_group(by=person(Role.TEACHER), group_id=group.pk)

    def test_a_group_goes_with_its_teachers_account(self, teacher, group, answered):
        teacher.delete()
        for model in (*PUPIL_MODELS, Delivery, Group):
            assert not model.objects.exists()

    def test_closing_costs_the_same_for_few_and_for_many(self, teacher):
        costs = []
        write(data=quiz_data("E3-98", tier="e3"))
        for people in (5, 15):
            group = open_group(by=teacher, tier="e3")
            delivery = deliver(by=teacher, quiz_slug="E3-98", group_id=group.pk)
            for by in everybody(teacher, group, people):
                take(by, delivery, 6)
            with CaptureQueriesContext(connection) as seen:
                close_group(by=teacher, group_id=group.pk)
            costs.append(len(seen))
        assert costs[0] == costs[1]


class TestPurging:
    def closed(self, now) -> set[int]:
        return set(purge(now=now))

    def test_a_group_that_nobody_uses_for_thirty_days_closes_itself(self, teacher, group):
        assert self.closed(group.opened + timedelta(days=30)) == set()
        assert self.closed(group.opened + timedelta(days=30, seconds=1)) == {group.pk}
        assert self.closed(group.opened + timedelta(days=60)) == set(), "it is closed only once"

    def test_a_group_that_is_used_stays_but_not_longer_than_a_year(self, teacher, group):
        write(data=quiz_data("E3-98", tier="e3"))
        delivery = deliver(by=teacher, quiz_slug="E3-98", group_id=group.pk)
        (one,) = everybody(teacher, group, 1)
        begun = start(by=one, delivery_id=delivery.pk).attempt
        for days, left in ((20, True), (49, True), (51, False)):
            late = group.opened + timedelta(days=days)
            PupilAttempt.objects.filter(pk=begun.pk).update(started=group.opened + timedelta(days=20))
            assert (self.closed(late) == set()) is left
        other = open_group(by=teacher, tier="e3")
        Delivery.objects.create(
            quiz=delivery.quiz,
            version=delivery.version,
            group=other,
            created=timezone.now() + timedelta(days=364),
        )
        assert self.closed(other.opened + timedelta(days=365)) == set()
        assert self.closed(other.opened + timedelta(days=365, seconds=1)) == {other.pk}

    def test_a_dry_run_says_what_would_go_and_deletes_nothing(self, teacher, group):
        everybody(teacher, group, 3)
        late = group.opened + timedelta(days=31)
        assert purge(now=late, dry_run=True) == {group.pk: Gone(participants=3)}
        assert Participant.objects.count() == 3
        assert Group.objects.get().is_open


class TestPurgeCommand:
    def test_it_says_in_numbers_what_went_and_is_safe_to_repeat(self, teacher, group, capsys):
        everybody(teacher, group, 3)
        Group.objects.update(opened=timezone.now() - timedelta(days=31))
        call_command("purge", "--dry-run", format="json")
        assert json.loads(capsys.readouterr().out)["participants"] == 3
        assert Participant.objects.count() == 3
        for groups_gone, people in ((1, 3), (0, 0)):
            call_command("purge", format="json")
            told = json.loads(capsys.readouterr().out)
            assert (told["groups"], told["participants"]) == (groups_gone, people)
        assert not Participant.objects.exists()
