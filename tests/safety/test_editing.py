"""The editors' form: what it refuses, and in which words."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from safety.domain.schedules import Known
from safety.models import HelpService, SafetySettings
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
