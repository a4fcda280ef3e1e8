"""Registers the room with Django."""

from django.apps import AppConfig


class ManualsConfig(AppConfig):
    name = "manuals"
    default_auto_field = "django.db.models.BigAutoField"
