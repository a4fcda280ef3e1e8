"""Between the content of a version and an editor's form: rows of blocks, and keys for what is new.

A key stands for the same thing in every version, so that answers to different versions can be counted together:
what is new gets a key that no version ever used.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

Data = dict[str, Any]
# Lists of parts with keys; each has its own, but right sides share theirs with those that fit nowhere.
LISTS = (
    "options",
    "cards",
    "steps",
    "pairs",
    "distractors",
    "boxes",
    "gaps",
    "tokens",
    "spots",
    "scale",
    "answers",
)
NESTED = {"nodes": "choices"}
LINES = ("accept", "keywords")  # lists of ways of writing: one a line in a form
BANK = (
    "gaps_bank"  # the block for gaps that share a bank of cards; both it and the single gap are `gaps_choose`
)


def rows_of(content: Mapping[str, Any]) -> list[Data]:
    """The items of a version as raw values of a stream: the kind is the name of the block."""
    return [
        {"type": block_name(item), "value": to_form({n: v for n, v in item.items() if n != "kind"})}
        for item in content.get("items", ())
    ]


def block_name(item: Mapping[str, Any]) -> str:
    return BANK if item["kind"] == "gaps_choose" and item.get("gaps") else str(item["kind"])


def to_form(data: Any, name: str = "") -> Any:
    """Data as a form shows it: ways of writing stand one a line."""
    if name in LINES and isinstance(data, Mapping):
        return {language: "\n".join(ways) for language, ways in data.items()}
    if isinstance(data, Mapping):
        return {part: to_form(value, part) for part, value in data.items()}
    return [to_form(row) for row in data] if isinstance(data, list) else data


def from_form(data: Any, name: str = "") -> Any:
    """What a form says as data: each line is a way of writing."""
    if name in LINES and isinstance(data, Mapping):
        return {language: str(lines or "").splitlines() for language, lines in data.items()}
    if isinstance(data, Mapping):
        return {part: from_form(value, part) for part, value in data.items()}
    return [from_form(row) for row in data] if isinstance(data, list) else data


def items_of(rows: Sequence[Mapping[str, Any]], used: Mapping[str, set[str]]) -> list[Data]:
    """The rows of a form as items, each with a key.

    `used` maps the key of every item that any version ever had to the keys that its options, steps or pairs had.
    """
    taken: set[str] = set()
    items = []
    for row in rows:
        kind = "gaps_choose" if row["type"] == BANK else row["type"]
        item = {"kind": kind, **from_form(row["value"])}
        item["key"] = kept_or_new(item.get("key"), taken, set(used), "q")
        taken.add(item["key"])
        items.append(without_empties(with_part_keys(item, used.get(item["key"], set()))))
    return items


def with_part_keys(item: Data, used: set[str]) -> Data:
    """The item with keys for its parts, and for the parts of its parts."""
    keyed = dict(item)
    for name in LISTS:
        if name in item:
            sides = keyed.get("pairs", ()) if name == "distractors" else ()
            keyed[name] = with_keys(item[name], used, {part["key"] for part in sides})
    for name, inner in NESTED.items():
        if name in item:
            keyed[name] = [{**one, inner: with_keys(one.get(inner) or (), used)} for one in item[name]]
    return keyed


def with_keys(parts: Sequence[Mapping[str, Any]], used: set[str], beside: Collection[str] = ()) -> list[Data]:
    """Parts of one item with their keys; a part that was copied gets one of its own."""
    taken: set[str] = set(beside)
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
            used.setdefault(item["key"], set()).update(part_keys(item))
    return used


def part_keys(item: Mapping[str, Any]) -> Iterator[str]:
    for name in LISTS:
        yield from (part["key"] for part in item.get(name, ()))
    for name, inner in NESTED.items():
        for part in item.get(name, ()):
            yield part["key"]
            yield from (one["key"] for one in part.get(inner, ()))
