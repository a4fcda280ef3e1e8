"""The gate before forms that publish as they save: what was typed stays in the form, with every error above it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from . import checks, gate, overriding
from .domain.looking import Finding
from .wording import sentence

# A reviewer's reason is written in the panel and sent with the form beside it.
REASON = "editorial-reason"


class WithGate:
    """A view whose form is asked before it saves. Put it before a view of Wagtail's snippets."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        reader = checks.reader_of(form.instance)
        self.held = reader.written(form) if reader else form.instance
        left = let_pass(self.request, self.held, gate.obstacles(self.held))
        if not left:
            return super().form_valid(form)
        for line in left:
            form.add_error(None, line)
        # What Wagtail's views set when a form is not valid from the start.
        self.produced_error_code, self.produced_error_message = "validation_error", self.get_error_message()
        return self.form_invalid(form)


def let_pass(request: HttpRequest, instance: Any, found: list[Finding]) -> list[str]:
    """The errors as sentences; none where nothing stops the text, or a reviewer has just said why it may pass."""
    reason = request.POST.get(REASON, "").strip()
    if not found or not reason or not instance.pk or not overriding.may_override(request.user):
        return [sentence(finding) for finding in found]
    try:
        overriding.allow(by=request.user, instance=instance, reason=reason)
    except ValidationError as fault:
        return fault.messages
    return []
