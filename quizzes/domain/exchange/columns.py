"""The columns of a table of questions: their names in both languages, and cells that hold lists.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, and loses it on the way back.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# Field, English heading, further headings that are understood.
PLAIN_COLUMNS = (
    ("id", "id", ("번호", "no", "no.", "number", "문항 번호", "연번", "순번")),
    ("kind", "kind", ("type", "question type", "유형", "문항 유형", "종류")),
    (
        "stem",
        "question",
        ("stem", "question text", "item", "문항", "문항 내용", "문제", "문제 내용", "질문", "물음", "발문"),
    ),
    ("text", "text", ("passage", "지문", "본문", "글")),
    (
        "key",
        "answer",
        (
            "correct",
            "correct answer",
            "correct answers",
            "correct answer(s)",
            "right answer",
            "key",
            "정답",
            "답",
        ),
    ),
    ("accept", "accepted", ("accepted answers", "인정 답", "인정답", "허용 답")),
    ("distractors", "distractors", ("extra cards", "남는 카드", "오답지", "방해 답")),
    ("bank", "cards", ("bank", "word bank", "카드", "낱말 카드")),
    ("said", "cards feedback", ()),
    ("boxes", "boxes", ("categories", "상자", "분류 상자")),
    (
        "right",
        "feedback right",
        ("feedback correct", "correct feedback", "맞을 때", "정답 피드백", "정답 해설"),
    ),
    (
        "wrong",
        "feedback wrong",
        ("feedback incorrect", "incorrect feedback", "맞지 않을 때", "오답 피드백"),
    ),
    ("general", "feedback", ("general feedback", "explanation", "해설", "설명", "피드백")),
    ("first", "feedback first", ("첫 단계 피드백",)),
    ("other", "feedback other", ("다른 단계 피드백",)),
    ("when", "feedback when", ("단계별 피드백",)),
    ("hint", "hint", ("힌트", "실마리", "도움말")),
    ("about", "title", ("about", "short title", "제목", "짧은 제목")),
    ("category", "category", ("topic", "분류", "단원", "범주")),
    ("outcome", "outcome", ("learning outcome", "성취기준", "학습 목표", "성과")),
    ("level", "level", ("수준",)),
    ("points", "points", ("score", "marks", "배점", "점수")),
    ("critical", "critical", ("필수",)),
    ("form", "form", ("검사지", "형")),
    ("screen", "screen", ("화면",)),
    ("case_sensitive", "case sensitive", ("대소문자 구분",)),
    ("spelling_tolerance", "spelling tolerance", ("맞춤법 허용", "철자 허용")),
    ("whole", "all or nothing", ("모두 맞아야",)),
    ("source", "source", ("scoring source", "출처", "점수 근거")),
    ("sample", "sample answer", ("model answer", "예시 답", "모범 답안")),
    ("keywords", "keywords", ("핵심어", "핵심 낱말")),
    ("picture", "picture", ("그림",)),
    ("alt", "picture text", ("alt", "그림 설명")),
    ("own", "own view", ("내 생각",)),
    ("others", "others view", ("다른 사람 생각",)),
    ("pair", "two views", ("두 생각",)),
    ("media", "media", ("매체",)),
    ("nodes", "scenes", ("nodes", "장면")),
    ("raw", "raw", ("원본",)),
)
# What a numbered part may have beside its text: option 1, option 1 feedback …
PART_COLUMNS = (
    ("text", "", ("text", "글")),
    ("match", "match", ("answer", "right", "box", "짝", "상자")),
    ("accept", "accepted", ("인정 답",)),
    ("fraction", "fraction", ("weight", "비율", "점수")),
    ("chosen", "feedback", ("chosen", "피드백", "해설")),
    ("not_chosen", "not chosen", ("고르지 않을 때",)),
    ("tip", "tip", ("도움",)),
    ("marker", "marker", ("표지",)),
    ("experts", "experts", ("전문가",)),
    ("min", "from", ("min", "부터")),
    ("max", "to", ("max", "까지")),
    ("x", "x", ()),
    ("y", "y", ()),
)
PART_WORDS = ("option", "choice", "item", "part", "answer", "보기", "선택지", "선지", "항목", "답지")
PART = re.compile(rf"({'|'.join(PART_WORDS)})\s*(\d{{1,2}})\s*(.*)")
LETTERED = re.compile(rf"({'|'.join(PART_WORDS)})\s+([a-z가나다라마바사아자차])(?:\s+(.*))?")
LONE = re.compile(r"(\d{1,2})번?|\(?([a-j가나다라마바사아자차])[.)]?")
KOREAN_LETTERS = "가나다라마바사아자차"  # as options are counted on Korean papers
CIRCLED = {chr(ord("①") + at): str(at + 1) for at in range(20)}
# What other people's templates add to a heading.
ASIDE = re.compile(r"\s*(\*|\((필수|선택|required|optional)\)|- ?(max|choose|최대)\b.*)$")
# Also behind what nobody sees: some spreadsheets pass it over.
FORMULA = re.compile(r"'*[ \u3000\u00a0\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True)
class Column:
    """What a column holds: a field of the question, or a field of its numbered part."""

    field: str
    part: int = 0

    @property
    def heading(self) -> str:
        if not self.part:
            return next(heading for field, heading, _ in PLAIN_COLUMNS if field == self.field)
        word = next(heading for field, heading, _ in PART_COLUMNS if field == self.field)
        return f"option {self.part} {word}".strip()


def column_of(heading: str) -> Column | None:
    """The column that a heading names, whatever its case, spaces and lines; None for one of somebody else's."""
    name = " ".join(ASIDE.sub("", heading.casefold().strip()).replace("_", " ").replace("-", " ").split())
    for field, usual, others in PLAIN_COLUMNS:
        if name == usual or name in others or name.replace(" ", "") == usual.replace(" ", ""):
            return Column(field)
    name = "".join(CIRCLED.get(letter, letter) for letter in name)
    numbered = PART.fullmatch(name)
    lettered = LETTERED.fullmatch(name)
    alone = LONE.fullmatch(name)
    if numbered:
        return part_column(int(numbered.group(2)), numbered.group(3))
    if lettered:
        return part_column(place_of(lettered.group(2)), lettered.group(3) or "")
    if alone:
        return part_column(int(alone.group(1)) if alone.group(1) else place_of(alone.group(2)), "")
    return None


def place_of(letter: str) -> int:
    return KOREAN_LETTERS.index(letter) + 1 if letter in KOREAN_LETTERS else ord(letter) - ord("a") + 1


def part_column(number: int, rest: str) -> Column | None:
    word = rest.strip()
    named = (field for field, usual, others in PART_COLUMNS if word == usual or word in others)
    field = next(named, None)
    return Column(field, number) if field and 1 <= number <= 99 else None


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a plain number is none."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The same without the apostrophe that was put before it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def listed(entries: Sequence[str]) -> str:
    """A list as one cell: an entry a line."""
    return "\n".join(entry.replace("\\", "\\\\").replace("\n", "\\n") for entry in entries)


def entries_of(cell: str) -> list[str]:
    """The entries of a cell, one a line."""
    return [entry for entry in (unfolded(line).strip() for line in cell.split("\n")) if entry]


def unfolded(line: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found.group(1) == "n" else found.group(1), line)


def written_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
