"""How a manual's own pages are checked; its chapters are lessons and checked as such."""

from collections.abc import Iterator
from typing import Any

from editorial.checks import register
from editorial.domain.material import Material, Passage
from editorial.domain.reading import Reading
from editorial.page_reading import PageReader, facts_of_page, stream_passages
from language.tiers import Tier

from courses.domain.names import NAMES
from courses.domain.passages import plain_passages

from .models import ManualIndexPage, ManualPage

PLAIN = (
    "title",
    "subtitle",
    "headline",
    "foreword",
    "how_to_use",
    "closing",
    "seo_title",
    "search_description",
)


class ManualReader(PageReader):
    """What is said around the chapters."""

    def tier(self, instance: ManualPage) -> Tier:
        return instance.readers.tiers[-1]

    def readings(self, instance: ManualPage) -> Iterator[Reading]:
        passages = [
            *plain_passages({name: getattr(instance, name) for name in PLAIN}),
            *stream_passages(instance, ("before",)),
        ]
        yield whole(instance, self.language(instance), self.tier(instance), passages)


class ShelfReader(PageReader):
    """The shelf's title and lead: for everybody."""

    may_be_reviewed = False

    def readings(self, instance: ManualIndexPage) -> Iterator[Reading]:
        names = ("title", "intro", "seo_title", "search_description")
        passages = [*plain_passages({name: getattr(instance, name) for name in names})]
        yield whole(instance, self.language(instance), Tier.E3, passages)


def whole(page: Any, language: str, tier: Tier, passages: list[Passage]) -> Reading:
    found = facts_of_page(page, [(passage.path, passage.text) for passage in passages])
    return Reading(Material(language, tier, tuple(passages), NAMES), tuple(found))


def connect() -> None:
    register(ManualPage, ManualReader)
    register(ManualIndexPage, ShelfReader)
