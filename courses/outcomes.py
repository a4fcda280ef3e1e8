"""What the outcomes of the lessons say, for reports: those of the quiz's own unit first, then of any other."""

from collections.abc import Iterator, Mapping
from typing import Any

from .models import UnitPage


def words(quiz: str, keys: frozenset[str], language: str) -> Mapping[str, str]:
    """By key the sentence of an outcome, in this language. One query."""
    pages = UnitPage.objects.live().filter(locale__language_code=language).only("code", "outcomes")
    found: dict[str, str] = {}
    # Two units may use one key; the quiz's own unit is right about it.
    for page in sorted(pages, key=lambda page: page.code != quiz):
        for key, text in outcomes_in(page.outcomes):
            if key in keys:
                found.setdefault(key, text)
        if keys <= found.keys():
            break
    return found


def outcomes_in(stream: Any) -> Iterator[tuple[str, str]]:
    """The raw data is enough; blocks would be built for every unit."""
    for block in stream.raw_data:
        yield block["value"]["key"], block["value"]["text"]
