"""Who helps whom: the services for a reader's country and age, with how each stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import get_language
from language.tiers import Tier

from . import reviewing
from .closures import timetable
from .data_file import services_in_file
from .domain.choosing import ANYONE, EVERYWHERE, NO_COUNTRY, at_any_hour, choose, choose_by_country, speaks
from .domain.hours import Kind, Status, next_change, status
from .domain.listing import Fee, Purpose, Service
from .domain.schedules import Known
from .labelling import fee_words, purpose_words, readers_words
from .models import HelpService
from .naming import place_words
from .remembering import Remembered
from .wording import date_words, hours_words, language_words, status_words

ALL = "all"
LOOKS = {"child": "child", "teen": "teen", "adult": "officer", ANYONE: "child"}
LONGEST = 3_600.0

changed = Signal()  # sent after a service was edited; rooms above drop what they keep
kept: Remembered[tuple[Service, ...]] = Remembered(seconds=60)


@dataclass(frozen=True)
class Entry:
    """A service as a reader sees it: in her language and register, at this moment."""

    slug: str
    country: str
    name: str
    name_local: str
    short: str
    what: str
    purpose: Purpose
    purpose_words: str
    readers_words: str
    fee: Fee
    fee_words: str
    phone: str
    dial: str
    web: str
    languages: tuple[str, ...]
    is_first: bool
    is_always: bool
    status: Status
    status_words: str
    hours_words: str
    verified_on: date | None
    has_calendar: bool
    otherwise: str  # the number that answers at any hour, where this one does not answer now

    @property
    def is_open(self) -> bool:
        return self.status.is_open

    @property
    def lasting_words(self) -> str:
        """Say what is known about the hours and stays true on paper: never who is open now."""
        changes = self.status.kind in (Kind.OPEN, Kind.CLOSED)
        return self.hours_words if changes or self.hours_words else self.status_words

    @property
    def checked_words(self) -> str:
        return date_words(self.verified_on)

    @property
    def speaks_readers_language(self) -> bool:
        spoken = {code.partition("-")[0] for code in self.languages}
        return (get_language() or "ko").partition("-")[0] in spoken

    @property
    def language_words(self) -> str:
        return language_words(self.languages)

    @property
    def web_words(self) -> str:
        """Give the host alone: a long address says less."""
        return urlsplit(self.web).netloc


@dataclass(frozen=True)
class Section:
    """The services of one country, or of no single one."""

    place: str
    name: str
    entries: list[Entry]


def services_for(*, country: str, readers: str, now: datetime) -> list[Entry]:
    """List the services for readers (child, teen or adult) of a country, the lines of the first hour first."""
    return entries(choose(services(), country=country, readers=readers), readers=readers, now=now)


def services_elsewhere(*, country: str, now: datetime) -> list[Entry]:
    """List the confirmed services of other countries, for adults."""
    others = sections_elsewhere(country=country, readers="adult", now=now)
    return [entry for section in others for entry in section.entries]


def selection(*, country: str, readers: str, place: str = "", language: str = "") -> dict[str, list[Service]]:
    """Choose what readers see, country by country.

    Without a wish: their own country and what belongs to no single one. `place` names another country or EVERYWHERE;
    `language` keeps the services that speak it, in every country.
    """
    chosen = place or (EVERYWHERE if language else country)
    first = country if chosen in (EVERYWHERE, NO_COUNTRY) else chosen
    fitting = (service for service in services() if not language or speaks(service, language))
    found = choose_by_country(fitting, country=first, readers=readers)
    wanted = list(found) if chosen == EVERYWHERE else list(dict.fromkeys((chosen, NO_COUNTRY)))
    return {one: found[one] for one in wanted if found.get(one)}


def sections(found: Mapping[str, list[Service]], *, readers: str, now: datetime) -> list[Section]:
    """Draw a selection as sections, one a country."""
    return [
        Section(place, place_words(place), entries(chosen, readers=readers, now=now))
        for place, chosen in found.items()
    ]


def sections_elsewhere(*, country: str, readers: str, now: datetime) -> list[Section]:
    """Give the other countries, one section each."""
    found = selection(country=country, readers=readers, place=EVERYWHERE)
    others = {one: chosen for one, chosen in found.items() if one not in (country, NO_COUNTRY)}
    return sections(others, readers=readers, now=now)


def places_for(*, country: str, readers: str) -> list[str]:
    """List the countries of which readers may see something, their own first."""
    found = choose_by_country(services(), country=country, readers=readers)
    return [place for place, chosen in found.items() if chosen or place == country]


def languages_for(*, country: str, readers: str) -> list[str]:
    """List the languages that are spoken somewhere in what readers may see, in the order of the countries."""
    found = choose_by_country(services(), country=country, readers=readers)
    spoken = (code for chosen in found.values() for service in chosen for code in service.languages)
    return list(dict.fromkeys(spoken))


def shown_service(slug: str) -> Service | None:
    """Find a service that readers may see by its key."""
    return next((service for service in services() if service.slug == slug), None)


def due(today: date) -> list[reviewing.Due]:
    """List the services that must be checked again on a day, the longest due first; of a later day, what is coming."""
    return reviewing.due(today)


def seconds_until_change(now: datetime | None = None) -> float:
    """Say for how long a page that tells who is open stays true; an hour at most."""
    now = now or timezone.now()
    change = next_change((timetable(service.schedule, year=now.year) for service in services()), now)
    return LONGEST if change is None else max(0.0, min(LONGEST, (change - now).total_seconds()))


def readers_of(tier: Tier | None) -> str:
    """Name the readers of a tier; of somebody unknown we show what fits a child."""
    return tier.readers if tier else "child"


def services() -> tuple[Service, ...]:
    """Give every service that may be shown, from memory or with one query.

    Where the table is empty or the database does not answer, the lines of our own data file stand in: a page
    without a number to call is the one thing that must not happen.
    """
    try:
        return kept.get(ALL, lambda: from_table() or services_in_file())
    except DatabaseError:
        return services_in_file()


def from_table() -> tuple[Service, ...]:
    """Give the rows that readers may see: a note that says "confirm" hides a row, whoever forgot to."""
    return tuple(listed(row) for row in HelpService.objects.filter(hidden=False) if row.is_shown)


def listed(row: HelpService) -> Service:
    return Service(
        slug=row.slug,
        country=row.country,
        names={"ko": row.name_ko, "en": row.name_en},
        name_local=row.name_local,
        shorts={"ko": row.short_ko, "en": row.short_en},
        whats={"ko": row.what_ko, "en": row.what_en},
        purpose=Purpose(row.purpose) if row.purpose in set(Purpose) else Purpose.TALK,
        fee=Fee(row.fee) if row.fee in set(Fee) else Fee.UNKNOWN,
        phone=row.phone,
        web=row.web,
        languages=tuple(row.languages),
        schedule=row.schedule,
        audience=frozenset(row.audience),
        first=row.first,
        order=row.order,
        verified_on=row.verified_on,
    )


def entries(chosen: Iterable[Service], *, readers: str, now: datetime) -> list[Entry]:
    listed = list(chosen)
    return [entry(one, readers=readers, now=now, ready=at_any_hour(one, listed)) for one in listed]


def name_for(service: Service, readers: str, language: str) -> str:
    """The name of a service; children meet it by its short words and its number, which name no crime."""
    short = service.said(service.shorts, language)
    if readers == "child" and short and service.phone:
        return f"{short[:1].upper()}{short[1:]} {service.phone}"
    return service.said(service.names, language)


def entry(service: Service, *, readers: str, now: datetime, ready: Service | None = None) -> Entry:
    table = timetable(service.schedule, year=now.year)
    found = status(table.schedule, now, table.closures, table.tz)
    language, look = get_language() or "ko", LOOKS[readers]
    return Entry(
        slug=service.slug,
        country=service.country,
        name=name_for(service, readers, language),
        name_local=service.name_local,
        short=service.said(service.shorts, language),
        what=service.said(service.whats, language),
        purpose=service.purpose,
        purpose_words=purpose_words(service.purpose, look),
        readers_words=readers_words(service.audience, look),
        fee=service.fee,
        fee_words=fee_words(service.fee, look),
        phone=service.phone,
        dial=service.dial,
        web="" if readers == "child" else service.web,
        languages=service.languages,
        is_first=service.first,
        is_always=service.is_always,
        status=found,
        status_words=status_words(found, table, now=now, look=look),
        hours_words=hours_words(service.schedule, look=look, table=table, now=now),
        verified_on=service.verified_on,
        has_calendar=service.schedule.known in (Known.WEEKLY, Known.DAYS),
        otherwise=number_instead(service, found, ready),
    )


def number_instead(service: Service, found: Status, ready: Service | None) -> str:
    """Give the number of the same country that answers at any hour, where somebody to talk to may not answer now."""
    silent = found.kind is not Kind.OPEN and service.schedule.known is not Known.ONLINE
    if ready is None or service.purpose is not Purpose.TALK or not silent:
        return ""
    return ready.phone


def forget(**_: object) -> None:
    """Drop what this process keeps and tell the rooms above."""
    kept.forget()
    changed.send(sender=HelpService)


def watch() -> None:
    """Follow the edits made in this process; those of others show when what is kept has run out."""
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=HelpService, dispatch_uid=f"safety.directory.{id(signal)}")
