"""Text size for every page, and whole public pages kept ready in this process."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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


class PageCache:
    """Answer anonymous readers of public pages from memory, without a query.

    Only requests without a session cookie take part, so nothing personal can enter; the text size is part of the
    key. Entries end when content changes (pages.cache.stamp) or when a help line opens or closes.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = cache.key_of(request)
        if key is None:
            return self.get_response(request)
        kept = cache.get(key)
        if kept is not None:
            return kept.response(request)
        response = self.get_response(request)
        fresh = cache.keep(key, response)
        return fresh.response(request) if fresh else response
