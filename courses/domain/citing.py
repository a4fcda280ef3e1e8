"""Find the claims that a lesson cites, wherever they stand in its blocks."""

from typing import Any


def claims_cited(data: Any) -> list[str]:
    """Return the keys under `claim` and `claims` anywhere in plain block data, each once, in order."""
    found: list[str] = []
    collect(data, found)
    return list(dict.fromkeys(slug for slug in found if slug))


def collect(data: Any, found: list[str]) -> None:
    if isinstance(data, list):
        for part in data:
            collect(part, found)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name == "claim" and isinstance(value, str):
                found.append(value)
            elif name == "claims":
                found.extend(plain_keys(value))
            else:
                collect(value, found)


def plain_keys(value: Any) -> list[str]:
    """List items come as plain strings or, stored by Wagtail, as {"value": …}."""
    items = value if isinstance(value, list) else []
    return [item["value"] if isinstance(item, dict) else item for item in items]
