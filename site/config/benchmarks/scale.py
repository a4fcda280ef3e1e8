"""What a city or a country needs, computed from what one page and one answer cost (docs/operations/scale.md)."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Costs:
    """CPU milliseconds of our processes for each kind of request; `write` is the database's own part of an answer."""

    cached_page: float
    file: float
    activity: float
    answer: float
    write: float


@dataclass(frozen=True)
class Habits:
    """How a lesson goes, for each pupil, and how pupils meet."""

    share_at_once: float  # of all pupils, those who have a lesson in the busiest hour of the year
    opening_seconds: float  # within which they all open the page when the bell has rung
    pages: int = 4  # shelf, lesson, quiz, words: whole pages from memory
    files: int = 4  # styles, script, picture of the tab: asked for once a device
    activities: int = 8  # posts of activities in a lesson
    answers: int = 12  # answers to quiz questions, second tries among them
    minutes: float = 25  # within which activities and answers come
    bunching: float = 2.0  # a class answers together: the busiest minute against the mean


@dataclass(frozen=True)
class Need:
    """What the busiest minute asks for."""

    pupils_at_once: int
    pages_per_second: float
    answers_per_second: float
    web_cores: int
    database_cores: int


SPARE = 0.5  # of a core that may be busy: beyond it waiting grows faster than work


def need(*, pupils: int, habits: Habits, costs: Costs) -> Need:
    """Cores for the busier of two minutes: when all open the lesson, and when they answer.

    Cores are CPU milliseconds per second divided by 1,000 and by the share of a core that may be busy.
    """
    at_once = pupils * habits.share_at_once
    opening = at_once / habits.opening_seconds
    to_open = opening * (costs.cached_page + habits.files * costs.file)
    pace = at_once / (habits.minutes * 60) * habits.bunching
    answers = pace * habits.answers
    to_answer = answers * costs.answer + pace * habits.activities * costs.activity
    to_answer += pace * habits.pages * costs.cached_page
    return Need(
        pupils_at_once=round(at_once),
        pages_per_second=opening,
        answers_per_second=answers,
        web_cores=cores(max(to_open, to_answer)),
        database_cores=cores(answers * costs.write),
    )


def cores(milliseconds_per_second: float) -> int:
    return max(1, ceil(milliseconds_per_second / 1000 / SPARE))
