"""Items and quizzes for tests: one of each kind in plain data, and strategies that make any."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from quizzes.domain.content import Content, parse_content
from quizzes.domain.exchange.plain import tidy
from quizzes.domain.figures import write_number
from quizzes.domain.grading import full_answer
from quizzes.domain.items import (
    ChoiceMany,
    Gaps,
    Item,
    Kind,
    LongAnswer,
    MarkWords,
    Numeric,
    Order,
    Places,
    Reading,
    Scale,
    Scenario,
    ShortAnswer,
    parse_item,
)
from quizzes.domain.kinds.branching import shortest
from quizzes.domain.showing import shown_keys
from quizzes.domain.spelling import tidy_typed

# What the curriculum asks; the other kinds stand in quizzes of their own (`every_kind`).
EVERYDAY = (
    Kind.CHOICE_ONE,
    Kind.JUDGEMENT,
    Kind.TRUE_FALSE,
    Kind.ORDER,
    Kind.MATCH,
    Kind.GAPS_CHOOSE,
)
ASKED = tuple(kind for kind in Kind if kind.is_asked)
# What QTI can ask and we cannot: it is kept as it came.
UNASKABLE = (
    '<assessmentItem identifier="q19" title="q19"><itemBody><p>stem-q19</p>'
    '<drawingInteraction responseIdentifier="R"/></itemBody></assessmentItem>'
)
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
    return {**data, **own_data(Kind(kind), parts, right)}


def own_data(kind: Kind, parts: int, right: int) -> dict[str, Any]:
    """What an item of this kind has beside what all have."""
    match kind:
        case Kind.CHOICE_ONE | Kind.JUDGEMENT:
            return {"options": options(parts, right)}
        case Kind.GAPS_CHOOSE:
            return {"text": {"ko": "앞 ▢▢ 뒤", "en": "before ▢ after"}, "cards": options(parts, right)}
        case Kind.TRUE_FALSE:
            feedback = {"true": said("why-true"), "false": said("why-false")}
            return {"answer": bool(right), "feedback": feedback}
        case Kind.ORDER:
            when = [{"first": f"s{parts - 1}", "say": said("why-when")}]
            feedback = {name: said(f"why-{name}") for name in ("right", "first", "other")} | {"when": when}
            return {"steps": steps("s", "step", parts), "feedback": feedback}
        case Kind.MATCH:
            return {"pairs": pairs(parts), "wrong": said("why-wrong")}
        case Kind.CHOICE_MANY:
            chosen = [option(f"o{n}", correct=n in (right, right - 1)) for n in range(parts)]
            return {"options": chosen}
        case Kind.SORT:
            boxes = steps("b", "box", 3)
            cards = [
                {**card, "box": f"b{n % 3}", "feedback": said(f"why-c{n}")}
                for n, card in enumerate(steps("c", "card", parts))
            ]
            return {"boxes": boxes, "cards": cards, "wrong": said("why-wrong")}
        case Kind.MARK_WORDS:
            return marked_words(parts, right)
        case Kind.HOTSPOT_CHOICE:
            spots = [{**o, "x": 10.0 * n, "y": 20.0} for n, o in enumerate(options(parts, right), start=1)]
            return {"picture": "cover-e3-2", "alt": said("alt"), "options": spots}
        case Kind.HOTSPOTS:
            spots = [
                {**spot, "feedback": said(f"read-{n}"), "x": 5.0, "y": 7.5}
                for n, spot in enumerate(steps("h", "spot", parts))
            ]
            return {"picture": "cover-e3-2", "alt": said("alt"), "spots": spots}
        case Kind.SCENARIO:
            return {"nodes": scenes(parts, right)}
        case Kind.SCALE:
            return {"scale": steps("p", "point", parts)}
        case Kind.GAPS | Kind.NUMERIC | Kind.SHORT_ANSWER | Kind.LONG_ANSWER:
            return typed_data(kind, parts)
        case Kind.UNKNOWN:
            return {"raw": UNASKABLE, "source": "qti"}
    return {}


def steps(letter: str, name: str, count: int) -> list[dict[str, Any]]:
    return [{"key": f"{letter}{n}", "text": said(f"{name}-{n}")} for n in range(count)]


def pairs(count: int) -> list[dict[str, Any]]:
    return [
        {
            "key": f"p{n}",
            "left": said(f"left-{n}"),
            "right": said(f"right-{n}"),
            "feedback": said(f"why-p{n}"),
        }
        for n in range(count)
    ]


def marked_words(count: int, right: int) -> dict[str, Any]:
    """Tokens t0, t1 …; Korean says them in another order than English."""
    keys = [f"t{n}" for n in range(count)]
    text = {
        "ko": " 그리고 ".join(f"{{{key}|낱말-{key}}}" for key in reversed(keys)),
        "en": " and ".join(f"{{{key}|word-{key}}}" for key in keys),
    }
    tokens = [
        {"key": key, "correct": n == right, "feedback": said(f"why-{key}")} for n, key in enumerate(keys)
    ]
    return {"text": text, "tokens": tokens}


def scenes(count: int, right: int) -> list[dict[str, Any]]:
    """A beginning with a loop, a fork of `count` ways, and as many ends; the end number `right` has the full score."""
    ways = [{"key": f"w{n}", "text": said(f"way-{n}"), "to": f"end{n}"} for n in range(count)]
    fork = {
        "key": "fork",
        "text": said("scene-fork"),
        "choices": [*ways, {"key": "back", "text": said("way-back"), "to": "start"}],
    }
    start = {
        "key": "start",
        "text": said("scene-start"),
        "choices": [{"key": "go", "text": said("way-go"), "to": "fork", "feedback": said("then-go")}],
    }
    ends = [
        {"key": f"end{n}", "text": said(f"scene-end{n}"), "score": float(n == right)} for n in range(count)
    ]
    return [start, fork, *ends]


def typed_data(kind: Kind, parts: int) -> dict[str, Any]:
    """What adults answer by typing."""
    wrong = {"wrong": said("why-wrong")}
    match kind:
        case Kind.GAPS:
            marks = {
                "ko": " ".join(f"말 ▢{{g{n}}}" for n in reversed(range(parts))),
                "en": " ".join(f"word ▢{{g{n}}}" for n in range(parts)),
            }
            gaps = [
                {
                    "key": f"g{n}",
                    "accept": {"ko": [f"동의하다{n}"], "en": [f"consent{n}", f"yes{n}"]},
                    "feedback": said(f"why-g{n}"),
                }
                for n in range(parts)
            ]
            return {"text": marks, "gaps": gaps, **wrong}
        case Kind.NUMERIC:
            ranges = [
                {
                    "key": f"n{n}",
                    "min": 10.0 * n,
                    "max": 10.0 * n + 2.5,
                    "fraction": 1.0 if n == 1 else 0.5,
                    "feedback": said(f"why-n{n}"),
                }
                for n in range(parts)
            ]
            return {"answers": ranges, **wrong}
        case Kind.SHORT_ANSWER:
            answers = [
                {
                    "key": f"a{n}",
                    "accept": {"ko": [f"답{n}"], "en": [f"answer{n}"]},
                    "fraction": 1.0 if n == 1 else 0.5,
                    "feedback": said(f"why-a{n}"),
                }
                for n in range(parts)
            ]
            return {"answers": answers, **wrong}
    return {"keywords": {"ko": ["동의"], "en": ["consent"]}, "sample": said("sample")}


def bank_data(key: str = "q1", gaps: int = 3, **more: Any) -> dict[str, Any]:
    """Several gaps with a bank that has one card too many; English puts the gaps in another order."""
    keys = [f"g{n}" for n in range(gaps)]
    return {
        "key": key,
        "kind": "gaps_choose",
        "stem": said(f"stem-{key}"),
        "hint": said(f"hint-{key}"),
        "text": {
            "ko": " ".join(f"말 ▢{{{name}}}" for name in keys),
            "en": " ".join(f"word ▢{{{name}}}" for name in reversed(keys)),
        },
        "cards": steps("c", "card", gaps + 1),
        "gaps": [
            {"key": name, "card": f"c{n}", "feedback": said(f"why-{name}")} for n, name in enumerate(keys)
        ],
        "wrong": said("why-wrong"),
        **more,
    }


def item_of(kind: str, **more: Any) -> Item:
    return parse_item(item_data(kind, **more))


def answer_of(item: Item) -> Any:
    """The full answer, or some whole answer where nothing is marked."""
    match item:
        case Scale():
            key = item.points_of_scale[0].key
            return {"own": key, "others": key} if item.pair else key
        case LongAnswer():
            return "words"
        case Reading():
            return "read"
    return full_answer(item)


def fields_of(item: Item, shown: Any) -> dict[str, str]:
    """What a form sends for an answer in the numbers of the page."""
    match item:
        case ChoiceMany() | MarkWords():
            return {f"answer-{number}": number for number in shown}
        case Scenario():
            return {"path": ".".join(shown[:-1]), "answer": shown[-1]}
    if isinstance(shown, list):
        return {f"answer-{at}": number for at, number in enumerate(shown, start=1)}
    return {"answer": shown}


def quiz_data(
    code: str = "E3-99", *, items: list[dict[str, Any]] | None = None, **more: Any
) -> dict[str, Any]:
    """A quiz with one item of each everyday kind, unless told otherwise."""
    every = [item_data(kind.value, f"q{number}") for number, kind in enumerate(EVERYDAY, start=1)]
    return {"unit": code, "title": said("title"), "items": items or every, **more}


def every_kind(code: str = "P-97", **more: Any) -> dict[str, Any]:
    """A quiz for adults with one item of every kind there is."""
    every = [item_data(kind.value, f"q{number}") for number, kind in enumerate(Kind, start=1)]
    return quiz_data(code, items=every, **more)


def two_forms(code: str = "E3-98") -> dict[str, Any]:
    first = [item_data(kind.value, f"q{number}") for number, kind in enumerate(EVERYDAY, start=1)]
    second = [item_data(kind.value, f"r{number}", form="b") for number, kind in enumerate(EVERYDAY, start=1)]
    return quiz_data(code, items=[*first, *second], **{"pass": {"right": 4, "say": said("passed")}})


gone = object()


def changed(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A deep copy with one field changed, or taken out where the value is `gone`."""
    copy: Any = {**data} if isinstance(data, dict) else [*data]
    head, _, rest = path.partition(".")
    at: Any = int(head) if isinstance(copy, list) else head
    if rest:
        copy[at] = changed(copy[at], rest, value)
    elif value is gone:
        del copy[at]
    else:
        copy[at] = value
    return copy


def every_path(data: Any, before: str = "") -> set[str]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = set()
    for name, value in pairs:
        found |= {f"{before}{name}"} | every_path(value, f"{before}{name}.")
    return found


def curriculum_files() -> list[Path]:
    return sorted(CURRICULUM.glob("*/quiz.yaml"))


def curriculum() -> list[Content]:
    return [parse_content(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in curriculum_files()]


@st.composite
def any_item(draw: st.DrawFn, kinds: tuple[Kind, ...] = ASKED) -> Item:
    kind = draw(st.sampled_from([kind.value for kind in kinds]))
    parts = draw(st.integers(2, 6))
    if kind == Kind.GAPS_CHOOSE and draw(st.booleans()) and kinds is not EVERYDAY:
        return parse_item(bank_data(gaps=parts))
    pair = {"pair": draw(st.booleans())} if kind == Kind.SCALE else {}
    return item_of(kind, parts=parts, right=draw(st.integers(0, parts - 1)), **pair)


def marked_item() -> st.SearchStrategy[Item]:
    """An item in which something is right."""
    return any_item(tuple(kind for kind in ASKED if kind.is_marked))


# Whatever a browser, a script or an older page might send.
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=6),
    max_leaves=12,
)


typed_words = st.text(min_size=1, max_size=12).filter(lambda text: tidy_typed(text) == text)


@st.composite
def answer_to(draw: st.DrawFn, item: Item) -> Any:
    """A whole answer in stable keys, right or not."""
    keys = list(shown_keys(item, "seed"))
    match item:
        case Order():
            return draw(st.permutations(keys))
        case Places():
            return {place.key: draw(st.sampled_from(keys)) for place in item.places}
        case ChoiceMany() | MarkWords():
            chosen = draw(st.sets(st.sampled_from(keys), min_size=1))
            return [key for key in keys if key in chosen]
        case Scale(pair=True):
            return {"own": draw(st.sampled_from(keys)), "others": draw(st.sampled_from(keys))}
        case Gaps():
            right = full_answer(item)
            return {key: draw(typed_words | st.just(word)) for key, word in right.items()}
        case Numeric():
            return write_number(draw(st.integers(-999, 999)) / 4)
        case ShortAnswer() | LongAnswer():
            return draw(typed_words | st.just(full_answer(item) or "words"))
        case Scenario():
            return draw(a_way_through(item))
        case Reading():
            return "read"
    return draw(st.sampled_from(keys))


@st.composite
def a_way_through(draw: st.DrawFn, item: Scenario) -> list[str]:
    """Some choices, then the shortest way to some end."""
    path: list[str] = []
    for _ in range(draw(st.integers(0, 6))):
        ways = item.follow(path)[-1].ways
        path += [draw(st.sampled_from([way.key for way in ways]))] if ways else []
    here = item.follow(path)[-1].key
    return [*path, *shortest(item, here, [scene.key for scene in item.scenes if scene.is_end])]


# Everything that some format takes for a mark of its own, beside plain words in two scripts.
PIECES = (
    *(
        "동의",
        "사진",
        "ask first",
        "a",
        "🙂",
        "“따옴표”",
        "…",
        "\u200b",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "T",
        "TRUE",
        "1.",
    ),
    *(
        "=",
        "~",
        "#",
        "####",
        "{",
        "}",
        ":",
        "::",
        "\\",
        "\\n",
        "%50%",
        "->",
        "//",
        "[html]",
        "$CATEGORY: x",
        "____",
        "*",
    ),
    *(
        "<b>",
        "</p>",
        "&amp;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "]]>",
        "|",
        ";",
        ",",
        "'=1+1",
        "=SUM(A1)",
        "@x",
        "-5",
        "+",
    ),
)
pieces = st.sampled_from(PIECES)


@st.composite
def wild_text(draw: st.DrawFn) -> str:
    """Words as an author might paste them, tidied as every format carries them."""
    return tidy(draw(st.lists(pieces, min_size=1, max_size=6).map(" ".join))) or "x"


@st.composite
def wild_item(draw: st.DrawFn, kinds: tuple[Kind, ...] = ASKED) -> Item:
    """An item of any kind whose every text is wild; texts that stand in one item differ from each other."""
    kind = draw(st.sampled_from(kinds))
    parts = draw(st.integers(2, 4))
    data = item_data(kind.value, parts=parts, right=draw(st.integers(0, parts - 1)), after=said("after"))
    if kind is Kind.GAPS_CHOOSE and draw(st.booleans()):
        data = bank_data(gaps=parts)
    return parse_item(dressed(draw, data, iter(range(1, 1000))))


def dressed(draw: st.DrawFn, data: Any, count: Iterator[int], name: str = "") -> Any:
    """The data with wild texts in place of its own; marks of gaps and tokens stay."""
    if isinstance(data, list):
        return [dressed(draw, row, count, name) for row in data]
    if not isinstance(data, dict):
        return data
    if name in ("accept", "keywords"):
        return {language: [wilder(draw, count, plain=True) for _ in ways] for language, ways in data.items()}
    if set(data) == {"ko", "en"} and name == "text" and ("▢" in data["ko"] or "{" in data["ko"]):
        return data
    if set(data) == {"ko", "en"}:
        return {language: wilder(draw, count) for language in data}
    return {key: dressed(draw, value, count, key) for key, value in data.items()}


def wilder(draw: st.DrawFn, count: Iterator[int], *, plain: bool = False) -> str:
    """A wild text that no other one equals; what is typed has one line and no asterisk."""
    text = f"{draw(wild_text())} {next(count)}"
    return " ".join(text.replace("*", "x").replace("\u200b", "").split()) if plain else text
