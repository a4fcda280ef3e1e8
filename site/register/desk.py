"""Words and claims at the editors' desk: lists, forms, what was changed and why."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from .chooser import ClaimChooserViewSet
from .domain.avoiding import LANGUAGES
from .editing import WRITTEN_IN, ClaimForm, TermForm, field_name
from .models import AUDIENCES, DEFINED_FOR, Claim, Term
from .renaming import renames_of
from .sources import why_stale


class KeptPolicy(ModelPermissionPolicy):
    """Rights by role, but nothing is deleted: a word is retired, a claim is superseded, and both keep their history."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return super().user_has_any_permission(user, [action for action in actions if action != "delete"])

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return action != "delete" and super().user_has_permission_for_instance(user, action, instance)


for kept in (Term, Claim):
    register_permission_policy(kept, KeptPolicy(kept))


class ShowsWhereOldWordsStand:
    """After a change of words: a button that leads to every place where the old one stands."""

    def get_success_buttons(self) -> list[Any]:
        change = getattr(self.form, "change", None)
        buttons = super().get_success_buttons()
        if change is not None and renames_of(change):
            address = f"{reverse('register_rename')}?{urlencode({'change': change.pk})}"
            buttons.insert(0, messages.button(address, gettext("See where the old word stands")))
        return buttons


class CreateTerm(ShowsWhereOldWordsStand, CreateView):
    pass


class EditTerm(ShowsWhereOldWordsStand, EditView):
    pass


def panels_by_language(name: str, languages: tuple[str, ...]) -> list[FieldPanel]:
    return [FieldPanel(field_name(name, code)) for code in languages]


WHY = FieldPanel("why")
CHANGES = ObjectList([HelpPanel(template="register/desk/changes.html")], heading=_("Changes"))

term_panels = TabbedInterface(
    [
        ObjectList(
            [
                HelpPanel(template="register/desk/term_help.html"),
                WHY,
                FieldRowPanel([FieldPanel("slug"), FieldPanel("strand")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel(panels_by_language("preferred", LANGUAGES[:2])),
                        FieldRowPanel(panels_by_language("preferred", LANGUAGES[2:])),
                    ],
                    heading=_("What we say"),
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("for_children"),
                        *(
                            FieldRowPanel(panels_by_language(field_name("definitions", reader), WRITTEN_IN))
                            for reader in DEFINED_FOR
                        ),
                    ],
                    heading=_("What it means, for each kind of reader"),
                ),
                FieldPanel("rows", heading=_("Words to avoid")),
                FieldPanel("retired"),
            ],
            heading=_("Word"),
        ),
        CHANGES,
    ],
    base_form_class=TermForm,
)

claim_panels = TabbedInterface(
    [
        ObjectList(
            [
                HelpPanel(template="register/desk/claim_help.html"),
                WHY,
                FieldRowPanel([FieldPanel("slug"), FieldPanel("kind")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel(panels_by_language("statement", WRITTEN_IN)),
                        FieldRowPanel([FieldPanel("figure"), FieldPanel("year"), FieldPanel("as_of")]),
                        FieldRowPanel(panels_by_language("scope", WRITTEN_IN)),
                    ],
                    heading=_("Statement"),
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("source"),
                        FieldPanel("url"),
                        FieldRowPanel([FieldPanel("read_on"), FieldPanel("review_by")]),
                        FieldRowPanel([FieldPanel("verified"), FieldPanel("confidence")]),
                        FieldPanel("caution"),
                    ],
                    heading=_("Source"),
                ),
                FieldPanel("readers"),
                MultiFieldPanel([FieldPanel("others"), FieldPanel("newer")], heading=_("Other claims")),
            ],
            heading=_("Claim"),
        ),
        ObjectList([HelpPanel(template="register/desk/citations.html")], heading=_("Where it is cited")),
        CHANGES,
    ],
    base_form_class=ClaimForm,
)


class TermFilter(WagtailFilterSet):
    class Meta:
        model = Term
        fields = ["for_children", "retired"]


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    copy_view_enabled = False
    edit_handler = term_panels
    add_view_class = CreateTerm
    edit_view_class = EditTerm
    filterset_class = TermFilter
    list_display = [
        "slug",
        Column("word", label=_("What we say")),
        Column("avoided", label=_("Words to avoid"), accessor=lambda term: in_one_line(term)),
        BooleanColumn("for_children", label=_("For children")),
        BooleanColumn("retired", label=_("Retired")),
    ]
    search_fields = ["slug", "strand", "search_words"]
    list_per_page = 50


def in_one_line(term: Term) -> str:
    return ", ".join(row.text for row in term.avoided)


class StateColumn(Column):
    """Amber where somebody must look at the claim, with the reason in words."""

    cell_template_name = "register/desk/state_cell.html"


def state_of(claim: Claim) -> str:
    return why_stale(claim, timezone.localdate())


class ClaimFilter(WagtailFilterSet):
    """By kind, readers, and what has to be looked at."""

    audience = django_filters.ChoiceFilter(
        label=_("Who may read it"), choices=AUDIENCES, method="for_readers", widget=forms.RadioSelect
    )
    look_at = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("stale", _("To be looked at")), ("current", _("In order"))],
        method="in_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Claim
        fields = ["kind", "confidence"]

    def for_readers(self, found: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return found.readable_by(value)

    def in_state(self, found: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        stale = Claim.objects.stale().values("pk")
        return found.filter(pk__in=stale) if value == "stale" else found.exclude(pk__in=stale)


class ClaimViewSet(SnippetViewSet):
    model = Claim
    icon = "list-ul"
    copy_view_enabled = False
    edit_handler = claim_panels
    chooser_viewset_class = ClaimChooserViewSet
    filterset_class = ClaimFilter
    list_display = [
        "slug",
        "figure",
        Column("said", label=_("Statement")),
        "year",
        Column("review_by", label=_("Review by"), sort_key="review_by"),
        StateColumn("state", label=_("State"), accessor=state_of),
    ]
    search_fields = ["search_words"]
    list_per_page = 50


class RegisterGroup(SnippetViewSetGroup):
    items = (TermViewSet, ClaimViewSet)
    menu_label = _("Register")
    menu_icon = "openquote"
    menu_order = 300
    submenu_hook = "register_menu_of_the_register"
