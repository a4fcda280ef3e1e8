"""Choose a claim instead of typing its key: a list that can be searched and narrowed to who may read it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from .models import AUDIENCES, Claim

TIER = "tier"  # what the form around the chooser says of its readers


def described(claim: Claim) -> str:
    """A claim as the editor sees it in a lesson: key, figure, statement, and a warning where it needs a look."""
    parts = [claim.slug, claim.figure, claim.said()]
    warning = now("To be reviewed") if claim.is_stale() else ""
    return " · ".join(part for part in (*parts[:2], parts[2][:110], warning and f"⚠ {warning}") if part)


class ClaimChooser(AdminSnippetChooser):
    """A claim by its key: texts keep keys, which are the same in every language and in the data files."""

    model = Claim

    def __init__(self, **kwargs: Any) -> None:
        words = {
            "choose_one_text": _("Choose a claim"),
            "choose_another_text": _("Choose another claim"),
            "link_to_chosen_text": _("Open this claim"),
        }
        super().__init__(model=Claim, **{**words, **kwargs})

    def get_value_data(self, value: Any) -> dict[str, Any] | None:
        """The claim with this key; an unknown key stays as it is, so that nobody loses it by saving."""
        if not value:
            return None
        claim = Claim.objects.filter(slug=value).first()
        if claim is None:
            unknown = now("{slug}: no claim has this key").replace("{slug}", str(value))
            return {"id": value, "edit_url": None, "string": unknown}
        return {**self.get_value_data_from_instance(claim), "id": claim.slug, "string": described(claim)}


def claim_widget(*, tier_field: str = "") -> forms.Widget:
    """The widget for a claim's key; `tier_field` is the id of the form field that names the readers."""
    return ClaimChooser(linked_fields={TIER: f"#{tier_field}"} if tier_field else {})


class ClaimFilter(BaseFilterForm):
    """Words to look for, and for whom."""

    q = forms.CharField(label=_("Search"), required=False)
    audience = forms.ChoiceField(
        label=_("Who may read it"), required=False, choices=[("", _("Everybody")), *AUDIENCES]
    )

    def filter(self, objects: QuerySet[Claim]) -> QuerySet[Claim]:
        found = super().filter(objects)
        words, audience = self.cleaned_data["q"], self.cleaned_data["audience"]
        if words:
            self.is_searching, self.search_query = True, words
            found = found.holding(words)
        return found.readable_by(audience) if audience else found


class Narrowed:
    """What the list shows: claims that may be cited, for the readers of the page where one is being chosen."""

    filter_form_class = ClaimFilter
    page_subtitle = ""
    preserve_url_parameters = ["multiple", TIER]

    def get_object_list(self) -> QuerySet[Claim]:
        found = Claim.objects.current().order_by("slug")
        audience = audience_of(self.request.GET.get(TIER, ""))
        return found.readable_by(audience) if audience else found

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("figure", label=_("Figure")),
            Column("year", label=_("Year or period")),
            Column("review_by", label=_("Review by")),
        ]


def audience_of(tier: str) -> str:
    """The word of a claim's audience list for the readers of a tier; empty for a tier that there is not."""
    return Tier(tier).claim_audience if tier in set(Tier) else ""


class ChooseClaim(Narrowed, ChooseView):
    pass


class ChooseClaimResults(Narrowed, ChooseResultsView):
    pass


class Keyed:
    """What goes back into the form is the key."""

    def get_object_id(self, instance: Claim) -> str:
        return instance.slug

    def get_display_title(self, instance: Claim) -> str:
        return described(instance)


class ClaimChosen(Keyed, SnippetChosenView):
    pass


class ClaimsChosen(Keyed, SnippetChosenMultipleView):
    pass


class ClaimChooserViewSet(SnippetChooserViewSet):
    """The chooser's addresses."""

    page_title = _("Choose a claim")
    choose_view_class = ChooseClaim
    choose_results_view_class = ChooseClaimResults
    chosen_view_class = ClaimChosen
    chosen_multiple_view_class = ClaimsChosen
    preserve_url_parameters = ["multiple", TIER]
