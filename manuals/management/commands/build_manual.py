"""Build a book, or a sheet of who helps, in the foreground, and copy it to a file; progress goes to standard error."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from manuals.binding import bind, order, order_row, path_of
from manuals.domain.variants import Variant
from manuals.models import Edition, Kind, ManualPage, State
from manuals.sheets import row_of, slugs, tier_of


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "slug", help="children, teenagers, teachers, carers, police; help-e1 … help-police for a sheet"
        )
        parser.add_argument(
            "--locale", default=settings.LANGUAGE_CODE, choices=list(dict(settings.LANGUAGES))
        )
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--variant", default=Variant.A4.value, choices=[variant.value for variant in Variant]
        )
        parser.add_argument(
            "--edition",
            choices=Kind.values,
            help="pupil (the book itself) or teacher (with keys); poster or card of a sheet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["out"].absolute().parent.is_dir():
            raise CommandError(f"There is no folder {options['out'].absolute().parent}.")
        edition, new = self.ordered(options)
        if not new and edition.state == State.BUILDING:
            raise CommandError("This edition is being built right now. Please try again when it is ready.")
        built = bind(edition=edition, watch=self.tell)
        self.finish(built, options["out"])

    def ordered(self, options: dict[str, Any]) -> tuple[Edition, bool]:
        tier, variant = tier_of(options["slug"]), options["variant"]
        kind = Kind(options["edition"] or (Kind.POSTER if tier else Kind.PUPIL))
        if kind.is_book is bool(tier) or Variant(variant) not in kind.variants:
            raise CommandError(f"{options['slug']} cannot be built as {kind.value} {variant}.")
        if tier:
            return order_row(row_of(tier=tier, locale=options["locale"], kind=kind, variant=variant))
        return order(manual=self.manual(options["slug"], options["locale"]), kind=kind, variant=variant)

    def manual(self, slug: str, locale: str) -> ManualPage:
        found = ManualPage.objects.live().filter(slug=slug, locale__language_code=locale).first()
        if found is None:
            known = sorted(set(ManualPage.objects.live().values_list("slug", flat=True)))
            named = ", ".join([*known, *slugs()])
            raise CommandError(f"There is no manual {slug} in {locale}. Known: {named}.")
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
