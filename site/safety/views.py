"""Help, the exit, and the page that says what the exit cannot hide."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.urls import reverse
from language.tiers import Tier, dress

from . import posters
from .leaving import mark_as_left, plain_words, settings_of, unmark


@require_safe
def help_for_all(request: HttpRequest) -> HttpResponse:
    """Who helps, for a reader we know nothing about: the four lines that fit everybody."""
    return panel(request)


@require_safe
def help_for_tier(request: HttpRequest, tier: str) -> HttpResponse:
    """Who helps, in the words and with the services of a tier."""
    if tier not in set(Tier):
        raise Http404
    request.tier = Tier(tier)
    return panel(request)


@require_safe
def sheet(request: HttpRequest, tier: str, form: str) -> HttpResponse:
    """A poster, or pocket cards to cut out, that say who helps: to print from the browser."""
    if tier not in set(Tier):
        raise Http404
    request.tier = Tier(tier)
    address = f"{request.scheme}://{request.get_host()}{reverse('safety:help_tier', args=[tier])}"
    made = posters.sheet(tier=request.tier, address=address, country=settings_of(request).country)
    context = {**dress(request.tier), "sheet": made, "form": form, "places": range(posters.CARDS_ON_A_SHEET)}
    return render(request, "safety/sheet.html", context)


def panel(request: HttpRequest) -> HttpResponse:
    fragment = request.headers.get("X-Fragment") == "help"
    response = render(request, "safety/panel.html" if fragment else "safety/help.html")
    response["Vary"] = "X-Fragment"
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Stand in for the page just covered, mark this browser as left and go on to the neutral address."""
    address = settings_of(request).neutral_address
    response = HttpResponse(render_to_string("safety/leave.html", {**plain_words(), "address": address}))
    response["Clear-Site-Data"] = '"cache"'
    mark_as_left(response)
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
