"""`{{ value|prose }}`, `{{ value|line }}` and their kin: an author's plain text as safe HTML."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from blocks import prose as marks

register = template.Library()


@register.filter
def prose(value: Any) -> SafeString:
    """Paragraphs; terms are links to their cards."""
    return mark_safe(marks.prose(said(value)))


@register.filter
def line(value: Any) -> SafeString:
    """No paragraphs: for headings and cells; terms are links."""
    return mark_safe(marks.line(said(value)))


@register.filter
def prose_print(value: Any) -> SafeString:
    """Paragraphs where nothing can be pressed: paper, projector, or inside a button."""
    return mark_safe(marks.prose(said(value), linked=False))


@register.filter
def line_print(value: Any) -> SafeString:
    """No paragraphs and no links: paper, projector, labels, buttons, summaries."""
    return mark_safe(marks.line(said(value), linked=False))


@register.filter
def words(value: Any) -> str:
    """The words alone, for an <option> or an attribute; the template escapes them."""
    return marks.plain(said(value))


def said(value: Any) -> str:
    return "" if value is None else str(value)
