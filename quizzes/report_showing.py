"""A report as its page shows it: every line with its words and its place on a chart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .domain.bands import Mirror
from .domain.charting import Dot, DotPlot, Tick, dot, dot_plot, effect_plot, percent, width
from .domain.gain import Effect
from .domain.items import FORMS
from .domain.releasing import Share
from .domain.reporting import CellLine, ItemLine, Report, RowLine, Talk
from .domain.reporting_gain import Comparison, TopicChange
from .naming import FORM_NAMES, name_of
from .report_words import DIRECTIONS, WHY, cautions_of, cell_words, size_of


@dataclass(frozen=True)
class Bar:
    """One cell: its words, how many stand there, and how long its bar is; `hidden` where that is not shown."""

    words: Any
    fits: bool
    count: int | None
    percent: str
    width: str
    most: bool

    @property
    def hidden(self) -> bool:
        return self.count is None


@dataclass(frozen=True)
class Bars:
    """One row of an item: its bars, and why some are hidden."""

    line: RowLine
    bars: tuple[Bar, ...]
    why: Any

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it is shown but how many answered."""
        return self.line.right is None and self.line.top is None and all(bar.hidden for bar in self.bars)


@dataclass(frozen=True)
class ItemShown:
    line: ItemLine
    form: Any
    rows: tuple[Bars, ...]

    @property
    def is_hidden(self) -> bool:
        return all(row.is_hidden for row in self.rows)


@dataclass(frozen=True)
class TalkShown:
    talk: Talk
    form: Any
    words: Any
    about: str


@dataclass(frozen=True)
class OutcomeShown:
    """An outcome in words, with its share; `forms` lists (form, share)."""

    words: str
    share: Share
    percent: str
    forms: tuple[tuple[Any, Share, str], ...]


@dataclass(frozen=True)
class ReportShown:
    """Everything on the page of a report."""

    report: Report
    outcomes: tuple[OutcomeShown, ...]
    plot: DotPlot
    talks: tuple[TalkShown, ...]
    items: tuple[ItemShown, ...]
    hidden: tuple[ItemShown, ...]
    opinions: tuple[ItemShown, ...]
    forms: tuple[tuple[str, Any, bool], ...]
    by_form: bool


def shown(report: Report, *, outcomes: Mapping[str, str]) -> ReportShown:
    """Put a report into words; `outcomes` says what its outcomes mean."""
    two = len(report.forms) > 1
    lines = tuple(outcome_shown(line, outcomes) for line in report.outcomes)
    items = tuple(item_shown(item, two and not report.form) for item in report.items)
    return ReportShown(
        report=report,
        outcomes=lines,
        plot=plot_of(lines),
        talks=tuple(talk_shown(talk, two and not report.form) for talk in report.talks),
        items=tuple(item for item in items if item.line.is_marked and not item.is_hidden),
        hidden=tuple(item for item in items if item.line.is_marked and item.is_hidden),
        opinions=tuple(item for item in items if not item.line.is_marked),
        forms=form_menu(report) if two else (),
        by_form=any(line.forms for line in lines),
    )


def outcome_shown(line: Any, outcomes: Mapping[str, str]) -> OutcomeShown:
    forms = tuple((name_of(FORM_NAMES, form), part, percent(part.share)) for form, part in line.forms.items())
    return OutcomeShown(outcomes.get(line.key, line.key), line.share, percent(line.share.share), forms)


def plot_of(lines: Sequence[OutcomeShown]) -> DotPlot:
    rows = [
        (line.words, (dot(line.share.share) if line.share.share is not None else None,)) for line in lines
    ]
    return dot_plot(rows)


def form_menu(report: Report) -> tuple[tuple[str, Any, bool], ...]:
    """(value, name, chosen) of every view: all, and each form that was answered."""
    every = [("", _("Both forms"), not report.form)]
    return tuple(
        every + [(form, FORM_NAMES[form], form == report.form) for form in FORMS if form in report.forms]
    )


def item_shown(item: ItemLine, with_form: bool) -> ItemShown:
    form = name_of(FORM_NAMES, item.form) if with_form else ""
    return ItemShown(item, form, tuple(bars_of(row) for row in item.rows))


def bars_of(row: RowLine) -> Bars:
    return Bars(row, tuple(bar_of(cell, row) for cell in row.cells), WHY.get(row.why, ""))


def bar_of(cell: CellLine, row: RowLine) -> Bar:
    return Bar(
        words=cell_words(cell.key, cell.text),
        fits=cell.fits,
        count=cell.count,
        percent=percent(cell.share),
        width=width(cell.share or 0.0),
        most=row.top is not None and row.top.key == cell.key and cell.count is None,
    )


def talk_shown(talk: Talk, with_form: bool) -> TalkShown:
    form = name_of(FORM_NAMES, talk.item.form) if with_form else ""
    return TalkShown(talk, form, cell_words(talk.top.key, talk.top.text), talk.row.about)


@dataclass(frozen=True)
class TopicShown:
    """A topic of a comparison in words, before and after."""

    words: str
    change: TopicChange

    @property
    def title(self) -> str:
        """The words on the chart: what stands on a scale must not look like a share of right answers."""
        return f"{self.words} · {_('scale')}" if self.change.is_opinion else self.words

    @property
    def before(self) -> str:
        return with_interval(self.change.before)

    @property
    def after(self) -> str:
        return with_interval(self.change.after)


@dataclass(frozen=True)
class EffectShown:
    """The effect on its line, with a word for its size."""

    effect: Effect
    dot: Dot
    ticks: tuple[Tick, ...]
    size: Any

    @property
    def numbers(self) -> dict[str, str]:
        return {
            "g": f"{self.effect.g:+.2f}",
            "low": f"{self.effect.low:+.2f}",
            "high": f"{self.effect.high:+.2f}",
        }


@dataclass(frozen=True)
class ComparisonShown:
    comparison: Comparison
    topics: tuple[TopicShown, ...]
    opinions: tuple[TopicShown, ...]
    plot: DotPlot | None
    effect: EffectShown | None
    largest: TopicShown | None
    unclear: tuple[TopicShown, ...]
    direction: Any
    cautions: tuple[Any, ...]
    why: Any

    @property
    def hides(self) -> bool:
        """Whether a topic stands here without its means."""
        return any(not line.change.is_shown for line in (*self.topics, *self.opinions))


def comparison_shown(
    found: Comparison, *, topics: Mapping[str, str], training: bool = False
) -> ComparisonShown:
    """Put a comparison into words; `topics` says what its topics mean, in the order in which they are asked."""
    order = list(topics)
    asked = sorted(found.topics, key=lambda change: order.index(change.key) if change.key in order else -1)
    lines = [TopicShown(topics.get(change.key, change.key), change) for change in asked]
    marked = [line for line in lines if not line.change.is_opinion]
    clear = [line for line in lines if line.change.is_clear]
    # One topic alone is the whole test, and of that the effect speaks, which is more exact than two lines.
    told_by_effect = marked if len(marked) == 1 and found.effect is not None else []
    return ComparisonShown(
        comparison=found,
        topics=tuple(marked),
        opinions=tuple(line for line in lines if line.change.is_opinion),
        plot=dot_plot((line.title, dots_of(line.change)) for line in lines) if lines else None,
        effect=effect_shown(found.effect) if found.effect else None,
        largest=max(clear, key=lambda line: abs(line.change.difference), default=None),
        unclear=tuple(
            line
            for line in lines
            if line.change.is_shown and not line.change.is_clear and line not in told_by_effect
        ),
        direction=DIRECTIONS[found.direction],
        cautions=tuple(cautions_of(found, topics, training=training)),
        why=WHY.get(found.why, ""),
    )


def dots_of(change: TopicChange) -> tuple[Dot | None, ...]:
    return tuple(
        dot(mean.share, mean.low, mean.high) if mean else None for mean in (change.before, change.after)
    )


def effect_shown(effect: Effect) -> EffectShown:
    return EffectShown(effect, *effect_plot(effect.g, effect.low, effect.high), size_of(effect.g))


def with_interval(mean: Any) -> str:
    """32 % (16-53); empty where it is hidden."""
    return f"{percent(mean.share)} ({round(mean.low * 100)}–{round(mean.high * 100)})" if mean else ""


def hanging(mirrors: Iterable[Mirror]) -> list[Mirror]:
    """The mirrors that can become a poster."""
    return [one for one in mirrors if one.may_hang]
