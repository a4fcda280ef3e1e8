"""Registers the room with Django."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import instruments, usage

        usage.enter_registry()
        instruments.enter_registry()
