"""Opening hours as an editor writes them, read into values: what is known, and nothing more than that."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
A_DAY = 24 * 60


class Known(StrEnum):
    """How much is known about the hours of a service."""

    ALWAYS = "always"  # around the clock, every day
    WEEKLY = "weekly"  # days and times
    DAYS = "days"  # days, but no times
    TIMES = "times"  # times, but no days
    ONLINE = "online"  # a form or page on the web, no hours stated
    IRREGULAR = "irregular"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Interval:
    """A stretch in minutes after midnight of the day it begins; `end` beyond 1440 lies on the next day."""

    start: int
    end: int


@dataclass(frozen=True)
class Span:
    """Closed days from `first` to `last`, both included; without years, every year (12-29 to 01-03)."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def holds(self, day: date) -> bool:
        named = (day.year, day.month, day.day) if len(self.first) == 3 else (day.month, day.day)
        if self.first <= self.last:
            return self.first <= named <= self.last
        return named >= self.first or named <= self.last

    @property
    def is_yearly(self) -> bool:
        return len(self.first) == 2


@dataclass(frozen=True)
class Schedule:
    """Hours of one service; `week` holds the intervals of Monday to Sunday."""

    known: Known
    week: tuple[tuple[Interval, ...], ...] = ((),) * 7
    days: tuple[int, ...] = ()
    closed: tuple[Span, ...] = ()
    holidays: str = ""
    zone: str = "Asia/Seoul"

    @property
    def is_irregular(self) -> bool:
        return self.known is Known.IRREGULAR


class Unreadable(ValueError):
    """Hours that cannot be read: which part, what stands there, and what to write instead (an English sentence)."""

    def __init__(self, where: str, advice: str, value: object = "") -> None:
        super().__init__(f"{where}: {advice}".replace("{value}", str(value)))
        self.where = where
        self.advice = advice
        self.value = str(value)


FIELDS = {
    Known.ALWAYS: frozenset[str](),
    Known.WEEKLY: frozenset({"week", "closed", "holidays", "zone"}),
    Known.DAYS: frozenset({"days", "zone"}),
    Known.TIMES: frozenset({"times", "zone"}),
    Known.ONLINE: frozenset[str](),
    Known.IRREGULAR: frozenset[str](),
    Known.UNKNOWN: frozenset[str](),
}


def read_schedule(data: Any) -> Schedule:
    """Read hours such as `{"known": "weekly", "week": {"mon": ["09:00-18:00"]}}`; raises Unreadable."""
    if not isinstance(data, dict):
        raise Unreadable("hours", 'Write an object such as {"known": "always"}.')
    known = read_known(data)
    unexpected = sorted(set(data) - FIELDS[known] - {"known"})
    if unexpected:
        raise Unreadable(unexpected[0], "This has no meaning for hours of the kind “{value}”.", known)
    return Schedule(
        known=known,
        week=read_week(data, known),
        days=tuple(read_day(name) for name in read_days(data, known)),
        closed=tuple(read_span(text) for text in read_list(data, "closed")),
        holidays=read_holidays(data),
        zone=read_zone(data),
    )


def read_known(data: dict[str, Any]) -> Known:
    try:
        return Known(data.get("known", ""))
    except ValueError:
        advice = "Write always, weekly, days, times, online, irregular or unknown, not “{value}”."
        raise Unreadable("known", advice, data.get("known", "")) from None


def read_week(data: dict[str, Any], known: Known) -> tuple[tuple[Interval, ...], ...]:
    """Read the week; hours of the kind `times` are kept on every day only as words, never as openings."""
    if known is Known.TIMES:
        return (tuple(read_intervals("times", read_list(data, "times", needed=True))),) * 7
    if known is not Known.WEEKLY:
        return ((),) * 7
    week = data.get("week")
    if not isinstance(week, dict) or not week:
        raise Unreadable("week", 'Write days with their times, such as {"mon": ["09:00-18:00"]}.')
    for name in week:
        read_day(name)
    return tuple(tuple(read_intervals(f"week.{name}", week.get(name, []))) for name in DAY_NAMES)


def read_intervals(where: str, texts: Any) -> list[Interval]:
    if not isinstance(texts, list):
        raise Unreadable(where, 'Write a list of times, such as ["09:00-12:00", "13:00-18:00"].')
    intervals = sorted(read_interval(where, text) for text in texts)
    for earlier, later in pairwise(intervals):
        if later.start < earlier.end:
            raise Unreadable(where, "Two of these times overlap.")
    return intervals


def read_interval(where: str, text: Any) -> Interval:
    """Read `22:00-02:00`; an end at or before the start lies on the next day."""
    found = re.fullmatch(r"(\d\d):(\d\d)-(\d\d):(\d\d)", str(text).strip())
    if not found:
        raise Unreadable(where, "Write times such as 16:00-21:00, not “{value}”.", text)
    hour, minute, end_hour, end_minute = map(int, found.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or start >= A_DAY or end > A_DAY:
        raise Unreadable(where, "A day has times from 00:00 to 24:00; “{value}” has not.", text)
    return Interval(start, end if end > start else end + A_DAY)


def read_days(data: dict[str, Any], known: Known) -> list[Any]:
    return read_list(data, "days", needed=True) if known is Known.DAYS else []


def read_day(name: Any) -> int:
    if name not in DAY_NAMES:
        raise Unreadable("days", "Write mon, tue, wed, thu, fri, sat or sun, not “{value}”.", name)
    return DAY_NAMES.index(name)


def read_span(text: Any) -> Span:
    """Read `12-29/01-03` (every year) or `2027-02-05/2027-02-09`."""
    ends = [read_date(part, text) for part in str(text).split("/")]
    if len(ends) == 1:
        ends *= 2
    if len(ends) != 2 or len(ends[0]) != len(ends[1]):
        raise Unreadable("closed", "Write closed days such as 12-29/01-03 or 2027-02-05/2027-02-09.", text)
    if len(ends[0]) == 3 and ends[0] > ends[1]:
        raise Unreadable("closed", "“{value}” ends before it begins.", text)
    return Span(*ends)


def read_date(part: str, text: Any) -> tuple[int, ...]:
    found = re.fullmatch(r"(?:(\d{4})-)?(\d\d)-(\d\d)", part.strip())
    numbers = tuple(int(number) for number in found.groups() if number) if found else ()
    try:
        date(*(numbers if len(numbers) == 3 else (2028, *numbers)))  # 2028 has a 29th of February
    except (TypeError, ValueError):
        advice = "Write closed days such as 12-29/01-03 or 2027-02-05/2027-02-09."
        raise Unreadable("closed", advice, text) from None
    return numbers


def read_holidays(data: dict[str, Any]) -> str:
    code = data.get("holidays", "")
    if code and not re.fullmatch(r"[A-Z]{2}", str(code)):
        raise Unreadable(
            "holidays", "Write the country whose holidays are closed, such as KR, not “{value}”.", code
        )
    return str(code)


def read_zone(data: dict[str, Any]) -> str:
    """Read the name of the time zone; whether it exists is for the caller to ask, who has the zone data."""
    zone = data.get("zone", "Asia/Seoul")
    if not isinstance(zone, str) or not re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){0,2}", zone):
        raise Unreadable("zone", "Write a time zone such as Asia/Seoul, not “{value}”.", zone)
    return zone


def read_list(data: dict[str, Any], name: str, *, needed: bool = False) -> list[Any]:
    texts = data.get(name, [])
    if not isinstance(texts, list) or (needed and not texts):
        raise Unreadable(name, "Write a list here.")
    return texts
