"""Services that must be checked again: the list, the button, the mails, and what the history keeps of it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from cast import Cast
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from factories import person
from people.models import User
from people.rights import settle
from people.roles import Role
from safety import reminding, reviewing
from safety.directory import due
from safety.models import HelpService
from wagtail.models import ModelLogEntry

CHECKED = date(2026, 11, 22)  # the day in the data file
TODAY = CHECKED + timedelta(days=30)
LATER = CHECKED + timedelta(days=181)


@pytest.fixture
def rights(loaded: None) -> Iterator[None]:
    settle()
    return


@pytest.fixture
def editor(rights: None) -> User:
    return person(Role.EDITOR)


def slugs(today: date) -> set[str]:
    return {one.slug for one in due(today)}


def row(slug: str) -> HelpService:
    return HelpService.objects.get(slug=slug)


# --- what is due --------------------------------------------------------------------------------------------------


def test_a_service_is_due_from_the_181st_day_after_it_was_checked(loaded):
    assert "kr-1366" not in slugs(CHECKED + timedelta(days=180))
    assert "kr-1366" in slugs(LATER)
    found = next(one for one in due(LATER + timedelta(days=9)) if one.slug == "kr-1366")
    assert (found.due, found.why) == (LATER, "old")


def test_what_is_hidden_until_somebody_confirms_it_is_due_from_the_first_day(loaded):
    hidden = set(HelpService.objects.filter(hidden=True).values_list("slug", flat=True))
    assert slugs(TODAY) == hidden
    assert {one.why for one in due(TODAY)} == {"unsure"}


def test_a_note_that_says_confirm_makes_a_shown_service_due(loaded):
    HelpService.objects.filter(slug="kr-117").update(note="Hours are out of date.")
    assert "kr-117" in slugs(TODAY)


def test_a_service_that_nobody_ever_checked_is_due(loaded):
    HelpService.objects.filter(slug="kr-117").update(verified_on=None)
    found = next(one for one in due(TODAY) if one.slug == "kr-117")
    assert (found.why, found.due) == ("never", TODAY)


def test_a_later_day_shows_what_is_coming_for_calendars(loaded):
    coming = {one.slug: one.due for one in due(LATER)}
    assert coming["jp-sos"] == LATER
    assert all(day <= LATER for day in coming.values())


def test_every_entry_leads_to_the_form_in_which_it_is_changed(loaded):
    found = due(TODAY)[0]
    assert found.url == reverse("wagtailsnippets_safety_helpservice:edit", args=[found.pk])
    assert found.title


# --- noting that one was checked ----------------------------------------------------------------------------------


def test_checking_off_writes_the_day_the_name_and_the_history(editor):
    reviewing.check_off(pk=row("kr-1366").pk, by=editor, today=LATER)
    found = row("kr-1366")
    assert (found.verified_on, found.checked_by) == (LATER, str(editor))
    assert "kr-1366" not in slugs(LATER)
    entry = ModelLogEntry.objects.filter(action="safety.checked").get()
    assert entry.user == editor
    assert found.latest_revision.user == editor


def test_what_is_not_sure_needs_more_than_a_date(editor):
    with pytest.raises(ValidationError):
        reviewing.check_off(pk=row("kr-d4u").pk, by=editor, today=TODAY)
    assert row("kr-d4u").verified_on == CHECKED


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.TEACHER, Role.OFFICER])
def test_only_editors_and_reviewers_check_services_off(rights, role):
    with pytest.raises(PermissionDenied):
        reviewing.check_off(pk=row("kr-1366").pk, by=person(role), today=LATER)


def test_the_list_at_the_desk_has_a_button_for_what_is_old_and_a_link_for_what_is_not_sure(rights):
    HelpService.objects.filter(slug="kr-1366").update(verified_on=date(2020, 1, 1))
    page = Cast().editor.get(reverse("safety_due")).content.decode()
    assert f'action="{reverse("safety_checked", args=[row("kr-1366").pk])}"' in page
    assert f'action="{reverse("safety_checked", args=[row("kr-d4u").pk])}"' not in page
    assert reverse("wagtailsnippets_safety_helpservice:edit", args=[row("kr-d4u").pk]) in page


def test_pressing_the_button_takes_the_service_off_the_list(rights):
    HelpService.objects.filter(slug="kr-1366").update(verified_on=date(2020, 1, 1))
    browser = Cast().editor
    answer = browser.post(reverse("safety_checked", args=[row("kr-1366").pk]), follow=True)
    assert answer.status_code == 200
    assert row("kr-1366").verified_on == timezone.localdate()
    assert f'action="{reverse("safety_checked", args=[row("kr-1366").pk])}"' not in answer.content.decode()


def test_pressing_it_for_what_is_not_sure_or_gone_changes_nothing_and_says_why(rights):
    browser = Cast().editor
    answer = browser.post(reverse("safety_checked", args=[row("kr-d4u").pk]), follow=True)
    assert "메모" in answer.content.decode()
    assert row("kr-d4u").verified_on == CHECKED
    assert browser.post(reverse("safety_checked", args=[999_999])).status_code == 404


@pytest.mark.parametrize("member", ["translator", "teacher", "pupil"])
def test_others_neither_see_the_list_nor_press_the_button(rights, member):
    browser = Cast().as_role(member)
    HelpService.objects.filter(slug="kr-1366").update(verified_on=date(2020, 1, 1))
    assert browser.get(reverse("safety_due")).status_code != 200
    browser.post(reverse("safety_checked", args=[row("kr-1366").pk]))
    assert row("kr-1366").verified_on == date(2020, 1, 1)


def test_an_empty_list_says_so(rights):
    HelpService.objects.exclude(slug="kr-1366").delete()
    HelpService.objects.update(verified_on=timezone.localdate())
    assert "확인할 것이 없습니다" in Cast().editor.get(reverse("safety_due")).content.decode()


# --- mails --------------------------------------------------------------------------------------------------------


def test_the_owner_gets_what_is_hers_and_every_editor_the_rest(editor):
    owner = person(Role.REVIEWER)
    HelpService.objects.filter(slug="kr-d4u").update(owner=owner)
    sent = reminding.send_all(today=TODAY)
    assert sent[owner.email] == 1
    letters = {message.to[0]: message.body for message in mail.outbox}
    assert "중앙디지털성범죄피해자지원센터" in letters[owner.email]
    assert "/cms/snippets/safety/helpservice/edit/" in letters[owner.email]
    assert "중앙디지털성범죄피해자지원센터" not in letters[editor.email]
    assert sent[editor.email] == len(due(TODAY)) - 1


def test_an_owner_whose_account_is_closed_leaves_her_services_to_the_editors(editor):
    owner = person(Role.REVIEWER, is_active=False)
    HelpService.objects.filter(slug="kr-d4u").update(owner=owner)
    assert set(reminding.send_all(today=TODAY)) == {editor.email}


def test_nobody_is_mailed_about_the_same_service_twice_within_two_weeks(editor):
    assert reminding.send_all(today=TODAY)
    assert reminding.send_all(today=TODAY + timedelta(days=13)) == {}
    assert reminding.send_all(today=TODAY + timedelta(days=14))
    assert len(mail.outbox) == 2


def test_two_editors_both_get_the_list_once(editor):
    other = person(Role.EDITOR)
    reminding.send_all(today=TODAY)
    reminding.send_all(today=TODAY + timedelta(days=1))
    assert sorted(message.to[0] for message in mail.outbox) == sorted([editor.email, other.email])


def test_a_service_checked_meanwhile_is_not_mailed(editor):
    HelpService.objects.exclude(slug="kr-1366").delete()
    HelpService.objects.update(verified_on=CHECKED)
    reviewing.check_off(pk=row("kr-1366").pk, by=editor, today=LATER)
    assert reminding.mail_list.call(editor.pk, LATER.isoformat()) == 0
    assert mail.outbox == []


def test_a_mail_that_cannot_be_sent_is_tried_again_the_next_day(editor, monkeypatch):
    def down(*_: object, **__: object) -> int:
        raise OSError("no mail server")

    monkeypatch.setattr(reminding, "send_mail", down)
    with pytest.raises(OSError, match="no mail server"):
        reminding.mail_list.call(editor.pk, TODAY.isoformat())
    assert not HelpService.objects.exclude(reminded_on=None).exists()


def test_the_command_says_what_is_due_and_who_is_mailed(editor, capsys):
    HelpService.objects.filter(slug="kr-1366").update(verified_on=date(2020, 1, 1))
    call_command("remind_help", "--dry-run", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert {"id": "kr-1366", "why": "old", "since": "2020-06-30"} in told["due"]
    assert told["mails"] == {editor.email: len(told["due"])}
    assert mail.outbox == []
    call_command("remind_help")
    assert editor.email in capsys.readouterr().out
    assert len(mail.outbox) == 1


# --- history ------------------------------------------------------------------------------------------------------


def test_a_new_release_of_the_file_is_kept_in_the_history(loaded):
    from safety.loading import load_directory

    HelpService.objects.filter(slug="kr-117").update(phone="118")
    before = row("kr-117").revisions.count()
    load_directory(overwrite=True)
    found = row("kr-117")
    assert found.revisions.count() == before + 1
    assert found.latest_revision.content["phone"] == "117"
    assert ModelLogEntry.objects.filter(object_id=str(found.pk), action="wagtail.edit").exists()
