"""Find words to avoid and harmful framing in a text; passages that only mention them are listed apart."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from language.checking import check
from language.guessing import guess
from language.markers import MARKERS

from register.analysing import PATIENCE, analyser
from register.checking import LONGEST, lexicon
from register.texts import Unreadable, given


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", metavar="FILE", help="a text in UTF-8; - reads the input"
        )
        parser.add_argument("--lang", choices=["ko", "en"], help="language of the text and of the reasons")
        parser.add_argument(
            "--marker", choices=MARKERS, help="the whole text is a mention, a quotation or a wrong option"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = given(options["file"])
        except Unreadable as why:
            raise CommandError(str(why), returncode=2) from why
        if len(text) > LONGEST:
            self.stderr.write(f"More than {LONGEST:,} characters: particles decide alone, without morphemes.")
        analyse = analyser(wait=PATIENCE, start=True) if len(text) <= LONGEST else None
        language = options["lang"] or ("en" if guess(text) == "en" else "ko")
        checked = check(text, lexicon(), language=language, marker=options["marker"], analyse=analyse)
        if options["format"] == "json":
            self.stdout.write(json.dumps(checked.as_data(), ensure_ascii=False))
        else:
            self.tell(text, checked.as_data())
        if checked.has_errors:
            raise SystemExit(1)

    def tell(self, text: str, found: dict[str, Any]) -> None:
        for flag in found["flagged"]:
            line = text.count("\n", 0, flag["start"]) + 1
            self.stdout.write(
                f"line {line}: {flag['severity']}: {flag['text']} → {flag['suggest']} ({flag['why']})"
            )
        for spared in found["not_flagged"]:
            line = text.count("\n", 0, spared["start"]) + 1
            self.stdout.write(f"line {line}: left alone: {spared['text']} ({spared['why']})")
