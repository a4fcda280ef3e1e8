"""Entries of the help directory as values: numbers that can be dialled, notes that are not sure, who is shown what."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safety.domain.choosing import ANYONE, at_any_hour, choose, choose_by_country, fits, speaks
from safety.domain.hours import Timetable
from safety.domain.listing import Purpose, Service
from safety.domain.phones import fault, tidy
from safety.domain.repeating import Day, how, patterns
from safety.domain.reviewing import Why, due_on, unsure_words, why_due
from safety.domain.schedules import A_DAY, Known, Schedule, Unreadable, read_parts, read_schedule

TODAY = date(2026, 11, 24)
BERLIN = ZoneInfo("Europe/Berlin")


def service(slug: str = "kr-x", **changes: object) -> Service:
    values = {
        "country": "KR", "names": {}, "whats": {}, "schedule": Schedule(Known.ALWAYS), "phone": "1366",
        "audience": frozenset({"teen", "adult"}),
    }  # fmt: skip
    return Service(slug=slug, **{**values, **changes})


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "112",
        "117",
        "999",
        "111",
        "1366",
        "#8891",
        "*77",
        "02-735-8994",
        "+82 2 735 8994",
        "(02) 735-8994",
        "0800 1111",
        "1-800-THE-LOST",
        "0120-0-78310",
        "2375 5322",
        "02.735.8994",
    ],
)
def test_numbers_that_can_be_dialled_are_taken(number):
    assert fault(number) == ""


@pytest.mark.parametrize(
    "number",
    [
        "call me",
        "1366 (24h)",
        "02-735-8994, 1366",
        "tel:1366",
        "1-800-the-lost",
        "12",
        "+",
        "(02 735",
        "0" * 16,
        "02-1234-5678",
        "000-0000",
        "010-8765-4321",
        "ext. 3",
        "02-735-8994 ext 3",
        "HELP",
    ],
)
def test_what_nobody_could_dial_is_refused_with_a_sentence(number):
    assert fault(number).endswith(".")
    assert "{value}" in fault(number)


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("０２－７３５－８９９４", "02-735-8994"),
        ("0120‑99‑7777", "0120-99-7777"),
        (" 02 – 735 — 8994 ", "02-735-8994"),
        ("2375\u00a05322", "2375 5322"),
    ],
)
def test_pasted_numbers_are_made_plain(pasted, plain):
    assert tidy(pasted) == plain
    assert fault(tidy(pasted)) == ""


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(st.text(max_size=60))
def test_any_text_is_a_number_or_gets_a_sentence_and_making_plain_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
    assert fault(tidy(text)) == "" or fault(tidy(text)).endswith(".")


# --- what is not sure ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "Confirm by hand.",
        "Please re-confirm.",
        "The address is to be confirmed",
        "not yet confirmed",
        "UNCONFIRMED",
        "Number is out of date",
        "Find it before showing.",
        "번호 확인 필요",
        "확인 후 공개",
    ],
)
def test_notes_that_are_not_sure_are_recognised(note):
    assert unsure_words(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Confirmed by phone on 3 May.",
        "The ministry confirms it.",
        "A mail of confirmation came.",
        "전화로 확인함",
        "Hours not found.",
        "Interpretation for foreign residents not verified.",
    ],
)
def test_notes_that_only_say_what_was_found_are_not(note):
    assert unsure_words(note) == ""


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_an_entry_is_due_exactly_from_the_181st_day(checked, days):
    found = why_due(note="", hidden=False, verified_on=checked, today=checked + timedelta(days=days))
    assert (found is Why.OLD) == (days > 180)
    assert due_on(checked) == checked + timedelta(days=181)


def test_what_is_not_sure_is_due_before_anything_else():
    assert why_due(note="confirm", hidden=False, verified_on=TODAY, today=TODAY) is Why.UNSURE
    assert why_due(note="", hidden=True, verified_on=TODAY, today=TODAY) is Why.UNSURE
    assert why_due(note="", hidden=False, verified_on=None, today=TODAY) is Why.NEVER
    assert why_due(note="", hidden=False, verified_on=TODAY, today=TODAY) is None


# --- who is shown what --------------------------------------------------------------------------------------------


def test_talking_stands_before_reporting_and_the_first_lines_before_both():
    listed = [
        service("a-report", purpose=Purpose.REPORT, order=1),
        service("b-removal", purpose=Purpose.REMOVAL, order=2),
        service("c-talk", purpose=Purpose.TALK, order=3),
        service("d-first", purpose=Purpose.REPORT, order=4, first=True),
    ]
    found = choose(listed, country="KR", readers="adult")
    assert [one.slug for one in found] == ["d-first", "c-talk", "b-removal", "a-report"]


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(
    st.lists(
        st.builds(
            service,
            slug=st.uuids().map(str),
            country=st.sampled_from(["KR", "JP", "INTL", "VN", "US"]),
            audience=st.frozensets(st.sampled_from(["child", "teen", "adult"]), min_size=1),
            first=st.booleans(),
            order=st.integers(0, 5),
        ),
        max_size=12,
    ),
    st.sampled_from(["KR", "JP", "VN", "DE"]),
    st.sampled_from(["child", "teen", "adult", ANYONE]),
)
def test_every_country_stands_once_its_own_first_and_nobody_is_lost_or_doubled(listed, country, readers):
    found = choose_by_country(listed, country=country, readers=readers)
    assert next(iter(found)) == country
    flat = [one.slug for chosen in found.values() for one in chosen]
    assert sorted(flat) == sorted(one.slug for one in listed if fits(one, readers=readers))
    assert all(one.country == place for place, chosen in found.items() for one in chosen)


@pytest.mark.parametrize(
    ("spoken", "wanted", "fits_it"),
    [
        (("zh-Hant", "en"), "zh-Hant", True),
        (("zh-Hant", "en"), "zh", True),
        (("zh-Hant", "en"), "zh-Hans", False),
        (("zh",), "zh-Hant", False),
        (("ko",), "k", False),
        ((), "ko", False),
    ],
)
def test_a_language_is_found_whole_or_by_its_family(spoken, wanted, fits_it):
    assert speaks(service(languages=spoken), wanted) is fits_it


def test_the_line_at_any_hour_is_of_the_same_country_and_for_the_same_people():
    closed = service("closed", schedule=Schedule(Known.UNKNOWN), audience=frozenset({"teen", "adult"}))
    abroad = service("abroad", country="JP")
    children = service("children", audience=frozenset({"child", "teen"}))
    police = service("police", purpose=Purpose.EMERGENCY)
    mute = service("mute", phone="")
    right = service("right", audience=frozenset({"child", "teen", "adult"}))
    assert at_any_hour(closed, [abroad, children, police, mute, right]) is right
    assert at_any_hour(closed, [abroad, children, police, mute]) is None


# --- hours as a form asks for them ----------------------------------------------------------------------------------


def test_all_faults_of_hours_are_found_at_once():
    data = {
        "known": "weekly",
        "week": {"mon": ["9-6"], "tue": ["09:00-12:00", "11:00-13:00"], "someday": ["09:00-10:00"]},
        "closed": ["soon"],
        "holidays": "Korea",
        "zone": "nowhere at all",
    }
    found = {fault.where for fault in read_parts(data)[1]}
    assert found == {"week.mon", "week.tue", "days", "closed", "holidays", "zone"}


@pytest.mark.parametrize(
    ("week", "where"),
    [
        ({"mon": ["22:00-03:00"], "tue": ["02:00-04:00"]}, "week.tue"),
        ({"sun": ["22:00-03:00"], "mon": ["02:59-04:00"]}, "week.mon"),
    ],
)
def test_a_night_must_not_overlap_with_the_next_morning(week, where):
    with pytest.raises(Unreadable) as refused:
        read_schedule({"known": "weekly", "week": week})
    assert refused.value.where == where


def test_a_night_may_touch_the_next_morning():
    week = {"mon": ["22:00-03:00"], "tue": ["03:00-04:00"]}
    assert read_schedule({"known": "weekly", "week": week}).week[0][0].end == A_DAY + 180


@pytest.mark.parametrize(
    "text", ["9:00-18:00", "09:00~18:00", "09:00 – 18:00", "０９：００－１８：００", "09:00∼18:00"]
)
def test_times_are_read_as_people_write_them(text):
    interval = read_schedule({"known": "weekly", "week": {"mon": [text]}}).week[0][0]
    assert (interval.start, interval.end) == (540, 1080)


@pytest.mark.parametrize("code", ["KR", "GB-ENG", "US-CA", "JP-13"])
def test_holidays_may_be_those_of_a_part_of_a_country(code):
    data = {"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "holidays": code}
    assert read_schedule(data).holidays == code


# --- what leaves the pattern ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "day", "expected"),
    [
        ("01:00-04:00", date(2026, 3, 29), Day.ODD),  # an hour shorter
        ("01:00-04:00", date(2026, 10, 25), Day.ODD),  # an hour longer
        ("00:30-02:30", date(2026, 10, 25), Day.ODD),  # ends at a time that comes twice
        ("02:10-02:50", date(2026, 3, 29), Day.ODD),  # both ends are skipped
        ("02:30-03:00", date(2026, 3, 29), Day.SHUT),  # swallowed whole
        ("01:00-04:00", date(2026, 4, 5), Day.PLAIN),
        ("09:00-18:00", date(2026, 3, 29), Day.PLAIN),
    ],
)
def test_days_on_which_clocks_change_leave_the_pattern_where_calendars_would_disagree(times, day, expected):
    schedule = read_schedule({"known": "weekly", "zone": "Europe/Berlin", "week": {"sun": [times]}})
    assert how(Timetable(schedule, BERLIN), schedule.week[6][0], day) is expected


def test_a_day_that_leaves_the_pattern_stands_alone():
    schedule = read_schedule({"known": "weekly", "zone": "Europe/Berlin", "week": {"sun": ["01:00-04:00"]}})
    found = patterns(Timetable(schedule, BERLIN), first=date(2026, 3, 1), last=date(2026, 4, 30))[0]
    assert found.start == date(2026, 3, 1)
    assert found.missing == (date(2026, 3, 29),)
    assert [single.day for single in found.singles] == [date(2026, 3, 29)]
