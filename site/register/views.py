"""The glossary for its three kinds of readers, and the switch of the lens."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST
from language.tiers import Tier, dress

from .glossary import KINDS, entries
from .lens import COOKIE, ON

YEAR = 365 * 24 * 3600


@require_GET
def kinds(request: HttpRequest) -> HttpResponse:
    """Three doors: words for children, for teenagers, for adults."""
    return render(request, "words/kinds.html", {"kinds": KINDS})


@require_GET
def glossary(request: HttpRequest, tier: str) -> HttpResponse:
    """Every word that is meant for these readers, with its meaning."""
    if tier not in set(Tier):
        raise Http404
    readers = Tier(tier)
    found = entries(tier=readers, language=get_language() or settings.LANGUAGE_CODE)
    return render(request, "words/glossary.html", {**dress(readers), "entries": found})


@require_POST
def switch_lens(request: HttpRequest) -> HttpResponse:
    """Keep “on” in a cookie that says nothing about anybody, or take it away, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    if request.POST.get("lens") == ON:
        answer.set_cookie(
            COOKIE, ON, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")
    return answer
