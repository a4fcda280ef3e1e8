"""The form of a page in the editor: it has changed only where what is kept would change."""

from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamValue


class PageForm(WagtailAdminPageForm):
    """The library compares a number with the text of its field, “5” with 5, and finds every lesson changed.

    Each approval in the editor then saved a new draft, and the review of that began again with its first step.
    """

    def has_changed(self) -> bool:
        if any(not self._stands(name) for name in self.changed_data):
            return True
        return any(formset.has_changed() for formset in self.formsets.values())

    def _stands(self, name: str) -> bool:
        before, after = self[name].initial, getattr(self, "cleaned_data", {}).get(name)
        if not isinstance(before, StreamValue) or not isinstance(after, StreamValue):
            return False
        return _kept(before) == _kept(after)


def _kept(value: StreamValue) -> Any:
    return value.stream_block.get_prep_value(value)
