"""An item analysis as its page shows it: figures rounded, flags in words, bars as wide as their share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .domain.charting import percent, width
from .domain.items import Item
from .domain.publishing import Published
from .domain.reporting_items import ItemLine, ItemsReport, OptionLine, PartLine
from .domain.wording import short
from .report_words import cell_words, flags_in_words

NOTHING = "–"


@dataclass(frozen=True)
class OptionShown:
    """One option: who chose it, and how they did on the other items."""

    words: Any
    correct: bool
    count: int
    percent: str
    width: str
    rest: str


@dataclass(frozen=True)
class ItemAnalysed:
    """One item in words and rounded figures."""

    number: int
    asks: str
    difficulty: str
    discrimination: str
    open: str
    flags: list[tuple[str, Any, Any]]
    options: tuple[OptionShown, ...]
    parts: tuple[tuple[PartLine, str], ...]


@dataclass(frozen=True)
class Analysed:
    """Everything on the page of an analysis."""

    report: ItemsReport
    whole: Mapping[str, str]
    items: tuple[ItemAnalysed, ...]

    @property
    def flagged(self) -> list[ItemAnalysed]:
        """Items with something to look at; that attempts are few is said once, not at each of them."""
        return [line for line in self.items if any(key != "few" for key, _, _ in line.flags)]


def analysed(report: ItemsReport) -> Analysed:
    whole = report.whole
    figures = {
        "mean": rounded(whole.mean),
        "deviation": rounded(whole.deviation),
        "alpha": rounded(whole.alpha),
    }
    return Analysed(report, figures, tuple(item_analysed(line) for line in report.items))


def item_analysed(line: ItemLine) -> ItemAnalysed:
    found = line.found
    return ItemAnalysed(
        number=line.number,
        asks=line.asks,
        difficulty=rounded(found.difficulty),
        discrimination=rounded(found.discrimination),
        open=percent(line.left_open),
        flags=flags_in_words(line.flags),
        options=tuple(option_shown(option) for option in line.options),
        parts=tuple((part, percent(part.share) or NOTHING) for part in line.parts),
    )


def option_shown(option: OptionLine) -> OptionShown:
    found = option.found
    return OptionShown(
        words=cell_words(found.key, option.text),
        correct=found.correct,
        count=found.count,
        percent=percent(found.share),
        width=width(found.share),
        rest=percent(found.mean_rest) or NOTHING,
    )


def rounded(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"


def pupils_shown(
    items: list[Item], pupils: Mapping[str, Published], language: str
) -> list[tuple[str, Published, str]]:
    """What closed groups left of each item: (what it asks, the sum, its share)."""
    return [
        (short(item, language), pupils[item.key], percent(pupils[item.key].share))
        for item in items
        if item.key in pupils
    ]
