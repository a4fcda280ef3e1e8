"""The register's place in the editors' menu, and its pages beside the lists."""

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import renaming_desk
from .desk import RegisterGroup

register_snippet(RegisterGroup)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("register/rename/", renaming_desk.rename, name="register_rename"),
        path("register/proposals/", renaming_desk.page_of_proposals, name="register_proposals"),
        path("register/proposals/<int:pk>/", renaming_desk.proposal, name="register_proposal"),
    ]


@hooks.register("register_menu_of_the_register")
def rename_in_the_menu() -> MenuItem:
    return MenuItem(_("Replace a word"), reverse_lazy("register_rename"), icon_name="edit", order=10)


@hooks.register("register_menu_of_the_register")
def proposals_in_the_menu() -> MenuItem:
    return MenuItem(_("Proposed wordings"), reverse_lazy("register_proposals"), icon_name="tasks", order=11)


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("register/desk.css"))
