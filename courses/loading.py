"""Load the starter curriculum from its data files: check everything first, then plant units and quizzes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from register.loading import read as read_register
from register.planting import Planted, plant
from wagtail.models import Page

from quizzes.loading import content_from_data
from quizzes.loading import load as load_quiz

from . import vetting
from .domain.reading import Document, Fault, Unreadable, read
from .domain.texts import in_language, incomplete
from .domain.unit import FILES, faults_in, values_of
from .models import UnitPage

CURRICULUM = Path(__file__).parent / "curriculum"
NEEDED = ("ko", "en")


@dataclass
class UnitFiles:
    """The three files of a unit, read."""

    slug: str
    documents: dict[str, Document] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        return {name: document.data for name, document in self.documents.items()}


def known_languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(code for code, _ in settings.LANGUAGES), "ja", "zh"]))


def read_all(folder: Path = CURRICULUM) -> tuple[list[UnitFiles], list[Fault]]:
    """Read every unit's files; a file that is missing or unreadable becomes a fault."""
    units, faults = [], []
    for place in sorted(
        path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("__")
    ):
        unit = UnitFiles(slug=place.name)
        for name in FILES:
            shown = f"{place.name}/{name}.yaml"
            try:
                text = (place / f"{name}.yaml").read_text(encoding="utf-8")
                unit.documents[name] = read(text=text, file=shown)
            except FileNotFoundError:
                faults.append(Fault(shown, 1, "file", "is missing"))
            except UnicodeDecodeError as error:
                faults.append(Fault(shown, 1, "file", f"is not UTF-8: {error.reason}"))
            except Unreadable as error:
                faults.append(error.fault)
        units.append(unit)
    return units, faults


def check(folder: Path = CURRICULUM, *, thorough: bool = False) -> list[Fault]:
    """Everything wrong in the data files; an empty list means that they may be loaded.

    `thorough` vets the texts as well: words, framing, readability, parallel forms. It takes longer than loading and
    belongs to `--check`; a site that only starts loads what was vetted when it was written.
    """
    units, faults = read_all(folder)
    if not faults:
        register = {
            "terms": {entry["id"] for entry in read_register("terms.yaml")},
            "claims": {entry["id"]: entry["audience"] for entry in read_register("claims.yaml")},
        }
        for unit in units:
            faults += faults_of(unit, register)
    return faults + vetted(units, folder) if thorough and not faults else faults


def vetted(units: list[UnitFiles], folder: Path) -> list[Fault]:
    excused = folder / "exceptions.yaml"
    exceptions = (yaml.safe_load(excused.read_text("utf-8")) or []) if excused.exists() else []
    found = [fault for unit in units for fault in vetting.faults(unit.documents, exceptions=exceptions)]
    return found + list(vetting.faults_between({unit.slug: unit.documents["unit"] for unit in units}))


def faults_of(unit: UnitFiles, register: dict[str, Any]) -> Iterator[Fault]:
    """Faults of one unit, from the simplest kind to the deepest: later checks need the earlier ones to hold."""
    found = list(text_faults(unit))
    found += faults_in(unit.documents, terms=register["terms"], claims=register["claims"], slug=unit.slug)
    if not found:
        found += block_faults(unit)
        found += quiz_faults(unit)
    yield from found


def text_faults(unit: UnitFiles) -> Iterator[Fault]:
    for document in unit.documents.values():
        for path, language in incomplete(document.data, known_languages(), NEEDED):
            yield document.fault(path, f"the {language} text is missing")


def block_faults(unit: UnitFiles) -> Iterator[Fault]:
    """What the blocks themselves refuse, per language."""
    for language in NEEDED:
        for name, value in page_values(unit, language).items():
            model_field = UnitPage._meta.get_field(name)
            # Words are held against the register's file (word_faults): its rows may not be loaded yet.
            if hasattr(model_field, "stream_block") and name != "words":
                try:
                    model_field.stream_block.clean(model_field.to_python(value))
                except ValidationError as error:
                    yield unit.documents["unit"].fault((name, language), "; ".join(sentences(error)))


def sentences(error: ValidationError) -> Iterator[str]:
    """Flatten the nested errors of stream, list and struct blocks into sentences with their place."""
    nested = getattr(error, "block_errors", None)
    if nested:
        pairs = nested.items() if isinstance(nested, dict) else enumerate(nested)
        for name, inner in pairs:
            if inner is not None:
                for sentence in sentences(inner):
                    yield f"{name} > {sentence}"
    else:
        yield from error.messages


def quiz_faults(unit: UnitFiles) -> Iterator[Fault]:
    document = unit.documents["quiz"]
    try:
        content_from_data(document.data)
    except ValueError as error:
        yield document.fault(getattr(error, "path", ()), str(error))


def page_values(unit: UnitFiles, language: str) -> dict[str, Any]:
    """The fields of the unit's page in one language, streams as raw data with equal ids in all of them."""
    return values_of(in_language(unit.data, language, known_languages()))


def load(
    *,
    shelves: dict[str, Page],
    overwrite: bool = False,
    units: list[UnitFiles] | None = None,
    only: Collection[str] = (),
) -> Planted:
    """Plant every unit below the Korean shelf of its tier, and its quiz. The files must have passed `check`.

    `units` are the files where they have been read already. With `only`, plant the units of these codes and leave the
    others alone.
    """
    report = Planted()
    for unit in read_all()[0] if units is None else units:
        if only and unit.data["unit"]["unit"] not in only:
            continue
        values = {language: page_values(unit, language) for language in NEEDED}
        plant(
            model=UnitPage,
            parent=shelves[unit.data["unit"]["tier"]],
            slug=unit.slug,
            values=values,
            report=report,
            overwrite=overwrite,
        )
        kept = load_quiz(
            data=unit.data["quiz"] | {"title": unit.data["unit"]["title"], "tier": unit.data["unit"]["tier"]},
            overwrite=overwrite,
        )
        report.kept += kept.kept
    return report
