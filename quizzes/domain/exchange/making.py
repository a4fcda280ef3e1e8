"""Make an item of ours of a question in the plain vocabulary; what is impossible is a Fault of `parse_item`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .plain import GAP, Plain, even_fractions

BRACED = re.compile(r"\{([^{}]+)\}")
OWN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
COMMON = ("outcome", "level", "points", "category", "critical", "form", "screen")


def item_of(said: Mapping[str, Any], language: str, key: str) -> Plain:
    """The data of an item, as `parse_item` reads it, with all its texts in one language."""
    write = Writing(language)
    data = {
        "key": key,
        "kind": said["kind"],
        # A question without words of its own is asked by its title; a text with gaps asks by itself.
        "stem": write(said.get("stem") or ("" if "lines" in said else said.get("about"))),
        "hint": write(said.get("hint")),
        "about": write(said.get("about")),
        "after": write(feedback(said, "general")),
        **{name: said[name] for name in COMMON if said.get(name)},
        "media": [{"src": one["src"], "alt": write(one.get("alt"))} for one in said.get("media") or ()],
        **own(said, write),
    }
    return {name: value for name, value in data.items() if value not in (None, "", {}, [])}


def keys_of(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """A key for each item: its own where it has a sound one that stands once, else the next free number."""
    taken: set[str] = set()
    keys = []
    wanted = {str(item.get("id", "")) for item in items}
    for item in items:
        own_key = str(item.get("id", ""))
        if not OWN_KEY.fullmatch(own_key) or own_key in taken:
            own_key = next(name for name in numbered("q") if name not in taken and name not in wanted)
        taken.add(own_key)
        keys.append(own_key)
    return keys


def numbered(prefix: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{prefix}{number}"


class Writing:
    """Texts of one language as the content of a quiz holds them."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: Any) -> dict[str, str]:
        return {self.language: str(text)} if text else {}

    def ways(self, ways: Sequence[str] | None) -> dict[str, list[str]]:
        return {self.language: list(ways)} if ways else {}


def feedback(said: Mapping[str, Any], name: str) -> Any:
    return (said.get("feedback") or {}).get(name)


def own(said: Mapping[str, Any], write: Writing) -> Plain:
    """What a question has beside what all have."""
    wrong = {"wrong": write(feedback(said, "wrong"))}
    match said["kind"]:
        case "choice_one" | "judgement" | "choice_many" | "hotspot_choice":
            return choice(said, write)
        case "true_false":
            return true_false(said, write)
        case "order":
            return order(said, write)
        case "match":
            return {
                "pairs": pairs(said, write),
                "distractors": steps(said, "distractors", "d", write),
                **wrong,
            }
        case "sort":
            return {**sort(said, write), **wrong}
        case "gaps_choose":
            return gaps_choose(said, write)
        case "gaps":
            return {"text": gapped(said, write), "gaps": typed_gaps(said, write), **tolerance(said), **wrong}
        case "mark_words":
            return words(said, write)
    return more(said, write, wrong)


def more(said: Mapping[str, Any], write: Writing, wrong: Plain) -> Plain:
    match said["kind"]:
        case "numeric":
            answers = [
                {
                    "key": f"a{n}",
                    **{k: row[k] for k in ("min", "max", "fraction")},
                    "feedback": write(row.get("feedback")),
                }
                for n, row in enumerate(said["answers"], start=1)
            ]
            return {"answers": answers, **wrong}
        case "short_answer":
            return {"answers": accepted(said, write), **tolerance(said), **wrong}
        case "long_answer":
            return {"keywords": write.ways(said.get("keywords")), "sample": write(said.get("sample"))}
        case "scale":
            texts = {name: write(said.get(name)) for name in ("own", "others", "source")}
            return {"scale": steps(said, "scale", "p", write), "pair": bool(said.get("pair")), **texts}
        case "scenario":
            return {"nodes": nodes(said, write), "source": write(said.get("source"))}
        case "hotspots":
            spots = [
                {
                    "key": f"s{n}",
                    "text": write(row["text"]),
                    "feedback": write(row.get("feedback")),
                    **place(row),
                }
                for n, row in enumerate(said["spots"], start=1)
            ]
            return {"picture": said["picture"], "alt": write(said.get("alt")), "spots": spots}
        case "unknown":
            return {"raw": said["raw"], "source": said["source"]}
    return {}


def choice(said: Mapping[str, Any], write: Writing) -> Plain:
    kind = said["kind"]
    rows = said["options"]
    weighted = kind == "choice_many" and not said.get("whole") and not is_even(rows)
    options = [option(row, n, kind, weighted, write) for n, row in enumerate(rows, start=1)]
    extra: Plain = {}
    if kind == "judgement":
        extra = {"source": write(said.get("source"))}
    if kind == "choice_many":
        extra = {"whole": bool(said.get("whole"))}
    if kind == "hotspot_choice":
        extra = {"picture": said["picture"], "alt": write(said.get("alt"))}
    return {"options": options, **extra}


def is_even(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether fractions say no more than right minus wrong does, or nothing at all."""
    correct = [bool(row["correct"]) for row in rows]
    told = [row.get("fraction") for row in rows]
    if all(part is None for part in told) or not any(correct):
        return True
    return all(
        abs((part or 0) - even) < 0.001 for part, even in zip(told, even_fractions(correct), strict=True)
    )


def option(row: Mapping[str, Any], number: int, kind: str, weighted: bool, write: Writing) -> Plain:
    data = {
        "key": f"o{number}",
        "text": write(row["text"]),
        "correct": bool(row["correct"]),
        "feedback": write(row.get("chosen")),
        "tip": write(row.get("tip")),
        "not_chosen": write(row.get("not_chosen")),
        "marker": row.get("marker", ""),
    }
    part = row.get("fraction") or 0
    if row.get("experts") is not None and kind == "judgement":
        data |= {"experts": row["experts"]}
    elif weighted or (kind in ("choice_one", "judgement") and not row["correct"]):
        data |= {"fraction": part}
    return {**data, **(place(row) if kind == "hotspot_choice" else {})}


def place(row: Mapping[str, Any]) -> Plain:
    return {"x": row.get("x", 0.0), "y": row.get("y", 0.0)}


def true_false(said: Mapping[str, Any], write: Writing) -> Plain:
    right, wrong = write(feedback(said, "right")), write(feedback(said, "wrong"))
    told = {"true": right, "false": wrong} if said["key"] else {"true": wrong, "false": right}
    return {"answer": bool(said["key"]), "feedback": told if right or wrong else {}}


def steps(said: Mapping[str, Any], name: str, letter: str, write: Writing) -> list[Plain]:
    return [
        {"key": f"{letter}{n}", "text": write(text)} for n, text in enumerate(said.get(name) or (), start=1)
    ]


def order(said: Mapping[str, Any], write: Writing) -> Plain:
    texts = said["right_order"]
    told: Plain = {name: write(feedback(said, name)) for name in ("right", "first", "other")}
    when = [
        {"first": f"s{texts.index(row['first']) + 1}", "say": write(row["say"])}
        for row in feedback(said, "when") or ()
        if row["first"] in texts
    ]
    told = {name: value for name, value in {**told, "when": when}.items() if value}
    return {"steps": steps(said, "right_order", "s", write), "feedback": told}


def pairs(said: Mapping[str, Any], write: Writing) -> list[Plain]:
    return [
        {
            "key": f"p{n}",
            "left": write(row["left"]),
            "right": write(row["right"]),
            "feedback": write(row.get("feedback")),
        }
        for n, row in enumerate(said["pairs"], start=1)
    ]


def sort(said: Mapping[str, Any], write: Writing) -> Plain:
    boxes = said["boxes"]
    cards = [
        {
            "key": f"c{n}",
            "text": write(row["text"]),
            "box": f"b{boxes.index(row['box']) + 1}",
            "feedback": write(row.get("feedback")),
        }
        for n, row in enumerate(said["cards"], start=1)
    ]
    return {"boxes": steps(said, "boxes", "b", write), "cards": cards}


def gapped(said: Mapping[str, Any], write: Writing) -> dict[str, str]:
    return write("\n".join(said["lines"]))


def typed_gaps(said: Mapping[str, Any], write: Writing) -> list[Plain]:
    return [
        {
            "key": f"g{n}",
            "accept": write.ways(row["accept"]),
            "tip": write(row.get("tip")),
            "feedback": write(row.get("feedback")),
        }
        for n, row in enumerate(said["gaps"], start=1)
    ]


def gaps_choose(said: Mapping[str, Any], write: Writing) -> Plain:
    """One gap is a choice of cards; several share a bank in which the same words stand once."""
    texts = bank_of(said)
    if len(said["gaps"]) == 1 and "\n".join(said["lines"]).count(GAP) == 1:
        return one_gap(said, texts, write)
    number = {text: n for n, text in enumerate(texts, start=1)}
    gaps = [
        {"key": f"g{n}", "card": f"c{number[row['accept'][0]]}", "feedback": write(row.get("feedback"))}
        for n, row in enumerate(said["gaps"], start=1)
    ]
    cards = [{"key": f"c{n}", "text": write(text)} for n, text in enumerate(texts, start=1)]
    wrong = write(feedback(said, "wrong"))
    return {"text": gapped(said, write), "cards": cards, "gaps": gaps, "wrong": wrong}


def bank_of(said: Mapping[str, Any]) -> list[str]:
    """All cards, in the author's order where that is known."""
    known = said.get("bank") or []
    named = [*(gap["accept"][0] for gap in said["gaps"]), *(said.get("distractors") or ())]
    return list(dict.fromkeys([*known, *named]))


def one_gap(said: Mapping[str, Any], texts: Sequence[str], write: Writing) -> Plain:
    right = said["gaps"][0]["accept"][0]
    told = list(said.get("said") or ())
    told += [""] * (len(texts) - len(told))
    if not any(told):
        told[texts.index(right)] = said["gaps"][0].get("feedback") or ""
    cards = [
        {"key": f"o{n}", "text": write(text), "correct": text == right, "feedback": write(say)}
        for n, (text, say) in enumerate(zip(texts, told, strict=True), start=1)
    ]
    return {"text": gapped(said, write), "cards": cards}


def words(said: Mapping[str, Any], write: Writing) -> Plain:
    """Words in braces are tokens, numbered as they are read."""
    marks = said["marks"]
    number = iter(range(1, len(marks) + 1))
    text = BRACED.sub(lambda found: f"{{t{next(number, 0)}|{found.group(1)}}}", said["text"])
    tokens = [
        {"key": f"t{n}", "correct": bool(mark["correct"]), "feedback": write(mark.get("feedback"))}
        for n, mark in enumerate(marks, start=1)
    ]
    return {"text": write(text), "tokens": tokens}


def accepted(said: Mapping[str, Any], write: Writing) -> list[Plain]:
    rows = said.get("answers") or [{"accept": said["accept"], "fraction": 1.0}]
    return [
        {
            "key": f"a{n}",
            "accept": write.ways(row["accept"]),
            "fraction": row.get("fraction", 1.0),
            "feedback": write(row.get("feedback")),
        }
        for n, row in enumerate(rows, start=1)
    ]


def tolerance(said: Mapping[str, Any]) -> Plain:
    return {name: bool(said.get(name)) for name in ("case_sensitive", "spelling_tolerance")}


def nodes(said: Mapping[str, Any], write: Writing) -> list[Plain]:
    rows = []
    for number, row in enumerate(said["nodes"], start=1):
        ways = [
            {
                "key": f"w{n}",
                "text": write(way["text"]),
                "to": f"n{way['to'] + 1}",
                "feedback": write(way.get("feedback")),
            }
            for n, way in enumerate(row.get("choices") or (), start=1)
        ]
        score = {} if row.get("score") is None else {"score": row["score"]}
        rows.append(
            {
                "key": f"n{number}",
                "text": write(row["text"]),
                "choices": ways,
                "picture": row.get("picture", ""),
                **score,
            }
        )
    return rows
