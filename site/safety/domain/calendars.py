"""Opening hours as a calendar to subscribe to: one event a pattern, closed days left out, nothing guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from . import ical
from .hours import Timetable, instant
from .repeating import Pattern, Single, patterns, wall_time
from .schedules import A_DAY, Known

BEFORE = timedelta(days=7)  # so that the first night of a year has begun somewhere
HOST = "hours.dongui"  # the second half of every UID: it never changes, whatever the site is called
TELLING = frozenset({Known.ALWAYS, Known.WEEKLY, Known.DAYS})


@dataclass(frozen=True)
class Told:
    """What a calendar says of one service, in words that are ready."""

    key: str
    title: str
    table: Timetable
    about: str = ""
    web: str = ""

    @property
    def zone(self) -> str:
        return self.table.schedule.zone

    @property
    def has_hours(self) -> bool:
        """Say whether days are known on which it opens: without them there is nothing to enter."""
        return self.table.schedule.known in TELLING

    @property
    def has_times(self) -> bool:
        return self.table.schedule.known is Known.WEEKLY


@dataclass(frozen=True)
class Reach:
    """The days that a calendar tells: the year of `now` and the one after it, whose holidays are known."""

    first: date
    last: date
    now: datetime

    @classmethod
    def around(cls, now: datetime) -> "Reach":
        return cls(date(now.year, 1, 1) - BEFORE, date(now.year + 1, 12, 31), now)


def calendar(told: Iterable[Told], *, title: str, about: str, language: str, now: datetime) -> str:
    """Write a calendar of opening hours, times as on the walls of each service's own zone.

    A service whose hours are not known brings no event; the caller says so in `about`. RFC 5545 wants some component
    in every calendar: where there is no event at all, a description of UTC stands there.
    """
    found, reach = list(told), Reach.around(now)
    told_events = [line for one in found for line in events(one, reach)]
    zones = {one.zone: one.table.tz for one in found if one.has_times}
    lines = head(title=title, about=about, language=language)
    lines += zone_lines(zones if told_events else {"UTC": UTC}, reach)
    return ical.written([*lines, *told_events, "END:VCALENDAR"])


def head(*, title: str, about: str, language: str) -> list[str]:
    names = [f"NAME:{ical.text(title)}", f"X-WR-CALNAME:{ical.text(title)}"]
    words = [f"DESCRIPTION:{ical.text(about)}", f"X-WR-CALDESC:{ical.text(about)}"] if about else []
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Dongui//Opening hours//{language.upper()}",
        "CALSCALE:GREGORIAN",
        *names,
        *words,
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]


def zone_lines(zones: dict[str, tzinfo], reach: Reach) -> list[str]:
    until = reach.last + BEFORE
    return [
        line
        for name in sorted(zones)
        for line in ical.zone(name, zones[name], since=reach.first, until=until)
    ]


def events(told: Told, reach: Reach) -> list[str]:
    schedule = told.table.schedule
    match schedule.known:
        case Known.ALWAYS:
            return whole_days(told, tuple(range(7)), reach)
        case Known.DAYS:
            return whole_days(told, schedule.days, reach)
        case Known.WEEKLY:
            found = patterns(told.table, first=reach.first, last=reach.last)
            return [line for pattern in found for line in pattern_lines(told, pattern, reach)]
        case _:
            return []


def whole_days(told: Told, days: tuple[int, ...], reach: Reach) -> list[str]:
    """Write days without times: open around the clock, or open at hours that nobody has told us."""
    start = next(day for n in range(7) if (day := reach.first + timedelta(days=n)).weekday() in days)
    return event(
        told,
        uid=f"{told.key}.days",
        when=[
            f"DTSTART;VALUE=DATE:{ical.day(start)}",
            f"DTEND;VALUE=DATE:{ical.day(start + timedelta(days=1))}",
            f"RRULE:FREQ=WEEKLY;UNTIL={ical.day(reach.last)};BYDAY={day_codes(days)}",
        ],
        now=reach.now,
    )


def pattern_lines(told: Told, pattern: Pattern, reach: Reach) -> list[str]:
    name = f"{told.key}.{pattern.interval.start}-{pattern.interval.end}"
    lines = []
    if pattern.start:
        lines += event(told, uid=name, when=repeated(told, pattern, pattern.start, reach), now=reach.now)
    for single in pattern.singles:
        lines += event(told, uid=f"{name}.{ical.day(single.day)}", when=once(single), now=reach.now)
    return lines


def repeated(told: Told, pattern: Pattern, start: date, reach: Reach) -> list[str]:
    begin, end = pattern.interval.start, pattern.interval.end
    until = instant(reach.last, A_DAY, told.table.tz) - timedelta(seconds=1)
    without = ",".join(ical.wall(wall_time(day, begin)) for day in pattern.missing)
    return [
        f"DTSTART;TZID={told.zone}:{ical.wall(wall_time(start, begin))}",
        f"DTEND;TZID={told.zone}:{ical.wall(wall_time(start, end))}",
        f"RRULE:FREQ=WEEKLY;UNTIL={ical.moment(until)};BYDAY={day_codes(pattern.days)}",
        *([f"EXDATE;TZID={told.zone}:{without}"] if without else []),
    ]


def once(single: Single) -> list[str]:
    return [f"DTSTART:{ical.moment(single.start)}", f"DTEND:{ical.moment(single.end)}"]


def day_codes(days: tuple[int, ...]) -> str:
    return ",".join(ical.DAY_CODES[day] for day in days)


def event(told: Told, *, uid: str, when: list[str], now: datetime) -> list[str]:
    """Write one event; it leaves the reader's own time free."""
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@{HOST}",
        f"DTSTAMP:{ical.moment(now)}",
        *when,
        f"SUMMARY:{ical.text(told.title)}",
        *([f"DESCRIPTION:{ical.text(told.about)}"] if told.about else []),
        *([f"URL:{ical.address(told.web)}"] if told.web else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
