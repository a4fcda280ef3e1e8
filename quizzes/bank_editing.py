"""The form in which an editor writes an item of the bank: it shows the newest version and makes the next one."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList, TabbedInterface
from wagtail.blocks import BlockField

from .bank import save
from .blocks import Languages, item_stream
from .domain.content import Content, PassMark
from .domain.drafting import items_of, rows_of, used_keys
from .domain.fields import EVERYTHING, Fault, Needs
from .domain.items import item_data, parse_item
from .editing import SITE_LANGUAGES, nested, rows_in, sentence
from .models import BankItem
from .naming import TIER_NAMES, choices


@lru_cache(maxsize=16)
def one_item_stream(languages: Languages, needs: Needs = EVERYTHING) -> blocks.StreamBlock:
    """The blocks of all kinds, of which exactly one is written."""
    kinds = list(item_stream(languages, needs).child_blocks.items())
    return blocks.StreamBlock(kinds, label=_("Question"), min_num=1, max_num=1)


class BankItemForm(WagtailAdminModelForm):
    """One item; what is wrong is said at its field."""

    # As in `editing.ItemsForm`, the blocks are made with the form.
    content = BlockField(block=blocks.StreamBlock(), label=_("Question"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.newest
        self.needs = newest.needs if newest else EVERYTHING
        self.before: dict[str, Any] = {**newest.content, "key": self.instance.key} if newest else {}
        shown = tuple(dict.fromkeys([*SITE_LANGUAGES, *self.instance.languages.split()]))
        block = one_item_stream(shown, self.needs)
        self.fields["content"] = BlockField(block=block, label=self.fields["content"].label)
        self.initial["content"] = block.to_python(rows_of({"items": [self.before] if self.before else []}))
        self.fields["tier"].choices = choices(TIER_NAMES)
        # The key names the line of versions: it stands once and for all.
        self.fields["key"].disabled = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.data_written = self.item_of(cleaned)
                item = parse_item(self.data_written, needs=self.needs)
                self.instance.drafted = alone(item, cleaned["tier"], self.needs)
            except Fault as fault:
                self.add_fault(fault)
        return cleaned

    def item_of(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The form as one item; its parts keep the keys that any version gave them."""
        key = cleaned["key"]
        versions = self.instance.versions.all() if self.instance.pk else []
        used = used_keys([{"items": [{**version.content, "key": key}]} for version in versions])
        (row,) = rows_in(cleaned["content"])
        (item,) = items_of([{"type": row["type"], "value": {**row["value"], "key": key}}], used)
        return item

    def add_fault(self, fault: Fault) -> None:
        block, value = self.fields["content"].block, self.cleaned_data["content"]
        self.add_error("content", nested(block, value, (0, *fault.path), sentence(fault)))

    def save(self, commit: bool = True) -> BankItem:
        item: BankItem = super().save(commit=False)
        if commit:
            save(by=self.for_user, item=item, content=self.data_written)
            self.save_m2m()
        return item


def alone(item: Any, tier: str, needs: Needs) -> Content:
    """A quiz of this one item, so that it is drawn as a quiz draws it."""
    title = dict.fromkeys(needs.languages, item.key)
    return Content(item.key, tier, title, PassMark(), (item,), languages=needs.languages)


def content_of(item: BankItem) -> Content | None:
    """The newest version alone, in the canonical form of its data."""
    newest = item.newest
    if newest is None:
        return None
    data = item_data(newest.read())
    return alone(parse_item(data, needs=newest.needs), item.tier, newest.needs)


edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                HelpPanel(template="quizzes/desk/item_help.html"),
                FieldRowPanel([FieldPanel("key"), FieldPanel("status")]),
                FieldRowPanel([FieldPanel("tier"), FieldPanel("strand")]),
                FieldPanel("tags"),
                FieldPanel("content"),
            ],
            heading=_("Question"),
        ),
        ObjectList([HelpPanel(template="quizzes/desk/item_versions.html")], heading=_("Versions")),
    ],
    base_form_class=BankItemForm,
)
