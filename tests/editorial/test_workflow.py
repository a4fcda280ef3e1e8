"""Content, survivor safety, law, translation: each role approves its own step, and what they approved is published."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, MILD, draft_text, form_of, live_text, told, user_of, with_text
from django.core import mail
from django.urls import reverse
from editorial import workflow
from editorial.models import STEPS, RoleTask
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowState

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
Draft = Callable[[str], Any]
IN_ORDER = ["reviewer", "safety_reviewer", "legal_reviewer", "translator"]


def sent(cast: Cast, unit: UnitPage, text: str) -> WorkflowState:
    """An editor sends a draft on its way."""
    data = {**form_of(with_text(UnitPage.objects.get(pk=unit.pk), text)), "action-submit": "1"}
    cast.editor.post(reverse("wagtailadmin_pages:edit", args=[unit.pk]), data)
    return Page.objects.get(pk=unit.pk).current_workflow_state


def step(unit: UnitPage) -> TaskState:
    return Page.objects.get(pk=unit.pk).current_workflow_task_state


def approve(cast: Cast, unit: UnitPage, who: str, action: str = "approve") -> Any:
    address = reverse("wagtailadmin_pages:workflow_action", args=[unit.pk, action, step(unit).pk])
    return cast.as_role(who).post(address, {"comment": ""})


class TestSettling:
    def test_the_workflow_lies_over_the_whole_tree_with_its_four_steps(self, unit: UnitPage):
        laid = unit.get_workflow()
        assert laid.name == workflow.NAME
        assert [task.specific.role for task in laid.tasks] == [role.value for role in STEPS]

    def test_settling_again_changes_nothing(self, unit: UnitPage):
        before = (Workflow.objects.count(), RoleTask.objects.count())
        workflow.settle()
        assert (Workflow.objects.count(), RoleTask.objects.count()) == before

    def test_a_workflow_that_somebody_chose_stays(self, unit: UnitPage):
        own = Workflow.objects.create(name="Ours")
        WorkflowPage.objects.filter(page=unit.get_root()).update(workflow=own)
        RoleTask.objects.all().delete()
        workflow.settle()
        assert Page.objects.get(pk=unit.pk).get_workflow() == own


class TestTheButtonInTheEditor:
    def test_a_yes_to_an_unchanged_draft_leads_to_the_next_step_and_saves_no_other_draft(
        self, cast: Cast, unit: UnitPage
    ):
        sent(cast, unit, MILD)
        before = Page.objects.get(pk=unit.pk).latest_revision_id
        data = form_of(Page.objects.get(pk=unit.pk).get_latest_revision_as_object())
        data |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
        cast.as_role("reviewer").post(reverse("wagtailadmin_pages:edit", args=[unit.pk]), data)
        assert step(unit).task.specific.role == "safety_reviewer"
        assert Page.objects.get(pk=unit.pk).latest_revision_id == before


def edit(cast: Cast, unit: UnitPage, who: str, text: str, **pressed: str) -> Any:
    """Somebody changes the draft in the editor, and presses a button."""
    changed = with_text(Page.objects.get(pk=unit.pk).get_latest_revision_as_object(), text)
    address = reverse("wagtailadmin_pages:edit", args=[unit.pk])
    return cast.as_role(who).post(address, form_of(changed) | pressed)


def autosave(cast: Cast, unit: UnitPage, who: str, **more: str) -> Any:
    """The browser sends the form by itself, with whatever a button wrote into it."""
    data = form_of(Page.objects.get(pk=unit.pk).get_latest_revision_as_object()) | more
    address = reverse("wagtailadmin_pages:edit", args=[unit.pk])
    return cast.as_role(who).post(address, data, headers={"accept": "application/json"})


APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


class TestSavingByItself:
    def test_it_never_answers_a_step(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        assert autosave(cast, unit, "reviewer", **APPROVE).json()["success"]
        assert step(unit).task.specific.role == "reviewer"

    def test_after_the_last_yes_it_leaves_no_draft_that_says_the_same(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        for who in IN_ORDER:
            approve(cast, unit, who)
        answer = autosave(cast, unit, "translator", **APPROVE)
        assert answer.json()["success"]
        assert "revision_id" not in answer.json()
        assert not Page.objects.get(pk=unit.pk).has_unpublished_changes

    def test_a_change_is_saved(self, cast: Cast, unit: UnitPage):
        before = unit.latest_revision_id
        changed = form_of(with_text(UnitPage.objects.get(pk=unit.pk), MILD))
        address = reverse("wagtailadmin_pages:edit", args=[unit.pk])
        answer = cast.editor.post(address, changed, headers={"accept": "application/json"})
        assert answer.json()["revision_id"] == Page.objects.get(pk=unit.pk).latest_revision_id != before
        assert MILD in draft_text(unit)

    def test_the_button_saves_nothing_where_nothing_changed_and_says_so(self, cast: Cast, unit: UnitPage):
        before = unit.latest_revision_id
        answer = cast.editor.post(reverse("wagtailadmin_pages:edit", args=[unit.pk]), form_of(unit))
        assert "바뀐 내용이 없" in told(answer)
        fresh = Page.objects.get(pk=unit.pk)
        assert (fresh.latest_revision_id, fresh.has_unpublished_changes) == (before, False)


class TestChangingAndApproving:
    def test_one_click_is_enough_for_whoever_holds_the_first_step(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        answer = edit(cast, unit, "reviewer", f"{MILD} 또 만났어요.", **APPROVE)
        assert "다음 단계: 피해자 안전" in told(answer)
        for who in IN_ORDER[1:]:
            assert step(unit).task.specific.role == who
            approve(cast, unit, who)
        assert step(unit) is None
        assert "또 만났어요" in live_text(unit)

    def test_a_later_step_holds_for_its_own_change_and_the_earlier_ones_look_again(
        self, cast: Cast, unit: UnitPage
    ):
        sent(cast, unit, MILD)
        approve(cast, unit, "reviewer")
        answer = edit(cast, unit, "safety_reviewer", f"{MILD} 또 만났어요.", **APPROVE)
        assert "다시 살펴봅니다: 내용" in told(answer)
        for who in ("reviewer", "legal_reviewer", "translator"):
            assert step(unit).task.specific.role == who
            approve(cast, unit, who)
        assert step(unit) is None

    def test_a_yes_to_what_somebody_else_changed_meanwhile_does_not_hold(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        changed = with_text(UnitPage.objects.get(pk=unit.pk), f"{MILD} 또 만났어요.")
        changed.save_revision(user=user_of(cast.administrator))
        approve(cast, unit, "reviewer")
        assert step(unit).task.specific.role == "reviewer"

    def test_the_last_yes_says_that_readers_read_it(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        for who in IN_ORDER[:-1]:
            approve(cast, unit, who)
        data = form_of(Page.objects.get(pk=unit.pk).get_latest_revision_as_object()) | APPROVE
        answer = cast.translator.post(reverse("wagtailadmin_pages:edit", args=[unit.pk]), data)
        assert "게시되었습니다" in told(answer)


class TestSteps:
    def test_four_yeses_publish_and_no_step_needs_the_right_to_publish(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        for number, who in enumerate(IN_ORDER, start=1):
            assert MILD not in live_text(unit)
            assert step(unit).task.specific.role == who
            approve(cast, unit, who)
            if number < len(IN_ORDER):
                assert step(unit) is not None
        assert step(unit) is None
        assert MILD in live_text(unit)

    @pytest.mark.parametrize("who", ["editor", "legal_reviewer", "translator", "administrator"])
    def test_nobody_but_the_role_approves(self, cast: Cast, unit: UnitPage, who: str):
        sent(cast, unit, MILD)
        approve(cast, unit, "reviewer")
        before = step(unit).pk
        answer = approve(cast, unit, who)
        assert answer.status_code in (302, 403)
        assert (step(unit).pk, step(unit).status) == (before, TaskState.STATUS_IN_PROGRESS)

    def test_a_superuser_without_the_role_does_not_either(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        boss = user_of(cast.administrator)
        boss.is_superuser = True
        assert step(unit).task.specific.get_actions(unit, boss) == []

    def test_the_text_is_locked_for_whom_the_step_is_not(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        task = step(unit).task.specific
        assert task.locked_for_user(unit, user_of(cast.editor))
        assert not task.locked_for_user(unit, user_of(cast.reviewer))

    def test_a_step_that_asks_for_changes_gives_the_text_back(self, cast: Cast, unit: UnitPage):
        state = sent(cast, unit, MILD)
        approve(cast, unit, "reviewer")
        approve(cast, unit, "safety_reviewer", action="reject")
        state.refresh_from_db()
        assert state.status == WorkflowState.STATUS_NEEDS_CHANGES

    def test_whoever_changes_the_text_on_the_way_sends_it_round_again(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, MILD)
        approve(cast, unit, "reviewer")
        changed = with_text(
            Page.objects.get(pk=unit.pk).specific.get_latest_revision_as_object(), f"{MILD} 또 만났어요."
        )
        cast.safety_reviewer.post(reverse("wagtailadmin_pages:edit", args=[unit.pk]), form_of(changed))
        approve(cast, unit, "safety_reviewer")
        roles = []
        while step(unit) is not None and len(roles) < 6:
            role = step(unit).task.specific.role
            roles.append(role)
            approve(cast, unit, role)
        assert "reviewer" in roles
        assert "또 만났어요" in live_text(unit)


class TestGate:
    def test_the_last_yes_is_taken_back_when_the_text_is_stopped(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, HARSH)
        for who in IN_ORDER[:-1]:
            approve(cast, unit, who)
        answer = approve(cast, unit, "translator")
        assert "몰카" in told(answer)
        assert HARSH not in live_text(unit)
        assert HARSH in draft_text(unit)
        assert step(unit).status == TaskState.STATUS_IN_PROGRESS

    def test_the_window_of_the_step_is_closed_and_leads_on(self, cast: Cast, unit: UnitPage):
        sent(cast, unit, HARSH)
        for who in IN_ORDER[:-1]:
            approve(cast, unit, who)
        address = reverse("wagtailadmin_pages:workflow_action", args=[unit.pk, "approve", step(unit).pk])
        answer = cast.translator.post(
            address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}
        )
        assert answer.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[unit.pk])


class TestMails:
    def test_whoever_holds_the_step_learns_that_a_text_has_come(
        self, cast: Cast, unit: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        reviewer, safety = user_of(cast.reviewer), user_of(cast.safety_reviewer)
        with django_capture_on_commit_callbacks(execute=True):
            sent(cast, unit, MILD)
        assert {message.to[0] for message in mail.outbox if "검토해 주세요" in message.subject} == {
            reviewer.email
        }
        with django_capture_on_commit_callbacks(execute=True):
            approve(cast, unit, "reviewer")
        last = mail.outbox[-1]
        assert last.to == [safety.email]
        assert f"/cms/pages/{unit.pk}/edit/" in last.body


def test_every_mail_on_the_way_says_where_the_site_is_served(cast: Cast, unit: UnitPage, settings):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8123"
    sent(cast, unit, MILD)
    for who in IN_ORDER:
        approve(cast, unit, who)
    assert any("http://localhost:8123/ko/learn/e3/e3-2/" in message.body for message in mail.outbox)
    for message in mail.outbox:
        said = " ".join([message.body, *(html for html, _ in message.alternatives)])
        assert set(re.findall(r"http://localhost[^/]*", said)) <= {"http://localhost:8123"}, message.subject
