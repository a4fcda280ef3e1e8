"""Help, the exit, and the page that says what the exit cannot hide."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST, require_safe
from language.tiers import Tier

from .directory import readers_of, selection, shown_service
from .domain.choosing import ANYONE, EVERYWHERE
from .domain.listing import Service
from .feeds import feed
from .leaving import mark_as_left, plain_words, settings_of, unmark
from .naming import is_language, place_of, usual_spelling


@require_safe
def help_for_all(request: HttpRequest) -> HttpResponse:
    """Who helps, for a reader we know nothing about: the four lines that fit everybody."""
    return panel(request)


@require_safe
def help_for_tier(request: HttpRequest, tier: str) -> HttpResponse:
    """Who helps, in the words and with the services of a tier."""
    request.tier = known_tier(tier)
    return panel(request)


@require_safe
def help_in_place(request: HttpRequest, place: str, tier: str = "") -> HttpResponse:
    """Who helps in a country that the reader has chosen; nobody asks where a reader is."""
    request.tier = tier_that_chooses(tier)
    return panel(request, place=known_place(place))


@require_safe
def help_speaking(request: HttpRequest, language: str, tier: str = "") -> HttpResponse:
    """Who helps in a language, in whichever country."""
    request.tier = tier_that_chooses(tier)
    code = usual_spelling(language)
    if not is_language(code) or language != code.lower():
        raise Http404
    return panel(request, language=code)


def known_tier(tier: str) -> Tier:
    if tier not in set(Tier):
        raise Http404
    return Tier(tier)


def tier_that_chooses(tier: str) -> Tier | None:
    """Give the tier of a page with other countries; the pages of the youngest show their few lines and no more."""
    found = known_tier(tier) if tier else None
    if found and readers_of(found) == "child":
        raise Http404
    return found


def known_place(place: str) -> str:
    found = place_of(place)
    if not found:
        raise Http404
    return found


def panel(request: HttpRequest, *, place: str = "", language: str = "") -> HttpResponse:
    fragment = request.headers.get("X-Fragment") == "help"
    template = "safety/panel.html" if fragment else "safety/help.html"
    response = render(request, template, {"place": place, "spoken": language})
    response["Vary"] = "X-Fragment"
    return response


@require_safe
def hours(request: HttpRequest, tier: str = "", place: str = "") -> HttpResponse:
    """Opening hours as a calendar: of a tier's services, of a country's, or of all."""
    found = (tier_that_chooses(tier) if place else known_tier(tier)) if tier else None
    readers = readers_of(found) if found else ANYONE
    chosen = known_place(place) if place else ("" if found else EVERYWHERE)
    listed = selection(country=settings_of(request).country, readers=readers, place=chosen)
    return calendar([one for services in listed.values() for one in services], readers=readers)


@require_safe
def service_hours(request: HttpRequest, slug: str) -> HttpResponse:
    """Opening hours of one service as a calendar."""
    service = shown_service(slug)
    if service is None:
        raise Http404
    return calendar([service], readers=ANYONE)


def calendar(services: list[Service], *, readers: str) -> HttpResponse:
    text = feed(services, readers=readers, now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="hours.ics"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Stand in for the page just covered, mark this browser as left and go on to the neutral address."""
    address = settings_of(request).neutral_address
    response = HttpResponse(render_to_string("safety/leave.html", {**plain_words(), "address": address}))
    response["Clear-Site-Data"] = '"cache"'
    mark_as_left(request, response)
    return response


@require_GET
def limits(request: HttpRequest) -> HttpResponse:
    """Say honestly what the exit cannot hide."""
    return render(request, "safety/limits.html")


@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """Let this browser in again and start at the home page."""
    response = HttpResponseRedirect(f"/{get_language()}/")
    unmark(response)
    return response
