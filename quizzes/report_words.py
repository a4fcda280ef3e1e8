"""What reports say in words: why something is hidden, what a figure means, and how little a comparison proves."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from .domain.analysis import Flag
from .domain.counting import FITS, NO, OPEN, OTHER, YES
from .domain.fields import fill
from .domain.gain import Caution
from .domain.reporting_gain import Comparison, Direction
from .domain.suppression import Why
from .reporting import Waiting

# Cells whose words belong to the interface, not to the item.
CELLS: dict[str, Any] = {
    "true": _("True"),
    "false": _("Not true"),
    YES: _("Chosen"),
    NO: _("Not chosen"),
    FITS: _("Fits"),
    OTHER: _("Something else"),
    OPEN: _("Left open"),
}
WHY: dict[str, Any] = {
    Why.SMALL: _(
        "Hidden: fewer than five people, or a number from which so few could be worked out by subtraction."
    ),
    Why.GROUP: _("Hidden: fewer than five people answered."),
    Why.SPLIT: _(
        "Hidden: the people compared here differ by fewer than five from those compared before, and "
        "the difference would tell what those few answered."
    ),
}
WAITING: dict[str, Any] = {
    Waiting.GRACE: _(
        "Just closed: answers that are on the way still come in until {time}. Open this page again then."
    ),
    Waiting.OPEN: _(
        "While the quiz is open only the number handed in is shown. A report that grows person by person would tell "
        "what each of them chose. Close the quiz to see it."
    ),
    Waiting.COMPARED: _(
        "This quiz is asked before and after the lessons. Its answers are shown as a comparison of those who took "
        "both: beside a report of its own, those who took only one could be worked out."
    ),
    Waiting.SMALL: _(
        "Fewer than five people handed in. Whatever a report showed would be somebody's answers, so it shows nothing."
    ),
}
# What stands out, and what to do about it. Figures count; people judge.
FLAGS: dict[str, tuple[Any, Any]] = {
    Flag.FEW: (_("Few attempts"), _("Fewer than 30 attempts: these figures can still change a lot.")),
    Flag.EASY: (
        _("Very easy"),
        _("Nearly everybody gets it right. Keep it if it must be known; it tells nobody apart."),
    ),
    Flag.HARD: (
        _("Very hard"),
        _("Fewer than one in five get it right. Is it taught? Is the question clear? Is the key right?"),
    ),
    Flag.WEAK: (
        _("Tells little"),
        _("Who gets it right hardly does better elsewhere. Look for a second meaning in the question."),
    ),
    Flag.NEGATIVE: (
        _("Tells the wrong way"),
        _("Who does well elsewhere gets it wrong more often. Check the key, then the wording."),
    ),
    Flag.KEY_SUSPECT: (
        _("Check the key"),
        _(
            "This wrong answer attracted the best readers: check the key, and whether both answers can be defended."
        ),
    ),
    Flag.IDLE: (
        _("An answer nobody chooses"),
        _(
            "An answer that fewer than one in fifty choose does no work. Write one that a learner could believe."
        ),
    ),
}
CAUTIONS: dict[str, Any] = {
    Caution.NO_COMPARISON: _(
        "There was no group without the lessons to compare with. We cannot say that the lessons caused this: time, "
        "other lessons and taking the same test twice change answers too."
    ),
    Caution.ATTRITION: _(
        "More than a fifth of those who took the first test are missing in the second. Those who stayed may differ "
        "from those who did not."
    ),
    Caution.CEILING: _(
        "Many reached the highest score. What they learned beyond it cannot be seen here, so the change may look "
        "smaller than it is."
    ),
    Caution.FLOOR: _("Many got nothing right. The test was too hard for them to show small steps."),
    Caution.ONE_FORM: _(
        "Some answered the same questions twice. Remembering the questions can look like learning."
    ),
    Caution.FEW: _("Fewer than five people took both tests: no means are shown and nothing can be said."),
}
DIRECTIONS: dict[str, Any] = {
    Direction.UP: _("Those who took both tests answered more questions rightly the second time."),
    Direction.DOWN: _("Those who took both tests answered fewer questions rightly the second time."),
    Direction.UNCLEAR: _(
        "The interval reaches from less to more: with this many people we cannot say whether anything changed."
    ),
    Direction.UNKNOWN: _(
        "There is no effect size here: too few people, too few questions, or no change at all."
    ),
}
AT_UPPER_END = _(
    "Many stood at the upper end of these scales, before or after: {scales}. What lies beyond it cannot be seen."
)
AT_LOWER_END = _(
    "Many stood at the lower end of these scales, before or after: {scales}. What lies beyond it cannot be seen."
)
TOO_SHORT = _("Fewer than three questions with a right answer are no test: there is no effect size.")
NOT_BEHAVIOUR = _(
    "This shows what people know and think, not what they do. It does not mean that there is less violence."
)
ONE_GROUP = _("It is the result of one group. Do not use it to compare groups or teachers.")
NO_COMPARISON_OF_A_COURSE = _(
    "There was no group without the course to compare with. We cannot say that the course caused this: time, "
    "work and taking the same test twice change answers too."
)
ONE_COURSE = _("It is the result of one group. Do not use it to compare groups, teams or officers.")


def cell_words(key: str, text: str) -> Any:
    """The words of a cell: the item's own, else those of the interface."""
    return text or CELLS.get(key, key)


def cautions_of(found: Comparison, topics: Mapping[str, str], *, training: bool) -> list[Any]:
    """Every sentence that must stand beside a comparison, the most important first; `topics` names its scales."""
    words = {**CAUTIONS, **({Caution.NO_COMPARISON: NO_COMPARISON_OF_A_COURSE} if training else {})}
    order = [
        Caution.FEW,
        Caution.NO_COMPARISON,
        Caution.ATTRITION,
        Caution.CEILING,
        Caution.FLOOR,
        Caution.ONE_FORM,
    ]
    said = [words[caution] for caution in order if caution in found.cautions]
    for sentence, keys in ((AT_UPPER_END, found.at_upper_end), (AT_LOWER_END, found.at_lower_end)):
        if keys:
            scales = ", ".join(name for key, name in topics.items() if key in keys)
            said.append(fill(str(sentence), {"scales": scales}))
    return [
        *said,
        *([TOO_SHORT] if found.too_short else []),
        NOT_BEHAVIOUR,
        ONE_COURSE if training else ONE_GROUP,
    ]


def flags_in_words(flags: Iterable[Flag]) -> list[tuple[str, Any, Any]]:
    return [(flag.value, *FLAGS[flag]) for flag in flags]


def size_of(g: float) -> Any:
    """A word for an effect size, said with its doubt: J. Cohen's steps of 1988 are a habit, no law."""
    size = abs(g)
    if size < 0.2:
        return _("a very small difference")
    if size < 0.5:
        return _("a small difference")
    return _("a middling difference") if size < 0.8 else _("a large difference")
