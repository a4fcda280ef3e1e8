"""A quiz drawn from the bank: fixed items and rules such as “four of this outcome, form A”.

The same plan, pool and seed always draw the same items, so a quiz can be drawn again and checked.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .fields import Fault, Fields, Path
from .items import FORMS

# What a rule may ask of an item; empty asks for nothing.
FACETS = ("unit", "outcome", "strand", "tier", "level", "kind", "form")
MOST_OF_A_RULE = 60


@dataclass(frozen=True)
class Candidate:
    """A live item of the bank, by what a rule can ask of it."""

    key: str
    facets: Mapping[str, str]
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fixed:
    """This very item, asked in a form of the quiz."""

    key: str
    into: str = FORMS[0]


@dataclass(frozen=True)
class Rule:
    """`count` items with these facets and this tag, asked in a form of the quiz."""

    count: int
    facets: Mapping[str, str]
    tag: str = ""
    into: str = FORMS[0]

    def fits(self, candidate: Candidate) -> bool:
        wanted = all(candidate.facets.get(name, "") == value for name, value in self.facets.items())
        return wanted and (not self.tag or self.tag in candidate.tags)


Part = Fixed | Rule


@dataclass(frozen=True)
class Pick:
    """One drawn item: its key in the bank, and the form in which the quiz asks it."""

    key: str
    form: str


def read_plan(data: Any, path: Path = ("parts",)) -> tuple[Part, ...]:
    """Read the parts of a plan from plain data; raises Fault at the first thing wrong."""
    if not isinstance(data, list | tuple) or not data:
        raise Fault(path, "needs at least one item or rule")
    return tuple(read_part(Fields(row, (*path, at))) for at, row in enumerate(data))


def read_part(fields: Fields) -> Part:
    if "item" in fields.data:
        fields.only("item", "into")
        return Fixed(fields.key("item"), fields.one_of("into", FORMS, FORMS[0]))
    fields.only("count", "tag", "into", *FACETS)
    count = fields.data.get("count")
    if type(count) is not int or not 1 <= count <= MOST_OF_A_RULE:
        fields.fault("count", "must be a number from {least} to {most}", least=1, most=MOST_OF_A_RULE)
    facets = {name: value for name in FACETS if (value := fields.word(name))}
    if "form" in facets:
        fields.one_of("form", FORMS)
    into = fields.one_of("into", FORMS, facets.get("form", FORMS[0]))
    return Rule(count, facets, fields.word("tag"), into)


def plan_data(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Write a plan as the data that `read_plan` reads."""
    return [
        {"item": part.key, "into": part.into}
        if isinstance(part, Fixed)
        else {
            "count": part.count,
            **part.facets,
            **({"tag": part.tag} if part.tag else {}),
            "into": part.into,
        }
        for part in parts
    ]


def draw(parts: Sequence[Part], pool: Sequence[Candidate], seed: str, path: Path = ("parts",)) -> list[Pick]:
    """Draw every part in turn; no item is drawn twice, and a fixed one is never taken by a rule.

    Raises Fault at the part that the pool cannot fill.
    """
    known = {candidate.key for candidate in pool}
    fixed = fixed_keys(parts, known, path)
    taken = set(fixed)
    picks: list[Pick] = []
    for at, part in enumerate(parts):
        if isinstance(part, Fixed):
            picks.append(Pick(part.key, part.into))
            continue
        fitting = [c.key for c in pool if part.fits(c) and c.key not in taken]
        if len(fitting) < part.count:
            said = "{count} items are wanted, and {found} of the bank fit"
            raise Fault((*path, at, "count"), said, count=part.count, found=len(fitting))
        chosen = lots(fitting, f"{seed}/{at}")[: part.count]
        taken.update(chosen)
        picks += [Pick(key, part.into) for key in chosen]
    return picks


def fixed_keys(parts: Sequence[Part], known: set[str], path: Path) -> list[str]:
    keys: list[str] = []
    for at, part in named(parts):
        if part.key not in known:
            raise Fault((*path, at, "item"), "there is no live item {key} in the bank", key=part.key)
        if part.key in keys:
            raise Fault((*path, at, "item"), "{key} stands twice", key=part.key)
        keys.append(part.key)
    return keys


def named(parts: Sequence[Part]) -> Iterator[tuple[int, Fixed]]:
    return ((at, part) for at, part in enumerate(parts) if isinstance(part, Fixed))


def lots(keys: Sequence[str], seed: str) -> list[str]:
    """Keys in an order that depends on nothing but the keys and the seed."""
    return sorted(keys, key=lambda key: hashlib.sha256(f"{seed}/{key}".encode()).digest())
