"""Interface words in the register of the reader: 해요 for children, plain for the police, 합니다 for all others."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext
from language.tiers import Tier

register = template.Library()


# Whoever has no entry of their own is spoken to as these are.
NEXT_BEST = {"adult": "officer"}


def said(message: str, look: str = "", **parts: object) -> str:
    """Translate `message` for readers of this look and fill its {braces}.

    The catalogue may hold a variant under the context `teen`, `officer` or `adult`; where it has none, the plain
    entry serves. Fills by replacement, never by str.format: a part is data.
    """
    words = variant(message, look)
    for name, part in parts.items():
        words = words.replace("{" + name + "}", str(part))
    return words


def variant(message: str, look: str) -> str:
    return looked_up(message, look, get_language())


@lru_cache(maxsize=20_000)
def looked_up(message: str, look: str, language: str | None) -> str:
    """A page says fifty things and catalogues never change while the site runs; `language` is the active one."""
    while look:
        words = pgettext(look, message)
        if words != message:
            return words
        look = NEXT_BEST.get(look, "")
    return gettext(message)


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], message: str, **parts: object) -> SafeString:
    safe_parts = {name: conditional_escape(part) for name, part in parts.items()}
    return mark_safe(said(message, voice_of(context), **safe_parts))


def voice_of(context: Mapping[str, Any]) -> str:
    """How a page speaks: as it looks, and where it is a tier's, as that tier is spoken to."""
    look, tier = str(context.get("look") or ""), context.get("tier")
    spoken = Tier(tier) if tier in set(Tier) else None
    return spoken.voice if spoken and spoken.look == look else look
