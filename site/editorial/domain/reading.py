"""What the checks know of one thing in one language: its texts, and the facts that its room has gathered."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from .looking import Finding
from .material import Material


@dataclass(frozen=True)
class Reading:
    """A text and what its room says of it: claims, sources, pictures, dates, translations."""

    material: Material
    facts: tuple[Finding, ...] = ()


def text_hash(readings: Iterable[Reading]) -> str:
    """SHA-256 over everything that readers read and for whom it is; equal texts have equal hashes."""
    said = [
        [
            reading.material.language,
            reading.material.tier,
            [[list(p.path), p.text, p.marker] for p in reading.material.passages],
        ]
        for reading in readings
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data; what is empty is left out."""
    return {name: value for name, value in asdict(finding).items() if value not in ("", None, ())}


def from_data(data: Mapping[str, Any]) -> Finding:
    """The finding that `as_data` wrote; names that are not known any more are passed over."""
    known = {field.name for field in fields(Finding)}
    given: dict[str, Any] = {"path": (), "said": "", **{name: data[name] for name in data if name in known}}
    return Finding(**{**given, "path": tuple(given["path"])})
