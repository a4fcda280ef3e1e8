"""How a page is checked: its tier and language, its newest draft, its translations, and where its fields are."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page

from . import checks, reviewing, translating
from .checks import Place, Reader
from .domain import facts
from .domain.looking import Finding
from .domain.material import Passage, Path
from .places import place_of

A_YEAR = datetime.timedelta(days=365)


class PageReader(Reader):
    """The base of every page's reader; a room adds `readings` and the tier."""

    looks_at = ("words", "framing", "translation")
    stops = True
    is_page = True
    may_be_reviewed = True

    def rows(self) -> Iterable[Page]:
        """Without the long fields: whoever needs them asks `now`."""
        pages = self.model._default_manager.filter(alias_of=None).select_related("locale")
        return pages.defer_streamfields().order_by("path")

    def now(self, instance: Page) -> Page:
        """A translation as publishing it now would make it: translators' texts are kept outside of its drafts."""
        page = self.model._default_manager.get(pk=instance.pk)
        return translating.as_it_would_be(page) or page.get_latest_revision_as_object()

    def language(self, instance: Page) -> str:
        return instance.locale.language_code

    def place(self, instance: Page, path: Path) -> Place:
        return place_of(instance, path)

    def title(self, instance: Page) -> str:
        return instance.draft_title or instance.title

    def edit_url(self, instance: Page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])

    def stamp(self, instance: Page) -> str:
        return checks.hash_of((instance.latest_revision_id, instance.last_published_at))

    def review_due(self, instance: Page) -> datetime.date | None:
        """A year after it was published; a translation is read again together with its source."""
        return (instance.last_published_at + A_YEAR).date() if instance.last_published_at else None

    def is_reviewed(self, instance: Page) -> bool:
        return instance.live and not is_translation(instance)


def is_translation(page: Page) -> bool:
    return page.locale_id != Locale.get_default().pk


def facts_of_page(page: Page, texts: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """What every page says beside its words: how its translations stand, and when it must be read again."""
    if not page.pk:
        return
    if is_translation(page):
        yield from facts.left_in_source(texts, page.locale.language_code)
        return
    yield from facts.translations(translating.states_of(page))
    if page.live:
        yield from facts.review_date(reviewing.due_of(page), checks.today())


def stream_passages(page: Page, names: Iterable[str]) -> Iterator[Passage]:
    """Every text of simple streams, one passage for each; names of fields that a page does not have are passed over."""
    for name in names:
        for child in getattr(page, name, None) or ():
            value = child.block.get_api_representation(child.value)
            for path, text in texts_in(value, (name, child.id)):
                yield Passage(path, text, measured=False)


def texts_in(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        if data.strip():
            yield path, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from texts_in(value, (*path, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_in(value, (*path, index))
