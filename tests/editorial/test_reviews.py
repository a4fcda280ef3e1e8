"""Everything has a day on which it is read again and somebody who sees to it: list, mails, calendar and its feed."""

import datetime
import json
from typing import Any

import pytest
from cast import Cast
from desk_samples import told, user_of
from django.apps import apps
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from editorial import agenda, reminding, reviewing, scheduling
from editorial.domain.agenda import Due, Happening
from editorial.models import ReviewDate
from wagtail.models import Page

from courses.models import UnitPage

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2031, 5, 4)


def claim() -> Any:
    return apps.get_model("register.Claim").objects.order_by("pk").first()


class TestDays:
    def test_every_lesson_claim_quiz_and_help_line_has_one(self, loaded_site: None):
        listed = reviewing.listed(today=TODAY)
        kinds = {item.content_type.model for item in listed}
        assert {"unitpage", "claim", "quiz", "helpservice", "manualpage"} <= kinds
        assert all(item.due for item in listed)
        lessons = [item for item in listed if item.content_type.model == "unitpage"]
        assert len(lessons) == UnitPage.objects.filter(locale__language_code="ko").count()

    def test_without_a_word_a_lesson_is_read_again_after_a_year(self, unit: UnitPage):
        assert reviewing.due_of(unit) == unit.last_published_at.date() + datetime.timedelta(days=365)

    def test_an_editor_sets_another_day_and_a_person(self, cast: Cast, unit: UnitPage):
        owner = user_of(cast.safety_reviewer)
        due = datetime.date(2031, 1, 2)
        reviewing.set_date(by=user_of(cast.editor), instance=unit, due=due, owner=owner)
        assert reviewing.due_of(unit) == due
        [item] = [item for item in reviewing.listed(today=TODAY) if item.url.endswith(f"/{unit.pk}/edit/")]
        assert (item.due, item.owner, item.urgency) == (due, owner, Due.OVER)

    def test_a_claim_keeps_the_day_itself(self, cast: Cast, loaded_site: None):
        row = claim()
        due = datetime.date(2040, 1, 2)
        reviewing.set_date(by=user_of(cast.reviewer), instance=row, due=due, owner=None)
        row.refresh_from_db()
        assert row.review_by == due
        with pytest.raises(ValidationError):
            reviewing.set_date(by=user_of(cast.reviewer), instance=row, due=None, owner=None)

    def test_translators_set_none(self, cast: Cast, unit: UnitPage):
        with pytest.raises(PermissionDenied):
            reviewing.set_date(by=user_of(cast.translator), instance=unit, due=TODAY, owner=None)

    def test_it_is_set_from_the_panel(self, cast: Cast, unit: UnitPage):
        address = reverse("editorial_review_date", args=["courses", "unitpage", unit.pk])
        owner = user_of(cast.editor)
        cast.editor.post(address, {"due": "2031-01-02", "owner": str(owner.pk)})
        assert ReviewDate.objects.about(unit).get().owner == owner
        for due in ("", "2.1.2031", "2031-02-30", "x" * 400):
            answer = cast.editor.post(address, {"due": due, "owner": "0" if due else ""})
            assert told(answer)


class TestMails:
    def test_the_owner_gets_one_list_and_no_second_one_within_a_week(self, cast: Cast, unit: UnitPage):
        owner = user_of(cast.editor)
        today = timezone.localdate()
        reviewing.set_date(by=owner, instance=unit, due=today + datetime.timedelta(days=3), owner=owner)
        call_command("send_reviews")
        mine = [message for message in mail.outbox if message.to == [owner.email]]
        assert len(mine) == 1
        assert "찍기 전" in mine[0].body
        assert f"http://testserver/cms/pages/{unit.pk}/edit/" in mine[0].body
        call_command("send_reviews")
        assert len([message for message in mail.outbox if message.to == [owner.email]]) == 1

    def test_a_new_day_is_a_reason_to_mail_again(self, cast: Cast, unit: UnitPage):
        owner, today = user_of(cast.editor), timezone.localdate()
        for _ in range(2):
            reviewing.set_date(by=owner, instance=unit, due=today, owner=owner)
            reminding.send_all(today=today)
        assert len([message for message in mail.outbox if message.to == [owner.email]]) == 2

    def test_what_nobody_owns_goes_to_all_reviewers_once_each(self, cast: Cast, unit: UnitPage):
        one, other = user_of(cast.reviewer), user_of(Cast().reviewer)
        today = timezone.localdate()
        reviewing.set_date(by=one, instance=unit, due=today, owner=None)
        reminding.send_all(today=today)
        reminding.send_all(today=today)
        assert sorted(message.to[0] for message in mail.outbox) == sorted([one.email, other.email])

    def test_an_owner_who_has_left_is_not_mailed(self, cast: Cast, unit: UnitPage):
        owner, reviewer = user_of(cast.editor), user_of(cast.reviewer)
        reviewing.set_date(by=owner, instance=unit, due=timezone.localdate(), owner=owner)
        owner.is_active = False
        owner.save()
        reminding.send_all(today=timezone.localdate())
        assert {message.to[0] for message in mail.outbox} == {reviewer.email}

    def test_a_service_that_helps_is_left_to_its_own_reminder(self, cast: Cast, loaded_site: None):
        user_of(cast.reviewer)
        someday = timezone.localdate() + datetime.timedelta(days=4000)
        due = reminding.due_items(today=someday)
        assert any(item.reminds_itself for item in reviewing.listed(today=someday))
        assert due
        assert not any(item.reminds_itself for item in due)

    def test_a_mail_speaks_the_language_of_its_reader(self, cast: Cast, unit: UnitPage):
        from wagtail.users.models import UserProfile

        owner = user_of(cast.editor)
        UserProfile.objects.update_or_create(user=owner, defaults={"preferred_language": "en"})
        reviewing.set_date(by=owner, instance=unit, due=timezone.localdate(), owner=owner)
        reminding.send_all(today=timezone.localdate())
        assert mail.outbox[0].subject == "To be read again"

    def test_a_dry_run_says_who_and_mails_nobody(self, cast: Cast, unit: UnitPage, capsys: Any):
        owner = user_of(cast.editor)
        reviewing.set_date(by=owner, instance=unit, due=timezone.localdate(), owner=owner)
        call_command("send_reviews", dry_run=True, format="json")
        assert json.loads(capsys.readouterr().out) == {owner.email: 1}
        assert mail.outbox == []


class TestPages:
    def test_the_list_shows_what_is_urgent_first(self, cast: Cast, unit: UnitPage):
        reviewing.set_date(by=user_of(cast.editor), instance=unit, due=datetime.date(2001, 1, 2), owner=None)
        html = cast.editor.get(reverse("editorial_reviews")).content.decode()
        assert "2001-01-02" in html
        later = cast.editor.get(reverse("editorial_reviews"), {"due": "later"}).content.decode()
        assert "2001-01-02" not in later
        mine = cast.editor.get(reverse("editorial_reviews"), {"due": "all", "mine": "1"}).content.decode()
        assert "2001-01-02" not in mine

    def test_the_calendar_shows_what_goes_live_expires_and_falls_due(self, cast: Cast, unit: UnitPage):
        self.plan(cast, unit)
        html = cast.editor.get(reverse("editorial_calendar"), {"month": "2030-03"}).content.decode()
        cells = {
            day: html.split(f'datetime="2030-03-{day}"')[1].split("</td>")[0] for day in ("05", "06", "07")
        }
        assert "게시" in cells["05"]
        assert "게시 끝" in cells["06"]
        assert "다시 읽을 날" in cells["07"]

    def plan(self, cast: Cast, unit: UnitPage) -> None:
        """One thing of each kind on three days of March 2030."""
        zone = timezone.get_current_timezone()
        page = UnitPage.objects.get(pk=unit.pk)
        page.go_live_at = datetime.datetime(2030, 3, 5, 9, tzinfo=zone)
        page.save_revision().publish()
        Page.objects.filter(pk=unit.pk).update(expire_at=datetime.datetime(2030, 3, 6, 0, tzinfo=zone))
        reviewing.set_date(by=user_of(cast.editor), instance=unit, due=datetime.date(2030, 3, 7), owner=None)

    @pytest.mark.parametrize("month", ["", "0001-01", "9999-12", "2030-13", "x", "2030-2-30", "٢٠٣٠-٠١"])
    def test_any_month_is_an_answer(self, cast: Cast, month: str):
        assert cast.editor.get(reverse("editorial_calendar"), {"month": month}).status_code == 200

    def test_days_at_the_edge_of_a_month_belong_to_the_zone_of_the_site(self, cast: Cast, unit: UnitPage):
        self.plan(cast, unit)
        day = datetime.date(2030, 3, 6)
        kinds = [entry.happening for entry in scheduling.entries(start=day, end=day)]
        assert kinds == [Happening.EXPIRES]


class TestFeed:
    def address(self, client: Client) -> str:
        return agenda.feed_address(user_of(client))

    def test_a_calendar_program_reads_it_without_signing_in(self, cast: Cast, unit: UnitPage):
        reviewing.set_date(by=user_of(cast.editor), instance=unit, due=timezone.localdate(), owner=None)
        answer = Client().get(self.address(cast.editor))
        text = answer.content.decode()
        assert answer["Content-Type"].startswith("text/calendar")
        assert answer["Cache-Control"] == "no-store"
        assert text.startswith("BEGIN:VCALENDAR\r\n")
        assert text.endswith("END:VCALENDAR\r\n")
        assert f"DTSTART;VALUE=DATE:{timezone.localdate():%Y%m%d}" in text
        assert "찍기 전" in text.replace("\r\n ", "")

    def test_it_ends_with_the_password_the_role_and_the_account(self, cast: Cast, loaded_site: None):
        client, person = cast.editor, user_of(cast.editor)
        address = self.address(client)
        person.set_password("another-river-lantern")
        person.save()
        assert Client().get(address).status_code == 404
        fresh = agenda.feed_address(person)
        assert Client().get(fresh).status_code == 200
        person.groups.clear()
        assert Client().get(fresh).status_code == 404

    @pytest.mark.parametrize("token", ["x", "1-abc", "1-abc:def", "::", "%00"])
    def test_any_other_secret_is_missing(self, db: None, token: str):
        assert Client().get(f"/calendar/{token}.ics").status_code == 404
