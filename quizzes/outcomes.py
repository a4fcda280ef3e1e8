"""What the keys of outcomes mean: the lessons hold the words and enter themselves here, for they lie above."""

from collections.abc import Callable, Iterable, Mapping

# Keys by the code of their quiz, and a language, to words by (code, key); keys that are unknown are left out.
Wanted = Mapping[str, frozenset[str]]
Words = Mapping[tuple[str, str], str]
Lookup = Callable[[Wanted, str], Words]
_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """Let a room above say what the outcomes that it writes mean."""
    if lookup not in _lookups:
        _lookups.append(lookup)


def words_for(*, quiz: str, keys: Iterable[str], language: str) -> dict[str, str]:
    """By key what an outcome of one quiz says."""
    found = words_by_quiz(pairs=((quiz, key) for key in keys), language=language)
    return {key: words for (_, key), words in found.items()}


def words_by_quiz(*, pairs: Iterable[tuple[str, str]], language: str) -> dict[tuple[str, str], str]:
    """By (code of a quiz, key) what an outcome says; as many queries for a whole bank as for one quiz.

    The room that entered last is asked first, for it stands nearest to the quiz. A key that nobody knows stands for
    itself, as words.
    """
    wanted = {pair for pair in pairs if pair[1]}
    found: dict[tuple[str, str], str] = {}
    for lookup in reversed(_lookups):
        missing = wanted - found.keys()
        found |= lookup(by_quiz(missing), language) if missing else {}
    return {pair: found.get(pair) or pair[1].replace("-", " ") for pair in wanted}


def by_quiz(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    keys: dict[str, set[str]] = {}
    for quiz, key in pairs:
        keys.setdefault(quiz, set()).add(key)
    return {quiz: frozenset(found) for quiz, found in keys.items()}
