"""Blocks in which readers do something; each names the pure rule that answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .claim_keys import ClaimKeyBlock
from .domain import choosing, matching, ordering, ripples, sorting, stories
from .domain.soundness import guess_flaws, key_flaws_in, sort_flaws, story_flaws
from .faces import Face
from .fields import key, passage, words
from .keys import KeyBlock, PictureBlock
from .previews import PREVIEWS


class Option(blocks.StructBlock):
    key = key()
    text = words(_("Text"))

    class Meta:
        icon = "radio-full"
        label = _("Option")


class PollBlock(Face):
    rule = choosing.poll
    check_rule = key_flaws_in("options")

    question = passage(_("Question"))
    options = blocks.ListBlock(Option(), label=_("Options"), min_num=2)
    after = passage(_("What we say afterwards"))

    class Meta:
        icon = "help"
        label = _("What do you think?")
        description = _(
            "A question without a right answer. Nothing is counted; every answer is met with one sentence."
        )
        preview_value = PREVIEWS["poll"]


class Box(blocks.StructBlock):
    key = key()
    text = words(_("Text"))
    sign = blocks.ChoiceBlock(
        choices=[("ring", "○"), ("tri", "△"), ("close", "✕")], required=False, label=_("Sign")
    )

    class Meta:
        icon = "folder"
        label = _("Box")


class SortCard(blocks.StructBlock):
    key = key()
    text = passage(_("Text"))
    head = PictureBlock(required=False, label=_("Face"))
    box = KeyBlock(label=_("Key of the box"))
    feedback = passage(_("Reason"))

    class Meta:
        icon = "form"
        label = _("Card")


class SortBoxesBlock(Face):
    rule = sorting.sort
    check_rule = sort_flaws

    lead = passage(_("Lead"))
    layout = blocks.ChoiceBlock(
        choices=[("boxes", _("Boxes")), ("scale", _("Scale"))], default="boxes", label=_("Layout")
    )
    boxes = blocks.ListBlock(Box(), label=_("Boxes"), min_num=2, max_num=6)
    cards = blocks.ListBlock(SortCard(), label=_("Cards"), min_num=1)

    class Meta:
        icon = "folder-open-1"
        label = _("Sort")
        description = _("Sayings into boxes, or along a scale. The reason stands inside each card.")
        preview_value = PREVIEWS["sort_boxes"]


class Moment(blocks.StructBlock):
    key = key()
    label = words(_("When"))
    text = passage(_("What happens"))
    action = words(_("Words on the button"), required=False)

    class Meta:
        icon = "time"
        label = _("Moment")


class SliderStoryBlock(Face):
    rule = choosing.moments
    check_rule = key_flaws_in("steps")

    lead = passage(_("Lead"), required=False)
    steps = blocks.ListBlock(Moment(), label=_("Moments"), min_num=2, max_num=6)

    class Meta:
        icon = "history"
        label = _("Before and after")
        description = _("One story at two or more moments; the reader moves between them.")
        preview_value = PREVIEWS["slider_story"]


class RippleBlock(Face):
    rule = ripples.ripple

    lead = passage(_("Lead"), required=False)
    start = blocks.IntegerBlock(label=_("People who begin"), min_value=1, max_value=10, default=1)
    factor = blocks.IntegerBlock(
        label=_("Each sends it to"), min_value=2, max_value=ripples.MOST_FACTOR, default=4
    )
    rounds = blocks.IntegerBlock(label=_("Rounds"), min_value=1, max_value=ripples.MOST_ROUNDS, default=2)
    unit = words(_("Word for people"))
    after = passage(_("What we say afterwards"))

    class Meta:
        icon = "radio-empty"
        label = _("Ripple")
        description = _("How far something spreads when everybody sends it on; one press, one round.")
        preview_value = PREVIEWS["ripple"]


class WayOn(blocks.StructBlock):
    key = key()
    text = passage(_("Choice"))
    to = KeyBlock(label=_("Key of the scene it leads to"))

    class Meta:
        icon = "arrow-right"
        label = _("Choice")


class StoryScene(blocks.StructBlock):
    key = key()
    title = words(_("Title"))
    text = passage(_("What happens"))
    picture = PictureBlock(required=False)
    choices = blocks.ListBlock(WayOn(), label=_("Choices"), default=[], required=False)
    again = blocks.BooleanBlock(label=_("Offers to choose again"), required=False)

    class Meta:
        icon = "comment"
        label = _("Scene")


class StoryBlock(Face):
    rule = stories.story
    check_rule = story_flaws

    start = KeyBlock(label=_("Key of the first scene"))
    scene = PictureBlock(label=_("Picture of the story"))
    scene_alt = words(_("Picture in words"))
    nodes = blocks.ListBlock(StoryScene(), label=_("Scenes"), min_num=2)
    ending = passage(_("Ending of every path"))

    class Meta:
        icon = "thumbtack"
        label = _("Story with choices")
        description = _("Scenes with choices and what comes of them. Going back is always allowed.")
        preview_value = PREVIEWS["story"]


class OrderStep(blocks.StructBlock):
    key = key()
    text = passage(_("Text"))

    class Meta:
        icon = "order"
        label = _("Step")


class PutInOrderBlock(Face):
    rule = ordering.order
    check_rule = key_flaws_in("steps")

    lead = passage(_("Lead"))
    steps = blocks.ListBlock(OrderStep(), label=_("Steps in the right order"), min_num=2, max_num=9)
    right = passage(_("When it fits"))
    first_wrong = passage(_("When the first step does not fit"))
    other_wrong = passage(_("When another step does not fit"))

    class Meta:
        icon = "order"
        label = _("Put in order")
        description = _("Steps to be put in order, by menus or by arrow buttons; no dragging.")
        preview_value = PREVIEWS["put_in_order"]


class Pair(blocks.StructBlock):
    key = key()
    left = passage(_("Left side"))
    right = passage(_("Right side"))
    feedback = passage(_("Reason"))

    class Meta:
        icon = "link"
        label = _("Pair")


class MatchPairsBlock(Face):
    rule = matching.match
    check_rule = key_flaws_in("pairs")

    lead = passage(_("Lead"))
    pairs = blocks.ListBlock(Pair(), label=_("Pairs"), min_num=2, max_num=9)
    wrong = passage(_("When a pair does not fit"))
    quoted = blocks.BooleanBlock(
        label=_("The left side quotes excuses"),
        help_text=_("They are shown as quotations, so that nobody takes them for ours."),
        required=False,
    )

    class Meta:
        icon = "link"
        label = _("Find the pairs")
        description = _("Two columns to be matched: words and meanings, excuses and answers.")
        preview_value = PREVIEWS["match_pairs"]


class Range(blocks.StructBlock):
    key = key()
    text = words(_("Text"))
    right = blocks.BooleanBlock(label=_("This is the right one"), required=False)

    class Meta:
        icon = "radio-full"
        label = _("Range")


class GuessQuestion(blocks.StructBlock):
    key = key()
    question = passage(_("Question"))
    ranges = blocks.ListBlock(Range(), label=_("Ranges"), min_num=2)
    answer = passage(_("Answer"))
    claim = ClaimKeyBlock(label=_("Claim"), required=False)

    class Meta:
        icon = "help"
        label = _("Question")


class GuessBlock(Face):
    rule = choosing.guess
    check_rule = guess_flaws

    lead = passage(_("Lead"), required=False)
    questions = blocks.ListBlock(GuessQuestion(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "view"
        label = _("Guess, then see")
        description = _("Choose one of several ranges, then see the figure with its source.")
        preview_value = PREVIEWS["guess"]
