"""Make what the pages need besides the database: joined styles and scripts, and the words of the interface."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.phrases import compile_all


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        compile_all()
        call_command("join_assets", verbosity=0)
