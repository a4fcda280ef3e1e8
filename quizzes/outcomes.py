"""What the keys of outcomes mean: the lessons hold the words and enter themselves here, for they lie above."""

from collections.abc import Callable, Iterable, Mapping

# (code of the quiz, keys, language) to words by key; keys that are unknown are left out.
Lookup = Callable[[str, frozenset[str], str], Mapping[str, str]]
_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """Let a room above say what the outcomes that it writes mean."""
    if lookup not in _lookups:
        _lookups.append(lookup)


def words_for(*, quiz: str, keys: Iterable[str], language: str) -> dict[str, str]:
    """By key what an outcome says; a key that nobody knows stands for itself, as words."""
    wanted = frozenset(key for key in keys if key)
    found: dict[str, str] = {key: key.replace("-", " ") for key in wanted}
    for lookup in _lookups:
        found |= {key: text for key, text in lookup(quiz, wanted, language).items() if key in wanted}
    return found
