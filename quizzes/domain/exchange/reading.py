"""What comes of reading a file: questions in the plain vocabulary and warnings, or the line and reason why not."""

from dataclasses import dataclass, field

from quizzes.domain.fields import Fault, Needs
from quizzes.domain.items import Item, parse_item
from quizzes.domain.kinds.opinions import LONGEST_RAW

from .making import item_of, keys_of
from .plain import Plain, plain

MOST_ITEMS = 2000
MISSING = "text is missing"
ONE_CHOSEN = ("choice_one", "judgement", "hotspot_choice")
CHOSEN = (*ONE_CHOSEN, "choice_many")
SAID = ("right", "wrong", "first", "other", "general")
SHARED = ("id", "stem", "about", "category", "outcome", "level", "form", "screen", "critical", "points")


class Malformed(ValueError):
    """A file that cannot be read: nothing of it is taken over. `line` counts from 1; 0 where there is none."""

    def __init__(self, line: int, reason: str, unit: str = "line") -> None:
        super().__init__(f"{unit} {line}: {reason}" if line else reason)
        self.line = line
        self.reason = reason
        self.unit = unit


class Beyond(ValueError):
    """Well written, and no question of ours: it is kept as it came. Says why."""


@dataclass
class Found:
    """Questions as they were found, each with the line where it begins, and what was lost on the way."""

    items: list[Plain] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unit: str = "line"

    def add(self, item: Plain, line: int) -> None:
        self.items.append(item)
        self.lines.append(line)
        if len(self.items) > MOST_ITEMS:
            raise Malformed(line, f"there are more than {MOST_ITEMS} questions", self.unit)

    def warn(self, line: int, said: str) -> None:
        self.warnings.append(f"{self.unit} {line}: {said}" if line else said)


@dataclass(frozen=True)
class Read:
    """Questions that are sound items of ours, in the vocabulary and as items."""

    items: tuple[Plain, ...]
    ours: tuple[Item, ...]
    warnings: tuple[str, ...]


def sound(found: Found, language: str) -> Read:
    """Make items of what was found; raises Malformed at the first question that cannot be one.

    The vocabulary is said anew from the items, so that what is told is what is kept.
    """
    if not found.items:
        raise Malformed(0, "there is no question in this file")
    needs = Needs((language,), feedback=False)
    ours = []
    for told, key, line in zip(found.items, keys_of(found.items), found.lines, strict=True):
        said = beside_options(told)
        try:
            refuse_two_minds(said, line, found.unit)
            ours.append(made(said, language, key, line, found.unit, needs))
        except Malformed as wrong:
            kept = as_came(said, wrong.reason)
            if kept is None:
                raise
            found.warn(line, f"{wrong.reason}; it is kept as it came and not asked")
            ours.append(made(kept, language, key, line, found.unit, needs))
    items = tuple(plain(item, language) for item in ours)
    for told, item, line in zip(found.items, items, found.lines, strict=True):
        for name, text in unsaid(told, item):
            found.warn(line, f"what is said as “{name}” stays behind: {text[:80]}")
    return Read(items, tuple(ours), tuple(found.warnings))


def refuse_two_minds(said: Plain, line: int, unit: str) -> None:
    """Options with the same words, of which one is right and another is not: nobody could know which is meant."""
    options = said.get("options") if said.get("kind") in CHOSEN else None
    if not isinstance(options, list) or not all(isinstance(row, dict) for row in options):
        return
    right = {row.get("text") for row in options if row.get("correct")}
    for row in options:
        if row.get("text") and not row.get("correct") and row["text"] in right:
            raise Malformed(line, f"“{str(row['text'])[:60]}” stands as right and as wrong", unit)


def beside_options(said: Plain) -> Plain:
    """Where one is chosen, what is said to whoever missed it, or did not, is said beside the options."""
    told = said.get("feedback") or {}
    if said.get("kind") not in ONE_CHOSEN or not (told.get("right") or told.get("wrong")):
        return said
    options = [{**row, "chosen": both(row, told)} for row in said["options"]]
    return {**said, "options": options, "feedback": {**told, "right": "", "wrong": ""}}


def both(row: Plain, told: Plain) -> str:
    more = told.get("right" if row["correct"] else "wrong")
    return "\n".join(part for part in (row.get("chosen"), more) if part)


def unsaid(told: Plain, item: Plain) -> list[tuple[str, str]]:
    """What was said in a file and has no place in an item of its kind."""
    said = beside_options(told).get("feedback") or {}
    kept = item["feedback"]
    if item["kind"] == "unknown":
        return []  # it stands in what is kept as it came
    return [(name, said[name]) for name in SAID if said.get(name) and not kept.get(name)]


def as_came(said: Plain, why: str) -> Plain | None:
    """A question that was written well and is more than ours can be; None where something in it is missing.

    `as_came` holds (format, text of the question): a reader gives it for what it can hand out again.
    """
    if "as_came" not in said or why.endswith(MISSING):
        return None
    return kept_as_came(said, *said["as_came"])


def kept_as_came(said: Plain, source: str, raw: str) -> Plain:
    """The question as what we did not understand, with what every question has; its end is cut off where it is long."""
    shared = {name: said[name] for name in SHARED if name in said}
    return {
        **shared,
        "kind": "unknown",
        "raw": raw[:LONGEST_RAW],
        "source": source,
        "media": [],
        "feedback": {},
    }


def made(said: Plain, language: str, key: str, line: int, unit: str, needs: Needs) -> Item:
    """One question as an item of ours; raises Malformed with its line where it cannot be one."""
    try:
        return parse_item(item_of(said, language, key), needs=needs)
    except Fault as fault:
        raise Malformed(line, explained(fault), unit) from fault
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        # Formats that keep what is ours beside a question may have been changed by hand.
        raise Malformed(line, "parts of this question do not fit together", unit) from error


def explained(fault: Fault) -> str:
    return f"{fault.where}: {fault}" if fault.where else str(fault)
