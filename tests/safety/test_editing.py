"""The editors' form: what it refuses, and in which words."""

import re
from html.parser import HTMLParser

import pytest
from cast import Cast
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from factories import person
from people.rights import settle
from people.roles import Role
from safety.domain.schedules import Interval, Known
from safety.models import HelpService, SafetySettings
from safety.refusing import check_phone
from wagtail.admin.panels import get_edit_handler
from wagtail.snippets.models import get_snippet_models


def service(**changes: object) -> HelpService:
    values = {
        "slug": "kr-x", "country": "KR", "name_ko": "전화", "name_en": "Line", "what_ko": "상담", "what_en": "Talk",
        "hours": {"known": "always"}, "audience": ["adult"], "verified_on": "2026-11-22",
    }  # fmt: skip
    return HelpService(**{**values, **changes})


def refusals(found: HelpService) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        found.full_clean()
    return refused.value.message_dict


def test_a_service_with_everything_needed_is_taken(db):
    service().full_clean()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (
            "hours",
            {"known": "weekly", "week": {"mon": ["9 to 6"]}},
            "week.mon: Write times such as 16:00-21:00, not “9 to 6”.",
        ),
        (
            "hours",
            {"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "zone": "Asia/Soul"},
            "zone: Write a time zone",
        ),
        (
            "hours",
            {"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "holidays": "QQ"},
            "holidays: Write the country",
        ),
        ("hours", ["09:00"], 'hours: Write an object such as {"known": "always"}.'),
        ("audience", ["pupils"], "Write a list of readers"),
        ("audience", "adult", "Write a list of readers"),
        ("languages", "ko", "Write a list of language codes"),
        ("country", "Korea", "capital letters"),
        ("verified_on", None, "Say when it was checked"),
    ],
)
def test_a_refusal_names_the_field_and_says_what_to_write(db, field, value, words):
    with translation.override("en"):
        found = refusals(service(**{field: value}))
    assert any(words in message for message in found[field])


def test_braces_in_what_an_editor_wrote_stay_what_they_are(db):
    with translation.override("en"):
        found = refusals(service(hours={"known": "weekly", "week": {"mon": ["{0.__class__}"]}}))
    assert "not “{0.__class__}”" in found["hours"][0]


def test_a_hidden_service_may_wait_for_its_date(db):
    service(hidden=True, verified_on=None).full_clean()


def test_hours_that_an_older_release_left_unreadable_count_as_unknown():
    assert service(hours={"known": "fortnightly"}).schedule.known is Known.UNKNOWN


def test_irregular_services_say_so():
    assert service(hours={"known": "irregular"}).irregular
    assert not service().irregular


def test_editors_find_services_and_settings_in_their_desk(db):
    assert HelpService in get_snippet_models()
    for model in (HelpService, SafetySettings):
        form = get_edit_handler(model).get_form_class()
        assert form.base_fields


# --- the form at the desk -----------------------------------------------------------------------------------------

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture
def desk(loaded: None) -> Client:
    settle()
    return Cast().editor


def address(slug: str) -> str:
    return reverse("wagtailsnippets_safety_helpservice:edit", args=[HelpService.objects.get(slug=slug).pk])


def as_posted(page: str) -> dict[str, object]:
    """Give the fields of a form as a browser would send them."""
    fields = Fields()
    fields.feed(page)
    return fields.values


class Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, object] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = str(given.get("name") or "")
        if tag == "input" and given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                self.values.setdefault(name, [])
                self.values[name].append(given.get("value", "on"))
        elif tag == "input" and name:
            self.values[name] = given.get("value") or ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.values[self.select] = given.get("value") or ""
        elif tag == "textarea":
            self.area = name
            self.values[name] = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area] = f"{self.values[self.area]}{data}".removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area


def opened(desk: Client, slug: str) -> dict[str, object]:
    return as_posted(desk.get(address(slug)).content.decode())


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(desk):
    before = {row.slug: row.hours for row in HelpService.objects.all()}
    for slug in before:
        answer = desk.post(address(slug), opened(desk, slug))
        assert answer.status_code == 302, slug
    assert {row.slug: row.hours for row in HelpService.objects.all()} == before


def test_hours_are_written_in_plain_rows(desk):
    posted = opened(desk, "kr-kcsvrc")
    posted |= {
        "hours_known": "weekly",
        "hours_days": [],
        "hours_holidays": "kr",
        "hours_closed": "12-29/01-03, 05-01",
    }
    posted |= {
        "hours_tue": "9:00~12:00, 13:00 – 18:00",
        "hours_fri": "22:00-02:00",
        "languages": "ko, zh-hant EN",
    }
    posted |= {"phone": "０２－３１４１－６１９１", "country": "kr"}
    assert desk.post(address("kr-kcsvrc"), posted).status_code == 302
    row = HelpService.objects.get(slug="kr-kcsvrc")
    assert row.hours == {
        "known": "weekly",
        "week": {"tue": ["9:00~12:00", "13:00 – 18:00"], "fri": ["22:00-02:00"]},
        "closed": ["12-29/01-03", "05-01"],
        "holidays": "KR",
    }
    assert row.schedule.week[1][0] == Interval(540, 720)
    assert (row.phone, row.country, row.languages) == ("02-3141-6191", "KR", ["ko", "zh-Hant", "en"])


@pytest.mark.parametrize(
    ("changes", "where", "words"),
    [
        ({"hours_mon": "9 to 6"}, "hours", "Monday: Write times such as 16:00-21:00, not “9 to 6”."),
        ({"hours_mon": "25:00-26:00"}, "hours", "Monday: A day has times from 00:00 to 24:00"),
        ({"hours_tue": "09:00-12:00, 11:00-14:00"}, "hours", "Tuesday: Two of these times overlap."),
        (
            {"hours_mon": "22:00-03:00", "hours_tue": "02:00-04:00"},
            "hours",
            "Tuesday: These times overlap with those of the night before.",
        ),
        (
            {"hours_sun": "22:00-03:00", "hours_mon": "02:00-04:00"},
            "hours",
            "Monday: These times overlap with those of the night before.",
        ),
        ({"hours_zone": "Asia/Soul"}, "hours", "Time zone: Write a time zone such as Asia/Seoul"),
        ({"hours_zone": "../../etc/passwd"}, "hours", "Time zone: Write a time zone such as Asia/Seoul"),
        ({"hours_holidays": "QQ"}, "hours", "Closed on the holidays of: Write the country"),
        ({"hours_holidays": "GB-XYZ"}, "hours", "Closed on the holidays of: Write the country"),
        ({"hours_closed": "13-01/01-03"}, "hours", "Closed on: Write closed days such as"),
        (
            {f"hours_{day}": "" for day in WEEKDAYS},
            "hours",
            "Times of the week: Write the times of at least one day",
        ),
        ({"hours_known": "always"}, "hours", "choose another kind of hours than “Day and night, every day”"),
        ({"hours_known": "days"}, "hours", "Days: Choose at least one day."),
        ({"hours_known": "sometimes"}, "hours", "What is known: Write always, weekly"),
        ({"phone": "call me"}, "phone", "Write the number with digits"),
        ({"phone": "02-1234-5678"}, "phone", "looks like a number made up"),
        ({"phone": "12"}, "phone", "has 3 to 15 signs"),
        ({"phone": ""}, "phone", "What is shown before the others needs a number."),
        ({"languages": "ja, klingon"}, "languages", "“klingon” is no language that we know."),
        ({"country": "XX"}, "country", "“XX” is no country that we know."),
        ({"audience": []}, "audience", "Choose at least one."),
        ({"web": "javascript:alert(1)"}, "web", "URL"),
        ({"note": "Confirm by phone."}, "note", "The note still says that something must be confirmed."),
        ({"verified_on": "2999-01-01"}, "verified_on", "This day has not come yet."),
        ({"verified_on": ""}, "verified_on", "Say when it was checked"),
    ],
)
def test_a_fault_is_said_at_its_field_and_nothing_is_lost(desk, changes, where, words):
    row = HelpService.objects.get(slug="jp-childline")
    posted = opened(desk, "jp-childline")
    posted |= {"name_en": "Childline, renamed", "hours_wed": "10:00-11:00", **changes}
    with translation.override("en"):
        answer = desk.post(address("jp-childline"), posted, headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    form = answer.context["form"]
    with translation.override("en"):
        assert any(words in message for message in form.errors[where]), form.errors
    assert set(form.errors) == {where}
    kept = as_posted(answer.content.decode())
    for name in ("name_en", "hours_wed", "hours_thu", "hours_closed", *changes):
        assert (
            kept.get(name, [] if name == "audience" else None) == posted[name]
            or not posted[name]
            or name == "hours_known"
        )
    assert HelpService.objects.get(pk=row.pk).name_en == row.name_en


def test_every_fault_of_the_hours_is_said_at_once_and_beside_its_row(desk):
    posted = opened(desk, "jp-childline")
    posted |= {"hours_mon": "9 to 6", "hours_zone": "Asia/Soul", "hours_closed": "soon"}
    page = desk.post(address("jp-childline"), posted).content.decode()
    for part in ("mon", "zone", "closed"):
        assert f'id="id_hours_{part}_fault"' in page
    assert 'id="id_hours_tue_fault"' not in page


@pytest.mark.parametrize("text", ["\x00", "09:00-\ud800", "1" * 5000, "<script>", "{value}", "٠٩:٠٠-١٨:٠٠"])
def test_whatever_is_typed_into_the_hours_is_answered_with_a_sentence(desk, text):
    posted = opened(desk, "jp-childline")
    safe = text.encode("utf-8", "replace").decode()
    for part in (*WEEKDAYS, "closed", "zone", "holidays"):
        answer = desk.post(address("jp-childline"), {**posted, f"hours_{part}": safe})
        assert answer.status_code == 200, part
        assert "<script>0" not in answer.content.decode()


def test_the_form_never_saves_by_itself(desk):
    assert desk.get(address("jp-childline")).context["autosave_enabled"] is False
    assert desk.get(reverse("wagtailsnippets_safety_helpservice:add")).context["autosave_enabled"] is False


def test_an_edit_stands_in_the_history_with_who_made_it(desk):
    posted = opened(desk, "kr-117") | {"what_en": "Bullying at school or online."}
    desk.post(address("kr-117"), posted)
    row = HelpService.objects.get(slug="kr-117")
    newest, before = row.revisions.order_by("-pk")[:2]
    assert newest.user is not None
    history = desk.get(reverse("wagtailsnippets_safety_helpservice:history", args=[row.pk]))
    assert history.status_code == 200
    compare = reverse(
        "wagtailsnippets_safety_helpservice:revisions_compare", args=[row.pk, before.pk, newest.pk]
    )
    assert "Bullying" in desk.get(compare).content.decode()


def test_a_new_service_is_made_in_the_same_form(desk):
    page = desk.get(reverse("wagtailsnippets_safety_helpservice:add")).content.decode()
    posted = as_posted(page) | {
        "slug": "de-line", "country": "DE", "purpose": "talk", "name_ko": "전화", "name_en": "Line", "what_ko": "상담",
        "what_en": "Talk", "phone": "116 111", "audience": ["child", "teen"], "verified_on": "2026-11-20",
        "hours_known": "weekly", "hours_zone": "Europe/Berlin", "hours_sat": "14:00-20:00", "languages": "de",
    }  # fmt: skip
    answer = desk.post(reverse("wagtailsnippets_safety_helpservice:add"), posted)
    assert answer.status_code == 302, answer.context["form"].errors
    row = HelpService.objects.get(slug="de-line")
    assert row.schedule.zone == "Europe/Berlin"
    assert row.fee == "unknown"


def test_only_people_who_keep_the_directory_can_look_after_a_service(desk):
    person(Role.TEACHER, email="teacher@example.org")
    person(Role.EDITOR, Role.REVIEWER, email="both@example.org")
    form = get_edit_handler(HelpService).get_form_class()()
    offered = [found.email for found in form.fields["owner"].queryset]
    assert "teacher@example.org" not in offered
    assert offered.count("both@example.org") == 1


@pytest.mark.parametrize("name", ["KIND_ADVICE", "HOLIDAY_ADVICE", "ZONE_ADVICE"])
def test_what_hours_are_refused_with_has_its_korean(name):
    from django.utils.translation import gettext
    from safety.domain import schedules

    advice = getattr(schedules, name)
    assert gettext(advice) != advice


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"known": "x"},
        {"known": "weekly"},
        {"known": "weekly", "week": {"x": ["1"]}},
        {"known": "weekly", "week": {"mon": "1"}},
        {"known": "weekly", "week": {"mon": ["1"]}},
        {"known": "weekly", "week": {"mon": ["25:00-26:00"]}},
        {"known": "weekly", "week": {"mon": ["09:00-12:00", "11:00-12:00"]}},
        {"known": "weekly", "week": {"mon": ["22:00-03:00"], "tue": ["02:00-03:00"]}},
        {"known": "weekly", "week": {"mon": ["09:00-12:00"]}, "closed": ["x"]},
        {"known": "weekly", "week": {"mon": ["09:00-12:00"]}, "closed": ["2027-01-03/2026-01-03"]},
        {"known": "days"},
    ],
)
def test_every_refusal_of_hours_is_said_in_korean(data):
    with pytest.raises(ValidationError) as refused:
        HelpService._meta.get_field("hours").run_validators(data if data else [1])
    assert re.search("[가-힣]", refused.value.messages[0])


@pytest.mark.parametrize("phone", ["call me", "12", "02-1234-5678", "(02 735"])
def test_every_refusal_of_a_number_is_said_in_korean(phone):
    with pytest.raises(ValidationError) as refused:
        check_phone(phone)
    assert re.search("[가-힣]", refused.value.messages[0])
