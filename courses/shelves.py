"""The cards of a shelf."""

from dataclasses import dataclass

from django.conf import settings
from language.tiers import Tier
from wagtail.models import Page

from .models import UnitPage


@dataclass(frozen=True)
class UnitCard:
    """What a shelf shows of a unit."""

    code: str
    title: str
    card: str
    minutes: int
    cover: str
    position: int
    url: str
    key: str


def card_of(unit: UnitPage) -> UnitCard:
    return UnitCard(
        code=unit.code,
        title=unit.title,
        card=unit.card,
        minutes=unit.minutes,
        cover=unit.cover,
        position=unit.position,
        url=unit.url,
        key=unit.slug,
    )


def cards_below(*, parent: Page) -> list[UnitCard]:
    """Cards of the live units below a shelf, in teaching order."""
    units = UnitPage.objects.child_of(parent).live().defer("body", "guide").order_by("position")
    return [card_of(unit) for unit in units]


def next_unit(*, unit: UnitPage) -> UnitPage | None:
    """The live unit that follows on the same shelf."""
    later = UnitPage.objects.sibling_of(unit, inclusive=False).live()
    later = later.filter(position__gt=unit.position).select_related("locale").defer(*UnitPage.texts())
    return later.order_by("position").first()


@dataclass(frozen=True)
class UnitName:
    """What those who arrange units need to know of one."""

    code: str
    title: str
    tier: Tier
    position: int


def unit_names() -> list[UnitName]:
    """Every live unit of the source language, in the order of their codes."""
    units = UnitPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("code")
    rows = units.values_list("code", "title", "tier", "position")
    return [UnitName(code, title, Tier(tier), position) for code, title, tier, position in rows]
