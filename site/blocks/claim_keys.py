"""A block that holds the key of a claim; the room that keeps the claims offers the widget to choose one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .keys import KeyBlock

Offer = Callable[..., forms.Widget]
_offers: list[Offer] = []


def offer(widget: Offer) -> None:
    """A room above offers how a claim is chosen; called with `tier_field`, the id of the form field for the tier."""
    _offers[:] = [widget]


class ClaimKeyBlock(KeyBlock):
    """The key of one claim: stored as it is, chosen from a list that is narrowed to the page's readers."""

    tier_field = "id_tier"

    # Blocks are made while the rooms are still being loaded: the widget is put in when a form first asks for it.
    @property
    def field(self) -> forms.CharField:
        if _offers and not self.is_chosen:
            self.is_chosen = True
            self.typed.widget = _offers[0](tier_field=self.tier_field)
        return self.typed

    @field.setter
    def field(self, made: forms.CharField) -> None:
        self.typed, self.is_chosen = made, False

    def get_form_state(self, value: Any) -> Any:
        widget = self.field.widget
        if hasattr(widget, "get_value_data"):
            return widget.get_value_data(value)
        return super().get_form_state(value)

    def deconstruct(self) -> tuple[str, Any, Any]:
        # What is stored is a key like any other: how it is chosen is nothing to migrate.
        args, kwargs = self._constructor_args
        return "blocks.keys.KeyBlock", args, kwargs

    class Meta:
        icon = "list-ul"
        label = _("Claim")


class AdultsClaimKeyBlock(ClaimKeyBlock):
    """The same in parts that adults read whatever the page's tier is: the list is not narrowed."""

    tier_field = ""
