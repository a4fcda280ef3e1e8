"""What must hold before an activity can be answered: keys that stand once, and ways that lead somewhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .posted import Data


class Kind(StrEnum):
    TWICE = "twice"
    NO_BOX = "no box"
    NOT_ONE_RIGHT = "not one right"
    NO_START = "no start"
    NO_PLACE = "no place"
    NEVER_REACHED = "never reached"
    NO_WAY_OUT = "no way out"


@dataclass(frozen=True)
class Flaw:
    """Something an editor must put right: in which field, what, and which key it is about."""

    field: str
    kind: Kind
    key: str


def twice(field: str, parts: Iterable[Data]) -> Iterator[Flaw]:
    """Keys that stand more than once in a list."""
    seen: set[str] = set()
    for part in parts:
        if part["key"] in seen:
            yield Flaw(field, Kind.TWICE, part["key"])
        seen.add(part["key"])


def sort_flaws(value: Data) -> Iterator[Flaw]:
    yield from twice("boxes", value["boxes"])
    yield from twice("cards", value["cards"])
    boxes = {box["key"] for box in value["boxes"]}
    yield from (
        Flaw("cards", Kind.NO_BOX, card["box"]) for card in value["cards"] if card["box"] not in boxes
    )


def guess_flaws(value: Data) -> Iterator[Flaw]:
    yield from twice("questions", value["questions"])
    for question in value["questions"]:
        yield from twice("questions", question["ranges"])
        if sum(1 for part in question["ranges"] if part["right"]) != 1:
            yield Flaw("questions", Kind.NOT_ONE_RIGHT, question["key"])


def story_flaws(value: Data) -> Iterator[Flaw]:
    """Keys, then the graph: a start, no choice into nothing, every scene reached, an end from everywhere."""
    nodes = {node["key"]: node for node in value["nodes"]}
    yield from twice("nodes", value["nodes"])
    for node in nodes.values():
        yield from twice("nodes", node["choices"])
    if value["start"] not in nodes:
        yield Flaw("start", Kind.NO_START, value["start"])
        return
    ways = {key: [choice["to"] for choice in node["choices"]] for key, node in nodes.items()}
    lost = [to for leads in ways.values() for to in leads if to not in nodes]
    yield from (Flaw("nodes", Kind.NO_PLACE, to) for to in lost)
    if not lost:
        yield from graph_flaws(ways, value["start"])


def graph_flaws(ways: dict[str, list[str]], start: str) -> Iterator[Flaw]:
    reached = spread({start}, lambda key: ways[key])
    yield from (Flaw("nodes", Kind.NEVER_REACHED, key) for key in ways if key not in reached)
    ends = {key for key, leads in ways.items() if not leads}
    back: dict[str, list[str]] = {key: [] for key in ways}
    for key, leads in ways.items():
        for to in leads:
            back[to].append(key)
    ending = spread(ends, lambda key: back[key])
    yield from (Flaw("nodes", Kind.NO_WAY_OUT, key) for key in ways if key not in ending)


def spread(begin: set[str], leads: Callable[[str], list[str]]) -> set[str]:
    """Everything that can be reached from `begin`."""
    reached, waiting = set(begin), list(begin)
    while waiting:
        for key in leads(waiting.pop()):
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached


def key_flaws_in(field: str) -> Callable[[Data], Iterator[Flaw]]:
    """The rule for a block whose only condition is that the keys in one list stand once."""

    def rule(value: Data) -> Iterator[Flaw]:
        return twice(field, value[field])

    return rule
