"""`{% asked_in item as uses %}`: the quizzes that ask an item of the bank now, and which version of it."""

from dataclasses import dataclass

from django import template

from quizzes.models import BankItem, Place

register = template.Library()


@dataclass(frozen=True)
class Use:
    """A quiz that asks an item: which version of it, and whether that is the newest."""

    quiz: str
    number: int
    newest: bool


@register.simple_tag
def asked_in(item: BankItem) -> list[Use]:
    """By quiz, in its newest version; a quiz that has left the item out is not among them."""
    latest = item.versions.order_by("-number").values_list("number", flat=True).first()
    places = Place.objects.filter(item_version__item=item, version__aside=False)
    found = [
        Use(place.version.quiz.slug, place.item_version.number, place.item_version.number == latest)
        for place in places.select_related("version__quiz", "item_version")
        if place.version == place.version.quiz.newest
    ]
    return sorted(found, key=lambda use: use.quiz)
