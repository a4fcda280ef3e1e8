"""Take somebody's second factor away and sign them out everywhere: the phone is lost and no code is left."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.models import User
from people.second_factor import take_away


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the account; ask the person in person who they are")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist as missing:
            raise CommandError(f"There is no account {options['email']}.") from missing
        number = take_away(user=user)
        self.stdout.write(f"{number} removed. {user.email} sets up a new one at the next sign-in.")
