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
    """By key what an outcome says: the room that entered last is asked first, for it stands nearest to the quiz.

    A key that nobody knows stands for itself, as words.
    """
    wanted = frozenset(key for key in keys if key)
    found: dict[str, str] = {}
    for lookup in reversed(_lookups):
        missing = wanted - found.keys()
        found |= lookup(quiz, missing, language) if missing else {}
    return {key: found.get(key) or key.replace("-", " ") for key in wanted}
