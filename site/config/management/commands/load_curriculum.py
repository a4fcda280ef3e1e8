"""Load or update the starter curriculum, its words, claims, help lines and manuals; or only check the files."""

import json
from collections.abc import Collection
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from editorial import gate
from pages.planting import plant_site
from register import checking
from register import loading as register
from register.planting import Planted
from safety import loading as safety

from config.data_files import unreadable
from courses import instrument_loading as instruments
from courses import loading as units
from manuals.planting import plant_manuals


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="validate the data files and load nothing")
        parser.add_argument(
            "--overwrite", action="store_true", help="replace what editors changed on the site"
        )
        parser.add_argument(
            "--only", nargs="+", default=[], metavar="CODE", help="load these units only: E3-2 M-4"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = unreadable() or [
            *register.faults(),
            *checking.faults(),
            *safety.faults(),
            *(str(fault) for fault in units.check(thorough=options["check"])),
            *(str(fault) for fault in instruments.check(thorough=options["check"])),
        ]
        if faults:
            self.tell(options, {"loaded": False, "faults": faults}, faults)
            raise SystemExit(1)
        if options["check"]:
            self.tell(options, {"loaded": False, "faults": []}, ["The data files are sound."])
            return
        report = self.load(overwrite=options["overwrite"], only=options["only"])
        lines = [f"created {len(report.created)} pages, updated {len(report.updated)}"]
        lines += [f"kept {entry}; `--overwrite` replaces it" for entry in report.kept]
        self.tell(options, {"loaded": True, "faults": [], **vars(report)}, lines)

    def load(self, *, overwrite: bool, only: Collection[str] = ()) -> Planted:
        with gate.vetted("load_curriculum --check"):
            return self.plant(overwrite=overwrite, only=only)

    def plant(self, *, overwrite: bool, only: Collection[str]) -> Planted:
        report = Planted()
        report.kept += register.load(overwrite=overwrite).kept
        report.kept += safety.load_directory(overwrite=overwrite).kept
        shelves = plant_site(report=report, overwrite=overwrite)
        planted = units.load(shelves=shelves, overwrite=overwrite, only=only)
        report.kept += instruments.load(overwrite=overwrite).kept
        plant_manuals(report=report, overwrite=overwrite)
        report.created += planted.created
        report.updated += planted.updated
        report.kept += planted.kept
        return report

    def tell(self, options: dict[str, Any], data: dict[str, Any], lines: list[str]) -> None:
        if options["format"] == "json":
            self.stdout.write(json.dumps(data, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines))
