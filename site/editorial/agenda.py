"""The pages of the desk about time: what must be read again, and the calendar with its feed."""

import calendar
import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from language.tiers import Tier
from people.roles import DESK

from . import reviewing, scheduling
from .domain.agenda import Due, Entry, icalendar, month_of, neighbour, weeks

FEED_BACK, FEED_AHEAD = datetime.timedelta(days=31), datetime.timedelta(days=366)
SALT = "editorial.calendar"


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Everything with a review date, the most urgent first."""
    items = reviewing.listed(today=timezone.localdate())
    chosen = request.GET.get("due", "")
    mine = bool(request.GET.get("mine"))
    shown = [
        item
        for item in items
        if (not mine or item.owner == request.user)
        and (
            item.urgency == chosen if chosen in set(Due) else chosen == "all" or item.urgency is not Due.LATER
        )
    ]
    counts = {state.value: sum(item.urgency is state for item in items) for state in Due}
    return render(
        request, "editorial/reviews.html", {"items": shown, "counts": counts, "chosen": chosen, "mine": mine}
    )


@require_GET
def month(request: HttpRequest) -> HttpResponse:
    """One month: what goes live, what expires, what falls due."""
    today = timezone.localdate()
    year, number = month_of(request.GET.get("month", ""), today)
    first = datetime.date(year, number, 1)
    last = datetime.date(year, number, calendar.monthrange(year, number)[1])
    listed = scheduling.entries(start=first, end=last)
    context = {
        "first": first,
        "weeks": weeks(year, number, today, listed),
        "entries": listed,
        "before": neighbour(year, number, -1),
        "after": neighbour(year, number, 1),
        "feed": request.build_absolute_uri(feed_address(request.user)),
    }
    return render(request, "editorial/calendar.html", context)


def feed_address(user: Any) -> str:
    """A secret address for calendar programs, which cannot sign in; a new password makes it a new one."""
    return reverse("editorial_feed", args=[Signer(salt=SALT).sign(f"{user.pk}-{mark_of(user)}")])


def mark_of(user: Any) -> str:
    return user.get_session_auth_hash()[:24]


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as iCalendar, for whoever still belongs to the desk."""
    reader = reader_of_feed(token)
    if reader is None:
        raise Http404
    today = timezone.localdate()
    listed = scheduling.entries(start=today - FEED_BACK, end=today + FEED_AHEAD)
    with translation.override(request.GET.get("language") if request.GET.get("language") == "en" else "ko"):
        text = icalendar(
            told(listed), name=_("Dongui: the desk"), host=request.get_host(), now=timezone.now()
        )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="dongui.ics"'
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def told(entries: list[Entry]) -> list[Entry]:
    """Entries whose title says what happens: programs show nothing else."""
    words = {"goes-live": _("goes live"), "expires": _("expires"), "falls-due": _("to be read again")}
    return [
        Entry(e.day, e.happening, f"{words[e.happening]}: {e.title}", e.url, e.key, e.moment) for e in entries
    ]


def reader_of_feed(token: str) -> Any:
    """The person whose feed it is, as long as the account, the role and the password are the same."""
    from django.contrib.auth import get_user_model

    try:
        pk, _dash, mark = Signer(salt=SALT).unsign(token).partition("-")
    except BadSignature:
        return None
    user = get_user_model().objects.filter(pk=pk, is_active=True).first() if pk.isdecimal() else None
    if user is None or mark_of(user) != mark or not user.has_role(*DESK):
        return None
    return user if user.has_role_for(Tier.POLICE) else None
