"""The bindery at the editors' desk: a button on every manual, and a page that shows the build."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from . import desk
from .models import ManualIndexPage, ManualPage


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("manuals/<int:page_id>/", desk.bindery, name="manuals_bindery"),
        path("manuals/<int:page_id>/progress/", desk.progress, name="manuals_progress"),
        path("manuals/<int:page_id>/sheets/", desk.sheets, name="manuals_sheets"),
    ]


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, next_url: str | None = None, **_kwargs: Any) -> Iterator[Button]:
    yield from button(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None, **_kwargs: Any) -> Iterator[Button]:
    yield from button(page, user)


def button(page: Page, user: Any) -> Iterator[Button]:
    """On a book the way to its builds, on the shelf the way to the sheets."""
    ways = {
        ManualPage: (_("Build the manual"), "manuals_bindery"),
        ManualIndexPage: (_("Posters and cards"), "manuals_sheets"),
    }
    words, name = ways.get(page.specific_class, ("", ""))
    if name and page.permissions_for_user(user).can_publish():
        yield Button(words, reverse(name, args=[page.pk]), icon_name="doc-full", priority=15)
