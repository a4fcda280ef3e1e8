"""Texts that stand side by side: find them, check that no language is missing, pick one language."""

from collections.abc import Iterator
from typing import Any

from .reading import Path


def is_text(value: Any, languages: tuple[str, ...]) -> bool:
    """A text is a mapping whose keys are language codes only."""
    return isinstance(value, dict) and bool(value) and set(value) <= set(languages)


def texts(data: Any, languages: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Walk data and yield every text with its path."""
    if is_text(data, languages):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from texts(value, languages, (*path, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, languages, (*path, index))


def incomplete(data: Any, languages: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Yield (path, language) for every text that lacks a needed language or leaves it empty."""
    for path, text in texts(data, languages):
        for language in needed:
            value = text.get(language)
            if not isinstance(value, str) or not value.strip():
                yield (*path, language), language


def in_language(data: Any, language: str, languages: tuple[str, ...]) -> Any:
    """Return the data with every text replaced by its words in one language."""
    if is_text(data, languages):
        return str(data.get(language, "")).strip()
    if isinstance(data, dict):
        return {name: in_language(value, language, languages) for name, value in data.items()}
    if isinstance(data, list):
        return [in_language(value, language, languages) for value in data]
    return data
