"""Let a text pass in spite of its errors: a reviewer says why, it is logged, and it holds for this very text only."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from people.roles import Role
from wagtail.log_actions import log

from . import checks
from .domain.looking import Finding
from .domain.reading import as_data, from_data, text_hash
from .models import Override

MAY_OVERRIDE = (Role.REVIEWER, Role.SAFETY_REVIEWER)
LONGEST_REASON = 1000


def may_override(user: Any) -> bool:
    return user.is_authenticated and user.is_active and user.has_role(*MAY_OVERRIDE)


@transaction.atomic
def allow(*, by: Any, instance: Any, reason: str) -> Override:
    """Let the row pass as it stands in memory. Raises PermissionDenied, or ValidationError with a sentence."""
    if not may_override(by):
        raise PermissionDenied(_("Only a reviewer may let a text pass."))
    said = reason.replace("\x00", "").strip()
    if not said:
        raise ValidationError(_("Say why this text may be published as it is."))
    if len(said) > LONGEST_REASON:
        raise ValidationError(_("Please say it in 1,000 characters at most."))
    readings = checks.readings_of(instance)
    errors = [finding for finding in checks.found_in(readings) if finding.is_error]
    if not errors:
        raise ValidationError(_("Nothing stops this text."))
    reader = checks.reader_of(instance)
    given = Override.objects.create(
        subject=instance,
        language=reader.language(instance) if reader else "",
        revision=getattr(instance, "latest_revision", None),
        text_hash=text_hash(readings),
        findings=[as_data(finding) for finding in errors],
        reason=said,
        by=by,
    )
    details = {"reason": said, "errors": len(errors)}
    log(instance=instance, action="editorial.override", user=by, revision=given.revision, data=details)
    return given


def left_over(*, instance: Any, errors: Sequence[Finding], text_hash: str) -> list[Finding]:
    """The errors that no reviewer has let pass in this very text."""
    if not errors or not instance.pk:
        return list(errors)
    given = Override.objects.about(instance).filter(text_hash=text_hash)
    let_pass = {from_data(data).key for override in given for data in override.findings}
    return [finding for finding in errors if finding.key not in let_pass]


def given_for(instance: Any) -> list[Override]:
    """What was let pass in a row so far, the newest first."""
    return list(Override.objects.about(instance).select_related("by")) if instance.pk else []


def holds(override: Override, instance: Any) -> bool:
    """Whether it still speaks of the text as it stands."""
    return override.text_hash == text_hash(checks.readings_of(instance))
