"""The form in which an editor changes a quiz: it shows the newest version and makes the next one."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList, TabbedInterface
from wagtail.blocks import BlockField, StreamValue
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .blocks import Languages, item_stream, mark_block, title_block
from .domain.content import parse_content
from .domain.drafting import items_of, rows_of, used_keys
from .domain.fields import NEEDED_LANGUAGES, Fault, Path, fill
from .models import Quiz
from .versions import write

FIELD_OF = {"unit": "slug", "tier": "tier", "title": "title", "pass": "mark", "items": "items"}


def languages_of(content: Any) -> Languages:
    """Those of the site, and further ones that stand in the content: no text may be lost by saving."""
    written = {code for text in all_texts(content) for code in text}
    site = [code for code, _name in settings.LANGUAGES]
    return tuple(dict.fromkeys([*site, *sorted(written)]))


def all_texts(data: Any) -> list[dict[str, str]]:
    """Every text of a content: the groups that hold all needed languages."""
    if isinstance(data, dict):
        if set(NEEDED_LANGUAGES) <= set(data):
            return [data]
        return [text for value in data.values() for text in all_texts(value)]
    return [text for value in data for text in all_texts(value)] if isinstance(data, list) else []


class QuizForm(WagtailAdminModelForm):
    """A quiz with all its items; what is wrong is said at its field."""

    title = BlockField(block=title_block(NEEDED_LANGUAGES), required=False, label=_("Title"))
    mark = BlockField(block=mark_block(NEEDED_LANGUAGES), required=False, label=_("When it is passed"))
    items = BlockField(block=item_stream(NEEDED_LANGUAGES), label=_("Questions"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.newest
        content = newest.content if newest else {}
        languages = languages_of(content)
        self.use_block("title", title_block(languages), content.get("title") or {})
        self.use_block("mark", mark_block(languages), content.get("pass") or {})
        self.use_block("items", item_stream(languages), rows_of(content))
        # The code names the line of versions: it stands once and for all.
        self.fields["slug"].disabled = bool(self.instance.pk)

    def use_block(self, name: str, block: blocks.Block, raw: Any) -> None:
        old = self.fields[name]
        self.fields[name] = BlockField(block=block, required=old.required, label=old.label)
        self.initial[name] = block.to_python(raw)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.data_written = self.content_of(cleaned)
                self.instance.drafted = parse_content(self.data_written)
            except Fault as fault:
                self.add_fault(fault)
        return cleaned

    def content_of(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The form as the data of a version; what is new gets its keys."""
        used = used_keys([version.content for version in self.versions()])
        plain = {
            name: self.fields[name].block.get_api_representation(cleaned[name]) for name in ("title", "mark")
        }
        return {
            "unit": cleaned["slug"],
            "tier": cleaned["tier"],
            "title": plain["title"],
            "pass": plain["mark"] if plain["mark"]["right"] or plain["mark"]["share"] else {},
            "items": items_of(rows_in(cleaned["items"]), used),
        }

    def versions(self) -> Any:
        return self.instance.versions.all() if self.instance.pk else []

    def add_fault(self, fault: Fault) -> None:
        name = FIELD_OF.get(str(fault.path[0]) if fault.path else "", "items")
        said = sentence(fault)
        field = self.fields[name]
        error = (
            nested(field.block, self.cleaned_data[name], fault.path[1:], said)
            if isinstance(field, BlockField)
            else ValidationError(said)
        )
        self.add_error(name, error)

    @transaction.atomic
    def save(self, commit: bool = True) -> Quiz:
        quiz = super().save(commit=commit)
        if commit:
            write(data=self.data_written, by=self.for_user)
        return quiz


def rows_in(stream: StreamValue) -> list[dict[str, Any]]:
    """The stream as plain rows of {type, value}."""
    return [
        {"type": child.block_type, "value": child.block.get_api_representation(child.value)}
        for child in stream
    ]


def sentence(fault: Fault) -> str:
    """What a fault says, in the editor's language."""
    return fill(gettext(fault.message), fault.parts)


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
                FieldPanel("title"),
                FieldPanel("mark"),
                FieldPanel("items"),
            ],
            heading=_("Questions"),
        ),
        ObjectList([HelpPanel(template="quizzes/desk/versions.html")], heading=_("Versions")),
    ],
    base_form_class=QuizForm,
)
