"""Load or update the starter curriculum, its words, claims, help lines and manuals; or only check the files."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config import curriculum


class Command(BaseCommand):
    help = __doc__
    stealth_options = ("faults", "files")

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
        # set_up reads the files and has them checked at the same time, and hands over both.
        faults = options.get("faults")
        if faults is None:
            faults = curriculum.faults(thorough=options["check"])
        if faults:
            self.tell(options, {"loaded": False, "faults": faults}, faults)
            raise SystemExit(1)
        if options["check"]:
            self.tell(options, {"loaded": False, "faults": []}, ["The data files are sound."])
            return
        report = curriculum.load(
            overwrite=options["overwrite"], only=options["only"], files=options.get("files")
        )
        lines = [f"created {len(report.created)} pages, updated {len(report.updated)}"]
        lines += [f"kept {entry}; `--overwrite` replaces it" for entry in report.kept]
        self.tell(options, {"loaded": True, "faults": [], **vars(report)}, lines)

    def tell(self, options: dict[str, Any], data: dict[str, Any], lines: list[str]) -> None:
        if options["format"] == "json":
            self.stdout.write(json.dumps(data, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines))
