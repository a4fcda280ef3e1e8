"""Name a source as readers of a language know it, with its year where the name does not hold it."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

NAMES = Path(__file__).parent / "data" / "source_names.yaml"


def name_of(source: str, *, language: str) -> str:
    """The name of a source in this language; as the claim names it where none is known."""
    return names().get(language, {}).get(source, source)


def name_with_year(source: str, year: str, *, language: str) -> str:
    """The same with the year of what is cited. “undated” and a year that the name holds are not added."""
    named = name_of(source, language=language)
    if not year.strip().isdigit() or year in named:
        return named
    return f"{named}, {year}{'년' if language == 'ko' else ''}"


@lru_cache
def names() -> dict[str, dict[str, str]]:
    found: dict[str, Any] = yaml.safe_load(NAMES.read_text("utf-8"))
    return found
