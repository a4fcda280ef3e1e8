"""Who helps whom: the services for a reader's country and age, with how each stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import get_language
from language.tiers import Tier

from .closures import timetable
from .data_file import services_in_file
from .domain.choosing import choose, choose_elsewhere
from .domain.hours import Status, next_change, status
from .domain.listing import Service
from .models import HelpService
from .remembering import Remembered
from .wording import date_words, hours_words, language_words, status_words

ALL = "all"
FIRST_LINES = 4
LOOKS = {"child": "child", "teen": "teen", "adult": "officer"}
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

    @property
    def is_open(self) -> bool:
        return self.status.is_open

    @property
    def checked_words(self) -> str:
        return date_words(self.verified_on)

    @property
    def language_words(self) -> str:
        return language_words(self.languages)

    @property
    def web_words(self) -> str:
        """Give the host alone: a long address says less."""
        return urlsplit(self.web).netloc


def services_for(*, country: str, readers: str, now: datetime) -> list[Entry]:
    """List the services for readers (child, teen or adult) of a country, the lines of the first hour first."""
    return entries(choose(services(), country=country, readers=readers), readers=readers, now=now)


def services_elsewhere(*, country: str, now: datetime) -> list[Entry]:
    """List the confirmed services of other countries, for adults."""
    return entries(choose_elsewhere(services(), country=country), readers="adult", now=now)


def first_of(listed: Iterable[Entry]) -> list[Entry]:
    """The lines of the first hour that can be called: what stands on every page, card and poster."""
    return [entry for entry in listed if entry.is_first and entry.phone][:FIRST_LINES]


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
    return tuple(listed(row) for row in HelpService.objects.filter(hidden=False))


def listed(row: HelpService) -> Service:
    return Service(
        slug=row.slug,
        country=row.country,
        names={"ko": row.name_ko, "en": row.name_en},
        name_local=row.name_local,
        shorts={"ko": row.short_ko, "en": row.short_en},
        whats={"ko": row.what_ko, "en": row.what_en},
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
    return [entry(service, readers=readers, now=now) for service in chosen]


def entry(service: Service, *, readers: str, now: datetime) -> Entry:
    table = timetable(service.schedule, year=now.year)
    found = status(table.schedule, now, table.closures, table.tz)
    language, look = get_language() or "ko", LOOKS[readers]
    return Entry(
        slug=service.slug,
        country=service.country,
        name=service.said(service.names, language),
        name_local=service.name_local,
        short=service.said(service.shorts, language),
        what=service.said(service.whats, language),
        phone=service.phone,
        dial=service.dial,
        web="" if readers == "child" else service.web,
        languages=service.languages,
        is_first=service.first,
        is_always=service.is_always,
        status=found,
        status_words=status_words(found, table, now=now, look=look),
        hours_words=hours_words(service.schedule, look=look),
        verified_on=service.verified_on,
    )


def forget(**_: object) -> None:
    """Drop what this process keeps and tell the rooms above."""
    kept.forget()
    changed.send(sender=HelpService)


def watch() -> None:
    """Follow the edits made in this process; those of others show when what is kept has run out."""
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=HelpService, dispatch_uid=f"safety.directory.{id(signal)}")
