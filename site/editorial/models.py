"""What the desk keeps: overrides with their reasons, days of review, links for outside reviewers, the last check."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from people.roles import Role
from wagtail.models import Task, TaskState

STEPS = (Role.REVIEWER, Role.SAFETY_REVIEWER, Role.LEGAL_REVIEWER, Role.TRANSLATOR)


class AboutQuerySet(models.QuerySet[Any]):
    def about(self, instance: Any) -> "AboutQuerySet":
        """Rows about one row of any model."""
        kind = ContentType.objects.get_for_model(instance)
        return self.filter(content_type=kind, object_id=str(instance.pk))


class About(models.Model):
    """A row about one row of any model."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    subject = GenericForeignKey("content_type", "object_id")

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True


class Override(About):
    """A reviewer let a text pass although errors stood in it: which ones, in which text, and why."""

    language = models.CharField(_("Language"), max_length=12, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Any other text, even by one letter, is stopped again.
    text_hash = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    reason = models.TextField(_("Reason"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Text let pass with a reason")
        verbose_name_plural = _("Texts let pass with a reason")
        indexes = [models.Index(fields=["content_type", "object_id"], name="override_subject")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id} {self.at:%Y-%m-%d}"


class ReviewDate(About):
    """When a text must be read again and who sees to it; without a day the room's own rule holds."""

    due = models.DateField(_("Read again by"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Who sees to it"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reminded_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("Review date")
        verbose_name_plural = _("Review dates")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_review_date_per_text")
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id} {self.due or '–'}"


class LastCheck(About):
    """What the checks found in a row when they last looked, so that the report need not look at everything anew."""

    language = models.CharField(max_length=12, blank=True)
    tier = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=255)
    stamp = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    # The checks that found something, as padded words: SQLite and PostgreSQL search them alike.
    checks = models.CharField(max_length=160, default=" ")
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-errors", "-warnings", "title", "pk"]
        verbose_name = _("Last check")
        verbose_name_plural = _("Last checks")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_last_check_per_text")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.errors}/{self.warnings}"

    @property
    def count(self) -> int:
        return self.errors + self.warnings


class RoleTask(Task):
    """One step of the review: whoever holds the role approves, nobody else."""

    role = models.CharField(_("Role"), max_length=24, choices=[(role.value, role.label) for role in STEPS])

    admin_form_fields = [*Task.admin_form_fields, "role"]
    admin_form_readonly_on_edit_fields = [*Task.admin_form_readonly_on_edit_fields, "role"]

    class Meta:
        verbose_name = _("Step of a role")
        verbose_name_plural = _("Steps of roles")

    def is_held_by(self, user: Any) -> bool:
        return user.is_active and user.has_role(Role(self.role))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.is_held_by(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """What is being reviewed must not change under the reviewer's eyes."""
        return not self.is_held_by(user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self.is_held_by(user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.is_held_by(user):
            return []
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """A yes to a draft that one has written oneself holds for this draft, and not only for what came before."""
        newest = task_state.workflow_state.content_object.get_latest_revision()
        if action_name == "approve" and newest is not None and newest.user_id == user.pk:
            task_state.revision = newest
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        if not self.is_held_by(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever holds the role approves this step"))


class Verdict(models.TextChoices):
    """What an outside reviewer answered."""

    APPROVED = "approved", _("Approved")
    COMMENTED = "commented", _("Commented")


class OutsideReview(models.Model):
    """A link by which somebody without an account sees one draft and answers one step of its review."""

    # The address holds a secret; only its hash is kept here.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Name"), max_length=80)
    organisation = models.CharField(_("Organisation"), max_length=80, blank=True)
    with_police = models.BooleanField(_("May see police content"), default=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("Open until"))
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    comment = models.TextField(_("Comment"), blank=True, max_length=4000)

    class Meta:
        ordering = ["-invited_at", "-pk"]
        verbose_name = _("Link for an outside reviewer")
        verbose_name_plural = _("Links for outside reviewers")

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name

    @property
    def revision(self) -> Any:
        return self.task_state.revision

    def is_open(self, now: Any) -> bool:
        """Whether it still leads somewhere: not taken back, not out of date, and the step is still waiting."""
        waiting = self.task_state.status == TaskState.STATUS_IN_PROGRESS
        return waiting and self.revoked_at is None and now < self.expires_at
