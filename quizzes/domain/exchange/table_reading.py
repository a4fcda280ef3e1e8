"""Read questions from a table: one row a question, headings in Korean or English in any order."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from .columns import Column, column_of, entries_of, unguarded
from .plain import GAP, Plain, tidy
from .reading import Found, Malformed
from .table_parts import DOUBTFUL, Parts, is_yes, told_number, truth_of, wanted_numbers

Rows = Sequence[tuple[int, Sequence[str]]]  # (number of the row as the file counts, its cells)

MOST_ROWS = 5000
MOST_TITLES = 10  # rows that may stand above the headings
KINDS = {
    "choice_one": (
        "single",
        "single choice",
        "multiple choice",
        "mcq",
        "choice",
        "객관식",
        "하나 고르기",
        "단일 선택",
    ),
    "choice_many": (
        "multiple",
        "multiple response",
        "multiple select",
        "checkbox",
        "checkboxes",
        "several",
        "여럿 고르기",
        "복수 선택",
        "다중 선택",
    ),
    "true_false": ("true or false", "ox", "o/x", "참거짓", "진위형", "ox형", "true/false", "ox 퀴즈", "o·x"),
    "order": ("ordering", "sequence", "순서", "차례", "순서 맞추기"),
    "match": ("matching", "pairs", "짝짓기", "연결", "연결형", "짝 맞추기"),
    "sort": ("sorting", "boxes", "분류하기", "나누기", "분류"),
    "gaps": ("fill in", "fill in the blanks", "fill in the blank", "blanks", "빈칸 쓰기", "빈칸 채우기"),
    "gaps_choose": ("word bank", "drag text", "빈칸 고르기", "빈칸에 카드"),
    "mark_words": ("mark the words", "낱말 표시", "낱말 고르기"),
    "numeric": ("number", "numerical", "수", "숫자", "수치형"),
    "short_answer": ("short", "shortanswer", "단답형", "단답", "주관식", "주관식 단답형"),
    "long_answer": ("essay", "long", "open ended", "서술형", "논술형", "주관식 서술형"),
    "scale": ("likert", "survey", "poll", "척도", "설문"),
    "judgement": ("judgment", "situational judgement", "상황 판단", "판단"),
    "scenario": ("branching", "이야기", "시나리오"),
    "hotspot_choice": ("hotspot", "그림에서 고르기"),
    "hotspots": ("picture", "그림 읽기"),
    "text": ("description", "글", "안내", "읽기"),
    "unknown": (),
}


ANY_CHOICE = ("multiple choice", "mcq", "choice", "객관식")
POINTS = re.compile(r"(\d+)(?:\.0+)?\s*(?:점|pts?|points?)?", re.IGNORECASE)


class Row:
    """One question's cells, by column."""

    def __init__(self, number: int, cells: Mapping[Column, str]) -> None:
        self.number = number
        self.cells = cells
        self.parts = Parts(cells, self.refuse)

    def raw(self, field: str) -> str:
        return self.cells.get(Column(field), "")

    def text(self, field: str) -> str:
        return tidy(self.raw(field))

    def entries(self, field: str) -> list[str]:
        return [tidy(entry) for entry in entries_of(self.raw(field))]

    def flag(self, field: str) -> bool:
        return is_yes(self.raw(field))

    def named(self) -> set[int]:
        """Which options the answer names, by their places."""
        return wanted_numbers(self.text("key"), self.parts.texts(), self.refuse, self.parts.with_text())

    def refuse(self, field: str, reason: str, part: int = 0) -> Malformed:
        return Malformed(self.number, f"column “{Column(field, part).heading}”: {reason}", "row")

    def parsed(self, field: str) -> Any:
        """A cell that holds JSON, as our own export writes it."""
        if not self.raw(field).strip():
            return None
        try:
            return json.loads(self.raw(field))
        except (ValueError, RecursionError) as error:
            raise self.refuse(field, "this is no JSON, as an export writes it") from error


def read_table(rows: Rows) -> Found:
    """Find every question; raises Malformed with the row and column of the first that cannot be read."""
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise Malformed(0, "there is no question in this file")
    found = Found(unit="row")
    at = heading_of(filled)
    if at:
        found.warn(filled[0][0], "what stands above the headings is left out")
    if len(filled) - at - 1 > MOST_ROWS:
        raise Malformed(filled[at + 1 + MOST_ROWS][0], f"there are more than {MOST_ROWS} rows", "row")
    columns = headed(filled[at], found)
    widest = max(len(cells) for _, cells in filled[at:])
    nameless = set(range(len(columns), widest)) | {n for n, h in enumerate(filled[at][1]) if not h.strip()}
    counting = {
        n for n in nameless if only_counts([cells[n] for _, cells in filled[at + 1 :] if n < len(cells)])
    }
    nameless -= counting
    for number, cells in filled[at + 1 :]:
        if not any(cell.strip() for n, cell in enumerate(cells) if n not in counting):
            continue  # an empty line of a form whose lines are numbered
        if [cell.strip() for cell in cells] == [cell.strip() for cell in filled[at][1]]:
            continue  # the headings once more, as on the next sheet of paper
        refuse_nameless(number, cells, nameless)
        row = Row(number, cells_by_column(columns, cells))
        found.add(question(row), number)
    return found


def heading_of(filled: Rows) -> int:
    """Which of the first rows names the columns: a title may stand above them."""
    for at, (_, cells) in enumerate(filled[:MOST_TITLES]):
        if names_questions(cells):
            return at
    raise Malformed(filled[0][0], "no column is headed “question” (문항)", "row")


def names_questions(cells: Sequence[str]) -> bool:
    named = [column_of(unguarded(cell)) for cell in cells]
    return Column("stem") in named or Column("text") in named


def headed(first: tuple[int, Sequence[str]], found: Found) -> list[Column | None]:
    """What each column holds; those of others are named and left out."""
    number, headings = first
    columns = [column_of(unguarded(heading)) for heading in headings]
    strange = [
        h.strip()[:40] for h, column in zip(headings, columns, strict=True) if column is None and h.strip()
    ]
    known = [column for column in columns if column]
    for column in known:
        if known.count(column) > 1:
            raise Malformed(number, f"the column “{column.heading}” stands twice", "row")
    if strange:
        found.warn(number, "left out: " + ", ".join(strange))
    return columns


def only_counts(cells: Sequence[str]) -> bool:
    """Whether a column without a heading holds nothing but the numbers of the lines, upwards."""
    said = [cell.strip() for cell in cells if cell.strip()]
    if not said or not all(one.isascii() and one.isdigit() and len(one) <= 5 for one in said):
        return False
    numbers = [int(one) for one in said]
    return all(after == before + 1 for before, after in pairwise(numbers)) and numbers[0] <= 1


def refuse_nameless(number: int, cells: Sequence[str], nameless: Collection[int]) -> None:
    """Words under no heading would be lost without a word."""
    if any(cells[at].strip() for at in nameless if at < len(cells)):
        raise Malformed(number, "there are more cells than headings", "row")


def cells_by_column(columns: Sequence[Column | None], cells: Sequence[str]) -> dict[Column, str]:
    pairs = zip(columns, cells, strict=False)
    return {column: unguarded(cell) for column, cell in pairs if column and cell.strip()}


def question(row: Row) -> Plain:
    """One row as plain values."""
    kind = kind_of(row)
    return {
        "kind": kind,
        **{name: row.text(name) for name in ("id", "stem", "hint", "about", "category", "outcome", "screen")},
        "level": row.text("level").upper() or "U",
        "form": row.text("form").lower() or "a",
        "critical": row.flag("critical"),
        "points": points(row),
        "media": [media(entry) for entry in row.entries("media")],
        "feedback": feedback(row),
        **own(row, kind),
    }


def kind_of(row: Row) -> str:
    """The kind that is named, or the one as which the cells can be read."""
    named = " ".join(row.text("kind").casefold().replace("_", " ").replace("-", " ").split())
    for kind, others in KINDS.items():
        if named in ANY_CHOICE and kind == "choice_one":
            # “객관식” says that something is chosen, not how many.
            return "choice_many" if guessed(row) == "choice_many" else kind
        if named in (kind.replace("_", " "), *others):
            return kind
    if named:
        raise row.refuse("kind", f"“{named[:40]}” is no kind of question; one of " + ", ".join(KINDS))
    return guessed(row)


def guessed(row: Row) -> str:
    """Without a kind: options with one answer or several, true or false, words to write, or only a text."""
    if row.parts.texts():
        right = row.named()
        return "choice_many" if len(right) > 1 else "choice_one" if right else "scale"
    refuse_doubtful(row)
    if truth_of(row.text("key")) is not None:
        return "true_false"
    if row.text("key") or row.entries("accept"):
        return "short_answer"
    return "text"


def refuse_doubtful(row: Row) -> None:
    """An answer that means one thing in one kind and another in another: without a kind nobody can know."""
    said = row.text("key")
    letter = told_number(said) and not (said.isascii() and said.isdigit())
    if said.casefold() in DOUBTFUL or (letter and truth_of(said) is None):
        raise row.refuse("kind", f"“{said[:40]}” can mean several things without options: write the kind")


def points(row: Row) -> int:
    said = row.text("points")
    whole = POINTS.fullmatch(said)
    if said and not whole:
        raise row.refuse("points", "this is no whole number")
    return int(whole.group(1)) if whole else 1


def media(entry: str) -> Plain:
    src, _, alt = entry.partition(" | ")
    return {"src": src.strip()[:300] or "picture", "alt": alt.strip()}


def feedback(row: Row) -> Plain:
    said: Plain = {name: row.text(name) for name in ("right", "wrong", "general", "first", "other")}
    told = row.entries("when")
    when = [{"first": first, "say": say} for first, say in zip(told[::2], told[1::2], strict=False)]
    return said | ({"when": when} if when else {})


def own(row: Row, kind: str) -> Plain:
    """What a question has beside what all have."""
    flags = {name: row.flag(name) for name in ("case_sensitive", "spelling_tolerance")}
    match kind:
        case "choice_one" | "choice_many" | "judgement" | "hotspot_choice":
            return choice(row, kind)
        case "true_false":
            return {"key": truth(row)}
        case "order":
            return {"right_order": row.parts.texts()}
        case "match":
            return {"pairs": row.parts.pairs(), "distractors": row.entries("distractors")}
        case "sort":
            cards = row.parts.cards()
            boxes = list(dict.fromkeys([*row.entries("boxes"), *(card["box"] for card in cards)]))
            return {"cards": cards, "boxes": boxes}
        case "gaps" | "gaps_choose":
            return {**gaps(row, kind), **flags}
        case "numeric":
            return {"answers": row.parts.ranges(row.text("key"))}
        case "short_answer":
            return {"answers": accepted(row), **flags}
        case "mark_words":
            return mark_words(row)
    return more(row, kind)


def more(row: Row, kind: str) -> Plain:
    texts = {name: row.text(name) for name in ("picture", "alt", "source", "sample", "own", "others")}
    match kind:
        case "long_answer":
            return {"keywords": row.entries("keywords"), "sample": texts["sample"]}
        case "scale":
            return {**texts, "scale": row.parts.texts(), "pair": row.flag("pair")}
        case "scenario":
            return {**texts, "nodes": scenes(row)}
        case "hotspots":
            return {**texts, "spots": row.parts.spots()}
        case "unknown":
            return {"raw": row.raw("raw"), "source": texts["source"]}
        case "text" if row.text("text"):
            return {"stem": "\n\n".join(part for part in (row.text("stem"), row.text("text")) if part)}
    return {}


def choice(row: Row, kind: str) -> Plain:
    """Options; those that fit are named by number, letter or words, or by their fractions."""
    options = row.parts.options()
    right = row.named()
    by_fraction = not right and any(one["fraction"] is not None for one in options)
    for number, one in enumerate(options, start=1):
        fraction = one["fraction"]
        one["correct"] = (fraction or 0) > 0 if by_fraction and kind == "choice_many" else number in right
        if by_fraction and kind != "choice_many":
            one["correct"] = fraction == 1
    if kind == "choice_many" and any(one["fraction"] is not None for one in options):
        options = [{**one, "fraction": one["fraction"] or 0.0} for one in options]
    if kind == "choice_one" and len(right) > 1:
        raise row.refuse("key", "one option fits in this kind; write choice_many where several do")
    texts = {name: row.text(name) for name in ("source", "picture", "alt")}
    return {"options": options, "whole": row.flag("whole"), **texts}


def truth(row: Row) -> bool:
    said = truth_of(row.text("key"))
    if said is None:
        raise row.refuse("key", "write true or false (참 or 거짓)")
    return said


def gaps(row: Row, kind: str) -> Plain:
    """The text with ▢ or ____ for each gap, and what fits each in order."""
    text = tidy(row.raw("text")) or row.text("stem")
    lines = underlined(text).split("\n")
    named = row.parts.gaps()
    number = "\n".join(lines).count(GAP)
    if not named and row.text("key"):
        named = [{"accept": ways_in(part), "tip": "", "feedback": ""} for part in row.text("key").split(";")]
    if not number:
        raise row.refuse("text", "there is no gap ▢ or ____ in this text")
    if len(named) != number:
        raise row.refuse("text", f"there are {number} gaps ▢ and answers for {len(named)}")
    for at, gap in enumerate(named, start=1):
        if not gap["accept"]:
            raise row.refuse("accept", "nothing is accepted in this gap", at)
    stem = row.text("stem") if row.raw("text").strip() else ""
    found: Plain = {"stem": stem, "lines": lines, "gaps": named}
    if kind == "gaps":
        return found
    said = row.parsed("said")
    extra = {"said": [str(one) for one in said]} if isinstance(said, list) else {}
    return {**found, "bank": row.entries("bank"), "distractors": row.entries("distractors"), **extra}


def underlined(text: str) -> str:
    """Gaps as people draw them: squares, or at least three underscores."""
    return re.sub("_{3,}", GAP, text.replace("□", GAP))


def ways_in(cell: str) -> list[str]:
    return [tidy(way) for way in cell.split("|") if way.strip()]


def accepted(row: Row) -> list[Plain]:
    """Accepted answers by part, or all of them in one cell."""
    named = row.parts.accepted()
    if named:
        return named
    ways = row.entries("accept") or ways_in(row.text("key"))
    if not ways:
        raise row.refuse("key", "an accepted answer is missing")
    return [{"accept": ways, "fraction": 1.0, "feedback": ""}]


def mark_words(row: Row) -> Plain:
    """A text whose {words in braces} can be marked; the answer names those that fit."""
    text = tidy(row.raw("text"))
    words = row.parts.braced(text)
    right = wanted_numbers(row.text("key"), words, row.refuse)
    said = row.parts.said()
    marks = [
        {"text": word, "correct": n in right, "feedback": said.get(n, "")}
        for n, word in enumerate(words, start=1)
    ]
    return {"text": text, "marks": marks}


def scenes(row: Row) -> list[Plain]:
    """Scenes of a story, as an export writes them; what is not so is refused here, and not where it is used."""
    nodes = row.parsed("nodes")
    if not isinstance(nodes, list) or len(nodes) < 2 or not all(is_scene(node, len(nodes)) for node in nodes):
        raise row.refuse("nodes", "this is no list of scenes, as an export writes it")
    return nodes


def is_scene(node: Any, total: int) -> bool:
    if not isinstance(node, dict) or not isinstance(node.get("text"), str):
        return False
    choices = node.get("choices") or []
    score = node.get("score")
    ways = isinstance(choices, list) and all(is_way(way, total) for way in choices)
    return ways and (score is None or (isinstance(score, int | float) and not isinstance(score, bool)))


def is_way(way: Any, total: int) -> bool:
    if not isinstance(way, dict) or not isinstance(way.get("text"), str):
        return False
    to = way.get("to")
    return type(to) is int and 0 <= to < total and isinstance(way.get("feedback") or "", str)
