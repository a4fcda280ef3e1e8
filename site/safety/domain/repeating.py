"""Weekly hours as a pattern that repeats, with the days on which it does not hold: what a calendar can follow.

A calendar repeats times of the wall. Where clocks change inside a stretch, or skip or repeat one of its ends, calendars
disagree; such days leave the pattern and stand alone as instants, so that every calendar shows what `hours` says.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum

from .hours import Timetable, days_between, instant, is_closed
from .schedules import A_DAY, Interval


class Day(Enum):
    """How a pattern holds on a day."""

    PLAIN = "plain"
    ODD = "odd"  # it opens, but clocks change
    SHUT = "shut"


@dataclass(frozen=True)
class Single:
    """A stretch that stands alone: the day to which it belongs, and its instants in UTC."""

    day: date
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Pattern:
    """One interval on some days of the week; `missing` are days from `start` on that the pattern must leave out."""

    interval: Interval
    days: tuple[int, ...]
    start: date | None  # the first day on which it holds; None when it never does
    missing: tuple[date, ...]
    singles: tuple[Single, ...]


def patterns(table: Timetable, *, first: date, last: date) -> list[Pattern]:
    """Give every interval of the week as a pattern over the days from `first` to `last`, both included."""
    intervals = sorted({interval for day in table.schedule.week for interval in day})
    return [pattern(table, interval, first, last) for interval in intervals]


def pattern(table: Timetable, interval: Interval, first: date, last: date) -> Pattern:
    days = tuple(day for day in range(7) if interval in table.schedule.week[day])
    held = {day: how(table, interval, day) for day in days_between(first, last) if day.weekday() in days}
    start = next((day for day, found in held.items() if found is Day.PLAIN), None)
    return Pattern(
        interval=interval,
        days=days,
        start=start,
        missing=tuple(day for day, found in held.items() if start and day > start and found is not Day.PLAIN),
        singles=tuple(
            Single(day, *ends(interval, day, table.tz)) for day, found in held.items() if found is Day.ODD
        ),
    )


def how(table: Timetable, interval: Interval, day: date) -> Day:
    start, end = ends(interval, day, table.tz)
    if is_closed(table, day) or start >= end:
        return Day.SHUT
    lasts = timedelta(minutes=interval.end - interval.start)
    sure = is_sure(day, interval.start, table.tz) and is_sure(day, interval.end, table.tz)
    return Day.PLAIN if sure and end - start == lasts else Day.ODD


def ends(interval: Interval, day: date, tz: tzinfo) -> tuple[datetime, datetime]:
    return instant(day, interval.start, tz), instant(day, interval.end, tz)


def is_sure(day: date, minutes: int, tz: tzinfo) -> bool:
    """Say whether a time of the wall comes exactly once that day: neither skipped nor repeated."""
    wall = wall_time(day, minutes).replace(tzinfo=tz)
    return wall.utcoffset() == wall.replace(fold=1).utcoffset()


def wall_time(day: date, minutes: int) -> datetime:
    """Turn minutes after a day's midnight, beyond 24 hours too, into what the clock on the wall shows."""
    days, rest = divmod(minutes, A_DAY)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60))
