"""Manuals as pages, and the editions that the bindery made of them."""

import uuid
from typing import Any

from blocks.page_form import PageForm
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.shelves import unit_names

from . import refusals
from .domain.book import Section, sections_of
from .domain.readers import Readers
from .domain.variants import Variant

READERS = [
    (Readers.CHILD.value, _("Children")),
    (Readers.TEEN.value, _("Teenagers")),
    (Readers.TEACHERS.value, _("Teachers")),
    (Readers.CARERS.value, _("Carers")),
    (Readers.POLICE.value, _("Police")),
]
MESSAGE = 300  # letters that an edition keeps of how its build ended
STOPPED = gettext_noop("The build stopped halfway. Please build again.")


class UnitChoiceBlock(blocks.ChoiceBlock):
    """A unit by its code: the same in every language, so a translation keeps the editor's order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=units_for_manuals, **kwargs)

    def normalize_choice(self, value: Any) -> Any:
        """Codes are words already: reading a manual must not ask the database for every unit, chapter by chapter."""
        return value

    class Meta:
        icon = "doc-full"
        label = _("Unit")


def units_for_manuals() -> list[tuple[str, str]]:
    """Every live unit; which of them a manual may hold depends on its readers, and `clean` says so."""
    return [(unit.code, f"{unit.code} {unit.title}") for unit in unit_names()]


PAGES_BEFORE = [
    ("title", blocks.CharBlock(label=_("Title"), max_length=120)),
    ("text", blocks.TextBlock(label=_("Text"), rows=4)),
    ("point", blocks.TextBlock(label=_("Point of a list"), rows=2)),
    ("step", blocks.TextBlock(label=_("Step of a numbered list"), rows=2)),
    ("saying", blocks.TextBlock(label=_("Sentence to say aloud"), rows=2)),
]


class ManualIndexPage(Page):
    """The shelf of books."""

    intro = models.TextField(_("Lead"), max_length=400, blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["manuals.ManualPage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    translatable_fields = [TranslatableField("title"), SynchronizedField("slug"), TranslatableField("intro")]
    template = "manuals/index_page.html"

    class Meta:
        verbose_name = _("Shelf of manuals")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .shelf import manuals_below

        below = manuals_below(parent=self, request=request)
        return {**super().get_context(request, *args, **kwargs), **below}


class ManualPage(Page):
    """A manual: which units stand in it and what is said around them. The bindery makes its editions."""

    base_form_class = PageForm

    audience = models.CharField(_("For whom"), max_length=8, choices=READERS, default=Readers.CHILD.value)
    subtitle = models.CharField(_("Line under the title"), max_length=120, blank=True)
    headline = models.TextField(
        _("Large words on the cover"), max_length=60, help_text=_("Two short lines at most.")
    )
    cover = models.CharField(_("Cover picture"), max_length=60, default="manual-children")
    foreword = models.TextField(_("Foreword"), blank=True)
    how_to_use = models.TextField(_("How to use this book"), blank=True)
    before = StreamField(
        PAGES_BEFORE,
        verbose_name=_("Pages before the chapters"),
        blank=True,
        help_text=_("What follows a title stays together on one page."),
    )
    chapters = StreamField([("chapter", UnitChoiceBlock())], verbose_name=_("Chapters"), blank=True)
    closing = models.TextField(_("Last words"), blank=True)

    parent_page_types = ["manuals.ManualIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel(n) for n in ("audience", "subtitle", "headline", "cover")], heading=_("Cover")
        ),
        FieldPanel("foreword"),
        FieldPanel("how_to_use"),
        FieldPanel("before"),
        FieldPanel("chapters"),
        FieldPanel("closing"),
    ]
    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug"),
        *(SynchronizedField(name) for name in ("audience", "cover", "chapters")),
        *(
            TranslatableField(n)
            for n in ("subtitle", "headline", "foreword", "how_to_use", "before", "closing")
        ),
    ]
    template = "manuals/manual_page.html"

    class Meta:
        verbose_name = _("Manual")

    @cached_property
    def readers(self) -> Readers:
        return Readers(self.audience)

    @property
    def codes(self) -> list[str]:
        """Codes of its units in the order of the chapters, each once."""
        return list(dict.fromkeys(block.value for block in self.chapters))

    @property
    def sections(self) -> list[Section]:
        """The pages before the chapters."""
        return sections_of((part.block_type, part.value) for part in self.before)

    def clean(self) -> None:
        super().clean()
        tiers = {unit.code: unit.tier for unit in unit_names()}
        strangers = [code for code in self.codes if code in tiers and not self.readers.form_of(tiers[code])]
        if strangers:
            said = gettext("Not meant for these readers: {codes}.").replace("{codes}", ", ".join(strangers))
            raise ValidationError({"chapters": said})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .shelf import shown

        return {**super().get_context(request, *args, **kwargs), **shown(manual=self, request=request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from .doors import admit

        request.tier = self.readers.tier
        if refusal := admit(request, manual=self):
            return refusal
        response = super().serve(request, *args, **kwargs)
        if response.context_data["in_work"]:
            response["X-Not-Kept"] = "1"  # progress must not be kept in the page cache
        return response

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.readers is Readers.POLICE else super().get_sitemap_urls(request)


class Kind(models.TextChoices):
    """What an edition is: the book itself, the one with keys for whoever teaches it, or a sheet that says who helps."""

    PUPIL = "pupil", _("The book")
    TEACHER = "teacher", _("Teacher's edition")
    POSTER = "poster", _("Poster")
    CARD = "card", _("Pocket cards")

    @property
    def is_book(self) -> bool:
        return self in BOOKS

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The forms in which it can be had."""
        match self:
            case Kind.POSTER:
                return (Variant.A4, Variant.A3)
            case Kind.CARD:
                return (Variant.A4,)
            case _:
                return tuple(variant for variant in Variant if variant is not Variant.A3)


BOOKS = (Kind.PUPIL, Kind.TEACHER)
SHEETS = (Kind.POSTER, Kind.CARD)


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    BUILDING = "building", _("Being built")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Not built")


IN_WORK = (State.QUEUED, State.BUILDING)


class EditionQuerySet(models.QuerySet["Edition"]):
    def of(self, manual: ManualPage) -> "EditionQuerySet":
        """Everything ordered for a manual in its language."""
        return self.filter(manual=manual.translation_key, locale=manual.locale.language_code)

    def ready(self) -> "EditionQuerySet":
        """Editions that can be handed out, the newest first."""
        return self.filter(state=State.DONE).order_by("-number")

    def in_work(self) -> "EditionQuerySet":
        return self.filter(state__in=IN_WORK)

    def silent_since(self, moment: Any) -> "EditionQuerySet":
        """Builds that nobody works on any more: their last sign of life is older than `moment`."""
        return self.filter(state=State.BUILDING, beat_at__lt=moment)


class Edition(models.Model):
    """One build of a manual: first a job that can be watched, then a file that never changes."""

    manual = models.UUIDField(
        _("Manual"), default=uuid.uuid4
    )  # the translation key, the same in every language
    slug = models.SlugField(_("Slug"), max_length=120)
    # What was built for somebody stays theirs, whatever becomes of the page.
    audience = models.CharField(
        _("For whom"),
        max_length=8,
        choices=READERS,
        default=Readers.CHILD.value,
        db_default=Readers.CHILD.value,  # for the code of the release before, while both run
    )
    locale = models.CharField(_("Language"), max_length=12)
    kind = models.CharField(_("Edition"), max_length=8, choices=Kind.choices, default=Kind.PUPIL)
    variant = models.CharField(_("Variant"), max_length=12, default="a4")
    state = models.CharField(_("State"), max_length=8, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(_("Per cent"), default=0)
    message = models.CharField(_("Message"), max_length=MESSAGE, blank=True)
    number = models.PositiveIntegerField(_("Number"), null=True, blank=True)
    content_hash = models.CharField(_("Content fingerprint"), max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("Pages"), default=0)
    bytes = models.PositiveBigIntegerField(_("Bytes"), default=0)
    file_name = models.CharField(_("File"), max_length=160, unique=True, null=True, blank=True)
    ordered_at = models.DateTimeField(_("Ordered"), auto_now_add=True)
    beat_at = models.DateTimeField(_("Last sign of life"), null=True, blank=True)
    built_at = models.DateTimeField(_("Built on"), null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Edition")
        verbose_name_plural = _("Editions")
        ordering = ("-ordered_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["manual", "locale", "kind", "variant"],
                condition=models.Q(state__in=["queued", "building"]),
                name="one_build_of_an_edition_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["manual", "locale", "kind", "variant", "number"], name="an_edition_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.locale} {self.kind} {self.number or '–'} ({self.state})"

    @property
    def told(self) -> str:
        """The message in the reader's language."""
        if refusals.is_of_figures(self.message):
            return refusals.in_one_line(self.message)
        return gettext(self.message) if self.message else ""

    @property
    def figures(self) -> list[refusals.Figure]:
        """The figures for which it was not built; none when it failed for anything else."""
        return refusals.figures_of(self.message)

    @property
    def told_of_figures(self) -> str:
        return refusals.whats_to_do(self.message)

    @property
    def short_hash(self) -> str:
        from .domain.book import fingerprint_words

        return fingerprint_words(self.content_hash)
