"""Registers the room with Django, and the accounts of the editors' desk with Wagtail."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    name = "people"
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self) -> None:
        from . import signals  # noqa: F401

        # The last app's turn: by then the permissions of all of them are in the table. Django calls only those
        # that have models.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(settle_rights, sender=last, dispatch_uid="people.settle_rights")


class PeopleDesk(WagtailUsersAppConfig):
    """Wagtail's accounts with our forms; stands in INSTALLED_APPS in the place of `wagtail.users`."""

    user_viewset = "people.desk.PeopleViewSet"

    def ready(self) -> None:
        super().ready()
        from wagtail.admin.views.account import NameEmailSettingsPanel

        from .forms import NameForm

        # Wagtail's own form wants a first and a last name and has no setting for it.
        NameEmailSettingsPanel.form_class = NameForm


def settle_rights(**kwargs: Any) -> None:
    from .rights import settle

    settle()
