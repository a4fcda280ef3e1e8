"""A story with choices: a graph of scenes, walked by the numbers of the choices taken."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .posted import Asks, Data, Posted, last, plain_number

LONGEST_WAY = 24
MOST_CHOICES = 99


@dataclass(frozen=True)
class Choice:
    """One way on: the path that the button sends, and whether it is the one that was taken."""

    number: int
    text: str
    path: str
    taken: bool = False


@dataclass(frozen=True)
class Scene:
    key: str
    title: str
    text: str
    picture: str
    again: bool
    choices: tuple[Choice, ...]

    @property
    def is_end(self) -> bool:
        return not self.choices


@dataclass(frozen=True)
class StoryReaction:
    """Where the reader stands, the fork just passed, and the way that led here."""

    here: Scene
    fork: Scene | None
    trail: tuple[str, ...]
    path: str
    back: str
    asks: Asks = Asks.NOTHING

    @property
    def answered(self) -> bool:
        return self.fork is not None


def story(value: Data, posted: Posted) -> StoryReaction:
    """Walk the posted path as far as it leads; a button (`go`) comes before the remembered path."""
    nodes = nodes_of(value)
    asked = last(posted, "go") if "go" in posted else last(posted, "path")
    keys, path = walk(nodes, value["start"], steps_of(asked))
    here = scene(nodes, keys[-1], path)
    fork = scene(nodes, keys[-2], path[:-1], taken=path[-1]) if path else None
    trail = tuple(nodes[key]["title"] for key in keys)
    return StoryReaction(here, fork, trail, written(path), written(path[:-1]))


def nodes_of(value: Data) -> dict[str, Data]:
    return {node["key"]: node for node in value["nodes"]}


def steps_of(text: str) -> list[int]:
    """ "2.1" as [2, 1]; whatever is no number ends the way."""
    steps = []
    for part in text.split(".", LONGEST_WAY)[:LONGEST_WAY]:
        step = plain_number(part, MOST_CHOICES)
        if not step:
            break
        steps.append(step)
    return steps


def walk(nodes: dict[str, Data], start: str, steps: Sequence[int]) -> tuple[list[str], list[int]]:
    """Keys of the scenes on the way and the steps that were possible."""
    keys = [start if start in nodes else next(iter(nodes))]
    taken: list[int] = []
    for step in steps:
        choices = nodes[keys[-1]]["choices"]
        if step > len(choices) or choices[step - 1]["to"] not in nodes:
            break
        keys.append(choices[step - 1]["to"])
        taken.append(step)
    return keys, taken


def written(path: Sequence[int]) -> str:
    return ".".join(str(step) for step in path)


def scene(nodes: dict[str, Data], key: str, path: Sequence[int], taken: int = 0) -> Scene:
    node = nodes[key]
    choices = enumerate(node["choices"], start=1)
    ways = tuple(Choice(n, c["text"], written([*path, n]), n == taken) for n, c in choices)
    return Scene(key, node["title"], node["text"], node.get("picture") or "", bool(node.get("again")), ways)


@dataclass(frozen=True)
class Way:
    """A choice on paper: its text and the number of the place it leads to."""

    text: str
    to: int


@dataclass(frozen=True)
class Place:
    """A scene on paper, numbered from 1 in the order of the story."""

    number: int
    title: str
    text: str
    ways: tuple[Way, ...]
    again: bool = False
    back: int = 0
    picture: str = ""


def places(value: Data) -> list[Place]:
    """The story as a map: every place with its number and where each choice leads."""
    nodes = nodes_of(value)
    numbers = {key: n for n, key in enumerate(in_order(nodes, value["start"]), start=1)}
    came_from: dict[str, int] = {}
    for key in numbers:
        for choice in nodes[key]["choices"]:
            came_from.setdefault(choice["to"], numbers[key])
    return [place(numbers[key], nodes[key], numbers, came_from.get(key, 0)) for key in numbers]


def place(at: int, node: Data, numbers: dict[str, int], back: int) -> Place:
    ways = tuple(Way(choice["text"], numbers.get(choice["to"], at)) for choice in node["choices"])
    picture = node.get("picture") or ""
    return Place(at, node["title"], node["text"], ways, bool(node.get("again")), back, picture)


def in_order(nodes: dict[str, Data], start: str) -> list[str]:
    """Keys with the start first and the others as written."""
    first = start if start in nodes else next(iter(nodes))
    return [first, *(key for key in nodes if key != first)]


@dataclass(frozen=True)
class Branch:
    """A choice with everything that may follow it, for telling a story aloud; `to` is the place it leads to."""

    text: str
    outcome: str
    again: bool
    branches: tuple["Branch", ...] = field(default=())
    to: int = 0
    told: bool = True
    title: str = ""


def branches(value: Data) -> tuple[Branch, ...]:
    """The story as a tree from its start.

    Each scene is opened once: where another choice leads to it, `told` is False and `to` names its place. So a
    story whose ways meet again and again stays as short as it was written.
    """
    nodes = nodes_of(value)
    keys = in_order(nodes, value["start"])
    numbers = {key: n for n, key in enumerate(keys, start=1)}
    return grown(nodes, keys[0], numbers, {keys[0]})


def grown(nodes: dict[str, Data], key: str, numbers: dict[str, int], told: set[str]) -> tuple[Branch, ...]:
    found = []
    for choice in nodes[key]["choices"]:
        to = choice["to"]
        if to not in nodes:
            continue
        node, fresh = nodes[to], to not in told
        told.add(to)
        below = grown(nodes, to, numbers, told) if fresh else ()
        again, place = bool(node.get("again")), numbers[to]
        found.append(Branch(choice["text"], node["text"], again, below, place, fresh, node["title"]))
    return tuple(found)
