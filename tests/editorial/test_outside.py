"""Reviewers without an account: a secret link shows one draft for some days and takes one answer to one step."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cast import Cast
from desk_samples import HARSH, MILD, live_text, user_of, with_text
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from editorial import outside
from editorial.models import OutsideReview
from people.models import AuditEntry
from people.roles import Role
from wagtail.models import Page, PageLogEntry, TaskState

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
OURS = {"sec-fetch-site": "same-origin"}
Invite = Callable[..., str]


def start(unit: UnitPage, text: str = MILD, by: Any = None) -> TaskState:
    """A draft on its way, waiting for its first step."""
    page = with_text(UnitPage.objects.get(pk=unit.pk), text)
    page.save_revision()
    return page.get_workflow().start(page, by).current_task_state


@pytest.fixture
def link(cast: Cast, unit: UnitPage) -> Invite:
    """`link()`: the address of a link for the lesson's first step, sent by a reviewer."""

    def make(state: TaskState | None = None, **said: Any) -> str:
        waiting = state or Page.objects.get(pk=unit.pk).current_workflow_task_state or start(unit)
        _, token = outside.invite(
            by=user_of(cast.reviewer),
            task_state=waiting.specific,
            **{"name": "김하나", "organisation": "상담소", **said},
        )
        return f"/ko/review/{token}/"

    return make


def post(address: str, **fields: str) -> Any:
    client = Client(enforce_csrf_checks=True)
    return client.post(address, fields, headers=OURS)


class TestInviting:
    def test_only_whoever_holds_the_step_hands_it_on(self, cast: Cast, unit: UnitPage):
        state = start(unit).specific
        for who in ("editor", "safety_reviewer", "translator", "administrator"):
            with pytest.raises(PermissionDenied):
                outside.invite(by=user_of(cast.as_role(who)), task_state=state, name="김하나")

    def test_the_secret_is_long_and_only_its_hash_is_kept(self, link: Invite):
        token = link().split("/")[3]
        assert len(token) >= 43
        kept = OutsideReview.objects.get()
        assert token not in str(vars(kept))
        assert kept.token_hash == outside.hash_of(token)

    @pytest.mark.parametrize(
        "said", [{"name": " "}, {"name": "가" * 81}, {"days": 0}, {"days": 61}, {"organisation": "나" * 81}]
    )
    def test_what_does_not_fit_is_refused_with_a_sentence(self, link: Invite, said: dict[str, Any]):
        with pytest.raises(ValidationError) as fault:
            link(**said)
        assert fault.value.messages[0]

    def test_it_is_made_from_the_panel_and_shown_once(self, cast: Cast, unit: UnitPage):
        start(unit)
        address = reverse("editorial_invite", args=["courses", "unitpage", unit.pk])
        answer = cast.reviewer.post(address, {"name": "김하나", "days": "3"}, headers={"hx-request": "true"})
        shown = re.search(r'value="(http://testserver/ko/review/[\w-]+/)"', answer.content.decode())
        assert shown
        panel = cast.reviewer.get(reverse("editorial_panel", args=["courses", "unitpage", unit.pk]))
        assert "김하나" in panel.content.decode()
        assert shown[1] not in panel.content.decode()

    def test_strange_days_are_a_sentence_and_no_failure(self, cast: Cast, unit: UnitPage):
        start(unit)
        address = reverse("editorial_invite", args=["courses", "unitpage", unit.pk])
        for days in ("", "-3", "1e9", "٣", "999999999999999999999"):
            answer = cast.reviewer.post(
                address, {"name": "김하나", "days": days}, headers={"hx-request": "true"}
            )
            assert answer.status_code == 200
        assert not OutsideReview.objects.exists()


class TestLooking:
    def test_the_draft_is_seen_in_every_face_and_kept_nowhere(self, link: Invite):
        address = link()
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "김하나 (상담소)" in answer.content.decode()
        faces = re.findall(rf'href="({address}draft/\d+/)"', answer.content.decode())
        assert len(faces) == 5
        for face in faces:
            shown = Client().get(face)
            assert shown.status_code == 200
            assert shown["Cache-Control"] == "no-store"
            assert "noindex" in shown["X-Robots-Tag"]
            assert shown["Referrer-Policy"] == "same-origin"
            assert not shown.cookies
        assert MILD in Client().get(faces[0]).content.decode()

    def test_activities_answer_in_the_draft(self, link: Invite):
        face = f"{link()}draft/0/"
        html = Client().get(face).content.decode()
        block = re.search(r'name="do" value="([^"]+)"', html)[1]
        answer = post(face, do=block)
        assert answer.status_code == 200

    def test_the_english_address_shows_the_same_draft_in_its_own_language(self, link: Invite):
        address = link().replace("/ko/", "/en/")
        assert "Approve this draft" in Client().get(address).content.decode()
        assert MILD in Client().get(f"{address}draft/0/").content.decode()

    def test_the_english_page_says_the_title_in_its_language_and_the_time_without_two_stops(
        self, link: Invite
    ):
        page = Client().get(link().replace("/ko/", "/en/")).content.decode()
        assert re.findall("<h1[^>]*>", page) == ['<h1 lang="ko">']
        assert ".m.." not in page
        assert re.search(r"open until \w+\.? \d{1,2}, \d{4}, \d\d:\d\d\.", page)

    def test_a_face_that_there_is_not_is_missing_and_the_link_is_not_called_closed(self, link: Invite):
        address = link()
        for language, missing, closed in (
            ("ko", "초안에 없는 쪽입니다", "닫힌 링크"),
            ("en", "The draft has no such page", "This link is closed"),
        ):
            there = address.replace("/ko/", f"/{language}/")
            answer = Client().get(f"{there}draft/77/")
            page = answer.content.decode()
            assert answer.status_code == 404
            assert missing in page
            assert closed not in page
            assert f'href="{there}"' in page
            assert answer["Cache-Control"] == "no-store"
        assert Client().get(address).status_code == 200

    def test_opening_is_written_into_the_history(self, link: Invite, unit: UnitPage):
        address = link()
        Client().get(address)
        Client().get(address)
        entry = PageLogEntry.objects.get(page=unit, action="editorial.opened_by_link")
        assert "김하나" in entry.message


class TestAnswering:
    def test_an_approval_ends_the_step_and_says_by_whom(self, link: Invite, unit: UnitPage):
        state = start(unit)
        address = link(state)
        assert "고맙습니다" in post(address, verdict="approved", comment="좋아요").content.decode()
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_APPROVED
        assert state.finished_by is None
        assert state.comment == "링크로, 이름 김하나 (상담소). 좋아요"
        assert Page.objects.get(pk=unit.pk).current_workflow_task.specific.role == Role.SAFETY_REVIEWER
        entry = PageLogEntry.objects.get(page=unit, action="editorial.approved_by_link")
        assert "김하나 (상담소)" in entry.message

    def test_after_that_the_link_is_closed(self, link: Invite, unit: UnitPage):
        address = link(start(unit))
        post(address, verdict="approved")
        assert Client().get(address).status_code == 404
        assert post(address, verdict="approved").status_code == 404
        assert Client().get(f"{address}draft/0/").status_code == 404

    def test_a_comment_leaves_the_step_open_and_reaches_whoever_asked(
        self, cast: Cast, link: Invite, unit: UnitPage, django_capture_on_commit_callbacks: Any
    ):
        state = start(unit)
        with django_capture_on_commit_callbacks(execute=True):
            answer = post(link(state), verdict="commented", comment="두 번째 문장이 어려워요.\x00")
        assert "두 번째 문장이 어려워요." in answer.content.decode()
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_IN_PROGRESS
        assert [(m.to, "두 번째 문장이" in m.body) for m in mail.outbox] == [
            ([user_of(cast.reviewer).email], True)
        ]

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"verdict": "rejected"},
            {"verdict": "commented", "comment": "  "},
            {"verdict": "approved", "comment": "가" * 4001},
        ],
    )
    def test_what_cannot_be_taken_is_said_and_the_text_stays(self, link: Invite, fields: dict[str, str]):
        answer = post(link(), **fields)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert fields.get("comment", "").strip() in answer.content.decode()

    def test_a_post_from_elsewhere_is_refused(self, link: Invite, unit: UnitPage):
        address = link(start(unit))
        client = Client(enforce_csrf_checks=True)
        assert (
            client.post(
                address, {"verdict": "approved"}, headers={"sec-fetch-site": "cross-site"}
            ).status_code
            == 403
        )
        assert OutsideReview.objects.get().verdict == ""

    def test_the_last_yes_by_link_does_not_open_the_gate(self, cast: Cast, unit: UnitPage):
        state = start(unit, HARSH)
        for role in ("reviewer", "safety_reviewer", "legal_reviewer"):
            state.specific.approve(user=user_of(cast.as_role(role)))
            state = Page.objects.get(pk=unit.pk).current_workflow_task_state
        _, token = outside.invite(by=user_of(cast.translator), task_state=state.specific, name="이두리")
        answer = post(f"/ko/review/{token}/", verdict="approved")
        assert answer.status_code == 422
        assert "몰카" in answer.content.decode()
        assert HARSH not in live_text(unit)
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_IN_PROGRESS


class TestEnding:
    def test_it_ends_by_itself(self, link: Invite):
        address = link(days=1)
        OutsideReview.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert Client().get(address).status_code == 404

    def test_it_is_closed_at_once_by_whoever_may(self, cast: Cast, link: Invite, unit: UnitPage):
        address, made = link(), OutsideReview.objects.get()
        assert cast.translator.post(reverse("editorial_revoke", args=[made.pk])).status_code in (302, 403)
        assert Client().get(address).status_code == 200
        cast.reviewer.post(reverse("editorial_revoke", args=[made.pk]))
        assert Client().get(address).status_code == 404
        assert PageLogEntry.objects.filter(page=unit, action="editorial.link_closed").exists()

    def test_it_ends_with_the_step(self, cast: Cast, link: Invite, unit: UnitPage):
        state = start(unit)
        address = link(state)
        state.specific.approve(user=user_of(cast.reviewer))
        assert Client().get(address).status_code == 404

    def test_it_ends_with_the_role_and_with_the_account_of_whoever_sent_it(self, cast: Cast, link: Invite):
        address = link()
        sender = user_of(cast.reviewer)
        groups = list(sender.groups.all())
        sender.groups.clear()
        assert Client().get(address).status_code == 404
        sender.groups.set(groups)
        assert Client().get(address).status_code == 200
        sender.is_active = False
        sender.save()
        assert Client().get(address).status_code == 404

    def test_a_secret_that_never_was_looks_like_one_that_is_over(self, link: Invite):
        address = link()
        OutsideReview.objects.update(revoked_at=timezone.now())
        over, never = Client().get(address), Client().get(f"/ko/review/{'x' * 43}/")
        assert over.status_code == never.status_code == 404
        assert over.content == never.content.replace(b"x" * 43, address.split("/")[3].encode())

    def test_whoever_guesses_is_slowed_down(self, link: Invite):
        address = link()
        answers = [Client().get(f"/ko/review/{number:043}/").status_code for number in range(25)]
        assert answers[0] == 404
        assert answers[-1] == 429
        assert Client().get(address).status_code == 429

    @pytest.mark.parametrize("token", ["a", "%00", "가나다", "x" * 3000, "..", "a'b\"c<d>"])
    def test_a_strange_secret_is_missing_and_no_failure(self, db: None, token: str):
        assert Client().get(f"/ko/review/{token}/").status_code in (404, 301, 302)


class TestPolice:
    @pytest.fixture
    def police(self, loaded_site: None) -> UnitPage:
        return UnitPage.objects.get(code="P-4", locale__language_code="ko")

    def test_it_is_shown_only_where_the_sender_says_so(self, cast: Cast, police: UnitPage, link: Invite):
        state = start(police)
        with pytest.raises(ValidationError):
            link(state)
        address = link(state, with_police=True)
        assert Client().get(f"{address}draft/0/").status_code == 200

    def test_what_was_shown_stands_in_the_chain_under_the_senders_name(
        self, cast: Cast, police: UnitPage, link: Invite
    ):
        address = link(start(police), with_police=True)
        Client().get(f"{address}draft/3/")
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry.actor == str(user_of(cast.reviewer).pk)
        assert "by link" in entry.action
        assert "김하나" in entry.subject

    def test_a_link_without_the_word_shows_nothing(self, police: UnitPage, link: Invite):
        address = link(start(police), with_police=True)
        OutsideReview.objects.update(with_police=False)
        assert Client().get(address).status_code == 404
        assert Client().get(f"{address}draft/0/").status_code == 404
