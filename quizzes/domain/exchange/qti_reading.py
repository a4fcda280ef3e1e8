"""Read QTI items, 2.1 and 2.2, and 3.0 where it only writes the same in other names."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from quizzes.domain.figures import is_typed
from quizzes.domain.kinds.opinions import LONGEST_RAW

from .markup import Node, as_text, read_xml
from .plain import GAP, Plain, tidy
from .qti_interactions import (
    BLOCK,
    INLINE,
    STRANGE,
    Setting,
    inline_bank,
    question,
    refuse_own_rules,
    typed_ways,
)
from .qti_proof import proved
from .qti_scoring import Declared, declared, figure, points, ranges, way_of_scoring
from .qti_words import FEEDBACK, is_for_candidates, lost, pictures, with_gaps, words
from .reading import Beyond, Found, Malformed, kept_as_came

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
FITS = re.compile(r"right|(?<!in)correct", re.IGNORECASE)
MISSES = re.compile(r"wrong|incorrect", re.IGNORECASE)
GENERAL = re.compile(r"(general|solution|neutral|all)?[_-]?(feedback|fb)?", re.IGNORECASE)
OWN_SAID = ("first", "other")
CHOICES = ("simpleChoice", "simpleAssociableChoice", "hottext", "inlineChoice", "gapText", "hotspotChoice")
PARTS = (*CHOICES, "gapImg", "gap")
MOST_PARTS = 200  # of an interaction, before anything is compared with anything
MOST_VALUES = 1000  # of a response
NUMBERS = ("integer", "float")


def read_item(data: bytes, found: Found) -> None:
    """Add the questions of one item to what was found; raises Malformed with the line."""
    add_item(read_xml(data), data, found)


def add_item(root: Node, data: bytes, found: Found) -> None:
    """The same for an item that is a tree already; `data` is kept where it cannot be asked."""
    if root.tag == "questestinterop":
        raise Malformed(root.line, "this is QTI 1.2, which is not read; export it as QTI 2.1 or 3.0")
    if root.tag != "assessmentItem":
        raise Malformed(root.line, f"this is no QTI item, but <{root.tag[:40]}>")
    body = root.child("itemBody")
    if body is None:
        raise Malformed(root.line, "the item has no body")
    for item in questions(root, body, data, found):
        found.add({**item, "as_came": ("qti", as_text(data)[: LONGEST_RAW + 1])}, root.line)


def questions(root: Node, body: Node, data: bytes, found: Found) -> list[Plain]:
    """The questions of an item: usually one, several where it asks several things, one unknown where we cannot say."""
    extras = extras_of(body)
    shared = common(root, body, extras)
    said = modal(root)
    setting = Setting(declared(root), way_of_scoring(root), said, str(extras.get("kind") or ""))
    inline, block = list(body.all(*INLINE)), list(body.all(*BLOCK))
    named = root.get("identifier")[:60]
    try:
        refuse_beyond(root, body, inline, block)
        made = asked(root, body, inline, block, setting)
        made = held_against_rules(root, made, inline or block, setting, ours=bool(extras))
    except Beyond as why:
        found.warn(root.line, f"{named}: {why}; it is kept as it came and not asked")
        return [kept_as_came({**shared, "stem": words(body)}, "qti", as_text(data))]
    except KeyError as missing:
        raise Malformed(root.line, f"there is no {missing} in this item") from missing
    whole = [{**shared, **item, **own_said(item, said, setting)} for item in made]
    if len(whole) > 1:
        whole = [{**item, "points": 1} for item in whole]
    stay = [] if extras else left_behind(root, body, shared["media"], setting)
    for said_of in dict.fromkeys(warnings(made, setting, stay)):
        found.warn(root.line, f"{named}: {said_of}")
    return [merged(item, extras if len(made) == 1 else {}) for item in whole]


def refuse_beyond(root: Node, body: Node, inline: list[Node], block: list[Node]) -> None:
    """Raise Beyond where an item cannot be a question of ours."""
    endless = (
        sum(1 for _ in islice(node.all(*PARTS), MOST_PARTS + 1)) > MOST_PARTS for node in inline + block
    )
    values = (
        len(list(islice(one.all("value", "mapEntry"), MOST_VALUES + 1)))
        for one in root.all("responseDeclaration")
    )
    if any(endless) or any(count > MOST_VALUES for count in values):
        raise Beyond("it has more parts than a question can have")
    strange = next(body.all(*STRANGE), None)
    if strange:
        raise Beyond(f"<{strange.tag[:40]}> is not known here")
    if (inline and block) or len({node.tag for node in inline}) > 1:
        raise Beyond("it mixes several ways of answering")
    if root.get("adaptive") == "true":
        raise Beyond("it is asked in several steps")
    if root.first("templateDeclaration", "printedVariable"):
        raise Beyond("it makes its values anew each time")
    if body.first("include") or root.first("assessmentStimulusRef"):
        raise Beyond("a part of it stands in a file of its own")


def warnings(made: list[Plain], setting: Setting, more: list[str]) -> list[str]:
    said = list(setting.warnings)
    count = sum(item["kind"] != "text" for item in made)
    if count > 1:
        said.append(f"it asks {count} things and becomes as many questions")
    return said + more


def held_against_rules(
    root: Node, made: list[Plain], nodes: list[Node], setting: Setting, *, ours: bool
) -> list[Plain]:
    """What is asked, as the item's own rules score it: of several gaps in a text each is tried."""
    if not nodes:
        return made
    if nodes[0].tag in INLINE:
        for node in nodes:
            made = proved(root, [(node, made[0])], setting, ours=ours)
        return made
    first = len(made) - len(nodes)  # a text may stand before them
    return [*made[:first], *proved(root, list(zip(nodes, made[first:], strict=True)), setting, ours=ours)]


def left_behind(root: Node, body: Node, media: list[Plain], setting: Setting) -> list[str]:
    """What others put into an item and ours have no place for."""
    mute = [one["src"][:80] for one in media if not one.get("alt")]
    stay = [f"the picture {one['src'][:80]}" for one in media if one.get("alt")] + lost(body)
    told = [f"{what} stays behind; its words come along" for what in stay]
    told += [
        f"the picture {src} stays behind and has no words: say in the question what it shows" for src in mute
    ]
    rubrics = [
        one
        for one in body.all("rubricBlock")
        if not is_for_candidates(one) and "scorer" not in one.get("view")
    ]
    told += [f"a note for {one.get('view')[:40]} stays behind: {words(one)[:80]}" for one in rubrics]
    spare = [(name, text) for name, text in setting.said.items() if text and name not in setting.used]
    return told + [f"what is said as “{name[:40]}” stays behind: {text[:80]}" for name, text in spare]


def asked(root: Node, body: Node, inline: list[Node], block: list[Node], setting: Setting) -> list[Plain]:
    if inline:
        return [in_text(root, body, inline, setting)]
    if not block:
        return [{"kind": "text", "stem": words(body)}]
    around = words(body, skip=BLOCK)
    alone = len(block) == 1
    # A text for several questions is read before them.
    made: list[Plain] = [{"kind": "text", "stem": around}] if around and not alone else []
    for node in block:
        prompt = node.child("prompt")
        asks = words(prompt) if prompt else ""
        stem = "\n\n".join(part for part in (around, asks) if part) if alone else asks or around
        made.append({**sampled(of_block(root, node, setting), body), "stem": stem})
    return made


def of_block(root: Node, node: Node, setting: Setting) -> Plain:
    """A block interaction; a slider on which one place is right asks for a number."""
    response = setting.response(node)
    if node.tag == "sliderInteraction" and (response.has_key or ranges(root, response.identifier)):
        setting.warnings.append("one place on its slider is right: it asks for a number now")
        return numeric(root, response, "", node.line)
    return question(node, setting)


def sampled(item: Plain, body: Node) -> Plain:
    """What a rubric tells those who read sentences is their sample."""
    if item["kind"] != "long_answer":
        return item
    told = [words(one) for one in body.all("rubricBlock") if "scorer" in one.get("view")]
    return {**item, "sample": "\n\n".join(part for part in (*told, item.get("sample", "")) if part)}


def in_text(root: Node, body: Node, inline: list[Node], setting: Setting) -> Plain:
    """Gaps in a text: menus, or words or a number to write."""
    stem, text = instruction_and_text(body)
    responses = [setting.response(node) for node in inline]
    if inline[0].tag == "inlineChoiceInteraction":
        return {**inline_bank(inline, setting), "stem": stem, "lines": text.split("\n")}
    sensitive = any(one.case_sensitive for one in responses)
    alone = len(inline) == 1
    if alone and not responses[0].has_key and not ranges(root, responses[0].identifier):
        refuse_own_rules(setting)
        setting.warnings.append("no answer is accepted in it, so it asks for sentences")
        return {"kind": "long_answer", "stem": words(body, skip=INLINE)}
    if alone and (setting.kind == "numeric" or responses[0].base in NUMBERS):
        return numeric(root, responses[0], words(body, skip=INLINE), inline[0].line)
    ends_with_gap = text.rstrip(" .:;?!…").endswith(GAP)
    # A gap takes an answer or not; what earns a part is a short answer.
    in_parts = alone and any(row["fraction"] < 1 for row in typed_ways(responses[0], inline[0].line))
    if alone and (setting.kind == "short_answer" or (setting.kind != "gaps" and (ends_with_gap or in_parts))):
        answers = grouped(typed_ways(responses[0], inline[0].line))
        short: Plain = {"kind": "short_answer", "answers": answers, "case_sensitive": sensitive}
        asks = words(body, skip=INLINE) if ends_with_gap else whole_text(stem, text)
        return {**short, "stem": asks}
    gaps = [typed_gap(one, node.line, setting) for node, one in zip(inline, responses, strict=True)]
    return {
        "kind": "gaps",
        "stem": stem,
        "lines": text.split("\n"),
        "gaps": gaps,
        "case_sensitive": sensitive,
    }


def whole_text(stem: str, text: str) -> str:
    return "\n\n".join(part for part in (stem, text.replace(GAP, "_____")) if part)


def typed_gap(response: Declared, line: int, setting: Setting) -> Plain:
    rows = typed_ways(response, line)
    if any(row["fraction"] < 1 for row in rows):
        setting.warnings.append("an answer that earns only a part stays behind: a gap takes an answer or not")
    ways = [way for row in rows if row["fraction"] == 1 for way in row["accept"]]
    return {"accept": ways, "tip": "", "feedback": ""}


def instruction_and_text(body: Node) -> tuple[str, str]:
    """What stands before the paragraph with the first gap, and the text from there on."""
    whole = with_gaps(body, INLINE)
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
        raise Beyond("no number earns anything")
    if not all(is_typed(Decimal(str(row[end]))) for row in answers for end in ("min", "max")):
        raise Beyond("a number in it has more digits than can be typed here")
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
    about = "" if title == root.get("identifier") else title
    usual = {"id": root.get("identifier"), "about": about, "points": points(root)}
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
    """What is said about the whole answer, and in the body beside no choice, by its name."""
    said: dict[str, str] = {}
    beside = {id(one) for choice in root.all(*CHOICES) for one in choice.all(*FEEDBACK)}
    for one in root.all("modalFeedback", *FEEDBACK):
        if id(one) not in beside:
            name = one.get("identifier")
            said[name] = tidy(f"{said.get(name, '')}\n\n{words(one)}")
    return said


def own_said(item: Plain, said: Mapping[str, str], setting: Setting) -> Plain:
    """Feedback of the whole question, by the names that others commonly use for it."""
    told: dict[str, str] = {}
    for name, text in said.items():
        place = place_of(name)
        if place and name not in setting.used and not told.get(place):
            told[place] = text
            setting.used.add(name)
    own = {name: text for name, text in item.get("feedback", {}).items() if text}
    return {"feedback": {"general": "", "right": "", "wrong": "", **told, **own}}


def place_of(name: str) -> str:
    """Where a feedback of this name belongs; empty where its name does not say it."""
    if name in OWN_SAID:
        return name
    if MISSES.search(name):
        return "wrong"
    return "right" if FITS.search(name) else "general" if GENERAL.fullmatch(name) else ""


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
