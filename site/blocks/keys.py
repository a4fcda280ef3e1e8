"""Blocks whose values are the same in every language: keys and names of pictures."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

KEY = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Use small letters, digits and hyphens."))


class KeyBlock(blocks.CharBlock):
    """A short stable key. Translators never see it, and a translation keeps it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, validators=[KEY], **kwargs)

    def get_searchable_content(self, value: str) -> list[str]:
        """Keys are no words that a reader would search for."""
        return []

    # wagtail-localize asks a block that has these two methods instead of treating it as text.
    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value

    class Meta:
        icon = "key"
        label = _("Key")


class PictureBlock(blocks.ChoiceBlock):
    """The name of one of our drawings. A choice is no text for translators either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, choices=picture_choices, **kwargs)

    def normalize_choice(self, value: Any) -> Any:
        """The name as it is: names are text already, and Wagtail would go through all drawings for each one."""
        return value

    class Meta:
        icon = "image"
        label = _("Picture")


def picture_choices() -> list[tuple[str, str]]:
    """Every drawing of the album; a function, so that a new drawing needs no migration."""
    from .templatetags.pictures import picture_names

    return [(name, name) for name in picture_names()]
