"""Load the directory of services from its data file, keeping what editors changed."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from .data_file import faults, read, values
from .models import HelpService


class Faulty(ValueError):
    """The data file is not fit to load; each fault names file, entry and field."""

    def __init__(self, found: list[str]) -> None:
        super().__init__("\n".join(found))
        self.found = found


@dataclass
class Report:
    """What a load did: counts, and the entries that an editor had changed and that were kept."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


def load_directory(*, overwrite: bool = False) -> Report:
    """Bring the table up to the data file; an entry changed by an editor is kept and named, unless `overwrite`."""
    if found := faults():
        raise Faulty(found)
    report = Report()
    with transaction.atomic():
        rows = {row.slug: row for row in HelpService.objects.all()}
        for entry in read():
            settle(entry["id"], values(entry), row=rows.get(entry["id"]), report=report, overwrite=overwrite)
    return report


def settle(
    slug: str, wanted: dict[str, Any], *, row: HelpService | None, report: Report, overwrite: bool
) -> None:
    if row is None:
        created = HelpService.objects.create(slug=slug, loaded_hash=digest(wanted), **wanted)
        created.save_revision(clean=False)
        report.created += 1
        return
    now = digest({name: getattr(row, name) for name in wanted})
    if now == digest(wanted):
        report.unchanged += 1
    elif now != row.loaded_hash and not overwrite:
        report.kept.append(slug)
    else:
        renew(row, wanted)
        report.updated += 1


def renew(row: HelpService, wanted: dict[str, Any]) -> None:
    """Take over what the file says; the history keeps what stood there before."""
    for name, value in wanted.items():
        setattr(row, name, value)
    row.loaded_hash = digest(wanted)
    row.save()
    row.save_revision(log_action=True, clean=False)


def digest(columns: dict[str, Any]) -> str:
    """Reduce what was loaded to a mark, by which a later load sees whether an editor changed it."""
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
