"""How the home page and the shelves are checked: few words, but every reader meets them first."""

from collections.abc import Iterator
from typing import Any

from editorial.checks import register
from editorial.domain.material import Material
from editorial.domain.reading import Reading
from editorial.page_reading import PageReader, facts_of_page
from language.tiers import Tier

from courses.domain.passages import plain_passages

from .models import HomePage, LearnPage, TierPage

FOUND = ("title", "seo_title", "search_description")


class WayReader(PageReader):
    """A page on the way to the lessons: for everybody, unless it names its readers."""

    may_be_reviewed = False
    names: tuple[str, ...] = FOUND

    def readings(self, instance: Any) -> Iterator[Reading]:
        passages = tuple(plain_passages({name: getattr(instance, name) for name in self.names}))
        found = facts_of_page(instance, [(passage.path, passage.text) for passage in passages])
        material = Material(self.language(instance), self.tier(instance) or Tier.E3, passages)
        yield Reading(material, tuple(found))


class HomeReader(WayReader):
    names = (*FOUND, "headline", "lead")


class ShelfReader(WayReader):
    names = (*FOUND, "line")

    def tier(self, instance: TierPage) -> Tier:
        return instance.for_tier


def connect() -> None:
    register(HomePage, HomeReader)
    register(LearnPage, WayReader)
    register(TierPage, ShelfReader)
