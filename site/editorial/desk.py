"""The panel beside a form and what is sent from it, and the report over everything; works without JavaScript too."""

import datetime
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from language.tiers import Tier
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import checks, keeping, outside, overriding, reviewing, showing
from .checks import Reader
from .models import LastCheck, OutsideReview
from .wording import KINDS

A_GLANCE = 1.0  # seconds that one look at the report may spend on checking
PER_PAGE = 50


@require_GET
def panel(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """The panel alone, as the newest draft makes it."""
    instance, _reader = subject(request, app, model, pk)
    return panel_alone(request, instance)


@require_POST
def override(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """A reviewer lets the newest draft pass and says why."""
    instance, reader = subject(request, app, model, pk)
    try:
        overriding.allow(by=request.user, instance=instance, reason=request.POST.get("reason", ""))
    except ValidationError as fault:
        return back(request, instance, reader, fault.messages)
    return back(request, instance, reader, done=_("It may be published now. Your reason is in its history."))


@require_POST
def review_date(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """Somebody names the day and the person of the next review."""
    instance, reader = subject(request, app, model, pk)
    try:
        due, owner = asked_date(request.POST.get("due", "")), asked_owner(request.POST.get("owner", ""))
        reviewing.set_date(by=request.user, instance=instance, due=due, owner=owner)
    except ValidationError as fault:
        return back(request, instance, reader, fault.messages)
    return back(request, instance, reader, done=_("The review date is kept."))


def asked_date(text: str) -> datetime.date | None:
    if not text.strip():
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError as fault:
        raise ValidationError(_("Write the day like 2027-03-05.")) from fault


def asked_owner(text: str) -> Any:
    if not text:
        return None
    owner = next((person for person in reviewing.owners() if str(person.pk) == text), None)
    if owner is None:
        raise ValidationError(_("Choose somebody of the desk."))
    return owner


@require_POST
def invite(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """Make a link for an outside reviewer; it is shown this once."""
    instance, reader = subject(request, app, model, pk)
    state = instance.current_workflow_task_state if isinstance(instance, Page) else None
    if state is None:
        return back(request, instance, reader, [_("This step is not waiting any more.")])
    try:
        _review, token = outside.invite(
            by=request.user,
            task_state=state.specific,
            name=request.POST.get("name", ""),
            organisation=request.POST.get("organisation", ""),
            days=asked_days(request.POST.get("days", "14")),
            with_police=bool(request.POST.get("with_police")),
        )
    except ValidationError as fault:
        return back(request, instance, reader, fault.messages)
    link = request.build_absolute_uri(reverse("editorial_outside:review", args=[token]))
    return back(request, instance, reader, link=link)


def asked_days(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


@require_POST
def revoke(request: HttpRequest, link: int) -> HttpResponse:
    """Close a link at once."""
    review = get_object_or_404(OutsideReview.objects.select_related("task_state__revision"), pk=link)
    page = review.revision.content_object
    instance, reader = subject(request, page._meta.app_label, page._meta.model_name, page.pk)
    outside.revoke(by=request.user, review=review)
    return back(request, instance, reader, done=_("The link is closed."))


def subject(request: HttpRequest, app: str, model: str, pk: int) -> tuple[Any, Reader]:
    """The newest draft of a row and its reader, for those who may change the row."""
    try:
        found = apps.get_model(app, model)
    except LookupError as fault:
        raise Http404 from fault
    reader = checks.reader_for(found)
    if reader is None:
        raise Http404
    instance = get_object_or_404(found, pk=pk)
    if not may_change(request.user, instance):
        raise PermissionDenied
    return reader.now(instance), reader


def may_change(user: Any, instance: Any) -> bool:
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get(instance).user_has_any_permission(user, ["change", "view"])


def back(
    request: HttpRequest,
    instance: Any,
    reader: Reader,
    faults: list[str] | None = None,
    *,
    done: str = "",
    link: str = "",
) -> HttpResponse:
    """The panel with the answer in it for the script; without one the form again with a message."""
    if request.headers.get("HX-Request"):
        return panel_alone(request, reader.now(instance), faults=faults or [], done=done, link=link)
    for fault in faults or []:
        messages.error(request, fault)
    if done or link:
        messages.success(request, done or f"{_('The link, shown this once:')} {link}")
    return redirect(reader.edit_url(instance))


def panel_alone(request: HttpRequest, instance: Any, **answer: Any) -> HttpResponse:
    context = {**showing.panel_for(instance, request.user), **answer, "swapped": True}
    return render(request, "editorial/panel.html", context)


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Everything that is checked with what was found, and the filters; what has changed is looked at on the way."""
    progress = keeping.catch_up(seconds=A_GLANCE)
    chosen = {name: request.GET.get(name, "") for name in ("kind", "language", "tier", "check", "level", "q")}
    rows = filtered(chosen).prefetch_related("subject").select_related("content_type")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "progress": progress,
        "chosen": chosen,
        "page": page,
        "rows": showing.report_rows(page.object_list, chosen["check"]),
        "kinds": showing.kinds_of_rows(),
        "tiers": [(tier.value, tier.value.upper() if len(tier) < 3 else tier.value) for tier in Tier],
        "checks": KINDS.items(),
        "query": query.urlencode(),
    }
    return render(request, "editorial/report.html", context)


def filtered(chosen: dict[str, str]) -> QuerySet[LastCheck]:
    wanted = Q()
    if chosen["kind"].isdecimal():
        wanted &= Q(content_type_id=int(chosen["kind"][:9]))
    for name in ("language", "tier"):
        if chosen[name]:
            wanted &= Q(**{name: chosen[name]})
    if chosen["check"] in KINDS:
        wanted &= Q(checks__contains=f" {chosen['check']} ")
    if chosen["q"].strip():
        wanted &= Q(title__icontains=chosen["q"].replace("\x00", "").strip())
    match chosen["level"]:
        case "errors":
            wanted &= Q(errors__gt=0)
        case "all":
            pass
        case _:
            wanted &= Q(errors__gt=0) | Q(warnings__gt=0)
    return LastCheck.objects.filter(wanted)
