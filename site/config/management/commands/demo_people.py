"""Make the demo people of development (teacher, officer, editor and so on) and say how they sign in."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from people.demo import demo_people

COLUMNS = ("role", "email", "password", "totp_secret")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["lines", "json"], default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            people = demo_people()
        except PermissionDenied as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["format"] == "json":
            self.stdout.write(json.dumps(people, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(table(people))


def table(people: list[dict[str, Any]]) -> str:
    """The same as rows under headings, each column as wide as its longest word."""
    rows = [COLUMNS, *(tuple(str(person.get(column, "-")) for column in COLUMNS) for person in people)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    lines = ["  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)
