"""What editors do with drawn quizzes: draw one from the bank, publish it, bring a quiz up to an item's newest words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from language.tiers import Tier

from .bank import NoItem, find, plant
from .deliveries import meant_for
from .domain.content import parse_content
from .domain.drawing import FACETS, Candidate, draw, read_plan
from .domain.fields import NEEDED_LANGUAGES, Fault
from .models import BankItem, Blueprint, ItemVersion, Quiz, QuizVersion
from .versions import write


@dataclass(frozen=True)
class Drawn:
    """A quiz as data, and from which version of which item each of its questions comes."""

    data: dict[str, Any]
    items: Mapping[str, ItemVersion]


def drawn(blueprint: Blueprint) -> Drawn:
    """Draw the quiz of a blueprint. Raises Fault at the part that the bank cannot fill, and where it is no quiz."""
    refuse_taken(blueprint)
    parts = read_plan(blueprint.parts)
    live = pool(blueprint.tier)
    picks = draw(parts, [candidate for candidate, _ in live.values()], blueprint.seed)
    items = {pick.key: live[pick.key][1] for pick in picks}
    data = {
        "unit": blueprint.slug,
        "tier": blueprint.tier,
        "title": blueprint.title,
        "pass": blueprint.mark,
        "items": [{**items[pick.key].content, "key": pick.key, "form": pick.form} for pick in picks],
    }
    parse_content(data)
    return Drawn(data, items)


def refuse_taken(blueprint: Blueprint) -> None:
    """A plan makes versions of its own quiz only."""
    others = Quiz.objects.filter(slug=blueprint.slug).exclude(blueprint__pk=blueprint.pk or 0)
    if others.exists():
        raise Fault(("slug",), "there is another quiz with this code")


def pool(tier: str) -> dict[str, tuple[Candidate, ItemVersion]]:
    """Live items that these readers may be asked, in all languages of the site, by key; with their newest version."""
    reach = [one.value for one in meant_for(Tier(tier))]
    live = BankItem.objects.live().filter(tier__in=reach).prefetch_related("tags")
    newest: dict[int, ItemVersion] = {}
    for version in ItemVersion.objects.filter(item__in=live).order_by("number"):
        newest[version.item_id] = version
    return {
        item.key: (candidate_of(item), newest[item.pk])
        for item in live
        if item.pk in newest and set(NEEDED_LANGUAGES) <= set(item.languages.split())
    }


def candidate_of(item: BankItem) -> Candidate:
    facets = {name: str(getattr(item, "home" if name == "unit" else name)) for name in FACETS}
    return Candidate(item.key, facets, frozenset(tag.name for tag in item.tags.all()))


@transaction.atomic
def publish(*, by: Any, blueprint: Blueprint) -> QuizVersion:
    """Save a blueprint and make what it draws the newest version of its quiz. Raises Fault, PermissionDenied."""
    if not by.has_perm("quizzes.change_blueprint" if blueprint.pk else "quizzes.add_blueprint"):
        raise PermissionDenied
    found = drawn(blueprint)
    how = {"parts": blueprint.parts, "seed": blueprint.seed}
    version = write(data=found.data, by=by, drawn=found.items, how=how)
    Quiz.objects.filter(pk=version.quiz_id).update(purpose=blueprint.purpose)
    blueprint.quiz = version.quiz
    blueprint.save()
    return version


@transaction.atomic
def take_up(*, by: Any, quiz_slug: str, key: str) -> QuizVersion:
    """Ask an item's newest version in a quiz that asks an older one. Raises NoItem, Fault, PermissionDenied."""
    item = find(key)
    newest = item.newest
    quiz = Quiz.objects.filter(slug=quiz_slug).first()
    version = quiz.newest if quiz else None
    if newest is None or version is None:
        raise NoItem(key)
    plant(version=version)
    places = {place.key: place for place in version.places.select_related("item_version__item")}
    asked = next((place.key for place in places.values() if place.item_version.item_id == item.pk), None)
    if asked is None:
        raise NoItem(key)
    rows = [
        {**newest.content, "key": asked, "form": row.get("form", "a")} if row["key"] == asked else row
        for row in version.content["items"]
    ]
    items = {place.key: place.item_version for place in places.values()} | {asked: newest}
    return write(data={**version.content, "items": rows}, by=by, drawn=items, how=version.drawn)
