"""Blocks of the kinds that are answered by choosing."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes.domain.kinds.choosing import MOST_TOKENS

from .parts import Sheet, flag, fraction, item, key, many, option, stem, struct, words


def choose_one(sheet: Sheet) -> Any:
    part = ("fraction", fraction(_("Part of a point that it earns")))
    children = [stem(sheet), ("options", many(option(sheet, part, settings=("fraction",)), _("Options")))]
    return item(sheet, children, _("Choose one"), "radio-full")


def judge(sheet: Sheet) -> Any:
    count = blocks.IntegerBlock(
        label=_("How many experts chose it"),
        required=False,
        min_value=0,
        help_text=_("Where experts were asked their choices decide, and nothing is marked as fitting."),
    )
    parts = [("fraction", fraction(_("Part of a point that it earns"))), ("experts", count)]
    children = [
        stem(sheet),
        ("options", many(option(sheet, *parts, settings=("fraction", "experts")), _("Options"))),
        ("source", sheet.texts(_("Where the scoring comes from"), required=False)),
    ]
    return item(sheet, children, _("Judge a situation"), "comment")


def choose_several(sheet: Sheet) -> Any:
    part = ("fraction", fraction(_("Part of a point that it earns")))
    children = [
        stem(sheet),
        ("options", many(option(sheet, part, settings=("fraction",)), _("Options"))),
        ("whole", flag(_("Only all that fits, and nothing else, earns the point"))),
    ]
    return item(sheet, children, _("Choose several"), "check")


def gap(sheet: Sheet) -> Any:
    children = [
        stem(sheet, _("Instruction"), required=False),
        ("text", sheet.texts(_("Sentence with the gap ▢"))),
        ("cards", many(option(sheet), _("Cards"))),
    ]
    return item(sheet, children, _("Fill a gap"), "minus")


def true_false(sheet: Sheet) -> Any:
    said = [
        ("true", sheet.feedback(_("Said to whoever agrees"))),
        ("false", sheet.feedback(_("Said to whoever does not"))),
    ]
    children = [
        stem(sheet, _("Statement")),
        ("answer", flag(_("The statement is true"))),
        ("feedback", blocks.StructBlock(said, label=_("Feedback"))),
    ]
    return item(sheet, children, _("True or not"), "check")


def mark_words(sheet: Sheet) -> Any:
    token = [
        ("correct", flag(_("To be marked"))),
        ("feedback", sheet.texts(_("Reason"), required=False)),
        ("key", blocks.CharBlock(label=_("Key, as it stands in the text"), max_length=40)),
    ]
    text = sheet.texts(_("Text"), help_text=_("Words that can be marked stand in braces: {a|these words}."))
    children = [
        stem(sheet),
        ("text", text),
        ("tokens", many(struct(token, _("Words"), "edit"), _("Words that can be marked"), most=MOST_TOKENS)),
    ]
    return item(sheet, children, _("Mark words"), "edit")


def spot(sheet: Sheet) -> Any:
    places = [(axis, blocks.FloatBlock(label=label, min_value=0, max_value=100)) for axis, label in AXES]
    return option(sheet, *places)


AXES = (
    ("x", _("From the left, in hundredths of the width")),
    ("y", _("From the top, in hundredths of the height")),
)


def picture(sheet: Sheet) -> list[Any]:
    return [
        ("picture", blocks.CharBlock(label=_("Name of the picture"), max_length=300)),
        ("alt", sheet.feedback(_("What it shows, in words"))),
    ]


def find_in_picture(sheet: Sheet) -> Any:
    children = [stem(sheet), *picture(sheet), ("options", many(spot(sheet), _("Places")))]
    return item(sheet, children, _("Find in a picture"), "image")


def read_picture(sheet: Sheet) -> Any:
    note = [
        ("text", sheet.texts(_("Heading"))),
        ("feedback", sheet.texts(_("Text"), required=False)),
        *[(axis, blocks.FloatBlock(label=label, min_value=0, max_value=100)) for axis, label in AXES],
        ("key", key()),
    ]
    spots = many(struct(note, _("Place"), "pick", ("key",)), _("Places"), least=1)
    return item(sheet, [stem(sheet), *picture(sheet), ("spots", spots)], _("Read a picture"), "image")


def read_text(sheet: Sheet) -> Any:
    return item(sheet, [stem(sheet, _("Text"))], _("Only to read"), "doc-full")


def not_understood(sheet: Sheet) -> Any:
    children = [
        stem(sheet, required=False),
        ("raw", blocks.TextBlock(label=_("As it came"), required=False, rows=6)),
        ("source", words(_("Format"), max_length=8)),
    ]
    return item(sheet, children, _("Not understood: kept, never asked"), "warning")
