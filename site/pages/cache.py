"""Whole public pages in the memory of this process: what may be kept, for how long, and what ends it.

Several processes share one content stamp through the shared cache; each asks for it at most once a second, so a page
published in one process shows in the others within a second and a hit costs no query.
"""

import gzip
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.core.cache import cache as shared
from django.http import HttpRequest, HttpResponse
from register.lens import is_on
from safety.directory import seconds_until_change

Key = tuple[str, str, str, bool]

STAMP = "pages.content-stamp"
STAMP_AGE = 1.0  # seconds a process may trust its last look at the shared stamp
MOST_ENTRIES = 2_000
LONGEST_LIFE = 3_600.0
KEPT_HEADERS = ("Content-Type", "Content-Language", "Vary", "X-Robots-Tag")

_entries: OrderedDict[Key, "Kept"] = OrderedDict()
_lock = Lock()
_stamp = {"value": "", "seen": float("-inf")}


@dataclass(frozen=True)
class Kept:
    """A finished answer: its body twice, plain and compressed, and until when it is true."""

    body: bytes
    headers: dict[str, str]
    stamp: str
    until: float
    packed: bytes = field(repr=False, default=b"")

    def response(self, request: HttpRequest) -> HttpResponse:
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        answer = HttpResponse(self.packed if packed else self.body, headers=self.headers)
        if packed:
            answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(answer.content))
        return answer


def key_of(request: HttpRequest) -> Key | None:
    """Name the page of an anonymous GET below a language; None for everything else."""
    anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
    plain = (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and "HTTP_X_FRAGMENT" not in request.META
    )
    if not (anonymous and plain and settings.PAGE_CACHE and is_below_a_language(request.path)):
        return None
    return (request.get_host(), request.path, request.text_size, is_on(request))


def is_below_a_language(path: str) -> bool:
    return any(path.startswith(f"/{code}/") for code, _ in settings.LANGUAGES)


def get(key: Key) -> Kept | None:
    kept = _entries.get(key)
    if kept is None or kept.until < time.time() or kept.stamp != stamp():
        return None
    return kept


def keep(key: Key, response: HttpResponse) -> Kept | None:
    """Keep a finished public answer; None when it is not one to keep."""
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    if response.status_code != 200 or response.streaming or response.cookies or response.get("X-Not-Kept"):
        return None
    if not response.get("Content-Type", "").startswith("text/html"):
        return None
    kept = Kept(
        body=response.content,
        headers={name: response[name] for name in KEPT_HEADERS if name in response},
        stamp=stamp(),
        until=time.time() + min(LONGEST_LIFE, seconds_until_change()),
        packed=gzip.compress(response.content, 6, mtime=0),
    )
    with _lock:
        _entries[key] = kept
        while len(_entries) > MOST_ENTRIES:
            _entries.popitem(last=False)
    return kept


def stamp() -> str:
    """Return the content stamp, looked up in the shared cache at most once a second."""
    now = time.monotonic()
    if now - _stamp["seen"] > STAMP_AGE:
        _stamp["value"] = shared.get_or_set(STAMP, new_stamp, None) or ""
        _stamp["seen"] = now
    return str(_stamp["value"])


def new_stamp() -> str:
    return f"{time.time_ns()}"


def content_changed(**_: object) -> None:
    """End every kept page, here at once and in other processes within a second."""
    fresh = new_stamp()
    shared.set(STAMP, fresh, None)
    _stamp.update(value=fresh, seen=time.monotonic())
    _entries.clear()
