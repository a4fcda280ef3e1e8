"""The page at which an editor has a manual built and watches it grow; works without JavaScript."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from .binding import end_silent_builds
from .domain.variants import Variant
from .jobs import order_in_background, order_sheets
from .models import BOOKS, ManualIndexPage, ManualPage
from .shelf import all_offers, can_print, sheets_on_shelf


@require_http_methods(["GET", "POST"])
def bindery(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show both editions of a manual; a posted `kind` orders a build."""
    manual = manual_for(request, page_id)
    if request.method == "POST":
        if not manual.live:
            messages.warning(request, _("Publish the manual first: what readers cannot see is not built."))
        elif wanted := ordered(request.POST):
            order_in_background(manual=manual, **wanted)
        return redirect("manuals_bindery", page_id)
    return render(request, "manuals/desk/bindery.html", context_of(manual))


def ordered(posted: QueryDict) -> dict[str, str]:
    """Which edition a form asks for; nothing where it names none that there is."""
    wanted = {"kind": posted.get("kind", ""), "variant": posted.get("variant", Variant.A4)}
    forms = {str(kind): kind.variants for kind in BOOKS}
    return wanted if wanted["variant"] in forms.get(wanted["kind"], ()) else {}


@require_http_methods(["GET", "POST"])
def sheets(request: HttpRequest, page_id: int) -> HttpResponse:
    """The sheets that say who helps; a post orders every one of them, and what has not changed is not built again."""
    shelf = get_object_or_404(ManualIndexPage.objects.select_related("locale"), pk=page_id)
    if not shelf.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        order_sheets()
        messages.success(request, _("The sheets are ordered. They are ready in a few minutes."))
        return redirect("manuals_sheets", page_id)
    listed = sheets_on_shelf(shelf.locale.language_code)
    return render(
        request, "manuals/desk/sheets.html", {"shelf": shelf, "sheets": listed, "paper_here": can_print()}
    )


@require_GET
def progress(request: HttpRequest, page_id: int) -> HttpResponse:
    """The changing part alone, for the page that looks again every two seconds."""
    return render(request, "manuals/desk/progress.html", context_of(manual_for(request, page_id)))


def manual_for(request: HttpRequest, page_id: int) -> ManualPage:
    """The manual, for those who may publish it: a built edition is published too."""
    manual = get_object_or_404(ManualPage.objects.select_related("locale"), pk=page_id)
    if not manual.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return manual


def context_of(manual: ManualPage) -> dict[str, Any]:
    end_silent_builds()
    listed = all_offers(manual=manual)
    return {
        "manual": manual,
        "offers": listed,
        "in_work": any(one.in_work for one in listed),
        "paper_here": can_print(),
    }
