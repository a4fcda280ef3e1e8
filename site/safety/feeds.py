"""Opening hours as calendars to subscribe to: which services, and in which words."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .closures import timetable
from .directory import LOOKS
from .domain.calendars import Told, calendar
from .domain.listing import Service
from .domain.schedules import Known
from .wording import date_words, hours_words

PUPILS = ("child", "teen")


def feed(chosen: Iterable[Service], *, readers: str, now: datetime) -> str:
    """Write the hours of some services as iCalendar, in the reader's language.

    What pupils subscribe to names numbers only: a calendar lies open to everybody who uses the device.
    """
    services = list(chosen)
    told = [(one, as_told(one, readers=readers, now=now)) for one in services]
    silent = [words.title for one, words in told if is_silent(one, words, readers=readers)]
    return calendar(
        [words for _service, words in told],
        title=_("Opening hours"),
        about=_("Hours not known: {names}").replace("{names}", ", ".join(silent)) if silent else "",
        language=get_language() or "ko",
        now=now,
    )


def is_silent(service: Service, words: Told, *, readers: str) -> bool:
    """Say whether somebody could be called here but nobody knows when; pages on the web have no hours to know."""
    named = bool(service.phone) if readers in PUPILS else service.schedule.known is not Known.ONLINE
    return named and not words.has_hours


def as_told(service: Service, *, readers: str, now: datetime) -> Told:
    title = as_title(service, readers=readers)
    if service.schedule.known is Known.DAYS:
        title = _("{name} (times not known)").replace("{name}", title)
    quiet = readers in PUPILS
    return Told(
        key=service.slug,
        title=title,
        table=timetable(service.schedule, year=now.year),
        about="" if quiet else about(service, readers=readers),
        web="" if quiet else service.web,
    )


def as_title(service: Service, *, readers: str) -> str:
    name = service.said(service.names, get_language() or "ko")
    if readers in PUPILS and service.phone:
        return service.phone
    return f"{name} {service.phone}" if service.phone and service.phone not in name else name


def about(service: Service, *, readers: str) -> str:
    lines = [
        service.said(service.whats, get_language() or "ko"),
        hours_words(service.schedule, look=LOOKS[readers]),
        _("Numbers checked on {day}.").replace("{day}", date_words(service.verified_on))
        if service.verified_on
        else "",
    ]
    return "\n".join(line for line in lines if line)
