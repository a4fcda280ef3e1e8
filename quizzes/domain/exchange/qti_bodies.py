"""The body of a QTI item for each kind: its declarations, what is asked, and how answers are processed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pictures import album

from .plain import GAP, Plain
from .qti_parts import (
    by_map,
    by_match,
    by_ranges,
    declare,
    element,
    inside,
    paragraphs,
    processing,
    told,
)

R = "RESPONSE"
TRUTHS = {"ko": ("참", "거짓"), "ja": ("正しい", "正しくない"), "zh": ("对", "不对")}
VIEWS = {"ko": ("나는", "다른 사람들은")}
BRACED = re.compile(r"\{([^{}]+)\}")
MARK = "\x02"
WIDTH = 1000


@dataclass(frozen=True)
class Body:
    declarations: str = ""
    inside: str = ""
    processing: str = ""


def body_of(item: Plain, language: str) -> Body:
    """Declarations, body and processing of one item."""
    names = [name for name in ("general", "right", "wrong") if item["feedback"].get(name)]
    match item["kind"]:
        case "choice_one" | "judgement" | "choice_many":
            return choice(item, names)
        case "true_false":
            return truth(item, language)
        case "order":
            return order(item, names)
        case "match" | "sort":
            return pairs(item, names)
        case "mark_words":
            return hottext(item, names)
        case "gaps_choose":
            return menus(item, names)
        case "gaps":
            return typed_gaps(item, names)
        case "numeric":
            return numeric(item, names)
        case "short_answer":
            return short(item, names)
        case "hotspot_choice":
            return hotspot(item, names)
    return unmarked(item, language)


def stem(item: Plain) -> str:
    return paragraphs(item["stem"])


def choice(item: Plain, names: Sequence[str]) -> Body:
    """Options with what each earns; all or nothing is a match without a map."""
    rows = item["options"]
    keys = [f"o{n}" for n in range(1, len(rows) + 1)]
    right = [key for key, row in zip(keys, rows, strict=True) if row["correct"]]
    several = item["kind"] == "choice_many"
    weighted = not item["whole"] if several else any(row["fraction"] not in (0, 1) for row in rows)
    mapped = {key: row["fraction"] for key, row in zip(keys, rows, strict=True)} if weighted else None
    declaration = declare(R, right, cardinality="multiple" if several else "single", mapped=mapped)
    choices = [
        element("simpleChoice", inside(row["text"]) + told(key, row["chosen"]), identifier=key)
        for key, row in zip(keys, rows, strict=True)
    ]
    most = "0" if several else "1"
    asked = element(
        "choiceInteraction", "".join(choices), responseIdentifier=R, shuffle="false", maxChoices=most
    )
    score = by_map([R]) if weighted else by_match([R])
    return Body(declaration, stem(item) + asked, processing(score, names, R))


def truth(item: Plain, language: str) -> Body:
    said = item["feedback"]
    texts = dict(zip(("true", "false"), TRUTHS.get(language, ("True", "False")), strict=True))
    right = "true" if item["key"] else "false"
    choices = "".join(
        element(
            "simpleChoice",
            text + told(name, said["right"] if name == right else said["wrong"]),
            identifier=name,
        )
        for name, text in texts.items()
    )
    asked = element("choiceInteraction", choices, responseIdentifier=R, shuffle="false", maxChoices="1")
    shown = ["general"] if said["general"] else []
    return Body(declare(R, [right]), stem(item) + asked, processing(by_match([R]), shown, R))


def order(item: Plain, names: Sequence[str]) -> Body:
    keys = [f"s{n}" for n in range(1, len(item["right_order"]) + 1)]
    steps = zip(keys, item["right_order"], strict=True)
    choices = "".join(element("simpleChoice", inside(text), identifier=key) for key, text in steps)
    asked = element("orderInteraction", choices, responseIdentifier=R, shuffle="true")
    declaration = declare(R, keys, cardinality="ordered")
    return Body(declaration, stem(item) + asked, processing(by_match([R]), names))


def pairs(item: Plain, names: Sequence[str]) -> Body:
    """Left sides and right sides; a right side that stands twice is one, and a box takes many."""
    is_sort = item["kind"] == "sort"
    rows = (
        [(c["text"], c["box"]) for c in item["cards"]]
        if is_sort
        else [(p["left"], p["right"]) for p in item["pairs"]]
    )
    beside = item["boxes"] if is_sort else [*(right for _, right in rows), *item["distractors"]]
    rights = list(dict.fromkeys(beside))
    number = {text: n for n, text in enumerate(rights, start=1)}
    correct = [f"l{n} r{number[right]}" for n, (_, right) in enumerate(rows, start=1)]
    part = round(1 / len(rows), 5)
    many = is_sort or len({right for _, right in rows}) < len(rows)
    lefts = side("l", [left for left, _ in rows], "1")
    asked = element(
        "matchInteraction",
        lefts + side("r", rights, "0" if many else "1"),
        responseIdentifier=R,
        shuffle="true",
        maxAssociations=str(len(rows)),
    )
    mapped = dict.fromkeys(correct, part)
    declaration = declare(R, correct, cardinality="multiple", base="directedPair", mapped=mapped)
    return Body(declaration, stem(item) + asked, processing(by_map([R]), names))


def side(letter: str, texts: Sequence[str], most: str) -> str:
    choices = [
        element("simpleAssociableChoice", inside(text), identifier=f"{letter}{n}", matchMax=most)
        for n, text in enumerate(texts, start=1)
    ]
    return element("simpleMatchSet", "".join(choices))


def hottext(item: Plain, names: Sequence[str]) -> Body:
    keys = [f"t{n}" for n in range(1, len(item["marks"]) + 1)]
    right = [key for key, mark in zip(keys, item["marks"], strict=True) if mark["correct"]]
    part = round(1 / len(right), 5)
    mapped = {key: part if mark["correct"] else -part for key, mark in zip(keys, item["marks"], strict=True)}
    words = BRACED.findall(item["text"])
    text = paragraphs(BRACED.sub(MARK, item["text"]))
    for key, word in zip(keys, words, strict=True):
        text = text.replace(MARK, element("hottext", escape(word, quote=False), identifier=key), 1)
    asked = element("hottextInteraction", text, responseIdentifier=R, maxChoices="0")
    declaration = declare(R, right, cardinality="multiple", mapped=mapped)
    return Body(declaration, stem(item) + asked, processing(by_map([R]), names))


def gapped(item: Plain, gaps: Sequence[str]) -> str:
    """The instruction apart, then the text with its gaps in their places."""
    text = paragraphs("\n".join(item["lines"]).replace(GAP, MARK))
    for gap in gaps:
        text = text.replace(MARK, gap, 1)
    return element("div", paragraphs(item["stem"]), class_="instruction") + element(
        "div", text, class_="text"
    )


def responses(count: int) -> list[str]:
    return [R] if count == 1 else [f"{R}{n}" for n in range(1, count + 1)]


def menus(item: Plain, names: Sequence[str]) -> Body:
    """One menu a gap, each with the whole bank."""
    numbers = {text: f"c{n}" for n, text in enumerate(item["bank"], start=1)}
    cards = "".join(
        element("inlineChoice", escape(text, quote=False), identifier=key) for text, key in numbers.items()
    )
    replies = responses(len(item["gaps"]))
    right = [numbers[gap["accept"][0]] for gap in item["gaps"]]
    declared = [declare(name, [key], mapped={key: 1.0}) for name, key in zip(replies, right, strict=True)]
    gaps = [
        element("inlineChoiceInteraction", cards, responseIdentifier=name, shuffle="true") for name in replies
    ]
    return Body("".join(declared), gapped(item, gaps), processing(by_map(replies), names))


def typed_gaps(item: Plain, names: Sequence[str]) -> Body:
    replies = responses(len(item["gaps"]))
    declared = [
        typed(name, [(way, 1.0) for way in gap["accept"]], item["case_sensitive"])
        for name, gap in zip(replies, item["gaps"], strict=True)
    ]
    gaps = [element("textEntryInteraction", responseIdentifier=name, expectedLength="20") for name in replies]
    return Body("".join(declared), gapped(item, gaps), processing(by_map(replies), names))


def typed(name: str, ways: Sequence[tuple[str, float]], sensitive: bool) -> str:
    """Words to write: QTI knows no asterisks, so they are letters there."""
    mapped: dict[str, float] = {}
    for way, earned in ways:
        mapped.setdefault(way.replace("\\*", "*"), earned)
    best = max(mapped, key=lambda way: mapped[way])
    return declare(name, [best], base="string", mapped=mapped, sensitive=sensitive)


def short(item: Plain, names: Sequence[str]) -> Body:
    ways = [(way, row["fraction"]) for row in item["answers"] for way in row["accept"]]
    entry = element("textEntryInteraction", responseIdentifier=R, expectedLength="40")
    declaration = typed(R, ways, item["case_sensitive"])
    return Body(declaration, stem(item) + f"<p>{entry}</p>", processing(by_map([R]), names))


def numeric(item: Plain, names: Sequence[str]) -> Body:
    entry = element("textEntryInteraction", responseIdentifier=R, expectedLength="12")
    ranges = [(row["min"], row["max"], row["fraction"]) for row in item["answers"]]
    declaration = declare(R, base="float")
    return Body(declaration, stem(item) + f"<p>{entry}</p>", processing(by_ranges(R, ranges), names))


def hotspot(item: Plain, names: Sequence[str]) -> Body:
    """Places as circles in a picture of our own width; its height is that of the drawing."""
    height = height_of(item["picture"])
    spots = [
        element(
            "hotspotChoice",
            identifier=f"o{n}",
            shape="circle",
            coords=f"{row['x'] * WIDTH / 100:g},{row['y'] * height / 100:g},35",
            hotspotLabel=row["text"],
        )
        for n, row in enumerate(item["options"], start=1)
    ]
    size = {"width": str(WIDTH), "height": str(height), "type": "image/svg+xml"}
    picture = element("object", escape(item["alt"], quote=False), data=src_of(item["picture"]), **size)
    right = [f"o{n}" for n, row in enumerate(item["options"], start=1) if row["correct"]]
    asked = element("hotspotInteraction", picture + "".join(spots), responseIdentifier=R, maxChoices="1")
    return Body(declare(R, right), stem(item) + asked, processing(by_match([R]), names))


def height_of(name: str) -> int:
    if name not in album.ALBUM:
        return WIDTH
    _, _, width, height = (float(part) for part in album.picture(name).view_box.split())
    return round(WIDTH * height / width)


def src_of(name: str) -> str:
    return f"pictures/{name}.svg" if "/" not in name and "." not in name else name


def unmarked(item: Plain, language: str) -> Body:
    """What no machine marks: sentences, a scale, a text to read."""
    if item["kind"] == "long_answer":
        asked = element("extendedTextInteraction", responseIdentifier=R, expectedLines="8")
        return Body(declare(R, base="string"), stem(item) + asked)
    if item["kind"] != "scale":
        return Body("", stem(item))
    if item["pair"]:
        views = VIEWS.get(language, ("I think", "Most others think"))
        lefts = [item["own"] or views[0], item["others"] or views[1]]
        sets = side("l", lefts, "1") + side("r", item["scale"], "0")
        asked = element("matchInteraction", sets, responseIdentifier=R, shuffle="false", maxAssociations="2")
        return Body(declare(R, cardinality="multiple", base="directedPair"), stem(item) + asked)
    stops = "".join(
        element("simpleChoice", inside(text), identifier=f"p{n}")
        for n, text in enumerate(item["scale"], start=1)
    )
    asked = element("choiceInteraction", stops, responseIdentifier=R, shuffle="false", maxChoices="1")
    return Body(declare(R), stem(item) + asked)
