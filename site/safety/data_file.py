"""Our own list of services, read from its data file: values for the database, faults for the check."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .closures import checked_schedule
from .domain.choosing import NO_COUNTRY
from .domain.listing import Fee, Purpose, Service
from .domain.phones import fault
from .domain.reviewing import unsure_words
from .domain.schedules import Unreadable
from .naming import is_country, is_language

FILE = Path(__file__).parent / "data" / "helplines.yaml"
LANGUAGES = ("ko", "en")
READERS = {"child", "teen", "adult"}
NEEDED = ("country", "purpose", "hours", "audience", "order", "source")
KNOWN = {
    *NEEDED, "id", "name", "short", "what", "phone", "web", "languages", "fee", "first", "hidden", "note",
    "verified_on",
}  # fmt: skip


def read(path: Path = FILE) -> list[dict[str, Any]]:
    """Read the entries, each with the file's own date of checking where it has none."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [{"verified_on": data["verified_on"], **entry} for entry in data["services"]]


def faults(path: Path = FILE) -> list[str]:
    """List everything wrong in the file, each as `file: entry: field: what`."""
    entries = read(path)
    ids = [entry.get("id") for entry in entries]
    found = [
        f"{path.name}: {name}: id: stands twice" for name in sorted({i for i in ids if ids.count(i) > 1})
    ]
    for entry in entries:
        found += [f"{path.name}: {entry.get('id')}: {fault}" for fault in faults_in(entry)]
    return found


def faults_in(entry: dict[str, Any]) -> list[str]:
    found = [f"{name}: missing" for name in NEEDED if entry.get(name) in (None, "", [])]
    found += [f"{name}: is no field" for name in sorted(set(entry) - KNOWN)]
    found += [
        f"{name}.{code}: missing"
        for name in ("name", "what")
        for code in LANGUAGES
        if not (entry.get(name) or {}).get(code)
    ]
    found += [f"audience: {word} is unknown" for word in entry.get("audience") or [] if word not in READERS]
    found += word_faults(entry)
    if not isinstance(entry.get("verified_on"), date):
        found.append("verified_on: is no date")
    if entry.get("web") and not re.match(r"https?://", entry["web"]):
        found.append("web: does not begin with http:// or https://")
    return [*found, *hours_faults(entry), *promise_faults(entry)]


def word_faults(entry: dict[str, Any]) -> list[str]:
    """What is no word of ours: purposes, fees, countries, languages, and numbers that nobody could dial."""
    country, phone = str(entry.get("country", "")), str(entry.get("phone", ""))
    wrong = {
        "purpose": str(entry.get("purpose", Purpose.TALK)) not in set(Purpose),
        "fee": str(entry.get("fee", Fee.UNKNOWN)) not in set(Fee),
        "country": bool(country) and country != NO_COUNTRY and not is_country(country),
        "phone": bool(phone) and bool(fault(phone)),
    }
    found = [f"{name}: {entry.get(name)} is unknown" for name, is_wrong in wrong.items() if is_wrong]
    codes = entry.get("languages") or []
    return [*found, *(f"languages: {code} is unknown" for code in codes if not is_language(str(code)))]


def hours_faults(entry: dict[str, Any]) -> list[str]:
    try:
        checked_schedule(entry.get("hours"))
    except Unreadable as error:
        return [f"hours: {error}"]
    return []


def promise_faults(entry: dict[str, Any]) -> list[str]:
    """What must be confirmed, or cannot be called at all on a children's page, may not be shown."""
    unsure = unsure_words(str(entry.get("note", ""))).lower()
    found = []
    if unsure and not entry.get("hidden"):
        found.append(f"hidden: the note says “{unsure}”, so it must stay hidden")
    if entry.get("first") and not entry.get("phone"):
        found.append("phone: a first line needs a number")
    return found


def values(entry: dict[str, Any]) -> dict[str, Any]:
    """Give an entry as columns of the table."""
    texts = {
        f"{name}_{code}": (entry.get(name) or {}).get(code, "")
        for name in ("name", "short", "what")
        for code in LANGUAGES
    }
    plain = {name: str(entry.get(name, "")) for name in ("country", "phone", "web", "source", "note")}
    return {
        **texts,
        **plain,
        "name_local": entry["name"].get("local", ""),
        "purpose": entry["purpose"],
        "fee": entry.get("fee", Fee.UNKNOWN.value),
        "hours": entry["hours"],
        "languages": entry.get("languages", []),
        "audience": entry["audience"],
        "first": bool(entry.get("first")),
        "hidden": bool(entry.get("hidden")),
        "verified_on": entry["verified_on"],
        "order": entry["order"],
    }


@cache
def services_in_file() -> tuple[Service, ...]:
    """Give the confirmed services of the file as the directory uses them."""
    return tuple(as_service(entry) for entry in read() if not entry.get("hidden"))


def as_service(entry: dict[str, Any]) -> Service:
    return Service(
        slug=entry["id"],
        country=entry["country"],
        names=entry["name"],
        whats=entry["what"],
        schedule=checked_schedule(entry["hours"]),
        audience=frozenset(entry["audience"]),
        purpose=Purpose(entry["purpose"]),
        fee=Fee(entry.get("fee", Fee.UNKNOWN)),
        name_local=entry["name"].get("local", ""),
        shorts=entry.get("short"),
        phone=entry.get("phone", ""),
        web=entry.get("web", ""),
        languages=tuple(entry.get("languages", [])),
        first=bool(entry.get("first")),
        order=entry["order"],
        verified_on=entry["verified_on"],
    )
