"""A scenario: scenes joined by choices; each way through it ends somewhere, with points or without."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizzes.domain.fields import Fault, Fields, Text, refuse_doubles

from .base import COMMON, MOST_PARTS, Item, filled, row_data

MOST_SCENES = 60
MOST_TURNS = 80  # a story may lead back to an earlier scene, but not for ever


@dataclass(frozen=True)
class Way:
    """A choice in a scene: it leads to the scene `to`; `feedback` is said on the way."""

    key: str
    text: Text
    to: str
    feedback: Text


@dataclass(frozen=True)
class Scene:
    """What happens; a scene without ways is an end, and may have a score from 0 to 1."""

    key: str
    text: Text
    ways: tuple[Way, ...] = ()
    score: float | None = None
    picture: str = ""

    @property
    def is_end(self) -> bool:
        return not self.ways


@dataclass(frozen=True, kw_only=True)
class Scenario(Item):
    """Scenes, the first of which begins the story. An answer lists the keys of the choices made, in order.

    Where ends have scores the way that was taken is marked by its end; otherwise nothing in it is right or wrong.
    """

    scenes: tuple[Scene, ...]
    source: Text = field(default_factory=dict)

    @property
    def is_marked(self) -> bool:
        return any(scene.score is not None for scene in self.scenes)

    def scene(self, key: str) -> Scene:
        return next(scene for scene in self.scenes if scene.key == key)

    def follow(self, path: Any) -> tuple[Scene, ...] | None:
        """The scenes along a path of choices, the first one included; None where there is no such path."""
        if not isinstance(path, list | tuple) or len(path) > MOST_TURNS:
            return None
        seen = [self.scenes[0]]
        for choice in path:
            way = next((way for way in seen[-1].ways if way.key == choice), None)
            if way is None:
                return None
            seen.append(self.scene(way.to))
        return tuple(seen)

    def ends_at(self, path: Any) -> Scene | None:
        """The end to which a path leads; None where it leads to none."""
        scenes = self.follow(path)
        return scenes[-1] if scenes and scenes[-1].is_end else None


def read_scenario(fields: Fields, common: dict[str, Any]) -> Scenario:
    """Every choice leads somewhere, every scene can be reached, and from each there is a way to an end."""
    fields.only(*COMMON, "nodes", "source")
    scenes = tuple(read_scene(row) for row in fields.rows("nodes", least=2, most=MOST_SCENES))
    refuse_doubles(scenes, (*fields.path, "nodes"))
    item = Scenario(**common, scenes=scenes, source=fields.text("source", needed=False))
    refuse_dead_ways(item, fields)
    refuse_lost_scenes(item, fields)
    refuse_odd_scores(item, fields)
    return item


def read_scene(row: Fields) -> Scene:
    row.only("key", "text", "choices", "score", "picture")
    ways = tuple(read_way(way) for way in row.rows("choices", most=MOST_PARTS))
    refuse_doubles(ways, (*row.path, "choices"))
    score = None if row.data.get("score") is None else row.number("score", least=0, most=1)
    if ways and score is not None:
        row.fault("score", "only an end can have a score")
    return Scene(row.key(), row.text("text"), ways, score, row.word("picture"))


def read_way(row: Fields) -> Way:
    row.only("key", "text", "to", "feedback")
    return Way(row.key(), row.text("text"), row.key("to"), row.text("feedback", needed=False))


def refuse_dead_ways(item: Scenario, fields: Fields) -> None:
    known = {scene.key for scene in item.scenes}
    for at, scene in enumerate(item.scenes):
        for number, way in enumerate(scene.ways):
            if way.to not in known:
                path = (*fields.path, "nodes", at, "choices", number, "to")
                raise Fault(path, "there is no scene {key}", key=way.to)


def refuse_lost_scenes(item: Scenario, fields: Fields) -> None:
    reached = set(reachable(item))
    for at, scene in enumerate(item.scenes):
        if scene.key not in reached:
            raise Fault((*fields.path, "nodes", at), "no choice leads here")
        if shortest(item, scene.key, [end.key for end in item.scenes if end.is_end]) is None:
            raise Fault((*fields.path, "nodes", at), "no way leads from here to an end")
    if item.scenes[0].is_end:
        raise Fault((*fields.path, "nodes", 0), "the story ends where it begins")


def reachable(item: Scenario) -> list[str]:
    seen, waiting = [item.scenes[0].key], deque([item.scenes[0]])
    while waiting:
        for way in waiting.popleft().ways:
            if way.to not in seen:
                seen.append(way.to)
                waiting.append(item.scene(way.to))
    return seen


def shortest(item: Scenario, start: str, ends: Sequence[str]) -> list[str] | None:
    """The fewest choices that lead from a scene to one of `ends`: breadth first."""
    seen, waiting = {start}, deque([(start, tuple[str, ...]())])
    while waiting:
        key, path = waiting.popleft()
        if key in ends:
            return list(path)
        for way in item.scene(key).ways:
            if way.to not in seen:
                seen.add(way.to)
                waiting.append((way.to, (*path, way.key)))
    return None


def refuse_odd_scores(item: Scenario, fields: Fields) -> None:
    ends = [scene for scene in item.scenes if scene.is_end]
    scored = [end for end in ends if end.score is not None]
    if scored and len(scored) < len(ends):
        at = next(number for number, scene in enumerate(item.scenes) if scene.is_end and scene.score is None)
        raise Fault((*fields.path, "nodes", at, "score"), "every end needs a score, or none")
    if scored and all(end.score != 1 for end in scored):
        fields.fault("nodes", "at least one end must have the score 1")


def scenario_data(item: Scenario) -> dict[str, Any]:
    """What a scenario has beside what all items have; the score 0 is a score."""
    return {"nodes": [scene_data(scene) for scene in item.scenes], "source": item.source}


def scene_data(scene: Scene) -> dict[str, Any]:
    plain = filled({"key": scene.key, "text": scene.text, "picture": scene.picture})
    ways = [row_data(way) for way in scene.ways]
    score = {} if scene.score is None else {"score": scene.score}
    return {**plain, **({"choices": ways} if ways else {}), **score}
