"""The editors' form of a service: hours in plain fields instead of code, each fault said where it stands."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .closures import schedule_faults
from .domain.phones import tidy
from .domain.schedules import DAY_NAMES, FIELDS, KIND_ADVICE, Known, Unreadable
from .naming import usual_spelling
from .refusing import READERS, said

HOME = "Asia/Seoul"
KINDS = [
    (Known.UNKNOWN, _("Not known")),
    (Known.ALWAYS, _("Day and night, every day")),
    (Known.WEEKLY, _("Days and times")),
    (Known.DAYS, _("Days, but no times")),
    (Known.TIMES, _("Times, but no days")),
    (Known.ONLINE, _("On the web, no hours")),
    (Known.IRREGULAR, _("Irregular, no promise of an answer")),
]
READER_WORDS = {"child": _("Children"), "teen": _("Teenagers"), "adult": _("Adults")}
PARTS = ("known", *DAY_NAMES, "days", "times", "closed", "holidays", "zone")
LABELS = {
    "known": _("What is known"),
    "week": _("Times of the week"),
    "days": _("Days"),
    "times": _("Times"),
    "closed": _("Closed on"),
    "holidays": _("Closed on the holidays of"),
    "zone": _("Time zone"),
}
HINTS = {
    "mon": _("Such as 09:00-12:00, 13:00-18:00. A night is written 22:00-02:00. Leave empty what is closed."),
    "times": _("Such as 09:00-22:00, when the days are not known."),
    "closed": _("Such as 12-29/01-03 for every year, or 2027-02-05/2027-02-09."),
    "holidays": _("A country or a part of one, such as KR or GB-ENG. Empty: open on holidays."),
    "zone": _("In which the times are meant, such as Asia/Seoul or Europe/London."),
}
NEEDED = {
    "week": _("Write the times of at least one day, such as 09:00-18:00."),
    "days": _("Choose at least one day."),
    "times": _("Write at least one time, such as 09:00-22:00."),
}


def split(text: Any) -> list[str]:
    """Take apart what is written with commas, semicolons or line breaks between."""
    return [part.strip() for part in re.split(r"[,;、，；\n]", str(text or "")) if part.strip()]


def label_of(where: str) -> str:
    """Name a part of the hours as the form does: week.mon is Monday."""
    day = where.removeprefix("week.")
    return str(WEEKDAYS[DAY_NAMES.index(day)] if day in DAY_NAMES else LABELS.get(where, where))


def part_of(fault: Unreadable) -> str:
    """Name the row of the form at which a fault is said; a week without times says it at Monday."""
    where = fault.where.removeprefix("week.")
    return DAY_NAMES[0] if where == "week" else where


class HoursWidget(forms.MultiWidget):
    """The parts of the hours as one row each; what was written stays, whatever is wrong with it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        week = [(name, WEEKDAYS[number]) for number, name in enumerate(DAY_NAMES)]
        texts = {name: forms.TextInput() for name in PARTS}
        choices = {"known": forms.Select(choices=KINDS), "days": forms.CheckboxSelectMultiple(choices=week)}
        super().__init__({name: choices.get(name, texts[name]) for name in PARTS}, attrs)
        self.faulty: dict[str, str] = {}

    def decompress(self, value: Any) -> list[Any]:
        hours = value if isinstance(value, dict) else {}
        week = hours.get("week") if isinstance(hours.get("week"), dict) else {}
        parts = {name: listed(week.get(name)) for name in DAY_NAMES}
        parts |= {name: listed(hours.get(name)) for name in ("times", "closed")}
        parts |= {"known": hours.get("known", Known.UNKNOWN), "days": hours.get("days") or []}
        parts |= {"holidays": hours.get("holidays", ""), "zone": hours.get("zone", HOME)}
        return [parts[name] for name in PARTS]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        values = value if isinstance(value, list) else self.decompress(value)
        rows = [
            self.row(part, f"{name}_{part}", values[place], self.widgets[place], renderer)
            for place, part in enumerate(PARTS)
        ]
        return render_to_string("safety/desk/hours.html", {"rows": rows, "name": name})

    def row(self, part: str, name: str, value: Any, widget: forms.Widget, renderer: Any) -> dict[str, Any]:
        hint = HINTS.get(part)
        attrs = {"id": f"id_{name}"}
        if hint:
            attrs["aria-describedby"] = f"id_{name}_hint"
        if part in self.faulty:
            attrs |= {"aria-invalid": "true", "aria-errormessage": f"id_{name}_fault"}
        label = LABELS.get(part) or label_of(f"week.{part}")
        html = widget.render(name, value, attrs, renderer)
        return {
            "id": attrs["id"], "part": part, "label": label, "hint": hint, "html": html,
            "fault": self.faulty.get(part), "is_group": part == "days",
        }  # fmt: skip


def listed(value: Any) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value or "")


class HoursField(forms.Field):
    """Opening hours as the directory keeps them, from the rows of the form."""

    widget = HoursWidget

    def to_python(self, value: Any) -> dict[str, Any]:
        hours = self.put_together(dict(zip(PARTS, value, strict=True)) if isinstance(value, list) else {})
        faults = schedule_faults(hours)
        self.widget.faulty = {part_of(fault): self.words(fault) for fault in reversed(faults)}
        if faults:
            raise ValidationError([f"{label_of(fault.where)}: {self.words(fault)}" for fault in faults])
        return hours

    def put_together(self, parts: dict[str, Any]) -> dict[str, Any]:
        """Take up every part that is filled in; the zone stands ready in the form and counts only where it can."""
        week = {name: split(parts.get(name)) for name in DAY_NAMES}
        hours = {
            "known": parts.get("known") or "",
            "week": {name: times for name, times in week.items() if times},
            "days": parts.get("days") or [],
            "times": split(parts.get("times")),
            "closed": split(parts.get("closed")),
            "holidays": str(parts.get("holidays") or "").strip().upper(),
        }
        kept = {name: part for name, part in hours.items() if part or name == "known"}
        if hours["known"] in set(Known) and "zone" in FIELDS[Known(hours["known"])]:
            zone = str(parts.get("zone") or "").strip()
            kept |= {"zone": zone} if zone not in ("", HOME) else {}
        return kept

    def words(self, fault: Unreadable) -> str:
        if fault.where in NEEDED and not fault.value:
            return str(NEEDED[fault.where])
        if fault.advice == KIND_ADVICE:
            kind = str(dict(KINDS)[Known(fault.value)])
            words = gettext("Empty this, or choose another kind of hours than “{kind}”.")
            return words.replace("{kind}", kind)
        return said(fault)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class CodesField(forms.Field):
    """Codes written with commas between; kept as a list."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> list[str]:
        return [usual_spelling(code) for part in split(value) for code in part.split()]

    def prepare_value(self, value: Any) -> str:
        return listed(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])


class PlainPhone(forms.CharField):
    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value))


class CapitalLetters(forms.CharField):
    def to_python(self, value: Any) -> str:
        return super().to_python(value).upper()


class HelpServiceForm(WagtailAdminModelForm):
    """The form at the desk; the rules stand on the model, the fields make them easy to keep."""

    country = CapitalLetters(
        label=_("Country"),
        max_length=4,
        help_text=_("Two capital letters, such as KR, or INTL for a service of no single country."),
    )
    phone = PlainPhone(
        label=_("Phone"), max_length=40, required=False, help_text=_("Leave empty what is not known.")
    )
    hours = HoursField(label=_("Opening hours"), required=False)
    languages = CodesField(
        label=_("Languages spoken"),
        required=False,
        help_text=_("Codes with commas between: ko, en, zh-Hant."),
    )
    audience = forms.MultipleChoiceField(
        label=_("Who may be shown it"),
        choices=[(word, READER_WORDS[word]) for word in READERS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
