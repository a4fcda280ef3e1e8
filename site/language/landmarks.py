"""The words a pattern cannot do without, so that a rule is tried only in sentences where one of them stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")  # the standard library's own reader of patterns; it has no types

_MOST = 400  # words per pattern; more of them say no more than reading the sentence does
_EXACT = 48  # spellings followed through a pattern before they are cut off

# What a part of a pattern tells: all it can be (None: too much to list), and words of which one must occur.
_Exact = frozenset[str] | None
_NOTHING: frozenset[str] = frozenset({""})


@lru_cache(maxsize=2048)
def landmarks(pattern: str) -> frozenset[str] | None:
    """Small letters; every match of the pattern holds at least one of them. None: a match may hold anything."""
    return _sequence(_parser.parse(pattern))[1]


def _sequence(items: Iterable[Any]) -> tuple[_Exact, frozenset[str] | None]:
    run: _Exact = _NOTHING
    is_whole = True
    needed: list[frozenset[str]] = []
    for operation, value in items:
        exact, required = _item(str(operation), value)
        if required is not None:
            needed.append(required)
        joined = _joined(run, exact)
        if joined is None:
            is_whole = False
            needed += [run] if run else []
            run = exact if exact is not None else _NOTHING
        else:
            run = joined
    needed += [run] if run else []
    return (run if is_whole else None), _best(needed)


def _joined(run: _Exact, exact: _Exact) -> _Exact:
    if run is None or exact is None or len(run) * len(exact) > _EXACT:
        return None
    return frozenset(before + after for before in run for after in exact)


def _item(operation: str, value: Any) -> tuple[_Exact, frozenset[str] | None]:
    match operation:
        case "LITERAL":
            return frozenset({chr(value).lower()}), None
        case "IN":
            return _characters(value), None
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _NOTHING, None
        case "SUBPATTERN":
            return _sequence(value[-1])
        case "BRANCH":
            return _branches(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeated(*value)
    return None, None


def _characters(members: Sequence[tuple[Any, Any]]) -> _Exact:
    if len(members) > 8 or any(str(operation) != "LITERAL" for operation, _ in members):
        return None
    return frozenset(chr(value).lower() for _, value in members)


def _branches(branches: Iterable[Any]) -> tuple[_Exact, frozenset[str] | None]:
    told = [_sequence(branch) for branch in branches]
    exacts, needed = [exact for exact, _ in told], [required for _, required in told]
    whole, required = _all_of(exacts), _all_of(needed)
    if required is not None and len(required) > _MOST:
        required = None
    return (whole if whole is None or len(whole) <= _EXACT else None), required


def _all_of(sets: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """What one of them holds; None where one of them may be anything."""
    known = [one for one in sets if one is not None]
    return frozenset[str]().union(*known) if len(known) == len(sets) else None


def _repeated(least: int, most: int, inner: Any) -> tuple[_Exact, frozenset[str] | None]:
    exact, required = _sequence(inner)
    if most == 1 and exact is not None:
        return (exact if least else exact | _NOTHING), (required if least else None)
    return None, required if least else None


def _best(needed: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """Of several sets the one whose shortest word is longest; of equals the smallest."""
    telling = [words for words in needed if "" not in words]
    if not telling:
        return None
    return max(telling, key=lambda words: (min(min(map(len, words)), 4), -len(words)))


@dataclass(frozen=True, slots=True)
class Landscape:
    """Where every pair of characters begins in a text: looked up instead of searching the text again."""

    text: str
    pairs: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> "Landscape":
        small = "".join(low if len(low := character.lower()) == 1 else character for character in text)
        pairs: dict[str, list[int]] = {}
        for at in range(len(small)):
            pairs.setdefault(small[at], []).append(at)
            if at + 1 < len(small):
                pairs.setdefault(small[at : at + 2], []).append(at)
        return cls(small, pairs)

    def places(self, words: Iterable[str]) -> Iterator[int]:
        """Every place at which one of the words begins, in no order."""
        for word in words:
            for at in self.pairs.get(word[:2], ()):
                if len(word) <= 2 or self.text.startswith(word, at):
                    yield at
