"""What stands in the braces of a GIFT question: which type it is, and its answers as plain values."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizzes.domain.figures import is_typed

from .plain import Plain
from .reading import Beyond, Malformed

MOST_ANSWERS = 500  # before anything is compared with anything
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
WEIGHT = re.compile(r"^\s*%(-?\d+(?:[.,]\d+)?)%")
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
Say = Callable[[str], str]


class Answer:
    """One answer: the mark before it, its weight, its words and what is said about it."""

    def __init__(self, mark: str, text: str, feedback: str, line: int) -> None:
        self.mark = mark
        self.line = line
        self.feedback = feedback
        self.whole = text  # pairs have no weights
        weighed = WEIGHT.match(text)
        self.weight = float(weighed.group(1).replace(",", ".")) / 100 if weighed else None
        self.text = text[weighed.end() :] if weighed else text
        if self.weight is not None and not -1 <= self.weight <= 1:
            raise Malformed(
                line, f"a weight goes from -100 to 100, not {weighed.group(1) if weighed else ''}"
            )

    @property
    def fraction(self) -> float:
        """What it earns: what is written, else all after = and nothing after ~."""
        if self.weight is not None:
            return round(self.weight, 5)
        return 1.0 if self.mark == "=" else 0.0


def answers_of(inside: str, line: int, notes: Mapping[str, Any]) -> Plain:
    """The kind of a question and what belongs to it. `notes` holds `say`, which makes words of marks."""
    say: Say = notes["say"]
    body, _, general = inside.partition("####")
    told = {"general": say(general)}
    bare = body.strip()
    if not bare:
        return {"kind": "long_answer", "feedback": told}
    truth = bare.split("#")[0].strip().upper()
    if truth in TRUTHS:
        return {**true_false(bare, say), "feedback": {**told, **truth_feedback(bare, say)}}
    if bare.startswith("#"):
        return with_feedback(numeric(bare[1:], line + leading(body), say), told)
    found = list(cut(body, line))
    if not found:
        raise Malformed(line, "what stands in the braces is no answer: begin one with = or ~")
    if any("->" in one.whole for one in found) and all(one.mark == "=" for one in found):
        return with_feedback(matching(found, line, notes), told)
    if any(one.mark == "~" for one in found):
        return with_feedback(choosing(found, line, notes), told)
    return with_feedback(short(found, notes), told)


def leading(text: str) -> int:
    return len(text[: len(text) - len(text.lstrip())].split("\n")) - 1


def with_feedback(item: Plain, told: Plain) -> Plain:
    return {**item, "feedback": {**told, **item.get("feedback", {})}}


def cut(body: str, line: int) -> Iterator[Answer]:
    """Each answer with its mark. Words before the first mark would be read by nobody."""
    marks = [at for at, character in enumerate(body) if character in "=~"]
    if marks and body[: marks[0]].strip():
        raise Malformed(line, f"“{body[: marks[0]].strip()[:40]}” stands before the first = or ~")
    if len(marks) > MOST_ANSWERS:
        raise Beyond("it has more parts than a question can have")
    for at, following in zip(marks, [*marks[1:], len(body)] if marks else [], strict=True):
        words, _, feedback = body[at + 1 : following].partition("#")
        here = line + body[:at].count("\n")
        if words.strip() or feedback.strip():
            yield Answer(body[at], words, feedback, here)


def true_false(bare: str, say: Say) -> Plain:
    return {"kind": "true_false", "key": TRUTHS[bare.split("#")[0].strip().upper()]}


def truth_feedback(bare: str, say: Say) -> Plain:
    """First what is said to whoever missed it, then to whoever did not."""
    _, *said = bare.split("#", 2)
    wrong, right = (*said, "", "")[:2]
    return {"wrong": say(wrong), "right": say(right)}


def choosing(found: list[Answer], line: int, notes: Mapping[str, Any]) -> Plain:
    """One fits after =; without any = several may, and those with a weight above 0 do."""
    say: Say = notes["say"]
    several = not any(one.mark == "=" for one in found)
    options: list[Plain] = [
        {
            "text": say(one.text),
            "correct": one.fraction > 0 if several else one.fraction == 1,
            "chosen": say(one.feedback),
            "fraction": one.fraction,
        }
        for one in found
    ]
    for one, row in zip(found, options, strict=True):
        if not row["text"]:
            raise Malformed(one.line, "an answer has no words")
    if any(row["fraction"] > 0 for row in options) and not any(row["correct"] for row in options):
        raise Beyond("no answer earns the whole point")
    if not any(row["correct"] for row in options):
        raise Malformed(line, "no answer fits: put = before it, or a weight such as %100%")
    if several:
        return several_fit(options, notes)
    kind = "judgement" if notes.get("kind") == "judgement" else "choice_one"
    if sum(bool(row["correct"]) for row in options) > 1 and kind == "choice_one":
        raise Beyond("more than one answer earns the whole point, where one is chosen; write ~%50% for parts")
    return {"kind": kind, "options": options}


def several_fit(options: list[Plain], notes: Mapping[str, Any]) -> Plain:
    """Weights that do not add up to a whole are kept in proportion."""
    total = sum(row["fraction"] for row in options if row["correct"])
    if abs(total - 1) > 0.011:
        notes["warn"]("its weights do not add up to 100; they are kept in proportion")
        options = [{**row, "fraction": round(max(-1.0, row["fraction"] / total), 5)} for row in options]
    return {"kind": "choice_many", "options": options, "whole": bool(notes.get("whole"))}


def matching(found: list[Answer], line: int, notes: Mapping[str, Any]) -> Plain:
    """Pairs; a right side without a left one belongs to none. Our own tags say what else it was."""
    say: Say = notes["say"]
    pairs, distractors = [], []
    for one in found:
        left, arrow, right = one.whole.partition("->")
        if not arrow or not right.strip():
            raise Malformed(one.line, "a pair is written = left -> right")
        if left.strip():
            pairs.append({"left": say(left), "right": say(right), "feedback": say(one.feedback)})
        else:
            distractors.append(say(right))
    if len(pairs) < 2 and notes.get("kind") != "gaps_choose":
        raise Malformed(line, "at least two pairs are needed")
    return as_tagged({"kind": "match", "pairs": pairs, "distractors": distractors}, str(notes.get("kind")))


def as_tagged(item: Plain, kind: str) -> Plain:
    """An order, boxes or gaps that travelled as pairs, because GIFT has no place for them."""
    pairs = item["pairs"]
    if kind == "order" and not item["distractors"]:
        return {"kind": "order", "right_order": [pair["right"] for pair in pairs]}
    if kind == "sort":
        boxes = list(dict.fromkeys([*(pair["right"] for pair in pairs), *item["distractors"]]))
        cards = [{"text": p["left"], "box": p["right"], "feedback": p["feedback"]} for p in pairs]
        return {"kind": "sort", "boxes": boxes, "cards": cards}
    if kind == "gaps_choose":
        gaps = [{"accept": [pair["right"]], "tip": "", "feedback": pair["feedback"]} for pair in pairs]
        bank = [*(pair["right"] for pair in pairs), *item["distractors"]]
        return {"kind": "gaps_choose", "gaps": gaps, "bank": bank, "distractors": item["distractors"]}
    return item


def short(found: list[Answer], notes: Mapping[str, Any]) -> Plain:
    """Accepted answers; an asterisk alone that earns nothing is what is said about any other."""
    say: Say = notes["say"]
    answers: list[Plain] = []
    wrong = ""
    for one in found:
        words = say(one.text)
        if words == "*" and one.fraction == 0:
            wrong = say(one.feedback)
            continue
        if not words or one.fraction < 0:
            raise Malformed(one.line, "an accepted answer needs words, and earns from 0 to 100")
        row = {"accept": [words], "fraction": one.fraction, "feedback": say(one.feedback)}
        last = answers[-1] if answers else None
        if last and (last["fraction"], last["feedback"]) == (row["fraction"], row["feedback"]):
            last["accept"] = [*last["accept"], words]
        else:
            answers.append(row)
    flags = {name: bool(notes.get(name)) for name in ("case_sensitive", "spelling_tolerance")}
    return {"kind": "short_answer", "answers": answers, **flags, "feedback": {"wrong": wrong}}


def numeric(body: str, line: int, say: Say) -> Plain:
    """Numbers with a tolerance or from a smallest to a largest; ~ says what any other number is told."""
    marked = body if body.lstrip()[:1] in ("=", "~") else f"={body}"
    answers, wrong = [], ""
    for one in cut(marked, line):
        if one.mark == "~" or one.text.strip() == "*":
            if one.fraction > 0:
                raise Beyond("any number earns something")
            wrong = say(one.feedback) or wrong
            continue
        least, most = ends(one, say)
        answers.append(
            {"min": least, "max": most, "fraction": max(0.0, one.fraction), "feedback": say(one.feedback)}
        )
    if not answers:
        raise Malformed(line, "a number is missing behind #")
    return {"kind": "numeric", "answers": answers, "feedback": {"wrong": wrong}}


def ends(one: Answer, say: Say) -> tuple[float, float]:
    """3 and 3:0.5 and 1..5, as the smallest and the largest number."""
    said = one.text.strip()
    low, dots, high = said.partition("..")
    if dots:
        return typed(number(low, one.line)), typed(number(high, one.line))
    middle, colon, around = said.partition(":")
    value = number(middle, one.line)
    reach = number(around, one.line).copy_abs() if colon else Decimal(0)
    for part in (value, reach):  # before anything is counted with them: exponents may be of any size
        typed(part)
    return typed(value - reach), typed(value + reach)


def number(text: str, line: int) -> Decimal:
    found = NUMBER.fullmatch(text.strip())
    if not found:
        raise Malformed(line, f"“{text.strip()[:40]}” is no number")
    return Decimal(found.group())


def typed(value: Decimal) -> float:
    """A number that somebody can type into one of our questions, exactly. Raises Beyond."""
    if not is_typed(value):
        raise Beyond("a number in it has more digits than can be typed here")
    return float(value)
