"""How a QTI item is scored: its declarations of responses, and the ranges of numbers in its processing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .markup import Node
from .plain import Plain, tidy
from .reading import Malformed

NEARLY_ONE = 0.011  # three thirds are written as 0.33333
MATCH, MAP = "match_correct", "map_response"


@dataclass
class Declared:
    """One response: what is right, and what each value earns."""

    identifier: str
    cardinality: str = "single"
    base: str = "identifier"
    correct: list[str] = field(default_factory=list)
    mapped: dict[str, float] = field(default_factory=dict)
    case_sensitive: bool = False
    usual: float = 0.0
    line: int = 0

    @property
    def has_key(self) -> bool:
        return bool(self.correct) or any(value > 0 for value in self.mapped.values())

    @property
    def earning(self) -> list[str]:
        """What is right, else what the map lets earn, the best first."""
        best = sorted(self.mapped, key=lambda name: -self.mapped[name])
        return self.correct or [name for name in best if self.mapped[name] > 0]

    @property
    def most(self) -> float:
        """The largest single value, and for several the sum of all that earn."""
        earning = [value for value in self.mapped.values() if value > 0]
        if not earning:
            return 1.0
        total = sum(earning) if self.cardinality == "multiple" else max(earning)
        return 1.0 if abs(total - 1) < NEARLY_ONE else total


def declared(item: Node) -> dict[str, Declared]:
    return {one.identifier: one for one in map(declaration, item.all("responseDeclaration"))}


def declaration(node: Node) -> Declared:
    correct = node.child("correctResponse")
    mapping = node.child("mapping")
    found = Declared(
        node.get("identifier"),
        node.get("cardinality", "single"),
        node.get("baseType", "identifier"),
        [tidy(value.text) for value in correct.all("value")] if correct else [],
        line=node.line,
    )
    if mapping:
        found.usual = figure(mapping.get("defaultValue") or "0", mapping.line)
        for entry in mapping.all("mapEntry"):
            found.mapped[tidy(entry.get("mapKey"))] = figure(entry.get("mappedValue") or "0", entry.line)
            found.case_sensitive = found.case_sensitive or entry.get("caseSensitive") == "true"
    return found


def figure(text: str, line: int) -> float:
    try:
        value = float(text.strip().removesuffix("px"))
    except ValueError as error:
        raise Malformed(line, f"“{text[:40]}” is no number") from error
    if not abs(value) < 1e12:
        raise Malformed(line, f"“{text[:40]}” is no number that can be used")
    return value


def points(item: Node) -> int:
    """The most that an item gives, where it says so in a whole number; else one."""
    for outcome in item.all("outcomeDeclaration"):
        named, told = outcome.get("identifier"), outcome.get("normalMaximum")
        value = outcome.first("value")
        if named == "MAXSCORE" and value is not None:
            told = value.text
        if named in ("MAXSCORE", "SCORE") and re.fullmatch(r"\s*0*[1-9]\d?(\.0+)?\s*", told):
            return int(float(told))
    return 1


def way_of_scoring(item: Node) -> str:
    """match_correct, map_response, or nothing where the item has rules of its own."""
    processing = item.child("responseProcessing")
    if processing is None:
        return MATCH
    named = processing.get("template") + processing.get("templateLocation")
    for known in (MAP, MATCH):
        if known in named:
            return known
    if processing.first("mapResponse"):
        return MAP
    compared = processing.first("match")
    return MATCH if compared and compared.first("correct") else ""


def ranges(item: Node, identifier: str) -> list[Plain]:
    """The ranges of numbers that earn something, in the order in which the processing asks for them."""
    processing = item.child("responseProcessing")
    if processing is None:
        return []
    told = declared(item).get(identifier)
    branches = processing.all("responseIf", "responseElseIf")
    return [row for branch in branches for row in range_of(branch, identifier, told)]


def range_of(branch: Node, identifier: str, told: Declared | None) -> Iterator[Plain]:
    earned = score_set(branch)
    bounds = ends(branch, identifier, told)
    if earned is not None and bounds:
        yield {"min": bounds[0], "max": bounds[1], "fraction": earned, "feedback": ""}


def score_set(branch: Node) -> float | None:
    for one in branch.elements:
        value = one.first("baseValue") if one.tag == "setOutcomeValue" else None
        if value is not None and one.get("identifier") == "SCORE":
            return figure(value.text.strip(), value.line)
    return None


def ends(branch: Node, identifier: str, told: Declared | None) -> tuple[float, float] | None:
    """The smallest and the largest number that a branch takes. Whether it means just these, its rules are asked."""
    least, most = None, None
    for one in branch.all("equal", "gte", "lte", "gt", "lt"):
        variable, value = one.first("variable"), one.first("baseValue")
        key = told.correct[0] if told and told.correct and one.first("correct") is not None else None
        if variable is None or variable.get("identifier") != identifier or (value is None and key is None):
            continue
        number = figure(value.text.strip() if value is not None else str(key), one.line)
        if one.tag == "equal":
            return around(one, number)
        if one.tag in ("gte", "gt"):
            least = number
        else:
            most = number
    return (least, most) if least is not None and most is not None else None


def around(node: Node, number: float) -> tuple[float, float]:
    """An equality with its tolerance: none, absolute, or in hundredths of the number."""
    given = [figure(part, node.line) for part in node.get("tolerance").split()] or [0.0]
    middle, below, above = (Decimal(str(one)) for one in (number, given[0], given[-1]))
    match node.get("toleranceMode", "exact"):
        case "absolute":
            return float(middle - below), float(middle + above)
        case "relative":
            reach = abs(middle) / 100
            return float(middle - reach * below), float(middle + reach * above)
    return number, number


def pairs_of(values: Sequence[str], line: int) -> list[tuple[str, str]]:
    """Pairs of identifiers, as "A B"."""
    found = []
    for value in values:
        sides = value.split()
        if len(sides) != 2:
            raise Malformed(line, f"“{value[:40]}” is no pair of identifiers")
        found.append((sides[0], sides[1]))
    return found
