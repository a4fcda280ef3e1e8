"""`{% lens "screen-2" %}…{% endlens %}`: what stands between is seen through the lens where the reader has it on."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from register import lens as glass

register = template.Library()


class LensNode(template.Node):
    """Marks harmful words in its content and puts their notes behind it; without the lens it changes nothing."""

    def __init__(self, prefix: FilterExpression, content: NodeList) -> None:
        self.prefix, self.nodelist = prefix, content

    def render(self, context: template.Context) -> SafeString:
        html = self.nodelist.render(context)
        return through(html, str(self.prefix.resolve(context)), context.flatten()) if is_on(context) else html


def is_on(context: Any) -> bool:
    seen = context.get("lens")
    return seen is not None and seen.is_on


def through(html: str, prefix: str, context: dict[str, Any]) -> SafeString:
    """A piece of a page with marks, its notes behind it."""
    marked = glass.look(html, language=get_language() or "ko", prefix=f"lens-{prefix}")
    return mark_safe(marked.html + notes(marked, context))


def notes(marked: Any, context: dict[str, Any]) -> str:
    if not marked.notes:
        return ""
    return render_to_string("words/notes.html", {**context, "notes": marked.notes}).strip()


@register.tag
def lens(parser: Parser, token: Token) -> LensNode:
    parts = token.split_contents()
    if len(parts) != 2:
        raise template.TemplateSyntaxError(
            "{% lens %} takes the name of the place: its notes are named after it."
        )
    content = parser.parse(("endlens",))
    parser.delete_first_token()
    return LensNode(parser.compile_filter(parts[1]), content)
