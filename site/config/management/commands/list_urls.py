"""List every route with who may use it; a route that config/access.py does not declare is a finding."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.access import declared, stale, undeclared
from config.routes import routes


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["lines", "json"], default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        known = routes()
        listed = [declared(route) for route in known]
        if options["format"] == "json":
            self.stdout.write(json.dumps(listed, ensure_ascii=False, indent=1))
        else:
            for row in listed:
                self.stdout.write(f"{', '.join(row['roles']) or 'nobody':60} {row['pattern']}  {row['name']}")
        findings = [f"undeclared: {route.pattern} ({route.name or 'no name'})" for route in undeclared(known)]
        findings += [f"declared but gone: {name}" for name in stale(known)]
        for finding in findings:
            self.stderr.write(finding)
        if findings:
            sys.exit(1)
