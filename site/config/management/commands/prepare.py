"""Make what the pages need besides the database: joined styles and scripts, and the words of the interface."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.phrases import compile_all


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []  # they would miss the folders that are made here

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in (settings.VAR / "assets", settings.STATIC_ROOT):
            folder.mkdir(parents=True, exist_ok=True)
        compile_all()
        call_command("join_assets", verbosity=0)
