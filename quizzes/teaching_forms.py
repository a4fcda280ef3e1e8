"""The forms of the teachers' pages: a group, a quiz for it, a time, a filter of the bank."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from language.tiers import PUPIL_TIERS, Tier

from .deliveries import quizzes_for
from .domain.wording import pick
from .models import Purpose
from .naming import FORM_NAMES, KIND_NAMES, LEVEL_NAMES, MODE_NAMES, STRAND_NAMES, TIER_NAMES, choices
from .sitting_models import MOMENTS

PUPILS = {tier: TIER_NAMES[tier] for tier in Tier if tier in PUPIL_TIERS}
MOMENT = "%Y-%m-%dT%H:%M"


class Plain(forms.Form):
    """A form whose fields look like ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput):
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
    """What a menu adds to the name of an instrument: it is no quiz of a lesson."""
    return [gettext("before and after the lessons")] if purpose == Purpose.INSTRUMENT else []


class GiveQuiz(Plain):
    """A quiz for a group."""

    quiz = forms.ChoiceField(label=_("Quiz"))
    mode = forms.ChoiceField(label=_("How"), required=False)
    moment = forms.ChoiceField(
        label=_("Before or after the lessons"), choices=[("", _("Neither")), *MOMENTS], required=False
    )
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
            "closes": told["closes"],
            "on_paper": told["on_paper"],
        }


class Until(Plain):
    """Until when something is open again."""

    until = moment_field(_("Closes at"))


def menu(label: Any, names: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("All")), *choices(names)], required=False)


class BankFilter(Plain):
    """The menus above the list."""

    q = forms.CharField(label=_("Words"), max_length=80, required=False)
    tier = menu(_("For whom"), TIER_NAMES)
    strand = menu(_("Strand"), STRAND_NAMES)
    kind = menu(_("Kind"), KIND_NAMES)
    level = menu(_("Level"), LEVEL_NAMES)
    form = menu(_("Form"), FORM_NAMES)
    home = forms.CharField(label=_("Unit"), max_length=40, required=False)
    outcome = forms.CharField(label=_("Outcome"), max_length=60, required=False)
    tag = forms.CharField(label=_("Tag"), max_length=60, required=False)

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; a value that no menu has asks for nothing."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
