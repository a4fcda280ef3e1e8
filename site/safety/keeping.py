"""What was drawn once and is kept in this process, until content changes anywhere or a help line opens or closes.

Several processes share one content stamp through the shared cache; each asks for it at most once a second, so what is
published in one process shows in the others within a second and a hit costs no query.
"""

import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, Self, TypeVar
from weakref import WeakSet

from django.core.cache import cache as shared
from django.utils.safestring import SafeString

from .directory import seconds_until_change
from .hosts import is_known

Thing = TypeVar("Thing")

STAMP = "pages.content-stamp"
STAMP_AGE = 1.0  # seconds a process may trust its last look at the shared stamp
LONGEST_LIFE = 3_600.0

_stamp = {"value": "", "seen": float("-inf")}
_stores: "WeakSet[Store[object]]" = WeakSet()


@dataclass(frozen=True)
class Truth:
    """The content of a moment, and until when what is drawn from it holds."""

    stamp: str
    until: float

    def holds(self) -> bool:
        return self.until >= time.time() and self.stamp == stamp()


def truth() -> Truth:
    return Truth(stamp(), time.time() + min(LONGEST_LIFE, seconds_until_change()))


class Store(Generic[Thing]):
    """Things by key, the oldest leaving first when there are too many.

    What names a host stands `at` it: hosts that anybody can invent push out each other, never what is kept for ours.
    """

    def __init__(self, *, most: int, guests: bool = True) -> None:
        self.most = most
        self.guests: Self = type(self)(most=max(1, most // 20), guests=False) if guests else self
        self.entries: OrderedDict[Hashable, tuple[Thing, Truth]] = OrderedDict()
        self.lock = Lock()
        _stores.add(self)

    def at(self, host: str) -> Self:
        """The part for this host: everything where we are known by it, a twentieth for all others together."""
        return self if is_known(host) else self.guests

    def get(self, key: Hashable) -> Thing | None:
        """What is kept under this key and still true."""
        thing, true = self.entries.get(key) or (None, None)
        return thing if true is not None and true.holds() else None

    def keep(self, key: Hashable, thing: Thing, *, since: "Truth") -> None:
        """Keep what was drawn after `since` was taken: what changed meanwhile ends it at once."""
        with self.lock:
            self.entries[key] = (thing, since)
            while len(self.entries) > self.most:
                self.entries.popitem(last=False)

    def of(self, key: Hashable, make: Callable[[], Thing | None]) -> Thing | None:
        """What is kept under this key, or what `make` gives, which is kept from now on. None is not kept."""
        thing = self.get(key)
        if thing is None:
            since = truth()
            thing = make()
            if thing is not None:
                self.keep(key, thing, since=since)
        return thing

    def clear(self) -> None:
        # Not while `keep` counts: it would find nothing to let go.
        with self.lock:
            self.entries.clear()
        if self.guests is not self:
            self.guests.clear()


class Drawn(Store[bytes]):
    """HTML, kept packed: a tenth of what it takes otherwise, and unpacked in a fraction of a millisecond.

    Python holds a text with one Korean letter in it in two bytes a letter, its tags included.
    """

    def html(self, key: Hashable, draw: Callable[[], str]) -> SafeString:
        """What is kept under this key, or what `draw` gives, which is kept from now on."""
        packed = self.get(key)
        if packed is not None:
            return unpacked(packed)
        since = truth()
        html = draw()
        self.keep(key, zlib.compress(html.encode(), 3), since=since)
        return SafeString(html)


def unpacked(packed: bytes) -> SafeString:
    """What a template drew and was kept; it is as safe as it was then."""
    return SafeString(zlib.decompress(packed).decode())


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
    """End everything kept, here at once and in other processes within a second."""
    fresh = new_stamp()
    shared.set(STAMP, fresh, None)
    _stamp.update(value=fresh, seen=time.monotonic())
    forget()


def forget() -> None:
    """Empty what this process keeps."""
    for store in list(_stores):
        store.clear()
