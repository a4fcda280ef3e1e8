"""Bring the database, the lessons, the styles and, in development, the demo people up to date; safe to repeat."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from people.rights import settle as settle_rights


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []  # the folders that they look for are made first

    def handle(self, *args: Any, **options: Any) -> None:
        self.step("styles and words", lambda: call_command("prepare", verbosity=0))
        # Compressing the static files keeps one core busy; the database and the lessons need the other.
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
        collecting = subprocess.Popen(collect, cwd=settings.ROOT)
        self.step("database", self.database)
        self.step("lessons", lambda: call_command("load_curriculum", stdout=self.stdout))
        if settings.DEMO_PEOPLE:
            self.step("demo people", lambda: call_command("demo_people", stdout=self.stdout))
        self.step("static files", lambda: self.wait_for(collecting))

    def database(self) -> None:
        call_command("createcachetable", verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        settle_rights()

    def wait_for(self, process: "subprocess.Popen[bytes]") -> None:
        if process.wait():
            raise CommandError("The static files could not be collected; the reason stands above.")

    def step(self, name: str, work: Callable[[], Any]) -> None:
        begun = time.monotonic()
        work()
        self.stdout.write(f"  {name}: {time.monotonic() - begun:.1f} s")
