"""Abstract bases of rows that must keep their meaning: versions that never change, attempts, and what was answered."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .domain.items import FORMS


class Immutable(TypeError):
    """Somebody tried to change what answers already point to."""


class ImmutableQuerySet(models.QuerySet[Any]):
    def update(self, **changes: Any) -> int:
        raise Immutable("A version is never changed; a new one is added.")


class Version(models.Model):
    """One state of something, in all its languages. Others point here, so it is never changed."""

    number = models.PositiveIntegerField(_("Version"))
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created = models.DateTimeField(_("Since"), default=timezone.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-number"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable("A version is never changed; a new one is added.")
        super().save(*args, **kwargs)


class AttemptRow(models.Model):
    """One way of somebody through one version."""

    version = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, related_name="%(class)ss")
    form = models.CharField(max_length=1, choices=[(form, form) for form in FORMS], default=FORMS[0])
    started = models.DateTimeField(default=timezone.now)
    submitted = models.DateTimeField(null=True, blank=True)
    # Written once, with `submitted`: how many items were right at the first answer, and whether that is enough.
    right = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version} · {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.submitted is None


class ResponseRow(models.Model):
    """One answer to one item at one try, as it was first sent; nothing for passing the item over.

    `sequence` says which answer of its attempt it is, from 1: no two can be the next one (keeping.write).
    """

    sequence = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    answer = models.JSONField(null=True, blank=True)
    score = models.FloatField()
    right = models.BooleanField()

    class Meta:
        abstract = True
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.item} {self.number}"
