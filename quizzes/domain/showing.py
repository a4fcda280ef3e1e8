"""In which order the parts of an item are shown, and how what a reader sends back is read.

The page names what can be chosen by the place where it stands ("1", "2" ...), never by its key: keys of steps and
pairs would tell what belongs where. The order is drawn from a seed that no reader knows (the hash of the version),
so it is the same on screen and on paper and cannot be computed backwards. Walks are kept in the same numbers.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from .items import ChoiceItem, GapsChoose, Item, Match, Order, TrueFalse


def shown_keys(item: Item, seed: str) -> tuple[str, ...]:
    """Keys of what can be chosen (options, steps, cards, right sides), in the order in which it is shown."""
    match item:
        case GapsChoose():
            # Authors write the fitting card first; on the page it may stand anywhere.
            return drawn([option.key for option in item.options], f"{seed}/{item.key}")
        case ChoiceItem():
            return tuple(option.key for option in item.options)
        case TrueFalse():
            return ("true", "false")
        case Order():
            return mixed([step.key for step in item.steps], f"{seed}/{item.key}")
        case Match():
            return mixed([pair.key for pair in item.pairs], f"{seed}/{item.key}")
    return ()


def drawn(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """An order that depends on nothing but the keys and the seed."""
    return tuple(sorted(keys, key=lambda key: hashlib.sha256(f"{seed}/{key}".encode()).digest()))


def mixed(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """A drawn order that is never the given one: two keys at least must change places."""
    order = drawn(keys, seed)
    return order if order != tuple(keys) else (*order[1:], order[0])


def to_shown(item: Item, seed: str, answer: Any) -> Any:
    """Write an answer in the numbers of the page: "2", ["2", "1"], or the number beside each left side."""
    numbers = {key: str(number) for number, key in enumerate(shown_keys(item, seed), start=1)}
    match item:
        case Order():
            return [numbers[key] for key in answer]
        case Match():
            return [numbers[answer[pair.key]] for pair in item.pairs]
    return numbers[answer]


def from_shown(item: Item, seed: str, said: Any) -> Any:
    """Read an answer in the numbers of the page; None where it is incomplete or impossible."""
    keys = {str(number): key for number, key in enumerate(shown_keys(item, seed), start=1)}
    match item:
        case Order():
            steps = chosen(keys, said, len(keys))
            return steps if steps and len(set(steps)) == len(keys) else None
        case Match():
            rights = chosen(keys, said, len(item.pairs))
            return dict(zip((pair.key for pair in item.pairs), rights, strict=True)) if rights else None
    return keys.get(said) if isinstance(said, str) else None


def is_whole(item: Item, answer: Any) -> bool:
    """Whether `answer`, in stable keys, says all that the item asks for and nothing else."""
    keys = shown_keys(item, "")
    match item:
        case Order():
            steps = answer if isinstance(answer, list | tuple) else ()
            return (
                len(steps) == len(keys)
                and all(isinstance(key, str) for key in steps)
                and set(steps) == set(keys)
            )
        case Match():
            sides = answer if isinstance(answer, Mapping) else {}
            return set(sides) == set(keys) and all(
                isinstance(key, str) and key in keys for key in sides.values()
            )
    return isinstance(answer, str) and answer in keys


def chosen(keys: Mapping[str, str], said: Any, expected: int) -> list[str] | None:
    if not isinstance(said, list) or len(said) != expected:
        return None
    found = [keys.get(number) for number in said if isinstance(number, str)]
    complete = [key for key in found if key is not None]
    return complete if len(complete) == expected else None


def posted(item: Item, fields: Mapping[str, Any]) -> Any:
    """What a form says about `item`, in the numbers of the page: `answer`, or `answer-1`, `answer-2` ..."""
    match item:
        case Order():
            return [str(fields.get(f"answer-{number + 1}", "")) for number in range(len(item.steps))]
        case Match():
            return [str(fields.get(f"answer-{number + 1}", "")) for number in range(len(item.pairs))]
    return str(fields.get("answer", ""))
