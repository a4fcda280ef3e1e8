"""Sheets that say who helps: a poster and pocket cards for every tier, drawn from the help directory."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from language.tiers import Tier, dress
from safety.posters import CARDS_ON_A_SHEET
from safety.posters import sheet as help_sheet

from . import paper
from .composing import TO_FILL, Manuscript, manuscript
from .domain.readers import Readers
from .domain.variants import Variant
from .models import SHEETS, Edition, Kind

FAMILY = uuid.UUID("5f0f5ad3-9c5c-4d8e-8f57-0f1f0a6f2b11")  # the sheets have no page whose key could serve
PREFIX = "help-"


@dataclass(frozen=True)
class Row:
    """What tells one edition from another before it is built."""

    manual: uuid.UUID
    slug: str
    audience: str
    locale: str
    kind: str
    variant: str


def slugs() -> list[str]:
    """The word by which each tier's sheets can be ordered."""
    return [f"{PREFIX}{tier.value}" for tier in Tier]


def tier_of(slug: str) -> Tier | None:
    """The tier that a slug names; None for the slug of anything else."""
    word = slug.removeprefix(PREFIX)
    return Tier(word) if slug.startswith(PREFIX) and word in set(Tier) else None


def row_of(*, tier: Tier, locale: str, kind: str, variant: str = Variant.A4) -> Row:
    """Raises ValueError for what is no sheet or has no such form."""
    if kind not in SHEETS or Variant(variant) not in Kind(kind).variants:
        raise ValueError(f"There is no {kind} as {variant}.")
    slug = f"{PREFIX}{tier.value}"
    audience = next(readers for readers in Readers if tier in readers.tiers)
    return Row(uuid.uuid5(FAMILY, slug), slug, audience.value, locale, str(kind), str(variant))


def every_row() -> list[Row]:
    """Every sheet of every tier in every language and form."""
    return [
        row_of(tier=tier, locale=locale, kind=kind, variant=variant)
        for tier in Tier
        for locale, _name in settings.LANGUAGES
        for kind in SHEETS
        for variant in kind.variants
    ]


def compose_sheet(edition: Edition) -> Manuscript:
    """Write the sheet that was ordered."""
    tier, variant = tier_of(edition.slug), Variant(edition.variant)
    with translation.override(edition.locale):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("safety:help_tier", args=[tier.value])
        context = {
            **dress(tier),
            "styles": mark_safe(paper.font_faces() + paper.styles(variant)),
            "sheet": help_sheet(tier=tier, address=address),
            "places": range(CARDS_ON_A_SHEET),
            "stamp": TO_FILL,
        }
        html = render_to_string(f"manuals/sheet_{edition.kind}.html", context)
    return manuscript(html, variant=variant, chapters=1)
