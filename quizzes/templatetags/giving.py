"""Tags of the pages that give quizzes: `{% page_of delivery "rules" %}`, `{% working_place as place %}`."""

from typing import Any

from django import template
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
