"""What the blocks of all kinds are made of: texts side by side, keys, options, and what every item has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from quizzes.domain.fields import EVERYTHING, Needs
from quizzes.domain.items import FORMS, LEVELS, MARKERS, MOST_PARTS
from quizzes.domain.kinds.base import MOST_POINTS

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


@dataclass(frozen=True)
class Sheet:
    """In which languages an item is written here, and what its texts must have."""

    languages: Languages
    needs: Needs = EVERYTHING

    def texts(self, label: Any, *, required: bool = True, rows: int = 2, **meta: Any) -> "Texts":
        """One text in every language; those that are needed must be written."""
        children = [
            (
                code,
                blocks.TextBlock(
                    label=LANGUAGE_NAMES.get(code, code),
                    required=required and code in self.needs.languages,
                    rows=rows,
                ),
            )
            for code in self.languages
        ]
        return Texts(children, label=label, required=required, **meta)

    def feedback(self, label: Any) -> "Texts":
        """What is said about an answer: needed in our own quizzes."""
        return self.texts(label, required=self.needs.feedback)

    def lines(self, label: Any, *, required: bool = True) -> "Texts":
        """Several ways of writing the same, one a line, in every language."""
        return self.texts(label, required=required, help_text=_("One way of writing a line."))


class Texts(blocks.StructBlock):
    """One text in every language."""

    class Meta:
        form_classname = "struct-block side-by-side"
        icon = "globe"


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


def flag(label: Any, **meta: Any) -> blocks.BooleanBlock:
    return blocks.BooleanBlock(label=label, required=False, **meta)


def fraction(label: Any) -> blocks.FloatBlock:
    help_text = _("From 0 to 1; 0.5 stands for half a point. Below 0 it costs a part.")
    return blocks.FloatBlock(label=label, required=False, min_value=-1, max_value=1, help_text=help_text)


def words(label: Any, **meta: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=False, **meta)


def many(child: blocks.Block, label: Any, *, least: int = 2, most: int = MOST_PARTS) -> blocks.ListBlock:
    """A list of parts; one that may be left out begins empty."""
    begin = {} if least else {"default": []}
    return blocks.ListBlock(child, label=label, min_num=least, max_num=most, **begin)


def struct(
    children: Sequence[Child], label: Any, icon: str, settings: Sequence[str] = (), **meta: Any
) -> Any:
    """A block whose rarely used fields stand behind a button."""
    shown = [name for name, _block in children if name not in settings]
    layout = BlockGroup(children=shown, settings=list(settings))
    return blocks.StructBlock(list(children), label=label, icon=icon, form_layout=layout, **meta)


SETTINGS = (
    *("about", "after", "level", "critical", "form", "outcome", "screen", "points", "category", "media"),
    "key",
)


def common(sheet: Sheet) -> list[Child]:
    """What every item has besides its question and its parts."""
    return [
        ("hint", sheet.texts(_("Hint for the second try"), required=False)),
        ("about", sheet.texts(_("A few words for the list of results"), required=False)),
        ("after", sheet.texts(_("Said to everybody once it is answered"), required=False)),
        ("level", choices(LEVELS, LEVEL_NAMES, _("Level"), default="U")),
        ("critical", flag(_("Must be right at the first answer"))),
        ("form", choices(FORMS, FORM_NAMES, _("Form"), default=FORMS[0])),
        ("outcome", words(_("Key of the outcome"), max_length=60)),
        ("screen", words(_("Key of the lesson's screen"), max_length=60)),
        ("points", blocks.IntegerBlock(label=_("Points"), default=1, min_value=1, max_value=MOST_POINTS)),
        ("category", words(_("Shelf from which it came"), max_length=200)),
        ("media", many(picture_beside(sheet), _("Pictures"), least=0)),
        ("key", key()),
    ]


def picture_beside(sheet: Sheet) -> Any:
    children = [
        ("src", blocks.CharBlock(label=_("Name of the picture"), max_length=300)),
        ("alt", sheet.texts(_("What it shows, in words"), required=False)),
    ]
    return struct(children, _("Picture"), "image")


def option(sheet: Sheet, *extra: Child, settings: Sequence[str] = (), markable: bool = True) -> Any:
    """Something to choose; `markable` says whether the author marks it as fitting."""
    fits = [("correct", flag(_("This one fits")))] if markable else []
    children = [
        ("text", sheet.texts(_("Text"))),
        *fits,
        ("feedback", sheet.feedback(_("What is said to whoever chooses it"))),
        *extra,
        ("tip", sheet.texts(_("Help beside it at the second try"), required=False)),
        ("not_chosen", sheet.texts(_("What is said to whoever leaves it"), required=False)),
        ("marker", choices(MARKERS, MARKER_NAMES, _("Marker"), default="")),
        ("key", key()),
    ]
    return struct(children, _("Option"), "tick", ("tip", "not_chosen", "marker", "key", *settings))


def item(sheet: Sheet, children: Sequence[Child], label: Any, icon: str) -> Any:
    """The block of a kind: its question, its own parts, and what every item has."""
    return struct([*children, *common(sheet)], label, icon, SETTINGS)


def stem(sheet: Sheet, label: Any = None, *, required: bool = True) -> Child:
    return "stem", sheet.texts(label or _("Question"), required=required)


def step(sheet: Sheet, label: Any) -> Any:
    return struct([("text", sheet.texts(label)), ("key", key())], label, "order", ("key",))
