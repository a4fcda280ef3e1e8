"""The panel of the desk in the translators' form, which has no hook for more, and quotation marks around findings."""

from typing import Any

from django import template

from editorial import checks, translating, wording
from editorial.panels import DeskPanel

register = template.Library()
register.filter("quoted", wording.quoted)


@register.simple_tag(takes_context=True)
def desk_side_panels(context: dict[str, Any]) -> list[Any]:
    """The form's own panels and ours, for the translation as publishing it now would make it."""
    panels, request, instance = (context.get(name) for name in ("side_panels", "request", "instance"))
    if request is None or instance is None or checks.reader_of(instance) is None:
        return list(panels or ())
    return [*(panels or ()), DeskPanel(translating.as_it_would_be(instance) or instance, request)]
