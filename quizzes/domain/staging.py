"""A scenario on its way: the scenes behind the reader, the one where the reader stands, and where it leads."""

from collections.abc import Sequence

from .items import Item, Scenario
from .questions import Offer, Turn
from .wording import pick


def turns_of(item: Item, path: Sequence[str], language: str) -> tuple[Turn, ...]:
    """The scenes of a story along a path, with what was chosen in each; the last one is where the reader stands."""
    if not isinstance(item, Scenario):
        return ()
    turns = []
    for at, scene in enumerate(item.follow(path) or ()):
        way = next((way for way in scene.ways if way.key == path[at]), None) if at < len(path) else None
        chosen = (pick(way.text, language), pick(way.feedback, language)) if way else ("", "")
        turns.append(Turn(pick(scene.text, language), scene.picture, *chosen))
    return tuple(turns)


def ways_from(item: Scenario, path: Sequence[str], language: str) -> tuple[Offer, ...]:
    """The choices of the scene to which a path leads."""
    scenes = item.follow(path) or item.scenes[:1]
    return tuple(Offer(n, pick(way.text, language)) for n, way in enumerate(scenes[-1].ways, start=1))
