"""The numbered parts of a row: options, pairs, cards, gaps, ranges; and answers that name them."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from quizzes.domain.figures import read_number

from .columns import KOREAN_LETTERS, Column, entries_of
from .plain import Plain, tidy
from .reading import Malformed

# ① and ③ stand side by side without anything between them.
BETWEEN = re.compile(r"[;,、，\n]|(?<=[①-⑳])\s*(?=[①-⑳])")
# What an answer without a kind may be as well: a number.
DOUBTFUL = {"1", "0"}
BRACED = re.compile(r"\{([^{}]+)\}")
YES = {"yes", "y", "true", "1", "o", "x표", "예", "네", "참", "on", "✓"}
TRUE = {"true", "t", "yes", "y", "o", "○", "참", "맞음", "맞다", "그렇다", "예", "1"}
FALSE = {"false", "f", "no", "n", "x", "×", "거짓", "아님", "아니다", "그렇지 않다", "아니요", "0"}
Refuse = Callable[..., Malformed]


def is_yes(cell: str) -> bool:
    return cell.strip().casefold() in YES


def truth_of(cell: str) -> bool | None:
    said = cell.strip().casefold()
    return True if said in TRUE else False if said in FALSE else None


def wanted_numbers(
    cell: str, texts: Sequence[str], refuse: Refuse, numbers: Sequence[int] | None = None
) -> set[int]:
    """Which of `texts` an answer names: by numbers, letters or the words themselves, with ; or , between.

    `numbers` are those of their columns, where some stay empty: an answer counts as the heading does.
    """
    whole = cell.strip()
    if not whole:
        return set()
    counted = list(numbers) if numbers is not None else list(range(1, len(texts) + 1))
    names = [whole] if whole in texts else [name.strip() for name in BETWEEN.split(whole)]
    return {number_of(name, texts, counted, refuse) for name in names if name}


def number_of(name: str, texts: Sequence[str], counted: Sequence[int], refuse: Refuse) -> int:
    """The place of the option that is meant. Where its words are the number of another one, nobody can know."""
    by_words = texts.index(name) + 1 if name in texts else 0
    told = told_number(name)
    by_number = counted.index(told) + 1 if told in counted else 0
    if by_words and by_number and by_words != by_number and texts[by_number - 1] != name:
        first, other = counted[by_words - 1], told
        raise refuse(
            "key", f"“{name[:40]}” is the words of one option and names another; write ({first}) or ({other})"
        )
    if not (by_words or by_number):
        raise refuse("key", f"“{name[:40]}” names no option; write its number")
    return by_words or by_number


def told_number(name: str) -> int:
    """Which number a name says: 2, (2), 2번, ②, B, 나; 0 where it says none."""
    bare = unicodedata.normalize("NFKC", name).strip("().번 ")
    if bare.isascii() and bare.isdigit() and len(bare) <= 2:
        return int(bare)
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare.upper()) - 64
    return KOREAN_LETTERS.index(bare) + 1 if len(bare) == 1 and bare in KOREAN_LETTERS else 0


def names_of(numbers: Sequence[int], texts: Sequence[str]) -> str:
    """These options as an answer names them, so that none is taken for the words of another."""
    return ";".join(sure_name(number, texts) for number in numbers)


def sure_name(number: int, texts: Sequence[str]) -> str:
    ways = (form.format(number) for form in ("{}", "({})", "{}번", "{}.", "(({}))", "({}번)", "({}.)"))
    return next((way for way in ways if way not in texts), str(number))


class Parts:
    """Cells of numbered columns. Numbers without a text are left out; what stands between them closes up."""

    def __init__(self, cells: Mapping[Column, str], refuse: Refuse) -> None:
        self.cells = cells
        self.refuse = refuse
        self.numbers = sorted({column.part for column in cells if column.part})

    def cell(self, field: str, number: int) -> str:
        said = self.cells.get(Column(field, number), "")
        return tidy(said) if said else ""

    def number(self, field: str, number: int) -> float | None:
        """A number that stands in a part's cell; None where nothing does."""
        said = self.cell(field, number)
        if not said:
            return None
        percent = said.endswith("%")
        read = read_number(said.rstrip("% "))
        if read is None:
            raise self.refuse(field, f"“{said[:40]}” is no number", number)
        return round(float(read) / 100, 7) if percent else float(read)

    def with_text(self) -> list[int]:
        return self.filled

    @cached_property
    def filled(self) -> list[int]:
        return [number for number in self.numbers if self.cell("text", number)]

    def texts(self) -> list[str]:
        return [self.cell("text", number) for number in self.with_text()]

    def said(self) -> dict[int, str]:
        """What is said about each part, by its place."""
        return {place: self.cell("chosen", number) for place, number in enumerate(self.with_text(), start=1)}

    def options(self) -> list[Plain]:
        return [self.option(number) for number in self.with_text()]

    def option(self, number: int) -> Plain:
        words = {name: self.cell(name, number) for name in ("text", "chosen", "not_chosen", "tip", "marker")}
        experts = self.number("experts", number)
        spot = {axis: self.number(axis, number) or 0.0 for axis in ("x", "y")}
        counted = {"experts": int(experts)} if experts else {}
        return {**words, "fraction": self.number("fraction", number), **counted, **spot}

    def pairs(self) -> list[Plain]:
        return [
            {
                "left": self.cell("text", n),
                "right": self.needed("match", n),
                "feedback": self.cell("chosen", n),
            }
            for n in self.with_text()
        ]

    def cards(self) -> list[Plain]:
        return [
            {"text": self.cell("text", n), "box": self.needed("match", n), "feedback": self.cell("chosen", n)}
            for n in self.with_text()
        ]

    def needed(self, field: str, number: int) -> str:
        said = self.cell(field, number)
        if not said:
            raise self.refuse(field, "this cell is empty", number)
        return said

    def gaps(self) -> list[Plain]:
        return [
            {"accept": self.ways(n), "tip": self.cell("tip", n), "feedback": self.cell("chosen", n)}
            for n in self.numbers
            if self.ways(n)
        ]

    def ways(self, number: int) -> list[str]:
        """The accepted ways of a part; a plain option is one too."""
        cell = self.cells.get(Column("accept", number)) or self.cells.get(Column("text", number), "")
        return [tidy(entry) for entry in entries_of(cell)]

    def accepted(self) -> list[Plain]:
        return [
            {"accept": self.ways(n), "fraction": self.earned(n), "feedback": self.cell("chosen", n)}
            for n in self.numbers
            if self.ways(n)
        ]

    def earned(self, number: int) -> float:
        fraction = self.number("fraction", number)
        return 1.0 if fraction is None else fraction

    def ranges(self, answer: str) -> list[Plain]:
        """Ranges by part, or one number as the answer."""
        named = [n for n in self.numbers if self.cell("min", n) or self.cell("max", n)]
        if not named:
            value = read_number(answer)
            if value is None:
                raise self.refuse("key", "a number is missing")
            return [{"min": float(value), "max": float(value), "fraction": 1.0, "feedback": ""}]
        return [self.range(n) for n in named]

    def range(self, number: int) -> Plain:
        least, most = self.number("min", number), self.number("max", number)
        if least is None or most is None:
            least = most = least if least is not None else most
        return {
            "min": least,
            "max": most,
            "fraction": self.earned(number),
            "feedback": self.cell("chosen", number),
        }

    def spots(self) -> list[Plain]:
        return [
            {"text": self.cell("text", n), "feedback": self.cell("chosen", n)}
            | {axis: self.number(axis, n) or 0.0 for axis in ("x", "y")}
            for n in self.with_text()
        ]

    def braced(self, text: str) -> list[str]:
        return [tidy(word) for word in BRACED.findall(text)]
