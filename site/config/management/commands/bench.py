"""Measure the rows of the speed table on this machine; the curriculum must be loaded (`./run setup`)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.benchmarks.rows import rows


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["lines", "json"], default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        measured = []
        for row in rows():
            measured.append(row)
            if options["format"] == "lines":
                self.stdout.write(json.dumps(row, ensure_ascii=False))
                self.stdout.flush()
        if options["format"] == "json":
            self.stdout.write(json.dumps(measured, ensure_ascii=False))
