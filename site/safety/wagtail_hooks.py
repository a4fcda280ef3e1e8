"""The directory's place in the editors' menu, its list of what is due, and the words of its history."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import HeaderButton
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from . import desk
from .models import HelpService
from .reviewing import CHANGE, CHECKED


class ServicesIndex(IndexView):
    """The list of services, with the way to those that must be checked."""

    @property
    def header_buttons(self) -> list[Any]:
        to_check = HeaderButton(
            _("To be checked"), reverse("safety_due"), icon_name="clipboard-list", priority=20
        )
        return [*super().header_buttons, *([to_check] if self.request.user.has_perm(CHANGE) else [])]


class SavedByHand:
    """A form that saves when the editor says so: what she has half written must not reach readers by itself."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


class ServiceCreate(SavedByHand, CreateView):
    pass


class ServiceEdit(SavedByHand, EditView):
    pass


class HelpServiceViewSet(SnippetViewSet):
    model = HelpService
    icon = "help"
    menu_label = _("Services that help")
    add_to_admin_menu = True
    menu_order = 310
    index_view_class = ServicesIndex
    add_view_class = ServiceCreate
    edit_view_class = ServiceEdit
    list_display = ["__str__", "country", "purpose", "phone", "first", "hidden", "verified_on", "owner"]
    list_filter = ["country", "purpose", "fee", "hidden", "first"]
    search_fields = ["slug", "name_ko", "name_en", "name_local", "phone"]
    ordering = ["order", "slug"]


register_snippet(HelpServiceViewSet)


class DueMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CHANGE)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("help/due/", desk.due, name="safety_due"),
        path("help/<int:pk>/checked/", desk.checked, name="safety_checked"),
    ]


@hooks.register("register_reports_menu_item")
def list_of_what_is_due() -> MenuItem:
    return DueMenuItem(_("Services to be checked"), reverse("safety_due"), icon_name="help", order=140)


@hooks.register("register_log_actions")
def words_of_the_log(actions: LogActionRegistry) -> None:
    actions.register_action(CHECKED, _("Check"), _("Checked, nothing has changed"))
