"""Registers the room with Django and its pages with the desk's checks, and listens for changes of content."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from register import usage
        from register.page_texts import draft

        from . import addresses, checking, signals
        from .usage import find

        addresses.connect()
        checking.connect()
        signals.connect()
        usage.register("pages", find, draft)
