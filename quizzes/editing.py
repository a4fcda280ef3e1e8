"""The form in which an editor changes a quiz: it shows the newest version and makes the next one."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.blocks import BlockField, StreamValue
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .blocks import LANGUAGE_NAMES, Languages, item_stream
from .domain.content import parse_content
from .domain.drafting import items_of, rows_of, used_keys, without_empties
from .domain.fields import NEEDED_LANGUAGES, Fault, Needs, Path, fill
from .models import Quiz
from .versions import write

# Where in the form a part of the content is written; texts have a field per language.
FIELD_OF = {
    "unit": "slug",
    "tier": "tier",
    "title": "title",
    "right": "right",
    "share": "share",
    "say": "say",
}
SITE_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def languages_of(content: Any) -> Languages:
    """Those of the site, and further ones that stand in the content: no text may be lost by saving."""
    written = {code for text in all_texts(content) for code in text} | set(content.get("languages", ()))
    return tuple(dict.fromkeys([*SITE_LANGUAGES, *sorted(written)]))


def needs_of(content: Any) -> Needs:
    """What the texts of a content must have: a quiz from elsewhere keeps the languages in which it came."""
    languages = tuple(content.get("languages") or NEEDED_LANGUAGES)
    return Needs(languages, feedback=not content.get("origin"))


def spoken_in_all(data: dict[str, Any]) -> dict[str, Any]:
    """A quiz that came in one language is one of ours in this once every text of it is translated."""
    if "languages" not in data:
        return data
    whole = {name: value for name, value in data.items() if name != "languages"}
    try:
        parse_content(whole)
    except Fault:
        return data
    return whole


def all_texts(data: Any) -> list[dict[str, str]]:
    """Every text of a content: the groups that hold all needed languages."""
    if isinstance(data, dict):
        if set(NEEDED_LANGUAGES) <= set(data):
            return [data]
        return [text for value in data.values() for text in all_texts(value)]
    return [text for value in data for text in all_texts(value)] if isinstance(data, list) else []


def text_fields(name: str, label: Any) -> dict[str, forms.Field]:
    """One field per language of the site."""
    return {
        f"{name}_{code}": forms.CharField(label=format_lazy("{} · {}", label, spoken), required=False)
        for code, spoken in settings.LANGUAGES
    }


class ItemsForm(WagtailAdminModelForm):
    """A quiz with all its items; what is wrong is said at its field."""

    right = forms.IntegerField(label=_("Questions that must be known"), required=False, min_value=0)
    share = forms.FloatField(
        label=_("Or the share of them"),
        help_text=_("0.8 stands for 80 of a hundred."),
        required=False,
        min_value=0,
        max_value=1,
    )
    # Each form has the blocks of its own languages; made here, others would lie in every process's memory.
    items = BlockField(block=blocks.StreamBlock(), label=_("Questions"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.newest
        self.before: dict[str, Any] = newest.content if newest else {}
        block = item_stream(languages_of(self.before), needs_of(self.before))
        self.fields["items"] = BlockField(block=block, label=self.fields["items"].label)
        self.initial["items"] = block.to_python(rows_of(self.before))
        mark = self.before.get("pass", {})
        self.initial.update({name: mark.get(name) for name in ("right", "share")})
        for code in SITE_LANGUAGES:
            self.initial[f"title_{code}"] = self.before.get("title", {}).get(code, "")
            self.initial[f"say_{code}"] = mark.get("say", {}).get(code, "")
        # The code names the line of versions: it stands once and for all.
        self.fields["slug"].disabled = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.data_written = spoken_in_all(self.content_of(cleaned))
                self.instance.drafted = parse_content(self.data_written)
            except Fault as fault:
                self.add_fault(fault)
        return cleaned

    def content_of(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The form as the data of a version; what is new gets its keys."""
        versions = self.instance.versions.all() if self.instance.pk else []
        mark = {"right": cleaned["right"], "share": cleaned["share"]}
        came = {name: self.before[name] for name in ("origin", "languages") if self.before.get(name)}
        return {
            **came,
            "unit": cleaned["slug"],
            "tier": cleaned["tier"],
            "title": self.text_of("title", self.before.get("title", {})),
            "pass": without_empties(
                {**mark, "say": self.text_of("say", self.before.get("pass", {}).get("say", {}))}
            ),
            "items": items_of(
                rows_in(cleaned["items"]), used_keys([version.content for version in versions])
            ),
        }

    def text_of(self, name: str, before: dict[str, str]) -> dict[str, str]:
        """A text from its fields; languages that the site does not have keep what they said."""
        written = {code: self.cleaned_data[f"{name}_{code}"] for code in SITE_LANGUAGES}
        return {**before, **written} if any(written.values()) else {}

    def add_fault(self, fault: Fault) -> None:
        said = sentence(fault)
        if fault.path and fault.path[0] == "items":
            self.add_error(
                "items", nested(self.fields["items"].block, self.cleaned_data["items"], fault.path[1:], said)
            )
        else:
            self.add_error(self.field_of(fault.path), said)

    def field_of(self, path: Path) -> str | None:
        """The field that writes what `path` names; None for the form as a whole."""
        names = [str(part) for part in path if part != "pass"]
        name = FIELD_OF.get(names[0], "") if names else ""
        full = f"{name}_{names[1]}" if len(names) > 1 else name
        return next(
            (known for known in (full, name, f"{name}_{SITE_LANGUAGES[0]}") if known in self.fields), None
        )

    @transaction.atomic
    def save(self, commit: bool = True) -> Quiz:
        quiz = super().save(commit=commit)
        if commit:
            write(data=self.data_written, by=self.for_user)
        return quiz


QuizForm = type(
    "QuizForm",
    (ItemsForm,),
    {**text_fields("title", _("Title")), **text_fields("say", _("Sentence for whoever passes"))},
)


def rows_in(stream: StreamValue) -> list[dict[str, Any]]:
    """The stream as plain rows of {type, value}."""
    return [
        {"type": child.block_type, "value": child.block.get_api_representation(child.value)}
        for child in stream
    ]


def sentence(fault: Fault) -> str:
    """What a fault says, in the editor's language."""
    named = {"language": LANGUAGE_NAMES.get(str(fault.parts.get("language")), fault.parts.get("language"))}
    return fill(gettext(fault.message), {**fault.parts, **named})


def nested(block: blocks.Block, value: Any, path: Path, said: str) -> ValidationError:
    """An error at the very field that `path` names, packed as Wagtail's blocks expect it."""
    if not path:
        return ValidationError(said)
    head, rest = path[0], path[1:]
    match block:
        case blocks.StreamBlock():
            child = value[head]
            return StreamBlockValidationError(
                block_errors={head: nested(child.block, child.value, rest, said)}
            )
        case blocks.ListBlock():
            inner = nested(block.child_block, value[head], rest, said)
            return ListBlockValidationError(block_errors={head: inner})
        case blocks.StructBlock() if head in block.child_blocks:
            inner = nested(block.child_blocks[head], value[head], rest, said)
            return StructBlockValidationError(block_errors={head: inner})
    return ValidationError(said)


edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                HelpPanel(template="quizzes/desk/help.html"),
                FieldRowPanel([FieldPanel("slug"), FieldPanel("tier")]),
                FieldRowPanel([FieldPanel(f"title_{code}") for code in SITE_LANGUAGES], heading=_("Title")),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("right"), FieldPanel("share")]),
                        FieldRowPanel([FieldPanel(f"say_{code}") for code in SITE_LANGUAGES]),
                    ],
                    heading=_("When it is passed"),
                ),
                FieldPanel("items"),
            ],
            heading=_("Questions"),
        ),
        ObjectList([HelpPanel(template="quizzes/desk/versions.html")], heading=_("Versions")),
    ],
    base_form_class=QuizForm,
)
