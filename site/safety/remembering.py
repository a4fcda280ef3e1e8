"""A small per-process memory for rows that seldom change: kept for some seconds, forgotten at an edit."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Values by key, each true for `seconds`: an edit in another process shows within that time.

    Keys may come from outside (the host of a request, whose port nobody checks), so no more than `most` are kept.
    """

    def __init__(self, *, seconds: float, most: int = 100) -> None:
        self.seconds = seconds
        self.most = most
        self.kept: dict[str, tuple[float, T]] = {}

    def get(self, key: str, fetch: Callable[[], T]) -> T:
        found = self.kept.get(key)
        if found is not None and time.monotonic() - found[0] < self.seconds:
            return found[1]
        value = fetch()
        if len(self.kept) >= self.most:
            self.forget()
        self.kept[key] = (time.monotonic(), value)
        return value

    def forget(self, **_: object) -> None:
        """Drop everything; also fits as a receiver of signals."""
        self.kept.clear()
