"""Measure how hard a text is to read, and say where it is too hard for the readers of a tier."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from language.guessing import guess
from language.limits import tier_named
from language.readability import measure
from language.tiers import Tier

from register.analysing import PATIENCE, analyser
from register.checking import LONGEST, word_list
from register.texts import Unreadable, given


def a_tier(name: str) -> Tier:
    try:
        return tier_named(name)
    except ValueError as why:
        raise argparse.ArgumentTypeError(str(why)) from why


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", metavar="FILE", help="a text in UTF-8; - reads the input"
        )
        parser.add_argument(
            "--lang", choices=["ko", "en"], help="language of the text; guessed when not given"
        )
        parser.add_argument(
            "--tier", type=a_tier, required=True, help="E1, E2, E3, M, teachers, carers or police"
        )
        parser.add_argument("--names", default="", help="names of people and places, with commas")
        parser.add_argument("--word-list", type=Path, help="tab-separated: word, Zipf frequency, level")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = given(options["file"])
            words = word_list(options["word_list"])
        except (Unreadable, ValueError, OSError) as why:
            raise CommandError(str(why), returncode=2) from why
        language = options["lang"] or ("en" if guess(text) == "en" else "ko")
        names = [name.strip() for name in options["names"].split(",") if name.strip()]
        analyse = analyser(wait=PATIENCE, start=True) if words and len(text) <= LONGEST else None
        measured = measure(
            text, language=language, tier=options["tier"], names=names, word_list=words, analyse=analyse
        )
        if options["format"] == "json":
            self.stdout.write(json.dumps(measured.as_data(), ensure_ascii=False))
        else:
            self.tell(text, measured.as_data())
        if measured.has_errors:
            raise SystemExit(1)

    def tell(self, text: str, measured: dict[str, Any]) -> None:
        for name, value in measured["measures"].items():
            self.stdout.write(f"{name}: {value:g}")
        for found in measured["findings"]:
            where = f"line {text.count(chr(10), 0, found['start']) + 1}: " if "start" in found else ""
            self.stdout.write(
                f"{found['severity']}: {where}{found['measure']} {found['value']}, limit {found['limit']}"
            )
