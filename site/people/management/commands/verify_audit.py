"""Walk the audit chain and name the first entry that was changed, moved or taken out."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from people.audit import head, verify


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["lines", "json"], default="lines")
        parser.add_argument(
            "--expect",
            metavar="NUMBER:SEAL",
            default="",
            help="an entry written down earlier: it must still be there, so that a cut-off end is noticed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        broken, last = verify(), head()
        missing = bool(options["expect"]) and not holds(options["expect"])
        report = {
            "intact": broken is None and not missing,
            "entries": last.number if last else 0,
            "last": f"{last.number}:{last.seal}" if last else "",
            "first_broken": broken.number if broken else None,
            "expected_entry_missing": missing,
        }
        if options["format"] == "json":
            self.stdout.write(json.dumps(report))
        else:
            self.stdout.write(sentence(report))
        if not report["intact"]:
            sys.exit(1)


def holds(expected: str) -> bool:
    from people.models import AuditEntry

    number, _, seal = expected.partition(":")
    return number.isdigit() and AuditEntry.objects.filter(number=int(number), seal=seal).exists()


def sentence(report: dict[str, Any]) -> str:
    if report["first_broken"] is not None:
        return f"Entry {report['first_broken']} does not fit the chain: it was changed, moved or taken out."
    if report["expected_entry_missing"]:
        return "The chain fits together, but the entry written down earlier is gone: its end was cut off."
    return f"{report['entries']} entries, all in place. Last: {report['last'] or '-'}"
