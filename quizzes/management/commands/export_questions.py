"""Write the questions of a quiz, with their key, as GIFT, QTI, CSV or XLSX."""

import json
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizzes.domain.exchange.reading import Malformed
from quizzes.exchanging import TO, NoQuiz, hand_out


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("quiz", metavar="QUIZ", help="a unit's code such as E3-2, or the name of a quiz")
        parser.add_argument("--to", choices=TO, required=True, help="the format")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
        parser.add_argument(
            "--language", default="", help="in which language; the quiz's first when not given"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            handed = hand_out(slug=options["quiz"], target=options["to"], language=options["language"])
        except NoQuiz as none:
            self.refuse(f"there is no quiz {none}", options["format"])
        except Malformed as why:
            self.refuse(str(why), options["format"])
        try:
            options["out"].write_bytes(handed.data)
        except OSError as why:
            raise CommandError(f"{options['out']} cannot be written: {why.strerror}", returncode=2) from why
        if options["format"] == "json":
            told = {"result": "written", "file": str(options["out"]), "bytes": len(handed.data)}
            told["warnings"] = list(handed.warnings)
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            for warning in handed.warnings:
                self.stderr.write(f"left behind: {warning}")

    def refuse(self, reason: str, form: str) -> NoReturn:
        """Say why nothing was written, as the answer was asked for."""
        if form == "json":
            self.stdout.write(json.dumps({"result": "refused", "reason": reason}, ensure_ascii=False))
            raise SystemExit(1)
        raise CommandError(reason)
