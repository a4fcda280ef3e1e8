"""Publish many pages at once: all of them or none, and every one that is stopped is named with its errors."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from . import gate
from .gate import Stopped


def refuse(request: HttpRequest, pages: list[Page], action: Any) -> HttpResponse | None:
    """Lead back to the list where something is stopped; the messages come from the middleware."""
    with_descendants = bool(
        action.cleaned_form and action.cleaned_form.cleaned_data.get("include_descendants")
    )
    stopped = [one for page in chosen(pages, with_descendants) if (one := stopped_by(page))]
    for one in stopped:
        gate.told(one)
    return redirect(action.next_url) if stopped else None


def chosen(pages: list[Page], with_descendants: bool) -> list[Page]:
    """The pages and, where it was asked for, the drafts below them."""
    found = {page.pk: page for page in pages}
    for page in pages if with_descendants else ():
        found |= {below.pk: below for below in page.get_descendants().not_live()}
    return list(found.values())


def stopped_by(page: Page) -> Stopped | None:
    draft = page.specific.get_latest_revision_as_object()
    found = gate.obstacles(draft)
    return Stopped(draft, found) if found else None
