"""Words and figures that every text may cite."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

DEFINED_FOR = ("children", "teens", "professional")


class Term(models.Model):
    """A word of the subject with its preferred forms and a definition for each kind of reader."""

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    strand = models.CharField(_("Strand"), max_length=60, blank=True)
    preferred = models.JSONField(_("Preferred forms by language"), default=dict)
    definitions = models.JSONField(_("Definitions by reader and language"), default=dict)
    avoid = models.JSONField(_("Words to avoid, with reason and replacement"), default=list, blank=True)
    for_children = models.BooleanField(_("May stand in children's lessons"), default=False)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    panels = [
        FieldPanel("slug"),
        FieldPanel("strand"),
        FieldPanel("for_children"),
        MultiFieldPanel([FieldPanel("preferred"), FieldPanel("definitions"), FieldPanel("avoid")]),
    ]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Term")
        verbose_name_plural = _("Terms")

    def __str__(self) -> str:
        return self.word()

    def word(self, language: str | None = None) -> str:
        language = language or get_language() or "ko"
        return self.preferred.get(language) or self.preferred.get("en") or self.slug

    def definition(self, tier: Tier, language: str | None = None) -> str:
        """Define the word for a tier's readers; children never see one that is not meant for them."""
        language = language or get_language() or "ko"
        reader = {"child": "children", "teen": "teens"}.get(tier.look, "professional")
        return self.definitions.get(reader, {}).get(language, "")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def readable_by(self, audience: str) -> "ClaimQuerySet":
        """Claims whose audience list names these readers."""
        return self.filter(audience_words__contains=f" {audience} ")


class Claim(index.Indexed, models.Model):
    """One statement with its figure, scope, source, year and the day it must be read again."""

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    kind = models.CharField(_("Kind"), max_length=20)
    statement = models.JSONField(_("Statement by language"), default=dict)
    figure = models.CharField(_("Figure"), max_length=120, blank=True)
    year = models.CharField(_("Year or period"), max_length=60, blank=True)
    source = models.TextField(_("Source"))
    url = models.URLField(_("Address of the source"), max_length=500, blank=True)
    audience = models.JSONField(_("Who may read it"), default=list)
    audience_words = models.CharField(max_length=80, editable=False, default="")
    confidence = models.CharField(_("How good the source is"), max_length=10, default="medium")
    caution = models.TextField(_("Read before use"), blank=True)
    read_on = models.DateField(_("Source read on"))
    review_by = models.DateField(_("Review by"))
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    panels = [
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("statement"),
        FieldPanel("figure"),
        FieldPanel("year"),
        FieldPanel("source"),
        FieldPanel("url"),
        FieldPanel("audience"),
        FieldPanel("confidence"),
        FieldPanel("caution"),
        FieldPanel("read_on"),
        FieldPanel("review_by"),
    ]
    search_fields = [index.SearchField("source"), index.FilterField("kind")]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Claim")
        verbose_name_plural = _("Claims")

    def __str__(self) -> str:
        return f"{self.slug}: {self.said()}"[:120]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A padded word list can be searched alike on SQLite and PostgreSQL; JSON containment cannot.
        self.audience_words = f" {' '.join(self.audience)} "
        super().save(*args, **kwargs)

    def said(self, language: str | None = None) -> str:
        language = language or get_language() or "ko"
        return self.statement.get(language) or self.statement.get("en", "")

    def is_for(self, tier: Tier) -> bool:
        return tier.claim_audience in self.audience

    def is_stale(self, today: datetime.date | None = None) -> bool:
        return self.review_by < (today or timezone.localdate())


class LoadedField(models.Model):
    """What the loader last wrote into a page's field, so that an editor's change is noticed and kept."""

    page_key = models.UUIDField()
    language = models.CharField(max_length=10)
    field = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "field"], name="one_digest_per_field")
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.field}"
