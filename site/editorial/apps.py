"""Registers the room with Django, what it checks itself, the gate, and the workflow after every migration."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class EditorialConfig(AppConfig):
    name = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, gate, reminding
        from .snippet_reading import ClaimReader, HelpReader, TermReader

        checks.register("register.Term", TermReader)
        checks.register("register.Claim", ClaimReader)
        checks.register("safety.HelpService", HelpReader)
        gate.connect()
        reminding.connect()
        # The last app's turn: by then the tables of all of them are there. Django calls only those with models.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(settle_workflow, sender=last, dispatch_uid="editorial.settle_workflow")


def settle_workflow(**kwargs: Any) -> None:
    from .workflow import settle

    settle()
