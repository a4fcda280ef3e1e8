"""The registry of what the desk checks: each room says how its rows are read, `look` finds what to change."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.encoding import force_str
from language.lexicon import Lexicon
from language.tiers import Tier
from register.checking import lexicon

from .domain.looking import Finding
from .domain.looking import look as look_through
from .domain.material import Path
from .domain.reading import Reading


@dataclass(frozen=True)
class Place:
    """Where a finding stands: words for the editor, and the way to the field in the form (Wagtail's content path)."""

    label: str = ""
    content_path: str = ""


class Reader:
    """How one kind of row is checked. A room registers a subclass for its model; every method has a plain default."""

    stops = False  # whether errors keep a row for pupils from its readers
    may_be_reviewed = False  # whether it has a day on which it must be read again
    looks_at: tuple[str, ...] = ("words", "framing")  # the checks that a row of this kind meets
    is_page = False
    keeps_date_in = ""  # the field in which the row itself keeps that day
    reviews_itself = False  # whether its room sets the day, and reminds of it, on its own

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model

    def readings(self, instance: Any) -> Iterable[Reading]:
        """The texts of a row, one reading for each language and kind of reader."""
        return ()

    def rows(self) -> Iterable[Any]:
        """Every row that the report covers."""
        return self.model._default_manager.all()

    def now(self, instance: Any) -> Any:
        """The row as it is being written: its newest draft."""
        return instance

    def written(self, form: Any) -> Any:
        """The row as a valid form would make it, for rows that are published as they are saved."""
        return form.instance

    def tier(self, instance: Any) -> Tier | None:
        """For whom it is; None where it is for nobody in particular."""
        return None

    def language(self, instance: Any) -> str:
        """The one language of the row; empty where it holds several."""
        return ""

    def place(self, instance: Any, path: Path) -> Place:
        if not path:
            return Place()
        try:
            field = self.model._meta.get_field(str(path[0]))
        except models.FieldDoesNotExist:
            return Place()
        return Place(force_str(field.verbose_name), field.name)

    def title(self, instance: Any) -> str:
        return str(instance)

    def edit_url(self, instance: Any) -> str:
        return ""

    def stamp(self, instance: Any) -> str:
        """Changes whenever the row does."""
        values = [(f.attname, getattr(instance, f.attname)) for f in self.model._meta.concrete_fields]
        return hash_of(values)

    def review_due(self, instance: Any) -> datetime.date | None:
        """The day on which it falls due unless somebody has set another."""
        return None

    def is_reviewed(self, instance: Any) -> bool:
        """Whether this row is one that somebody must read again some day."""
        return self.may_be_reviewed

    def faces(self, instance: Any) -> list[tuple[str, str]]:
        """Key and name of every face in which a draft can be shown."""
        return [(key, force_str(name)) for key, name in getattr(instance, "preview_modes", ())]

    def show(self, request: HttpRequest, instance: Any, face: str) -> HttpResponse:
        """Draw the draft in one of its faces."""
        return instance.serve_preview(request, face)

    def stops_readers_of(self, instance: Any) -> bool:
        """Whether its errors stop it: texts for pupils only."""
        tier = self.tier(instance)
        return self.stops and tier is not None and tier.is_for_pupils


def hash_of(values: Any) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "replace")).hexdigest()


_readers: dict[str, Reader] = {}


def register(model: str | type[models.Model], reader: type[Reader]) -> None:
    """Have the rows of a model checked. Rooms call this when they are ready; a second call replaces the first."""
    found = apps.get_model(model) if isinstance(model, str) else model
    _readers[found._meta.label_lower] = reader(found)


def readers() -> list[Reader]:
    return list(_readers.values())


def reader_for(model: Any) -> Reader | None:
    """The reader of a model, or None where no room has registered it."""
    return _readers.get(model._meta.label_lower) if model is not None else None


def reader_of(instance: Any) -> Reader | None:
    return reader_for(instance)


def readings_of(instance: Any) -> list[Reading]:
    reader = reader_of(instance)
    return list(reader.readings(instance)) if reader else []


def look(instance: Any, *, reasons_in: str | None = None) -> list[Finding]:
    """Everything to look at in a row as it stands in memory, in the order of its texts.

    `reasons_in` (ko or en) is the language in which reasons speak; without it each speaks that of its text.
    """
    return list(found_in(readings_of(instance), reasons_in))


def found_in(
    readings: Iterable[Reading], reasons_in: str | None = None, words: Lexicon | None = None
) -> Iterator[Finding]:
    words = words or lexicon()
    for reading in readings:
        yield from look_through(reading.material, words, reasons_in=reasons_in)
        yield from reading.facts


def errors_of(instance: Any) -> list[Finding]:
    return [finding for finding in look(instance) if finding.is_error]


def today() -> datetime.date:
    return timezone.localdate()
