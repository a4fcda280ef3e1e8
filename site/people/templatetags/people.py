"""Fields with label, hint and errors beside them, and what the frame of the sign-in pages needs."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BoundField
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from people.adapters import landing
from people.gate import AFTERWARDS

register = template.Library()


@register.inclusion_tag("people/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", **attributes: str) -> dict[str, Any]:
    """One field: label, what to type, what to do next when something is missing, the place to write."""
    return {
        "field": bound,
        "label": label or bound.label,
        "hint": hint,
        "control": control(bound, hint=hint, attributes=attributes),
    }


def control(bound: BoundField, *, hint: str, attributes: dict[str, str]) -> SafeString:
    described = [f"{bound.auto_id}_hint"] if hint else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attrs = {"class": "input", **{name.replace("_", "-"): value for name, value in attributes.items()}}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    bound.field.widget.attrs.pop("placeholder", None)  # a placeholder is gone as soon as one types
    return bound.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def languages_of_this_page(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The same sign-in page in every language: its address holds none, so the choice is asked for by name."""
    request: HttpRequest = context["request"]
    return [
        {"code": code, "name": name, "url": asking_for(request, code), "current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]


def asking_for(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query["language"] = code
    return f"{request.path}?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def way_on(context: dict[str, Any]) -> str:
    """Where somebody goes on after adding a second factor: where they were stopped, else to their work."""
    request: HttpRequest = context["request"]
    return request.session.get(AFTERWARDS) or landing(request.user)


@register.filter
def as_data(value: Any) -> str:
    """JSON for a data attribute, where no inline script is needed to read it."""
    return json.dumps(value, cls=DjangoJSONEncoder)
