"""The form of a page in the editor: it has changed only where what is kept would change."""

from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue


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
    _load(value)
    return _said(value.stream_block.get_prep_value(value))


def _load(value: Any) -> None:
    """Have everything read out of the raw data: what nobody has looked at yet is handed back as it was written."""
    match value:
        case StreamValue() | ListValue():
            for child in value:
                _load(child.value if isinstance(value, StreamValue) else child)
        case StructValue():
            for child in value.values():
                _load(child)


def _said(raw: Any) -> Any:
    """Raw data without the ids of its blocks and without what is empty.

    A loaded lesson has neither an id in each list nor every field that may be left out; the form gives it both.
    """
    match raw:
        case {"type": kind, "value": value, "id": _}:
            return kind, _said(value)
        case dict():
            return {name: _said(value) for name, value in raw.items() if not _is_empty(value)}
        case list():
            return [_said(value) for value in raw]
    return raw


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value == ""
