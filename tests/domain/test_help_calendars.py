"""Opening hours as a calendar: RFC 5545 in its spelling, and to the minute what the pure rule says."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import example, given, settings
from hypothesis import strategies as st
from safety.domain import ical
from safety.domain.calendars import Told, calendar
from safety.domain.hours import NO_CLOSURES, Closures, Timetable, joined, openings
from safety.domain.schedules import Interval, Known, Schedule, Span, read_schedule

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=SEOUL)
REACH = timedelta(days=60)
ZONES = [
    "Asia/Seoul",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Dublin",  # its winter time counts as the exception
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Asia/Kathmandu",
    "UTC",
]


def told(schedule: Schedule, *, closures: Closures = NO_CLOSURES, **words: str) -> Told:
    table = Timetable(schedule, ZoneInfo(schedule.zone), closures)
    return Told(**{"key": "kr-x", "title": "Open", **words}, table=table)


def feed(*services: Told, now: datetime = NOW, title: str = "Hours", about: str = "") -> str:
    return calendar(services, title=title, about=about, language="en", now=now)


def expanded(text: str, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Read a feed as a calendar program does, and join what touches."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(since, until)
    pairs = sorted((event.start.astimezone(UTC), event.end.astimezone(UTC)) for event in found)
    return [(max(a, since), min(b, until)) for a, b in joined(pairs) if a < until and b > since]


def to_the_letter(text: str, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Read a feed as RFC 5545, 3.8.5.3, says: every repetition lasts exactly as long as the first one."""
    pairs = []
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        start, end = event.start, event.end
        lasts = end.astimezone(UTC) - start.astimezone(UTC)
        pairs += [(begin, begin + lasts) for begin in (day.astimezone(UTC) for day in repetitions(event))]
    return [(max(a, since), min(b, until)) for a, b in joined(sorted(pairs)) if a < until and b > since]


def repetitions(event: icalendar.Event) -> list[datetime]:
    if "RRULE" not in event:
        return [event.start]
    codes, until = event["RRULE"]["BYDAY"], event["RRULE"]["UNTIL"][0]
    without = {found.dt for found in event["EXDATE"].dts} if "EXDATE" in event else set()
    days = [event.start + timedelta(days=n) for n in range(800)]
    named = [day for day in days if ical.DAY_CODES[day.weekday()] in codes and day not in without]
    return [day for day in named if day.astimezone(UTC) <= until]


def weekly(zone: str = "Asia/Seoul", closed: tuple[str, ...] = (), **week: list[str]) -> Schedule:
    return read_schedule({"known": "weekly", "zone": zone, "week": week, "closed": list(closed)})


# --- the spelling -----------------------------------------------------------------------------------------------


def test_lines_end_with_crlf_and_hold_75_octets_at_most():
    text = feed(
        told(weekly(mon=["09:00-18:00"]), title="여는 시간 " * 30, about="상담, 긴급 보호; 연결\n" * 20)
    )
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert all(line for line in lines[:-1])


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(st.text(max_size=300))
@example("가" * 100)
@example("a\r\nBEGIN:VEVENT\r\nb")
@example("back\\slash; semi, comma\n\nlines\u2028x\x00y")
def test_whatever_is_said_comes_back_and_opens_no_line_of_its_own(words):
    text = feed(told(weekly(mon=["09:00-18:00"]), title=words, about=words), title=words, about=words)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    read = icalendar.Calendar.from_ical(text)
    assert len(read.walk("VEVENT")) == 1
    kept = "".join(
        sign
        for sign in words.replace("\r\n", "\n").replace("\r", "\n")
        if sign == "\n" or not ical.is_control(sign)
    )
    assert str(read.walk("VEVENT")[0]["SUMMARY"]) == kept


@settings(deadline=None)  # a busy machine is no fault of the rule
@given(st.text(max_size=400))
def test_a_folded_line_unfolds_to_itself(line):
    line = "".join(sign for sign in line if not ical.is_control(sign))
    pieces = list(ical.folded(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line


def test_a_service_keeps_its_uid_from_year_to_year_and_no_two_events_share_one():
    schedule = weekly("Europe/Berlin", mon=["09:00-12:00", "13:00-18:00"], sun=["01:00-04:00"])
    uids = [str(event["UID"]) for event in icalendar.Calendar.from_ical(feed(told(schedule))).walk("VEVENT")]
    assert len(uids) == len(set(uids))
    later = feed(told(schedule), now=NOW + timedelta(days=400))
    assert {"kr-x.540-720@hours.dongui", "kr-x.780-1080@hours.dongui"} <= set(uids)
    assert "kr-x.540-720@hours.dongui" in later


def test_a_web_address_cannot_end_its_line():
    text = feed(told(weekly(mon=["09:00-18:00"]), web="https://example.org/\r\nATTACH:x"))
    assert "\nATTACH" not in text
    assert str(icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["URL"]) == "https://example.org/ATTACH:x"


def test_times_stand_on_the_wall_of_the_services_own_zone_which_is_described():
    text = feed(told(weekly("Europe/London", mon=["09:00-17:00"], tue=["09:00-17:00"])))
    read = icalendar.Calendar.from_ical(text)
    event = read.walk("VEVENT")[0]
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["RRULE"].to_ical().decode().endswith("BYDAY=MO,TU")
    described = read.walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in described] == ["Europe/London"]
    assert described[0].to_tz() is not None


@pytest.mark.parametrize("zone", ZONES)
def test_a_described_zone_is_the_zone(zone):
    text = feed(told(weekly(zone, mon=["09:00-17:00"])))
    described = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for hours in range(0, 24 * 365, 5):
        moment = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=hours)
        wanted = moment.astimezone(ZoneInfo(zone)).utcoffset()
        wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if ZoneInfo(zone).utcoffset(wall) == ZoneInfo(zone).utcoffset(wall.replace(fold=1)):
            assert wall.replace(tzinfo=described).utcoffset() == wanted, moment


# --- what is known and what is not --------------------------------------------------------------------------------


def test_a_line_open_around_the_clock_stands_on_every_day_and_takes_no_time_of_the_reader():
    text = feed(told(Schedule(Known.ALWAYS)))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        NOW, NOW + timedelta(days=10)
    )
    days = {event.start for event in found}
    assert days == {NOW.date() + timedelta(days=n) for n in range(len(days))}
    assert len(days) in (10, 11)
    assert all(str(event["TRANSP"]) == "TRANSPARENT" for event in found)


def test_days_without_times_are_whole_days_and_nothing_more():
    text = feed(told(read_schedule({"known": "days", "days": ["tue", "wed", "thu"]})))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(NOW, NOW + REACH)
    assert {event.start.weekday() for event in found} == {1, 2, 3}
    assert not any(isinstance(event.start, datetime) for event in found)


@pytest.mark.parametrize(
    "data",
    [
        {"known": "unknown"},
        {"known": "irregular"},
        {"known": "online"},
        {"known": "times", "times": ["09:00-22:00"]},
    ],
)
def test_hours_that_are_not_known_make_no_event_and_still_a_calendar(data):
    read = icalendar.Calendar.from_ical(feed(told(read_schedule(data)), about="Hours not known: Line"))
    assert read.walk("VEVENT") == []
    assert read.subcomponents
    assert str(read["X-WR-CALDESC"]) == "Hours not known: Line"


def test_a_calendar_of_nothing_is_still_a_calendar():
    assert icalendar.Calendar.from_ical(feed()).subcomponents


def test_a_week_whose_every_day_is_closed_makes_no_event():
    assert "VEVENT" not in feed(told(weekly(mon=["09:00-18:00"], closed=("01-01/12-31",))))


def test_holidays_are_exceptions_of_the_pattern():
    christmas = Closures(dates=frozenset({date(2026, 12, 25)}))
    event = icalendar.Calendar.from_ical(feed(told(weekly(fri=["09:00-18:00"]), closures=christmas))).walk(
        "VEVENT"
    )[0]
    assert "20261225T090000" in event["EXDATE"].to_ical().decode()


# --- the same as the rule -----------------------------------------------------------------------------------------

minutes = st.sampled_from([0, 30, 60, 90, 120, 150, 180, 540, 720, 1080, 1320, 1410]) | st.integers(0, 1439)
intervals = st.tuples(minutes, st.sampled_from([15, 60, 180, 540, 1440]) | st.integers(1, 1440)).map(
    lambda pair: Interval(pair[0], pair[0] + pair[1])
)
days = st.lists(intervals, max_size=2).map(lambda found: tuple(sorted(found)))
month_days = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: (day.month, day.day))
spans = st.lists(st.builds(Span, month_days, month_days), max_size=1).map(tuple)
schedules = st.builds(
    Schedule,
    known=st.just(Known.WEEKLY),
    week=st.tuples(*[days] * 7),
    closed=spans,
    zone=st.sampled_from(ZONES),
)
# Around the changes of clocks in spring and autumn and around the new year as often as at any other time.
moments = st.sampled_from(
    [datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 28, tzinfo=UTC)]
) | st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))
closures = st.frozensets(st.dates(date(2026, 1, 1), date(2030, 12, 31)), max_size=40).map(Closures)


@settings(max_examples=60, deadline=None)
@given(schedules, moments, closures)
@example(weekly("Europe/Berlin", sun=["01:00-04:00"]), datetime(2026, 3, 1, tzinfo=UTC), NO_CLOSURES)
@example(weekly("Europe/Berlin", sun=["02:30-03:00"]), datetime(2026, 3, 1, tzinfo=UTC), NO_CLOSURES)
@example(weekly("Europe/Berlin", sun=["02:15-05:00"]), datetime(2026, 10, 1, tzinfo=UTC), NO_CLOSURES)
@example(weekly("America/New_York", sat=["22:00-03:00"]), datetime(2026, 10, 1, tzinfo=UTC), NO_CLOSURES)
@example(
    weekly("Asia/Tokyo", tue=["16:00-21:00"], closed=("12-29/01-03",)),
    datetime(2026, 12, 28, tzinfo=UTC),
    NO_CLOSURES,
)
def test_a_calendar_program_sees_the_same_openings_over_sixty_days(schedule, now, closed):
    service = told(schedule, closures=closed)
    until = now + REACH
    text, wanted = feed(service, now=now), openings(service.table, now, until)
    assert expanded(text, now, until) == wanted
    assert to_the_letter(text, now, until) == wanted


def test_nights_across_midnight_are_one_event():
    text = feed(told(weekly(fri=["22:00-02:00"])))
    since = datetime(2026, 11, 27, 0, 0, tzinfo=SEOUL)
    assert expanded(text, since, since + timedelta(days=3)) == [
        (
            datetime.combine(date(2026, 11, 27), time(22), SEOUL),
            datetime.combine(date(2026, 11, 28), time(2), SEOUL),
        )
    ]
