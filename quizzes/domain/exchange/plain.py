"""The vocabulary in which questions travel: plain values in one language, lists in the author's order.

`plain` says an item of ours in it, `item_of` makes an item of ours of it; every format is read into it and written
from it. What is empty stays a field, so that whoever reads an item finds every name that its kind has.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quizzes.domain.items import (
    ChoiceItem,
    ChoiceMany,
    Gaps,
    GapsBank,
    GapsChoose,
    HotspotChoice,
    Item,
    LongAnswer,
    MarkWords,
    Match,
    Numeric,
    Option,
    Order,
    Reading,
    Scale,
    Scenario,
    ShortAnswer,
    Sort,
    Spot,
    TrueFalse,
    Unknown,
)
from quizzes.domain.marks import gaps_in, tokens_in
from quizzes.domain.wording import pick

Plain = dict[str, Any]
BLANKS = re.compile(r"[^\S\n]+")
NEWLINES = re.compile(r"\n{3,}")
GAP = "▢"
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(text: Any) -> str:
    """A text as every format can carry it: no control characters, single spaces, at most one empty line in a row."""
    said = "" if text is None else str(text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c if c == "\n" else " " if c == "\t" else "" if is_unseen(c) else c for c in said)
    lines = [BLANKS.sub(" ", line).strip() for line in kept.split("\n")]
    return NEWLINES.sub("\n\n", "\n".join(lines)).strip()


def is_unseen(character: str) -> bool:
    """Control characters, half characters and those that Unicode keeps out of texts; XML cannot carry them.

    With them go those that turn the direction of writing about: an option would read as something that it is not.
    """
    code = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Cs")
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or character in TURNING
    )


def plain(item: Item, language: str) -> Plain:
    """Say an item of ours in the vocabulary, in one language."""
    say = Saying(language)
    return {**common(item, say), **own(item, say)}


class Saying:
    """Texts of an item in one language, tidied."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: Mapping[str, str]) -> str:
        return tidy(pick(text, self.language))

    def ways(self, variants: Mapping[str, Sequence[str]]) -> list[str]:
        ways = variants.get(self.language) or next(iter(variants.values()), ())
        return [tidy(way) for way in ways]


def common(item: Item, say: Saying) -> Plain:
    """What every item has in the vocabulary."""
    return {
        "id": item.key,
        "kind": item.kind.value,
        "stem": say(item.stem),
        "outcome": item.outcome,
        "level": item.level,
        "points": item.points,
        "hint": say(item.hint),
        "about": say(item.about),
        "category": item.category,
        "critical": item.critical,
        "form": item.form,
        "screen": item.screen,
        "media": [{"src": one.src, "alt": say(one.alt)} for one in item.media],
    }


def own(item: Item, say: Saying) -> Plain:
    """What an item has beside what all have, and everything that is said afterwards."""
    parts = parts_of(item, say)
    general = {"general": say(item.after)}
    return {**parts, "feedback": {**general, **parts.get("feedback", {})}}


def parts_of(item: Item, say: Saying) -> Plain:
    match item:
        case GapsChoose():
            return one_gap(item, say)
        case HotspotChoice():
            return {**choice(item, say), "picture": item.picture, "alt": say(item.alt)}
        case ChoiceItem():
            return {**choice(item, say), "source": say(item.source)}
        case ChoiceMany():
            return {**choice(item, say), "whole": item.whole}
        case TrueFalse():
            said = {True: say(item.if_true), False: say(item.if_false)}
            return {
                "key": item.answer,
                "feedback": {"right": said[item.answer], "wrong": said[not item.answer]},
            }
        case Order():
            return order(item, say)
        case Match():
            pairs = [
                {"left": say(p.left), "right": say(p.right), "feedback": say(p.feedback)} for p in item.pairs
            ]
            distractors = [say(side.text) for side in item.distractors]
            return {"pairs": pairs, "distractors": distractors, "feedback": {"wrong": say(item.wrong)}}
        case Sort():
            return sort(item, say)
        case GapsBank():
            return bank(item, say)
        case MarkWords():
            return words(item, say)
    return more_parts(item, say)


def more_parts(item: Item, say: Saying) -> Plain:
    match item:
        case Gaps():
            gaps = {gap.key: gap for gap in item.gaps}
            lines, keys = lines_with_gaps(say.language, item.text, [gap.key for gap in item.gaps])
            typed = [
                {
                    "accept": say.ways(gaps[key].accept),
                    "tip": say(gaps[key].tip),
                    "feedback": say(gaps[key].feedback),
                }
                for key in keys
            ]
            return {"lines": lines, "gaps": typed, **tolerance(item), "feedback": {"wrong": say(item.wrong)}}
        case Numeric():
            answers: list[Plain] = [
                {"min": a.min, "max": a.max, "fraction": a.fraction, "feedback": say(a.feedback)}
                for a in item.answers
            ]
            return {"answers": answers, "feedback": {"wrong": say(item.wrong)}}
        case ShortAnswer():
            return short(item, say)
        case LongAnswer():
            return {"keywords": say.ways(item.keywords), "sample": say(item.sample)}
        case Scale():
            texts = {"own": say(item.own), "others": say(item.others), "source": say(item.source)}
            return {"scale": [say(stop.text) for stop in item.points_of_scale], "pair": item.pair, **texts}
        case Scenario():
            return {"nodes": nodes(item, say), "source": say(item.source)}
        case Reading() if item.spots:
            spots = [
                {"text": say(s.text), "feedback": say(s.feedback), "x": s.x, "y": s.y} for s in item.spots
            ]
            return {"picture": item.picture, "alt": say(item.alt), "spots": spots}
        case Unknown():
            return {"raw": item.raw, "source": item.source}
    return {}


def choice(item: ChoiceItem | ChoiceMany, say: Saying) -> Plain:
    """Options with what each earns, and the key in words: one text, or a list where several fit."""
    earned = fractions(item)
    options = [option(one, part, say) for one, part in zip(item.options, earned, strict=True)]
    right = [one["text"] for one in options if one["correct"]]
    return {"options": options, "key": right if isinstance(item, ChoiceMany) or len(right) > 1 else right[0]}


def fractions(item: ChoiceItem | ChoiceMany) -> list[float]:
    """What choosing each option earns: below 0 it costs a part."""
    if isinstance(item, ChoiceMany):
        if item.by_fractions:
            return [one.fraction for one in item.options]
        return even_fractions([one.correct for one in item.options])
    most = max(one.experts for one in item.options)
    return [
        round(one.experts / most, 5) if most else 1.0 if one.correct else one.fraction for one in item.options
    ]


def even_fractions(correct: Sequence[bool]) -> list[float]:
    """Right minus wrong as fractions: each fitting option earns an equal part, each other one costs as much."""
    part = round(1 / sum(correct), 5)
    return [part if fits else -part for fits in correct]


def option(one: Option, part: float, say: Saying) -> Plain:
    told = {
        "text": say(one.text),
        "correct": one.correct,
        "tip": say(one.tip),
        "chosen": say(one.feedback),
        "not_chosen": say(one.not_chosen),
        "fraction": part,
    }
    marker = {"marker": one.marker} if one.marker else {}
    experts = {"experts": one.experts} if one.experts else {}
    return {**told, **marker, **experts, **({"x": one.x, "y": one.y} if isinstance(one, Spot) else {})}


def order(item: Order, say: Saying) -> Plain:
    texts = {step.key: say(step.text) for step in item.steps}
    said = {name: say(getattr(item, name)) for name in ("right", "first", "other")}
    when = [{"first": texts[one.first], "say": say(one.say)} for one in item.when]
    return {"right_order": list(texts.values()), "feedback": {**said, **({"when": when} if when else {})}}


def sort(item: Sort, say: Saying) -> Plain:
    boxes = {box.key: say(box.text) for box in item.boxes}
    cards = [
        {"text": say(card.text), "box": boxes[card.box], "feedback": say(card.feedback)}
        for card in item.cards
    ]
    return {"boxes": list(boxes.values()), "cards": cards, "feedback": {"wrong": say(item.wrong)}}


def one_gap(item: GapsChoose, say: Saying) -> Plain:
    """A sentence with one gap: each card of its bank may have something said about it."""
    text = re.sub("[▢□]+", GAP, say(item.text))
    cards = [{"text": say(card.text), "feedback": say(card.feedback)} for card in item.options]
    right = next(at for at, card in enumerate(item.options) if card.correct)
    return {
        "lines": text.split("\n"),
        "gaps": [{"accept": [cards[right]["text"]], "tip": "", "feedback": cards[right]["feedback"]}],
        "bank": [card["text"] for card in cards],
        "distractors": [card["text"] for at, card in enumerate(cards) if at != right],
        "said": [card["feedback"] for card in cards],
    }


def bank(item: GapsBank, say: Saying) -> Plain:
    """A text with several gaps: what is said belongs to the gaps."""
    cards = {card.key: say(card.text) for card in item.cards}
    gaps = {gap.key: gap for gap in item.gaps}
    lines, keys = lines_with_gaps(say.language, item.text, list(gaps))
    filled = [{"accept": [cards[gaps[k].card]], "tip": "", "feedback": say(gaps[k].feedback)} for k in keys]
    used = {gap.card for gap in item.gaps}
    return {
        "lines": lines,
        "gaps": filled,
        "bank": list(cards.values()),
        "distractors": [text for key, text in cards.items() if key not in used],
        "feedback": {"wrong": say(item.wrong)},
    }


def lines_with_gaps(
    language: str, text: Mapping[str, str], keys: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The lines of a text with one ▢ a gap, and the keys of the gaps in reading order."""
    pieces = gaps_in(pick(text, language), keys)
    said = tidy(GAP.join(piece.text for piece in pieces))
    return said.split("\n"), [piece.key for piece in pieces if piece.key]


def words(item: MarkWords, say: Saying) -> Plain:
    """A text whose tokens stand in braces, and each token with whether it is to be marked, in reading order."""
    known = {token.key: token for token in item.tokens}
    pieces = tokens_in(pick(item.text, say.language))
    text = "".join(f"{{{tidy(piece.text)}}}" if piece.key else bare(piece.text) for piece in pieces)
    marks = [
        {
            "text": tidy(piece.text),
            "correct": known[piece.key].correct,
            "feedback": say(known[piece.key].feedback),
        }
        for piece in pieces
        if piece.key
    ]
    right = [mark["text"] for mark in marks if mark["correct"]]
    return {"text": tidy(text), "tokens": [mark["text"] for mark in marks], "right": right, "marks": marks}


def bare(text: str) -> str:
    """Words between tokens, without braces that would look like one."""
    return text.replace("{", "(").replace("}", ")")


def short(item: ShortAnswer, say: Saying) -> Plain:
    """Accepted answers, neighbours that earn and say the same taken together; `accept` lists those that earn all."""
    answers: list[Plain] = []
    for one in item.answers:
        row = {"accept": say.ways(one.accept), "fraction": one.fraction, "feedback": say(one.feedback)}
        answers = joined(answers, row)
    accept = [way for row in answers if row["fraction"] == 1 for way in row["accept"]]
    return {"answers": answers, "accept": accept, **tolerance(item), "feedback": {"wrong": say(item.wrong)}}


def joined(answers: list[Plain], row: Plain) -> list[Plain]:
    """The answers with one more; it joins the last one where both earn and say the same."""
    last = answers[-1] if answers else None
    if last and (last["fraction"], last["feedback"]) == (row["fraction"], row["feedback"]):
        ways = list(dict.fromkeys([*last["accept"], *row["accept"]]))
        return [*answers[:-1], {**last, "accept": ways}]
    return [*answers, row]


def tolerance(item: Gaps | ShortAnswer) -> Plain:
    return {"case_sensitive": item.case_sensitive, "spelling_tolerance": item.spelling_tolerance}


def nodes(item: Scenario, say: Saying) -> list[Plain]:
    """Scenes in order; a choice leads to the scene with this number, counted from 0."""
    at = {scene.key: number for number, scene in enumerate(item.scenes)}
    return [
        {
            "text": say(scene.text),
            "choices": [
                {"text": say(way.text), "to": at[way.to], "feedback": say(way.feedback)} for way in scene.ways
            ],
            "end": scene.is_end,
            "score": scene.score,
            "picture": scene.picture,
        }
        for scene in item.scenes
    ]


def all_plain(items: Iterable[Item], language: str) -> list[Plain]:
    return [plain(item, language) for item in items]
