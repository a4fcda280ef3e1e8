"""The lens on a lesson: which lessons offer it, and what is seen through it, once per version of the words."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.http import HttpRequest
from language.tiers import Tier

from . import policy
from .checking import lexicon_at
from .domain.marks import Marked

COOKIE, ON = "lens", "on"
ALWAYS = frozenset({Tier.M, Tier.TEACHERS, Tier.CARERS, Tier.POLICE})
MOST_KEPT = 600
_kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
_lock = Lock()


def is_on(request: HttpRequest) -> bool:
    """Whether this reader has switched the lens on; the cookie says nothing else about anybody."""
    return request.COOKIES.get(COOKIE) == ON


def is_offered(*, tier: Tier, html: str) -> bool:
    """Whether a lesson offers the lens: to grades 5 and 6 only where the lesson itself mentions such words.

    Younger children never meet them.
    """
    return tier in ALWAYS or (tier is Tier.E3 and mentions(html, policy.recent_key()))


def mentions(html: str, version: policy.Key) -> bool:
    """Whether a lesson mentions such words; asked once per text and version of the words."""
    from .domain import (
        lens,
    )  # the patterns of the words are compiled for those only who look through the lens

    return bool(
        remembered(("mentions", version, digest(html)), lambda: lens.mentions(html, lexicon_at(version)))
    )


def look(html: str, *, language: str, prefix: str) -> Marked:
    """A piece of a page with its marks and notes; equal pieces are looked through once per version of the words."""
    from .domain import lens

    version = policy.recent_key()
    return remembered(
        (version, language, prefix, digest(html)),
        lambda: lens.look(html, lexicon_at(version), language=language, prefix=prefix),
    )


def digest(html: str) -> bytes:
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).digest()


def remembered(key: tuple[object, ...], make: Callable[[], Any]) -> Any:
    """An answer from this process's memory, made where it is not there yet."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made
