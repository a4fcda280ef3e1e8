"""Read QTI items, 2.1 and 2.2, and 3.0 where it only writes the same in other names."""

import json
from collections.abc import Mapping
from typing import Any

from .markup import Node, read_xml
from .plain import GAP, Plain, tidy
from .qti_interactions import BLOCK, INLINE, STRANGE, Setting, inline_bank, question, typed_ways
from .qti_scoring import Declared, declared, figure, ranges, way_of_scoring
from .qti_words import pictures, words
from .reading import Found, Malformed

EXTRAS = "dongui"  # the rubric for authors in which our export keeps what QTI has no place for
COMMON = (
    "id",
    "outcome",
    "level",
    "points",
    "category",
    "critical",
    "form",
    "screen",
    "hint",
    "about",
    "source",
)
FITS = ("right", "correct", "RIGHT", "CORRECT")
MISSES = ("wrong", "incorrect", "WRONG", "INCORRECT")
GENERAL = ("general", "solution", "SOLUTION", "GENERAL", "feedback", "FEEDBACK")
NUMBERS = ("integer", "float")
UNSCORED = ("numeric", "text", "scale", "long_answer")


def read_item(data: bytes, found: Found) -> None:
    """Add the questions of one item to what was found; raises Malformed with the line."""
    add_item(read_xml(data), data, found)


def add_item(root: Node, data: bytes, found: Found) -> None:
    """The same for an item that is a tree already; `data` is kept where it cannot be asked."""
    if root.tag != "assessmentItem":
        raise Malformed(root.line, f"this is no QTI item, but <{root.tag[:40]}>")
    body = root.child("itemBody")
    if body is None:
        raise Malformed(root.line, "the item has no body")
    for item in questions(root, body, data, found):
        found.add(item, root.line)


def questions(root: Node, body: Node, data: bytes, found: Found) -> list[Plain]:
    """The questions of an item: usually one, several where it asks several things, one unknown where we cannot say."""
    extras = extras_of(body)
    shared = common(root, body, extras)
    said = modal(root)
    setting = Setting(
        declared(root), way_of_scoring(root), said, str(extras.get("kind") or root.get("label"))
    )
    inline, block = list(body.all(*INLINE)), list(body.all(*BLOCK))
    why = beyond_us(body, inline, block)
    if why:
        found.warn(root.line, f"{root.get('identifier')[:60]}: {why}; it is kept and not asked")
        return [unknown(shared, body, data)]
    try:
        made = asked(root, body, inline, block, setting)
    except KeyError as missing:
        raise Malformed(root.line, f"there is no {missing} in this item") from missing
    for said_of in warnings(made, setting):
        found.warn(root.line, f"{root.get('identifier')[:60]}: {said_of}")
    whole = [{**shared, **item, **own_said(item, said)} for item in made]
    return [merged(item, extras if len(made) == 1 else {}) for item in whole]


def beyond_us(body: Node, inline: list[Node], block: list[Node]) -> str:
    """Why an item cannot be a question of ours; empty where it can."""
    strange = next(body.all(*STRANGE), None)
    if strange:
        return f"<{strange.tag}> is not known here"
    mixed = (inline and block) or len({node.tag for node in inline}) > 1
    return "it mixes several ways of answering" if mixed else ""


def warnings(made: list[Plain], setting: Setting) -> list[str]:
    said = list(setting.warnings)
    if len(made) > 1:
        said.append(f"it asks {len(made)} things and becomes as many questions")
    if not setting.scoring and any(item["kind"] not in UNSCORED for item in made):
        said.append("it has rules of its own for scoring; its key is read, not its rules")
    return said


def asked(root: Node, body: Node, inline: list[Node], block: list[Node], setting: Setting) -> list[Plain]:
    if inline:
        return [in_text(root, body, inline, setting)]
    if not block:
        return [{"kind": "text", "stem": words(body)}]
    around = words(body, skip=BLOCK)
    made = []
    for node in block:
        prompt = node.child("prompt")
        asks = words(prompt) if prompt else ""
        stem = asks if len(block) > 1 and asks else "\n\n".join(part for part in (around, asks) if part)
        made.append({**question(node, setting), "stem": stem})
    return made


def in_text(root: Node, body: Node, inline: list[Node], setting: Setting) -> Plain:
    """Gaps in a text: menus, or words or a number to write."""
    stem, text = instruction_and_text(body)
    responses = [setting.response(node) for node in inline]
    if inline[0].tag == "inlineChoiceInteraction":
        return {**inline_bank(inline, setting), "stem": stem, "lines": text.split("\n")}
    sensitive = any(one.case_sensitive for one in responses)
    alone = len(inline) == 1
    if alone and (setting.kind == "numeric" or responses[0].base in NUMBERS):
        return numeric(root, responses[0], words(body, skip=INLINE), inline[0].line)
    ends_with_gap = text.rstrip(" .:;?!…").endswith(GAP)
    if alone and (setting.kind == "short_answer" or (setting.kind != "gaps" and ends_with_gap)):
        answers = grouped(typed_ways(responses[0], inline[0].line))
        short: Plain = {"kind": "short_answer", "answers": answers, "case_sensitive": sensitive}
        return {**short, "stem": words(body, skip=INLINE)}
    gaps = [typed_gap(one, node.line) for node, one in zip(inline, responses, strict=True)]
    return {
        "kind": "gaps",
        "stem": stem,
        "lines": text.split("\n"),
        "gaps": gaps,
        "case_sensitive": sensitive,
    }


def typed_gap(response: Declared, line: int) -> Plain:
    ways = [way for row in typed_ways(response, line) for way in row["accept"]]
    return {"accept": ways, "tip": "", "feedback": ""}


def instruction_and_text(body: Node) -> tuple[str, str]:
    """What stands before the paragraph with the first gap, and the text from there on."""
    whole = words(body, lambda node: f" {GAP} " if node.tag in INLINE else None)
    marked = body.first("div")
    if marked and marked.get("class") == "instruction":
        told = words(marked)
        return told, whole.removeprefix(told).strip()
    head, middle, _ = whole.partition(GAP)
    before = head.rpartition("\n\n")[0]
    return before.strip(), whole.removeprefix(before).strip() if middle else whole


def numeric(root: Node, response: Declared, stem: str, line: int) -> Plain:
    """Ranges that the processing asks for, else the number that is right."""
    answers = ranges(root, response.identifier) or [exactly(row, line) for row in typed_ways(response, line)]
    most = max((row["fraction"] for row in answers), default=0.0)
    if most <= 0:
        raise Malformed(line, "no number earns anything")
    scaled = [{**row, "fraction": max(0.0, round(row["fraction"] / most, 5))} for row in answers]
    return {"kind": "numeric", "stem": stem, "answers": scaled}


def exactly(row: Plain, line: int) -> Plain:
    value = figure(row["accept"][0], line)
    return {"min": value, "max": value, "fraction": row["fraction"], "feedback": ""}


def grouped(rows: list[Plain]) -> list[Plain]:
    """Neighbours that earn the same are ways of writing one answer."""
    answers: list[Plain] = []
    for row in rows:
        if answers and answers[-1]["fraction"] == row["fraction"]:
            answers[-1]["accept"] += row["accept"]
        else:
            answers.append(row)
    return answers


def common(root: Node, body: Node, extras: Mapping[str, Any]) -> Plain:
    """What every question has, from the item's attributes and from our own rubric."""
    title = tidy(root.get("title"))
    named = {name: extras[name] for name in COMMON if name in extras}
    inside = [one for node in body.all("hotspotInteraction") for one in pictures(node)]
    media = [one for one in pictures(body) if one not in inside]
    usual = {"id": root.get("identifier"), "about": "" if title == root.get("identifier") else title}
    return {**usual, **named, "media": media, "feedback": {}}


def extras_of(body: Node) -> dict[str, Any]:
    """What our own export keeps in a rubric for authors; anything else there is left alone."""
    for rubric in body.all("rubricBlock"):
        if rubric.get("use") == EXTRAS:
            try:
                found = json.loads(rubric.text)
            except (ValueError, RecursionError):
                return {}
            return found if isinstance(found, dict) else {}
    return {}


def modal(root: Node) -> dict[str, str]:
    return {one.get("identifier"): words(one) for one in root.all("modalFeedback")}


def own_said(item: Plain, said: Mapping[str, str]) -> Plain:
    """Feedback of the whole question, by the names that others commonly use for it."""
    told = {
        "general": first_of(said, GENERAL),
        "right": first_of(said, FITS),
        "wrong": first_of(said, MISSES),
        **{name: said[name] for name in ("first", "other") if name in said},
    }
    own = {name: text for name, text in item.get("feedback", {}).items() if text}
    return {"feedback": {**told, **own}}


def first_of(said: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def unknown(shared: Plain, body: Node, data: bytes) -> Plain:
    """What we cannot ask is kept as it came, and handed out again so."""
    raw = data.decode("utf-8-sig", errors="replace")
    return {**shared, "kind": "unknown", "stem": words(body), "raw": raw, "source": "qti", "media": []}


def merged(item: Plain, extras: Mapping[str, Any]) -> Plain:
    """The question with what our own export said beside it; what does not fit the question any more is left out."""
    kept = dict(item)
    for name in ("parts", "rows"):
        kept = with_rows(kept, extras.get(name))
    for name, value in (extras.get("own") or {}).items() if isinstance(extras.get("own"), dict) else ():
        kept[name] = value
    return kept


def with_rows(item: Plain, told: Any) -> Plain:
    """Add to each row of a list what was said beside it: `told` is [name of the list, rows]."""
    if not isinstance(told, list) or len(told) != 2 or not isinstance(told[1], list):
        return item
    name, rows = told
    mine = item.get(name)
    if not isinstance(mine, list) or len(mine) != len(rows):
        return item
    if not all(isinstance(row, dict) for row in [*mine, *rows]):
        return item
    return {**item, name: [{**row, **more} for row, more in zip(mine, rows, strict=True)]}
