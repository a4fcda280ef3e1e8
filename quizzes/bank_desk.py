"""The bank and the drawn quizzes at the editors' desk: lists with filters, forms, copies, versions with their key."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from .bank import NoItem, duplicate
from .bank_editing import edit_handler
from .composing import take_up
from .domain.fields import Fault
from .drawing_form import edit_handler as blueprint_handler
from .editing import sentence
from .models import BankItem, BankItemQuerySet, Blueprint, ItemVersion, Status
from .naming import FORM_NAMES, KIND_NAMES, LEVEL_NAMES, STRAND_NAMES, TIER_NAMES, choices, name_of
from .outcome_menu import facets_in, outcome_menu, outcome_words
from .previewing import show_item_version

LANGUAGES = {"ko": "한국어", "en": "English", "ja": "日本語", "zh": "中文"}


def menu(name: str, label: Any, names: dict[str, Any]) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(field_name=name, label=label, choices=choices(names))


def outcomes_asked() -> list[tuple[str, Any]]:
    """Every outcome of the bank in words, under its unit; the desk's own words for all stand before them."""
    return outcome_menu(BankItem.objects.all(), get_language() or "ko")[1:]


class BankFilterSet(WagtailFilterSet):
    """What the bank is filtered by."""

    tier = menu("tier", _("For whom"), TIER_NAMES)
    status = menu("status", _("Status"), dict(Status.choices))
    kind = menu("kind", _("Kind"), KIND_NAMES)
    strand = menu("strand", _("Strand"), STRAND_NAMES)
    level = menu("level", _("Level"), LEVEL_NAMES)
    form = menu("form", _("Form"), FORM_NAMES)
    language = django_filters.ChoiceFilter(
        field_name="languages", lookup_expr="contains", label=_("Language"), choices=choices(LANGUAGES)
    )
    outcome = django_filters.ChoiceFilter(method="of_outcome", label=_("Outcome"), choices=outcomes_asked)
    home = django_filters.CharFilter(lookup_expr="iexact", label=_("Unit"))
    tag = django_filters.CharFilter(
        field_name="tags__name", lookup_expr="iexact", label=_("Tag"), distinct=True
    )

    class Meta:
        model = BankItem
        fields: list[str] = []

    def of_outcome(self, found: BankItemQuerySet, name: str, value: str) -> BankItemQuerySet:
        return found.filter(**facets_in(value))


class ItemPolicy(ModelPermissionPolicy):
    """Rights by role, but what was asked stays."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: BankItem) -> bool:
        if action == "delete" and instance.versions.filter(places__isnull=False).exists():
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


class CopyItem(CopyView):
    """A copy is made by a press of a button, not by looking at an address."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return render(request, "quizzes/desk/copy.html", {"item": self.get_object()})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        copy = duplicate(by=request.user, key=self.get_object().key)
        messages.success(request, gettext("Copied. The copy is a draft."))
        return redirect(reverse("wagtailsnippets_quizzes_bankitem:edit", args=[copy.pk]))


def column(name: str, label: Any, names: dict[str, Any]) -> Column:
    """A column that says the name of a value."""
    return Column(name, label=label, accessor=lambda item: name_of(names, getattr(item, name)))


class OutcomeColumn(Column):
    """What an item's outcome says; the words of a whole page are looked up at once."""

    def get_cell_context_data(self, instance: BankItem, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        table = parent_context["table"]
        if not hasattr(table, "outcome_words"):
            table.outcome_words = outcome_words(table.data, get_language() or "ko")
        words = table.outcome_words.get((instance.home, instance.outcome), "")
        return {**super().get_cell_context_data(instance, parent_context), "value": words}


class BankItemViewSet(SnippetViewSet):
    model = BankItem
    icon = "folder-inverse"
    menu_label = _("Bank of questions")
    add_to_admin_menu = True
    menu_order = 291
    edit_handler = edit_handler
    copy_view_class = CopyItem
    list_display = [
        "key",
        Column("short", label=_("What it asks")),
        column("tier", _("For whom"), TIER_NAMES),
        column("kind", _("Kind"), KIND_NAMES),
        column("level", _("Level"), LEVEL_NAMES),
        OutcomeColumn("outcome", label=_("Outcome")),
        Column("get_status_display", label=_("Status")),
        Column("uses", label=_("Asked in")),
        Column("latest", label=_("Version")),
    ]
    filterset_class = BankFilterSet
    search_fields = ["key", "words"]
    ordering = ["key"]
    list_per_page = 40

    def get_queryset(self, request: HttpRequest) -> QuerySet[BankItem]:
        return BankItem.objects.with_uses()

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("versions/<int:pk>/", self.version_view, name="version"),
            path("newest/<int:pk>/", require_POST(self.take_up_view), name="take_up"),
        ]

    def version_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One version as it was asked, with its key."""
        if not self.permission_policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        version = get_object_or_404(ItemVersion.objects.select_related("item"), pk=pk)
        return show_item_version(request, version=version)

    def take_up_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask the newest words of this item in a quiz that asks older ones."""
        item = get_object_or_404(BankItem, pk=pk)
        quiz = request.POST.get("quiz", "")
        try:
            version = take_up(by=request.user, quiz_slug=quiz, key=item.key)
            messages.success(request, f"{version}")
        except Fault as fault:
            messages.error(request, sentence(fault))
        except NoItem:
            messages.error(request, gettext("This quiz does not ask the item."))
        return redirect(reverse("wagtailsnippets_quizzes_bankitem:edit", args=[item.pk]))


class BlueprintViewSet(SnippetViewSet):
    model = Blueprint
    icon = "list-ul"
    menu_label = _("Drawn quizzes")
    add_to_admin_menu = True
    menu_order = 292
    copy_view_enabled = False
    edit_handler = blueprint_handler
    list_display = [
        "slug",
        column("tier", _("For whom"), TIER_NAMES),
        Column("get_purpose_display", label=_("Purpose")),
    ]
    search_fields = ["slug"]
    ordering = ["slug"]


register_permission_policy(BankItem, ItemPolicy(BankItem))
