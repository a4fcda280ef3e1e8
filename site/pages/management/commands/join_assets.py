"""Join the style sheets and scripts that pages link to into var/assets; safe to repeat."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from pages.assets import join


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        changed = join(source=settings.ROOT / "static", target=settings.VAR / "assets")
        if options["verbosity"]:
            self.stdout.write(
                f"{len(changed)} files changed: {', '.join(path.name for path in changed) or '-'}"
            )
