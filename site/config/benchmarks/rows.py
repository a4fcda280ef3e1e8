"""The rows by name, in the order in which they are measured."""

from collections.abc import Callable, Collection, Iterator

from . import analysis, answers, class_hour, making, pages, starting
from .row import Row

ROWS: dict[str, Callable[[], Row]] = {
    "cold-start": starting.cold_start,
    "second-start": starting.second_start,
    "lesson-cached": pages.lesson_cached,
    "lesson-uncached": pages.lesson_uncached,
    "page-weight": pages.page_weight,
    "one-answer": answers.self_study,
    "one-answer-kept": answers.kept,
    "one-answer-in-class": class_hour.one_answer,
    "school-hour": class_hour.school_hour,
    "item-analysis": analysis.item_analysis,
    "memory": starting.memory,
    "manual": making.manual,
    "language-check": making.language_check,
}


def rows(names: Collection[str] = ()) -> Iterator[Row]:
    """Measure the rows with these names; without names, all."""
    for name, measure in ROWS.items():
        if not names or name in names:
            yield measure()
