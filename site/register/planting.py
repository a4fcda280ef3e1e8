"""Put pages from data files into the page tree, one tree per language, without undoing an editor's work.

The Korean page is the source; every other language is written as wagtail-localize segments of it, with the same
block ids, so translators go on from there in the usual desk. A digest per field and language (LoadedField) tells
whether an editor changed a field since the last load: such a field is kept and named in the report.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from .models import LoadedField
from .segmenting import source_of

Values = dict[str, dict[str, Any]]


@dataclass
class Planted:
    """What a load did to the pages: addresses made and changed, and the fields that were kept as edited."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def plant(
    *, model: type[Page], parent: Page, slug: str, values: Values, report: Planted, overwrite: bool = False
) -> Page:
    """Create or update one page below `parent` (a Korean page) and its translations.

    `values` maps a language to the page's fields; StreamFields are given as raw data whose ids are the same in
    every language. Returns the Korean page.
    """
    source_language = settings.LANGUAGE_CODE
    page = model.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        page = create(model=model, parent=parent, slug=slug, values=values[source_language])
        report.created.append(page.url_path)
        changed = True
    elif page.has_unpublished_changes and not overwrite:
        report.kept.append(f"{slug} {source_language}: an editor's draft is waiting")
        return page
    else:
        changed = refresh(page=page, values=values[source_language], report=report, overwrite=overwrite)
    for language in values:
        if language != source_language:
            translate(
                page=page, language=language, values=values[language], report=report, overwrite=overwrite
            )
    if changed and page.url_path not in report.created:
        report.updated.append(page.url_path)
    return page


def create(*, model: type[Page], parent: Page, slug: str, values: dict[str, Any]) -> Page:
    page = model(
        slug=slug, locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE), **prepared(model, values)
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    remember(page=page, language=settings.LANGUAGE_CODE, names=values)
    return page


def refresh(*, page: Page, values: dict[str, Any], report: Planted, overwrite: bool) -> bool:
    """Bring the fields that nobody edited up to the data file; say whether anything changed."""
    language = settings.LANGUAGE_CODE
    wanted = type(page)(**prepared(type(page), values))
    stale = [name for name in values if digest(page, name) != digest(wanted, name)]
    free = free_fields(page=page, language=language, names=stale, report=report, overwrite=overwrite)
    for name in free:
        setattr(page, name, getattr(wanted, name))
    if free:
        page.save_revision().publish()
        remember(page=page, language=language, names=free)
    return bool(free)


def translate(*, page: Page, language: str, values: dict[str, Any], report: Planted, overwrite: bool) -> None:
    """Write one translation as segments of the source and publish it."""
    locale = Locale.objects.get(language_code=language)
    source = source_of(page)
    translation, new = Translation.objects.get_or_create(source=source, target_locale=locale)
    target = page.get_translation_or_none(locale)
    wanted = type(page)(**prepared(type(page), values))
    stale = [
        name for name in values if target is None or digest(target.specific, name) != digest(wanted, name)
    ]
    if target is None:
        free = stale
    else:
        free = free_fields(
            page=target.specific, language=language, names=stale, report=report, overwrite=overwrite
        )
    if not free and not new:
        return
    # Saving the target draws every field anew from its segments, and where the Korean text has changed, a field without
    # a segment of its own would be Korean. So all fields are written, those that are kept with the editor's words.
    kept = [name for name in stale if name not in free]
    for name in kept:
        setattr(wanted, name, getattr(target.specific, name))
    write_segments(source=source, locale=locale, wanted=wanted, names=list(values))
    translation.save_target(publish=True)
    written = page.get_translation(locale).specific
    remember(page=written, language=language, names=[name for name in values if name not in kept])
    if target is not None and free:
        report.updated.append(written.url_path)


def write_segments(*, source: TranslationSource, locale: Locale, wanted: Page, names: list[str]) -> None:
    """Give every string of the source its counterpart with the same path in the wanted page."""
    texts = {s.path: s.string.data for s in extract_segments(wanted) if isinstance(s, StringSegmentValue)}
    segments = StringSegment.objects.filter(source=source).select_related("context")
    here = [s for s in segments if s.context.path.split(".")[0] in names and s.context.path in texts]
    contexts = [s.context_id for s in here]
    StringTranslation.objects.filter(locale=locale, context_id__in=contexts).delete()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=s.string_id,
            locale=locale,
            context_id=s.context_id,
            data=texts[s.context.path],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for s in here
    )


def free_fields(
    *, page: Page, language: str, names: list[str], report: Planted, overwrite: bool
) -> list[str]:
    """Those of the fields that nobody edited since the last load; the others are reported as kept."""
    if overwrite:
        return names
    known = dict(
        LoadedField.objects.filter(page_key=page.translation_key, language=language).values_list(
            "field", "digest"
        )
    )
    edited = [name for name in names if name in known and known[name] != digest(page, name)]
    report.kept += [f"{page.slug} {language}: {name} was edited on the site" for name in edited]
    return [name for name in names if name not in edited]


def remember(*, page: Page, language: str, names: Any) -> None:
    LoadedField.objects.bulk_create(
        [
            LoadedField(
                page_key=page.translation_key, language=language, field=name, digest=digest(page, name)
            )
            for name in names
        ],
        update_conflicts=True,
        unique_fields=["page_key", "language", "field"],
        update_fields=["digest"],
    )


def prepared(model: type[Page], values: dict[str, Any]) -> dict[str, Any]:
    """Turn raw stream data into stream values."""
    return {name: stream(model, name, value) for name, value in values.items()}


def stream(model: type[Page], name: str, value: Any) -> Any:
    model_field = model._meta.get_field(name)
    return model_field.to_python(json.dumps(value)) if isinstance(model_field, StreamField) else value


def digest(page: Page, name: str) -> str:
    """Fingerprint of what a field says; a default left out and one written down are the same."""
    model_field = page._meta.get_field(name)
    value = model_field.value_from_object(page)
    if isinstance(model_field, StreamField):
        value = value.stream_block.get_api_representation(value)
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
