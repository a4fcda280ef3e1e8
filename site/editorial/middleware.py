"""Tells an editor in words what the gate has stopped, whichever page of the desk the text was sent from."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request

from . import checks, gate
from .gate import Stopped
from .wording import sentence

Handler = Callable[[HttpRequest], HttpResponse]
DESK = "/cms/"
MOST_LINES = 12


class StoppedAtTheGate:
    """Turn what the gate raises into a message with every error, and lead back to the draft, which is kept."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(DESK):
            return self.get_response(request)
        stopped: list[Stopped] = []
        with gate.listening(stopped.append):
            response = self.get_response(request)
        told = {(type(one.instance), one.instance.pk): one for one in stopped}
        for one in told.values():
            messages.error(request, said(one), extra_tags="safe")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Stopped) or not request.path_info.startswith(DESK):
            return None
        url = way_back(request, exception)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The window in which a step is approved closes and leads on to the page with the message.
            return JsonResponse({"step": "success", "redirect": url})
        if "application/json" in request.headers.get("accept", ""):
            return problem(exception)
        return redirect(url)


def way_back(request: HttpRequest, stopped: Stopped) -> str:
    """Where the message is read: the list from which many were sent, else the form of the text."""
    if request.resolver_match and request.resolver_match.view_name == "wagtail_bulk_action":
        return get_valid_next_url_from_request(request) or "/cms/pages/"
    reader = checks.reader_of(stopped.instance)
    url = reader.edit_url(stopped.instance) if reader and stopped.instance.pk else ""
    return url or request.get_full_path()


def problem(stopped: Stopped) -> JsonResponse:
    """RFC 9457."""
    data: dict[str, Any] = {
        "type": "about:blank",
        "title": _("Not published"),
        "status": 422,
        "errors": stopped.messages,
    }
    return JsonResponse(data, status=422, content_type="application/problem+json")


def said(stopped: Stopped) -> SafeString:
    """The message: what was stopped, every error as a line, and that nothing is lost."""
    head = _("“{title}” is not published yet. Your draft is kept. Please change this first:")
    reader = checks.reader_of(stopped.instance)
    title = reader.title(stopped.instance) if reader else str(stopped.instance)
    shown = stopped.findings[:MOST_LINES]
    lines = format_html_join("", "<li>{}</li>", ((sentence(finding),) for finding in shown))
    left = len(stopped.findings) - len(shown)
    more = _("and {n} more").replace("{n}", str(left)) if left else ""
    return format_html("{} <ul>{}</ul>{}", head.replace("{title}", title), lines, more)
