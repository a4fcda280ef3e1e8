"""Items and quizzes for tests: one of each kind in plain data, and strategies that make any."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from quizzes.domain.content import Content, parse_content
from quizzes.domain.items import Item, Kind, parse_item

CURRICULUM = Path(__file__).resolve().parents[1] / "courses" / "curriculum"


def said(text: str) -> dict[str, str]:
    return {"ko": f"{text} 하나", "en": f"{text} one"}


def option(key: str, *, correct: bool = False) -> dict[str, Any]:
    return {"key": key, "text": said(f"text-{key}"), "correct": correct, "feedback": said(f"why-{key}")}


def options(count: int, right: int) -> list[dict[str, Any]]:
    return [option(f"o{number}", correct=number == right) for number in range(count)]


def item_data(kind: str, key: str = "q1", *, parts: int = 4, right: int = 1, **more: Any) -> dict[str, Any]:
    """One item of a kind with `parts` options, steps or pairs; option number `right` fits."""
    data: dict[str, Any] = {
        "key": key,
        "kind": kind,
        "stem": said(f"stem-{key}"),
        "hint": said(f"hint-{key}"),
        **more,
    }
    match Kind(kind):
        case Kind.CHOICE_ONE | Kind.JUDGEMENT:
            data["options"] = options(parts, right)
        case Kind.GAPS_CHOOSE:
            data |= {"text": {"ko": "앞 ▢▢ 뒤", "en": "before ▢ after"}, "cards": options(parts, right)}
        case Kind.TRUE_FALSE:
            feedback = {"true": said("why-true"), "false": said("why-false")}
            data |= {"answer": bool(right), "feedback": feedback}
        case Kind.ORDER:
            data["steps"] = [{"key": f"s{n}", "text": said(f"step-{n}")} for n in range(parts)]
            when = [{"first": f"s{parts - 1}", "say": said("why-when")}]
            data["feedback"] = {name: said(f"why-{name}") for name in ("right", "first", "other")} | {
                "when": when
            }
        case Kind.MATCH:
            data["pairs"] = [
                {
                    "key": f"p{n}",
                    "left": said(f"left-{n}"),
                    "right": said(f"right-{n}"),
                    "feedback": said(f"why-p{n}"),
                }
                for n in range(parts)
            ]
            data["wrong"] = said("why-wrong")
    return data


def item_of(kind: str, **more: Any) -> Item:
    return parse_item(item_data(kind, **more))


def quiz_data(
    code: str = "E3-99", *, items: list[dict[str, Any]] | None = None, **more: Any
) -> dict[str, Any]:
    """A quiz with one item of each kind, unless told otherwise."""
    every = [item_data(kind.value, f"q{number}") for number, kind in enumerate(Kind, start=1)]
    return {"unit": code, "title": said("title"), "items": items or every, **more}


def two_forms(code: str = "E3-98") -> dict[str, Any]:
    first = [item_data(kind.value, f"q{number}") for number, kind in enumerate(Kind, start=1)]
    second = [item_data(kind.value, f"r{number}", form="b") for number, kind in enumerate(Kind, start=1)]
    return quiz_data(code, items=[*first, *second], **{"pass": {"right": 4, "say": said("passed")}})


def curriculum_files() -> list[Path]:
    return sorted(CURRICULUM.glob("*/quiz.yaml"))


def curriculum() -> list[Content]:
    return [parse_content(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in curriculum_files()]


@st.composite
def any_item(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from([kind.value for kind in Kind]))
    parts = draw(st.integers(2, 6))
    return item_of(kind, parts=parts, right=draw(st.integers(0, parts - 1)))


# Whatever a browser, a script or an older page might send.
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=6),
    max_leaves=12,
)


@st.composite
def answer_to(draw: st.DrawFn, item: Item) -> Any:
    """A whole answer in stable keys, right or not."""
    from quizzes.domain.items import Match, Order
    from quizzes.domain.showing import shown_keys

    keys = list(shown_keys(item, "seed"))
    match item:
        case Order():
            return draw(st.permutations(keys))
        case Match():
            return {pair.key: draw(st.sampled_from(keys)) for pair in item.pairs}
    return draw(st.sampled_from(keys))
