"""Take questions over from GIFT, QTI, CSV or XLSX as a quiz of their own; a file that is not sound changes nothing."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizzes.domain.content import TIERS
from quizzes.exchanging import FROM, Taken, read, take_over
from quizzes.formats import LARGEST


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the file to read")
        parser.add_argument("--from", dest="origin", choices=FROM, required=True, help="its format")
        parser.add_argument("--tier", choices=TIERS, default="teachers", help="for whom the questions are")
        parser.add_argument("--language", default="", help="of the questions; guessed when not given")
        parser.add_argument("--quiz", default="", metavar="NAME", help="name of the quiz to make")
        parser.add_argument("--title", default="", help="its title; the name of the file when not given")
        parser.add_argument("--dry-run", action="store_true", help="read and tell, keep nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        data = self.bytes_of(options["file"])
        asked = {name: options[name] for name in ("origin", "language")}
        if options["dry_run"]:
            found = read(data=data, **asked)
        else:
            told = {name: options[name] for name in ("tier", "quiz", "title")}
            found = take_over(data=data, name=options["file"].name, **asked, **told)
        if options["format"] == "json":
            self.stdout.write(json.dumps(found.as_data(), ensure_ascii=False))
        else:
            self.tell(found)
        if not found.is_native:
            raise SystemExit(1)

    def bytes_of(self, path: Path) -> bytes:
        """The file, never more of it than could be of use."""
        try:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError as why:
            raise CommandError(f"{path} cannot be read: {why.strerror}", returncode=2) from why

    def tell(self, found: Taken) -> None:
        for warning in found.warnings:
            self.stderr.write(f"warning: {warning}")
        if not found.is_native:
            self.stderr.write(f"refused: {found.reason}")
            return
        kept = f" as the quiz {found.quiz}" if found.quiz else "; nothing was kept"
        self.stdout.write(f"{len(found.items)} questions{kept}")
