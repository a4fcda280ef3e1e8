"""What changed in a text since it was translated, and how the translations of everything stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from .checks import reader_of
from .domain.differing import Difference, difference
from .places import place_of
from .wording import language_name


@dataclass(frozen=True)
class Change:
    """One text whose source is another one now than when it was translated; `before` is empty for a new text."""

    path: str
    label: str
    before: str
    after: str
    translated: str

    @property
    def is_new(self) -> bool:
        return not self.translated

    @property
    def difference(self) -> Difference:
        return difference(self.before, self.after)


@dataclass(frozen=True)
class Standing:
    """How one translation of one page stands: so many texts, of which so many wait."""

    page: Page
    language: str
    target: Page | None
    texts: int = 0
    waiting: int = 0

    @property
    def state(self) -> str:
        if self.target is None:
            return "missing"
        if self.waiting:
            return "behind"
        return "done" if self.target.live else "draft"

    @property
    def title(self) -> str:
        reader = reader_of(self.page)
        return reader.title(self.page) if reader else self.page.title

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def url(self) -> str:
        return reverse("editorial_changes_of", args=[self.page.pk, self.language])


def other_locales(page: Page) -> list[Locale]:
    return list(Locale.objects.exclude(pk=page.locale_id).order_by("language_code"))


def texts_of(page: Page) -> dict[str, str]:
    """Every text of a page that translators see, by content path."""
    found = (value for value in extract_segments(page) if isinstance(value, StringSegmentValue))
    return {value.path: value.string.data for value in found if value.string.data.strip()}


def translated(page: Page, locale: Locale) -> dict[str, list[tuple[str, str]]]:
    """(source as it was, translation) of every text ever translated, by content path, the newest first."""
    rows = (
        StringTranslation.objects.filter(locale=locale, context__object_id=page.translation_key)
        .order_by("-updated_at", "-pk")
        .values_list("context__path", "translation_of__data", "data")
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for path, source, text in rows:
        found.setdefault(path, []).append((source, text))
    return found


def changes(*, page: Page, locale: Locale) -> list[Change]:
    """The texts of a published source page whose translation speaks of an older text, or is missing."""
    return list(changed(page, texts_of(page), translated(page, locale)))


def changed(
    page: Page, now: Mapping[str, str], known: Mapping[str, list[tuple[str, str]]]
) -> Iterator[Change]:
    for path, text in now.items():
        versions = known.get(path, [])
        if any(source == text for source, _ in versions):
            continue
        before, translation = versions[0] if versions else ("", "")
        yield Change(path, place_of(page, tuple(path.split("."))).label, before, text, translation)


def states_of(page: Page) -> dict[str, tuple[int, int] | None]:
    """(translated, all) for every other language; None where nobody has begun."""
    texts = texts_of(page)
    found: dict[str, tuple[int, int] | None] = {}
    for locale in other_locales(page):
        target = page.get_translation_or_none(locale)
        if target is None or target.alias_of_id:
            found[locale.language_code] = None
        else:
            waiting = sum(1 for _ in changed(page, texts, translated(page, locale)))
            found[locale.language_code] = (len(texts) - waiting, len(texts))
    return found


def standings(pages: Iterable[Page]) -> list[Standing]:
    """How the translations of published source pages stand, in the order of the pages.

    Where the translators' source is as new as the page a count of its segments is enough; only a page that was
    published since is compared text by text.
    """
    listed = list(pages)
    sources = {
        source.object_id: source
        for source in TranslationSource.objects.filter(
            object_id__in=[page.translation_key for page in listed]
        )
    }
    targets = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(
            translation_key__in=[page.translation_key for page in listed], alias_of=None
        )
    }
    found = []
    for locale in Locale.objects.order_by("language_code"):
        counts = counted(locale)
        for page in listed:
            if page.locale_id != locale.pk:
                target = targets.get((page.translation_key, locale.pk))
                source = sources.get(page.translation_key)
                found.append(standing(page, locale, target, source, counts))
    order = {page.pk: number for number, page in enumerate(listed)}
    return sorted(found, key=lambda standing: order[standing.page.pk])


def standing(
    page: Page,
    locale: Locale,
    target: Page | None,
    source: TranslationSource | None,
    counts: Mapping[int, tuple[int, int]],
) -> Standing:
    if target is None or source is None:
        return Standing(page, locale.language_code, target)
    is_behind = page.last_published_at is not None and page.last_published_at > source.last_updated_at
    if is_behind:
        now = texts_of(page.specific)
        waiting = sum(1 for _ in changed(page.specific, now, translated(page, locale)))
        return Standing(page, locale.language_code, target, len(now), waiting)
    texts, done = counts.get(source.pk, (0, 0))
    return Standing(page, locale.language_code, target, texts, texts - done)


def counted(locale: Locale) -> dict[int, tuple[int, int]]:
    """(all segments, translated ones) of every source for one language."""
    given = StringTranslation.objects.filter(
        locale=locale,
        has_error=False,
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
    )
    rows = (
        StringSegment.objects.annotate(is_done=Exists(given))
        .values("source_id")
        .annotate(texts=Count("pk"), done=Count("pk", filter=Q(is_done=True)))
        .values_list("source_id", "texts", "done")
    )
    return {source: (texts, done) for source, texts, done in rows}


def way_to_translate(*, page: Page, locale: Locale, user: Any) -> str:
    """Where a translator goes on: the desk of this translation, or the page that takes the new source over."""
    source = TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id
    ).first()
    target = page.get_translation_or_none(locale)
    if source is None or target is None:
        return reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    is_behind = page.last_published_at is not None and page.last_published_at > source.last_updated_at
    if is_behind and user.has_perm("wagtail_localize.submit_translation"):
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        return f"{address}?next={reverse('wagtailadmin_pages:edit', args=[target.pk])}"
    return reverse("wagtailadmin_pages:edit", args=[target.pk])


def as_it_would_be(page: Page) -> Page | None:
    """A translation as publishing it now would make it; None where it is not kept by wagtail-localize."""
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )
    if translation is None:
        return None
    return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
