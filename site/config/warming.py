"""Draw a few pages before the server forks: what every page needs lies in memory once then (decision 0030)."""

import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import connections

log = logging.getLogger(__name__)
Application = Callable[[dict[str, Any], Callable[..., object]], Any]


def warm(application: Application) -> None:
    """Ask for the home page, a lesson and its quiz in each language, as a reader would.

    Templates, words, addresses and the register are read on the way; what is drawn is kept as ever. Whatever fails here
    fails for readers too, and shows them the page for it: a server that does not start would show nothing.
    """
    try:
        for path in list(paths()):
            ask(application, path)
    except Exception as error:
        log.warning("No page was drawn before the start: %s", error)
    finally:
        # A connection must not be shared by the workers.
        connections.close_all()


def paths() -> Iterator[str]:
    from courses.models import UnitPage
    from courses.printing import address

    for code, _name in settings.LANGUAGES:
        yield f"/{code}/"
        live = UnitPage.objects.live().filter(locale__language_code=code, tier="e3")
        unit = live.select_related("locale").defer(*UnitPage.texts()).first()
        if unit:
            yield address(unit)
            yield f"{address(unit)}quiz/"


def ask(application: Application, path: str) -> None:
    answer = application(environ(path), lambda *_: None)
    try:
        for _ in answer:
            pass
    finally:
        answer.close()


def environ(path: str) -> dict[str, Any]:
    """A reader's GET, over TLS where the site insists on it."""
    host = next((host for host in settings.ALLOWED_HOSTS if host.strip("*.") == host), "localhost")
    secure = settings.SECURE_SSL_REDIRECT
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": host,
        "SERVER_PORT": "443" if secure else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_X_FORWARDED_PROTO": "https" if secure else "http",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
