"""Registers the room with Django."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from safety.leaving import forget_on_leaving

        from . import instruments, seats, usage

        usage.enter_registry()
        instruments.enter_registry()
        forget_on_leaving(seats.cookie_name)
