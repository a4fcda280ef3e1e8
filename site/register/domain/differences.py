"""What a change changed: two states of a row compared field by field, in words that a list can show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same any more. `path` leads to it (preferred, ko); nothing is an empty text."""

    path: tuple[str, ...]
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """All values that differ, in the order of `after`; lists of rows are compared by what makes a row itself."""
    return list(_compared(before, after, ()))


def _compared(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        old, new = _mapping(before), _mapping(after)
        for name in dict.fromkeys([*new, *old]):
            yield from _compared(old.get(name), new.get(name), (*path, str(name)))
    elif _is_rows(before) or _is_rows(after):
        yield from _compared(_by_text(before), _by_text(after), path)
    elif before != after and (shown(before), shown(after)) != ("", ""):
        yield Difference(path, shown(before), shown(after))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _by_text(value: Any) -> dict[str, Any]:
    """Rows by what names them, so that a row that moved is no change."""
    rows = value if isinstance(value, list) else []
    return {str(row.get("text", number)): row for number, row in enumerate(rows)}


def shown(value: Any) -> str:
    """A value as one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, list | tuple):
        return ", ".join(shown(part) for part in value)
    return str(value)
