"""Public holidays and time zones: the look-ups around the pure rules on hours."""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from .domain.hours import NO_CLOSURES, Closures, Timetable
from .domain.schedules import (
    HOLIDAY_ADVICE,
    ZONE_ADVICE,
    Schedule,
    Unreadable,
    read_parts,
    read_schedule,
)


def timetable(schedule: Schedule, *, year: int) -> Timetable:
    """Give a schedule its zone and the holidays of the years around `year`."""
    closures = holidays_of(schedule.holidays, year) if schedule.holidays else NO_CLOSURES
    return Timetable(schedule, ZoneInfo(schedule.zone), closures)


@lru_cache(maxsize=64)
def holidays_of(place: str, year: int) -> Closures:
    """List the public holidays of a country or a part of one (KR, GB-ENG), from last year to next but one.

    Lunar feasts and substitute days are included; local holidays of other parts are not.
    """
    import holidays  # a large library that most processes never need

    country, _dash, part = place.partition("-")
    found = holidays.country_holidays(country, subdiv=part or None, years=range(year - 1, year + 3))
    return Closures(dates=frozenset(date(day.year, day.month, day.day) for day in found))


def checked_schedule(data: object) -> Schedule:
    """Read hours and also ask whether their zone and their country's holidays exist; raises Unreadable."""
    schedule = read_schedule(data)
    for fault in look_up_faults(schedule):
        raise fault
    return schedule


def schedule_faults(data: object) -> list[Unreadable]:
    """List everything that is wrong with hours, part by part."""
    schedule, found = read_parts(data)
    return [*found, *look_up_faults(schedule)]


def look_up_faults(schedule: Schedule) -> list[Unreadable]:
    found = []
    if schedule.zone not in zones():
        found.append(Unreadable("zone", ZONE_ADVICE, schedule.zone))
    if schedule.holidays and not knows_holidays(schedule.holidays):
        found.append(Unreadable("holidays", HOLIDAY_ADVICE, schedule.holidays))
    return found


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """Give the zones of the world; walking through their files takes a while, and they do not change."""
    return frozenset(available_timezones())


def knows_holidays(place: str) -> bool:
    import holidays

    country, _dash, part = place.partition("-")
    parts = holidays.list_supported_countries().get(country)
    return parts is not None and (not part or part in parts)
