"""Say the code that the authenticator of a demo person shows now (development and tests only)."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from people.demo import code_now


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the demo person")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(code_now(email=options["email"]))
        except PermissionDenied as refusal:
            raise CommandError(str(refusal)) from refusal
        except Authenticator.DoesNotExist as missing:
            raise CommandError(f"{options['email']} has no authenticator app.") from missing
