"""What an item of the bank is found by, drawn from its content; and the key under which it stands there."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .content import fingerprint
from .fields import NEEDED_LANGUAGES, Text
from .items import FORMS

LONGEST_KEY = 40
LONGEST_SAID = 160


@dataclass(frozen=True)
class Facets:
    """`languages` are those in which every text stands; `said` is what it asks, in a few words; `words` all texts."""

    kind: str
    form: str
    level: str
    outcome: str
    languages: tuple[str, ...]
    said: Text
    words: str


def facets_of(data: Mapping[str, Any], languages: Collection[str] = NEEDED_LANGUAGES) -> Facets:
    """Read the facets of one item's plain data, as `items.item_data` writes it; all its texts stand in `languages`."""
    texts = list(texts_in(data, languages))
    everywhere = set.intersection(*(set(text) for text in texts)) if texts else set()
    return Facets(
        kind=str(data["kind"]),
        form=str(data.get("form", FORMS[0])),
        level=str(data.get("level", "U")),
        outcome=str(data.get("outcome", "")),
        languages=tuple(sorted(everywhere)),
        said={language: words[:LONGEST_SAID] for language, words in shortest(data, texts).items()},
        words="\n".join(words for text in texts for words in text.values()),
    )


def texts_in(data: Any, languages: Collection[str] = NEEDED_LANGUAGES) -> Iterator[Text]:
    """Every text of an item: the groups that hold all these languages."""
    if isinstance(data, Mapping):
        if set(languages) <= set(data):
            yield {language: str(words) for language, words in data.items()}
            return
        for value in data.values():
            yield from texts_in(value, languages)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts_in(value, languages)


def shortest(data: Mapping[str, Any], texts: Sequence[Text]) -> Text:
    """The stem, or where an item has none its sentence, or what it is about, or else its first text."""
    named = next((data[name] for name in ("stem", "text", "about") if data.get(name)), None)
    return dict(named) if named else next(iter(texts), {})


def without_place(data: Mapping[str, Any]) -> dict[str, Any]:
    """An item without the key that a quiz gives it."""
    return {name: value for name, value in data.items() if name != "key"}


def same_item(data: Mapping[str, Any]) -> str:
    """The fingerprint of what an item asks: neither its key nor the form in which it stands is part of that."""
    return fingerprint({name: value for name, value in data.items() if name not in ("key", "form")})


def bank_key(quiz: str, key: str, taken: Collection[str] = ()) -> str:
    """The key of a quiz's own item in the bank: E3-2-q1; another one where that is too long or stands for another."""
    plain = f"{quiz}-{key}"
    if len(plain) <= LONGEST_KEY and plain not in taken:
        return plain
    mark = hashlib.sha256(f"{quiz}/{key}".encode()).hexdigest()[:12]
    return f"{quiz[:24]}-{mark}"


def next_key(key: str, taken: Collection[str]) -> str:
    """The key of a copy: E3-2-q1-2, and so on."""
    number = 2
    while (tail := f"-{number}") and f"{key[: LONGEST_KEY - len(tail)]}{tail}" in taken:
        number += 1
    return f"{key[: LONGEST_KEY - len(tail)]}{tail}"
