"""How an editor writes items: one block per kind, every text in all languages side by side."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from .domain.fields import NEEDED_LANGUAGES
from .domain.items import FORMS, LEVELS, MARKERS, Kind

LEVEL_NAMES = {"R": _("Remember"), "U": _("Understand"), "A": _("Apply"), "E": _("Evaluate")}
MARKER_NAMES = {
    "": _("None"),
    "incorrect-option": _("A phrase that we do not use, shown as an option"),
    "quote": _("Somebody's words"),
    "mention": _("A word that is only mentioned"),
}
FORM_NAMES = {"a": _("Form A"), "b": _("Form B: asked when somebody takes the quiz again")}
LANGUAGE_NAMES = {"ko": "한국어", "en": "English", "ja": "日本語", "zh": "中文"}

Languages = tuple[str, ...]
Child = tuple[str, blocks.Block]


class Texts(blocks.StructBlock):
    """One text in every language."""

    class Meta:
        form_classname = "struct-block side-by-side"
        icon = "globe"


def texts(languages: Languages, label: Any, *, required: bool = True, **meta: Any) -> Texts:
    children = [
        (
            code,
            blocks.TextBlock(
                label=LANGUAGE_NAMES.get(code, code), required=required and code in NEEDED_LANGUAGES, rows=2
            ),
        )
        for code in languages
    ]
    return Texts(children, label=label, required=required, **meta)


def key() -> blocks.CharBlock:
    return blocks.CharBlock(
        label=_("Key"),
        required=False,
        max_length=40,
        help_text=_(
            "Leave it as it is, and empty for something new: answers are counted by it in every version."
        ),
    )


def choices(values: Sequence[str], names: dict[str, Any], label: Any, *, default: str) -> blocks.ChoiceBlock:
    named = [(value, names[value]) for value in values if value]
    return blocks.ChoiceBlock(choices=named, label=label, default=default, required=bool(default))


def struct(
    children: Sequence[Child], label: Any, icon: str, settings: Sequence[str] = (), **meta: Any
) -> Any:
    """A block whose rarely used fields stand behind a button."""
    shown = [name for name, _block in children if name not in settings]
    layout = BlockGroup(children=shown, settings=list(settings))
    return blocks.StructBlock(list(children), label=label, icon=icon, form_layout=layout, **meta)


SETTINGS = ("about", "level", "critical", "form", "outcome", "screen", "key")


def common(languages: Languages) -> list[Child]:
    """What every item has besides its question and its parts."""
    return [
        ("hint", texts(languages, _("Hint for the second try"), required=False)),
        ("about", texts(languages, _("A few words for the list of results"), required=False)),
        ("level", choices(LEVELS, LEVEL_NAMES, _("Level"), default="U")),
        ("critical", blocks.BooleanBlock(label=_("Must be right at the first answer"), required=False)),
        ("form", choices(FORMS, FORM_NAMES, _("Form"), default=FORMS[0])),
        ("outcome", blocks.CharBlock(label=_("Key of the outcome"), required=False, max_length=60)),
        ("screen", blocks.CharBlock(label=_("Key of the lesson's screen"), required=False, max_length=60)),
        ("key", key()),
    ]


def option(languages: Languages) -> Any:
    children = [
        ("text", texts(languages, _("Text"))),
        ("correct", blocks.BooleanBlock(label=_("This one fits"), required=False)),
        ("feedback", texts(languages, _("What is said to whoever chooses it"))),
        ("marker", choices(MARKERS, MARKER_NAMES, _("Marker"), default="")),
        ("key", key()),
    ]
    return struct(children, _("Option"), "tick", ("marker", "key"))


def choice(languages: Languages, label: Any, icon: str) -> Any:
    children = [
        ("stem", texts(languages, _("Question"))),
        ("options", blocks.ListBlock(option(languages), label=_("Options"), min_num=2)),
    ]
    return struct([*children, *common(languages)], label, icon, SETTINGS)


def gaps(languages: Languages) -> Any:
    children = [
        ("stem", texts(languages, _("Instruction"), required=False)),
        ("text", texts(languages, _("Sentence with the gap ▢"))),
        ("cards", blocks.ListBlock(option(languages), label=_("Cards"), min_num=2)),
    ]
    return struct([*children, *common(languages)], _("Fill a gap"), "minus", SETTINGS)


def true_false(languages: Languages) -> Any:
    feedback = [
        ("true", texts(languages, _("Said to whoever agrees"))),
        ("false", texts(languages, _("Said to whoever does not"))),
    ]
    children = [
        ("stem", texts(languages, _("Statement"))),
        ("answer", blocks.BooleanBlock(label=_("The statement is true"), required=False)),
        ("feedback", blocks.StructBlock(feedback, label=_("Feedback"))),
    ]
    return struct([*children, *common(languages)], _("True or not"), "check", SETTINGS)


def order(languages: Languages) -> Any:
    step = struct([("text", texts(languages, _("Step"))), ("key", key())], _("Step"), "order", ("key",))
    when = [
        ("first", blocks.CharBlock(label=_("Key of the step that stands first"), max_length=40)),
        ("say", texts(languages, _("What is said then"))),
    ]
    feedback = [
        ("right", texts(languages, _("When the order fits"))),
        ("first", texts(languages, _("When another step stands first"))),
        ("other", texts(languages, _("When a later step does not fit"))),
        (
            "when",
            blocks.ListBlock(
                blocks.StructBlock(when), label=_("When this very step stands first"), default=[]
            ),
        ),
    ]
    children = [
        ("stem", texts(languages, _("Question"))),
        ("steps", blocks.ListBlock(step, label=_("Steps in the right order"), min_num=2)),
        ("feedback", blocks.StructBlock(feedback, label=_("Feedback"))),
    ]
    return struct([*children, *common(languages)], _("Put in order"), "order", SETTINGS)


def match(languages: Languages) -> Any:
    pair = [
        ("left", texts(languages, _("Left side"))),
        ("right", texts(languages, _("Right side"))),
        ("feedback", texts(languages, _("Reason"))),
        ("key", key()),
    ]
    children = [
        ("stem", texts(languages, _("Question"))),
        ("pairs", blocks.ListBlock(struct(pair, _("Pair"), "link", ("key",)), label=_("Pairs"), min_num=2)),
        ("wrong", texts(languages, _("When a pair does not fit"))),
    ]
    return struct([*children, *common(languages)], _("Find the pairs"), "link", SETTINGS)


@lru_cache(maxsize=8)
def item_stream(languages: Languages) -> blocks.StreamBlock:
    """The items of a quiz; the name of each block is its kind."""
    return blocks.StreamBlock(
        [
            (Kind.CHOICE_ONE.value, choice(languages, _("Choose one"), "radio-full")),
            (Kind.JUDGEMENT.value, choice(languages, _("Judge a situation"), "comment")),
            (Kind.TRUE_FALSE.value, true_false(languages)),
            (Kind.ORDER.value, order(languages)),
            (Kind.MATCH.value, match(languages)),
            (Kind.GAPS_CHOOSE.value, gaps(languages)),
        ],
        label=_("Questions"),
        min_num=1,
    )
