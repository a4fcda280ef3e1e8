"""The translators' pages of the desk: how every lesson's translations stand, and what changed in one of them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET
from wagtail.models import Locale, Page

from . import checks, translating
from .page_reading import PageReader

STATES = ("behind", "missing", "draft", "done")


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """Every page of the source language with the state of each translation; what waits stands first."""
    standings = translating.standings(source_pages())
    chosen = request.GET.get("state", "")
    shown = [standing for standing in standings if chosen not in STATES or standing.state == chosen]
    shown.sort(key=lambda standing: STATES.index(standing.state))
    counts = {state: sum(standing.state == state for standing in standings) for state in STATES}
    context = {"standings": shown, "counts": counts, "chosen": chosen, "total": len(standings)}
    return render(request, "editorial/translations.html", context)


def source_pages() -> list[Page]:
    """Live pages of the source language whose texts are checked."""
    default = Locale.get_default()
    return [
        page
        for reader in checks.readers()
        if isinstance(reader, PageReader)
        for page in reader.rows()
        if page.locale_id == default.pk and page.live
    ]


@require_GET
def changes(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Side by side: the source when it was translated, the source now, and the translation as it stands."""
    page = get_object_or_404(Page, pk=page_id).specific
    locale = get_object_or_404(Locale, language_code=language)
    if not page.permissions_for_user(request.user).can_edit() or checks.reader_of(page) is None:
        raise PermissionDenied
    listed = translating.changes(page=page, locale=locale) if locale.pk != page.locale_id else []
    context = {
        "page": page,
        "locale": locale,
        "changed": [change for change in listed if not change.is_new],
        "new": [change for change in listed if change.is_new],
        "way": translating.way_to_translate(page=page, locale=locale, user=request.user),
    }
    return render(request, "editorial/changes.html", context)
