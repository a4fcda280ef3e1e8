"""Questions in and out at the editors' desk: a form for a file, and a quiz in the formats of others."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from language.tiers import Tier
from people.passes import may_see_tier
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from .exchange_pages import ADD, file_of, formats_of, spoken_of, witnessed
from .exchange_steps import Steps, as_file
from .formats import SUFFIXES
from .models import Quiz

VIEW = ("quizzes.view_quiz", "quizzes.change_quiz", "quizzes.add_quiz")


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """The form, what was read of the file that was sent with it, and what became of that."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    steps = Steps(request)
    steps.take(may_keep=True)
    if steps.file:
        return as_file(steps.file)
    return render(
        request, "quizzes/exchange/take.html", {**steps.context, "may_keep": True}, status=steps.status
    )


@require_GET
def hand(request: HttpRequest, quiz: str) -> HttpResponse:
    """Which formats there are, and what each of them cannot carry; with a format, the file."""
    if not any(request.user.has_perm(right) for right in VIEW):
        raise PermissionDenied
    found = Quiz.objects.filter(slug=quiz).first()
    newest = found.newest if found else None
    if found is None or newest is None:
        raise Http404
    if Tier(found.tier) is Tier.POLICE and not may_see_tier(request, Tier.POLICE):
        raise Http404
    witnessed(request, found)
    languages = newest.read().languages
    spoken = spoken_of(request.GET.get("language", ""), languages)
    wanted = request.GET.get("to", "")
    if wanted in SUFFIXES:
        return as_file(file_of(quiz, wanted, spoken))
    context = {"quiz": found, "formats": formats_of(quiz, spoken), "language": spoken, "languages": languages}
    return render(request, "quizzes/exchange/hand.html", context)


def addresses() -> list[URLPattern]:
    return [
        path("quizzes/exchange/", take, name="quizzes_take"),
        path("quizzes/exchange/<slug:quiz>/", hand, name="quizzes_hand"),
    ]


def buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Quiz) and snippet.pk:
        url = reverse("quizzes_hand", args=[snippet.slug])
        yield Button(_("Take the questions along"), url, priority=50, icon_name="download")


class TakeItem(MenuItem):
    """The way to the form, for whoever may add a quiz."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ADD)


def menu() -> MenuItem:
    return TakeItem(_("Questions from a file"), reverse("quizzes_take"), icon_name="upload", order=291)


def enter() -> None:
    """Tell Wagtail; called once, when its hooks are read."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_snippet_listing_buttons", buttons)
    hooks.register("register_admin_menu_item", menu)
