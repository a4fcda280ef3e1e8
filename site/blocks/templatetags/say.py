"""Interface words in the register of the reader: 해요 for children, 합니다 for teenagers, plain for adults."""

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

register = template.Library()


def said(message: str, look: str = "", **parts: object) -> str:
    """Translate `message` for readers of this look and fill its {braces}.

    The catalogue may hold a variant under the context `teen` or `officer`; where it has none, the plain entry
    serves. Fills by replacement, never by str.format: a part is data.
    """
    words = pgettext(look, message) if look else message
    if words == message:
        words = gettext(message)
    for name, part in parts.items():
        words = words.replace("{" + name + "}", str(part))
    return words


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], message: str, **parts: object) -> SafeString:
    safe_parts = {name: conditional_escape(part) for name, part in parts.items()}
    return mark_safe(said(message, str(context.get("look") or ""), **safe_parts))
