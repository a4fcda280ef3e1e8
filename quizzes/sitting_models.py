"""Groups without names, what is put to them, and what they answered: rows that end when the group is closed."""

import json
import secrets
from datetime import datetime
from functools import cached_property, lru_cache

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier

from .bases import AttemptRow, ResponseRow
from .domain.delivering import Settings, State, read_settings, state_at
from .domain.halves import Moment
from .domain.items import FORMS
from .naming import TIER_NAMES, name_of

FORM_CHOICES = [(form, form) for form in FORMS]
MOMENTS = [
    (Moment.BEFORE.value, _("Before the lessons")),
    (Moment.AFTER.value, _("After the lessons")),
    (Moment.LATER.value, _("Some months later")),
]


def new_secret() -> str:
    """128 random bits."""
    return secrets.token_hex(16)


class GroupQuerySet(models.QuerySet["Group"]):
    def open(self) -> "GroupQuerySet":
        return self.filter(closed_at=None)

    def with_last_use(self) -> "GroupQuerySet":
        """When something was last begun here: the group itself, a delivery, an attempt."""
        return self.annotate(
            last_use=Greatest(
                "opened",
                Coalesce(models.Max("deliveries__created"), "opened"),
                Coalesce(models.Max("deliveries__pupilattempts__started"), "opened"),
            )
        )


class Group(models.Model):
    """A class or another group of pupils, as long as its teacher keeps it open. Nobody in it has a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_groups")
    label = models.CharField(_("What you call it"), max_length=40, blank=True)
    tier = models.CharField(
        _("For whom"),
        max_length=12,
        choices=[(tier.value, tier.value) for tier in Tier if tier.is_for_pupils],
    )
    secret = models.CharField(max_length=32, default=new_secret, editable=False)
    opened = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    # What was deleted when it was closed: numbers only.
    gone = models.JSONField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["-opened"]
        verbose_name = _("Group")
        verbose_name_plural = _("Groups")

    def __str__(self) -> str:
        return self.label or f"{name_of(TIER_NAMES, self.tier)} · {timezone.localtime(self.opened):%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Participant(models.Model):
    """A place in a group, taken by whoever holds its card. It knows nothing about that person."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="participants")
    number = models.PositiveSmallIntegerField()
    # Keyed hashes: neither the code on the card nor the secret in the browser stands in the database.
    card_hash = models.CharField(max_length=64, blank=True)
    resume_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("Participant")
        verbose_name_plural = _("Participants")
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="one_place_per_number"),
            models.UniqueConstraint(
                fields=["group", "card_hash"], condition=~models.Q(card_hash=""), name="one_place_per_card"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} · {self.number}"


class Delivery(models.Model):
    """One quiz put to one group, or to adults in training, with its settings and its window."""

    quiz = models.ForeignKey("quizzes.Quiz", on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, related_name="deliveries")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settings = models.JSONField(default=dict)
    moment = models.CharField(_("Moment"), max_length=8, choices=MOMENTS, blank=True)
    # Deliveries of one instrument before and after the same lessons bear the same word.
    series = models.CharField(_("Series"), max_length=40, blank=True)
    on_paper = models.BooleanField(_("On paper"), default=False)
    opens = models.DateTimeField(_("Opens"), null=True, blank=True)
    closes = models.DateTimeField(_("Closes"), null=True, blank=True)
    seed = models.CharField(max_length=32, default=new_secret, editable=False)
    created = models.DateTimeField(default=timezone.now)
    # The counts that were shown last (domain/suppression.py): the next ones are held against them.
    shown = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("Delivery")
        verbose_name_plural = _("Deliveries")

    def __str__(self) -> str:
        return f"{self.version} → {self.group or self.series or self.pk}"

    def url_of(self, page: str = "delivery") -> str:
        """The address of one of its pages: of a group's quiz below teach/, of an adults' below training/."""
        before = "training_" if self.group_id is None else ""
        return reverse(f"quizzes:{before}{page}", args=[self.pk])

    @property
    def answer_url(self) -> str:
        """Where it is answered: with a place in the group, or with an account."""
        name = "training_quiz" if self.group_id is None else "class_quiz"
        return reverse(f"quizzes:{name}", args=[self.pk])

    @cached_property
    def rules(self) -> Settings:
        """The settings as a value; they were checked against the quiz when they were written."""
        return rules_of(json.dumps(self.settings, sort_keys=True))

    def state(self, now: datetime) -> State:
        return state_at(now, opens=self.opens, closes=self.closes, grace=self.rules.grace)


@lru_cache(maxsize=500)
def rules_of(settings: str) -> Settings:
    """Most deliveries are set up alike, and every answer asks for the rules."""
    data = json.loads(settings)
    return read_settings(data, keys=data.get("critical") or (), total=10**6)


class PupilAttempt(AttemptRow):
    """One way of a participant through a delivered version; it ends with the group."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="attempts")
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="pupilattempts")
    number = models.PositiveSmallIntegerField(default=1)

    class Meta(AttemptRow.Meta):
        verbose_name = _("Pupil's attempt")
        verbose_name_plural = _("Pupils' attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "delivery", "number"], name="one_pupil_attempt_per_number"
            ),
            models.UniqueConstraint(
                fields=["participant", "delivery"],
                condition=models.Q(submitted=None),
                name="one_open_pupil_attempt",
            ),
        ]


class PupilResponse(ResponseRow):
    """One answer of a participant. It does not say when it was given."""

    # Both constraints begin with the attempt: a third index would only cost.
    attempt = models.ForeignKey(
        PupilAttempt, on_delete=models.CASCADE, related_name="responses", db_index=False
    )

    class Meta(ResponseRow.Meta):
        verbose_name = _("Pupil's answer")
        verbose_name_plural = _("Pupils' answers")
        constraints = [
            # The first write wins: whatever comes later for the same try meets this.
            models.UniqueConstraint(fields=["attempt", "item", "number"], name="one_pupil_answer_per_try"),
            models.UniqueConstraint(fields=["attempt", "sequence"], name="one_pupil_answer_at_a_time"),
        ]


class Tally(models.Model):
    """What a teacher counted on paper: one form of one version in one group."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="tallies")
    version = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, related_name="tallies")
    form = models.CharField(max_length=1, choices=FORM_CHOICES, default=FORMS[0])
    sheets = models.PositiveSmallIntegerField()
    # {item: {row: {cell: count}}}, the rows of domain/counting.py.
    counts = models.JSONField()

    class Meta:
        ordering = ["form"]
        verbose_name = _("Tally")
        verbose_name_plural = _("Tallies")
        constraints = [
            models.UniqueConstraint(fields=["delivery", "version", "form"], name="one_tally_per_form")
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} · {self.form}"


class GroupResult(models.Model):
    """What stays when a group is closed: counts in which small ones are hidden, and nothing that could be more."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="results")
    version = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, related_name="groupresults")
    moment = models.CharField(max_length=8, choices=MOMENTS, blank=True)
    on_paper = models.BooleanField(default=False)
    # The rows of results.py as data; hidden cells are null there.
    rows = models.JSONField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Result of a closed group")
        verbose_name_plural = _("Results of closed groups")

    def __str__(self) -> str:
        return f"{self.group_id} · {self.version}"
