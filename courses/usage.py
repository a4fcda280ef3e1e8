"""Where lessons use a word: every text of every unit, with what its place says of it."""

from collections.abc import Iterator

from language.markers import Marker
from register.page_texts import Part, texts_of
from register.usage import Text

from .domain.passages import MENTIONS
from .models import UnitPage


def find() -> Iterator[Text]:
    """Texts of every unit in every language, as they are being written."""
    for unit in (
        UnitPage.objects.select_related("locale").order_by("code", "locale__language_code").iterator()
    ):
        yield from texts_of(unit, title=f"{unit.code} {unit.title}", marker_of=marker_of)


def marker_of(part: Part) -> Marker | None:
    """A text that is shown to be replaced or answered is a mention."""
    quotes = part.names[-1:] == ("left",) and any(is_quoting(holder) for holder in part.holders)
    mentioned = any(kind in part.names and part.names[-1] == name for kind, name in MENTIONS)
    return "mention" if quotes or mentioned else None


def is_quoting(holder: object) -> bool:
    return hasattr(holder, "get") and bool(holder.get("quoted"))
