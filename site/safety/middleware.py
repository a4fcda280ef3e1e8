"""What every answer carries, what a reader who has left sees, and which posts are let in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.log import log_response

from .domain.origin import is_same_origin
from .leaving import COOKIE, plain_words
from .stateless import is_stateless

Handler = Callable[[HttpRequest], HttpResponse]

CMS = "/cms/"
# Wagtail's editor writes style attributes and its date and chooser widgets inline scripts; it still loads nothing
# from another host, and only itself may frame it (its preview panel does).
CMS_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), interest-cohort=()"
OPEN_WHILE_AWAY = ("/healthz", "/readyz")


class PolicyByPath:
    """Give every page its headers: nothing stays on the disk, and the editors' desk has a policy of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        if response.get("Content-Type", "").startswith("text/html"):
            response["Cache-Control"] = "no-store"
        if request.path_info.startswith(CMS):
            # A preview is a public page with its own policy; the editor's panel shows it in a frame.
            policy = response.get("Content-Security-Policy", CMS_POLICY)
            response["Content-Security-Policy"] = policy.replace(
                "frame-ancestors 'none'", "frame-ancestors 'self'"
            )
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class LeftTheSite:
    """Show a blank page, for ten minutes, to a browser whose reader has pressed the exit."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE not in request.COOKIES or may_pass(request.path_info):
            return self.get_response(request)
        return blank(request)


def may_pass(path: str) -> bool:
    """Say whether a path still answers after the exit: the way out, the way back, and what no reader sees."""
    below = path.split("/", 2)[2] if path.count("/") > 1 else ""
    return (
        below in ("leave/", "leave/back/") or path in OPEN_WHILE_AWAY or path.startswith(settings.STATIC_URL)
    )


def blank(request: HttpRequest) -> HttpResponse:
    # This stands before the language is chosen, so that nothing of the site runs for somebody who has left.
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        body = render_to_string("safety/blank.html", {**plain_words(), "back": reverse("safety:back")})
    return HttpResponse(body)


class StatelessPosts(CsrfViewMiddleware):
    """Django's guard of posts, except that the listed ones are judged by where they come from."""

    def process_view(
        self, request: HttpRequest, callback: Callable[..., Any], callback_args: Any, callback_kwargs: Any
    ) -> HttpResponse | None:
        if not self.is_stateless_post(request):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        if getattr(request, "_dont_enforce_csrf_checks", False) or came_from_here(request):
            return self._accept(request)
        return self._reject(request, "a post without a token from another site")

    def is_stateless_post(self, request: HttpRequest) -> bool:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        return request.method == "POST" and is_stateless(request.path_info, has_session=has_session)

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        """Answer in the reader's language instead of with Django's technical page."""
        response = render(request, "safety/refused.html", status=403)
        log_response("Forbidden (%s): %s", reason, request.path, response=response, request=request)
        return response


def came_from_here(request: HttpRequest) -> bool:
    return is_same_origin(
        fetch_site=request.headers.get("Sec-Fetch-Site"),
        origin=request.headers.get("Origin"),
        referer=request.headers.get("Referer"),
        ours=f"{request.scheme}://{request.get_host()}",
    )
