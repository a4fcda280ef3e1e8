"""What the sheets of who helps hold: one poster and one pocket card per tier, the same on screen and in a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from django.utils.translation import get_language
from language.tiers import Tier

from .directory import Entry, readers_of, services_for
from .wording import date_words

DATA = Path(__file__).parent / "data" / "posters.yaml"
LANGUAGES = ("ko", "en")
STOCK_COUNTRY = "KR"  # paper is made without a request
FIRST_LINES = 4
CARDS_ON_A_SHEET = 10  # of the size of a bank card, two in a row
MOST_BESIDES = 4  # lines that a poster has room for after the first ones


@dataclass(frozen=True)
class Sheet:
    """One sheet for the readers of one tier: what to say first, in words, then whom to call."""

    tier: Tier
    title: str
    lead: str
    sayings: tuple[str, ...]
    first: str
    points: tuple[str, ...]
    lines: tuple[str, ...]
    picture: str
    entries: tuple[Entry, ...]
    besides: tuple[Entry, ...]
    address: str
    checked_words: str


@dataclass(frozen=True)
class File:
    """A sheet as a file to download."""

    url: str
    words: str


Files = Callable[[Tier, str], list[File]]
_files: list[Files] = []


def files_from(source: Files) -> None:
    """The room that makes files says here which are ready; a later call takes the place of an earlier one."""
    _files[:] = [source]


def files_for(tier: Tier) -> list[File]:
    """The sheets of a tier that can be downloaded in the language of this request."""
    language = get_language() or LANGUAGES[0]
    return [file for source in _files for file in source(tier, language)]


def sheet(*, tier: Tier, address: str, country: str = STOCK_COUNTRY) -> Sheet:
    """The sheet of a tier in the language that is active; `address` is where the newest numbers stand."""
    texts = in_language(read()[tier.value], get_language() or LANGUAGES[0])
    entries, besides = listed(tier, country=country)
    checked = min((entry.verified_on for entry in entries if entry.verified_on), default=None)
    return Sheet(
        tier=tier,
        entries=entries,
        besides=tuple(entry for entry in besides if entry.phone and entry.country == country)[:MOST_BESIDES],
        address=address,
        checked_words=date_words(checked),
        **texts,
    )


def listed(tier: Tier, *, country: str = STOCK_COUNTRY) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lines of the first hour that can be called, and everybody else whom these readers may be shown."""
    everybody = services_for(country=country, readers=readers_of(tier), now=timezone.now())
    first = [entry for entry in everybody if entry.is_first and entry.phone][:FIRST_LINES]
    return tuple(first), tuple(entry for entry in everybody if entry not in first)


@cache
def read() -> dict[str, Any]:
    return yaml.safe_load(DATA.read_text("utf-8"))


def in_language(texts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Texts of one language; readers of others get the English ones."""
    return {name: said(value, language) for name, value in texts.items()}


def said(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return tuple(said(part, language) for part in value)
    if isinstance(value, dict):
        return value.get(language) or value["en"]
    return value
