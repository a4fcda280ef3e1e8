"""Say for every model what it keeps about people, why, for how long and what erases it."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.privacy import findings, privacy_map


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["lines", "json"], default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = privacy_map()
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for row in rows:
                personal = ", ".join(row["personal_fields"]) or "nothing personal"
                self.stdout.write(f"{row['model']}: {row['purpose']} ({personal}; {row['retention']})")
        found = findings()
        for finding in found:
            self.stderr.write(finding)
        if found:
            sys.exit(1)
