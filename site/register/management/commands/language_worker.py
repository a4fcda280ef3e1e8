"""Run the language worker in the foreground: `./run` and a service manager start it beside the task worker."""

import os
from typing import Any

from django.core.management.base import BaseCommand

from register.analysing import worker_command


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        # The worker takes this process's place: Django's memory goes, signals reach it, and it stays when idle.
        command = [*worker_command(), "--stay"]
        os.execv(command[0], command)
