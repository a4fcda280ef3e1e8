"""The forms in which editors change words and claims: a field per language, rows for words to avoid, a reason."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from blocks.keys import KEY
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import BlockField
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .amending import amend_claim, amend_term, refuse_faults
from .blocks import ClaimsBlock
from .chooser import ClaimChooser
from .domain.avoiding import ERROR, LANGUAGES, REVIEW, Row, entries_of
from .models import AUDIENCES, DEFINED_FOR, Claim, Term

LANGUAGE_NAMES = {"ko": "한국어", "en": "English", "ja": "日本語", "zh": "中文"}
WRITTEN_IN = ("ko", "en")
READER_NAMES = {"children": _("Children"), "teens": _("Teenagers"), "professional": _("Adults")}


def field_name(*parts: str) -> str:
    return "_".join(parts)


def text_fields(names: Iterable[tuple[str, str]], *, label: Any, lines: int = 1) -> dict[str, forms.Field]:
    """One field for each (name, language)."""
    widget = forms.TextInput if lines == 1 else forms.Textarea(attrs={"rows": lines})
    return {
        field_name(name, code): forms.CharField(
            label=format_lazy("{} · {}", label, LANGUAGE_NAMES[code]), required=False, widget=widget
        )
        for name, code in names
    }


class AvoidedBlock(blocks.StructBlock):
    """One word to avoid, in the editors' form."""

    text = blocks.CharBlock(label=_("Word to avoid"), max_length=80)
    language = blocks.ChoiceBlock(choices=list(LANGUAGE_NAMES.items()), label=_("Language"), default="ko")
    replacement = blocks.CharBlock(
        label=_("What to say instead"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty where the phrase is simply left out."),
    )
    severity = blocks.ChoiceBlock(
        choices=[
            (ERROR, _("Error: never in our own voice")),
            (REVIEW, _("Review: depends on the sentence")),
        ],
        label=_("How strict"),
        default=ERROR,
    )
    why_ko = blocks.TextBlock(label=_("Reason · 한국어"), rows=2)
    why_en = blocks.TextBlock(label=_("Reason · English"), rows=2)

    class Meta:
        icon = "cross"
        label = _("Word to avoid")
        label_format = "{text} → {replacement}"
        form_classname = "struct-block side-by-side"


class RegisterForm(WagtailAdminModelForm):
    """What both forms share: values gathered from plain fields, a reason, and sentences put to their fields."""

    why = forms.CharField(
        label=_("Reason for this change"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept with what changed, and everybody at the desk can read it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            self.values = self.gathered(cleaned)
            row = copy.copy(self.instance)
            row.slug = cleaned["slug"]
            try:
                refuse_faults(row, self.values, cleaned["why"])
            except ValidationError as error:
                self.put(error)
        return cleaned

    def gathered(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The fields of the model from the fields of the form; each form has its own."""
        return {}

    def amend(self, row: Any, values: dict[str, Any], why: str, by: Any) -> Any:
        """Call the verb; each form has its own."""

    def put(self, error: ValidationError) -> None:
        """Each sentence at its field; what belongs to no field stands above the form."""
        rows: dict[int, dict[str, list[str]]] = {}
        for name, sentences in error.message_dict.items():
            parts = name.split(".")
            if parts[0] == "avoid" and len(parts) == 3:
                rows.setdefault(int(parts[1]), {})[parts[2]] = sentences
            else:
                self.add_error(self.field_of(parts), sentences)
        if rows:
            self.add_error("rows", rows_error(rows))

    def field_of(self, parts: list[str]) -> str | None:
        """The field that a name means: itself, or its first language."""
        name = field_name(*parts)
        return next((one for one in (name, field_name(name, WRITTEN_IN[0])) if one in self.fields), None)

    def save(self, commit: bool = True) -> Any:
        if commit:
            self.change = self.amend(self.instance, self.values, self.cleaned_data["why"], self.for_user)
        return self.instance


def rows_error(rows: Mapping[int, Mapping[str, list[str]]]) -> ValidationError:
    """Sentences at the fields of rows, packed as Wagtail's blocks expect them."""
    return ListBlockValidationError(
        block_errors={
            number: StructBlockValidationError(
                block_errors={name: ValidationError(said) for name, said in fields.items()}
            )
            for number, fields in rows.items()
        }
    )


DEFINITION_FIELDS = [
    (field_name("definitions", reader), code) for reader in DEFINED_FOR for code in WRITTEN_IN
]
PREFERRED_FIELDS = [("preferred", code) for code in LANGUAGES]


class TermFormBase(RegisterForm):
    """A word: its forms, what it means to whom, and what is not said."""

    rows = BlockField(
        block=blocks.ListBlock(AvoidedBlock(), default=[]), label=_("Words to avoid"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        term: Term = self.instance
        self.initial.update(
            {field_name("preferred", code): term.preferred.get(code, "") for code in LANGUAGES}
        )
        for reader in DEFINED_FOR:
            texts = term.definitions.get(reader) or {}
            for code in WRITTEN_IN:
                self.initial[field_name("definitions", reader, code)] = texts.get(code, "")
        block = self.fields["rows"].block
        self.initial["rows"] = block.to_python([row_value(row) for row in term.avoided])
        # Lessons name the word by its key: it stands once and for all.
        self.fields["slug"].disabled = bool(term.pk)

    def gathered(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        definitions = {
            reader: kept({code: cleaned[field_name("definitions", reader, code)] for code in WRITTEN_IN})
            for reader in DEFINED_FOR
        }
        rows = [row_of(dict(value)) for value in cleaned["rows"]]
        return {
            "strand": cleaned["strand"],
            "preferred": kept({code: cleaned[field_name("preferred", code)] for code in LANGUAGES}),
            "definitions": definitions,
            "avoid": entries_of(rows),
            "for_children": cleaned["for_children"],
            "retired": cleaned["retired"],
        }

    def amend(self, row: Term, values: dict[str, Any], why: str, by: Any) -> Any:
        return amend_term(term=row, values=values, why=why, by=by)


def row_value(row: Row) -> dict[str, str]:
    return {name: getattr(row, name) for name in AvoidedBlock.base_blocks}


def row_of(value: dict[str, Any]) -> Row:
    return Row(**{name: str(value.get(name) or "").strip() for name in AvoidedBlock.base_blocks})


def kept(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts that say something."""
    return {code: text.strip() for code, text in texts.items() if text.strip()}


TermForm = type(
    "TermForm",
    (TermFormBase,),
    {
        **text_fields(PREFERRED_FIELDS, label=_("Preferred form")),
        **{
            name: field
            for reader in DEFINED_FOR
            for name, field in text_fields(
                [(field_name("definitions", reader), code) for code in WRITTEN_IN],
                label=READER_NAMES[reader],
                lines=3,
            ).items()
        },
    },
)

STATEMENT_FIELDS = [("statement", code) for code in WRITTEN_IN]
SCOPE_FIELDS = [("scope", code) for code in WRITTEN_IN]
PLAIN = ("kind", "figure", "year", "as_of", "source", "url", "verified", "confidence", "caution")
DAYS = ("read_on", "review_by")


class ClaimFormBase(RegisterForm):
    """A claim: what is said, whom it covers, where it was read, who may read it, and what speaks against it."""

    readers = forms.MultipleChoiceField(
        label=_("Who may read it"), choices=AUDIENCES, widget=forms.CheckboxSelectMultiple, required=False
    )
    others = BlockField(block=ClaimsBlock(), label=_("Says something else than"), required=False)
    newer = forms.CharField(
        label=_("Superseded by"),
        required=False,
        validators=[KEY],
        widget=ClaimChooser(),
        help_text=Claim._meta.get_field("superseded_by").help_text,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        claim: Claim = self.instance
        for name, texts in (("statement", claim.statement), ("scope", claim.scope)):
            self.initial.update({field_name(name, code): texts.get(code, "") for code in WRITTEN_IN})
        self.initial["readers"] = claim.audience
        self.initial["others"] = self.fields["others"].block.to_python(list(claim.conflicts))
        self.initial["newer"] = claim.superseded_by
        self.fields["slug"].disabled = bool(claim.pk)

    def gathered(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        texts = {
            name: kept({code: cleaned[field_name(name, code)] for code in WRITTEN_IN})
            for name in ("statement", "scope")
        }
        return {
            **texts,
            **{name: cleaned[name] for name in (*PLAIN, *DAYS)},
            "audience": [word for word, _ in AUDIENCES if word in cleaned["readers"]],
            "conflicts": list(dict.fromkeys(slug for slug in cleaned["others"] if slug)),
            "superseded_by": cleaned["newer"] or "",
        }

    def field_of(self, parts: list[str]) -> str | None:
        renamed = {"audience": "readers", "conflicts": "others", "superseded_by": "newer"}
        return super().field_of([renamed.get(parts[0], parts[0]), *parts[1:]])

    def amend(self, row: Claim, values: dict[str, Any], why: str, by: Any) -> Any:
        return amend_claim(claim=row, values=values, why=why, by=by)


ClaimForm = type(
    "ClaimForm",
    (ClaimFormBase,),
    {
        **text_fields(STATEMENT_FIELDS, label=_("Statement"), lines=3),
        **text_fields(SCOPE_FIELDS, label=_("What the figure covers")),
    },
)
