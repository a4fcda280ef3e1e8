"""The desk's place in Wagtail: its pages and menu, the panels, the words of its log, the gate before translations."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets import viewsets
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from . import agenda, comparing, desk, gate, history, many, panels, translating

SUBJECT = "editorial/<slug:app>/<slug:model>/<int:pk>"


@hooks.register("register_admin_urls", order=-1)
def urls() -> list[Any]:
    panels.dress_snippets(viewsets.viewsets)
    return [
        path("editorial/checks/", desk.report, name="editorial_checks"),
        path("editorial/reviews/", agenda.reviews, name="editorial_reviews"),
        path("editorial/calendar/", agenda.month, name="editorial_calendar"),
        path("editorial/translations/", comparing.table, name="editorial_translations"),
        path(
            "editorial/translations/<int:page_id>/<slug:language>/",
            comparing.changes,
            name="editorial_changes_of",
        ),
        path("editorial/links/<int:link>/close/", desk.revoke, name="editorial_revoke"),
        path(f"{SUBJECT}/", desk.panel, name="editorial_panel"),
        path(f"{SUBJECT}/override/", desk.override, name="editorial_override"),
        path(f"{SUBJECT}/review-date/", desk.review_date, name="editorial_review_date"),
        path(f"{SUBJECT}/invite/", desk.invite, name="editorial_invite"),
    ]


@hooks.register("register_admin_viewset")
def page_forms() -> list[Any]:
    return panels.page_viewsets()


@hooks.register("register_reports_menu_item")
def report_of_checks() -> MenuItem:
    return MenuItem(gettext_lazy("Checks"), reverse("editorial_checks"), icon_name="check", order=100)


@hooks.register("register_reports_menu_item")
def report_of_reviews() -> MenuItem:
    return MenuItem(
        gettext_lazy("To be read again"), reverse("editorial_reviews"), icon_name="rotate", order=110
    )


@hooks.register("register_reports_menu_item")
def report_of_translations() -> MenuItem:
    return MenuItem(
        gettext_lazy("Changed since the translation"),
        reverse("editorial_translations"),
        icon_name="site",
        order=120,
    )


@hooks.register("register_reports_menu_item")
def calendar_of_the_desk() -> MenuItem:
    return MenuItem(gettext_lazy("Calendar"), reverse("editorial_calendar"), icon_name="calendar", order=130)


@hooks.register("before_bulk_action")
def many_at_once(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> Any:
    return many.refuse(request, objects, action) if action_type == "publish" else None


@hooks.register("before_edit_page", order=-1)
def translation_before_its_publication(request: HttpRequest, page: Page) -> None:
    """wagtail-localize would answer the error with a sentence that does not fit; so the gate is asked before."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        made = translating.as_it_would_be(page)
        if made is not None:
            gate.hold(made)


@hooks.register("register_log_actions")
def words_of_the_log(actions: LogActionRegistry) -> None:
    history.register(actions)
