"""A unit: the card on the shelf, one lesson with its screens, and the name of its quiz."""

from typing import Any

from blocks.keys import KeyBlock
from blocks.lesson import screen_stream
from blocks.page_form import PageForm
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier
from register.blocks import ClaimsBlock, TermBlock
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

TIERS = [(tier.value, tier.value.upper() if len(tier) < 3 else tier.value) for tier in Tier]


class OutcomeBlock(blocks.StructBlock):
    key = KeyBlock(label=_("Key"))
    text = blocks.CharBlock(label=_("I can …"))

    class Meta:
        icon = "tick"
        label = _("Outcome")


class PromptBlock(blocks.StructBlock):
    """A question to talk about; one with claims is for the teacher's guide only."""

    text = blocks.TextBlock(label=_("Question"), rows=2)
    claims = ClaimsBlock()

    class Meta:
        icon = "comment"
        label = _("Discussion prompt")


class StepBlock(blocks.StructBlock):
    screens = blocks.ListBlock(KeyBlock(), label=_("Screens"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=0, max_value=180)
    say = blocks.TextBlock(label=_("What to do and say"), rows=2)

    class Meta:
        icon = "time"
        label = _("Step")


class NoteForTeacherBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Note"), rows=2)
    claims = ClaimsBlock()

    class Meta:
        icon = "info-circle"
        label = _("Note")


GUIDE_BLOCKS = [
    ("aim", blocks.TextBlock(label=_("Aim"), rows=2)),
    ("step", StepBlock()),
    ("note", NoteForTeacherBlock()),
    ("adaptation", blocks.TextBlock(label=_("Adaptation"), rows=2)),
    ("observation", blocks.TextBlock(label=_("What to observe"), rows=2)),
]


class UnitPage(RoutablePageMixin, Page):
    """One unit of the curriculum in one language."""

    base_form_class = PageForm

    code = models.CharField(
        _("Code"),
        max_length=8,
        validators=[RegexValidator(r"^[A-Z]\d?-\d{1,2}$")],
        help_text=_("For example E3-2"),
    )
    tier = models.CharField(_("For whom"), max_length=12, choices=TIERS)
    position = models.PositiveSmallIntegerField(_("Place on the shelf"), default=1)
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=45)
    cover = models.CharField(_("Cover picture"), max_length=60, blank=True)
    card = models.CharField(_("One sentence on the card"), max_length=200)
    content_note = models.TextField(_("Content note"))
    outcomes = StreamField([("outcome", OutcomeBlock())], verbose_name=_("Outcomes"))
    body = StreamField(screen_stream(), verbose_name=_("Screens"))
    words = StreamField([("word", TermBlock())], verbose_name=_("Words"), blank=True)
    sources = StreamField([("source", blocks.TextBlock(rows=2))], verbose_name=_("Sources"), blank=True)
    discussion = StreamField([("prompt", PromptBlock())], verbose_name=_("To talk about"), blank=True)
    guide = StreamField(GUIDE_BLOCKS, verbose_name=_("Teacher's guide"), blank=True)
    take_home_title = models.CharField(_("Title of the sheet to take home"), max_length=120, blank=True)
    take_home = StreamField(
        [("part", blocks.TextBlock(rows=2))], verbose_name=_("Sheet to take home"), blank=True
    )
    take_home_sign = models.BooleanField(_("With a line to sign"), default=False)

    parent_page_types = ["pages.TierPage"]
    subpage_types: list[str] = []
    template = "courses/unit_page.html"

    lesson_panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("code"),
                FieldPanel("tier"),
                FieldPanel("position"),
                FieldPanel("minutes"),
                FieldPanel("cover"),
                FieldPanel("card"),
            ],
            heading=_("Card"),
        ),
        FieldPanel("content_note"),
        FieldPanel("outcomes"),
        FieldPanel("body"),
        FieldPanel("words"),
        FieldPanel("sources"),
    ]
    guide_panels = [
        FieldPanel("discussion"),
        FieldPanel("guide"),
        FieldPanel("take_home_title"),
        FieldPanel("take_home"),
        FieldPanel("take_home_sign"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(lesson_panels, heading=_("Lesson")),
            ObjectList(guide_panels, heading=_("Teachers and home")),
            ObjectList(Page.promote_panels, heading=_("Address")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("card"),
        index.SearchField("body"),
        index.FilterField("tier"),
    ]
    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug"),
        *(SynchronizedField(n) for n in ("code", "tier", "position", "minutes", "cover", "take_home_sign")),
        *(TranslatableField(n) for n in ("card", "content_note", "outcomes", "body", "words", "sources")),
        *(TranslatableField(n) for n in ("discussion", "guide", "take_home_title", "take_home")),
    ]

    class Meta:
        verbose_name = _("Unit")

    @cached_property
    def for_tier(self) -> Tier:
        return Tier(self.tier)

    @classmethod
    def texts(cls) -> list[str]:
        """The fields that hold its texts: large, and of no use before the unit is drawn."""
        return [field.name for field in cls._meta.local_fields if isinstance(field, StreamField)]

    def read_texts(self) -> None:
        """Read with one query what was left out when the unit was found."""
        missing = [name for name in self.texts() if name in self.get_deferred_fields()]
        if missing:
            self.refresh_from_db(fields=missing)

    @property
    def claim_slugs(self) -> list[str]:
        """Keys of every claim that the pupils' part cites."""
        from .citations import claims_in

        return claims_in(self.body)

    def clean(self) -> None:
        from .citations import refuse_unfit_claims

        super().clean()
        refuse_unfit_claims(self)

    def save(self, clean: bool = True, *args: Any, **kwargs: Any) -> None:
        # Copies and aliases go online without Wagtail's validation; the wall around pupils' tiers holds there as well.
        if self.live and not clean and not kwargs.get("update_fields"):
            from .citations import refuse_unfit_claims

            refuse_unfit_claims(self)
        super().save(clean, *args, **kwargs)

    # The routes hold no rules: lessons.py answers.
    @path("")
    def lesson(self, request: HttpRequest) -> HttpResponse:
        from . import lessons

        return lessons.lesson(request, unit=self)

    @path("quiz/")
    def quiz(self, request: HttpRequest) -> HttpResponse:
        from . import lessons

        return lessons.quiz(request, unit=self)

    @path("slides/")
    def slides(self, request: HttpRequest) -> HttpResponse:
        from . import lessons

        return lessons.slides(request, unit=self)

    @path("guide/")
    def guide_page(self, request: HttpRequest) -> HttpResponse:
        from . import lessons

        return lessons.guide(request, unit=self)

    @path("handout/")
    def handout(self, request: HttpRequest) -> HttpResponse:
        from . import lessons

        return lessons.handout(request, unit=self)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [
            ("", _("Web page")),
            ("slide", _("Projector")),
            ("print", _("Handout")),
            ("guide", _("Teacher's guide")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from . import lessons

        return lessons.preview(request, unit=self, medium=mode_name or "web")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.for_tier is Tier.POLICE else super().get_sitemap_urls(request)
