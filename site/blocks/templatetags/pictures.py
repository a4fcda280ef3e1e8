"""`{% picture "cover-e3-2" %}` and `{% icon "next" %}`: our own drawings, inline."""

import logging
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from pictures import album, icons

register = template.Library()
log = logging.getLogger(__name__)


@register.simple_tag
def picture(name: str, alt: str = "", css_class: str = "art") -> SafeString:
    """The picture as inline SVG: spoken as `alt`, or hidden from assistive technology without one."""
    return _drawn(str(name), str(alt), css_class)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; always beside a word, so always hidden from assistive technology."""
    return _icon(str(name))


# Labels come from editors, so the number of different calls has no limit; the cache has.
@lru_cache(maxsize=512)
def _drawn(name: str, alt: str, css_class: str) -> SafeString:
    try:
        return mark_safe(album.svg(name, css_class=css_class, label=alt or None))
    except KeyError as unknown:
        # Names are typed by editors: a slip must not take the page down.
        log.warning("%s", unknown.args[0])
        return SafeString("")


@lru_cache
def _icon(name: str) -> SafeString:
    if name not in icons.ICONS:
        log.warning("No icon %r", name)
        return SafeString("")
    return mark_safe(icons.icon(name))


def picture_names() -> list[str]:
    """Every name an editor may choose."""
    return list(album.ALBUM)


def icon_names() -> list[str]:
    return list(icons.ICONS)
