"""The texts outside the lessons, as the data files hold them: looked through as at the desk, before they are loaded."""

from collections.abc import Iterator
from typing import Any

import yaml
from editorial import checks
from editorial.domain.material import Material
from editorial.domain.reading import Reading
from editorial.snippet_reading import HELPED, youngest
from language.tiers import Tier
from register import loading as register
from register.models import Claim, Term
from safety import data_file as directory

from courses.domain.names import NAMES
from courses.domain.passages import plain_passages
from courses.instrument_loading import sentence
from courses.vetting import LANGUAGES, words_to_avoid
from manuals import planting as manuals
from manuals.domain.readers import Readers

Row = tuple[str, str, list[Reading]]


def faults() -> Iterator[str]:
    """Words to avoid and framing in claims, definitions, services and what books say around their chapters."""
    for file, name, readings in (*rows(), *books()):
        for finding in checks.found_in(readings, words=words_to_avoid()):
            if finding.is_error:
                place = ".".join(str(part) for part in finding.path)
                yield f"{file}: {name}: {place}: {sentence(finding)}"


def rows() -> Iterator[Row]:
    reasons = register.policy_reasons()
    for entry in register.read("terms.yaml"):
        yield "terms.yaml", entry["id"], checks.readings_of(Term(**register.term_values(entry, reasons)))
    for entry in register.read("claims.yaml"):
        yield "claims.yaml", entry["id"], checks.readings_of(Claim(**register.claim_values(entry)))
    for entry in directory.read():
        yield directory.FILE.name, entry["id"], list(service(directory.values(entry)))


def service(values: dict[str, Any]) -> Iterator[Reading]:
    """What the desk reads of a service. Its own reader asks the database when somebody looked last."""
    tier = youngest(values["audience"], HELPED)
    for language in LANGUAGES:
        texts = {name: values[f"{name}_{language}"] for name in ("what", "short", "name")}
        yield Reading(Material(language, tier, tuple(plain_passages(texts, ()))), ())


def books() -> Iterator[Row]:
    data = yaml.safe_load(manuals.DATA.read_text("utf-8"))
    shelf = ("shelf", Tier.E3, data["shelf"])
    for name, tier, entry in (
        shelf,
        *((e["slug"], Readers(e["audience"]).tiers[-1], e) for e in data["manuals"]),
    ):
        readings = [
            Reading(Material(language, tier, tuple(plain_passages(texts, ())), NAMES), ())
            for language, texts in manuals.by_language(entry).items()
        ]
        yield manuals.DATA.name, name, readings
