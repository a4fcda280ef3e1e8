"""Opening hours in words, in the reader's language and register."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from blocks.templatetags.say import said
from django.conf import settings
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info

from .domain.hours import Kind, Status, Timetable
from .domain.schedules import Interval, Known, Schedule, Span

A_WEEK_AHEAD = timedelta(days=6)


def status_words(status: Status, table: Timetable, *, now: datetime, look: str) -> str:
    """Say how a service stands now. Never "today": a page may be kept past midnight and must stay true."""
    match status.kind:
        case Kind.OPEN:
            return said("Open now", look)
        case Kind.CLOSED if status.next_open:
            return opening_words(status.next_open, table, now=now, look=look)
        case Kind.CLOSED:
            return said("Closed for now", look)
        case Kind.UNKNOWN_TIMES:
            return said("{days}, times not known", look, days=day_list(table.schedule.days))
        case Kind.IRREGULAR:
            return said("No fixed hours", look)
        case _ if table.schedule.known is Known.ONLINE:
            return said("On the web", look)
        case _:
            return said("Opening hours being checked", look)


def opening_words(at: datetime, table: Timetable, *, now: datetime, look: str) -> str:
    local = at.astimezone(table.tz)
    message = "Opens {day} at {time} there" if is_elsewhere(table, at) else "Opens {day} at {time}"
    near = at - now <= A_WEEK_AHEAD
    day = str(WEEKDAYS[local.weekday()]) if near else date_format(local, "MONTH_DAY_FORMAT")
    return said(message, look, day=day, time=local.strftime("%H:%M"))


def is_elsewhere(table: Timetable, at: datetime) -> bool:
    """Say whether clocks there and here differ, so that a time must be marked as theirs."""
    return at.astimezone(table.tz).utcoffset() != at.astimezone(ZoneInfo(settings.TIME_ZONE)).utcoffset()


def hours_words(schedule: Schedule, *, look: str) -> str:
    """Say what is known about the hours; empty where the status has said it all."""
    match schedule.known:
        case Known.ALWAYS:
            return said("24 hours, every day", look)
        case Known.WEEKLY:
            return week_words(schedule, look=look)
        case Known.TIMES:
            return said("{times}, days not known", look, times=interval_list(schedule.week[0]))
        case _:
            return ""


def week_words(schedule: Schedule, *, look: str) -> str:
    parts = []
    for intervals, days in alike(schedule):
        named = said("every day", look) if len(days) == 7 else day_list(days)
        parts.append(f"{named} {interval_list(intervals)}")
    words = "; ".join(parts)
    spans = ", ".join(span_words(span) for span in schedule.closed)
    return said("{hours} (closed {days})", look, hours=words, days=spans) if spans else words


def alike(schedule: Schedule) -> list[tuple[tuple[Interval, ...], tuple[int, ...]]]:
    """Group the days that have the same hours, in the order of their first day."""
    groups: dict[tuple[Interval, ...], tuple[int, ...]] = {}
    for day, intervals in enumerate(schedule.week):
        if intervals:
            groups[intervals] = (*groups.get(intervals, ()), day)
    return list(groups.items())


def interval_list(intervals: tuple[Interval, ...]) -> str:
    return ", ".join(f"{clock(interval.start)}–{clock(interval.end)}" for interval in intervals)


def clock(minutes: int) -> str:
    """Write minutes after midnight as a clock shows them; the end of the day is 24:00."""
    shown = minutes if minutes <= 24 * 60 else minutes - 24 * 60
    return f"{shown // 60:02d}:{shown % 60:02d}"


def day_list(days: tuple[int, ...]) -> str:
    """List days by their short names; Django's Korean short names are the long ones."""
    mark = "·" if get_language() == "ko" else ", "
    return mark.join(str(WEEKDAYS_ABBR[day]).removesuffix("요일") for day in days)


def span_words(span: Span) -> str:
    first, last = (named_day(end) for end in (span.first, span.last))
    return first if first == last else f"{first}–{last}"


def named_day(end: tuple[int, ...]) -> str:
    if len(end) == 3:
        return date_format(datetime(*end), "DATE_FORMAT")
    return date_format(datetime(2028, *end), "MONTH_DAY_FORMAT")


def date_words(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def language_words(codes: Iterable[str]) -> str:
    """Name languages in the reader's own."""
    return ", ".join(str(get_language_info(code.lower())["name_translated"]) for code in codes)
