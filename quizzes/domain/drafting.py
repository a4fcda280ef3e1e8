"""Between the content of a version and an editor's form: rows of blocks, and keys for what is new.

A key stands for the same thing in every version, so that answers to different versions can be counted together:
what is new gets a key that no version ever used.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = dict[str, Any]
LISTS = ("options", "cards", "steps", "pairs")


def rows_of(content: Mapping[str, Any]) -> list[Data]:
    """The items of a version as raw values of a stream: the kind is the name of the block."""
    return [
        {"type": item["kind"], "value": {name: value for name, value in item.items() if name != "kind"}}
        for item in content.get("items", ())
    ]


def items_of(rows: Sequence[Mapping[str, Any]], used: Mapping[str, set[str]]) -> list[Data]:
    """The rows of a form as items, each with a key.

    `used` maps the key of every item that any version ever had to the keys that its options, steps or pairs had.
    """
    taken: set[str] = set()
    items = []
    for row in rows:
        item = {"kind": row["type"], **row["value"]}
        item["key"] = kept_or_new(item.get("key"), taken, set(used), "q")
        taken.add(item["key"])
        for name in LISTS:
            if name in item:
                item[name] = with_keys(item[name], used.get(item["key"], set()))
        items.append(without_empties(item))
    return items


def with_keys(parts: Sequence[Mapping[str, Any]], used: set[str]) -> list[Data]:
    """Parts of one item with their keys; a part that was copied gets one of its own."""
    taken: set[str] = set()
    keyed = []
    for part in parts:
        key = kept_or_new(part.get("key"), taken, used, "")
        taken.add(key)
        keyed.append({**part, "key": key})
    return keyed


def kept_or_new(key: Any, taken: set[str], used: set[str], prefix: str) -> str:
    """The key itself where it stands for the first time, else the next one that nobody used."""
    if isinstance(key, str) and key not in taken and key:
        return key
    return next(name for name in names(prefix) if name not in taken and name not in used)


def names(prefix: str) -> Iterator[str]:
    """q1, q2 ... for items; a, b ... z, n27, n28 ... for their parts."""
    if not prefix:
        yield from "abcdefghijklmnopqrstuvwxyz"
    number = 1 if prefix else 27
    while True:
        yield f"{prefix or 'n'}{number}"
        number += 1


def without_empties(data: Data) -> Data:
    """Leave out texts that are empty in every language: a hint that nobody wrote is no hint."""
    kept = {}
    for name, value in data.items():
        empty = not any(value.values()) if isinstance(value, Mapping) else value is None
        if not empty:
            kept[name] = value
    return kept


def used_keys(contents: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Every key that any of these versions used: by item, the keys of its parts."""
    used: dict[str, set[str]] = {}
    for content in contents:
        for item in content.get("items", ()):
            parts = used.setdefault(item["key"], set())
            parts.update(part["key"] for name in LISTS for part in item.get(name, ()))
    return used
