"""The texts of a page with their places, and how a new wording becomes a draft of it, in any language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from blocks.keys import KeyBlock
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from language.markers import Marker
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue

from .usage import CannotDraft, Drafted, Path, Rewording, Text, later

SEPARATOR = " › "


@dataclass(frozen=True)
class Part:
    """One text inside a page: its path (ids of blocks, names of fields), the names alone, the way there in words."""

    path: Path
    names: Path
    words: tuple[Any, ...]
    text: str
    holders: tuple[Any, ...]  # values of the blocks around it, the outermost first


MarkerOf = Callable[[Part], Marker | None]


def texts_of(page: Page, *, title: str = "", marker_of: MarkerOf = lambda part: None) -> Iterator[Text]:
    """Every text of a page as it is being written, and what readers still see where a draft says it otherwise."""
    shown = list(parts_of(newest(page)))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    yield from (text_of(page, part, title, marker_of(part), address) for part in shown)
    if page.live and page.has_unpublished_changes:
        drafted = {part.path: part.text for part in shown}
        for part in parts_of(page.specific):
            if drafted.get(part.path) != part.text:
                yield text_of(page, part, title, marker_of(part), address, waits=True)


def text_of(
    page: Page, part: Part, title: str, marker: Marker | None, address: str, *, waits: bool = False
) -> Text:
    return Text(
        thing=str(page.pk),
        path=part.path,
        language=page.locale.language_code,
        text=part.text,
        title=title or page.get_admin_display_title(),
        place=later(partial(place_of, part.words)),
        url=address + anchor(part.path),
        marker=marker,
        waits=waits,
    )


def place_of(words: tuple[Any, ...]) -> str:
    return SEPARATOR.join(
        " ".join(map(str, word)) if isinstance(word, tuple) else str(word) for word in words
    )


def newest(page: Page) -> Page:
    """The page as it is being written; read again only where a draft waits."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page.specific


def anchor(path: Path) -> str:
    """Where the editor's form holds the block; a plain field has its panel."""
    ids = [step for step in path if len(step) == 36 and step.count("-") == 4]
    return f"#block-{ids[-1]}-section" if ids else f"#panel-child-content-{path[0]}-section"


def parts_of(page: Page) -> Iterator[Part]:
    """Every text that translators see, field by field."""
    for entry in getattr(page, "translatable_fields", ()):
        if not isinstance(entry, TranslatableField):
            continue
        field = page._meta.get_field(entry.field_name)
        value = field.value_from_object(page)
        words = (field.verbose_name,)
        if isinstance(field, StreamField):
            yield from parts_in(value.stream_block, value, Walk((field.name,), (field.name,), words))
        elif isinstance(field, models.CharField | models.TextField) and value:
            yield Part((field.name,), (field.name,), words, value, ())


@dataclass(frozen=True)
class Walk:
    """The way that led to a block."""

    path: Path
    names: Path
    words: tuple[Any, ...]
    holders: tuple[Any, ...] = ()

    def into(self, step: str, name: str = "", word: Any = None, holder: Any = None) -> "Walk":
        return Walk(
            (*self.path, step),
            (*self.names, name) if name else self.names,
            (*self.words, word) if word is not None else self.words,
            (*self.holders, holder) if holder is not None else self.holders,
        )


def parts_in(block: blocks.Block, value: Any, walk: Walk) -> Iterator[Part]:
    match block:
        case blocks.StreamBlock():
            for number, child in enumerate(value, start=1):
                step = walk.into(child.id, child.block_type, (child.block.label, number))
                yield from parts_in(child.block, child.value, step)
        case blocks.ListBlock():
            for number, item in enumerate(value.bound_blocks, start=1):
                yield from parts_in(block.child_block, item.value, walk.into(item.id, "", str(number)))
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                step = walk.into(name, name, child.label, value)
                yield from parts_in(child, value.get(name), step)
        case KeyBlock():
            return
        case blocks.CharBlock() | blocks.TextBlock() if value:
            yield Part(walk.path, walk.names, walk.words, value, walk.holders)


@transaction.atomic
def draft(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> Drafted:
    """Save a draft of the page with the new texts; readers go on seeing what they saw. Raises CannotDraft."""
    page = Page.objects.filter(pk=thing).select_related("locale").first()
    if page is None:
        raise CannotDraft(_("This page is gone."))
    page = page.specific
    title = page.get_admin_display_title()
    refuse_locked(page, by, title)
    shown = newest(page)
    for path, rewording in texts.items():
        if not write(shown, path, rewording):
            said = _("“{title}” has changed since. Please look at it again.")
            raise CannotDraft(said.replace("{title}", title))
    keep_translation(page, texts, by)
    # Whatever else an unfinished page lacks is asked for when somebody publishes it.
    shown.save_revision(user=by, log_action=True, clean=False)
    return Drafted(title, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def refuse_locked(page: Page, by: Any, title: str) -> None:
    rights = page.permissions_for_user(by)
    if not rights.can_edit() or rights.page_locked():
        said = _("You may not change “{title}” now: it is locked, or not yours to edit.")
        raise CannotDraft(said.replace("{title}", title))


def write(page: Page, path: Path, rewording: Rewording) -> bool:
    """Put a text into its place in memory; say whether it still said what it said."""
    field = page._meta.get_field(path[0])
    if not isinstance(field, StreamField):
        return swap_attribute(page, field.attname, rewording)
    stream = getattr(page, field.name)
    raw = stream.stream_block.get_prep_value(stream)
    done = put(raw, path[1:], rewording)
    setattr(page, field.name, stream.stream_block.to_python(raw))
    return done


def swap_attribute(page: Page, name: str, rewording: Rewording) -> bool:
    if getattr(page, name) != rewording.before:
        return False
    setattr(page, name, rewording.after)
    return True


def put(raw: Any, path: Path, rewording: Rewording) -> bool:
    """Write into raw stream data: entries of lists are found by their id, fields by their name."""
    for step in path[:-1]:
        raw = inner(raw, step)
        if raw is None:
            return False
    holder = raw["value"] if isinstance(raw, dict) and is_entry(raw) else raw
    last = path[-1]
    if isinstance(holder, list):  # a list of plain texts
        entry = inner(holder, last)
        if entry is None or entry["value"] != rewording.before:
            return False
        entry["value"] = rewording.after
        return True
    if not isinstance(holder, dict) or holder.get(last) != rewording.before:
        return False
    holder[last] = rewording.after
    return True


def is_entry(raw: dict[str, Any]) -> bool:
    return {"type", "value", "id"} >= set(raw) and "value" in raw


def inner(raw: Any, step: str) -> Any:
    value = raw["value"] if isinstance(raw, dict) and is_entry(raw) else raw
    if isinstance(value, list):
        return next((entry for entry in value if entry.get("id") == step), None)
    return value.get(step) if isinstance(value, dict) else None


def keep_translation(page: Page, texts: Mapping[Path, Rewording], by: Any) -> None:
    """In a translated page the translators' desk holds the texts: without this it would bring the old ones back.

    The library's own way to save a draft writes the live page as well; so only the strings are written here.
    """
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).first()
    if translation is None:
        return
    for path, rewording in texts.items():
        contexts = TranslationContext.objects.filter(object_id=page.translation_key, path=".".join(path))
        strings = StringTranslation.objects.filter(context__in=contexts, locale=page.locale)
        strings.update(data=StringValue.from_plaintext(rewording.after).data, last_translated_by=by)
