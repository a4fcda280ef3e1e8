"""Build a manual now, in the foreground, and copy it to a file; progress goes to standard error."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from manuals.binding import bind, order, path_of
from manuals.domain.variants import Variant
from manuals.models import Edition, Kind, ManualPage, State


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the manual's slug: children or teenagers")
        parser.add_argument(
            "--locale", default=settings.LANGUAGE_CODE, choices=list(dict(settings.LANGUAGES))
        )
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--variant", default=Variant.A4.value, choices=[variant.value for variant in Variant]
        )
        parser.add_argument("--edition", default=Kind.PUPIL.value, choices=Kind.values)

    def handle(self, *args: Any, **options: Any) -> None:
        manual = self.manual(options["slug"], options["locale"])
        if not options["out"].absolute().parent.is_dir():
            raise CommandError(f"There is no folder {options['out'].absolute().parent}.")
        edition, new = order(manual=manual, kind=options["edition"], variant=options["variant"])
        if not new and edition.state == State.BUILDING:
            raise CommandError("This edition is being built right now. Please try again when it is ready.")
        built = bind(edition=edition, watch=self.tell)
        self.finish(built, options["out"])

    def manual(self, slug: str, locale: str) -> ManualPage:
        found = ManualPage.objects.live().filter(slug=slug, locale__language_code=locale).first()
        if found is None:
            known = sorted(set(ManualPage.objects.live().values_list("slug", flat=True)))
            raise CommandError(f"There is no manual {slug} in {locale}. Known: {', '.join(known) or 'none'}.")
        return found

    def tell(self, percent: int) -> None:
        self.stderr.write(f"{percent} %", style_func=str)

    def finish(self, built: Edition, out: Path) -> None:
        if built.state != State.DONE:
            raise CommandError(built.told)
        if built.message:
            self.stderr.write(built.told, style_func=str)
        shutil.copyfile(path_of(built), out)
        self.stderr.write(
            f"{out}: edition {built.number}, {built.pages} pages, {built.short_hash}", style_func=str
        )
