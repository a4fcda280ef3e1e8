"""Who is shown to whom, in which order, with which words, at which cost."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.utils import translation
from language.tiers import Tier
from safety import directory
from safety.directory import readers_of, seconds_until_change, services_elsewhere, services_for
from safety.domain.schedules import DAY_NAMES
from safety.models import HelpService

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Asia/Seoul"))  # a Tuesday
FIRST = ["1366", "1388", "117", "112"]


def listed(readers: str, **options: object) -> list[str]:
    return [entry.slug for entry in services_for(country="KR", readers=readers, now=NOW, **options)]


def entry(slug: str, *, readers: str = "adult", now: datetime = NOW) -> directory.Entry:
    found = [
        *services_for(country="KR", readers=readers, now=now),
        *services_elsewhere(country="KR", now=now),
    ]
    return next(entry for entry in found if entry.slug == slug)


@pytest.mark.parametrize("tier", list(Tier))
def test_every_tier_starts_with_the_same_four_lines_in_the_same_order(loaded, tier):
    found = services_for(country="KR", readers=readers_of(tier), now=NOW)
    assert [entry.phone for entry in found[:4]] == FIRST


@pytest.mark.parametrize("tier", [Tier.E1, Tier.E2, Tier.E3, None])
def test_children_and_unknown_readers_see_the_four_lines_only(loaded, tier):
    assert [entry.phone for entry in services_for(country="KR", readers=readers_of(tier), now=NOW)] == FIRST


def test_children_are_linked_to_no_form_on_the_web(loaded):
    HelpService.objects.filter(slug="kr-112").update(web="https://ecrm.police.go.kr/minwon/main")
    assert all(entry.web == "" for entry in services_for(country="KR", readers="child", now=NOW))


def test_an_editor_cannot_open_the_childrens_list_by_marking_another_service_first(loaded):
    row = HelpService.objects.get(slug="kr-d4u")
    row.hidden, row.first, row.audience, row.note = False, True, ["child", "teen", "adult"], ""
    row.save()
    assert "kr-d4u" not in listed("child")
    assert "kr-d4u" in listed("teen")


def test_teenagers_also_see_take_it_down_and_no_service_for_adults(loaded):
    found = listed("teen")
    assert "intl-tid" in found
    assert "intl-stopncii" not in found


def test_adults_see_every_confirmed_service_of_the_country(loaded):
    confirmed = HelpService.objects.filter(country__in=["KR", "INTL"], hidden=False)
    wanted = {row.slug for row in confirmed if row.first or "adult" in row.audience}
    assert set(listed("adult")) == wanted
    assert {"kr-kcsvrc", "kr-sunflower", "intl-stopncii"} <= wanted


@pytest.mark.parametrize(
    "slug", ["kr-d4u", "kr-portal", "kr-1377", "kr-seoul", "kr-takteen", "hk-999", "cn-12338"]
)
def test_what_is_not_confirmed_is_shown_to_nobody(loaded, slug):
    everybody = [*listed("child"), *listed("teen"), *listed("adult")]
    everybody += [entry.slug for entry in services_elsewhere(country="KR", now=NOW)]
    assert slug not in everybody


def test_confirming_a_service_shows_it_at_once(loaded):
    assert "kr-takteen" not in listed("teen")
    row = HelpService.objects.get(slug="kr-takteen")
    row.hidden, row.note = False, "Confirmed by phone."
    row.save()
    assert "kr-takteen" in listed("teen")


@pytest.mark.parametrize("note", ["Confirm by hand.", "Number is out of date.", "번호 확인 필요"])
def test_a_note_that_says_confirm_hides_a_service_whoever_forgot_to(loaded, note):
    HelpService.objects.filter(slug="kr-kcsvrc").update(note=note)
    directory.kept.forget()
    assert "kr-kcsvrc" not in listed("adult")


def test_other_countries_come_by_country_and_only_confirmed(loaded):
    found = services_elsewhere(country="KR", now=NOW)
    assert {entry.country for entry in found} >= {"JP", "HK", "TW"}
    assert not {entry.country for entry in found} & {"KR", "INTL"}
    places = [entry.country for entry in found]
    assert places == sorted(places, key=places.index)  # each country in one piece


def test_a_site_in_another_country_puts_its_own_day_and_night_line_first(loaded):
    found = services_for(country="JP", readers="child", now=NOW)
    assert [entry.slug for entry in found] == ["jp-sos", "jp-childline"]


@pytest.mark.parametrize(
    ("language", "readers", "words"),
    [
        ("en", "child", "Open now"),
        ("en", "adult", "Open now"),
    ],
)
def test_a_line_open_day_and_night_says_that_it_is_open_now(loaded, language, readers, words):
    with translation.override(language):
        found = entry("kr-1366", readers=readers)
    assert (found.status_words, found.is_open) == (words, True)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24 12:00", "Opens Tuesday at 16:00"),
        ("2026-11-24 17:00", "Open now, until 21:00"),
        ("2026-12-21 22:00", "Opens Tuesday at 16:00"),
        ("2026-11-24 22:00", "Opens Wednesday at 16:00"),
        ("2026-12-28 22:00", "Opens January 4 at 16:00"),
        ("2027-01-02 12:00", "Opens Monday at 16:00"),
    ],
)
def test_a_line_with_hours_says_when_it_opens(loaded, now, words):
    with translation.override("en"):
        moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Asia/Tokyo"))
        assert entry("jp-childline", now=moment).status_words == words


def test_days_without_times_are_named_and_nothing_more(loaded):
    with translation.override("en"):
        assert entry("kr-kcsvrc").status_words == "Tue–Thu, times not known"
    assert entry("kr-kcsvrc").status_words.startswith("화–목, ")


def test_times_without_days_are_named_and_nothing_more(loaded):
    with translation.override("en"):
        found = entry("tw-siarc")
    assert (found.status_words, found.hours_words) == ("09:00–22:00, days not known (Taipei time)", "")


def line(slug: str, country: str, **changes: object) -> HelpService:
    values = {
        "name_ko": "전화", "name_en": "Line", "what_ko": "상담", "what_en": "Talk", "audience": ["adult"],
        "verified_on": "2026-11-22", "hours": {"known": "always"},
    }  # fmt: skip
    return HelpService.objects.create(slug=slug, country=country, **{**values, **changes})


@pytest.mark.parametrize(
    ("country", "zone", "now", "words"),
    [
        # A Tuesday noon in Seoul.
        ("GB", "Europe/London", "2026-11-24 12:00", "Opens Tuesday at 09:00 (London time; in Seoul 18:00)"),
        (
            "US",
            "America/Los_Angeles",
            "2026-11-24 12:00",
            "Opens Tuesday at 09:00 (Los Angeles time; in Seoul Wednesday 02:00)",
        ),
        # In summer London is an hour nearer.
        ("GB", "Europe/London", "2026-07-07 12:00", "Opens Tuesday at 09:00 (London time; in Seoul 17:00)"),
        (
            "GB",
            "Europe/London",
            "2026-11-24 19:00",
            "Open now, until 17:00 (London time; in Seoul Wednesday 02:00)",
        ),
        (
            "HK",
            "Asia/Hong_Kong",
            "2026-11-24 12:00",
            "Open now, until 17:00 (Hong Kong time; in Seoul 18:00)",
        ),
        (
            "CN",
            "Asia/Shanghai",
            "2026-11-24 23:00",
            "Opens Wednesday at 09:00 (Shanghai time; in Seoul 10:00)",
        ),
        ("JP", "Asia/Tokyo", "2026-11-24 12:00", "Open now, until 17:00"),
    ],
)
def test_a_place_whose_clocks_differ_says_whose_time_it_is_and_what_ours_is(
    loaded, country, zone, now, words
):
    week = {day: ["09:00-17:00"] for day in DAY_NAMES}
    line("far-line", country, hours={"known": "weekly", "zone": zone, "week": week})
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Asia/Seoul"))
    with translation.override("en"):
        assert entry("far-line", now=moment).status_words == words


@pytest.mark.parametrize(
    ("country", "holidays", "zone", "now", "opens"),
    [
        # Showa Day on a Wednesday; Golden Week with its substitute day.
        ("JP", "JP", "Asia/Tokyo", "2026-04-28 19:00", "Opens Thursday at 09:00"),
        ("JP", "JP", "Asia/Tokyo", "2026-05-02 12:00", "Opens Thursday at 09:00"),
        # The lunar new year of 2027 is Saturday 6 February in Hong Kong and Taiwan.
        ("HK", "HK", "Asia/Hong_Kong", "2027-02-05 19:00", "Opens Wednesday at 09:00"),
        # Thanksgiving, on the 26th of November 2026.
        ("US", "US", "America/New_York", "2026-11-25 20:00", "Opens Friday at 09:00"),
        # The last Monday of August is a holiday in England and not in Scotland.
        ("GB", "GB-ENG", "Europe/London", "2026-08-28 20:00", "Opens Tuesday at 09:00"),
        ("GB", "GB-SCT", "Europe/London", "2026-08-28 20:00", "Opens Monday at 09:00"),
        # Christmas on a Friday, Boxing Day on a Saturday with its substitute on Monday, in England.
        ("GB", "GB-ENG", "Europe/London", "2026-12-24 20:00", "Opens Tuesday at 09:00"),
    ],
)
def test_the_next_opening_leaps_over_the_holidays_of_the_country(loaded, country, holidays, zone, now, opens):
    week = {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
    line("office", country, hours={"known": "weekly", "zone": zone, "week": week, "holidays": holidays})
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    with translation.override("en"):
        found = entry("office", now=moment)
    assert found.status_words.startswith(opens)
    assert "on public holidays" in found.hours_words


def test_irregular_services_promise_no_answer(loaded):
    line("cn-group", "CN", hours={"known": "irregular"})
    with translation.override("en"):
        found = entry("cn-group")
    assert found.status_words == "No fixed hours, and no promise of an answer"
    assert (found.is_open, found.has_calendar) == (False, False)


def test_paper_says_what_is_known_of_the_hours_and_never_who_is_open_now(loaded):
    with translation.override("en"):
        told = {
            slug: entry(slug).lasting_words for slug in ("kr-1366", "kr-117", "kr-kcsvrc", "jp-childline")
        }
    assert told == {
        "kr-1366": "24 hours, every day",
        "kr-117": "Opening hours not known",
        "kr-kcsvrc": "Tue–Thu, times not known",
        "jp-childline": "every day 16:00–21:00 (closed December 29–January 3)",
    }


def test_where_no_hours_are_known_the_page_says_so(loaded):
    with translation.override("en"):
        assert entry("kr-117").status_words == "Opening hours not known"


def test_what_a_service_is_for_is_told_apart(loaded):
    with translation.override("en"):
        told = {
            slug: entry(slug).purpose_words for slug in ("kr-1366", "kr-112", "cn-12377", "intl-stopncii")
        }
    assert told == {
        "kr-1366": "Someone to talk to",
        "kr-112": "When there is danger now",
        "cn-12377": "Takes reports",
        "intl-stopncii": "Helps with taking pictures down",
    }


def test_a_cost_that_no_source_names_is_not_guessed(loaded):
    with translation.override("en"):
        assert entry("kr-1366").fee_words == "Cost not known"
        assert entry("intl-stopncii").fee_words == "Free of charge"


def test_a_closed_line_names_the_one_that_answers_at_any_hour_for_the_same_people(loaded):
    assert entry("kr-kcsvrc").otherwise == "1366"
    assert entry("jp-childline").otherwise == "0120-0-78310"
    assert entry("kr-1366").otherwise == ""
    # The line of day and night in Japan is for children and teenagers, this one is for adults too.
    assert entry("jp-8891").otherwise == ""


def test_a_language_or_country_that_nobody_foresaw_breaks_no_page(loaded):
    line("vn-line", "VN", languages=["vi", "zh-Hant", "qqq", "kvk"])
    with translation.override("en"):
        assert (
            entry("vn-line").language_words == "Vietnamese, Chinese (Traditional), qqq, Korean Sign Language"
        )
    assert entry("vn-line").language_words == "베트남어, 중국어(번체), qqq, 한국수어"


def test_public_holidays_of_korea_are_closed_lunar_ones_too(loaded):
    HelpService.objects.create(
        slug="kr-office",
        country="KR",
        name_ko="기관",
        name_en="Office",
        what_ko="상담",
        what_en="Talk",
        audience=["adult"],
        verified_on="2026-11-22",
        hours={
            "known": "weekly",
            "week": {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")},
            "holidays": "KR",
        },
    )
    new_years_eve = datetime(
        2027, 2, 5, 19, 0, tzinfo=ZoneInfo("Asia/Seoul")
    )  # the lunar new year is 7 February
    with translation.override("en"):
        # Monday the 8th is part of the feast and Tuesday the 9th stands in for the Sunday.
        assert entry("kr-office", now=new_years_eve).status_words == "Opens Wednesday at 09:00"


def test_a_phone_dials_digits_also_where_letters_or_signs_are_written(loaded):
    assert entry("us-cybertip").dial == "18008435678"
    assert entry("jp-8891").dial == "%238891"
    assert entry("tw-siarc").dial == "0266057373"


def test_the_directory_costs_one_query_once(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        listed("adult")
    with django_assert_num_queries(0):
        listed("child")
        listed("teen")
        seconds_until_change(NOW)


def test_what_is_kept_never_freezes_who_is_open(loaded):
    before = datetime(2026, 11, 24, 15, 59, 59, tzinfo=ZoneInfo("Asia/Tokyo"))
    after = datetime(2026, 11, 24, 16, 0, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert not entry("jp-childline", now=before).is_open
    assert entry("jp-childline", now=after).is_open


def test_a_page_lives_until_the_next_line_opens_and_an_hour_at_most(loaded):
    before = datetime(2026, 11, 24, 15, 50, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert seconds_until_change(before) == 600
    assert seconds_until_change(NOW) == 3600


def test_an_edit_is_told_to_the_rooms_above(loaded):
    told = []

    def hear(**_: object) -> None:
        told.append(1)

    directory.changed.connect(hear)
    try:
        HelpService.objects.get(slug="kr-117").save()
    finally:
        directory.changed.disconnect(hear)
    assert told == [1]


def test_without_rows_the_lines_of_the_data_file_stand_in(db):
    HelpService.objects.all().delete()
    assert [entry.phone for entry in services_for(country="KR", readers="child", now=NOW)] == FIRST


def test_without_a_database_the_lines_of_the_data_file_stand_in(monkeypatch):
    def gone() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(directory, "from_table", gone)
    assert [entry.phone for entry in services_for(country="KR", readers="child", now=NOW)] == FIRST
