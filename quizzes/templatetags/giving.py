"""`{% page_of delivery "rules" %}`: a page of a given quiz, below teach/ or training/ as it belongs."""

from django import template

from quizzes.models import Delivery

register = template.Library()


@register.simple_tag
def page_of(delivery: Delivery, page: str = "delivery") -> str:
    return delivery.url_of(page)
