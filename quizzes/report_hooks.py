"""The item analysis at the editors' desk: its address, and the way to it from the list of quizzes."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .models import Quiz
from .report_views import items


def addresses() -> list[URLPattern]:
    return [path("quizzes/analysis/<slug:quiz>/", items, name="quizzes_item_analysis")]


def buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Quiz):
        url = reverse("quizzes_item_analysis", args=[snippet.slug])
        yield Button(_("Item analysis"), url, priority=40, icon_name="bars")


def enter() -> None:
    """Tell Wagtail; called once, when its hooks are read."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_snippet_listing_buttons", buttons)
