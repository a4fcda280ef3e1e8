"""The forms with which questions are carried in: a file to look at, and what becomes of what was read."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .domain.content import TIERS
from .exchanging import FROM, GUESS
from .formats import LARGEST
from .naming import TIER_NAMES

FORMAT_NAMES = {
    "gift": "GIFT (Moodle)",
    "qti": "QTI 2.1, 2.2, 3.0",
    "csv": "CSV",
    "xlsx": "XLSX",
    "h5p": "H5P",
}
WRITTEN_NAMES = {**FORMAT_NAMES, "qti": "QTI 2.1"}
READABLE = [name for name in FROM if name != "h5p"]
SUFFIXES = ".gift,.txt,.xml,.zip,.csv,.tsv,.xlsx"


class FileForm(forms.Form):
    """A file, what it is, and in which language it asks."""

    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("GIFT, QTI, CSV or XLSX; 20 MB at most, 5 MB for text."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file."),
        },
    )
    origin = forms.ChoiceField(
        label=_("Format"),
        choices=[
            (GUESS, _("Find it out from the file")),
            *((name, FORMAT_NAMES[name]) for name in READABLE),
        ],
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("Find it out from the questions")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = SUFFIXES
        look_like_ours(self)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


class KeepForm(forms.Form):
    """For whom the questions are that become a quiz, and what it is called."""

    tier = forms.ChoiceField(
        label=_("For whom"),
        choices=[(tier, TIER_NAMES[tier]) for tier in TIERS],
        initial="teachers",
        help_text=_("Where something is typed it is for adults only."),
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        look_like_ours(self)


def look_like_ours(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs["class"] = "input"
