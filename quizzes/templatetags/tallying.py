"""`{{ typed|typed_in:name }}`: what stood in a field whose name holds dots and slashes."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def typed_in(fields: Mapping[str, Any] | None, name: str) -> str:
    return str((fields or {}).get(name) or "")
