"""Quizzes, their immutable versions, and what signed-in adults answered."""

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier
from wagtail.models import PreviewableMixin

from .domain.content import Content, parse_content
from .domain.items import FORMS

KEY = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}\Z", _("Use letters, digits and hyphens."))


class Immutable(TypeError):
    """Somebody tried to change what answers already point to."""


class Quiz(PreviewableMixin, models.Model):
    """What stands behind a unit's quiz in every language: a name for the line of its versions."""

    slug = models.CharField(_("Code"), max_length=40, unique=True, validators=[KEY])
    tier = models.CharField(_("For whom"), max_length=12, choices=[(tier.value, tier.value) for tier in Tier])
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
        return self.versions.first() if self.pk else None

    @property
    def has_answers(self) -> bool:
        """Whether somebody's answers point to one of its versions: then it stays."""
        return Attempt.objects.filter(version__quiz=self).exists()

    preview_modes = [
        (f"{face}-{code}", f"{label} · {name}")
        for code, name in settings.LANGUAGES
        for face, label in (("key", _("With the key")), ("sheet", _("Sheet")))
    ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from . import previewing

        return previewing.respond(request, quiz=self, mode=mode_name)


class VersionQuerySet(models.QuerySet["QuizVersion"]):
    def newest_of(self, slug: str) -> "QuizVersion | None":
        """The version that is asked now. Its content stays in the table until this process needs it."""
        return self.filter(quiz__slug=slug).defer("content").first()

    def update(self, **changes: Any) -> int:
        raise Immutable("A version is never changed; a new one is added.")


class QuizVersion(models.Model):
    """All that a quiz said at one time, in all its languages. Answers point here, so it is never changed."""

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("Version"))
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created = models.DateTimeField(_("Since"), default=timezone.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("Version of a quiz")
        verbose_name_plural = _("Versions of quizzes")
        constraints = [models.UniqueConstraint(fields=["quiz", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.quiz.slug} · {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable("A version is never changed; a new one is added.")
        super().save(*args, **kwargs)

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


class Attempt(models.Model):
    """One way of an adult with an account through one version. Pupils never have one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_attempts")
    version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="attempts")
    form = models.CharField(max_length=1, choices=[(form, form) for form in FORMS], default=FORMS[0])
    started = models.DateTimeField(default=timezone.now)
    submitted = models.DateTimeField(null=True, blank=True)
    # Written once, with `submitted`: how many items were right at the first answer, and whether that is enough.
    right = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Attempt")
        verbose_name_plural = _("Attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "version"], condition=models.Q(submitted=None), name="one_open_attempt"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.submitted is None


class Response(models.Model):
    """One answer to one item at one try, as it was first sent; nothing for passing the item over."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    item = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    answer = models.JSONField(null=True, blank=True)
    score = models.FloatField()
    right = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        verbose_name = _("Answer")
        verbose_name_plural = _("Answers")
        constraints = [
            # The first write wins: whatever comes later for the same try meets this.
            models.UniqueConstraint(fields=["attempt", "item", "number"], name="one_answer_per_try")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.item} {self.number}"
