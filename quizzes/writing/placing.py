"""Blocks of the kinds that are answered by putting things where they belong."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import Sheet, flag, item, key, many, stem, step, struct, words


def put_in_order(sheet: Sheet) -> Any:
    when = [
        ("first", blocks.CharBlock(label=_("Key of the step that stands first"), max_length=40)),
        ("say", sheet.texts(_("What is said then"))),
    ]
    said = [
        ("right", sheet.feedback(_("When the order fits"))),
        ("first", sheet.feedback(_("When another step stands first"))),
        ("other", sheet.feedback(_("When a later step does not fit"))),
        (
            "when",
            blocks.ListBlock(
                blocks.StructBlock(when), label=_("When this very step stands first"), default=[]
            ),
        ),
    ]
    children = [
        stem(sheet),
        ("steps", many(step(sheet, _("Step")), _("Steps in the right order"))),
        ("feedback", blocks.StructBlock(said, label=_("Feedback"))),
    ]
    return item(sheet, children, _("Put in order"), "order")


def find_pairs(sheet: Sheet) -> Any:
    pair = [
        ("left", sheet.texts(_("Left side"))),
        ("right", sheet.texts(_("Right side"))),
        ("feedback", sheet.feedback(_("Reason"))),
        ("key", key()),
    ]
    children = [
        stem(sheet),
        ("pairs", many(struct(pair, _("Pair"), "link", ("key",)), _("Pairs"))),
        ("distractors", many(step(sheet, _("Right side")), _("Right sides that fit nowhere"), least=0)),
        ("wrong", sheet.feedback(_("When a pair does not fit"))),
    ]
    return item(sheet, children, _("Find the pairs"), "link")


def sort(sheet: Sheet) -> Any:
    """Boxes carry their keys openly: each card names its box by it."""
    box = [
        ("text", sheet.texts(_("Box"))),
        ("key", blocks.CharBlock(label=_("Key"), max_length=40)),
    ]
    card = [
        ("text", sheet.texts(_("Card"))),
        ("box", blocks.CharBlock(label=_("Key of its box"), max_length=40)),
        ("feedback", sheet.feedback(_("Reason"))),
        ("key", key()),
    ]
    children = [
        stem(sheet),
        ("boxes", many(struct(box, _("Box"), "folder"), _("Boxes"))),
        ("cards", many(struct(card, _("Card"), "doc-empty", ("key",)), _("Cards"))),
        ("wrong", sheet.feedback(_("When a card does not fit"))),
    ]
    return item(sheet, children, _("Sort into boxes"), "folder-open-inverse")


def gaps_text(sheet: Sheet) -> Any:
    help_text = _("A gap is ▢. Where languages need another order, each gap names its key: ▢{a} … ▢{b}.")
    return sheet.texts(_("Text with gaps"), help_text=help_text, rows=4)


def fill_from_bank(sheet: Sheet) -> Any:
    card = [
        ("text", sheet.texts(_("Card"))),
        ("key", blocks.CharBlock(label=_("Key"), max_length=40)),
    ]
    gap = [
        ("card", blocks.CharBlock(label=_("Key of the card that fits"), max_length=40)),
        ("feedback", sheet.feedback(_("Reason"))),
        ("key", key()),
    ]
    children = [
        stem(sheet, _("Instruction"), required=False),
        ("text", gaps_text(sheet)),
        ("cards", many(struct(card, _("Card"), "doc-empty"), _("Cards"))),
        ("gaps", many(struct(gap, _("Gap"), "minus"), _("Gaps"), least=1)),
        ("wrong", sheet.feedback(_("When a gap does not fit"))),
    ]
    return item(sheet, children, _("Fill several gaps with cards"), "minus")


def scenario(sheet: Sheet) -> Any:
    way = [
        ("text", sheet.texts(_("Choice"))),
        ("to", blocks.CharBlock(label=_("Key of the scene to which it leads"), max_length=40)),
        ("feedback", sheet.texts(_("What is said on the way"), required=False)),
        ("key", key()),
    ]
    scene = [
        ("key", blocks.CharBlock(label=_("Key"), max_length=40)),
        ("text", sheet.texts(_("What happens"), rows=3)),
        (
            "choices",
            many(struct(way, _("Choice"), "arrow-right", ("key",)), _("Choices; none at an end"), least=0),
        ),
        ("score", score()),
        ("picture", words(_("Name of the picture"), max_length=300)),
    ]
    children = [
        stem(sheet),
        (
            "nodes",
            many(
                struct(scene, _("Scene"), "comment", ("picture",)), _("Scenes; the first one begins"), most=60
            ),
        ),
        ("source", sheet.texts(_("Where the scoring comes from"), required=False)),
    ]
    return item(sheet, children, _("Story with choices"), "arrows-up-down")


def score() -> blocks.FloatBlock:
    help_text = _("Of an end, from 0 to 1. Leave it empty everywhere where nothing is right or wrong.")
    return blocks.FloatBlock(label=_("Score"), required=False, min_value=0, max_value=1, help_text=help_text)


def scale(sheet: Sheet) -> Any:
    children = [
        stem(sheet, _("Statement")),
        ("scale", many(step(sheet, _("Point")), _("Points from one end to the other"))),
        ("pair", flag(_("Asked twice: what I think, and what I believe that most others think"))),
        ("own", sheet.texts(_("Words for what I think"), required=False)),
        ("others", sheet.texts(_("Words for what others think"), required=False)),
        ("source", sheet.texts(_("Instrument, its licence and its language version"), required=False)),
    ]
    return item(sheet, children, _("Scale without right or wrong"), "bars")
