"""Registers the room with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class ManualsConfig(AppConfig):
    name = "manuals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from register import usage
        from register.page_texts import draft
        from safety import posters

        from .checking import connect
        from .jobs import renew_sheets
        from .shelf import sheet_files
        from .usage import find

        for signal in (post_save, post_delete):
            signal.connect(
                renew_sheets, sender="safety.HelpService", dispatch_uid=f"manuals.sheets.{id(signal)}"
            )
        posters.files_from(sheet_files)
        connect()
        usage.register("manuals", find, draft)
