"""Measure the rows of the speed table on this machine; the curriculum must be loaded (`./run setup`)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.benchmarks.rows import ROWS, rows


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        names = ", ".join(ROWS)
        parser.add_argument("rows", nargs="*", metavar="ROW", help=f"only these: {names}")
        parser.add_argument("--format", choices=["lines", "json"], default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := [name for name in options["rows"] if name not in ROWS]:
            self.stderr.write(f"There is no row {', '.join(unknown)}; there are {', '.join(ROWS)}.")
            raise SystemExit(2)
        measured = []
        for row in rows(options["rows"]):
            measured.append(row)
            if options["format"] == "lines":
                self.stdout.write(json.dumps(row.as_data(), ensure_ascii=False))
                self.stdout.flush()
        if options["format"] == "json":
            self.stdout.write(json.dumps([row.as_data() for row in measured], ensure_ascii=False))
        if not all(row.met for row in measured):
            raise SystemExit(1)
