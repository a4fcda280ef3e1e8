"""The cookie by which a browser is known as the holder of a place in a group: a random secret, and nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LONGEST_SECRET = 64


def cookie_name() -> str:
    return "__Host-seat" if settings.SESSION_COOKIE_SECURE else "seat"


def seat_of(request: HttpRequest) -> str:
    """The secret that this browser holds; empty without one."""
    return request.COOKIES.get(cookie_name(), "")[:LONGEST_SECRET]


def give_seat(response: HttpResponse, secret: str) -> None:
    """Let this browser keep the place until it is closed."""
    response.set_cookie(
        cookie_name(), secret, path="/", httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def leave_seat(response: HttpResponse) -> None:
    """Let this browser forget the place: for the next pupil at a shared device."""
    response.delete_cookie(cookie_name(), path="/", samesite="Lax")
