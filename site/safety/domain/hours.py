"""When a service is open: weekly hours, closures and time zones, without Django.

A stretch of opening belongs to the day on which it begins: a line open from Friday 22:00 to 02:00 is open on Saturday
at 01:00, also when Saturday is a closed day. Wall-clock times are turned into instants by the rules of the zone; a time
that a change of clocks skips counts as the instant at which it would have come, a time that comes twice as its first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from .schedules import Known, Schedule

SOON = timedelta(days=9)  # enough for every week without closures
LONG = timedelta(days=400)  # enough for every closure that ends within a year
YESTERDAY = timedelta(days=2)  # how far back a stretch may have begun that lasts until now


class Kind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN_TIMES = "unknown_times"
    IRREGULAR = "irregular"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Closures:
    """Days on which nothing opens, besides the schedule's own: the public holidays of a country."""

    dates: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Status:
    """How a service stands at an instant; instants are aware and in UTC, None where unknown or never."""

    kind: Kind
    closes_at: datetime | None = None
    next_open: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.kind is Kind.OPEN


@dataclass(frozen=True)
class Timetable:
    """A schedule with everything needed to read it."""

    schedule: Schedule
    tz: tzinfo
    closures: Closures = field(default_factory=Closures)


NO_CLOSURES = Closures()


def status(schedule: Schedule, now: datetime, closures: Closures, tz: tzinfo) -> Status:
    """Say how a service stands at `now` (aware, in any zone). Raises ValueError for a naive `now`."""
    if now.tzinfo is None:
        raise ValueError("now must say its time zone")
    match schedule.known:
        case Known.ALWAYS:
            return Status(Kind.OPEN)
        case Known.WEEKLY:
            return weekly_status(Timetable(schedule, tz, closures), now.astimezone(UTC))
        case Known.DAYS:
            return Status(Kind.UNKNOWN_TIMES)
        case Known.IRREGULAR:
            return Status(Kind.IRREGULAR)
        case Known.TIMES | Known.ONLINE | Known.UNKNOWN:
            return Status(Kind.UNKNOWN)


def next_change(timetables: Iterable[Timetable], now: datetime) -> datetime | None:
    """Give the next instant at which any of these opens or closes; None when none will within 400 days."""
    changes = []
    for table in timetables:
        found = status(table.schedule, now, table.closures, table.tz)
        changes.append(found.closes_at or found.next_open)
    return min((change for change in changes if change is not None), default=None)


def weekly_status(table: Timetable, now: datetime) -> Status:
    for reach in (SOON, LONG):
        found = status_within(table, now, now + reach)
        if found.closes_at or found.next_open:
            return found
    return found


def status_within(table: Timetable, now: datetime, horizon: datetime) -> Status:
    for start, end in joined(stretches(table, now - YESTERDAY, horizon)):
        if start <= now < end:
            return Status(Kind.OPEN, closes_at=end if end < horizon else None)
        if now < start:
            return Status(Kind.CLOSED, next_open=start)
    return Status(Kind.CLOSED)


def openings(table: Timetable, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """List when a service with weekly hours is open between two instants, cut off at both."""
    found = joined(stretches(table, since - YESTERDAY, until))
    return [(max(start, since), min(end, until)) for start, end in found if start < until and end > since]


def stretches(table: Timetable, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """List every stretch that begins on the local days between two instants, in order."""
    found = []
    for day in days_between(since.astimezone(table.tz).date(), until.astimezone(table.tz).date()):
        if is_closed(table, day):
            continue
        for interval in table.schedule.week[day.weekday()]:
            start, end = instant(day, interval.start, table.tz), instant(day, interval.end, table.tz)
            if start < end:  # a change of clocks may swallow a stretch whole
                found.append((start, end))
    return sorted(found)


def joined(found: list[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    """Join stretches that touch or overlap: open to midnight and from midnight on is open through."""
    waiting: tuple[datetime, datetime] | None = None
    for start, end in found:
        if waiting and start <= waiting[1]:
            waiting = (waiting[0], max(end, waiting[1]))
            continue
        if waiting:
            yield waiting
        waiting = (start, end)
    if waiting:
        yield waiting


def is_closed(table: Timetable, day: date) -> bool:
    return day in table.closures.dates or any(span.holds(day) for span in table.schedule.closed)


def instant(day: date, minutes: int, tz: tzinfo) -> datetime:
    """Turn minutes after a day's midnight, beyond 24 hours too, into an instant in UTC."""
    days, rest = divmod(minutes, 24 * 60)
    local = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=tz)
    return local.astimezone(UTC)


def days_between(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
