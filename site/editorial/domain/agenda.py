"""What happens on which day: the entries of the editors' calendar, a month as weeks, and the same as iCalendar."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from safety.domain import ical

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
    """Year and month of a text like 2026-03; today's month for anything else, years 1 to 9999."""
    try:
        read = datetime.datetime.strptime(text, "%Y-%m")
    except ValueError:
        return today.year, today.month
    return read.year, read.month


def neighbour(year: int, month: int, step: int) -> str:
    """The month `step` months away as 2026-03; the first and the last month there are stay where they are."""
    number = min(max(year * 12 + month - 1 + step, 12), 9999 * 12 + 11)
    return f"{number // 12:04}-{number % 12 + 1:02}"


def weeks(year: int, month: int, today: datetime.date, entries: Iterable[Entry]) -> list[list[Day]]:
    """The weeks of a month from Monday on, with what happens on each day in the order of the entries."""
    by_day: dict[datetime.date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(entry)
    return [
        [Day(day, day.month == month, day == today, tuple(by_day.get(day, ()))) for day in week]
        for week in full_weeks(year, month)
    ]


def full_weeks(year: int, month: int) -> list[list[datetime.date]]:
    """As the calendar module has them; at the ends of time, where days beyond do not exist, without those."""
    found = []
    for week in calendar.Calendar().monthdayscalendar(year, month):
        first = next(number for number in week if number)
        at = week.index(first)
        try:
            start = datetime.date(year, month, first) - datetime.timedelta(days=at)
            found.append([start + datetime.timedelta(days=step) for step in range(7)])
        except OverflowError:
            found.append([datetime.date(year, month, number) for number in week if number])
    return found


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
