"""The texts of snippets of every kind, and how a new wording of one is proposed and taken over."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from language.guessing import guess
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.models import get_snippet_models

from . import proposals
from .amending import amend_claim, amend_term
from .models import Claim, Term
from .usage import CannotDraft, Drafted, Path, Rewording, Text

ROOM = "snippets"
LANGUAGES = ("ko", "en", "ja", "zh")
# What these hold is no running text, or names the old words on purpose.
NO_TEXT = {"avoid", "audience", "conflicts", "slug", "loaded_hash", "url", "audience_words", "search_words"}
_kept_by_others: set[str] = set()


def leave(label: str) -> None:
    """A room that finds the texts of its snippets by itself names the model here (quizzes.Quiz)."""
    _kept_by_others.add(label)


def find() -> Iterator[Text]:
    """Texts of every snippet that somebody edits."""
    for model in get_snippet_models():
        if model._meta.label not in _kept_by_others:
            for row in model._default_manager.all():
                yield from texts_of(row)


def texts_of(row: models.Model) -> Iterator[Text]:
    address = AdminURLFinder().get_edit_url(row) or ""
    for field in row._meta.concrete_fields:
        if not is_text(field):
            continue
        label = force_str(field.verbose_name)
        for path, text in leaves(field.value_from_object(row), (field.name,)):
            language = next((step for step in reversed(path) if step in LANGUAGES), "") or of_name(
                field.name, text
            )
            yield Text(
                thing=f"{row._meta.label}:{row.pk}",
                path=path,
                language=language,
                text=text,
                title=f"{force_str(row._meta.verbose_name)} “{row}”",
                place=" › ".join((label, *path[1:])),
                url=address,
            )


def is_text(field: models.Field) -> bool:
    kinds = models.CharField | models.TextField | models.JSONField
    return isinstance(field, kinds) and field.editable and not field.choices and field.name not in NO_TEXT


def of_name(name: str, text: str) -> str:
    """The language of a field by the end of its name, else by its letters."""
    end = name.rpartition("_")[2]
    return end if end in LANGUAGES else guess(text)


def leaves(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, (*path, str(name)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, str(number)))


def draft(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> Drafted:
    """Propose new texts for a snippet; it changes when somebody takes them over."""
    row = row_of(thing)
    if row is None:
        raise CannotDraft(_("This entry is gone."))
    title = f"{force_str(row._meta.verbose_name)} “{row}”"
    if not may_change(row, by):
        raise CannotDraft(_("You may not change “{title}”.").replace("{title}", title))
    address = AdminURLFinder().get_edit_url(row) or ""
    return proposals.propose(room=ROOM, thing=thing, title=title, url=address, texts=texts, why=why, by=by)


def row_of(thing: str) -> Any:
    label, _, key = thing.rpartition(":")
    return apps.get_model(label)._default_manager.filter(pk=key).first()


def may_change(row: models.Model, by: Any) -> bool:
    return by.has_perm(f"{row._meta.app_label}.change_{row._meta.model_name}")


def may_decide(by: Any) -> bool:
    """Whoever may change words; the snippet's own right is asked for besides."""
    return by.has_perm("register.change_term")


def take(*, thing: str, texts: Mapping[Path, Rewording], why: str, by: Any) -> None:
    """Write a proposal that was taken over. Raises proposals.Outdated where the text has changed."""
    row = row_of(thing)
    if row is None or not may_change(row, by):
        raise proposals.Outdated(_("This entry is gone, or not yours to change."))
    values = {path[0]: row._meta.get_field(path[0]).value_from_object(row) for path in texts}
    for path, rewording in texts.items():
        proposals.put(values, path, rewording)
    try:
        write(row, values, why, by)
    except ValidationError as error:
        raise proposals.Outdated(" ".join(error.messages)) from error


def write(row: models.Model, values: Mapping[str, Any], why: str, by: Any) -> None:
    match row:
        case Term():
            amend_term(term=row, values=values, why=why, by=by)
        case Claim():
            amend_claim(claim=row, values=values, why=why, by=by)
        case _:
            for name, value in values.items():
                setattr(row, name, value)
            row.full_clean()
            row.save()
