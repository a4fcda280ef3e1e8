"""Load or check the directory of services that help."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from safety.data_file import faults
from safety.loading import load_directory


class Command(BaseCommand):
    help = (
        "Loads or updates the services that help from safety/data/helplines.yaml; what editors changed stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say what is wrong in the file")
        parser.add_argument("--overwrite", action="store_true", help="also replace what editors changed")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults()
        report = {} if found or options["check"] else asdict(load_directory(overwrite=options["overwrite"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps({"faults": found, **report}, ensure_ascii=False))
        else:
            self.stdout.write("\n".join([*found, *in_words(report)]) or "Nothing wrong.")
        if found:
            sys.exit(1)


def in_words(report: dict[str, Any]) -> list[str]:
    if not report:
        return []
    counts = ", ".join(f"{report[name]} {name}" for name in ("created", "updated", "unchanged"))
    return [
        f"Services that help: {counts}.",
        *(f"Kept as an editor left it: {slug}" for slug in report["kept"]),
    ]
