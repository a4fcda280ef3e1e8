"""The forms of the teachers' pages: a group, a quiz for it, a time, a filter of the bank."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from language.tiers import PUPIL_TIERS, Tier

from .deliveries import LONGEST_SERIES, quizzes_for
from .domain.halves import HALVES
from .domain.items import marked
from .domain.wording import pick, short
from .models import BankItemQuerySet, Purpose
from .naming import (
    FEEDBACK_NAMES,
    FORM_NAMES,
    KIND_NAMES,
    LEVEL_NAMES,
    MODE_NAMES,
    STRAND_NAMES,
    TIER_NAMES,
    choices,
    moment_names,
)
from .outcome_menu import facets_in, outcome_menu, unit_menu
from .sitting_models import Delivery

PUPILS = {tier: TIER_NAMES[tier] for tier in Tier if tier in PUPIL_TIERS}
ATTEMPTS = [(0, _("As often as wanted")), (1, _("Once")), (2, _("Twice")), (3, _("Three times"))]
TRIES = [(1, _("One answer")), (2, _("A second answer after a hint"))]
ORDERS = [("", _("The same for everybody")), ("yes", _("Everybody in another order"))]
FORM_PLAN_NAMES = [
    *choices(FORM_NAMES),
    (HALVES, _("Half of them A, half of them B; changed over after the lessons")),
]
GRACES = [(0, _("Not at all")), (60, _("A minute")), (300, _("Five minutes")), (600, _("Ten minutes"))]
MOMENT = "%Y-%m-%dT%H:%M"


class Plain(forms.Form):
    """A form whose fields look like ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", "input")


def moment_field(label: Any) -> forms.DateTimeField:
    """A day and a time, in the site's own time."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(label=label, required=False, input_formats=[MOMENT], widget=widget)


class OpenGroup(Plain):
    """A new group."""

    tier = forms.ChoiceField(label=_("For whom"), choices=choices(PUPILS))
    label = forms.CharField(label=_("What you call it"), max_length=40, required=False)


def asked_when(purpose: str) -> list[str]:
    """What a menu adds to the name of what is no quiz of a lesson."""
    match purpose:
        case Purpose.INSTRUMENT:
            return [gettext("before and after the lessons")]
        case Purpose.SURVEY:
            return [gettext("survey of opinions")]
    return []


def moments(*, training: bool) -> list[tuple[str, Any]]:
    return [("", _("Neither")), *choices(moment_names(training=training))]


class GiveQuiz(Plain):
    """A quiz for a group."""

    quiz = forms.ChoiceField(label=_("Quiz"))
    mode = forms.ChoiceField(label=_("How"), required=False)
    moment = forms.ChoiceField(
        label=_("Before or after the lessons"), choices=moments(training=False), required=False
    )
    opens = moment_field(_("Opens at"))
    closes = moment_field(_("Closes at"))
    on_paper = forms.BooleanField(label=_("On paper: I count the sheets"), required=False)
    shuffled = forms.BooleanField(label=_("Everybody in another order"), required=False)

    def __init__(self, *args: Any, tier: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "ko"
        found = quizzes_for(tier=tier)
        self.fields["quiz"].choices = [
            (code, " · ".join([code, pick(title, language), *asked_when(purpose)]))
            for code, purpose, title in found
        ]
        self.fields["mode"].choices = [("", _("As this quiz is usually given")), *choices(MODE_NAMES)]

    @property
    def wanted(self) -> dict[str, Any]:
        told = self.cleaned_data
        settings = {"mode": told["mode"] or None, "shuffled": told["shuffled"]}
        return {
            "quiz_slug": told["quiz"],
            "settings": settings,
            "moment": told["moment"],
            "opens": told["opens"],
            "closes": told["closes"],
            "on_paper": told["on_paper"],
        }


class GiveToOfficers(GiveQuiz):
    """A quiz for officers: for all of them, or for those to whom a group's address is given."""

    series = forms.CharField(label=_("Group or course"), max_length=LONGEST_SERIES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, tier=Tier.POLICE, **kwargs)
        self.fields["moment"].label = _("Before or after the course")
        self.fields["moment"].choices = moments(training=True)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("moment") and not told.get("series"):
            self.add_error(
                "series", gettext("What is asked before and after is compared within a group: name it.")
            )
        return told

    @property
    def wanted(self) -> dict[str, Any]:
        return {**super().wanted, "series": self.cleaned_data["series"]}


class Rules(Plain):
    """Everything that decides how a given quiz behaves. What stays empty is as the quiz itself says."""

    mode = forms.ChoiceField(label=_("How"), choices=choices(MODE_NAMES))
    attempts = forms.ChoiceField(label=_("How often it can be taken"), choices=ATTEMPTS)
    tries = forms.ChoiceField(label=_("Answers to each question"), choices=TRIES)
    feedback = forms.ChoiceField(label=_("What fits is shown"), choices=choices(FEEDBACK_NAMES))
    # "The same for everybody" is the empty choice: whoever keeps it has chosen.
    shuffled = forms.ChoiceField(label=_("Order of the questions"), choices=ORDERS, required=False)
    forms_plan = forms.ChoiceField(label=_("Form"), choices=FORM_PLAN_NAMES)
    needed = forms.IntegerField(label=_("Right answers that are needed to pass"), required=False, min_value=0)
    grace = forms.ChoiceField(label=_("Answers on the way are taken after closing for"), choices=GRACES)
    opens = moment_field(_("Opens at"))
    closes = moment_field(_("Closes at"))
    critical = forms.MultipleChoiceField(
        label=_("Must be right at the first answer"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        self.content = delivery.version.read()
        super().__init__(*args, initial=self.as_it_is(delivery), **kwargs)
        language = get_language() or "ko"
        counting = marked(self.content.items)
        self.fields["critical"].choices = [
            (item.key, f"{item.key} · {short(item, language)}") for item in counting
        ]
        if not counting:
            del self.fields["critical"]
        if len(self.content.forms) < 2:
            del self.fields["forms_plan"]

    def as_it_is(self, delivery: Delivery) -> dict[str, Any]:
        rules = delivery.rules
        own = self.own_critical
        return {
            "mode": rules.mode.value,
            "attempts": rules.attempts,
            "tries": rules.tries,
            "feedback": rules.feedback.value,
            "shuffled": "yes" if rules.shuffled else "",
            "forms_plan": rules.forms,
            "needed": rules.needed,
            "grace": rules.grace,
            "opens": delivery.opens,
            "closes": delivery.closes,
            "critical": own if rules.critical is None else rules.critical,
        }

    @property
    def own_critical(self) -> list[str]:
        return [item.key for item in self.content.items if item.critical]

    @property
    def wanted(self) -> dict[str, Any]:
        told = self.cleaned_data
        critical = told.get("critical", [])
        settings = {
            "mode": told["mode"],
            "attempts": int(told["attempts"]),
            "tries": int(told["tries"]),
            "feedback": told["feedback"],
            "shuffled": told["shuffled"] == "yes",
            "forms": told.get("forms_plan"),
            "needed": told["needed"],
            "grace": int(told["grace"]),
            "critical": None if set(critical) == set(self.own_critical) else critical,
        }
        return {"settings": settings, "opens": told["opens"], "closes": told["closes"]}


class Until(Plain):
    """Until when something is open again."""

    until = moment_field(_("Until when; empty: until you close it"))


def menu(label: Any, names: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("All")), *choices(names)], required=False)


class BankFilter(Plain):
    """The menus above the list: units and outcomes are those of the items that its reader may see."""

    q = forms.CharField(label=_("Words"), max_length=80, required=False)
    tier = menu(_("For whom"), TIER_NAMES)
    strand = menu(_("Strand"), STRAND_NAMES)
    kind = menu(_("Kind"), KIND_NAMES)
    level = menu(_("Level"), LEVEL_NAMES)
    form = menu(_("Form"), FORM_NAMES)
    home = forms.ChoiceField(label=_("Unit"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    tag = forms.CharField(label=_("Tag"), max_length=60, required=False)

    def __init__(self, *args: Any, items: BankItemQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, tier = get_language() or "ko", str(self.data.get("tier", ""))
        # What the police learn stands only where it was asked for, and is then written down with the items.
        near = items.filter(tier=tier) if tier in set(Tier) else items.exclude(tier=Tier.POLICE)
        self.fields["home"].choices = unit_menu(near, language)
        self.fields["outcome"].choices = outcome_menu(near, language)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, as its fields name it; a value that no menu has asks for nothing."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}

    @property
    def wanted(self) -> dict[str, str]:
        """The same as facets of items."""
        chosen = self.chosen
        return {**chosen, **facets_in(chosen["outcome"])} if "outcome" in chosen else chosen
