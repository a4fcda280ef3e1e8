"""Keep what the checks found in every row, and look again at those that have changed since."""

import datetime
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from language.lexicon import Lexicon
from register.checking import lexicon

from . import checks
from .checks import Reader
from .domain.reading import as_data
from .models import LastCheck


@dataclass(frozen=True)
class Progress:
    """How many rows were looked at now, and how many still wait."""

    done: int
    left: int


@dataclass(frozen=True)
class Waiting:
    """A row that has changed since it was checked, or never was."""

    reader: Reader
    instance: Any
    stamp: str


def catch_up(*, seconds: float | None = None) -> Progress:
    """Check what has changed, for at most so many seconds; without a limit until nothing is left."""
    words = lexicon()
    begun, done = time.monotonic(), 0
    listed = list(waiting(words, checks.today()))
    for row in listed:
        if seconds is not None and time.monotonic() - begun > seconds:
            break
        keep(row, words)
        done += 1
    return Progress(done, len(listed) - done)


def waiting(words: Lexicon, today: datetime.date) -> Iterator[Waiting]:
    """Rows whose text, words to avoid or day is another than when they were checked; what is gone is forgotten."""
    # Dates decide some findings, so a new day is a reason to look again.
    common = checks.hash_of((words, today))
    for reader in checks.readers():
        kind = ContentType.objects.get_for_model(reader.model)
        known = dict(LastCheck.objects.filter(content_type=kind).values_list("object_id", "stamp"))
        for instance in reader.rows():
            stamp = checks.hash_of((common, reader.stamp(instance)))
            if known.pop(str(instance.pk), "") != stamp:
                yield Waiting(reader, instance, stamp)
        LastCheck.objects.filter(content_type=kind, object_id__in=known).delete()


def keep(row: Waiting, words: Lexicon) -> LastCheck:
    reader, instance = row.reader, row.reader.now(row.instance)
    found = list(checks.found_in(reader.readings(instance), words=words))
    errors = sum(finding.is_error for finding in found)
    kept, _ = LastCheck.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(reader.model),
        object_id=str(row.instance.pk),
        defaults={
            "language": reader.language(instance),
            "tier": reader.tier(instance) or "",
            "title": reader.title(instance)[:255],
            "stamp": row.stamp,
            "findings": [
                {**as_data(finding), "at": reader.place(instance, finding.path).content_path}
                for finding in found
            ],
            "checks": f" {' '.join(sorted({finding.check for finding in found}))} ",
            "errors": errors,
            "warnings": len(found) - errors,
            "at": timezone.now(),
        },
    )
    return kept
