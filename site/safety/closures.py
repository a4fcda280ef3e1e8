"""Public holidays and time zones: the look-ups around the pure rules on hours."""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from .domain.hours import NO_CLOSURES, Closures, Timetable
from .domain.schedules import Schedule, Unreadable, read_schedule


def timetable(schedule: Schedule, *, year: int) -> Timetable:
    """Give a schedule its zone and the holidays of the years around `year`."""
    closures = holidays_of(schedule.holidays, year) if schedule.holidays else NO_CLOSURES
    return Timetable(schedule, ZoneInfo(schedule.zone), closures)


@lru_cache(maxsize=64)
def holidays_of(country: str, year: int) -> Closures:
    """List a country's public holidays, lunar ones and substitutes included, from last year to next but one."""
    import holidays  # a large library that most processes never need

    found = holidays.country_holidays(country, years=range(year - 1, year + 3))
    return Closures(dates=frozenset(date(day.year, day.month, day.day) for day in found))


def checked_schedule(data: object) -> Schedule:
    """Read hours and also ask whether their zone and their country's holidays exist; raises Unreadable."""
    schedule = read_schedule(data)
    if schedule.zone not in available_timezones():
        raise Unreadable("zone", "Write a time zone such as Asia/Seoul, not “{value}”.", schedule.zone)
    if schedule.holidays and not knows_holidays(schedule.holidays):
        advice = "Write the country whose holidays are closed, such as KR, not “{value}”."
        raise Unreadable("holidays", advice, schedule.holidays)
    return schedule


def knows_holidays(country: str) -> bool:
    import holidays

    return country in holidays.list_supported_countries()
