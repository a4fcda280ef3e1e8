"""Language choice, text size, health, standing pages and what is shown when something is missing."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist, loader
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from language.tiers import Tier, dress
from people.passes import is_signed_in_adult, may_see_gallery, send_to_sign_in
from register.sources import earlier_statements, sources_for_readers

from courses.lessons import serve_unit

from . import gallery
from .middleware import SIZES

YEAR = 365 * 24 * 3600


@require_GET
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the home page in the browser's language."""
    code = get_language_from_request(request)
    known = dict(settings.LANGUAGES)
    answer = HttpResponseRedirect(f"/{code if code in known else 'ko'}/")
    answer["Vary"] = "Accept-Language"
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    """Keep one of the five steps in a cookie that says nothing about anybody, and go back.

    A form that carries what was done so far is sent on as it is (307): its page stays where it was.
    """
    back = request.POST.get("next") or request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    if "state" in request.POST:
        answer.status_code = 307
    size = request.POST.get("size", "0")
    if size in SIZES:
        answer.set_cookie(
            "size", size, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return answer


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process lives; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the site can do its work, part by part."""
    parts = {
        "database": works(lambda: connection.ensure_connection()),
        "migrations": works(all_migrated),
        "cache": works(cache_answers),
        "storage": works(storage_answers),
        "queue": works(queue_answers),
    }
    ready = all(parts.values())
    return JsonResponse({"ready": ready, "parts": parts}, status=200 if ready else 503)


def works(check: Any) -> bool:
    try:
        return check() is not False
    except Exception:  # whatever breaks here is the answer "not ready", never a page that breaks
        return False


def all_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cache_answers() -> bool:
    cache.set("readyz", "yes", 10)
    return cache.get("readyz") == "yes"


def storage_answers() -> bool:
    default_storage.exists("readyz")  # whether it is there does not matter, only that the storage can say so
    return True


def queue_answers() -> bool:
    from django_tasks import task_backends

    return not list(task_backends["default"].check())


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Keep machines out of desks and accounts, and show them the sitemap."""
    lines = ["User-agent: *", "Disallow: /cms/", "Disallow: /accounts/", "Disallow: /ko/learn/police/"]
    lines += ["Disallow: /en/learn/police/", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_GET
def standing(request: HttpRequest, name: str) -> HttpResponse:
    """A page written with the software because it describes the software: privacy, accessibility."""
    return render(request, f"pages/{name}.{translation.get_language()}.html")


@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """Every figure and law that pupils' lessons use, with source, year and review date; and what was said before."""
    context = {"claims": sources_for_readers(), "earlier": earlier_statements()}
    return render(request, "pages/sources.html", context)


@require_http_methods(["GET", "POST"])
def pasted_text(request: HttpRequest) -> HttpResponse:
    """A page on which anybody pastes a text and gets it marked; nothing of it is stored or sent elsewhere."""
    from . import pasting  # the patterns of the words are compiled for those only who check

    return render(request, "pages/pasted_text.html", {**dress(Tier.TEACHERS), **pasting.answer(request)})


@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component and block, on web and paper, for the people who make the site."""
    if not is_signed_in_adult(request):
        return send_to_sign_in(request)
    if not may_see_gallery(request):
        raise PermissionDenied
    return render(request, gallery.page_for(request), gallery.everything(request))


def unit(request: HttpRequest, tier: str, slug: str, rest: str = "") -> HttpResponse:
    """A lesson by its address, without walking the page tree (speed: docs/decisions/0007)."""
    return serve_unit(request, tier=tier, slug=slug, rest=rest)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return friendly(request, "403.html", 403, {"reason": str(exception or "")})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say in the reader's language that the page is not there, and show the shelves."""
    with translation.override(language_of(request)):
        return friendly(request, "404.html", 404, {"tiers": shelves_or_nothing()})


def broken(request: HttpRequest) -> HttpResponse:
    """The page for our own mistakes; needs no database. A busy database is a 503 that asks to come back."""
    import sys

    busy = isinstance(sys.exc_info()[1], DatabaseError)
    try:
        body = loader.get_template("503.html" if busy else "500.html").render()
    except TemplateDoesNotExist:
        body = ""
    answer = HttpResponse(body, status=503 if busy else 500)
    if busy:
        answer["Retry-After"] = "5"
    return answer


def friendly(request: HttpRequest, template: str, status: int, context: dict[str, Any]) -> HttpResponse:
    with translation.override(language_of(request)):
        return render(request, template, context, status=status)


def language_of(request: HttpRequest) -> str:
    """The language of the address, else of the browser."""
    code = request.path.split("/", 2)[1] if "/" in request.path else ""
    return code if code in dict(settings.LANGUAGES) else get_language_from_request(request)


def shelves_or_nothing() -> list[dict[str, Any]]:
    from wagtail.models import Locale

    from .entrances import doors

    try:
        return doors(locale=Locale.get_active())
    except (DatabaseError, Locale.DoesNotExist):
        return []
