"""The starter curriculum as a whole: what is wrong in its files, and putting it into the database."""

from collections.abc import Collection

from editorial import gate
from pages.planting import plant_site
from register import checking
from register import loading as register
from register.planting import Planted
from safety import loading as safety

from config import vetting
from config.data_files import unreadable
from courses import instrument_loading as instruments
from courses import loading as units
from courses import survey_loading as surveys
from manuals.planting import plant_manuals


def faults(*, thorough: bool = False) -> list[str]:
    """Everything wrong in the data files, each as a sentence with its place; asks no database.

    `thorough` vets the texts as well (words, framing, readability, parallel forms), which takes longer than loading.
    """
    return unreadable() or [
        *register.faults(),
        *checking.faults(),
        *safety.faults(),
        *(str(fault) for fault in units.check(thorough=thorough)),
        *(str(fault) for fault in instruments.check(thorough=thorough)),
        *(str(fault) for fault in surveys.check(thorough=thorough)),
        *(vetting.faults() if thorough else ()),
    ]


def load(
    *,
    overwrite: bool = False,
    only: Collection[str] = (),
    files: list[units.UnitFiles] | None = None,
) -> Planted:
    """Plant words, claims, help lines, pages, quizzes and manuals; the files must be without `faults`.

    `files` are those of the units, where they have been read already.
    """
    with gate.vetted("load_curriculum --check"):
        return plant(overwrite=overwrite, only=only, files=files)


def plant(*, overwrite: bool, only: Collection[str], files: list[units.UnitFiles] | None) -> Planted:
    report = Planted()
    report.kept += register.load(overwrite=overwrite).kept
    report.kept += safety.load_directory(overwrite=overwrite).kept
    shelves = plant_site(report=report, overwrite=overwrite)
    planted = units.load(shelves=shelves, overwrite=overwrite, only=only, units=files)
    report.kept += instruments.load(overwrite=overwrite).kept
    report.kept += surveys.load(overwrite=overwrite).kept
    plant_manuals(report=report, overwrite=overwrite)
    report.created += planted.created
    report.updated += planted.updated
    report.kept += planted.kept
    return report
