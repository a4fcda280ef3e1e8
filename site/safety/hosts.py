"""The names by which this site is known. Whoever asks may write others: any port, and whatever a wildcard lets pass."""

from functools import lru_cache

from django.conf import settings


def is_known(host: str) -> bool:
    """Whether a Host header is one that we gave out, letter by letter: a listed name, alone or with a port of ours."""
    return host in known(tuple(settings.ALLOWED_HOSTS), tuple(settings.PORTS))


@lru_cache(maxsize=8)
def known(names: tuple[str, ...], ports: tuple[str, ...]) -> frozenset[str]:
    listed = [name.lower() for name in names if not name.startswith((".", "*"))]
    return frozenset([*listed, *(f"{name}:{port}" for name in listed for port in ports)])
