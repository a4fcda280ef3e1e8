"""The door of a group: a card's code opens a place, the place shows what is asked, and leaves for the next pupil."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from language.tiers import Tier, dress
from people.pacing import has_tried_too_often, too_many_everywhere, tried_too_often
from people.passes import has_session

from .domain.wording import pick
from .groups import NoCard, come_in, place_of
from .models import Delivery, Participant
from .screens import language
from .seats import give_seat, leave_seat, seat_of
from .sittings import Standing, standing
from .takers import Pupil

# Of 31^6 codes a group knows at most 60: ten wrong ones in ten minutes are typing, more is trying.
PACE = {"action": "card", "most": 10}
EVERYWHERE = {"action": "card", "most": 200}
SECONDS = 600


def respond(request: HttpRequest, *, group_id: int) -> HttpResponse:
    """A post takes or leaves a place; anything else shows the place, or the field for the code."""
    response = posted(request, group_id) if request.method == "POST" else None
    response = response or shown(request, group_id)
    response["X-Not-Kept"] = "1"
    return response


def posted(request: HttpRequest, group_id: int) -> HttpResponse | None:
    here = HttpResponseRedirect(reverse("quizzes:card", args=[group_id]))
    if request.POST.get("do") == "leave":
        leave_seat(here)
        return here
    code = request.POST.get("code", "")
    if is_stopped(request):
        return door(request, group_id, error=gettext("That was tried many times. Please wait ten minutes."))
    try:
        secret = come_in(group_id=group_id, code=code)
    except NoCard:
        count_wrong(request)
        return door(
            request, group_id, error=gettext("This code opens no place here. Please look at the card again.")
        )
    give_seat(here, secret)
    return here


def is_stopped(request: HttpRequest) -> bool:
    return has_tried_too_often(request, **PACE) or too_many_everywhere(
        **EVERYWHERE, seconds=SECONDS, count=False
    )


def count_wrong(request: HttpRequest) -> None:
    tried_too_often(request, **PACE, seconds=SECONDS)
    too_many_everywhere(**EVERYWHERE, seconds=SECONDS, count=True)


def shown(request: HttpRequest, group_id: int) -> HttpResponse:
    secret = seat_of(request)
    place = place_of(group_id=group_id, secret=secret) if secret else None
    return at_place(request, place, Pupil(secret)) if place else door(request, group_id)


def door(request: HttpRequest, group_id: int, *, error: str = "") -> HttpResponse:
    context = {**dress(None), "error": error, "pk": group_id, "needs_token": has_session(request)}
    return render(request, "quizzes/class/door.html", context, status=200)


def at_place(request: HttpRequest, place: Participant, by: Pupil) -> HttpResponse:
    """What is asked of whoever sits here, and how each stands."""
    asked = Delivery.objects.filter(group=place.group_id, on_paper=False).order_by("created", "pk")
    rows = [row_of(standing(by=by, delivery_id=pk)) for pk in asked.values_list("pk", flat=True)]
    context = {
        **dress(Tier(place.group.tier)),
        "place": place,
        "rows": rows,
        "needs_token": has_session(request),
    }
    return render(request, "quizzes/class/place.html", context)


def row_of(here: Standing) -> dict[str, Any]:
    """One quiz in the list: `how` is what its button says."""
    state = here.state.value
    how = "go_on" if here.going and here.state.takes_answers else "begin" if here.may_begin else ""
    return {
        "delivery": here.delivery,
        "title": pick(here.delivery.version.read().title, language()),
        "address": here.delivery.answer_url,
        "state": state,
        "how": "again" if how == "begin" and here.done else how,
        "done": here.done is not None,
    }
