"""Text size for every page, and whole public pages kept ready in this process."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from safety.keeping import truth

from . import cache

SIZES = ("-2", "-1", "0", "1", "2")
Handler = Callable[[HttpRequest], HttpResponse]


class TextSize:
    """Read the five-step text size from its cookie; anything else is the middle step."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("size", "0")
        request.text_size = chosen if chosen in SIZES else "0"
        return self.get_response(request)


LOOKS_LIKE_A_LANGUAGE = re.compile(r"^/[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:/|$)")


class LanguageOfAddress(LocaleMiddleware):
    """Django's, but a language that we do not have is missing: it is not looked for below one that we have."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and LOOKS_LIKE_A_LANGUAGE.match(request.path_info):
            return response
        return super().process_response(request, response)


class PageCache:
    """Answer anonymous readers of public pages from memory, without a query.

    Only requests without a session cookie take part, so nothing personal can enter; the text size and the lens are
    part of the key. Entries end when content changes (safety.keeping) or when a help line opens or closes.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = cache.key_of(request)
        if key is None:
            return self.get_response(request)
        kept = cache.kept_under(key)
        if kept is not None:
            return kept.response(request)
        since = truth()
        response = self.get_response(request)
        fresh = cache.keep(key, response, since=since)
        return fresh.response(request) if fresh else response
