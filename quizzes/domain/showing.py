"""In which order the parts of an item are shown, and how what a reader sends back is read.

The page names what can be chosen by the place where it stands ("1", "2" ...), never by its key: keys of steps and
pairs would tell what belongs where. The order is drawn from a seed that no reader knows (the hash of the version),
so it is the same on screen and on paper and cannot be computed backwards. Walks are kept in the same numbers; what is
typed stays as it was typed.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from .figures import read_number, write_number
from .items import (
    ChoiceItem,
    ChoiceMany,
    Gaps,
    GapsBank,
    GapsChoose,
    HotspotChoice,
    Item,
    LongAnswer,
    MarkWords,
    Match,
    Numeric,
    Order,
    Places,
    Reading,
    Scale,
    Scenario,
    ShortAnswer,
    Sort,
    TrueFalse,
)
from .kinds.branching import MOST_TURNS
from .spelling import LONGEST_TYPED, tidy_typed

SHUFFLE = "shuffle:"
LONGEST_WRITTEN = 5000  # characters of a long answer
PAIR = ("own", "others")
READ = "read"
BACK = "back"  # what a button of a scenario sends to undo the last choice


def shuffling(seed: str) -> str:
    """A seed that mixes options too, which otherwise stand as their author put them: one order for each `seed`."""
    return SHUFFLE + seed


def shown_keys(item: Item, seed: str) -> tuple[str, ...]:
    """Keys of what can be chosen (options, steps, cards, right sides), in the order in which it is shown."""
    here = f"{seed}/{item.key}"
    match item:
        case HotspotChoice():
            # The numbers of the list are the numbers in the picture.
            return tuple(option.key for option in item.options)
        case GapsChoose():
            # Authors write the fitting card first; on the page it may stand anywhere.
            return drawn([option.key for option in item.options], here)
        case ChoiceItem() | ChoiceMany():
            keys = tuple(option.key for option in item.options)
            return drawn(keys, here) if seed.startswith(SHUFFLE) else keys
        case TrueFalse():
            return ("true", "false")
        case MarkWords():
            return tuple(token.key for token in item.tokens)
        case Order():
            return mixed([step.key for step in item.steps], here)
        case Match():
            return mixed([offer.key for offer in item.offers], here)
        case Sort():
            return tuple(box.key for box in item.boxes)
        case GapsBank():
            return drawn([card.key for card in item.cards], here)
        case Scale():
            return tuple(stop.key for stop in item.points_of_scale)
    return ()


def row_keys(item: Item, seed: str) -> tuple[str, ...]:
    """Keys of the places to fill, in the order of their numbers on the page."""
    match item:
        case Sort():
            # Authors write cards box by box.
            return drawn([card.key for card in item.cards], f"{seed}/{item.key}/cards")
        case Places():
            return tuple(place.key for place in item.places)
        case Gaps():
            return tuple(gap.key for gap in item.gaps)
        case Scale(pair=True):
            return PAIR
        case Order():
            return tuple(str(number) for number in range(1, len(item.steps) + 1))
    return ()


def drawn(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """An order that depends on nothing but the keys and the seed."""
    return tuple(sorted(keys, key=lambda key: hashlib.sha256(f"{seed}/{key}".encode()).digest()))


def mixed(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """A drawn order that is never the given one: two keys at least must change places."""
    order = drawn(keys, seed)
    return order if order != tuple(keys) else (*order[1:], order[0])


def to_shown(item: Item, seed: str, answer: Any) -> Any:
    """Write a whole answer in the numbers of the page: "2", ["2", "1"], or what stands in each place."""
    numbers = {key: str(number) for number, key in enumerate(shown_keys(item, seed), start=1)}
    match item:
        case Order() | ChoiceMany() | MarkWords():
            return [numbers[key] for key in answer]
        case Places():
            aliases = item.aliases
            return [numbers[aliases[answer[key]]] for key in row_keys(item, seed)]
        case Scale(pair=True):
            return [numbers[answer[key]] for key in PAIR]
        case Gaps():
            return [answer[gap.key] for gap in item.gaps]
        case Numeric() | ShortAnswer() | LongAnswer():
            return answer
        case Scenario():
            return way_numbers(item, answer)
        case Reading():
            return "1"
    return numbers[answer]


def from_shown(item: Item, seed: str, said: Any) -> Any:
    """Read an answer in the numbers of the page; None where it is incomplete or impossible."""
    keys = {str(number): key for number, key in enumerate(shown_keys(item, seed), start=1)}
    match item:
        case Order():
            steps = chosen(keys, said, len(keys))
            return steps if steps and len(set(steps)) == len(keys) else None
        case Places() | Scale(pair=True):
            rows = row_keys(item, seed)
            put = chosen(keys, said, len(rows))
            return dict(zip(rows, put, strict=True)) if put else None
        case ChoiceMany() | MarkWords():
            return several(item, keys, said)
        case Gaps():
            return typed_gaps(item, said)
        case Numeric() | ShortAnswer() | LongAnswer():
            return as_typed(item, said)
        case Scenario():
            return path_of(item, said)
        case Reading():
            return READ if said == "1" else None
    return keys.get(said) if isinstance(said, str) else None


def chosen(keys: Mapping[str, str], said: Any, expected: int) -> list[str] | None:
    if not isinstance(said, list) or len(said) != expected:
        return None
    found = [keys.get(number) for number in said if isinstance(number, str)]
    complete = [key for key in found if key is not None]
    return complete if len(complete) == expected else None


def several(item: ChoiceMany | MarkWords, keys: Mapping[str, str], said: Any) -> list[str] | None:
    """What was chosen of several, at least one, in the author's order."""
    found = chosen(keys, said, len(said)) if isinstance(said, list) else None
    if not found or len(set(found)) != len(found):
        return None
    return [key for key in author_keys(item) if key in found]


def author_keys(item: ChoiceMany | MarkWords) -> list[str]:
    parts = item.options if isinstance(item, ChoiceMany) else item.tokens
    return [part.key for part in parts]


def typed_gaps(item: Gaps, said: Any) -> dict[str, str] | None:
    if not isinstance(said, list) or len(said) != len(item.gaps):
        return None
    typed = [tidy_typed(one) if isinstance(one, str) else "" for one in said]
    if not all(0 < len(one) <= LONGEST_TYPED for one in typed):
        return None
    return {gap.key: one for gap, one in zip(item.gaps, typed, strict=True)}


def as_typed(item: Numeric | ShortAnswer | LongAnswer, said: Any) -> str | None:
    """What was typed, as it is kept: numbers in one way of writing, words without what nobody sees."""
    if not isinstance(said, str):
        return None
    match item:
        case Numeric():
            number = read_number(said)
            return None if number is None else write_number(number)
        case ShortAnswer():
            words = tidy_typed(said)
            return words if 0 < len(words) <= LONGEST_TYPED else None
    lines = [tidy_typed(line) for line in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip()
    return text if 0 < len(text) <= LONGEST_WRITTEN else None


def way_numbers(item: Scenario, path: Sequence[str]) -> list[str]:
    """The number of each choice among those of its scene."""
    scenes = item.follow(path) or ()
    return [
        str([way.key for way in scene.ways].index(key) + 1) for scene, key in zip(scenes, path, strict=False)
    ]


def path_so_far(item: Scenario, said: Any) -> list[str]:
    """The choices that these numbers name, as far as they lead from scene to scene."""
    path: list[str] = []
    scene = item.scenes[0]
    for number in said[:MOST_TURNS] if isinstance(said, list) else ():
        named = {str(n): way for n, way in enumerate(scene.ways, start=1)}
        if not isinstance(number, str) or number not in named:
            break
        path.append(named[number].key)
        scene = item.scene(named[number].to)
    return path


def path_of(item: Scenario, said: Any) -> list[str] | None:
    path = path_so_far(item, said)
    whole = isinstance(said, list) and len(path) == len(said) and item.ends_at(path)
    return path if whole else None


def is_whole(item: Item, answer: Any) -> bool:
    """Whether `answer`, in stable keys, says all that the item asks for and nothing else."""
    keys = shown_keys(item, "")
    match item:
        case Order():
            return are_keys(keys, answer, len(keys)) and set(answer) == set(keys)
        case Places():
            return fills(item.aliases, row_keys(item, ""), answer)
        case Scale(pair=True):
            return fills({key: key for key in keys}, PAIR, answer)
        case ChoiceMany() | MarkWords():
            return isinstance(answer, list) and several(item, {key: key for key in keys}, answer) == answer
        case Gaps():
            sides = answer if isinstance(answer, Mapping) else {}
            return typed_gaps(item, [sides.get(gap.key) for gap in item.gaps]) == sides
        case Numeric() | ShortAnswer() | LongAnswer():
            return isinstance(answer, str) and as_typed(item, answer) == answer
        case Scenario():
            return item.ends_at(answer) is not None
        case Reading():
            return bool(answer == READ)
    return isinstance(answer, str) and answer in keys


def are_keys(keys: Sequence[str], answer: Any, expected: int) -> bool:
    if not isinstance(answer, list | tuple) or len(answer) != expected:
        return False
    return all(isinstance(key, str) and key in keys for key in answer)


def fills(known: Mapping[str, str], places: Sequence[str], answer: Any) -> bool:
    sides = answer if isinstance(answer, Mapping) else {}
    return set(sides) == set(places) and all(isinstance(key, str) and key in known for key in sides.values())


def posted(item: Item, fields: Mapping[str, Any]) -> Any:
    """What a form says about `item`, in the numbers of the page: `answer`, or `answer-1`, `answer-2` ..."""
    match item:
        case Order() | Places() | Gaps() | Scale(pair=True):
            return [str(fields.get(f"answer-{n}", "")) for n in range(1, len(row_keys(item, "")) + 1)]
        case ChoiceMany() | MarkWords():
            numbers = [str(number) for number in range(1, len(author_keys(item)) + 1)]
            return [number for number in numbers if fields.get(f"answer-{number}")]
        case Scenario():
            return posted_path(fields)
        case Reading():
            return "1"
    return str(fields.get("answer", ""))


def posted_path(fields: Mapping[str, Any]) -> list[str]:
    """The way so far and the choice just made; going back takes one away, and no choice stands as nothing."""
    before = [number for number in str(fields.get("path", "")).split(".")[:MOST_TURNS] if number]
    now = str(fields.get("answer", ""))
    return before[:-1] if now == BACK else [*before, now]
