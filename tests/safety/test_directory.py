"""Who is shown to whom, in which order, with which words, at which cost."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.utils import translation
from language.tiers import Tier
from safety import directory
from safety.directory import readers_of, seconds_until_change, services_elsewhere, services_for
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
    row.hidden, row.first, row.audience = False, True, ["child", "teen", "adult"]
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
    row.hidden = False
    row.save()
    assert "kr-takteen" in listed("teen")


def test_other_countries_come_by_country_and_only_confirmed(loaded):
    found = services_elsewhere(country="KR", now=NOW)
    assert {entry.country for entry in found} >= {"JP", "HK", "TW"}
    assert not {entry.country for entry in found} & {"KR", "INTL"}
    assert [entry.country for entry in found] == sorted(entry.country for entry in found)


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
        ("2026-11-24 17:00", "Open now"),
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
        assert entry("kr-kcsvrc").status_words == "Tue, Wed, Thu, times not known"
    assert entry("kr-kcsvrc").status_words.startswith("화·수·목, ")


def test_times_without_days_are_named_and_nothing_more(loaded):
    with translation.override("en"):
        found = entry("tw-siarc")
    assert (found.status_words, found.hours_words) == (
        "Opening hours being checked",
        "09:00–22:00, days not known",
    )


def test_a_place_whose_clocks_differ_marks_its_times_as_its_own(loaded):
    HelpService.objects.create(
        slug="gb-line",
        country="GB",
        name_ko="전화",
        name_en="Line",
        what_ko="상담",
        what_en="Talk",
        audience=["adult"],
        verified_on="2026-11-22",
        hours={"known": "weekly", "zone": "Europe/London", "week": {"wed": ["09:00-17:00"]}},
    )
    with translation.override("en"):
        assert entry("gb-line").status_words == "Opens Wednesday at 09:00 there"


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
