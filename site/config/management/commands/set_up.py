"""Bring the database, the lessons, the styles and, in development, the demo people up to date; safe to repeat."""

import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from people.rights import settle as settle_rights

from config import curriculum, empty_database
from courses.loading import read_all


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []  # the folders that they look for are made first

    def handle(self, *args: Any, **options: Any) -> None:
        self.step("styles and words", lambda: call_command("prepare", verbosity=0))
        # The data files are checked and the static ones compressed beside the database. Forked before the first query,
        # so that no connection is shared, and after the imports, so that they are not done again.
        with ProcessPoolExecutor(
            1, mp_context=get_context("fork"), initializer=os.nice, initargs=(10,)
        ) as beside:
            checking = beside.submit(curriculum.faults)
            collecting = beside.submit(collect_static_files)
            self.step("database", self.database)
            self.step("lessons", lambda: self.lessons(checking))
            if settings.DEMO_PEOPLE:
                self.step("demo people", lambda: call_command("demo_people", stdout=self.stdout))
            self.step("static files", collecting.result)

    def database(self) -> None:
        if connection.vendor == "sqlite":
            empty_database.begin(Path(connection.settings_dict["NAME"]))
        call_command("createcachetable", verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        settle_rights()

    def lessons(self, checking: "Future[list[str]]") -> None:
        files, _ = read_all()
        call_command("load_curriculum", files=files, faults=checking.result(), stdout=self.stdout)

    def step(self, name: str, work: Callable[[], Any]) -> None:
        begun = time.monotonic()
        work()
        self.stdout.write(f"  {name}: {time.monotonic() - begun:.1f} s")


def collect_static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
