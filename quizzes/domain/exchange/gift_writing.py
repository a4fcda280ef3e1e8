"""Write questions as GIFT. What it has no place for is left out and named; kinds that it does not know travel as pairs
or choices with a tag in a comment, by which we know them again and others lose nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from quizzes.domain.figures import write_number

from .gift_marks import escape as escaped
from .gift_reading import BETWEEN, read_gift
from .plain import GAP, Plain
from .reading import Malformed, sound
from .writing import Written, says, without

NOT_IN_GIFT = ("mark_words", "scale", "scenario", "hotspots", "unknown")
TAGGED = ("judgement", "order", "sort", "gaps", "gaps_choose")
ROWS = re.compile("_{3,}")
ARROW = "->"
LOOKS_LIKE_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)


def escape(text: str) -> str:
    """A text that nothing in it can be taken for a mark, nor its first word for a format."""
    return f"[plain]{escaped(text)}" if LOOKS_LIKE_FORMAT.match(text) else escaped(text)


def write_gift(items: Sequence[Plain]) -> tuple[str, Written]:
    """The text of the file, and what it carries."""
    written = Written()
    parts: list[str] = []
    category = ""
    for item in items:
        kept = carried(item, written)
        if kept is None:
            continue
        written.items.append(kept)
        if kept["category"] != category:
            category = kept["category"]
            parts.append(f"$CATEGORY: {escaped(category)}\n")
        parts.append(whole(kept) + "\n")
    return "\n".join(parts), written


def whole(item: Plain) -> str:
    """The question with what comments say of it."""
    return "\n".join([*notes(item), item["raw"] if item["kind"] == "unknown" else body(item)])


def carried(item: Plain, written: Written) -> Plain | None:
    """The item as GIFT carries it; None where it cannot. What is lost is written down."""
    if item["kind"] == "unknown" and item["source"] == "gift":
        return as_it_came(item, written)
    if item["kind"] in NOT_IN_GIFT or (item["kind"] == "gaps" and len(item["gaps"]) != 1):
        written.lose(item, "GIFT has no such question")
        return None
    kept = bare(item, written)
    match item["kind"]:
        case "choice_one" | "choice_many" | "judgement" | "hotspot_choice":
            return bare_choice(kept, written)
        case "order" | "match" | "sort":
            return bare_places(kept, written)
        case "gaps_choose":
            return bare_bank(kept, written)
        case "gaps":
            return bare_gap(kept, written)
        case "short_answer":
            answers = [{**row, "accept": turn(row["accept"])} for row in kept["answers"]]
            return named_if_turned(
                {**kept, "answers": answers, "accept": turn(kept["accept"])}, item, written
            )
        case "text" if item["feedback"]["general"]:
            written.lose(item, "what is said afterwards")
            return {**kept, "feedback": {"general": ""}}
        case "long_answer":
            if says(item, "keywords", "sample"):
                written.lose(item, "keywords and the sample")
            return without(kept, "keywords", "sample")
    return kept


def as_it_came(item: Plain, written: Written) -> Plain | None:
    """What we did not understand is handed out as it came; what was said about it here stays here."""
    text = f"$CATEGORY: {escaped(item['category'])}\n{whole(item)}"
    try:
        again = sound(read_gift(text), "en").items
    except Malformed:
        again = ()
    if len(again) != 1 or again[0]["kind"] != "unknown":
        written.lose(item, "it is no GIFT question")
        return None
    if again[0] != item:
        written.lose(item, "what was said about it here")
    return again[0]


def bare(item: Plain, written: Written) -> Plain:
    """Without the hint and pictures. A text that begins like a comment is no problem: a title stands before it."""
    gone = says(item, "hint", "media")
    if gone:
        written.lose(item, " and ".join("the hint" if name == "hint" else "pictures" for name in gone))
    return without(item, "hint", "media")


def bare_choice(item: Plain, written: Written) -> Plain:
    """Options keep what they earn and what is said to whoever chose them."""
    names = ("tip", "not_chosen", "marker", "experts", "x", "y")
    gone = sorted(
        {name for row in item["options"] for name in names if row.get(name)} | set(says(item, "source"))
    )
    if gone:
        written.lose(item, ", ".join(name.replace("_", " ") for name in gone))
    options = [
        {**kept_of(row, "text", "correct", "chosen", "fraction"), "tip": "", "not_chosen": ""}
        for row in item["options"]
    ]
    kept = {**without(item, "source"), "options": options}
    if item["kind"] == "hotspot_choice":
        written.lose(item, "the picture: it becomes a choice")
        kept = {name: value for name, value in kept.items() if name not in ("picture", "alt")}
        kept |= {"kind": "choice_one", "source": ""}
    return kept


def kept_of(row: Plain, *names: str) -> Plain:
    return {name: row[name] for name in names}


def bare_places(item: Plain, written: Written) -> Plain:
    """Pairs have no feedback; an arrow inside a text would end it."""
    said = [name for name, text in item["feedback"].items() if text and name != "general"]
    parts = "pairs" if item["kind"] == "match" else "cards"
    rows = item.get(parts, [])
    if said or any(row["feedback"] for row in rows):
        written.lose(item, "what is said about its parts")
    quiet = {"general": item["feedback"]["general"]}
    quiet |= {name: "" for name in item["feedback"] if name not in ("general", "when")}
    kept = {**item, "feedback": quiet}
    if item["kind"] == "sort":
        # Boxes come along with their cards.
        kept["boxes"] = list(dict.fromkeys([*(card["box"] for card in rows), *item["boxes"]]))
    if rows:
        kept[parts] = [{**row, "feedback": ""} for row in rows]
    return without_arrows(kept, item, written)


def bare_gap(item: Plain, written: Written) -> Plain:
    gap = item["gaps"][0]
    if gap["tip"]:
        written.lose(item, "help beside a gap")
    kept = {**item, "gaps": [{**gap, "tip": "", "accept": turn(gap["accept"])}]}
    named_if_turned(kept, {**item, "gaps": [{**gap, "tip": ""}]}, written)
    return without_blanks(kept, written)


def without_blanks(item: Plain, written: Written) -> Plain:
    """A row of underscores would be a gap: it becomes two of them."""
    lines = [ROWS.sub("__", line) for line in item["lines"]]
    stem = ROWS.sub("__", item["stem"])
    if (lines, stem) != (item["lines"], item["stem"]):
        written.lose(item, "rows of underscores become two")
    return {**item, "lines": lines, "stem": stem}


def without_arrows(kept: Plain, item: Plain, written: Written) -> Plain:
    names = ("pairs", "distractors", "cards", "boxes", "right_order", "gaps", "bank")
    turned = {name: turn(kept[name]) for name in names if name in kept}
    return named_if_turned({**kept, **turned}, kept, written)


def named_if_turned(turned: Plain, before: Plain, written: Written) -> Plain:
    """An arrow would make a pair of an answer: where one was turned, that is said."""
    if any(turned[name] != before[name] for name in turned if name not in ("hint", "media", "feedback")):
        written.lose(before, "the characters -> become →")
    return turned


def turn(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(ARROW, "→")
    if isinstance(value, dict):
        return {name: turn(part) for name, part in value.items()}
    return [turn(part) for part in value] if isinstance(value, list) else value


def bare_bank(item: Plain, written: Written) -> Plain:
    """One gap is a choice with what is said about each card; several are pairs of a number and a card."""
    kept = without_blanks(item, written)
    if len(item["gaps"]) == 1:
        return kept
    if item["feedback"].get("wrong") or any(gap["feedback"] for gap in item["gaps"]):
        written.lose(item, "what is said about its gaps")
    kept["gaps"] = [{**gap, "feedback": ""} for gap in item["gaps"]]
    kept["feedback"] = {"general": item["feedback"]["general"], "wrong": ""}
    turned = without_arrows(kept, item, written)
    used = list(dict.fromkeys(gap["accept"][0] for gap in turned["gaps"]))
    return {**turned, "bank": [*used, *turned["distractors"]]}


def notes(item: Plain) -> list[str]:
    """The comment that names what GIFT has no place for."""
    tags = [f"[id:{noted(item['id'])}]"]
    for name in ("outcome", "form", "level", "screen"):
        usual = {"form": "a", "level": "U"}.get(name, "")
        tags += [f"[tag:{name}:{noted(item[name])}]"] if item[name] != usual else []
    tags += [f"[tag:points:{item['points']}]"] if item["points"] != 1 else []
    tags += (
        [f"[tag:kind:{item['kind']}]"]
        if item["kind"] in ("judgement", "order", "sort", "gaps", "gaps_choose")
        else []
    )
    flags = ("critical", "case_sensitive", "spelling_tolerance", "whole")
    return [" ".join(["//", *tags, *(f"[tag:{name}]" for name in flags if item.get(name))])]


def noted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("]", "\\]")


def body(item: Plain) -> str:
    """Title, words and braces."""
    title = f"::{escaped(item['about'])}::"
    words = f"[plain]{escaped(stem_of(item))}"
    return f"{title}{words}" if item["kind"] == "text" else f"{title}{words} {{{''.join(answers(item))}}}"


def stem_of(item: Plain) -> str:
    """The question; a text with gaps follows its instruction below a line, with a blank for each gap."""
    if "lines" not in item:
        return str(item["stem"])
    text = "\n".join(item["lines"]).replace(GAP, "_____")
    return f"{item['stem']}{BETWEEN}{text}" if item["stem"] else text


def answers(item: Plain) -> Iterator[str]:
    """What stands in the braces; what is said to everybody comes last."""
    match item["kind"]:
        case "true_false":
            yield truth(item)
        case "choice_one" | "judgement" | "choice_many":
            for row in item["options"]:
                mark = "=" if row["fraction"] == 1 and item["kind"] != "choice_many" else "~"
                yield line(mark, row["text"], row["chosen"], row["fraction"])
        case "gaps_choose" if len(item["gaps"]) == 1:
            right = item["gaps"][0]["accept"][0]
            said = item.get("said") or [""] * len(item["bank"])
            for text, told in zip(item["bank"], said, strict=True):
                yield line("=" if text == right else "~", text, told, float(text == right))
        case "gaps":
            gap = item["gaps"][0]
            yield from (line("=", way, gap["feedback"], 1.0) for way in gap["accept"])
            yield any_other(item)
        case "short_answer":
            for row in item["answers"]:
                yield from (line("=", way, row["feedback"], row["fraction"]) for way in row["accept"])
            yield any_other(item)
        case "numeric":
            yield from numbers(item)
        case "order" | "match" | "sort" | "gaps_choose":
            yield from (f"\n={escape(left)} -> {escape(right)}" for left, right in pairs(item))
    if item["feedback"]["general"]:
        yield f"\n####{escape(item['feedback']['general'])}"


def line(mark: str, text: str, feedback: str, fraction: float) -> str:
    """One answer; the weight is written where the mark does not say it, and before words that begin with %."""
    usual = 1.0 if mark == "=" else 0.0
    weight = (
        f"%{write_number(round(100 * fraction, 3))}%" if fraction != usual or text.startswith("%") else ""
    )
    told = f"#{escape(feedback)}" if feedback else ""
    return f"\n{mark}{weight}{escape(text)}{told}"


def any_other(item: Plain) -> str:
    wrong = item["feedback"].get("wrong")
    return f"\n=%0%*#{escape(wrong)}" if wrong else ""


def truth(item: Plain) -> str:
    said = item["feedback"]
    told = f"#{escape(said['wrong'])}#{escape(said['right'])}" if said["wrong"] or said["right"] else ""
    return f"{'TRUE' if item['key'] else 'FALSE'}{told}"


def numbers(item: Plain) -> Iterator[str]:
    yield "#"
    for row in item["answers"]:
        weight = f"%{write_number(round(100 * row['fraction'], 3))}%" if row["fraction"] != 1 else ""
        told = f"#{escape(row['feedback'])}" if row["feedback"] else ""
        yield f"\n={weight}{write_number(row['min'])}..{write_number(row['max'])}{told}"
    if item["feedback"]["wrong"]:
        yield f"\n~#{escape(item['feedback']['wrong'])}"


def pairs(item: Plain) -> Iterator[tuple[str, str]]:
    """Left and right of everything that travels as pairs."""
    match item["kind"]:
        case "order":
            yield from ((str(n), text) for n, text in enumerate(item["right_order"], start=1))
        case "sort":
            yield from ((card["text"], card["box"]) for card in item["cards"])
            used = {card["box"] for card in item["cards"]}
            yield from (("", box) for box in item["boxes"] if box not in used)
        case "gaps_choose":
            yield from ((str(n), gap["accept"][0]) for n, gap in enumerate(item["gaps"], start=1))
            yield from (("", text) for text in item["distractors"])
        case _:
            yield from ((pair["left"], pair["right"]) for pair in item["pairs"])
            yield from (("", text) for text in item["distractors"])
