"""Write down the empty SQLite database that the migrations make, from which a first start begins; or only compare."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import empty_database


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="say whether the file is up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = empty_database.from_migrations()
        if not options["check"]:
            empty_database.FILE.write_text(wanted, "utf-8")
            self.stdout.write(f"Written: {empty_database.FILE.name}, {len(wanted) // 1024} kB")
        elif not empty_database.FILE.is_file() or empty_database.FILE.read_text("utf-8") != wanted:
            raise CommandError(
                "site/config/empty_database.sql is behind the migrations. Write it again: "
                "./run manage write_empty_database"
            )
        else:
            self.stdout.write("The empty database is up to date.")
