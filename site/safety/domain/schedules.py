"""Opening hours as an editor writes them, read into values: what is known, and nothing more than that."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")
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


Week = tuple[tuple[Interval, ...], ...]
NO_TIMES: tuple[Interval, ...] = ()
NO_WEEK: Week = (NO_TIMES,) * 7


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
    week: Week = NO_WEEK
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


HOLIDAY_ADVICE = "Write the country whose holidays are closed, such as KR or GB-ENG, not “{value}”."
KIND_ADVICE = "This has no meaning for hours of the kind “{value}”."
ZONE_ADVICE = "Write a time zone such as Asia/Seoul, not “{value}”."
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
    schedule, found = read_parts(data)
    if found:
        raise found[0]
    return schedule


def read_parts(data: Any) -> tuple[Schedule, list[Unreadable]]:
    """Read what can be read and list what cannot, part by part, for a form that names every fault at once."""
    found: list[Unreadable] = []
    if not isinstance(data, dict):
        return Schedule(Known.UNKNOWN), [Unreadable("hours", 'Write an object such as {"known": "always"}.')]
    known = tried(found, None, read_known, data)
    if known is None:
        return Schedule(Known.UNKNOWN), found
    found += [
        Unreadable(str(name), KIND_ADVICE, known)
        for name in sorted(set(data) - FIELDS[known] - {"known"}, key=str)
    ]
    nothing: tuple[Any, ...] = ()
    schedule = Schedule(
        known=known,
        week=read_week(data, known, found),
        days=tried(found, nothing, read_named_days, data, known),
        closed=tried(found, nothing, read_spans, data),
        holidays=tried(found, "", read_holidays, data),
        zone=tried(found, "UTC", read_zone, data),
    )
    return schedule, found


def tried(found: list[Unreadable], instead: T, read: Callable[..., T], *arguments: Any) -> T:
    """Read a part; where it cannot be read, note why and go on with something `instead`."""
    try:
        return read(*arguments)
    except Unreadable as error:
        found.append(error)
        return instead


def read_known(data: dict[str, Any]) -> Known:
    try:
        return Known(data.get("known", ""))
    except ValueError:
        advice = "Write always, weekly, days, times, online, irregular or unknown, not “{value}”."
        raise Unreadable("known", advice, data.get("known", "")) from None


def read_week(data: dict[str, Any], known: Known, found: list[Unreadable]) -> Week:
    """Read the week; hours of the kind `times` are kept on every day only as words, never as openings."""
    match known:
        case Known.TIMES:
            return (tried(found, NO_TIMES, read_times, data),) * 7
        case Known.WEEKLY:
            return tried(found, NO_WEEK, read_days_of_week, data, found)
        case _:
            return NO_WEEK


def read_times(data: dict[str, Any]) -> tuple[Interval, ...]:
    return read_intervals("times", read_list(data, "times", needed=True))


def read_days_of_week(data: dict[str, Any], found: list[Unreadable]) -> Week:
    week = data.get("week")
    if not isinstance(week, dict) or not any(week.values()):
        raise Unreadable("week", 'Write days with their times, such as {"mon": ["09:00-18:00"]}.')
    for name in week:
        tried(found, 0, read_day, name)
    read = tuple(
        tried(found, NO_TIMES, read_intervals, f"week.{name}", week.get(name, [])) for name in DAY_NAMES
    )
    found += overlaps_at_midnight(read)
    return read


def overlaps_at_midnight(week: Week) -> list[Unreadable]:
    """Find the days that begin before the night of the day before has ended; Sunday comes before Monday."""
    return [
        Unreadable(f"week.{DAY_NAMES[day]}", "These times overlap with those of the night before.")
        for day in range(7)
        if week[day] and week[day - 1] and week[day][0].start < week[day - 1][-1].end - A_DAY
    ]


def read_intervals(where: str, texts: Any) -> tuple[Interval, ...]:
    if not isinstance(texts, list):
        raise Unreadable(where, 'Write a list of times, such as ["09:00-12:00", "13:00-18:00"].')
    intervals = sorted(read_interval(where, text) for text in texts)
    for earlier, later in pairwise(intervals):
        if later.start < earlier.end:
            raise Unreadable(where, "Two of these times overlap.")
    return tuple(intervals)


def read_interval(where: str, text: Any) -> Interval:
    """Read `22:00-02:00`, also as `22:00 ~ 2:00`; an end at or before the start lies on the next day."""
    plain = unicodedata.normalize("NFKC", str(text))
    found = re.fullmatch(r"\s*([0-9]{1,2}):([0-9]{2})\s*[-‐‑–—~∼〜]\s*([0-9]{1,2}):([0-9]{2})\s*", plain)
    if not found:
        raise Unreadable(where, "Write times such as 16:00-21:00, not “{value}”.", text)
    hour, minute, end_hour, end_minute = map(int, found.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or start >= A_DAY or end > A_DAY:
        raise Unreadable(where, "A day has times from 00:00 to 24:00; “{value}” has not.", text)
    return Interval(start, end if end > start else end + A_DAY)


def read_named_days(data: dict[str, Any], known: Known) -> tuple[int, ...]:
    named = read_list(data, "days", needed=True) if known is Known.DAYS else []
    return tuple(sorted({read_day(name) for name in named}))


def read_day(name: Any) -> int:
    if name not in DAY_NAMES:
        raise Unreadable("days", "Write mon, tue, wed, thu, fri, sat or sun, not “{value}”.", name)
    return DAY_NAMES.index(name)


def read_spans(data: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(read_span(text) for text in read_list(data, "closed"))


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
    """Read a country or a part of one, KR or GB-ENG; whether its holidays are known is for the caller to ask."""
    code = data.get("holidays", "")
    if code and not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", str(code)):
        raise Unreadable("holidays", HOLIDAY_ADVICE, code)
    return str(code)


def read_zone(data: dict[str, Any]) -> str:
    """Read the name of the time zone; whether it exists is for the caller to ask, who has the zone data."""
    zone = data.get("zone", "Asia/Seoul")
    if not isinstance(zone, str) or not re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){0,2}", zone):
        raise Unreadable("zone", ZONE_ADVICE, zone)
    return zone


def read_list(data: dict[str, Any], name: str, *, needed: bool = False) -> list[Any]:
    texts = data.get(name, [])
    if not isinstance(texts, list) or (needed and not texts):
        raise Unreadable(name, "Write a list here.")
    return texts
