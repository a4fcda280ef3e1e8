"""What the web pages of books show: contents, editions to download, builds under way, the sheets of who helps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from language.tiers import Tier, dress
from people.passes import has_session, is_signed_in_adult
from safety.posters import File
from wagtail.models import Page

from courses.shelves import UnitCard, card_of

from . import paper, wording
from .domain.readers import Readers
from .domain.variants import Variant
from .doors import door_of, may_pass, may_see_page
from .models import BOOKS, SHEETS, Edition, Kind, ManualIndexPage, ManualPage, State
from .press import PdfUnavailable
from .sheets import slugs, tier_of


@dataclass(frozen=True)
class Offer:
    """One kind of a book as it stands today: the edition to download and the build in work, if any."""

    kind: str
    readers: Readers
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
    def words(self) -> str:
        return wording.edition_words(self.readers, self.kind)

    @property
    def variant_words(self) -> str:
        return wording.variant_words(self.variant)

    @property
    def in_work(self) -> Edition | None:
        return self.job if self.job and self.job.state in (State.QUEUED, State.BUILDING) else None

    @property
    def failed(self) -> Edition | None:
        """The last build, when it failed and nothing newer is ready."""
        return self.job if self.job and self.job.state == State.FAILED else None


def offers(*, manual: ManualPage, request: HttpRequest) -> list[Offer]:
    """The editions that this reader may have; each knows what is ready of its other variants."""
    everything = all_offers(manual=manual)
    plain = [one for one in everything if one.variant is Variant.A4 and is_open(one, request)]
    return [replace(one, others=ready_besides(one, everything)) for one in plain]


def is_open(one: Offer, request: HttpRequest) -> bool:
    return may_pass(request, door_of(readers=one.readers, kind=one.kind))


def ready_besides(plain: Offer, everything: list[Offer]) -> tuple[Offer, ...]:
    return tuple(one for one in everything if one.kind == plain.kind and one is not plain and one.edition)


def all_offers(*, manual: ManualPage) -> list[Offer]:
    """Every kind in every variant, for the editors' desk."""
    changed = last_change(manual)
    rows = list(Edition.objects.of(manual))
    return [
        offer(kind, variant, manual.readers, rows, changed) for kind in BOOKS for variant in kind.variants
    ]


def offer(kind: str, variant: Variant, readers: Readers, rows: Iterable[Edition], changed: Any) -> Offer:
    """`rows` come newest first. What was built for other readers is no longer offered here."""
    mine = [row for row in rows if (row.kind, row.variant) == (kind, variant)]
    done = [row for row in mine if row.state == State.DONE and row.audience == readers]
    ready = max(done, key=lambda row: row.number, default=None)
    last = mine[0] if mine and mine[0].state != State.DONE else None
    return Offer(
        kind=kind,
        readers=readers,
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


@dataclass(frozen=True)
class Part:
    """The chapters of a book that are for the same readers; `words` is empty where the whole book is."""

    words: str
    cards: list[UnitCard]


def parts(manual: ManualPage) -> list[Part]:
    """Cards of the live units in the order of the chapters, by grade where a book holds several."""
    units = {unit.code: unit for unit in units_of(manual).specific()}
    ordered = [units[code] for code in manual.codes if code in units]
    by_tier = [
        (tier, list(map(card_of, some))) for tier, some in groupby(ordered, key=lambda unit: unit.for_tier)
    ]
    return [Part(str(wording.tier_words(tier)) if len(by_tier) > 1 else "", cards) for tier, cards in by_tier]


def shown(*, manual: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Context of a book's page."""
    listed = offers(manual=manual, request=request)
    return {
        **dress(manual.readers.tier),
        "parts": parts(manual),
        "offers": listed,
        "in_work": any(one.in_work for one in listed),
        "behind": len(listed) < len(BOOKS),
        "paper_here": can_print(),
    }


def manuals_below(*, parent: ManualIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Context of the shelf: the books whose pages this reader may see, and the sheets by tier."""
    pages = ManualPage.objects.child_of(parent).live().select_related("locale")
    seen = [page for page in pages if may_see_page(request, page)]
    return {
        "manuals": [book_on_shelf(page, request) for page in seen],
        "sheets": sheets_on_shelf(parent.locale.language_code),
        "hidden": len(seen) < len(pages),
        "signed_in": has_session(request) and is_signed_in_adult(request),
    }


def book_on_shelf(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    open_ones = offers(manual=page, request=request)
    return {"page": page, "offer": open_ones[0] if open_ones else None}


def sheets_on_shelf(locale: str) -> list[dict[str, Any]]:
    """For each tier its poster and cards: to print from the browser, and as files where they are ready."""
    ready = ready_sheets(locale)
    return [{"tier": tier, "words": wording.tier_words(tier), "files": ready.get(tier, [])} for tier in Tier]


def sheet_files(tier: Tier, locale: str) -> list[File]:
    """The sheets of one tier that are ready: for the pages of help."""
    return ready_sheets(locale).get(tier, [])


def ready_sheets(locale: str) -> dict[Tier, list[File]]:
    """The newest sheet of each form, by tier; posters before cards."""
    rows = Edition.objects.ready().filter(kind__in=SHEETS, locale=locale, slug__in=slugs())
    newest = {(row.slug, row.kind, row.variant): row for row in reversed(rows)}
    found: dict[Tier, list[File]] = {}
    for (slug, kind, variant), row in sorted(newest.items(), key=lambda entry: entry[0][1:], reverse=True):
        url = reverse("manuals:edition", args=[row.file_name])
        words = f"{Kind(kind).label} PDF, {wording.variant_words(Variant(variant))}"
        found.setdefault(tier_of(slug), []).append(File(url, words))
    return found


@lru_cache
def can_print() -> bool:
    """Whether this machine has what PDF needs; asked without loading any of it."""
    import ctypes.util

    try:
        paper.fonts()
    except PdfUnavailable:
        return False
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))
