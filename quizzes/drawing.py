"""Draw the screens of a quiz. A class answers the same question within a minute: a screen is drawn once and kept."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from language.tiers import dress
from people.passes import has_session
from safety.keeping import Drawn

from .domain.questions import Question
from .screens import TakingFrame

FRAGMENT = "quiz"
# Where the fields of one reader belong in a screen that is kept for all; nobody can write it into a text.
HOLE = f"\ufdd0{secrets.token_hex(16)}\ufdd0"
# What somebody wrote is drawn for them alone and kept nowhere.
WRITTEN = frozenset({"typed", "gaps"})

bodies = Drawn(most=1_000)
frames = Drawn(most=500)


def draw(
    request: HttpRequest, frame: TakingFrame, part: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Draw one screen: the part alone for the script, the whole page otherwise.

    `context["hidden"]` holds the fields that its forms carry: they are one reader's and enter nothing that is kept.
    """
    alone = request.headers.get("X-Fragment") == FRAGMENT
    shown = {**context, "frame": frame, "fragment": alone, "hidden": HOLE}
    html = body(request, part, shown)
    if not alone:
        html = whole(request, shown).replace(HOLE, html)
    return HttpResponse(html.replace(HOLE, fields(request, context.get("hidden") or {})), status=status)


def body(request: HttpRequest, part: str, shown: dict[str, Any]) -> str:
    """The screen without what surrounds it. A question is kept under everything that its templates are given."""
    asked = shown.get("question")

    def drawn() -> str:
        return render_to_string(f"quizzes/{part}.html", {**dress(shown["frame"].tier), **shown}, request)

    if not isinstance(asked, Question) or asked.face in WRITTEN or not settings.KEEP_DRAWN:
        return drawn()
    host = request.get_host()
    return bodies.at(host).html((part, get_language(), host, *sorted(shown.items())), drawn)


def whole(request: HttpRequest, shown: dict[str, Any]) -> str:
    """What surrounds a screen: it knows whether there is a session (the doors at the foot), and nothing of whose."""
    asked, frame = shown.get("question"), shown["frame"]
    number = asked.number if isinstance(asked, Question) else 0
    context = {**dress(frame.tier), "number": number, "carried": shown.get("carried"), "body": HOLE}

    def drawn() -> str:
        return render_to_string("quizzes/page.html", context, request)

    # The size of the letters leads back to the whole address; one with a query comes once.
    if request.META.get("QUERY_STRING") or not settings.KEEP_DRAWN:
        return drawn()
    host = request.get_host()
    where = (host, request.path, get_language(), frame.tier, number, bool(shown.get("carried")))
    return frames.at(host).html((*where, has_session(request), getattr(request, "text_size", "0")), drawn)


def fields(request: HttpRequest, hidden: Mapping[str, Any]) -> SafeString:
    """The hidden fields of a reader's forms; whoever has a session posts with a token too (decision 0010)."""
    token = {"csrfmiddlewaretoken": get_token(request)} if has_session(request) else {}
    named = {**token, **hidden}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', named.items())
