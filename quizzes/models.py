"""Quizzes and the items of their bank, each with immutable versions, and what signed-in adults answered."""

from collections.abc import Mapping

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier
from taggit.managers import TaggableManager
from wagtail.models import PreviewableMixin

from .bases import AttemptRow, Immutable, ImmutableQuerySet, ResponseRow, Version
from .domain.content import Content, parse_content
from .domain.fields import NEEDED_LANGUAGES, Needs
from .domain.items import LEVELS, Item, parse_item
from .naming import STRAND_NAMES, choices
from .sitting_models import (
    Delivery,
    Group,
    GroupResult,
    Participant,
    PupilAttempt,
    PupilResponse,
    Tally,
    new_secret,
)

__all__ = [
    "Attempt",
    "BankItem",
    "Blueprint",
    "Delivery",
    "Group",
    "GroupResult",
    "Immutable",
    "ItemVersion",
    "Participant",
    "Place",
    "PupilAttempt",
    "PupilResponse",
    "Purpose",
    "Quiz",
    "QuizVersion",
    "Response",
    "Status",
    "Tally",
    "parsed",
]

KEY = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}\Z", _("Use letters, digits and hyphens."))
TIERS = [(tier.value, tier.value) for tier in Tier]
FACES = [
    (f"{face}-{code}", f"{label} · {name}")
    for code, name in settings.LANGUAGES
    for face, label in (("key", _("With the key")), ("sheet", _("Sheet")))
]


class Purpose(models.TextChoices):
    """What a quiz is for; it decides how it is usually put to people."""

    LESSON = "lesson", _("Quiz of a lesson")
    TEST = "test", _("Test")
    SURVEY = "survey", _("Survey: nothing in it is right or wrong")
    INSTRUMENT = "instrument", _("Instrument: asked before and after the lessons")


class Quiz(PreviewableMixin, models.Model):
    """What stands behind a unit's quiz in every language: a name for the line of its versions."""

    slug = models.CharField(_("Code"), max_length=40, unique=True, validators=[KEY])
    tier = models.CharField(_("For whom"), max_length=12, choices=TIERS)
    purpose = models.CharField(_("Purpose"), max_length=12, choices=Purpose.choices, default=Purpose.LESSON)
    # Of an instrument: what it is and how far it has been tested, in all languages.
    provenance = models.JSONField(default=dict, blank=True, editable=False)
    # The content that the data files held last; where the newest version differs, an editor wrote it.
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Quiz")
        verbose_name_plural = _("Quizzes")

    def __str__(self) -> str:
        return self.slug

    @property
    def newest(self) -> "QuizVersion | None":
        return self.versions.filter(aside=False).first() if self.pk else None

    @property
    def has_answers(self) -> bool:
        """Whether somebody answered or is to answer one of its versions: then it stays."""
        pointing = (Attempt, PupilAttempt, Delivery, Tally, GroupResult)
        return any(model.objects.filter(version__quiz=self).exists() for model in pointing)

    preview_modes = FACES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from . import previewing

        return previewing.respond(request, quiz=self, mode=mode_name)


class VersionQuerySet(ImmutableQuerySet):
    def newest_of(self, slug: str) -> "QuizVersion | None":
        """The version that is asked now. Its content stays in the table until this process needs it."""
        return self.filter(quiz__slug=slug, aside=False).defer("content").first()


class QuizVersion(Version):
    """All that a quiz said at one time, in all its languages. Answers point here, so it is never changed."""

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="versions")
    # Made for one delivery, in which an item was exchanged: nobody else is asked it.
    aside = models.BooleanField(default=False)
    # Of a quiz that was drawn: the plan and the seed, so that the draw can be repeated.
    drawn = models.JSONField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta(Version.Meta):
        verbose_name = _("Version of a quiz")
        verbose_name_plural = _("Versions of quizzes")
        constraints = [models.UniqueConstraint(fields=["quiz", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.quiz.slug} · {self.number}"

    @property
    def seed(self) -> str:
        """What decides the order in which things are shown. No reader learns it."""
        return self.content_hash

    def read(self) -> Content:
        """The content as items. Equal content is parsed once per process."""
        return parsed.get(self)


class Parsed:
    """Contents by their hash, so that an answer costs neither the reading of the JSON nor its parsing."""

    def __init__(self) -> None:
        self.known: dict[str, Content] = {}

    def get(self, version: QuizVersion) -> Content:
        if version.content_hash not in self.known:
            if len(self.known) > 500:
                self.known.clear()
            self.known[version.content_hash] = parse_content(version.content)
        return self.known[version.content_hash]


parsed = Parsed()


class Status(models.TextChoices):
    """Whether the bank gives an item out. What was asked before stays as it was, whatever the status."""

    DRAFT = "draft", _("Draft")
    LIVE = "live", _("In use")
    RETIRED = "retired", _("Retired")


FACETS = ("home", "tier", "strand", "status", "kind", "form", "level", "outcome")
MOST_WORDS = 8


class BankItemQuerySet(models.QuerySet["BankItem"]):
    def live(self) -> "BankItemQuerySet":
        return self.filter(status=Status.LIVE)

    def matching(self, wanted: Mapping[str, str]) -> "BankItemQuerySet":
        """Items with these facets; `q` are words that all stand in an item, `tag` and `language` one of each."""
        facets = {name: value for name, value in wanted.items() if name in FACETS and value}
        found = self.filter(**facets)
        for word in wanted.get("q", "").split()[:MOST_WORDS]:
            found = found.filter(models.Q(words__icontains=word) | models.Q(key__icontains=word))
        if wanted.get("language"):
            found = found.filter(languages__contains=wanted["language"])
        return found.filter(tags__name__iexact=wanted["tag"]).distinct() if wanted.get("tag") else found

    def with_uses(self) -> "BankItemQuerySet":
        """How many quizzes have asked it, and the number of its newest version."""
        asked = models.Count("versions__places__version__quiz", distinct=True)
        return self.annotate(uses=asked, latest=models.Max("versions__number"))


class BankItem(PreviewableMixin, models.Model):
    """An item of the bank: a name for the line of its versions, and what it is found by."""

    key = models.CharField(_("Key"), max_length=40, unique=True, validators=[KEY])
    home = models.CharField(_("Written for"), max_length=40, blank=True, db_index=True)
    tier = models.CharField(_("For whom"), max_length=12, choices=TIERS)
    strand = models.CharField(_("Strand"), max_length=12, blank=True, choices=choices(STRAND_NAMES))
    status = models.CharField(_("Status"), max_length=8, choices=Status.choices, default=Status.DRAFT)
    # Drawn from the newest version, so that the bank can be searched.
    kind = models.CharField(_("Kind"), max_length=20, editable=False)
    form = models.CharField(_("Form"), max_length=1, editable=False)
    level = models.CharField(_("Level"), max_length=1, choices=[(n, n) for n in LEVELS], editable=False)
    outcome = models.CharField(_("Outcome"), max_length=60, blank=True, editable=False)
    languages = models.CharField(_("Languages"), max_length=40, editable=False)
    said = models.JSONField(default=dict, editable=False)
    words = models.TextField(editable=False)
    tags = TaggableManager(blank=True, verbose_name=_("Tags"))

    objects = BankItemQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        verbose_name = _("Item")
        verbose_name_plural = _("Items")

    def __str__(self) -> str:
        return self.key

    @property
    def newest(self) -> "ItemVersion | None":
        return self.versions.first() if self.pk else None

    @property
    def short(self) -> str:
        """What it asks, in the language of whoever looks."""
        return self.said.get(get_language() or "") or next(iter(self.said.values()), "")

    preview_modes = FACES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from . import previewing

        return previewing.respond_item(request, item=self, mode=mode_name)


class ItemVersion(Version):
    """One item as it was asked at one time, without the key that a quiz gives it."""

    item = models.ForeignKey(BankItem, on_delete=models.CASCADE, related_name="versions")
    # An item that came from elsewhere has the languages and the feedback that it came with (domain/fields.py: Needs).
    origin = models.CharField(max_length=8, blank=True)
    spoken = models.CharField(max_length=40, default=" ".join(NEEDED_LANGUAGES))

    class Meta(Version.Meta):
        verbose_name = _("Version of an item")
        verbose_name_plural = _("Versions of items")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_item_version_per_number")]

    def __str__(self) -> str:
        return f"{self.item.key} · {self.number}"

    @property
    def needs(self) -> Needs:
        return Needs(tuple(self.spoken.split()), feedback=not self.origin)

    def read(self) -> Item:
        return parse_item({**self.content, "key": self.item.key}, needs=self.needs)


class Place(models.Model):
    """Which version of an item stands under which key in which version of a quiz: so answers know what was asked."""

    version = models.ForeignKey(QuizVersion, on_delete=models.CASCADE, related_name="places")
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="places")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name = _("Place in a quiz")
        verbose_name_plural = _("Places in quizzes")
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="one_place_per_key")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.key}"


class Blueprint(PreviewableMixin, models.Model):
    """How a quiz is drawn from the bank: fixed items and rules. Publishing it makes a version of its quiz."""

    slug = models.CharField(_("Code"), max_length=40, unique=True, validators=[KEY])
    tier = models.CharField(_("For whom"), max_length=12, choices=TIERS)
    purpose = models.CharField(
        _("Purpose"),
        max_length=12,
        choices=[choice for choice in Purpose.choices if choice[0] != Purpose.LESSON],
        default=Purpose.TEST,
    )
    title = models.JSONField(default=dict, editable=False)
    mark = models.JSONField(default=dict, editable=False)
    parts = models.JSONField(default=list, editable=False)
    seed = models.CharField(
        _("Seed of the draw"),
        max_length=40,
        default=new_secret,
        help_text=_("The same seed draws the same items; another one draws others."),
    )
    quiz = models.OneToOneField(
        Quiz, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="blueprint"
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("Quiz drawn from the bank")
        verbose_name_plural = _("Quizzes drawn from the bank")

    def __str__(self) -> str:
        return self.slug

    preview_modes = FACES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from . import previewing

        return previewing.respond_blueprint(request, blueprint=self, mode=mode_name)


class Attempt(AttemptRow):
    """One way of an adult with an account through one version. Pupils never have one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_attempts")
    # What was put to this person at a set time; nothing for training of one's own.
    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, null=True, blank=True, related_name="attempts"
    )

    class Meta(AttemptRow.Meta):
        verbose_name = _("Attempt")
        verbose_name_plural = _("Attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "version"],
                condition=models.Q(submitted=None, delivery=None),
                name="one_open_attempt",
            ),
            models.UniqueConstraint(
                fields=["user", "delivery"],
                condition=models.Q(submitted=None, delivery__isnull=False),
                name="one_open_delivered_attempt",
            ),
        ]


class Response(ResponseRow):
    """One answer of an adult to one item at one try."""

    # Both constraints begin with the attempt: a third index would only cost.
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta(ResponseRow.Meta):
        verbose_name = _("Answer")
        verbose_name_plural = _("Answers")
        constraints = [
            # The first write wins: whatever comes later for the same try meets this.
            models.UniqueConstraint(fields=["attempt", "item", "number"], name="one_answer_per_try"),
            models.UniqueConstraint(fields=["attempt", "sequence"], name="one_answer_at_a_time"),
        ]
