"""What happens on which day: the entries of the editors' calendar, a month as weeks, and the same as iCalendar."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from safety.domain import ical

FIRST_YEAR, LAST_YEAR = 2000, 2200
DAYS_LEFT = datetime.timedelta(days=30)


class Happening(StrEnum):
    """Why a day stands in the calendar."""

    GOES_LIVE = "goes-live"
    EXPIRES = "expires"
    FALLS_DUE = "falls-due"


class Due(StrEnum):
    """How urgent a review is."""

    OVER = "over"
    SOON = "soon"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Entry:
    """One line of a day. `key` is the same whenever the entry is listed again; `moment` is None for a whole day."""

    day: datetime.date
    happening: Happening
    title: str
    url: str
    key: str
    moment: datetime.datetime | None = None


@dataclass(frozen=True)
class Day:
    """One field of the month's table."""

    date: datetime.date
    is_of_month: bool
    is_today: bool
    entries: tuple[Entry, ...]


def urgency(due: datetime.date | None, today: datetime.date) -> Due:
    """Over from the day after it was due; soon within thirty days."""
    if due is None:
        return Due.UNKNOWN
    if due < today:
        return Due.OVER
    return Due.SOON if due <= today + DAYS_LEFT else Due.LATER


def month_of(text: str, today: datetime.date) -> tuple[int, int]:
    """Year and month of a text like 2026-03; today's month for anything else, and for years beyond the calendar's."""
    try:
        read = datetime.datetime.strptime(text, "%Y-%m")
    except ValueError:
        return today.year, today.month
    return (read.year, read.month) if FIRST_YEAR <= read.year <= LAST_YEAR else (today.year, today.month)


def neighbour(year: int, month: int, step: int) -> str:
    """The month `step` months away as 2026-03."""
    number = year * 12 + month - 1 + step
    return f"{number // 12:04}-{number % 12 + 1:02}"


def weeks(year: int, month: int, today: datetime.date, entries: Iterable[Entry]) -> list[list[Day]]:
    """The weeks of a month from Monday on, with what happens on each day in the order of the entries."""
    by_day: dict[datetime.date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(entry)
    return [
        [Day(day, day.month == month, day == today, tuple(by_day.get(day, ()))) for day in week]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]


def icalendar(entries: Sequence[Entry], *, name: str, host: str, now: datetime.datetime) -> str:
    """The entries as an iCalendar file (RFC 5545). `now` is an aware moment; `host` makes the keys unique."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dongui//The desk//EN", "METHOD:PUBLISH"]
    lines += [f"NAME:{ical.text(name)}", f"X-WR-CALNAME:{ical.text(name)}"]
    told = [line for entry in entries for line in event(entry, host, now)]
    # RFC 5545 wants some component in every calendar; where nothing is planned a description of UTC stands there.
    nothing = ical.zone("UTC", datetime.UTC, since=now.date(), until=now.date())
    return ical.written([*lines, *(told or nothing), "END:VCALENDAR"])


def event(entry: Entry, host: str, now: datetime.datetime) -> list[str]:
    if entry.moment is not None:
        begins = [f"DTSTART:{ical.moment(entry.moment)}"]
    else:
        begins = [f"DTSTART;VALUE=DATE:{ical.day(entry.day)}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{ical.text(entry.key)}@{ical.text(host)}",
        f"DTSTAMP:{ical.moment(now)}",
        *begins,
        f"SUMMARY:{ical.text(entry.title)}",
        f"CATEGORIES:{entry.happening.value}",
        *([f"URL:{ical.address(entry.url)}"] if entry.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
