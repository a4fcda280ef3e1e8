"""The exit: where it leads, and the short mark by which this browser is shown nothing afterwards."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from wagtail.models import Site

from .hosts import is_known
from .models import SafetySettings
from .remembering import Remembered

COOKIE = "left"
AWAY = 10 * 60  # seconds during which a browser that left sees a blank page

_forgotten: list[Callable[[], str]] = []
chosen: Remembered[SafetySettings] = Remembered(seconds=30)
elsewhere: Remembered[SafetySettings] = Remembered(seconds=30)  # under hosts that anybody can invent


def settings_of(request: HttpRequest) -> SafetySettings:
    """Give the site's settings, kept for half a minute; the stock ones when the database does not answer."""
    try:
        host = request.get_host()
        return (chosen if is_known(host) else elsewhere).get(host, lambda: find_settings(request))
    except DatabaseError:
        return SafetySettings()


def find_settings(request: HttpRequest) -> SafetySettings:
    """Read the settings without creating them: the way out must never wait for a write."""
    return SafetySettings.objects.filter(site=Site.find_for_request(request)).first() or SafetySettings()


def plain_words() -> dict[str, str]:
    """Give the few words of the pages after the exit: nothing that tells which site this was."""
    return {"language": get_language() or "ko", "title": gettext("New tab"), "onward": gettext("Continue")}


def forget_on_leaving(cookie: Callable[[], str]) -> None:
    """A room says here which cookie of its own ends with the exit; the name is asked for when it happens."""
    _forgotten.append(cookie)


def mark_as_left(request: HttpRequest, response: HttpResponse) -> None:
    for name in (cookie() for cookie in _forgotten):
        if name in request.COOKIES:
            response.delete_cookie(name, path="/", samesite="Lax")
    response.set_cookie(
        COOKIE,
        "1",
        max_age=AWAY,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def unmark(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path="/", samesite="Lax")


def forget(**_: object) -> None:
    """Look at the settings again, under whatever host they are asked for."""
    chosen.forget()
    elsewhere.forget()


def watch() -> None:
    """Follow the edits made in this process; those of others show within half a minute."""
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=SafetySettings, weak=False, dispatch_uid=f"safety.leaving.{id(signal)}")
