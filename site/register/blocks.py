"""Blocks by which a text cites the register; their values are keys, the same in every language."""

from typing import Any

from blocks.claim_keys import AdultsClaimKeyBlock
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def term_choices() -> list[tuple[str, str]]:
    from .models import Term

    return [(term.slug, term.word()) for term in Term.objects.all()]


class TermBlock(blocks.ChoiceBlock):
    """A word of the register."""

    def normalize_choice(self, value: Any) -> Any:
        """The key as it is: Wagtail would look every key up in the table to compare it with the choices."""
        return value

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=term_choices, **kwargs)

    class Meta:
        icon = "openquote"
        label = _("Word")


class ClaimsBlock(blocks.ListBlock):
    """The claims that a text for adults rests on, by key."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("default", [])
        kwargs.setdefault("required", False)
        super().__init__(AdultsClaimKeyBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Claims")
