"""Registers the room with Django."""

from django.apps import AppConfig

from . import leaving_out

# This is the first app that Django loads: what it leaves out, no other brings in.
leaving_out.leave_out()


class ConfigConfig(AppConfig):
    name = "config"
    default_auto_field = "django.db.models.BigAutoField"
