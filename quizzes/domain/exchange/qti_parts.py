"""Pieces of QTI as text: elements, paragraphs, declarations of responses, and the processing of answers."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from quizzes.domain.figures import write_number

SCORE = "SCORE"
FEEDBACK = "FEEDBACK"


def element(tag: str, inside: str = "", **attributes: str) -> str:
    """An element; attributes ending in _ are words that Python keeps for itself."""
    named = "".join(f' {name.rstrip("_")}="{quoted(value)}"' for name, value in attributes.items())
    return f"<{tag}{named}>{inside}</{tag}>" if inside else f"<{tag}{named}/>"


def quoted(text: str) -> str:
    return escape(text, quote=True).replace("\n", " ")


def paragraphs(text: str) -> str:
    """A text as paragraphs, its lines with breaks."""
    return "".join(f"<p>{lines(part)}</p>" for part in text.split("\n\n") if part)


def lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def inside(text: str) -> str:
    """A text inside a choice: as it is where it is one paragraph."""
    return paragraphs(text) if "\n\n" in text else lines(text)


def told(identifier: str, text: str) -> str:
    """What is said to whoever chooses this."""
    if not text:
        return ""
    attributes = {"outcomeIdentifier": FEEDBACK, "identifier": identifier, "showHide": "show"}
    if "\n\n" in text:
        return element("feedbackBlock", paragraphs(text), **attributes)
    return element("feedbackInline", lines(text), **attributes)


def declare(
    name: str,
    correct: Sequence[str] = (),
    *,
    cardinality: str = "single",
    base: str = "identifier",
    mapped: Mapping[str, float] | None = None,
    sensitive: bool | None = None,
) -> str:
    """A response with what is right and what each value earns."""
    values = "".join(element("value", escape(value, quote=False)) for value in correct)
    right = element("correctResponse", values) if values else ""
    entries = "".join(entry(key, value, sensitive) for key, value in (mapped or {}).items())
    bounds = {"lowerBound": "0", "upperBound": "1", "defaultValue": "0"}
    earned = element("mapping", entries, **bounds) if entries else ""
    return element(
        "responseDeclaration", right + earned, identifier=name, cardinality=cardinality, baseType=base
    )


def entry(key: str, value: float, sensitive: bool | None) -> str:
    case = {} if sensitive is None else {"caseSensitive": "true" if sensitive else "false"}
    return element("mapEntry", mapKey=key, mappedValue=write_number(value), **case)


def outcomes(points: int) -> str:
    """The outcomes of every item of ours; the most that it can earn is 1, its weight is the test's."""
    zero = element("defaultValue", element("value", "0"))
    most = element("defaultValue", element("value", str(points)))
    return "".join(
        [
            element("outcomeDeclaration", zero, identifier=SCORE, cardinality="single", baseType="float"),
            element(
                "outcomeDeclaration", most, identifier="MAXSCORE", cardinality="single", baseType="float"
            ),
            element("outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier"),
        ]
    )


def base_value(value: str, kind: str = "float") -> str:
    return element("baseValue", value, baseType=kind)


def variable(name: str) -> str:
    return element("variable", identifier=name)


def set_to(name: str, value: str) -> str:
    return element("setOutcomeValue", value, identifier=name)


def processing(score: str, names: Sequence[str], response: str = "") -> str:
    """Score first, then which feedback is shown: what was chosen, what is said to all, and what to some."""
    common = variable(response) if response else ""
    usual = "".join(base_value(name, "identifier") for name in names if name == "general")
    fits = "".join(base_value(name, "identifier") for name in names if name == "right")
    misses = "".join(base_value(name, "identifier") for name in names if name == "wrong")
    shown = ""
    if common or usual or fits or misses:
        full = element("gte", variable(SCORE) + base_value("1"))
        first = set_to(FEEDBACK, collected(common + usual + fits))
        second = set_to(FEEDBACK, collected(common + usual + misses))
        shown = element(
            "responseCondition", element("responseIf", full + first) + element("responseElse", second)
        )
    return element("responseProcessing", score + shown)


def collected(values: str) -> str:
    return element("multiple", values) if values else element("null")


def by_match(names: Iterable[str]) -> str:
    """The whole point where every response is the right one."""
    matches = "".join(
        element("match", variable(name) + element("correct", identifier=name)) for name in names
    )
    condition = matches if matches.count("<match>") == 1 else element("and", matches)
    return element("responseCondition", element("responseIf", condition + set_to(SCORE, base_value("1"))))


def by_map(names: Sequence[str]) -> str:
    """The sum of what the responses earn, in parts of their number."""
    earned = "".join(element("mapResponse", identifier=name) for name in names)
    if len(names) == 1:
        return set_to(SCORE, earned)
    return set_to(SCORE, element("divide", element("sum", earned) + base_value(str(len(names)))))


def by_ranges(name: str, ranges: Sequence[tuple[float, float, float]]) -> str:
    """What each range of numbers earns: the first that holds the number."""
    branches = []
    for at, (least, most, earned) in enumerate(ranges):
        low = element("gte", variable(name) + base_value(write_number(least)))
        high = element("lte", variable(name) + base_value(write_number(most)))
        value = set_to(SCORE, base_value(write_number(earned)))
        branches.append(element("responseElseIf" if at else "responseIf", element("and", low + high) + value))
    return element("responseCondition", "".join(branches))
