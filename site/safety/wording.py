"""Opening hours in words, in the reader's language and register."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from blocks.templatetags.say import said
from django.conf import settings
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import get_language

from .domain.hours import Kind, Status, Timetable
from .domain.schedules import Interval, Known, Schedule, Span
from .naming import language_name, zone_words

A_DAY_AHEAD = timedelta(days=1)
DAYS_AHEAD = 6  # how far a day of the week alone names a day
RUN = 3  # days in a row that are named by the first and the last


def status_words(status: Status, table: Timetable, *, now: datetime, look: str) -> str:
    """Say how a service stands now. Never "today": a page may be kept past midnight and must stay true."""
    match status.kind:
        case Kind.OPEN:
            return open_words(status.closes_at, table, now=now, look=look)
        case Kind.CLOSED if status.next_open:
            return opening_words(status.next_open, table, now=now, look=look)
        case Kind.CLOSED:
            return said("Closed for now", look)
        case Kind.UNKNOWN_TIMES:
            return said("{days}, times not known", look, days=day_list(table.schedule.days))
        case Kind.IRREGULAR:
            return said("No fixed hours, and no promise of an answer", look)
        case _:
            return unknown_words(table, now=now, look=look)


def unknown_words(table: Timetable, *, now: datetime, look: str) -> str:
    match table.schedule.known:
        case Known.ONLINE:
            return said("On the web", look)
        case Known.TIMES:
            words = said("{times}, days not known", look, times=interval_list(table.schedule.week[0]))
            return in_its_zone(words, table, at=now, look=look)
        case _:
            return said("Opening hours not known", look)


def open_words(at: datetime | None, table: Timetable, *, now: datetime, look: str) -> str:
    if at is None or at - now > A_DAY_AHEAD:
        return said("Open now", look)
    words = said("Open now, until {time}", look, time=clock_words(at, table.tz))
    return in_both_zones(words, at, table, look=look)


def opening_words(at: datetime, table: Timetable, *, now: datetime, look: str) -> str:
    day = day_words(at, table.tz, now=now)
    words = said("Opens {day} at {time}", look, day=day, time=clock_words(at, table.tz))
    return in_both_zones(words, at, table, look=look)


def day_words(at: datetime, tz: object, *, now: datetime) -> str:
    """Name a day by its weekday while that can mean one day only, else by its date."""
    local, today = at.astimezone(tz), now.astimezone(tz).date()
    near = (local.date() - today).days <= DAYS_AHEAD
    return str(WEEKDAYS[local.weekday()]) if near else date_format(local, "MONTH_DAY_FORMAT")


def clock_words(at: datetime, tz: object) -> str:
    return at.astimezone(tz).strftime("%H:%M")


def home_zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def is_elsewhere(table: Timetable, at: datetime) -> bool:
    """Say whether clocks there and here differ, so that a time must be marked as theirs."""
    return at.astimezone(table.tz).utcoffset() != at.astimezone(home_zone()).utcoffset()


def in_its_zone(words: str, table: Timetable, *, at: datetime, look: str) -> str:
    """Add whose clock is meant, where it is not ours."""
    if not is_elsewhere(table, at):
        return words
    return said("{hours} ({zone} time)", look, hours=words, zone=zone_words(table.schedule.zone))


def in_both_zones(words: str, at: datetime, table: Timetable, *, look: str) -> str:
    """Add whose clock is meant, and what ours shows at that moment."""
    if not is_elsewhere(table, at):
        return words
    here, there = at.astimezone(home_zone()), at.astimezone(table.tz)
    shown = clock_words(at, home_zone())
    if here.date() != there.date():
        shown = f"{WEEKDAYS[here.weekday()]} {shown}"
    parts = {"zone": zone_words(table.schedule.zone), "home": zone_words(settings.TIME_ZONE), "time": shown}
    return said("{words} ({zone} time; in {home} {time})", look, words=words, **parts)


def hours_words(
    schedule: Schedule, *, look: str, table: Timetable | None = None, now: datetime | None = None
) -> str:
    """Say what is known about the hours; empty where the status has said it all.

    With a timetable and a moment the words also say whose clock is meant.
    """
    match schedule.known:
        case Known.ALWAYS:
            return said("24 hours, every day", look)
        case Known.WEEKLY:
            words = week_words(schedule, look=look)
            return in_its_zone(words, table, at=now, look=look) if table and now else words
        case _:
            return ""


def week_words(schedule: Schedule, *, look: str) -> str:
    parts = []
    for intervals, days in alike(schedule):
        named = said("every day", look) if len(days) == 7 else day_list(days)
        parts.append(f"{named} {interval_list(intervals)}")
    words = "; ".join(parts)
    closed = closed_words(schedule, look=look)
    return said("{hours} (closed {days})", look, hours=words, days=closed) if closed else words


def closed_words(schedule: Schedule, *, look: str) -> str:
    holidays = [said("on public holidays", look)] if schedule.holidays else []
    return ", ".join([*holidays, *(span_words(span) for span in schedule.closed)])


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
    """List days by their short names, three and more in a row as “Tue–Thu”."""
    mark = "·" if get_language() == "ko" else ", "
    return mark.join(run_words(run) for run in runs(days))


def runs(days: tuple[int, ...]) -> list[list[int]]:
    """Group days that follow each other."""
    found: list[list[int]] = []
    for day in sorted(days):
        if found and found[-1][-1] == day - 1:
            found[-1].append(day)
        else:
            found.append([day])
    return [part for run in found for part in ([run] if len(run) >= RUN else [[day] for day in run])]


def run_words(run: list[int]) -> str:
    # Django's Korean short names are the long ones.
    names = [str(WEEKDAYS_ABBR[day]).removesuffix("요일") for day in run]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


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
    return ", ".join(language_name(code) for code in codes)
