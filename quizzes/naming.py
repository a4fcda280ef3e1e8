"""What tiers, kinds, strands, levels and the settings of a delivery are called on the pages of adults."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from language.tiers import Tier

from .domain.delivering import Feedback, Mode, State
from .domain.halves import Moment
from .domain.items import Kind
from .domain.strands import Strand

TIER_NAMES: dict[str, Any] = {
    Tier.E1: _("Grades 1-2"),
    Tier.E2: _("Grades 3-4"),
    Tier.E3: _("Grades 5-6"),
    Tier.M: _("Middle school"),
    Tier.TEACHERS: _("Teachers"),
    Tier.CARERS: _("Carers"),
    Tier.POLICE: _("Police"),
}
STRAND_NAMES: dict[str, Any] = {
    Strand.CONSENT: _("Consent and boundaries"),
    Strand.WORDS: _("Words matter"),
    Strand.PRIVACY: _("Safety and privacy online"),
    Strand.IMAGES: _("Images and deepfakes"),
    Strand.GROOMING: _("Grooming and pressure"),
    Strand.BYSTANDERS: _("Standing by others"),
    Strand.HELP: _("Getting help"),
    Strand.RIGHTS: _("Law and rights"),
    Strand.CITIZENSHIP: _("Digital citizenship"),
}
KIND_NAMES: dict[str, Any] = {
    Kind.CHOICE_ONE: _("Choose one"),
    Kind.CHOICE_MANY: _("Choose several"),
    Kind.JUDGEMENT: _("Judge a situation"),
    Kind.TRUE_FALSE: _("True or not"),
    Kind.ORDER: _("Put in order"),
    Kind.MATCH: _("Find the pairs"),
    Kind.SORT: _("Sort into boxes"),
    Kind.GAPS_CHOOSE: _("Fill a gap"),
    Kind.GAPS: _("Write into gaps"),
    Kind.NUMERIC: _("Write a number"),
    Kind.SHORT_ANSWER: _("Write a few words"),
    Kind.LONG_ANSWER: _("Write a longer answer"),
    Kind.MARK_WORDS: _("Mark the words"),
    Kind.HOTSPOT_CHOICE: _("Choose a place in a picture"),
    Kind.HOTSPOTS: _("Places in a picture"),
    Kind.SCENARIO: _("Story with choices"),
    Kind.SCALE: _("Scale: never right or wrong"),
    Kind.TEXT: _("Text to read"),
    Kind.UNKNOWN: _("Not understood, kept as it came"),
}
LEVEL_NAMES: dict[str, Any] = {
    "R": _("Remember"),
    "U": _("Understand"),
    "A": _("Apply"),
    "E": _("Evaluate"),
}
FORM_NAMES: dict[str, Any] = {"a": _("Form A"), "b": _("Form B")}
MODE_NAMES: dict[str, Any] = {
    Mode.PRACTICE: _("Practice: reasons at once, a hint and a second try"),
    Mode.TEST: _("Test: one answer, reasons after closing"),
    Mode.SURVEY: _("Survey: nothing is right or wrong"),
}
# How far a quiz still behaves as its mode usually does, its other rules say beside it.
MODES_IN_SHORT: dict[str, Any] = {
    Mode.PRACTICE: _("Practice"),
    Mode.TEST: _("Test"),
    Mode.SURVEY: _("Survey"),
}
FEEDBACK_NAMES: dict[str, Any] = {
    Feedback.AT_ONCE: _("At once"),
    Feedback.AFTER_CLOSING: _("After closing"),
    Feedback.NEVER: _("Never"),
}
STATE_NAMES: dict[str, Any] = {
    State.PLANNED: _("Opens later"),
    State.OPEN: _("Open"),
    State.GRACE: _("Just closed, answers on the way come in"),
    State.CLOSED: _("Closed"),
}
MOMENT_NAMES: dict[str, Any] = {
    Moment.BEFORE: _("Before the lessons"),
    Moment.AFTER: _("After the lessons"),
    Moment.LATER: _("Some months later"),
}
COURSE_MOMENT_NAMES: dict[str, Any] = {
    Moment.BEFORE: _("Before the course"),
    Moment.AFTER: _("After the course"),
    Moment.LATER: _("Some months later"),
}


def moment_names(*, training: bool) -> dict[str, Any]:
    """Pupils have lessons, officers a course."""
    return COURSE_MOMENT_NAMES if training else MOMENT_NAMES


def choices(names: dict[str, Any]) -> list[tuple[str, Any]]:
    """Names as the choices of a form field."""
    return [(str(value), name) for value, name in names.items()]


def name_of(names: dict[str, Any], value: str) -> Any:
    """The name of a value; the value itself where it has none."""
    return names.get(value, value)
