"""What a check finds beside the words: pictures without words, figures, claims, sources, dates, translations."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from language.guessing import guess

from .looking import Finding
from .material import Path

# The field that says in words what the field of a picture shows.
IN_WORDS = {"picture": "alt", "scene": "scene_alt", "image": "alt"}
SOON = datetime.timedelta(days=30)
_LETTER = re.compile(r"[^\W\d_]")


def pictures_without_words(data: Any, path: Path) -> Iterator[Finding]:
    """One error for each picture whose place for words is empty. A picture without such a place is decoration."""
    if isinstance(data, Mapping):
        for picture, words in IN_WORDS.items():
            if data.get(picture) and words in data and not str(data[words] or "").strip():
                yield Finding("pictures", "error", (*path, words), "", measure="missing-alt")
        for name, value in data.items():
            yield from pictures_without_words(value, (*path, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from pictures_without_words(value, (*path, index))


def figures_without_claim(
    texts: Iterable[tuple[Path, str]], figure: re.Pattern[str], claims: Collection[str]
) -> Iterator[Finding]:
    """One error for each text of a block with a figure, unless the block names a claim that it rests on."""
    if claims:
        return
    for path, text in texts:
        found = figure.search(text)
        if found:
            words = found.group().strip()
            yield Finding(
                "claims", "error", path, "", words, start=found.start(), end=found.end(), measure="figure-without-claim"
            )  # fmt: skip


@dataclass(frozen=True)
class ClaimState:
    """What a text must know of a claim that it cites: may these readers see it, and is it still to be trusted?"""

    is_fit: bool
    review_by: datetime.date


def claims_cited(
    cited: Iterable[tuple[Path, str]], known: Mapping[str, ClaimState], today: datetime.date
) -> Iterator[Finding]:
    """Unknown claims and claims that are not for these readers are errors; a stale one is a warning."""
    for path, slug in cited:
        state = known.get(slug)
        if state is None:
            yield Finding("wall", "error", path, "", slug, measure="unknown-claim")
        elif not state.is_fit:
            yield Finding("wall", "error", path, "", slug, measure="unfit-claim")
        elif state.review_by < today:
            yield Finding(
                "claims", "warn", path, "", slug, measure="stale-claim", value=state.review_by.isoformat()
            )


def missing_sources(count: int, path: Path) -> Iterator[Finding]:
    """An error where a text for readers names no source at all."""
    if not count:
        yield Finding("sources", "error", path, "", measure="missing-sources")


def review_date(due: datetime.date | None, today: datetime.date) -> Iterator[Finding]:
    """A warning when the day to read a text again is near, past, or not known."""
    if due is None:
        yield Finding("review", "warn", (), "", measure="review-unknown")
    elif due < today:
        yield Finding("review", "warn", (), "", measure="review-over", value=due.isoformat())
    elif due <= today + SOON:
        yield Finding("review", "warn", (), "", measure="review-soon", value=due.isoformat())


def is_of_another_language(text: str, language: str) -> bool:
    """Whether a text has letters and most of them are of another language than the page (ko or en).

    >>> is_of_another_language("동의", "en"), is_of_another_language("1366", "en")
    (True, False)
    """
    return bool(_LETTER.search(text)) and guess(text) != language


def left_in_source(texts: Iterable[tuple[Path, str]], language: str) -> Iterator[Finding]:
    """Texts of a translation that nobody has translated: readers would meet the source language."""
    for path, text in texts:
        if is_of_another_language(text, language):
            yield Finding(
                "translation", "error", path, "", text[:80], measure="untranslated", language=language
            )


def translations(states: Mapping[str, tuple[int, int] | None], *, path: Path = ()) -> Iterator[Finding]:
    """What the source page says of its translations: `states` maps a language to (done, all) or None for none."""
    for language, state in states.items():
        if state is None:
            yield Finding("translation", "warn", path, "", measure="no-translation", limit=language)
        elif state[0] < state[1]:
            left = state[1] - state[0]
            yield Finding(
                "translation", "warn", path, "", measure="translation-behind", value=float(left), limit=language
            )  # fmt: skip
