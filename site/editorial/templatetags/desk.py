"""The panel of the desk in forms that have no side panels."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from editorial import checks, showing, translating

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_panel(context: dict[str, Any]) -> SafeString:
    """The panel for the translation that is being edited, as publishing it now would make it."""
    request, instance = context.get("request"), context.get("instance")
    if request is None or instance is None or checks.reader_of(instance) is None:
        return SafeString("")
    shown = translating.as_it_would_be(instance) or instance
    return render_to_string("editorial/panel.html", showing.panel_for(shown, request.user), request=request)
