"""Load the word register and the claims from their data files, keeping what editors changed."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from . import history
from .domain.avoiding import entries_of, rows_of
from .models import DEFINED_FOR, Claim, Term

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ko", "en")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast
AUDIENCES = {"children", "teens", "teachers", "police"}
KINDS = set(Claim.Kind.values)
WHY = "Loaded from the data files."


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
    known = {entry.get("id") for entry in entries}
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
        found += [f"{where}: {what}" for what in standing_faults(entry, known)]
    return found


def standing_faults(entry: dict[str, Any], known: set[Any]) -> list[str]:
    """What is wrong with a claim's standing: kind, verification, scope, date of a law, ties to other claims."""
    found = [] if entry.get("kind") in KINDS else [f"kind: {entry.get('kind')} is unknown"]
    found += (
        [] if entry.get("verified") is True else ["verified: only what was read in its source is published"]
    )
    found += [f"scope.{code}: missing" for code in LANGUAGES if not (entry.get("scope") or {}).get(code)]
    found += ["as_of: missing: a law is true on a day"] if needs_a_day(entry) else []
    ties = [("conflicts", other) for other in entry.get("conflicts") or ()]
    ties += [("superseded_by", entry["superseded_by"])] if entry.get("superseded_by") else []
    found += [f"{name}: {other} is no claim" for name, other in ties if other not in known]
    return found


def needs_a_day(entry: dict[str, Any]) -> bool:
    return entry.get("kind") == "law" and not entry.get("as_of")


@transaction.atomic
def load(*, overwrite: bool = False) -> Report:
    """Bring both registers up to the data files; an entry changed on the site is kept unless `overwrite`."""
    report = Report()
    reasons = policy_reasons()
    before = [settle(Term, e["id"], term_values(e, reasons), report, overwrite) for e in read("terms.yaml")]
    history.record_many(Term, [pair for pair in before if pair], why=WHY)
    before = [settle(Claim, e["id"], claim_values(e), report, overwrite) for e in read("claims.yaml")]
    history.record_many(Claim, [pair for pair in before if pair], why=WHY)
    return report


def policy_reasons() -> dict[str, str]:
    """The reasons of the words to avoid in Korean, by their English."""
    text = (DATA / "lint_policy.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)["reasons_ko"]


def term_values(entry: dict[str, Any], reasons: dict[str, str]) -> dict[str, Any]:
    return {
        "strand": entry["strand"],
        "preferred": entry["preferred"],
        "definitions": entry["definition"],
        "avoid": entries_of(rows_of(entry["avoid"], reasons)),
        "for_children": entry["children"],
    }


def claim_values(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "statement", "figure", "year", "source", "url", "audience", "confidence", "caution")
    dates = {name: datetime.date.fromisoformat(entry[name]) for name in ("read_on", "review_by")}
    more = {
        "scope": entry["scope"],
        "verified": entry["verified"],
        "as_of": str(entry.get("as_of") or ""),
        "conflicts": entry.get("conflicts") or [],
        "superseded_by": entry.get("superseded_by") or "",
    }
    return {**{name: entry[name] for name in names}, **more, **dates}


def settle(
    model: type[Term] | type[Claim], slug: str, values: dict[str, Any], report: Report, overwrite: bool
) -> tuple[dict[str, Any], Any] | None:
    """Bring one row up to its values; returns what it said before and the row, or None where nothing changed."""
    row = model.objects.filter(slug=slug).first()
    wanted = digest(values)
    if row is None:
        report.created += 1
        return {}, model.objects.create(slug=slug, loaded_hash=wanted, **values)
    now = digest({name: getattr(row, name) for name in values})
    if now == wanted:
        report.unchanged += 1
        return None
    if now != row.loaded_hash and not overwrite:
        report.kept.append(slug)
        return None
    before = history.said(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.loaded_hash = wanted
    row.save()
    report.updated += 1
    return before, row


def digest(values: dict[str, Any]) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
