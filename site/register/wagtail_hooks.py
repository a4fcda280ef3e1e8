"""The register's place in the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Claim, Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    list_display = ["slug", "word", "strand", "for_children"]
    search_fields = ["slug", "strand"]


class ClaimViewSet(SnippetViewSet):
    model = Claim
    icon = "list-ul"
    list_display = ["slug", "figure", "year", "review_by"]
    list_filter = ["kind", "confidence"]


class RegisterGroup(SnippetViewSetGroup):
    items = (TermViewSet, ClaimViewSet)
    menu_label = _("Register")
    menu_icon = "openquote"
    menu_order = 300


register_snippet(RegisterGroup)
