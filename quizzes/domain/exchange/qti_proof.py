"""Hold a question that was read from QTI against the item's own rules: what earns everything must be the same.

Answers are tried in both: all of them where there are few, else the key and everything one step away from it. Where
the rules give the whole point to another answer, or cannot be followed, the question is not ours (Beyond). Where only
parts of a point differ, a warning says so; the options of a single choice take the parts that the rules give.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from typing import NamedTuple

from quizzes.domain.figures import write_number

from .markup import Node
from .plain import Plain
from .qti_interactions import Setting, typed_ways
from .qti_rules import Rules, Unfollowed
from .qti_scoring import Declared
from .qti_words import label
from .reading import Beyond

NEAR = 0.02  # three thirds are written as 0.33 by some
FEW = 8  # choices of which every selection is tried
MOST = 400  # answers that are tried at most
NONSENSE = "zq-xj-0-none"
UNSCORED = ("text", "scale", "long_answer")


class Try(NamedTuple):
    """One answer: what it says in QTI, and what our question gives for it; None where only the rules know."""

    said: list[str] | None
    earned: float


def proved(root: Node, asked: Sequence[tuple[Node, Plain]], setting: Setting, *, ours: bool) -> list[Plain]:
    """The questions with the parts that the rules give. `asked` holds each interaction with what was made of it.

    Several gaps of one text are several interactions with the same question. Raises Beyond.
    """
    scored = [(node, item) for node, item in asked if item["kind"] not in UNSCORED]
    if not scored:
        return [item for _, item in asked]
    try:
        rules = Rules(root)
        keys = {name: key_of(one) for name, one in setting.responses.items()}
        return [
            settled(rules, keys, node, item, setting, ours=ours) if item["kind"] not in UNSCORED else item
            for node, item in asked
        ]
    except Unfollowed as beyond:
        raise Beyond("what earns a point is said by rules of its own") from beyond


def key_of(response: Declared) -> list[str] | None:
    """What is right as a whole; where only a map says it, all that earns something, or the best."""
    if response.correct or response.cardinality != "single":
        return response.earning or None
    return response.earning[:1] or None


def settled(
    rules: Rules,
    keys: Mapping[str, list[str] | None],
    node: Node,
    item: Plain,
    setting: Setting,
    *,
    ours: bool,
) -> Plain:
    """One interaction held against the rules."""
    name = node.get("responseIdentifier")
    tries = list(islice(tries_of(node, item, setting.response(node)), MOST))
    if not tries:
        return item

    def score(said: list[str] | None) -> float:
        return rules.score({**keys, name: said}, name)

    none = score(None)
    found = [score(one.said) for one in tries]
    most = max(found)
    if most <= none:
        raise Beyond("its own rules give nothing for its key")
    parts = [max(0.0, (one - none) / (most - none)) for one in found]
    for one, part in zip(tries, parts, strict=True):
        if (part > 1 - NEAR) != (one.earned > 1 - NEAR):
            raise Beyond("its own rules give the whole point for another answer than its key")
    differs = any(
        abs(part - min(1.0, max(0.0, one.earned))) > NEAR for one, part in zip(tries, parts, strict=True)
    )
    if not differs or ours:
        return item
    if item["kind"] in ("choice_one", "judgement", "hotspot_choice"):
        return with_parts(item, parts)
    setting.warnings.append(
        "its own rules count parts of a point differently; here they count as our questions do"
    )
    return item


def with_parts(item: Plain, parts: Sequence[float]) -> Plain:
    """Options with what the rules give for each; the tries stand in their order."""
    options = [
        row if row["correct"] else {**row, "fraction": round(part, 5)}
        for row, part in zip(item["options"], parts, strict=False)
    ]
    return {**item, "options": options}


def tries_of(node: Node, item: Plain, response: Declared) -> Iterator[Try]:
    """Answers to an interaction, with what our question gives for each."""
    match item["kind"]:
        case "choice_one" | "judgement" | "true_false" | "hotspot_choice":
            yield from of_one(node, item)
        case "choice_many" | "mark_words":
            yield from of_many(node, item)
        case "order":
            yield from of_order(response.correct)
        case "match" | "sort":
            yield from of_pairs(node, response)
        case "gaps_choose" if node.tag == "gapMatchInteraction":
            yield from of_pairs(node, response)
        case "gaps_choose":
            right = response.earning[0]
            named = {one.get("identifier"): label(one) for one in node.all("inlineChoice")}
            yield from (Try([key], float(text == named[right])) for key, text in named.items())
        case "numeric":
            yield from of_numbers(item, response.base)
        case "short_answer" | "gaps":
            yield from of_words(item, response, node.line)


def of_one(node: Node, item: Plain) -> Iterator[Try]:
    names = [one.get("identifier") for one in node.all("simpleChoice", "hotspotChoice")]
    if item["kind"] == "true_false":
        yield from (Try([name], float((name == "true") == item["key"])) for name in names)
        return
    for name, row in zip(names, item["options"], strict=True):
        yield Try([name], 1.0 if row["correct"] else row["fraction"])


def of_many(node: Node, item: Plain) -> Iterator[Try]:
    """Every selection of a few choices; of many the right one, all that are one step away from it, and each alone."""
    rows = item["options"] if "options" in item else item["marks"]
    names = [one.get("identifier") for one in node.all("simpleChoice", "hottext")]
    right = {name for name, row in zip(names, rows, strict=True) if row["correct"]}
    part = {name: row.get("fraction") for name, row in zip(names, rows, strict=True)}
    steps = [right ^ {name} for name in names] + [{name} for name in names] + [set(names), right]
    every = chain.from_iterable(combinations(names, n) for n in range(1, len(names) + 1))
    for said in every if len(names) <= FEW else steps:
        chosen = set(said)
        if item.get("whole"):
            earned = float(chosen == right)
        elif chosen == right or all(one is None for one in part.values()):
            earned = (len(chosen & right) - len(chosen - right)) / len(right)
        else:
            earned = sum(part[name] or 0.0 for name in chosen)
        if chosen:
            yield Try([name for name in names if name in chosen], earned)


def of_order(right: list[str]) -> Iterator[Try]:
    """The right order, and each with two neighbours changed about."""
    total = len(right) * (len(right) - 1) / 2
    yield Try(right, 1.0)
    for at in range(len(right) - 1):
        turned = [*right[:at], right[at + 1], right[at], *right[at + 2 :]]
        yield Try(turned, 1 - 1 / total)


def of_pairs(node: Node, response: Declared) -> Iterator[Try]:
    """All pairs, all but one, and one that is joined to something else."""
    right = response.earning
    yield Try(right, 1.0)
    for at, pair in enumerate(right):
        rest = [*right[:at], *right[at + 1 :]]
        missed = len(rest) / len(right)
        yield Try(rest or None, missed)
        for other in partners(node, pair):
            if other not in right:
                yield Try([*rest, other], missed)


def partners(node: Node, pair: str) -> Iterator[str]:
    """The pair with every other partner on one of its sides."""
    first, _, second = pair.partition(" ")
    if node.tag == "gapMatchInteraction":
        cards = [one.get("identifier") for one in node.all("gapText", "gapImg")]
        for card in cards:
            yield f"{first} {card}" if second in cards else f"{card} {second}"
        return
    for one in list(node.all("simpleMatchSet")) or [node]:
        names = [row.get("identifier") for row in one.all("simpleAssociableChoice")]
        if second in names:
            yield from (f"{first} {name}" for name in names if name != first)


def of_numbers(item: Plain, base: str) -> Iterator[Try]:
    """The ends of every range, its middle, and what lies just beyond."""
    for row in item["answers"]:
        low, high = row["min"], row["max"]
        step = 1.0 if base == "integer" else max(1e-6, round((abs(low) + abs(high)) * 1e-6, 9))
        middle = (low + high) / 2
        for value in (low, high, round(middle) if base == "integer" else middle, low - step, high + step):
            whole = base == "integer"
            if not whole or value == int(value):
                fits = [one["fraction"] for one in item["answers"] if one["min"] <= value <= one["max"]]
                yield Try([write_number(round(float(value), 9))], max(fits, default=0.0))


def of_words(item: Plain, response: Declared, line: int) -> Iterator[Try]:
    """Each accepted way, and something that nobody accepts. A gap takes an answer or not."""
    yield Try([NONSENSE], 0.0)
    for row in typed_ways(response, line):
        part = row["fraction"] if item["kind"] == "short_answer" else float(row["fraction"] == 1)
        yield from (Try([way.replace("\\*", "*")], part) for way in row["accept"])
