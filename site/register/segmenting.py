"""Write the translation source of a new page in a few statements instead of five per sentence.

wagtail-localize asks the database three times and saves twice for each string; a curriculum has thirty thousand of
them. The rows are the same ones; an existing source is left to the library.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

OTHERS: dict[type, Any] = {
    TemplateSegmentValue: TemplateSegment,
    RelatedObjectSegmentValue: RelatedObjectSegment,
    OverridableSegmentValue: OverridableSegment,
}


def source_of(page: Page) -> TranslationSource:
    """The translation source of a page as it stands now."""
    known = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id)
    if known.exists():
        return TranslationSource.update_or_create_from_instance(page)[0]
    return new_source(page)


@transaction.atomic
def new_source(page: Page) -> TranslationSource:
    thing, _ = TranslatableObject.objects.get_or_create_from_instance(page)
    source = TranslationSource.objects.create(
        object=thing,
        locale=page.locale,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=get_schema_version(page._meta.app_label),
        last_updated_at=timezone.now(),
    )
    found = list(extract_segments(page))
    strings = [value for value in found if isinstance(value, StringSegmentValue)]
    for value in found:
        if type(value) in OTHERS:
            OTHERS[type(value)].from_value(source, value).context.get_field_path(page)
    write_strings(page, source, strings)
    return source


def write_strings(page: Page, source: TranslationSource, values: list[StringSegmentValue]) -> None:
    """Strings, contexts and segments, each kind in one statement."""
    contexts = contexts_of(page, source, {value.path for value in values})
    strings = strings_of(page, {value.string.data for value in values})
    StringSegment.objects.bulk_create(
        StringSegment(
            source=source,
            context=contexts[value.path],
            order=value.order,
            string=strings[value.string.data],
            attrs=json.dumps(value.attrs),
        )
        for value in values
    )


def strings_of(page: Page, texts: Iterable[str]) -> dict[str, String]:
    wanted = {String._get_data_hash(text): text for text in texts}
    rows = (String(locale=page.locale, data_hash=key, data=text) for key, text in wanted.items())
    String.objects.bulk_create(rows, ignore_conflicts=True)
    known = String.objects.filter(locale=page.locale, data_hash__in=list(wanted))
    return {row.data: row for row in known}


def contexts_of(page: Page, source: TranslationSource, paths: Iterable[str]) -> dict[str, TranslationContext]:
    TranslationContext.objects.bulk_create(
        (context(page, source, path) for path in paths), ignore_conflicts=True
    )
    known = TranslationContext.objects.filter(object_id=source.object_id)
    return {row.path: row for row in known}


def context(page: Page, source: TranslationSource, path: str) -> TranslationContext:
    made = TranslationContext(
        object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path)
    )
    made.save = lambda **_: (
        None
    )  # the library saves each field path as it finds it; here all are saved together
    made.get_field_path(page)
    del made.save
    return made
