"""The form in which an editor plans a quiz that is drawn from the bank; saving draws and publishes it."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.blocks import BlockField

from .composing import drawn, publish
from .domain.content import parse_content
from .domain.drafting import without_empties
from .domain.fields import Fault
from .domain.items import FORMS
from .editing import SITE_LANGUAGES, nested, rows_in, sentence, text_fields
from .models import Blueprint
from .naming import FORM_NAMES, KIND_NAMES, LEVEL_NAMES, STRAND_NAMES, TIER_NAMES, choices

# Where in the form a part of the plan is written.
FIELD_OF = {"unit": "slug", "slug": "slug", "tier": "tier", "title": "title_ko", "pass": "right"}


def menu(label: Any, names: dict[str, Any]) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(label=label, choices=choices(names), required=False)


def word(label: Any, help_text: Any = "", most: int = 60) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=False, max_length=most, help_text=help_text)


def into() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(label=_("Asked in"), choices=choices(FORM_NAMES), default=FORMS[0])


def parts_block() -> blocks.StreamBlock:
    """Fixed items and rules, in the order in which they are asked."""
    fixed = blocks.StructBlock(
        [("item", blocks.CharBlock(label=_("Key of the item"), max_length=40)), ("into", into())],
        label=_("This very item"),
        icon="pick",
    )
    rule = blocks.StructBlock(
        [
            ("count", blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=60, default=4)),
            ("outcome", word(_("Outcome"))),
            ("unit", word(_("Unit"), most=40)),
            ("form", menu(_("Written as form"), FORM_NAMES)),
            ("level", menu(_("Level"), LEVEL_NAMES)),
            ("strand", menu(_("Strand"), STRAND_NAMES)),
            ("tier", menu(_("For whom"), TIER_NAMES)),
            ("kind", menu(_("Kind"), KIND_NAMES)),
            ("tag", word(_("Tag"))),
            ("into", into()),
        ],
        label=_("A rule"),
        icon="cogs",
    )
    return blocks.StreamBlock([("item", fixed), ("rule", rule)], label=_("Questions"), min_num=1)


class PlanForm(WagtailAdminModelForm):
    """A plan; what the bank cannot fill is said at its part."""

    right = forms.IntegerField(label=_("Questions that must be known"), required=False, min_value=0)
    share = forms.FloatField(
        label=_("Or the share of them"),
        help_text=_("0.8 stands for 80 of a hundred."),
        required=False,
        min_value=0,
        max_value=1,
    )
    plan = BlockField(block=parts_block(), label=_("Questions"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.instance
        rows = [{"type": "item" if "item" in part else "rule", "value": part} for part in now.parts]
        self.initial["plan"] = self.fields["plan"].block.to_python(rows)
        self.initial.update({name: now.mark.get(name) for name in ("right", "share")})
        for code in SITE_LANGUAGES:
            self.initial[f"title_{code}"] = now.title.get(code, "")
            self.initial[f"say_{code}"] = now.mark.get("say", {}).get(code, "")
        self.fields["tier"].choices = choices(TIER_NAMES)
        self.fields["slug"].disabled = bool(now.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            self.instance.parts = [
                {name: value for name, value in row["value"].items() if value}
                for row in rows_in(cleaned["plan"])
            ]
            self.instance.title = self.text_of("title")
            mark = {"right": cleaned["right"], "share": cleaned["share"], "say": self.text_of("say")}
            self.instance.mark = without_empties(mark)
            for name in ("slug", "tier", "purpose", "seed"):
                setattr(self.instance, name, cleaned[name])
            try:
                self.instance.drafted = parse_content(drawn(self.instance).data)
            except Fault as fault:
                self.add_fault(fault)
        return cleaned

    def text_of(self, name: str) -> dict[str, str]:
        written = {code: self.cleaned_data[f"{name}_{code}"] for code in SITE_LANGUAGES}
        return written if any(written.values()) else {}

    def add_fault(self, fault: Fault) -> None:
        said = sentence(fault)
        head = str(fault.path[0]) if fault.path else ""
        if head == "parts" and len(fault.path) > 1:
            block, value = self.fields["plan"].block, self.cleaned_data["plan"]
            self.add_error("plan", nested(block, value, fault.path[1:], said))
        else:
            self.add_error("plan" if head in ("parts", "items") else FIELD_OF.get(head), said)

    @transaction.atomic
    def save(self, commit: bool = True) -> Blueprint:
        blueprint: Blueprint = super().save(commit=False)
        if commit:
            publish(by=self.for_user, blueprint=blueprint)
        return blueprint


BlueprintForm = type(
    "BlueprintForm",
    (PlanForm,),
    {**text_fields("title", _("Title")), **text_fields("say", _("Sentence for whoever passes"))},
)

edit_handler = ObjectList(
    [
        HelpPanel(template="quizzes/desk/plan_help.html"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("tier"), FieldPanel("purpose")]),
        FieldRowPanel([FieldPanel(f"title_{code}") for code in SITE_LANGUAGES], heading=_("Title")),
        FieldPanel("plan"),
        FieldPanel("seed"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("right"), FieldPanel("share")]),
                FieldRowPanel([FieldPanel(f"say_{code}") for code in SITE_LANGUAGES]),
            ],
            heading=_("When it is passed"),
        ),
    ],
    base_form_class=BlueprintForm,
)
