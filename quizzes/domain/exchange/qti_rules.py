"""What the rules of a QTI item score: its response processing, followed step by step for one set of answers.

A value is None (QTI's null) or a list of texts, numbers and truths: a single value is a list of one. What is not
known here raises Unfollowed, so that nobody's rule is taken for another one. Patterns of strangers are not run.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from .markup import Node
from .plain import tidy
from .qti_scoring import MAP, MATCH, figure

Value = list[str | float | bool] | None
NUMBERS = ("integer", "float")
# Templates of the standard, by the last part of their address.
TEMPLATES = {
    "match_correct": MATCH,
    "map_response": MAP,
    "CC2_match": MATCH,
    "CC2_match_basic": MATCH,
    "CC2_map_response": MAP,
}
SCORES = ("SCORE", "score", "Score")
MOST_DEPTH = 50
MOST_FIGURES = 15
MOST_STEPS = 50_000  # of all runs together: well below a second


class Unfollowed(Exception):
    """A rule that is not known here."""


class Over(Exception):
    """The processing is left before its end."""


def template_of(item: Node) -> str:
    """The way of scoring that an item names, or nothing where its rules stand in it. Raises Unfollowed."""
    processing = item.child("responseProcessing")
    if processing is None:
        return MATCH
    if processing.elements:
        return ""
    named = processing.get("template") or processing.get("templateLocation")
    name = named.rpartition("/")[2].removesuffix(".xml")
    if not named or name not in TEMPLATES:
        raise Unfollowed
    return TEMPLATES[name]


def score_of(processing: Node) -> str:
    """The outcome in which the rules count; where none has its usual name, the only one that they set."""
    named = list(dict.fromkeys(one.get("identifier") for one in processing.all("setOutcomeValue")))
    usual = [name for name in SCORES if name in named]
    if not usual and len(named) != 1:
        raise Unfollowed
    return (usual or named)[0]


class Rules:
    """The processing of an item, to be asked what answers earn."""

    def __init__(self, item: Node) -> None:
        self.declarations = {node.get("identifier"): node for node in item.all("responseDeclaration")}
        self.outcomes = {node.get("identifier"): node for node in item.all("outcomeDeclaration")}
        self.maps: dict[str, Mapped] = {}
        self.taken = 0
        self.template = template_of(item)
        processing = item.child("responseProcessing")
        self.steps = processing.elements if processing is not None else []
        self.scored = score_of(processing) if processing is not None and self.steps else ""

    def score(self, answers: Mapping[str, list[str] | None], alone: str) -> float:
        """What the answers earn; by a template only the response `alone` does. Raises Unfollowed."""
        responses = {name: self.read(name, answers.get(name)) for name in self.declarations}
        run = Run(self, responses)
        if self.template:
            return float(run.mapped(alone) if self.by_map(alone) else run.matches(alone))
        with suppress(Over):
            run.steps(self.steps)
        return run.number(run.outcome(self.scored))

    def by_map(self, name: str) -> bool:
        """A template that asks for what is not declared means the other one."""
        node = self.declaration(name)
        has_map, has_key = node.child("mapping") is not None, node.child("correctResponse") is not None
        return has_map and (self.template == MAP or not has_key)

    def read(self, name: str, said: list[str] | None) -> Value:
        """An answer as a value of its declaration; none is null."""
        base = self.declarations[name].get("baseType", "identifier")
        return [cast(base, one) for one in said] if said else None

    def step(self) -> None:
        self.taken += 1
        if self.taken > MOST_STEPS:
            raise Unfollowed

    def map_of(self, name: str) -> "Mapped":
        if name not in self.maps:
            mapping = self.declaration(name).child("mapping")
            if mapping is None:
                raise Unfollowed
            self.maps[name] = Mapped(mapping, self.declaration(name).get("baseType", "identifier"))
        return self.maps[name]

    def correct(self, name: str) -> Value:
        node = self.declaration(name)
        told = node.child("correctResponse")
        return self.read(name, [tidy(one.text) for one in told.all("value")]) if told is not None else None

    def declaration(self, name: str) -> Node:
        if name not in self.declarations:
            raise Unfollowed
        return self.declarations[name]


def cast(base: str, said: str) -> str | float | bool:
    if base in NUMBERS:
        try:
            return float(said)
        except ValueError as error:
            raise Unfollowed from error
    if base == "boolean":
        return said.strip() == "true"
    if base == "pair":
        return " ".join(sorted(said.split()))
    if base == "directedPair":
        return " ".join(said.split())
    if base in ("identifier", "string"):
        return tidy(said)
    raise Unfollowed


class Run:
    """One run of the rules: what the outcomes are so far."""

    def __init__(self, rules: Rules, responses: Mapping[str, Value]) -> None:
        self.rules = rules
        self.responses = responses
        self.touched: dict[str, Value | Unfollowed] = {}
        self.depth = 0

    def steps(self, nodes: list[Node]) -> None:
        for node in nodes:
            self.rules.step()
            match node.tag:
                case "responseCondition":
                    self.condition(node)
                case "setOutcomeValue":
                    self.set(node)
                case "responseProcessingFragment":
                    self.steps(node.elements)
                case "exitResponse":
                    raise Over
                case _:
                    raise Unfollowed

    def condition(self, node: Node) -> None:
        for branch in node.elements:
            inside = branch.elements
            if branch.tag == "responseElse":
                return self.steps(inside)
            if branch.tag not in ("responseIf", "responseElseIf") or not inside:
                raise Unfollowed
            if self.truth(self.value(inside[0])):
                return self.steps(inside[1:])
        return None

    def set(self, node: Node) -> None:
        """A rule for what is shown may be beyond us; one for what is earned may not."""
        name = node.get("identifier")
        try:
            self.touched[name] = self.value(self.only(node))
        except Unfollowed as beyond:
            self.touched[name] = beyond

    def outcome(self, name: str) -> Value:
        if name in self.touched:
            said = self.touched[name]
            if isinstance(said, Unfollowed):
                raise said
            return said
        node = self.rules.outcomes.get(name)
        if node is None and name == self.rules.scored:
            return [0.0]
        if node is None:
            raise Unfollowed
        told = node.child("defaultValue")
        base = node.get("baseType", "identifier")
        if told is None:  # numbers begin at nothing
            return [0.0] if base in NUMBERS else None
        return [cast(base, one.text) for one in told.all("value")] or None

    def only(self, node: Node) -> Node:
        if len(node.elements) != 1:
            raise Unfollowed
        return node.elements[0]

    def value(self, node: Node) -> Value:
        self.rules.step()
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Unfollowed
        try:
            return self.valued(node)
        finally:
            self.depth -= 1

    def valued(self, node: Node) -> Value:
        name = node.get("identifier")
        match node.tag:
            case "variable":
                return self.responses[name] if name in self.responses else self.outcome(name)
            case "correct":
                return self.rules.correct(name)
            case "baseValue":
                return [cast(node.get("baseType", "identifier"), node.text.strip())]
            case "null":
                return None
            case "mapResponse":
                return [self.mapped(name)]
            case "isNull":
                return [not self.value(self.only(node))]
            case "and" | "or" | "not" | "anyN":
                return self.joined(node)
            case "multiple" | "ordered":
                parts = [self.value(one) for one in node.elements]
                return [one for part in parts for one in part or []] or None
        return self.compared(node, [self.value(one) for one in node.elements])

    def joined(self, node: Node) -> Value:
        said = [self.truth(self.value(one)) for one in node.elements]
        match node.tag:
            case "and":
                return [all(said)]
            case "or":
                return [any(said)]
            case "not" if len(said) == 1:
                return [not said[0]]
            case "anyN":
                least, most = (figure(node.get(end, "x"), node.line) for end in ("min", "max"))
                return [least <= sum(said) <= most]
        raise Unfollowed

    def compared(self, node: Node, said: list[Value]) -> Value:
        """Everything that takes values and not where they come from."""
        if node.tag == "containerSize" and len(said) == 1:
            return [float(len(said[0] or []))]
        if not said or any(one is None for one in said):
            return None
        match node.tag, said:
            case "match", [one, other]:
                return [self.alike(node, one, other)]
            case "member", [one, many]:
                return [one is not None and many is not None and one[0] in many]
            case "contains", [many, some]:
                return [many is not None and all(one in many for one in some or [])]
            case "stringMatch", [one, other]:
                return [self.same_words(node, *(str(side[0]) for side in (one, other) if side))]
        return self.counted(node, said)

    def alike(self, node: Node, one: Value, other: Value) -> bool:
        """Ordered where one side is a response that is ordered; else in any order."""
        names = [part.get("identifier") for part in node.elements]
        kinds = [self.rules.declarations[name].get("cardinality") for name in names if name in self.responses]
        if "ordered" in kinds or any(part.tag == "ordered" for part in node.elements):
            return one == other
        return sorted(map(str, one or [])) == sorted(map(str, other or []))

    def same_words(self, node: Node, said: str, wanted: str) -> bool:
        if node.get("substring") == "true":
            raise Unfollowed
        if node.get("caseSensitive", "true") != "true":
            said, wanted = said.casefold(), wanted.casefold()
        return said == wanted

    def counted(self, node: Node, said: list[Value]) -> Value:
        if node.tag in ("sum", "product", "min", "max"):
            flat = [self.plain_number(one) for value in said for one in value or []]
            if not flat:
                return None
            found = {"sum": math.fsum(flat), "product": math.prod(flat), "min": min(flat), "max": max(flat)}
            return [found[node.tag]]
        numbers = [self.number(one) for one in said]
        match node.tag, numbers:
            case ("gt", [a, b]):
                return [a > b]
            case ("gte", [a, b]):
                return [a >= b]
            case ("lt", [a, b]):
                return [a < b]
            case ("lte", [a, b]):
                return [a <= b]
            case ("equal", [a, b]):
                return [self.equal(node, a, b)]
            case ("equalRounded", [a, b]):
                return [self.rounded(node, a) == self.rounded(node, b)]
            case ("subtract", [a, b]):
                return [a - b]
            case ("divide", [a, b]):
                return [a / b] if b else None
            case (("round" | "truncate" | "integerToFloat"), [a]):
                whole = {"round": math.floor(a + 0.5), "truncate": math.trunc(a)}
                return [float(whole.get(node.tag, a))]
        raise Unfollowed

    def equal(self, node: Node, given: float, other: float) -> bool:
        """The second number within the tolerance of the first, or the first of the second where that is the key."""
        mode = node.get("toleranceMode", "exact")
        if mode == "exact":
            return given == other
        reach = [figure(part, node.line) for part in node.get("tolerance").split()]
        if not reach or mode not in ("absolute", "relative"):
            raise Unfollowed
        first = node.elements[0]
        # The standard measures from the first; many write the answer first, and mean the key.
        answered = first.tag == "variable" and first.get("identifier") in self.responses
        middle, value = (other, given) if answered else (given, other)
        below, above = reach[0], reach[-1]
        if mode == "relative":
            below, above = (abs(middle) * part / 100 for part in (below, above))
        low, high = Decimal(str(middle)) - Decimal(str(below)), Decimal(str(middle)) + Decimal(str(above))
        exact = Decimal(str(value))
        from_low = low <= exact if node.get("includeLowerBound", "true") == "true" else low < exact
        to_high = exact <= high if node.get("includeUpperBound", "true") == "true" else exact < high
        return from_low and to_high

    def rounded(self, node: Node, value: float) -> Decimal:
        places = node.get("figures")
        if not places.isdigit() or int(places) > MOST_FIGURES:
            raise Unfollowed
        exact, count = Decimal(str(value)), int(places)
        if node.get("roundingMode", "significantFigures") == "decimalPlaces":
            return (exact.scaleb(count) + Decimal("0.5")).to_integral_value(ROUND_FLOOR)
        if not exact or not count:
            return exact
        return exact.quantize(Decimal(1).scaleb(exact.adjusted() - count + 1), ROUND_HALF_UP)

    def number(self, value: Value) -> float:
        if value is None or len(value) != 1:
            raise Unfollowed
        return self.plain_number(value[0])

    def plain_number(self, one: str | float | bool) -> float:
        if isinstance(one, bool) or not isinstance(one, float | int) or not abs(one) < 1e15:
            raise Unfollowed
        return float(one)

    def truth(self, value: Value) -> bool:
        """What is nothing is not so."""
        if value is None:
            return False
        if len(value) != 1 or not isinstance(value[0], bool):
            raise Unfollowed
        return value[0]

    def matches(self, name: str) -> bool:
        given, wanted = self.responses.get(name), self.rules.correct(name)
        if given is None or wanted is None:
            return False
        if self.rules.declaration(name).get("cardinality") == "ordered":
            return given == wanted
        return sorted(map(str, given)) == sorted(map(str, wanted))

    def mapped(self, name: str) -> float:
        return self.rules.map_of(name).sum_of(self.responses.get(name) or [])


class Mapped:
    """What a map gives for each value, and its bounds; where a value stands twice the first counts."""

    def __init__(self, mapping: Node, base: str) -> None:
        self.rows: dict[str | float | bool, float] = {}
        self.folded: dict[str, float] = {}
        for row in mapping.all("mapEntry"):
            key, earned = cast(base, row.get("mapKey")), figure(row.get("mappedValue") or "0", row.line)
            self.rows.setdefault(key, earned)
            if base == "string" and row.get("caseSensitive") == "false":
                self.folded.setdefault(str(key).casefold(), earned)
        self.usual = figure(mapping.get("defaultValue") or "0", mapping.line)
        low, high = mapping.get("lowerBound"), mapping.get("upperBound")
        self.low = figure(low, mapping.line) if low else -math.inf
        self.high = figure(high, mapping.line) if high else math.inf

    def sum_of(self, given: list[str | float | bool]) -> float:
        """The sum of what each different value earns, within the bounds."""
        total = math.fsum(self.earned(one) for one in dict.fromkeys(given))
        return min(max(total, self.low), self.high)

    def earned(self, one: str | float | bool) -> float:
        return self.rows.get(one, self.folded.get(str(one).casefold(), self.usual))
