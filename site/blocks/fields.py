"""The parts that lesson blocks are made of: texts with our marks, optional lists of claims, keyed parts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .claim_keys import ClaimKeyBlock
from .keys import KeyBlock


def passage(label: Any, *, rows: int = 2, required: bool = True) -> blocks.TextBlock:
    """A text of one or more sentences, with **bold**, [[term-id|word]] and blank lines."""
    # Empty text, not None, where nothing stands: translation reads every text as a string.
    return blocks.TextBlock(label=label, rows=rows, required=required, default="")


def words(label: Any, *, required: bool = True, max_length: int | None = None) -> blocks.CharBlock:
    """A few words on one line."""
    return blocks.CharBlock(label=label, required=required, max_length=max_length, default="")


def claims() -> blocks.ListBlock:
    """The claims that a text rests on, by key; none for most texts."""
    return blocks.ListBlock(ClaimKeyBlock(label=_("Claim")), label=_("Claims"), default=[], required=False)


def key() -> KeyBlock:
    return KeyBlock(label=_("Key"), help_text=_("Short and stable; readers never see it."))
