"""Answer for the sheets that say who helps: a poster, and pocket cards to cut out, to print from the browser."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from language.tiers import Tier, dress

from . import posters
from .leaving import settings_of


@require_safe
def sheet(request: HttpRequest, tier: str, form: str) -> HttpResponse:
    """One sheet of a tier; its code leads to the page where the newest numbers stand."""
    if tier not in set(Tier):
        raise Http404
    request.tier = Tier(tier)
    address = f"{request.scheme}://{request.get_host()}{reverse('safety:help_tier', args=[tier])}"
    made = posters.sheet(tier=request.tier, address=address, country=settings_of(request).country)
    context = {**dress(request.tier), "sheet": made, "form": form, "places": range(posters.CARDS_ON_A_SHEET)}
    return render(request, "safety/sheet.html", context)
