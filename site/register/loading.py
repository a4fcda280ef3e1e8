"""Load the word register and the claims from their data files, keeping what editors changed."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from .models import DEFINED_FOR, Claim, Term

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ko", "en")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast
AUDIENCES = {"children", "teens", "teachers", "police"}


@dataclass
class Report:
    """What a load did: counts, and the entries an editor had changed and that were kept."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


def read(name: str) -> list[dict[str, Any]]:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=LOADER)


def faults() -> list[str]:
    """Everything wrong in the data files, each as `file: entry: field: what`."""
    return [*term_faults(read("terms.yaml")), *claim_faults(read("claims.yaml"))]


def term_faults(entries: list[dict[str, Any]]) -> list[str]:
    found = []
    known = [entry.get("id") for entry in entries]
    for entry in entries:
        where = f"terms.yaml: {entry.get('id')}"
        if known.count(entry.get("id")) > 1:
            found.append(f"{where}: id: stands twice")
        found += [
            f"{where}: preferred.{code}: missing" for code in LANGUAGES if not entry["preferred"].get(code)
        ]
        for reader in DEFINED_FOR:
            if reader == "children" and not entry["children"]:
                continue
            texts = entry["definition"].get(reader) or {}
            found += [
                f"{where}: definition.{reader}.{code}: missing" for code in LANGUAGES if not texts.get(code)
            ]
        found += [f"{where}: related: {other} is no term" for other in entry["related"] if other not in known]
    return found


def claim_faults(entries: list[dict[str, Any]]) -> list[str]:
    found = []
    for entry in entries:
        where = f"claims.yaml: {entry.get('id')}"
        found += [
            f"{where}: statement.{code}: missing" for code in LANGUAGES if not entry["statement"].get(code)
        ]
        found += [
            f"{where}: {name}: missing" for name in ("source", "read_on", "review_by") if not entry.get(name)
        ]
        found += [
            f"{where}: audience: {word} is unknown" for word in entry["audience"] if word not in AUDIENCES
        ]
    return found


@transaction.atomic
def load(*, overwrite: bool = False) -> Report:
    """Bring both registers up to the data files; an entry changed on the site is kept unless `overwrite`."""
    report = Report()
    for entry in read("terms.yaml"):
        settle(Term, entry["id"], term_values(entry), report, overwrite)
    for entry in read("claims.yaml"):
        settle(Claim, entry["id"], claim_values(entry), report, overwrite)
    return report


def term_values(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "strand": entry["strand"],
        "preferred": entry["preferred"],
        "definitions": entry["definition"],
        "avoid": entry["avoid"],
        "for_children": entry["children"],
    }


def claim_values(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "statement", "figure", "year", "source", "url", "audience", "confidence", "caution")
    dates = {name: datetime.date.fromisoformat(entry[name]) for name in ("read_on", "review_by")}
    return {**{name: entry[name] for name in names}, **dates}


def settle(
    model: type[Term] | type[Claim], slug: str, values: dict[str, Any], report: Report, overwrite: bool
) -> None:
    row = model.objects.filter(slug=slug).first()
    wanted = digest(values)
    if row is None:
        model.objects.create(slug=slug, loaded_hash=wanted, **values)
        report.created += 1
        return
    now = digest({name: getattr(row, name) for name in values})
    if now == wanted:
        report.unchanged += 1
    elif now != row.loaded_hash and not overwrite:
        report.kept.append(slug)
    else:
        for name, value in values.items():
            setattr(row, name, value)
        row.loaded_hash = wanted
        row.save()
        report.updated += 1


def digest(values: dict[str, Any]) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
