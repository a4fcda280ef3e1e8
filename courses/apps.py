"""Registers the room with Django, and its lessons with the desk's checks and with the register."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from register import citing, usage
        from register.page_texts import draft

        from quizzes import outcomes

        from .checking import connect
        from .citations import citations
        from .outcomes import words
        from .usage import find

        connect()
        usage.register("lessons", find, draft)
        citing.register("lessons", citations)
        outcomes.register(words)
