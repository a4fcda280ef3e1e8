"""Home, the way to the shelves, and the shelf of a tier."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier, dress
from people.passes import may_see_tier
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from . import entrances

TIER_CHOICES = [
    (Tier.E1, _("Grades 1-2")),
    (Tier.E2, _("Grades 3-4")),
    (Tier.E3, _("Grades 5-6")),
    (Tier.M, _("Middle school")),
    (Tier.TEACHERS, _("Teachers")),
    (Tier.CARERS, _("Carers")),
    (Tier.POLICE, _("Police")),
]


class ShownPage(Page):
    """A page whose slug is the same in every language, so that switching language keeps the address."""

    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        abstract = True


class HomePage(ShownPage):
    """Who are you? Six doors."""

    headline = models.CharField(_("Headline"), max_length=120)
    lead = models.TextField(_("Lead"), max_length=400)

    max_count = 2
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.LearnPage", "manuals.ManualIndexPage"]
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]
    translatable_fields = [
        *ShownPage.translatable_fields,
        TranslatableField("headline"),
        TranslatableField("lead"),
    ]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("Home")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "doors": entrances.doors(locale=self.locale)}


class LearnPage(ShownPage):
    """The room that holds the shelves; its own address shows the doors again."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.TierPage"]
    max_count_per_parent = 1
    template = "pages/learn.html"

    class Meta:
        verbose_name = _("Learn")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "doors": entrances.doors(locale=self.locale)}


class TierPage(ShownPage):
    """The shelf of one audience: its units in order."""

    tier = models.CharField(_("For whom"), max_length=12, choices=TIER_CHOICES)
    line = models.CharField(_("One line under the title"), max_length=160, blank=True)

    parent_page_types = ["pages.LearnPage"]
    subpage_types = ["courses.UnitPage"]
    content_panels = [*Page.content_panels, FieldPanel("tier"), FieldPanel("line")]
    translatable_fields = [
        *ShownPage.translatable_fields,
        SynchronizedField("tier"),
        TranslatableField("line"),
    ]
    template = "pages/tier.html"

    class Meta:
        verbose_name = _("Shelf")

    @cached_property
    def for_tier(self) -> Tier:
        return Tier(self.tier)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_tier(request, self.for_tier):
            return entrances.ask_to_sign_in(request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **dress(self.for_tier),
            "tier_title": self.title,
            "tier_line": self.line,
            "units": entrances.shelf(parent=self),
            "neighbour": entrances.neighbour(tier=self.for_tier, locale=self.locale),
        }

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.for_tier is Tier.POLICE else super().get_sitemap_urls(request)
