"""What the outcomes of the lessons say: those of the quiz's own unit first, then of any other."""

from collections.abc import Iterator, Mapping
from typing import Any

from .models import UnitPage


def words(wanted: Mapping[str, frozenset[str]], language: str) -> dict[tuple[str, str], str]:
    """By (code of a quiz, key) the sentence of an outcome, in this language. One query."""
    pages = UnitPage.objects.live().filter(locale__language_code=language).only("code", "outcomes")
    own: dict[tuple[str, str], str] = {}
    anywhere: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: str(page.code)):
        for key, text in outcomes_in(page.outcomes):
            own[page.code, key] = text
            anywhere.setdefault(key, text)
    # Two units may use one key; the quiz's own unit is right about it.
    pairs = [(quiz, key) for quiz, keys in wanted.items() for key in keys]
    return {pair: own.get(pair) or anywhere[pair[1]] for pair in pairs if pair in own or pair[1] in anywhere}


def outcomes_in(stream: Any) -> Iterator[tuple[str, str]]:
    """The raw data is enough; blocks would be built for every unit."""
    for block in stream.raw_data:
        yield block["value"]["key"], block["value"]["text"]
