"""Where manuals use a word: what stands around their chapters; the chapters themselves are lessons."""

from collections.abc import Iterator

from register.page_texts import texts_of
from register.usage import Text

from .models import ManualIndexPage, ManualPage


def find() -> Iterator[Text]:
    """Texts of every manual and of their shelf, in every language."""
    for model in (ManualPage, ManualIndexPage):
        for page in model.objects.select_related("locale").order_by("path"):
            yield from texts_of(page)
