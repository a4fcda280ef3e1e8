"""The list at the editors' desk: which services must be checked again, and the button that says one has been."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from . import directory, reviewing
from .models import HelpService


@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Show what is due, the longest first."""
    if not request.user.has_perm(reviewing.CHANGE):
        raise PermissionDenied
    return render(request, "safety/desk/due.html", {"items": directory.due(timezone.localdate())})


@require_POST
def checked(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a service was checked today and is still so."""
    try:
        row = reviewing.check_off(pk=pk, by=request.user, today=timezone.localdate())
    except HelpService.DoesNotExist as gone:
        raise Http404 from gone
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        messages.success(request, _("Checked today: {name}").replace("{name}", row.name()))
    return redirect("safety_due")
