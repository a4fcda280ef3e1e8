"""Delete what has outlived its purpose: groups unused for 30 days, or open for a year."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from quizzes.groups import Gone, purge


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go and delete nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        went = purge(now=timezone.now(), dry_run=options["dry_run"])
        totals = {name: sum(getattr(gone, name) for gone in went.values()) for name in vars(Gone())}
        data = {"dry_run": options["dry_run"], "groups": len(went), **totals}
        if options["format"] == "json":
            self.stdout.write(json.dumps(data))
            return
        said = "would go" if options["dry_run"] else "went"
        self.stdout.write(
            f"{said}: {len(went)} groups, " + ", ".join(f"{n} {name}" for name, n in totals.items())
        )
