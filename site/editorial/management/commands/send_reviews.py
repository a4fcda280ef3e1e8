"""Mail everybody a list of the texts that must be read again soon; run it once a day."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from editorial import keeping, reminding


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say who would be mailed, and mail nobody")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        if options["dry_run"]:
            lists = reminding.lists_by_person(reminding.due_items(today=today))
            mailed = {person.email: len(items) for person, items in lists.items()}
        else:
            mailed = reminding.send_all(today=today)
            # The night is the time to look through everything; the report is ready in the morning.
            keeping.catch_up()
        if options["format"] == "json":
            self.stdout.write(json.dumps(mailed))
        else:
            lines = [f"{address}: {count}" for address, count in mailed.items()] or ["nothing is due"]
            self.stdout.write("\n".join(lines))
