"""Blocks that show or tell: text, picture, note, cards, tables of words, lists to tick, room to write."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .domain.soundness import key_flaws_in
from .faces import Face
from .fields import claims, key, passage, words
from .keys import PictureBlock
from .previews import PREVIEWS


class TextBlock(Face):
    text = passage(_("Text"), rows=4)
    claims = claims()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs in plain words. A blank line begins a new one.")
        preview_value = PREVIEWS["text"]


class LessonPictureBlock(Face):
    picture = PictureBlock()
    alt = words(_("Picture in words"))
    caption = words(_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One of our own drawings, with words for those who cannot see it.")
        preview_value = PREVIEWS["picture"]


class NoteBlock(Face):
    style = blocks.ChoiceBlock(
        choices=[
            ("plain", _("Good to know")),
            ("rule", _("Sentence to remember")),
            ("promise", _("Promise")),
        ],
        default="plain",
        label=_("Style"),
    )
    text = passage(_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Note")
        description = _("One thing to keep in mind: a note, a sentence to remember or a promise.")
        preview_value = PREVIEWS["note"]


class FlipCard(blocks.StructBlock):
    key = key()
    picture = PictureBlock(required=False)
    step = words(_("Small line above"), required=False)
    front = words(_("Front"))
    back = passage(_("Back"))

    class Meta:
        icon = "rotate"
        label = _("Card")


class FlipCardsBlock(Face):
    check_rule = key_flaws_in("cards")

    lead = passage(_("Lead"), required=False)
    cards = blocks.ListBlock(FlipCard(), label=_("Cards"), min_num=1)

    class Meta:
        icon = "copy"
        label = _("Cards to turn")
        description = _("A question in front, the answer behind. They turn without any script.")
        preview_value = PREVIEWS["flip_cards"]


class Card(blocks.StructBlock):
    key = key()
    title = words(_("Title"), required=False)
    text = passage(_("Text"))
    why = passage(_("Reason"), required=False)

    class Meta:
        icon = "form"
        label = _("Card")


class CardsBlock(Face):
    check_rule = key_flaws_in("cards")

    style = blocks.ChoiceBlock(
        choices=[("numbered", _("Numbered")), ("plain", _("Without numbers"))],
        default="plain",
        label=_("Style"),
    )
    lead = passage(_("Lead"), required=False)
    cards = blocks.ListBlock(Card(), label=_("Cards"), min_num=1)
    claims = claims()
    as_of = words(_("As of"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Cards to read")
        description = _("Short texts side by side: laws, sentences to say, steps of a plan.")
        preview_value = PREVIEWS["cards"]


class Tick(blocks.StructBlock):
    key = key()
    text = passage(_("Text"))

    class Meta:
        icon = "check"
        label = _("Line")


class ChecklistBlock(Face):
    check_rule = key_flaws_in("items")

    lead = passage(_("Lead"))
    items = blocks.ListBlock(Tick(), label=_("Lines"), min_num=1)

    class Meta:
        icon = "tick"
        label = _("List to tick")
        description = _("Lines to tick while talking. The ticks are neither sent nor kept.")
        preview_value = PREVIEWS["checklist"]


class Rewriting(blocks.StructBlock):
    key = key()
    avoid = passage(_("Not like this"))
    use = passage(_("But like this"))
    why = passage(_("Reason"))

    class Meta:
        icon = "edit"
        label = _("Row")


class RewriteBlock(Face):
    check_rule = key_flaws_in("rows")

    lead = passage(_("Lead"), required=False)
    rows = blocks.ListBlock(Rewriting(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Better words")
        description = _("What not to say, what to say instead, and why.")
        preview_value = PREVIEWS["rewrite"]


class Example(blocks.StructBlock):
    key = key()
    avoid = passage(_("Not like this"))
    use = passage(_("But like this"))

    class Meta:
        icon = "edit"
        label = _("Example")


class WriteBlock(Face):
    check_rule = key_flaws_in("examples")

    lead = passage(_("Lead"))
    examples = blocks.ListBlock(Example(), label=_("Examples"), default=[], required=False)
    prompt = passage(_("What to write"))

    class Meta:
        icon = "edit"
        label = _("Room to write")
        description = _("Adults write in the page, pupils on paper. Nothing is sent or kept.")
        preview_value = PREVIEWS["write"]
