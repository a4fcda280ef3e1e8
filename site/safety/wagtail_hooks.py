"""The directory's place in the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import HelpService


class HelpServiceViewSet(SnippetViewSet):
    model = HelpService
    icon = "help"
    menu_label = _("Services that help")
    add_to_admin_menu = True
    menu_order = 310
    list_display = ["__str__", "country", "phone", "first", "hidden", "verified_on"]
    list_filter = ["country", "hidden", "first"]
    search_fields = ["slug", "name_ko", "name_en", "name_local", "phone"]
    ordering = ["order", "slug"]


register_snippet(HelpServiceViewSet)
