"""A teacher's page of the tally: what was counted on paper, by hand or from photographs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from .deliveries import NoDelivery
from .domain.fields import Fault
from .domain.wording import pick
from .group_pages import draw, said
from .linking import can_be_linked, link_sheets, linked_sheets, sheets_that_differ
from .naming import FORM_NAMES
from .sheet_pages import show_pile
from .tallies import enter, grid


def show_tally(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """The grid of one form; a post writes it down."""
    who: dict[str, Any] = {"by": request.user, "delivery_id": delivery_id}
    form = request.POST.get("form") or request.GET.get("form", "a")
    error, where = "", ""
    try:
        if request.method == "POST":
            try:
                return entered(request, who, form)
            except Fault as fault:
                error, where = said(fault), str(fault.path[0])
        shown = grid(**who, form=form, language=get_language() or "ko")
    except NoDelivery as missing:
        raise Http404 from missing
    context = {
        "grid": shown,
        "title": pick(shown.delivery.version.read().title, get_language() or "ko"),
        "forms": [(one, FORM_NAMES[one]) for one in shown.forms],
        "typed": request.POST if error else None,
        "error": error,
        "where": where,
        "saved": "saved" in request.GET,
        "pile": request.POST.get("read", ""),
        "add": request.POST.get("add", ""),
        "by_sheet": request.POST.get("by_sheet", ""),
        "is_to_link": request.POST.get("link", ""),
        "can_be_linked": can_be_linked(shown.delivery),
        "linked": linked_sheets(shown.delivery),
        "differing": ", ".join(str(n) for n in sheets_that_differ(shown.delivery, shown.form)),
    }
    return draw(request, "tally", context, of=shown.delivery)


def entered(request: HttpRequest, who: dict[str, Any], form: str) -> HttpResponse:
    """Write the grid down; what was photographed of another form is shown next."""
    tally = enter(**who, form=form, sheets=request.POST.get("sheets"), fields=request.POST)
    by_sheet = request.POST.get("by_sheet", "")
    if by_sheet:
        keep, add = bool(request.POST.get("link")), bool(request.POST.get("add"))
        link_sheets(**who, form=form, posted=by_sheet, keep=keep, add=add)
    rest = request.POST.get("read", "")
    if rest:
        return show_pile(request, who["delivery_id"], rest, before=form)
    return HttpResponseRedirect(f"{tally.delivery.url_of('tally')}?form={form}&saved=1")
