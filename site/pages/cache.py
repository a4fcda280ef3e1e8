"""Whole public pages in the memory of this process: what may be kept; how long, `safety.keeping` knows."""

import gzip
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from register.lens import is_on
from safety.keeping import Store, Truth

Key = tuple[str, str, str, bool]

KEPT_HEADERS = ("Content-Type", "Content-Language", "Vary", "X-Robots-Tag")


@dataclass(frozen=True)
class Kept:
    """A finished answer, compressed as nearly every browser takes it; whoever does not gets it unpacked."""

    packed: bytes = field(repr=False)
    headers: dict[str, str]

    def response(self, request: HttpRequest) -> HttpResponse:
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        body = self.packed if packed else gzip.decompress(self.packed)
        answer = HttpResponse(body, headers=self.headers)
        if packed:
            answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(answer.content))
        return answer


pages: Store[Kept] = Store(most=2_000)


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


def kept_under(key: Key) -> Kept | None:
    """The page of this name, if it is kept and still true."""
    return pages.at(key[0]).get(key)


def is_below_a_language(path: str) -> bool:
    return any(path.startswith(f"/{code}/") for code, _ in settings.LANGUAGES)


def keep(key: Key, response: HttpResponse, *, since: Truth) -> Kept | None:
    """Keep a finished public answer; None when it is not one to keep."""
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    if response.status_code != 200 or response.streaming or response.cookies or response.get("X-Not-Kept"):
        return None
    if not response.get("Content-Type", "").startswith("text/html"):
        return None
    kept = Kept(
        packed=gzip.compress(response.content, 6, mtime=0),
        headers={name: response[name] for name in KEPT_HEADERS if name in response},
    )
    pages.at(key[0]).keep(key, kept, since=since)
    return kept
