"""What the web pages of manuals show: contents, the edition to download, builds under way."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from language.tiers import dress
from people.passes import is_signed_in_adult
from wagtail.models import Page

from courses.shelves import UnitCard, card_of

from . import paper
from .domain.variants import Variant
from .models import Edition, Kind, ManualIndexPage, ManualPage, State
from .press import PdfUnavailable


@dataclass(frozen=True)
class Offer:
    """One kind of a manual as it stands today: the edition to download and the build in work, if any."""

    kind: str
    edition: Edition | None
    job: Edition | None
    outdated: bool
    variant: Variant = Variant.A4
    others: tuple["Offer", ...] = ()  # the same book as booklet, in grey, in large print: what is ready of it

    @property
    def url(self) -> str:
        return reverse("manuals:edition", args=[self.edition.file_name]) if self.edition else ""

    @property
    def megabytes(self) -> str:
        return f"{self.edition.bytes / 1_000_000:.1f}" if self.edition else ""

    @property
    def variant_words(self) -> str:
        """What the variant is good for."""
        match self.variant:
            case Variant.BOOKLET:
                return _("Booklet, two pages on an A4 sheet to fold")
            case Variant.GREY:
                return _("A4, without colour")
            case Variant.LARGE:
                return _("A4, large print")
            case _:
                return "A4"

    @property
    def in_work(self) -> Edition | None:
        return self.job if self.job and self.job.state in (State.QUEUED, State.BUILDING) else None

    @property
    def failed(self) -> Edition | None:
        """The last build, when it failed and nothing newer is ready."""
        return self.job if self.job and self.job.state == State.FAILED else None


def offers(*, manual: ManualPage, teacher: bool) -> list[Offer]:
    """The pupils' edition, and for adults the teacher's; each knows what is ready of its other variants."""
    everything = all_offers(manual=manual)
    plain = [one for one in everything if one.variant is Variant.A4 and (teacher or one.kind == Kind.PUPIL)]
    return [replace(one, others=ready_besides(one, everything)) for one in plain]


def ready_besides(plain: Offer, everything: list[Offer]) -> tuple[Offer, ...]:
    return tuple(one for one in everything if one.kind == plain.kind and one is not plain and one.edition)


def all_offers(*, manual: ManualPage) -> list[Offer]:
    """Every kind in every variant, for the editors' desk."""
    changed = last_change(manual)
    rows = list(Edition.objects.of(manual))
    return [offer(kind, variant, rows, changed) for kind in Kind.values for variant in Variant]


def offer(kind: str, variant: Variant, rows: list[Edition], changed: Any) -> Offer:
    """`rows` come newest first."""
    mine = [row for row in rows if (row.kind, row.variant) == (kind, variant)]
    ready = max((row for row in mine if row.state == State.DONE), key=lambda row: row.number, default=None)
    last = mine[0] if mine and mine[0].state != State.DONE else None
    return Offer(
        kind=kind,
        variant=variant,
        edition=ready,
        job=last,
        outdated=bool(ready and changed and changed > ready.built_at),
    )


def last_change(manual: ManualPage) -> Any:
    """When the manual or one of its units was last published."""
    units = units_of(manual).aggregate(last=Max("last_published_at"))["last"]
    return max((moment for moment in (units, manual.last_published_at) if moment), default=None)


def units_of(manual: ManualPage) -> Any:
    slugs = [code.lower() for code in manual.codes]
    return Page.objects.live().filter(
        slug__in=slugs, locale_id=manual.locale_id, content_type__app_label="courses"
    )


def contents(manual: ManualPage) -> list[UnitCard]:
    """Cards of the live units in the order of the chapters."""
    cards = {card.code: card for card in map(card_of, units_of(manual).specific())}
    return [cards[code] for code in manual.codes if code in cards]


def shown(*, manual: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Context of a manual's page."""
    adult = is_signed_in_adult(request)
    listed = offers(manual=manual, teacher=adult)
    return {
        **dress(manual.readers.tiers[-1]),
        "contents": contents(manual),
        "offers": listed,
        "in_work": any(one.in_work for one in listed),
        "adult": adult,
        "paper_here": can_print(),
    }


def manuals_below(*, parent: ManualIndexPage) -> list[dict[str, Any]]:
    pages = ManualPage.objects.child_of(parent).live().select_related("locale")
    return [{"page": page, "offer": offers(manual=page, teacher=False)[0]} for page in pages]


@lru_cache
def can_print() -> bool:
    """Whether this machine has what PDF needs; asked without loading any of it."""
    import ctypes.util

    try:
        paper.fonts()
    except PdfUnavailable:
        return False
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))
