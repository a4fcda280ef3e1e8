"""Publish what is planned for now, as Wagtail's command does, but first take off the plan what is stopped."""

from typing import Any

from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from editorial import reminding, scheduling


class Command(publish_scheduled.Command):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dryrun"]:
            for stopped in scheduling.set_aside(now=timezone.now()):
                reminding.tell_of_stopped(stopped)
                self.stderr.write(scheduling.say_stopped(stopped))
        super().handle(*args, **options)
