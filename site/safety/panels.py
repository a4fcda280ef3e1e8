"""What the help panel shows: sections by country, the ways to other countries and languages, the calendar."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from language.tiers import Tier

from . import directory
from .domain.choosing import ANYONE, EVERYWHERE, NO_COUNTRY
from .naming import language_name, place_words


@dataclass(frozen=True)
class Choice:
    """For whom a panel is: the tier and the site's country, and what the reader has chosen herself."""

    tier: Tier | None
    country: str
    place: str = ""
    language: str = ""

    @property
    def has_wish(self) -> bool:
        return bool(self.place or self.language)

    @property
    def readers(self) -> str:
        """Of somebody unknown we show what fits a child, until she looks through the directory herself."""
        return ANYONE if self.tier is None and self.has_wish else directory.readers_of(self.tier)

    @property
    def is_short(self) -> bool:
        """Say whether the panel is the few first lines alone."""
        return self.readers == "child"

    @property
    def may_choose(self) -> bool:
        """Say whether the panel leads to other countries: never from the pages of the youngest."""
        return self.tier is None or not self.is_short

    @property
    def readers_elsewhere(self) -> str:
        return self.readers if self.tier else ANYONE


@dataclass(frozen=True)
class Way:
    """A link to another choice."""

    url: str
    words: str
    is_current: bool
    language: str = ""


def panel(choice: Choice, *, now: datetime) -> dict[str, Any]:
    """Give the template everything to show for a choice."""
    shown = shown_sections(choice, now=now)
    is_adult = choice.readers == "adult"
    elsewhere = partial(directory.sections_elsewhere, country=choice.country, readers=choice.readers, now=now)
    return {
        "tier": choice.tier,
        "is_short": choice.is_short,
        "is_adult": is_adult,
        "is_anyone": choice.readers == ANYONE,
        "sections": shown,
        "missing": missing(choice, shown),
        "elsewhere": elsewhere() if is_adult and not choice.has_wish else [],
        "places": places(choice) if choice.may_choose else [],
        "languages": languages(choice) if choice.may_choose else [],
        "calendar": calendar_address(choice, shown),
    }


def shown_sections(choice: Choice, *, now: datetime) -> list[directory.Section]:
    if choice.is_short:
        lines = directory.services_for(country=choice.country, readers="child", now=now)
        return [directory.Section(choice.country, "", lines)]
    found = directory.selection(
        country=choice.country, readers=choice.readers, place=choice.place, language=choice.language
    )
    return directory.sections(found, readers=choice.readers, now=now)


def missing(choice: Choice, shown: list[directory.Section]) -> str:
    """Name the country or language of which we know no confirmed service."""
    if choice.language:
        return "" if shown else language_name(choice.language)
    named = choice.place not in ("", EVERYWHERE)
    return place_words(choice.place) if named and choice.place not in {one.place for one in shown} else ""


def places(choice: Choice) -> list[Way]:
    known = directory.places_for(country=choice.country, readers=choice.readers_elsewhere)
    listed = [*dict.fromkeys((*known, NO_COUNTRY, *([choice.place] if choice.place else []), EVERYWHERE))]
    listed.append(listed.pop(listed.index(EVERYWHERE)))
    at_home = "" if choice.has_wish or choice.is_short else choice.country
    current = choice.place or at_home
    return [
        Way(address("place", choice.tier, place=place.lower()), place_words(place), place == current)
        for place in listed
    ]


def languages(choice: Choice) -> list[Way]:
    spoken = directory.languages_for(country=choice.country, readers=choice.readers_elsewhere)
    return [
        Way(
            address("speaking", choice.tier, language=code.lower()),
            language_name(code),
            code == choice.language,
        )
        for code in dict.fromkeys((*spoken, *([choice.language] if choice.language else [])))
    ]


def address(kind: str, tier: Tier | None, **parts: str) -> str:
    if tier is None:
        return reverse(f"safety:help_{kind}", kwargs=parts)
    return reverse(f"safety:help_tier_{kind}", kwargs={"tier": tier.value, **parts})


def calendar_address(choice: Choice, shown: list[directory.Section]) -> str:
    """Give the calendar of what the panel shows; nothing where it shows no hours to enter, or to the youngest."""
    told = any(entry.has_calendar for section in shown for entry in section.entries)
    if choice.is_short or choice.language or not told:
        return ""
    named = {name: value for name, value in (("tier", choice.tier), ("place", choice.place.lower())) if value}
    return reverse("safety:" + "_".join([*named, "hours"]), kwargs={n: str(v) for n, v in named.items()})
