"""Compose a manual: gather its chapters from the lessons and write the book as HTML."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from language.hangul import fill_lines, keep_words_whole, trim_ends, whole
from language.tiers import Tier
from register.sources import stale

from courses import citations, printing
from courses.printing import Chapter

from . import paper, refusals, wording
from .domain.book import Book, BookChapter, Stamp, fingerprint_words, ground_of
from .domain.decorations import Lifted, lift_decorations
from .domain.greys import grey_page, grey_picture
from .domain.readers import Form, Readers
from .domain.variants import Variant
from .models import Kind, ManualPage
from .press import SCHEME

# The stamp is filled in last: it names the hash of everything else.
TO_FILL = Stamp(number="@number@", day="@day@", fingerprint="@fingerprint@")


class NotForTheseReaders(Exception):
    """A unit stands in the manual that its readers must not be shown."""


class NothingToPrint(Exception):
    """No unit of the manual is published in its language."""


class FiguresToRead(Exception):
    """The book cites figures that somebody must look at first: due for review, superseded, or never read."""

    def __init__(self, cited: Mapping[str, Sequence[str]], reasons: Mapping[str, str]) -> None:
        super().__init__(refusals.named(cited, reasons))
        self.cited = {slug: cited[slug] for slug in reasons}


@dataclass(frozen=True)
class Manuscript:
    """A composed book, complete but for its stamp."""

    html: str
    pictures: dict[str, str]
    content_hash: str
    chapters: int

    def stamped(self, *, number: int, day: datetime, locale: str) -> str:
        """The book with number, date and fingerprint on its imprint."""
        with translation.override(locale):
            words = date_format(day, "DATE_FORMAT")
        filled = self.html.replace(TO_FILL.number, str(number)).replace(TO_FILL.day, whole(words))
        return filled.replace(TO_FILL.fingerprint, fingerprint_words(self.content_hash))


def compose(*, manual: ManualPage, kind: str, variant: Variant = Variant.A4) -> Manuscript:
    """Write the book of a manual's live units. Raises NotForTheseReaders, NothingToPrint or FiguresToRead."""
    with translation.override(manual.locale.language_code):
        book = book_of(manual, kind=kind)
        html = render_to_string("manuals/book.html", context_of(manual.readers, book, variant))
    return manuscript(html, variant=variant, chapters=len(book.chapters))


def manuscript(html: str, *, variant: Variant, chapters: int = 0) -> Manuscript:
    """Make a page ready for the press: words kept whole, decorations lifted out, colours as the variant wants."""
    lifted = lift_decorations(fill_lines(trim_ends(keep_words_whole(with_dots(html)))), scheme=SCHEME)
    if variant.is_grey:
        lifted = in_grey(lifted)
    return Manuscript(
        html=lifted.html,
        pictures=lifted.pictures,
        content_hash=fingerprint(lifted),
        chapters=chapters,
    )


def with_dots(html: str) -> str:
    """Three dots for an ellipsis unless the page is Korean: our typeface draws the sign at the height of Hangul."""
    return html if '<html lang="ko"' in html else html.replace("…", "...")


def in_grey(lifted: Lifted) -> Lifted:
    pictures = {name: grey_picture(svg) for name, svg in lifted.pictures.items()}
    return Lifted(html=grey_page(lifted.html), pictures=pictures)


def fingerprint(lifted: Lifted) -> str:
    """SHA-256 of everything that will stand on paper: texts, pictures and how they are laid out."""
    parts = [lifted.html, *(f"{name} {svg}" for name, svg in sorted(lifted.pictures.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def context_of(readers: Readers, book: Book, variant: Variant) -> dict[str, Any]:
    return {
        "book": book,
        "look": readers.tier.look,
        "paint": book.chapters[0].paint,
        "tier": readers.tier,
        "styles": mark_safe(paper.font_faces() + paper.styles(variant) + grounds(book)),
    }


def grounds(book: Book) -> str:
    """Each opener takes the ground of its picture."""
    openers = [one for one in book.chapters if one.is_lesson and one.ground]
    return "".join(f"#{one.anchor}{{background:{one.ground}}}" for one in openers)


def book_of(manual: ManualPage, *, kind: str) -> Book:
    languages = dict(settings.LANGUAGES)
    locale, readers = manual.locale.language_code, manual.readers
    return Book(
        title=manual.title,
        subtitle=manual.subtitle,
        headline=manual.headline,
        cover=manual.cover,
        readers=readers.value,
        edition_words=wording.edition_words(readers, kind) if kind == Kind.TEACHER else "",
        has_keys=kind == Kind.TEACHER,
        legal=wording.legal_words(readers, kind),
        foreword=manual.foreword,
        how_to_use=manual.how_to_use,
        before=manual.sections,
        closing=manual.closing,
        to_fill_in=wording.lines_to_fill_in(readers),
        language_name=languages.get(locale, locale),
        other_languages=", ".join(name for code, name in languages.items() if code != locale),
        web_address=re.sub(r"^https?://", "", address_of(manual)),
        stamp=TO_FILL,
        chapters=chapters_of(manual, teacher=kind == Kind.TEACHER),
    )


def address_of(manual: ManualPage) -> str:
    parts = manual.get_url_parts()
    return f"{settings.WAGTAILADMIN_BASE_URL}{parts[2] if parts else ''}".rstrip("/")


def chapters_of(manual: ManualPage, *, teacher: bool) -> list[BookChapter]:
    """The live units in the editor's order; a unit that is not published in this language is left out."""
    locale = manual.locale.language_code
    units = [unit for code in manual.codes if (unit := printing.find(code=code, locale=locale))]
    forms = [manual.readers.form_of(unit.for_tier) for unit in units]
    strangers = [unit.code for unit, form in zip(units, forms, strict=True) if form is None]
    if strangers:
        said = _("Not meant for these readers: {codes}.").replace("{codes}", ", ".join(strangers))
        raise NotForTheseReaders(said)
    if not units:
        raise NothingToPrint(_("No lesson of this manual is published in this language yet."))
    refuse_claims_of_others(units)
    drawn = [
        draw(unit, form, manual.readers, teacher=teacher) for unit, form in zip(units, forms, strict=True)
    ]
    refuse_stale_figures(drawn)
    return [
        as_chapter(unit, form, place) for place, (unit, form) in enumerate(zip(drawn, forms, strict=True), 1)
    ]


def draw(unit: Any, form: Form, readers: Readers, *, teacher: bool) -> Chapter:
    base = settings.WAGTAILADMIN_BASE_URL
    if form is Form.NOTES:
        return printing.notes(unit=unit, readers=readers.tier, base_url=base)
    return printing.chapter(unit=unit, teacher=teacher, base_url=base)


def refuse_claims_of_others(units: Iterable[Any]) -> None:
    """Print no claim that its chapter's readers must not be shown, however it came into the lesson."""
    faults = [f"{unit.code}: {said}" for unit in units for _field, said in citations.faults_of(unit=unit)]
    if faults:
        raise NotForTheseReaders(" ".join(dict.fromkeys(faults)))


def refuse_stale_figures(chapters: Iterable[Chapter]) -> None:
    """Print no figure that somebody must look at first; say which, where it is cited, and why."""
    cited: dict[str, list[str]] = {}
    for chapter in chapters:
        for slug in dict.fromkeys(chapter.claims):
            cited.setdefault(slug, []).append(chapter.code)
    reasons = stale(slugs=cited)
    if reasons:
        raise FiguresToRead(cited, reasons)


def as_chapter(unit: Chapter, form: Form, place: int) -> BookChapter:
    """A unit in its place. Its drawn parts were made by our own templates and are safe to show."""
    parts = {name: getattr(unit, name) for name in BookChapter.__dataclass_fields__ if hasattr(unit, name)}
    parts |= {
        "screens": [{**screen, "html": mark_safe(screen["html"])} for screen in unit.screens],
        "quiz_sheet": mark_safe(unit.quiz_sheet),
        "quiz_key": mark_safe(unit.quiz_key) if unit.quiz_key else None,
        "tier_words": wording.tier_words(Tier(unit.tier)),
    }
    return BookChapter(place=place, form=form, ground=ground_of(picture(unit.cover)), **parts)


def picture(name: str) -> str:
    """A picture as the templates draw it; empty without a name."""
    template = Template("{% load pictures %}{% if name %}{% picture name %}{% endif %}")
    return template.render(Context({"name": name}))
