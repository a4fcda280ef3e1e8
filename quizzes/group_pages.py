"""A teacher's pages: her groups, what is put to them, their cards, the tally of paper, and the closing."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext
from language.tiers import Tier, dress
from pictures.codes import qr_svg, short_address

from .bank import NoItem
from .bank_pages import private
from .counts import attendance
from .deliveries import NoDelivery, close, deliver, delivery_for, forms_asked, reopen, replace_item, twins
from .domain.cards import printed
from .domain.delivering import State
from .domain.fields import Fault, fill
from .domain.wording import pick, short
from .groups import (
    MOST_PLACES,
    NoCard,
    NoGroup,
    any_group_of,
    close_group,
    groups_of,
    issue_cards,
    new_card,
    open_group,
    what_would_go,
)
from .linking import linked_sheets
from .models import Delivery, Group
from .naming import FEEDBACK_NAMES, FORM_NAMES, MODES_IN_SHORT, STATE_NAMES, TIER_NAMES, moment_names, name_of
from .teaching_forms import ATTEMPTS, GiveQuiz, OpenGroup, Until


def said(fault: Fault) -> str:
    """What a fault says, in the teacher's language."""
    return fill(gettext(fault.message), {**fault.parts})


def draw(
    request: HttpRequest, name: str, context: dict[str, Any], *, of: Delivery | None = None, status: int = 200
) -> HttpResponse:
    """A page for a teacher, or for whoever runs a training where it is `of` a quiz that was put to adults."""
    training = of is not None and of.group_id is None
    look = dress(Tier(of.quiz.tier)) if of is not None and training else dress(Tier.TEACHERS)
    whole = {**look, "training": training, **context}
    return private(render(request, f"quizzes/teach/{name}.html", whole, status=status))


def to(name: str, *args: Any, query: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse(f"quizzes:{name}", args=args) + query)


def show_groups(request: HttpRequest) -> HttpResponse:
    """The teacher's groups; a post opens one."""
    form = OpenGroup(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return to("group", open_group(by=request.user, **form.cleaned_data).pk)
    rows = [(group, name_of(TIER_NAMES, group.tier)) for group in groups_of(by=request.user)]
    return draw(request, "groups", {"form": form, "rows": rows})


def group_at(request: HttpRequest, group_id: int) -> Group:
    try:
        return any_group_of(by=request.user, group_id=group_id)
    except NoGroup as missing:
        raise Http404 from missing


def show_group(request: HttpRequest, *, group_id: int) -> HttpResponse:
    """One group: what is put to it, and how many are there; a post puts a quiz to it."""
    group = group_at(request, group_id)
    if not group.is_open:
        return to("closing", group.pk)
    form = GiveQuiz(request.POST or None, tier=group.tier)
    if request.method == "POST" and form.is_valid():
        try:
            given = deliver(by=request.user, group_id=group.pk, **form.wanted)
            return HttpResponseRedirect(given.url_of())
        except Fault as fault:
            form.add_error(None, said(fault))
    context = {
        "group": group,
        **door_context(door_of(request, group)),
        "tier_name": name_of(TIER_NAMES, group.tier),
        "places": group.participants.count(),
        "deliveries": [row_of(delivery) for delivery in group.deliveries.select_related("quiz", "version")],
        "form": form,
    }
    return draw(request, "group", context)


def row_of(delivery: Delivery) -> dict[str, Any]:
    """One line about a delivery: what, how it stands, how many."""
    begun, handed_in = attendance(delivery)
    state = delivery.state(timezone.now())
    tallies = list(delivery.tallies.all()) if delivery.on_paper else []
    return {
        "delivery": delivery,
        "title": pick(delivery.version.read().title, get_language() or "ko"),
        "state": state.value,
        "state_name": STATE_NAMES[state],
        "mode_name": MODES_IN_SHORT[delivery.rules.mode],
        "feedback_name": FEEDBACK_NAMES[delivery.rules.feedback],
        "attempts_name": dict(ATTEMPTS).get(delivery.rules.attempts, delivery.rules.attempts),
        "moment_name": moment_names(training=delivery.group_id is None).get(delivery.moment, ""),
        "grace": delivery.rules.grace // 60,
        "begun": begun,
        "handed_in": sum(tally.sheets for tally in tallies) if delivery.on_paper else handed_in,
    }


def door_of(request: HttpRequest, group: Group) -> str:
    """The address at which this group's cards are taken, as this browser reaches the site."""
    return request.build_absolute_uri(reverse("quizzes:card", args=[group.pk]))


def show_cards(request: HttpRequest, *, group_id: int) -> HttpResponse:
    """Cards to print and cut; their codes are shown this once. A post makes more, or one in place of a lost one."""
    group = group_at(request, group_id)
    if not group.is_open:
        return to("closing", group.pk)
    context: dict[str, Any] = {"group": group}
    if request.method == "POST":
        try:
            door = door_of(request, group)
            context |= {
                "cards": [
                    (number, printed(code), mark_safe(qr_svg(f"{door}#{code}")))
                    for number, code in made_cards(request, group)
                ],
                "door_words": short_address(door),
            }
        except Fault as fault:
            context["error"] = said(fault)
        except NoCard:
            context["error"] = gettext("There is no card with this number in the group.")
    held = group.participants.count()
    return draw(request, "cards", {**context, "held": held, "left": MOST_PLACES - held})


def made_cards(request: HttpRequest, group: Group) -> list[tuple[int, str]]:
    """(number, code) of the cards that were asked for. Raises Fault, NoCard."""
    who: dict[str, Any] = {"by": request.user, "group_id": group.pk}
    if request.POST.get("do") == "replace":
        number = small_number(request.POST.get("number", ""))
        return [(number, new_card(**who, number=number))]
    return issue_cards(**who, count=small_number(request.POST.get("count", "")))


def small_number(text: str) -> int:
    """What was typed as a number of two or three digits; 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def show_closing(request: HttpRequest, *, group_id: int) -> HttpResponse:
    """What would go, then what went: the page that proves it."""
    group = group_at(request, group_id)
    if request.method == "POST" and group.is_open:
        close_group(by=request.user, group_id=group.pk)
        return to("closing", group.pk)
    gone = what_would_go(by=request.user, group_id=group.pk)
    results = [
        (one, pick(one.version.read().title, get_language() or "ko"))
        for one in group.results.select_related("version")
    ]
    return draw(request, "closing", {"group": group, "gone": gone, "results": results})


def show_delivery(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """One delivery: how it stands, its items; a post closes it, opens it again or exchanges an item."""
    try:
        delivery = delivery_for(by=request.user, delivery_id=delivery_id)
        if request.method == "POST":
            error = act(request, delivery)
            if not error:
                return HttpResponseRedirect(delivery.url_of())
        else:
            error = ""
    except NoDelivery as missing:
        raise Http404 from missing
    language = get_language() or "ko"
    content = delivery.version.read()
    row = row_of(delivery)
    asked = content.forms if delivery.on_paper else forms_asked(delivery, content)
    context = {
        **row,
        "error": error,
        "until": Until(),
        "moment": row["moment_name"],
        "items": [
            (item, short(item, language), name_of(FORM_NAMES, item.form))
            for item in content.items
            if item.form in asked
        ],
        "twins": twins(delivery) if not delivery.on_paper else [],
        "exchange_key": request.POST.get("with_item", ""),
        "report_url": report_url(delivery),
        "change_url": change_url(delivery),
        "is_running": delivery.state(timezone.now()) in (State.PLANNED, State.OPEN),
    }
    if delivery.group_id is None and not delivery.on_paper:
        context |= door_context(request.build_absolute_uri(delivery.answer_url))
    return draw(request, "delivery", context, of=delivery)


def door_context(address: str) -> dict[str, Any]:
    """An address as a page shows it: to press, to type, and for a camera."""
    return {
        "door_url": address,
        "door_words": short_address(address),
        "door_code": mark_safe(qr_svg(address)),
    }


def report_url(delivery: Delivery) -> str:
    name = "reports:report" if delivery.group_id is not None else "reports:training_report"
    return address_of(name, delivery.pk)


def change_url(delivery: Delivery) -> str:
    """Where the moments at which a quiz was asked are compared; empty where nothing is linked, as on most paper."""
    if not delivery.moment or (delivery.on_paper and not linked_sheets(delivery)):
        return ""
    if delivery.group_id is not None:
        return address_of("reports:change", delivery.group_id, delivery.quiz.slug)
    return address_of("reports:training_change", delivery.quiz.slug, delivery.series)


def address_of(name: str, *args: Any) -> str:
    """The address of a page that another part of the room may serve; empty where it is not served."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def act(request: HttpRequest, delivery: Delivery) -> str:
    """Do what was posted; what went amiss, as a sentence."""
    who = {"by": request.user, "delivery_id": delivery.pk}
    try:
        match request.POST.get("do"):
            case "close":
                close(**who)
            case "reopen":
                reopen(**who, until=until_of(request))
            case "exchange":
                wanted = {name: request.POST.get(name, "").strip() for name in ("key", "with_item")}
                replace_item(**who, **wanted)
    except Fault as fault:
        return said(fault)
    except NoItem:
        return gettext("There is no question with this code in the bank.")
    except ValidationError as stopped:
        return " ".join(stopped.messages)
    return ""


def until_of(request: HttpRequest) -> datetime | None:
    form = Until(request.POST)
    if not form.is_valid():
        raise Fault(("until",), "this is no date and time")
    until: datetime | None = form.cleaned_data["until"]
    return until
