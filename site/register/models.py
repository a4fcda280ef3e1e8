"""Words and figures that every text may cite, what was changed in them and why, and drafts that wait for review."""

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier

from .domain.avoiding import Row, rows_of
from .domain.differences import Difference, differences
from .naming import name_of, name_with_year

DEFINED_FOR = ("children", "teens", "professional")
AUDIENCES = [
    ("children", _("Children")),
    ("teens", _("Teenagers")),
    ("teachers", _("Teachers and carers")),
    ("police", _("Police")),
]
MONTH = RegexValidator(
    r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z", _("Write a year, 2026-11 or 2026-11-22.")
)


class Policy(models.Model):
    """The one row that counts how often the words were changed: every list of words has a number."""

    number = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Version of the words")
        verbose_name_plural = _("Versions of the words")

    def __str__(self) -> str:
        return str(self.number)


class TermQuerySet(models.QuerySet["Term"]):
    def in_use(self) -> "TermQuerySet":
        """Words that are shown and checked; retired ones are kept for their history."""
        return self.filter(retired=False)


class Term(models.Model):
    """A word of the subject with its preferred forms and a definition for each kind of reader."""

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    strand = models.CharField(_("Strand"), max_length=60, blank=True)
    preferred = models.JSONField(_("Preferred forms by language"), default=dict)
    definitions = models.JSONField(_("Definitions by reader and language"), default=dict)
    avoid = models.JSONField(_("Words to avoid, with reason and replacement"), default=list, blank=True)
    for_children = models.BooleanField(_("May stand in children's lessons"), default=False)
    retired = models.BooleanField(
        _("Retired"),
        default=False,
        help_text=_("Kept for its history; no longer shown in the glossary and no longer checked."),
    )
    search_words = models.TextField(editable=False, default="")
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Term")
        verbose_name_plural = _("Terms")

    def __str__(self) -> str:
        return self.word()

    def save(self, *args: Any, **kwargs: Any) -> None:
        # What stands inside of JSON cannot be searched alike on SQLite and PostgreSQL.
        held = (self.slug, *self.preferred.values(), *(row.text for row in self.avoided))
        self.search_words = " ".join(held).lower()
        super().save(*args, **kwargs)

    def word(self, language: str | None = None) -> str:
        language = language or get_language() or "ko"
        return self.preferred.get(language) or self.preferred.get("en") or self.slug

    def definition(self, tier: Tier, language: str | None = None) -> str:
        """Define the word for a tier's readers; children never see one that is not meant for them."""
        language = language or get_language() or "ko"
        reader = {"child": "children", "teen": "teens"}.get(tier.look, "professional")
        if reader == "children" and not self.for_children:
            return ""
        return self.definitions.get(reader, {}).get(language, "")

    @property
    def avoided(self) -> list[Row]:
        """Its words to avoid."""
        return rows_of(self.avoid)

    @property
    def changes(self) -> models.QuerySet["TermChange"]:
        """What was changed, the newest first."""
        return TermChange.objects.filter(slug=self.slug).select_related("by")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def readable_by(self, audience: str) -> "ClaimQuerySet":
        """Claims whose audience list names these readers."""
        return self.filter(audience_words__contains=f" {audience} ")

    def current(self) -> "ClaimQuerySet":
        """Claims that may be cited: read in their source and not superseded (history tells what was)."""
        return self.filter(models.Q(superseded_by="") | models.Q(kind=Claim.Kind.HISTORY), verified=True)

    def stale(self, today: datetime.date | None = None) -> "ClaimQuerySet":
        """Claims that somebody must look at: due for review, superseded, or not read in their source."""
        due = models.Q(review_by__lt=today or timezone.localdate())
        gone = ~models.Q(superseded_by="") & ~models.Q(kind=Claim.Kind.HISTORY)
        return self.filter(due | models.Q(verified=False) | gone)

    def holding(self, words: str) -> "ClaimQuerySet":
        """Claims that hold all these words, in any language."""
        found = self
        for word in words.lower().split()[:12]:
            found = found.filter(search_words__contains=word)
        return found


class Claim(models.Model):
    """One statement with its figure, scope, source, year and the day it must be read again."""

    class Kind(models.TextChoices):
        STATISTIC = "statistic", _("Statistic")
        LAW = "law", _("Law")
        SERVICE = "service", _("Service")
        HISTORY = "history", pgettext_lazy("kind of a claim", "History")
        DEFINITION = "definition", _("Definition")

    class Confidence(models.TextChoices):
        HIGH = "high", _("High: official, or several that agree")
        MEDIUM = "medium", _("Medium: one secondary source")
        LOW = "low", _("Low: not to be published")

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices, default=Kind.STATISTIC)
    statement = models.JSONField(_("Statement by language"), default=dict)
    figure = models.CharField(_("Figure"), max_length=120, blank=True)
    scope = models.JSONField(_("What the figure covers, by language"), default=dict, blank=True)
    year = models.CharField(_("Year or period"), max_length=60, blank=True)
    as_of = models.CharField(
        _("Law as of"),
        max_length=10,
        blank=True,
        validators=[MONTH],
        help_text=_("The day, month or year whose law this states. Readers see it."),
    )
    source = models.TextField(_("Source"))
    url = models.URLField(_("Address of the source"), max_length=500, blank=True)
    audience = models.JSONField(_("Who may read it"), default=list)
    audience_words = models.CharField(max_length=80, editable=False, default="")
    verified = models.BooleanField(
        _("Read in its source"),
        default=False,
        help_text=_("Somebody has read the statement in its source. No lesson may cite it before."),
    )
    confidence = models.CharField(
        _("How good the source is"), max_length=10, choices=Confidence.choices, default=Confidence.MEDIUM
    )
    caution = models.TextField(_("Read before use"), blank=True)
    read_on = models.DateField(_("Source read on"))
    review_by = models.DateField(_("Review by"))
    conflicts = models.JSONField(_("Says something else than"), default=list, blank=True)
    superseded_by = models.CharField(
        _("Superseded by"),
        max_length=60,
        blank=True,
        help_text=_("The newer statement. Only a claim of the kind “history” can be cited after that."),
    )
    search_words = models.TextField(editable=False, default="")
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Claim")
        verbose_name_plural = _("Claims")

    def __str__(self) -> str:
        return f"{self.slug}: {self.said()}"[:120]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Padded words can be searched alike on SQLite and PostgreSQL; what stands inside of JSON cannot.
        self.audience_words = f" {' '.join(self.audience)} "
        held = (self.slug, *self.statement.values(), self.figure, self.year, self.source)
        self.search_words = " ".join(str(part) for part in held).lower()
        super().save(*args, **kwargs)

    def said(self, language: str | None = None) -> str:
        language = language or get_language() or "ko"
        return self.statement.get(language) or self.statement.get("en", "")

    def covers(self, language: str | None = None) -> str:
        """What the figure covers, in words."""
        language = language or get_language() or "ko"
        return self.scope.get(language) or self.scope.get("en", "")

    @property
    def source_name(self) -> str:
        """Its source, as readers of the language at hand know it."""
        return name_of(self.source, language=get_language() or "ko")

    @property
    def cited(self) -> str:
        """Source and year, as they stand under a text."""
        return name_with_year(self.source, self.year, language=get_language() or "ko")

    def is_for(self, tier: Tier) -> bool:
        return tier.claim_audience in self.audience

    @property
    def changes(self) -> models.QuerySet["ClaimChange"]:
        """What was changed, the newest first."""
        return ClaimChange.objects.filter(slug=self.slug).select_related("by")

    @property
    def is_superseded(self) -> bool:
        """Whether a newer statement took its place; history goes on telling what was said at its time."""
        return bool(self.superseded_by) and self.kind != self.Kind.HISTORY

    @property
    def may_be_cited(self) -> bool:
        return self.verified and not self.is_superseded

    def is_stale(self, today: datetime.date | None = None) -> bool:
        """Whether somebody must look at it before it is printed again."""
        return self.review_by < (today or timezone.localdate()) or not self.may_be_cited


class Change(models.Model):
    """One change of one entry: what it said before and after, who changed it and why, and when."""

    slug = models.CharField(_("Key"), max_length=60)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    why = models.TextField(_("Reason"))
    version = models.PositiveIntegerField(_("Version of the words"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("When"), default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.slug} · {self.version}"

    @property
    def is_new(self) -> bool:
        """Whether the entry came into being with it."""
        return not self.before

    @property
    def differences(self) -> list[Difference]:
        return differences(self.before, self.after)


class TermChange(Change):
    """A change of a word."""

    class Meta(Change.Meta):
        verbose_name = _("Change of a word")
        verbose_name_plural = _("Changes of words")
        indexes = [models.Index(fields=["slug"], name="changes_of_a_term")]


class ClaimChange(Change):
    """A change of a claim."""

    class Meta(Change.Meta):
        verbose_name = _("Change of a claim")
        verbose_name_plural = _("Changes of claims")
        indexes = [models.Index(fields=["slug"], name="changes_of_a_claim")]


class Proposal(models.Model):
    """New words for something that has no drafts of its own (a quiz, a snippet), waiting for a second person."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for review")
        TAKEN = "taken", _("Taken over")
        DECLINED = "declined", _("Declined")

    room = models.CharField(max_length=40)
    thing = models.CharField(max_length=160)
    title = models.CharField(_("Where"), max_length=240)
    url = models.CharField(max_length=240, blank=True)
    texts = models.JSONField(default=list)  # [{path, place, before, after}]
    why = models.TextField(_("Reason"))
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("When"), default=timezone.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Proposed wording")
        verbose_name_plural = _("Proposed wordings")

    def __str__(self) -> str:
        return self.title


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
