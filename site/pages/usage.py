"""Where the pages between the lessons use a word: home, shelves, the way to them."""

from collections.abc import Iterator

from register.page_texts import texts_of
from register.usage import Text

from .models import HomePage, LearnPage, TierPage


def find() -> Iterator[Text]:
    """Texts of these pages in every language."""
    for model in (HomePage, LearnPage, TierPage):
        for page in model.objects.select_related("locale").order_by("path"):
            yield from texts_of(page)
