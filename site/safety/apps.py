"""Registers the room with Django."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import directory, leaving

        directory.watch()
        leaving.watch()
