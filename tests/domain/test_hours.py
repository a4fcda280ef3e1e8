"""Opening hours: what is open, until when, and when next, over midnights, changes of clocks and new years."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from safety.domain.hours import NO_CLOSURES, Closures, Kind, Timetable, next_change, openings, status
from safety.domain.schedules import DAY_NAMES, Interval, Known, Schedule, Span, Unreadable, read_schedule

SEOUL = ZoneInfo("Asia/Seoul")
TOKYO = ZoneInfo("Asia/Tokyo")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
A_MOMENT = timedelta(microseconds=1)

CHILDLINE = read_schedule(
    {
        "known": "weekly",
        "zone": "Asia/Tokyo",
        "week": {day: ["16:00-21:00"] for day in DAY_NAMES},
        "closed": ["12-29/01-03"],
    }
)
KCSVRC = read_schedule({"known": "days", "days": ["tue", "wed", "thu"]})


def weekly(**week: list[str]) -> Schedule:
    return read_schedule({"known": "weekly", "week": week})


def at(text: str, zone: ZoneInfo = SEOUL) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# --- tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "kind", "closes", "opens"),
    [
        ("2026-11-24 15:59", Kind.CLOSED, None, "2026-11-24 16:00"),
        ("2026-11-24 16:00", Kind.OPEN, "2026-11-24 21:00", None),
        ("2026-11-24 20:59", Kind.OPEN, "2026-11-24 21:00", None),
        ("2026-11-24 21:00", Kind.CLOSED, None, "2026-11-25 16:00"),
        ("2026-12-28 22:00", Kind.CLOSED, None, "2027-01-04 16:00"),
        ("2026-12-29 17:00", Kind.CLOSED, None, "2027-01-04 16:00"),
        ("2027-01-01 17:00", Kind.CLOSED, None, "2027-01-04 16:00"),
        ("2027-01-03 20:59", Kind.CLOSED, None, "2027-01-04 16:00"),
        ("2027-01-04 16:00", Kind.OPEN, "2027-01-04 21:00", None),
    ],
)
def test_the_childrens_line_in_japan_rests_over_the_new_year(now, kind, closes, opens):
    found = status(CHILDLINE, at(now, TOKYO), NO_CLOSURES, TOKYO)
    assert found.kind is kind
    assert found.closes_at == (at(closes, TOKYO) if closes else None)
    assert found.next_open == (at(opens, TOKYO) if opens else None)


@pytest.mark.parametrize("now", ["2026-11-23 12:00", "2026-11-24 12:00", "2026-11-24 03:00"])
def test_days_without_times_never_claim_to_be_open_or_closed(now):
    found = status(KCSVRC, at(now), NO_CLOSURES, SEOUL)
    assert found.kind is Kind.UNKNOWN_TIMES
    assert found.closes_at is None
    assert found.next_open is None


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"known": "always"}, Kind.OPEN),
        ({"known": "irregular"}, Kind.IRREGULAR),
        ({"known": "unknown"}, Kind.UNKNOWN),
        ({"known": "online"}, Kind.UNKNOWN),
        ({"known": "times", "times": ["09:00-22:00"]}, Kind.UNKNOWN),
    ],
)
def test_what_is_not_known_is_said_and_not_guessed(known, kind):
    assert status(read_schedule(known), at("2026-11-24 12:00"), NO_CLOSURES, SEOUL).kind is kind


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-11-27 21:59", False),
        ("2026-11-27 22:00", True),  # Friday
        ("2026-11-28 01:59", True),
        ("2026-11-28 02:00", False),
        ("2026-11-28 22:30", False),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(now, is_open):
    night = weekly(fri=["22:00-02:00"])
    assert status(night, at(now), NO_CLOSURES, SEOUL).is_open is is_open


def test_a_night_goes_on_into_a_closed_day_and_does_not_begin_on_one():
    night = read_schedule(
        {"known": "weekly", "week": {"fri": ["22:00-02:00"], "sat": ["22:00-02:00"]}, "closed": ["11-28"]}
    )
    assert status(night, at("2026-11-28 01:00"), NO_CLOSURES, SEOUL).is_open
    assert not status(night, at("2026-11-28 22:30"), NO_CLOSURES, SEOUL).is_open


def test_open_on_sunday_night_wraps_into_the_next_week():
    night = weekly(sun=["23:00-07:00"])
    found = status(night, at("2026-11-30 06:00"), NO_CLOSURES, SEOUL)
    assert found.closes_at == at("2026-11-30 07:00")


def test_stretches_that_touch_at_midnight_are_one():
    table = weekly(mon=["18:00-24:00"], tue=["00:00-06:00"])
    assert status(table, at("2026-11-23 19:00"), NO_CLOSURES, SEOUL).closes_at == at("2026-11-24 06:00")


def test_a_week_open_day_and_night_never_closes():
    table = weekly(**{day: ["00:00-24:00"] for day in DAY_NAMES})
    found = status(table, at("2026-11-23 19:00"), NO_CLOSURES, SEOUL)
    assert (found.kind, found.closes_at) == (Kind.OPEN, None)


def test_public_holidays_are_closed():
    office = weekly(thu=["09:00-18:00"], fri=["09:00-18:00"])
    christmas = Closures(dates=frozenset({date(2026, 12, 25)}))
    found = status(office, at("2026-12-25 10:00"), christmas, SEOUL)
    assert (found.kind, found.next_open) == (Kind.CLOSED, at("2026-12-31 09:00"))


def test_a_service_closed_for_months_still_says_when_it_opens():
    table = read_schedule(
        {"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["2026-12-01/2027-08-31"]}
    )
    assert status(table, at("2026-12-07 10:00"), NO_CLOSURES, SEOUL).next_open == at("2027-09-06 09:00")


def test_a_service_that_never_opens_says_so():
    table = read_schedule({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["01-01/12-31"]})
    assert status(table, at("2026-12-07 10:00"), NO_CLOSURES, SEOUL).next_open is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # 29 March 2026: clocks in Berlin go from 02:00 to 03:00, so 01:00-04:00 lasts two hours.
        ("2026-03-29T00:30:00+00:00", "2026-03-29T02:00:00+00:00"),
        # 25 October 2026: from 03:00 back to 02:00, so 01:00-04:00 lasts four hours.
        ("2026-10-25T00:30:00+00:00", "2026-10-25T03:00:00+00:00"),
    ],
)
def test_hours_follow_the_clocks_on_the_wall_when_they_change(now, expected):
    table = weekly(sun=["01:00-04:00"])
    found = status(table, datetime.fromisoformat(now), NO_CLOSURES, BERLIN)
    assert found.closes_at == datetime.fromisoformat(expected)


def test_a_stretch_that_the_change_of_clocks_skips_does_not_open():
    table = weekly(sun=["02:30-03:00"])
    found = status(table, at("2026-03-29 01:59", BERLIN), NO_CLOSURES, BERLIN)
    assert found.next_open == at("2026-04-05 02:30", BERLIN)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        status(CHILDLINE, datetime(2026, 11, 24, 12), NO_CLOSURES, TOKYO)


def test_the_next_change_is_the_first_of_all():
    tables = [
        Timetable(CHILDLINE, TOKYO),
        Timetable(weekly(tue=["10:00-15:30"]), SEOUL),
        Timetable(KCSVRC, SEOUL),
        Timetable(Schedule(Known.ALWAYS), SEOUL),
    ]
    assert next_change(tables, at("2026-11-24 12:00")) == at("2026-11-24 15:30")
    assert next_change(tables, at("2026-11-24 15:45")) == at("2026-11-24 16:00")


def test_lines_that_never_change_ask_for_no_renewal():
    assert (
        next_change(
            [Timetable(Schedule(Known.ALWAYS), SEOUL), Timetable(KCSVRC, SEOUL)], at("2026-11-24 12:00")
        )
        is None
    )


# --- properties -------------------------------------------------------------------------------------------------

zones = st.sampled_from(
    [SEOUL, TOKYO, BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Beirut")]
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))
intervals = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(
    lambda pair: Interval(pair[0], pair[0] + pair[1])
)
days = st.lists(intervals, max_size=3).map(lambda found: tuple(sorted(found)))
month_days = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: (day.month, day.day))
spans = st.lists(st.builds(Span, month_days, month_days), max_size=2).map(tuple)
schedules = st.builds(Schedule, known=st.just(Known.WEEKLY), week=st.tuples(*[days] * 7), closed=spans)
closures = st.frozensets(st.dates(date(2026, 1, 1), date(2029, 12, 31)), max_size=20).map(Closures)


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures, zones)
@example(weekly(sun=["01:30-02:30"]), datetime(2026, 10, 25, 0, 0, tzinfo=UTC), NO_CLOSURES, BERLIN)
def test_the_status_flips_exactly_at_the_next_change(schedule, now, closed, tz):
    change = next_change([Timetable(schedule, tz, closed)], now)
    if change is None:
        return
    before = status(schedule, now, closed, tz).kind
    assert change > now
    assert status(schedule, change - A_MOMENT, closed, tz).kind is before
    assert status(schedule, change, closed, tz).kind is not before


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures, zones, st.floats(0, 0.999))
def test_nothing_flips_between_now_and_the_next_change(schedule, now, closed, tz, share):
    change = next_change([Timetable(schedule, tz, closed)], now) or now + timedelta(days=30)
    between = now + (change - now) * share
    assert status(schedule, between, closed, tz).kind is status(schedule, now, closed, tz).kind


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures, zones)
def test_the_next_opening_is_open_and_the_closing_is_closed(schedule, now, closed, tz):
    found = status(schedule, now, closed, tz)
    if found.next_open:
        assert status(schedule, found.next_open, closed, tz).is_open
    if found.closes_at:
        assert not status(schedule, found.closes_at, closed, tz).is_open


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures, zones, st.integers(0, 20 * 24 * 60))
def test_the_list_of_openings_says_at_every_moment_what_the_status_says(schedule, now, closed, tz, minutes):
    moment = now + timedelta(minutes=minutes)
    found = openings(Timetable(schedule, tz, closed), now, now + timedelta(days=21))
    assert any(start <= moment < end for start, end in found) is status(schedule, moment, closed, tz).is_open
    assert all(end < later for (_start, end), (later, _end) in pairwise(found))


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures, zones, st.integers(-14 * 60, 14 * 60), zones)
def test_the_zone_in_which_now_is_told_makes_no_difference(schedule, now, closed, tz, offset, other):
    expected = status(schedule, now, closed, tz)
    assert status(schedule, now.astimezone(timezone(timedelta(minutes=offset))), closed, tz) == expected
    assert status(schedule, now.astimezone(other), closed, tz) == expected


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(schedules, instants, closures)
def test_without_changes_of_clocks_open_means_inside_an_interval_of_that_day_or_the_last(
    schedule, now, closed
):
    local = now.astimezone(SEOUL)
    minute = local.hour * 60 + local.minute
    inside = any(
        interval.start <= minute + back * 1440 < interval.end
        for back in (0, 1)
        for day in [local.date() - timedelta(days=back)]
        if day not in closed.dates and not any(span.holds(day) for span in schedule.closed)
        for interval in schedule.week[day.weekday()]
    )
    assert status(schedule, now, closed, SEOUL).is_open is inside


# --- reading what editors write ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (None, "hours"),
        ({}, "known"),
        ({"known": "sometimes"}, "known"),
        ({"known": "always", "week": {}}, "week"),
        ({"known": "weekly"}, "week"),
        ({"known": "weekly", "week": {"monday": ["09:00-18:00"]}}, "days"),
        ({"known": "weekly", "week": {"mon": "09:00-18:00"}}, "week.mon"),
        ({"known": "weekly", "week": {"mon": ["9-18"]}}, "week.mon"),
        ({"known": "weekly", "week": {"mon": ["09:00-24:01"]}}, "week.mon"),
        ({"known": "weekly", "week": {"mon": ["09:60-10:00"]}}, "week.mon"),
        ({"known": "weekly", "week": {"mon": ["09:00-12:00", "11:00-14:00"]}}, "week.mon"),
        ({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["13-01/01-03"]}, "closed"),
        (
            {"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["2027-01-03/2026-12-29"]},
            "closed",
        ),
        ({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["2027-02-29"]}, "closed"),
        ({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "closed": ["12-29/2027-01-03"]}, "closed"),
        ({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "holidays": "Korea"}, "holidays"),
        ({"known": "weekly", "week": {"mon": ["09:00-18:00"]}, "zone": "../etc/passwd"}, "zone"),
        ({"known": "days", "days": []}, "days"),
        ({"known": "times"}, "times"),
    ],
)
def test_hours_that_cannot_be_read_name_the_part(data, where):
    with pytest.raises(Unreadable) as refused:
        read_schedule(data)
    assert refused.value.where == where
    assert refused.value.advice


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
@example({"known": ["always"]})
@example({"known": "weekly", "week": {"mon": [["09:00-18:00"]]}})
@example({"known": "days", "days": [["mon"]]})
def test_whatever_stands_in_the_field_is_read_or_refused_with_a_sentence(data):
    try:
        read_schedule(data)
    except Unreadable as refused:
        assert refused.advice  # noqa: PT017 - any other error fails the test


def test_a_yearly_closure_holds_on_both_sides_of_the_new_year():
    span = Span((12, 29), (1, 3))
    held = [day for day in (28, 29, 30, 31) if span.holds(date(2026, 12, day))]
    held += [day for day in (1, 2, 3, 4) if span.holds(date(2027, 1, day))]
    assert held == [29, 30, 31, 1, 2, 3]
