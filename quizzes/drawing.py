"""Draw the screens of a quiz. A class answers the same question within a minute: a screen is drawn once and kept."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from language.tiers import dress
from people.passes import has_session
from safety.keeping import Store

from .domain.questions import Question
from .screens import TakingFrame

FRAGMENT = "quiz"


def hole() -> SafeString:
    """A mark in what is kept, where something else is put for each reader; nobody can write it into a text."""
    return mark_safe(f"\ufdd0{secrets.token_hex(16)}\ufdd0")


FIELDS, BODY, BAR, ROWS, ADDRESS = hole(), hole(), hole(), hole(), hole()
# What somebody wrote is drawn for them alone and kept nowhere.
WRITTEN = frozenset({"typed", "gaps"})
# Faces whose options may stand in an order of each reader's own: each option is drawn by itself.
BY_ROW = {"choice": "quizzes/kinds/choice_row.html", "many": "quizzes/kinds/many_row.html"}

# Not packed as lessons are (decision 0030): unpacking them would be a tenth of an answer. They are fewer and smaller.
bodies: Store[str] = Store(most=500)
pieces: Store[str] = Store(most=5_000)
frames: Store[str] = Store(most=200)


def draw(
    request: HttpRequest, frame: TakingFrame, part: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Draw one screen: the part alone for the script, the whole page otherwise.

    `context["hidden"]` holds the fields that its forms carry: they are one reader's and enter nothing that is kept.
    """
    alone = request.headers.get("X-Fragment") == FRAGMENT
    shown = {**context, "frame": frame, "fragment": alone, "hidden": FIELDS}
    html = body(request, part, shown)
    if not alone:
        html = whole(request, shown).replace(BODY, html)
    return HttpResponse(html.replace(FIELDS, fields(request, context.get("hidden") or {})), status=status)


def body(request: HttpRequest, part: str, shown: dict[str, Any]) -> str:
    """The screen without what surrounds it: a question as `asking` draws it, anything else for this reader alone."""
    asked = shown.get("question")
    if isinstance(asked, Question):
        return asking(request, f"quizzes/{part}.html", shown, asked)
    return render_to_string(f"quizzes/{part}.html", {**dress(shown["frame"].tier), **shown}, request)


def asking(request: HttpRequest, template: str, shown: dict[str, Any], asked: Question) -> str:
    """A question. It is kept under everything that its templates are given, but for where and how it stands.

    Where it stands in the quiz, and in which order its options stand, is often one reader's own: the bar and the rows
    are pieces that are kept by themselves and put in their places. So is the address: each class has another.
    """
    ways = shown.get("steps", ())
    row = BY_ROW.get(asked.face)
    host, language = request.get_host(), get_language()
    place = (host, language, shown["frame"].tier, shown["fragment"])
    bar = piece(request, place, "quizzes/bar.html", steps=ways, number=asked.number, total=asked.total)
    rows = ""
    if row:
        rows = "".join(piece(request, place, row, offer=one, open=asked.is_open) for one in asked.offers)
    same = {name: value for name, value in shown.items() if name != "steps"}
    same |= {
        "frame": replace(shown["frame"], quiz_url=ADDRESS),
        "question": replace(asked, number=0, offers=() if row else asked.offers),
        "more": "" in ways or asked.number < asked.total,
        "bar": BAR,
        "rows": ROWS if row else "",
    }

    def drawn() -> str:
        return render_to_string(template, {**dress(shown["frame"].tier), **same}, request)

    if asked.face in WRITTEN or not settings.KEEP_DRAWN:
        html = drawn()
    else:
        key = (template, language, host, *sorted(same.items()))
        html = bodies.at(host).of(key, drawn) or ""
    return html.replace(BAR, bar).replace(ROWS, rows).replace(ADDRESS, escape(shown["frame"].quiz_url))


def piece(request: HttpRequest, place: tuple[Any, ...], template: str, **given: Any) -> str:
    """A part of a question that knows of nothing but what it is given here, and of host, language, tier and script."""
    host, _, tier, alone = place

    def drawn() -> str:
        return render_to_string(template, {**dress(tier), "fragment": alone, **given}, request)

    if not settings.KEEP_DRAWN:
        return drawn()
    return pieces.at(host).of((template, *place, *given.values()), drawn) or ""


def whole(request: HttpRequest, shown: dict[str, Any]) -> str:
    """What surrounds a screen: it knows whether there is a session (the doors at the foot), and nothing of whose."""
    asked, frame = shown.get("question"), shown["frame"]
    number = asked.number if isinstance(asked, Question) else 0
    context = {**dress(frame.tier), "number": number, "carried": shown.get("carried"), "body": BODY}

    def drawn() -> str:
        return render_to_string("quizzes/page.html", context, request)

    # The size of the letters leads back to the whole address; one with a query comes once.
    if request.META.get("QUERY_STRING") or not settings.KEEP_DRAWN:
        return drawn()
    host = request.get_host()
    where = (host, request.path, get_language(), frame.tier, number, bool(shown.get("carried")))
    return frames.at(host).of((*where, has_session(request), getattr(request, "text_size", "0")), drawn) or ""


def fields(request: HttpRequest, hidden: Mapping[str, Any]) -> SafeString:
    """The hidden fields of a reader's forms; whoever has a session posts with a token too (decision 0010)."""
    token = {"csrfmiddlewaretoken": get_token(request)} if has_session(request) else {}
    named = {**token, **hidden}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', named.items())
