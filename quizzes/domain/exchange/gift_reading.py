"""Read questions in GIFT, the text format of Moodle: every type, weights, feedback, categories, escapes, comments.

Written from the published description of the format. What it leaves open is read so:
- A comment line may name what GIFT has no place for, as newer Moodle writes it: [id:q7] [tag:outcome:consent]. Our own
  export says kinds, outcomes and levels there.
- `~` without any `=`: several may fit, and those with a weight above 0 do.
- Text after the closing brace: the answer fills a gap in the sentence.
- An empty line inside braces belongs to the question where the braces are closed before another question begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .gift_answers import answers_of
from .gift_marks import hide, show
from .html_text import flat, looks_like_html
from .plain import GAP, Plain, tidy
from .reading import Beyond, Found, Malformed, kept_as_came

CATEGORY = re.compile(r"^\s*\$CATEGORY:\s*(.*)$", re.IGNORECASE)
TITLE = re.compile(r"^\s*::(.*?)::", re.DOTALL)
FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
NOTE = re.compile(r"\[(id|tag):((?:\\.|[^\]\\]){0,400})\]")
LONGEST_NOTE = 10_000  # what may name something in a comment
BETWEEN = "\n\n---\n\n"  # between an instruction and the text with its gaps
HOLE = "\U000f0f0f"  # where the answer stands: a letter that no language has
BLANK = re.compile(r"_{3,}")
WORDS = ("outcome", "level", "kind", "form", "screen", "points")
FLAGS = ("critical", "case_sensitive", "spelling_tolerance", "whole")


@dataclass
class Block:
    """The lines of one question, without comments; `notes` is what its comments name, `raw` all as it stands."""

    line: int
    text: str
    category: str
    notes: dict[str, Any] = field(default_factory=dict)
    raw: str = ""


def read_gift(text: str) -> Found:
    """Find every question; raises Malformed with the line of the first that cannot be read."""
    found = Found()
    for block in blocks(text):
        found.add(question(block, found), block.line)
    return found


def blocks(text: str) -> Iterator[Block]:
    """Cut the text into questions at empty lines outside braces."""
    category, here = "", Gathering()
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        named = CATEGORY.match(line)
        is_comment = line.lstrip().startswith("//")
        if named and here.depth <= 0:
            yield from here.block(category)
            category, here = tidy(unescaped(named.group(1))), Gathering()
        elif line.strip() or here.depth > 0:
            here.take(number, line, is_comment)
        elif here.kept:
            yield from here.block(category)
            here = Gathering()
    yield from here.block(category)


class Gathering:
    """The lines of a question while they are met."""

    def __init__(self) -> None:
        self.notes: dict[str, Any] = {}
        self.kept: list[str] = []
        self.raw: list[str] = []
        self.begins = 0
        self.depth = 0

    def take(self, number: int, line: str, is_comment: bool) -> None:
        """One more line. A comment leaves its line empty, so that what follows is still counted right."""
        self.raw += [line] if self.kept or not is_comment else []
        if is_comment:
            self.notes |= noted(line)
            self.kept += [""] if self.kept else []
            return
        self.begins = self.begins or number
        self.depth += opened(line)
        self.kept.append(line)

    def block(self, category: str) -> Iterator[Block]:
        if self.kept:
            raw = tidy_lines(self.raw)
            yield Block(self.begins, "\n".join(self.kept), category, self.notes, raw)


def tidy_lines(lines: Sequence[str]) -> str:
    """Lines as they stand, without what no table or XML can carry."""
    return "\n".join(tidy(line) for line in lines).strip("\n")


def opened(line: str) -> int:
    """How many braces this line opens and does not close."""
    hidden = hide(line)
    return hidden.count("{") - hidden.count("}")


def unescaped(text: str) -> str:
    return show(hide(text))


def noted(line: str) -> dict[str, Any]:
    """What a comment line names: the key of the question, and our own tags."""
    notes: dict[str, Any] = {}
    for name, value in NOTE.findall(line[:LONGEST_NOTE]):
        said = value.replace("\\]", "]").replace("\\\\", "\\")
        word, _, rest = said.partition(":")
        if name == "id":
            notes["id"] = said
        elif word in WORDS and rest:
            notes[word] = rest
        elif said in FLAGS:
            notes[said] = True
    return notes


def question(block: Block, found: Found) -> Plain:
    """One question as plain values."""
    text = hide(block.text)
    titled = TITLE.match(text)
    title = tidy(show(titled.group(1))) if titled else ""
    rest = text[titled.end() :] if titled else text
    before, inside, after = parts(rest, block)
    stem = Stem(before, after, block, found)
    item: Plain = {
        "about": title,
        "category": block.category,
        "media": stem.media,
        "as_came": ("gift", block.raw),
        **placed(block),
    }
    if inside is None:
        return {**item, "kind": "text", "stem": stem.said}
    where = block.line + text[: text.index("{")].count("\n")
    try:
        answered = answers_of(inside, where, {**block.notes, "say": stem.say, "warn": stem.warn_once})
    except Beyond as why:
        found.warn(block.line, f"{why}; it is kept as it came and not asked")
        return kept_as_came({**item, "stem": stem.said.replace(GAP, "_____")}, "gift", block.raw)
    return fitted({**item, **answered}, stem, block)


def placed(block: Block) -> Plain:
    """What comments say of the question's place among others."""
    notes: Plain = {
        name: block.notes[name]
        for name in ("id", "outcome", "level", "form", "screen", "critical")
        if name in block.notes
    }
    points = str(block.notes.get("points", "1"))
    return {**notes, "points": int(points) if points.isdigit() else 1}


def parts(text: str, block: Block) -> tuple[str, str | None, str]:
    """What stands before the braces, in them and behind them; None for no braces at all."""
    opens, closes = text.count("{"), text.count("}")
    if not opens and not closes:
        return text, None, ""
    line = block.line
    if opens != closes:
        raise Malformed(line, "a brace { is never closed" if opens > closes else "a brace } was never opened")
    if opens > 1:
        where = line + text[: text.find("{", text.find("{") + 1)].count("\n")
        raise Malformed(
            where, "a question has one pair of braces; put a backslash before the braces of a text"
        )
    begin, end = text.index("{"), text.index("}")
    if end < begin:
        raise Malformed(line, "a brace } was never opened")
    return text[:begin], text[begin + 1 : end], text[end + 1 :]


class Stem:
    """The words of a question; with words behind the answer there is a gap between."""

    def __init__(self, before: str, after: str, block: Block, found: Found) -> None:
        named = FORMAT.match(before)
        self.format = named.group(1).lower() if named else ""
        self.media: list[Plain] = []
        self.block, self.found = block, found
        words = before[named.end() :] if named else before
        # A tag that closes behind the braces is nothing that is said.
        self.has_gap = bool(after.strip() and self.plain_words(after, self.format))
        self.media = []
        whole = f"{words.rstrip()} {HOLE} {after.lstrip()}" if self.has_gap else f"{words}{after}"
        said = self.plain_words(whole, self.format)
        # Squares of the author's own would be taken for gaps.
        self.is_squared = "▢" in said or "□" in said
        self.said = said.replace(HOLE, "_____" if self.is_squared else GAP)

    def say(self, text: str) -> str:
        """An answer or a feedback as plain words; it may name a format of its own."""
        named = FORMAT.match(text)
        form = named.group(1).lower() if named else self.format
        return self.plain_words(text[named.end() :] if named else text, form)

    def plain_words(self, hidden: str, form: str) -> str:
        words = show(hidden)
        if form in ("plain", "markdown") or not (form == "html" or looks_like_html(words)):
            return tidy(words)
        told = flat(words)
        for src, alt in told.pictures:
            self.media.append({"src": src[:300] or "picture", "alt": alt})
            self.warn_once(f"the picture {src[:80]} stays behind; its words come along")
        for what in told.lost:
            self.warn_once(f"{what} stays behind; its words come along")
        return told.words

    def warn_once(self, said: str) -> None:
        if f"line {self.block.line}: {said}" not in self.found.warnings[-20:]:
            self.found.warn(self.block.line, said)


def fitted(item: Plain, stem: Stem, block: Block) -> Plain:
    """Bring answers and stem together: an answer in the middle of a sentence fills its gap."""
    kind, tagged = item["kind"], block.notes.get("kind")
    has_gap = stem.has_gap and not stem.is_squared
    if kind == "choice_one" and may_be_cards(item) and (has_gap or tagged == "gaps_choose"):
        return {**item, **as_cards(item), **gapped(stem, tagged), "kind": "gaps_choose"}
    # A gap takes an answer or not: what earns only a part is no gap.
    is_whole = kind == "short_answer" and [row["fraction"] for row in item["answers"]] == [1]
    if is_whole and (has_gap or tagged == "gaps"):
        gap = {"accept": item["answers"][0]["accept"], "tip": "", "feedback": item["answers"][0]["feedback"]}
        return {**item, **gapped(stem, tagged), "kind": "gaps", "gaps": [gap]}
    if kind == "gaps_choose":
        return {**item, **gapped(stem, tagged)}
    return {**item, "stem": stem.said.replace(GAP, "_____") if stem.has_gap else stem.said}


def gapped(stem: Stem, tagged: Any) -> Plain:
    """The sentence with its gaps. In our own export an instruction may stand above it, and blanks are gaps."""
    if tagged not in ("gaps", "gaps_choose"):
        return {"stem": "", "lines": stem.said.split("\n")}
    head, _, tail = BLANK.sub(GAP, stem.said).rpartition(BETWEEN)
    return {"stem": head, "lines": tail.split("\n")}


def may_be_cards(item: Plain) -> bool:
    """Whether every option fits wholly or not at all, as cards do, and says something of its own."""
    texts = [row["text"] for row in item["options"]]
    return all(row["fraction"] in (0, 1) for row in item["options"]) and len(set(texts)) == len(texts)


def as_cards(item: Plain) -> Plain:
    """Options as the cards for one gap."""
    rows = item["options"]
    right = next(row for row in rows if row["correct"])
    return {
        "gaps": [{"accept": [right["text"]], "tip": "", "feedback": right["chosen"]}],
        "bank": [row["text"] for row in rows],
        "distractors": [row["text"] for row in rows if row is not right],
        "said": [row["chosen"] for row in rows],
    }
