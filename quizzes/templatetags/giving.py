"""Of the pages that give quizzes: the address of a page, where this reader works, an address that breaks well."""

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from people.roles import Role

from quizzes.deliveries import RUNS_TRAINING
from quizzes.models import Delivery

register = template.Library()


@register.simple_tag
def page_of(delivery: Delivery, page: str = "delivery") -> str:
    """The address of one page of a given quiz, below teach/ or training/ as it belongs."""
    return delivery.url_of(page)


@register.simple_tag(takes_context=True)
def working_place(context: dict[str, Any]) -> str:
    """Where this reader gives quizzes: `teach`, `training`, or nowhere; no link leads to a closed door."""
    user = context["request"].user
    if context.get("training") or (user.has_role(*RUNS_TRAINING) and not user.has_role(Role.TEACHER)):
        return "training"
    return "teach" if user.has_role(Role.TEACHER) else ""


@register.filter
def in_steps(address: str) -> SafeString:
    """An address that a narrow card breaks after a stroke and not inside a word, so that it can be typed."""
    return mark_safe(conditional_escape(address).replace("/", "/<wbr>"))
