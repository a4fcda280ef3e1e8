"""The vocabulary of a lesson: every block by its name, and the screen that holds them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import activities, showing
from .faces import Face
from .fields import key, words
from .previews import PREVIEWS

LESSON_BLOCKS: list[tuple[str, Face]] = [
    ("text", showing.TextBlock(group=_("To read"))),
    ("picture", showing.LessonPictureBlock(group=_("To read"))),
    ("note", showing.NoteBlock(group=_("To read"))),
    ("cards", showing.CardsBlock(group=_("To read"))),
    ("rewrite", showing.RewriteBlock(group=_("To read"))),
    ("flip_cards", showing.FlipCardsBlock(group=_("To do"))),
    ("poll", activities.PollBlock(group=_("To do"))),
    ("sort_boxes", activities.SortBoxesBlock(group=_("To do"))),
    ("slider_story", activities.SliderStoryBlock(group=_("To do"))),
    ("ripple", activities.RippleBlock(group=_("To do"))),
    ("story", activities.StoryBlock(group=_("To do"))),
    ("put_in_order", activities.PutInOrderBlock(group=_("To do"))),
    ("match_pairs", activities.MatchPairsBlock(group=_("To do"))),
    ("guess", activities.GuessBlock(group=_("To do"))),
    ("checklist", showing.ChecklistBlock(group=_("To do"))),
    ("write", showing.WriteBlock(group=_("To do"))),
]


class ContentBlock(blocks.StreamBlock):
    """What stands on one screen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(LESSON_BLOCKS, *args, **kwargs)

    class Meta:
        icon = "form"
        label = _("Content")


class ScreenBlock(Face):
    """One idea: a title and a few blocks."""

    key = key()
    title = words(_("Title"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=0, max_value=180, required=False)
    content = ContentBlock(label=_("Content"))

    class Meta:
        icon = "desktop"
        label = _("Screen")
        label_format = "{title}"
        description = _("One idea of the lesson: readers see one screen at a time.")
        preview_value = PREVIEWS["screen"]


def screen_stream() -> list[tuple[str, Face]]:
    """The children of a lesson's StreamField."""
    return [("screen", ScreenBlock())]
