"""How often one address may try something: a count in the shared cache that knows no address, only its hash."""

import hashlib

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def tried_too_often(request: HttpRequest, *, action: str, most: int, seconds: int) -> bool:
    """Count one try of `action` from this address; True from the try after the `most`-th within `seconds`."""
    key = f"pace:{action}:{who(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two lines
        cache.set(key, 1, seconds)
        return False


def has_tried_too_often(request: HttpRequest, *, action: str, most: int) -> bool:
    """Whether the count is full already; counts nothing itself."""
    return int(cache.get(f"pace:{action}:{who(request)}", 0)) >= most


def too_many_everywhere(*, action: str, most: int, seconds: int, count: bool) -> bool:
    """The same over all addresses together, for whoever has many of them; counts one try where `count`."""
    key = f"pace:{action}:everywhere"
    cache.add(key, 0, seconds)
    try:
        found = cache.incr(key) if count else int(cache.get(key, 0))
    except ValueError:  # it ran out between the two lines
        return False
    return found > most if count else found >= most


def who(request: HttpRequest) -> str:
    """A name for the address that means nothing without the key of the installation."""
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:  # the proxies in front are not those that the settings name
        address = request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(f"{settings.SECRET_KEY}{address}".encode()).hexdigest()[:24]
