"""What the tests of accounts share: the cast, and a clock for one-time codes that stands still."""

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal import auth
from cast import SECRET, Cast
from django.core.cache import cache
from people.rights import settle


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    """Rate limits and used codes live in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    settle()
    return Cast()


@pytest.fixture
def code_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """Set the clock of the codes to a moment and say the code of that moment."""

    def at(counter: int, secret: str = SECRET) -> str:
        monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([counter]))
        return auth.format_hotp_value(auth.hotp_value(secret, counter))

    return at
