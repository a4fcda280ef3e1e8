"""A text as the checks read it: its passages, each with its place and with what that place says of it."""

from collections.abc import Collection
from dataclasses import dataclass

from language.markers import Marker
from language.tiers import Tier

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Passage:
    """One text. `marker` says that it stands as a mention, a quotation or a wrong option; `measured` that it is
    running text, whose sentences count for readability. `picked` is what a reader chooses, sorts or puts in order: its
    words count, its endings do not, because nobody is addressed (지금 바로 올린다)."""

    path: Path
    text: str
    marker: Marker | None = None
    measured: bool = True
    picked: bool = False


@dataclass(frozen=True)
class Material:
    """Everything one page, quiz or snippet says in one language to readers of one tier."""

    language: str
    tier: Tier
    passages: tuple[Passage, ...]
    names: Collection[str] = ()  # of people and places: no measure of how hard a text is
