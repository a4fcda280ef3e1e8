"""Blocks of the kinds that are answered by typing; they serve tiers for adults only."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes.domain.figures import BOUND

from .parts import Sheet, flag, fraction, item, key, many, stem, struct
from .placing import gaps_text


def tolerance() -> list[Any]:
    return [
        ("case_sensitive", flag(_("Capital letters matter"))),
        ("spelling_tolerance", flag(_("Small slips of spelling pass"))),
    ]


def write_into_gaps(sheet: Sheet) -> Any:
    gap = [
        ("accept", sheet.lines(_("Accepted"))),
        ("tip", sheet.texts(_("Help beside it at the second try"), required=False)),
        ("feedback", sheet.feedback(_("Reason"))),
        ("key", key()),
    ]
    children = [
        stem(sheet, _("Instruction"), required=False),
        ("text", gaps_text(sheet)),
        ("gaps", many(struct(gap, _("Gap"), "minus", ("tip",)), _("Gaps"), least=1)),
        ("wrong", sheet.feedback(_("When a gap does not fit"))),
        *tolerance(),
    ]
    return item(sheet, children, _("Write into gaps (adults)"), "edit")


def write_a_number(sheet: Sheet) -> Any:
    ends = [
        (name, blocks.FloatBlock(label=label, min_value=-BOUND, max_value=BOUND))
        for name, label in (("min", _("From")), ("max", _("To")))
    ]
    answer = [
        *ends,
        ("fraction", fraction(_("Part of a point that it earns"))),
        ("feedback", sheet.feedback(_("What is said then"))),
        ("key", key()),
    ]
    children = [
        stem(sheet),
        ("answers", many(struct(answer, _("Answer"), "tick", ("key",)), _("Accepted"), least=1)),
        ("wrong", sheet.feedback(_("When another number is written"))),
    ]
    return item(sheet, children, _("Write a number (adults)"), "edit")


def write_some_words(sheet: Sheet) -> Any:
    answer = [
        ("accept", sheet.lines(_("Accepted"))),
        ("fraction", fraction(_("Part of a point that it earns"))),
        ("feedback", sheet.feedback(_("What is said then"))),
        ("key", key()),
    ]
    children = [
        stem(sheet),
        ("answers", many(struct(answer, _("Answer"), "tick", ("key",)), _("Accepted"), least=1)),
        ("wrong", sheet.feedback(_("When something else is written"))),
        *tolerance(),
    ]
    return item(sheet, children, _("Write some words (adults)"), "edit")


def write_sentences(sheet: Sheet) -> Any:
    children = [
        stem(sheet),
        ("keywords", sheet.lines(_("Words that belong into it"), required=False)),
        ("sample", sheet.texts(_("An answer could be"), required=False, rows=4)),
    ]
    return item(sheet, children, _("Write sentences (adults; no machine marks them)"), "edit")
