"""The way through a quiz, one item at a time: two tries, a hint between them, then the reason, then the next.

    ask -> (right) told -> next item ... -> done
    ask -> (not yet) again, with the hint -> told
At any try a reader may pass an item over; it then counts as one to look at again.
A walk holds answers only, never a key: it travels through the reader's browser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from .grading import grade
from .items import Item
from .showing import from_shown, to_shown

MOST_TRIES = 2
Tries = tuple[Any, ...]  # answers to one item; None stands for passing it over
Items = Sequence[Item]


class Phase(StrEnum):
    ASK = "ask"
    AGAIN = "again"
    TOLD = "told"
    DONE = "done"


class Outcome(StrEnum):
    FIRST = "first"
    SECOND = "second"
    LOOK_AGAIN = "look_again"
    UNMARKED = "unmarked"  # nothing in it is right or wrong: it counts neither as known nor as open


class Lost(ValueError):
    """Stored data of a walk does not fit this quiz."""


@dataclass(frozen=True)
class Walk:
    """Where a reader is (`index`; the number of items when done) and what was answered, item by item.

    `most` is how often an item may be tried.
    """

    index: int
    tries: tuple[Tries, ...]
    most: int = MOST_TRIES

    @property
    def is_fresh(self) -> bool:
        return not any(self.tries)


def begin(items: Items) -> Walk:
    return Walk(0, tuple(() for _ in items))


def resume(items: Items, tries: Mapping[str, Sequence[Any]], most: int = MOST_TRIES) -> Walk:
    """A walk from answers by item key, standing at the first item that is not settled."""
    given = tuple(tuple(tries.get(item.key, ()))[:most] for item in items)
    return go_on(Walk(-1, given, most), items)


def outcome(item: Item, tries: Tries) -> Outcome:
    """How an item went; also says "look again" of one that was never answered."""
    if not item.is_marked:
        return Outcome.UNMARKED
    for kind, answer in zip((Outcome.FIRST, Outcome.SECOND), tries, strict=False):
        if answer is not None and grade(item, answer).right:
            return kind
    return Outcome.LOOK_AGAIN


def is_settled(item: Item, tries: Tries, most: int = MOST_TRIES) -> bool:
    if not item.is_marked:
        return bool(tries)
    return len(tries) >= most or None in tries or outcome(item, tries) is not Outcome.LOOK_AGAIN


def phase(walk: Walk, items: Items) -> Phase:
    if not 0 <= walk.index < len(items):
        return Phase.DONE
    tries = walk.tries[walk.index]
    if is_settled(items[walk.index], tries, walk.most):
        return Phase.TOLD
    return Phase.AGAIN if tries else Phase.ASK


def hand_in(walk: Walk, items: Items, answer: Any) -> Walk:
    """Add a try to the present item; where no try is open, nothing changes: the first answers stay."""
    if phase(walk, items) in (Phase.TOLD, Phase.DONE):
        return walk
    tries = list(walk.tries)
    tries[walk.index] = (*tries[walk.index], answer)
    return replace(walk, tries=tuple(tries))


def pass_over(walk: Walk, items: Items) -> Walk:
    """Leave the present item without a further try and go on."""
    return go_on(hand_in(walk, items, None), items)


def go_on(walk: Walk, items: Items) -> Walk:
    """Step to the next item that is not settled; an open item is not left by this."""
    if phase(walk, items) in (Phase.ASK, Phase.AGAIN):
        return walk
    beyond = range(walk.index + 1, len(items))
    later = [n for n in beyond if not is_settled(items[n], walk.tries[n], walk.most)]
    return replace(walk, index=later[0] if later else len(items))


def take_again(walk: Walk, items: Items) -> Walk:
    """Start over with the items to look at again; those that are known stay as they are."""
    pairs = zip(items, walk.tries, strict=True)
    kept = tuple(() if outcome(item, tries) is Outcome.LOOK_AGAIN else tries for item, tries in pairs)
    return go_on(Walk(-1, kept, walk.most), items)


def outcomes(walk: Walk, items: Items) -> list[Outcome]:
    return [outcome(item, tries) for item, tries in zip(items, walk.tries, strict=True)]


def to_data(walk: Walk, items: Items, seed: str) -> dict[str, Any]:
    """Write a walk as JSON, its answers in the numbers of the page (showing.py)."""
    pairs = zip(items, walk.tries, strict=True)
    return {"at": walk.index, "tries": [[shown(i, seed, answer) for answer in tries] for i, tries in pairs]}


def shown(item: Item, seed: str, answer: Any) -> Any:
    return None if answer is None else to_shown(item, seed, answer)


def from_data(data: Any, items: Items, seed: str) -> Walk:
    """Read what `to_data` wrote; raises Lost where it does not fit these items."""
    at = data.get("at") if isinstance(data, dict) else None
    kept = data.get("tries") if isinstance(data, dict) else None
    if type(at) is not int or not 0 <= at <= len(items):
        raise Lost("this is no place in this quiz")
    if not isinstance(kept, list) or len(kept) != len(items):
        raise Lost("this is no walk through this quiz")
    return Walk(at, tuple(read_tries(item, seed, tries) for item, tries in zip(items, kept, strict=True)))


def read_tries(item: Item, seed: str, tries: Any) -> Tries:
    if not isinstance(tries, list) or len(tries) > MOST_TRIES:
        raise Lost(f"no tries of {item.key}")
    answers = tuple(None if said is None else from_shown(item, seed, said) for said in tries)
    if any(answer is None and said is not None for answer, said in zip(answers, tries, strict=True)):
        raise Lost(f"an impossible answer to {item.key}")
    return answers
