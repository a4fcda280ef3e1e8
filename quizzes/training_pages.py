"""Quizzes that are put to officers: the page of whoever gives them, and the list of whoever answers."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from language.tiers import Tier, dress
from people.passes import may_see_tier, send_to_sign_in

from .bank_pages import private
from .card_pages import row_of as row_of_taker
from .deliveries import RUNS_TRAINING, deliver
from .domain.fields import Fault
from .doors import witnessed
from .group_pages import row_of, said
from .models import Attempt, Delivery
from .sittings import standing
from .takers import Adult
from .teaching_forms import GiveToOfficers

MOST_SHOWN = 200
MOST_ASKED = 50


def show_given(request: HttpRequest) -> HttpResponse:
    """Every quiz that was put to adults, and how many answered; a post gives one more."""
    form = GiveToOfficers(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(deliver(by=request.user, **form.wanted).url_of())
        except Fault as fault:
            form.add_error(None, said(fault))
    witnessed(request, Tier.POLICE, "given quizzes", "training")
    given = Delivery.objects.filter(group=None).select_related("quiz", "version")[:MOST_SHOWN]
    return draw(request, "given", {"form": form, "rows": [row_of(one) for one in given]})


def show_asked(request: HttpRequest) -> HttpResponse:
    """What this person has begun, and what is open to all officers; a group's quiz is begun at its address."""
    user: Any = request.user
    if user.has_role_for(Tier.POLICE) and not may_see_tier(request, Tier.POLICE):
        return send_to_sign_in(request)
    tiers = [tier.value for tier in Tier if not tier.is_for_pupils and may_see_tier(request, tier)]
    asked = Delivery.objects.filter(group=None, on_paper=False, quiz__tier__in=tiers).select_related("quiz")
    begun = Exists(Attempt.objects.filter(user=user, delivery=OuterRef("pk")))
    still_open = Q(closes=None) | Q(closes__gt=timezone.now())
    mine = list(asked.filter(begun | Q(series="") & still_open)[:MOST_ASKED])
    for tier in {one.quiz.tier for one in mine}:
        witnessed(request, tier, "quizzes to answer", "training")
    rows = [row_of_taker(standing(by=Adult(user), delivery_id=one.pk)) for one in mine]
    return draw(request, "asked", {"rows": rows, "runs_training": user.has_role(*RUNS_TRAINING)})


def draw(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    whole = {**dress(Tier.POLICE), "training": True, **context}
    return private(render(request, f"quizzes/training/{name}.html", whole))
