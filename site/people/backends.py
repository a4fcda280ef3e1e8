"""Who a session belongs to, with the roles and whether a second factor is set up: all in one query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, F, OuterRef

from .models import User


class InOneQuery(ModelBackend):
    """Find the person of a session. Roles and second factor, which nearly every page of adults asks for, come along."""

    def get_user(self, user_id: Any) -> User | None:
        factor = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
        found = User.objects.filter(pk=user_id).annotate(group=F("groups__name"), factor=factor).order_by()
        # A row for each group that the person is in, or one with none.
        rows = list(found)
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        user = rows[0]
        user.knows(groups=[row.group for row in rows if row.group], second_factor=user.factor)
        return user


class Names(InOneQuery):
    """Django's own sign-in by what a person is known by."""


class Addresses(InOneQuery, AuthenticationBackend):
    """allauth's sign-in by e-mail address."""
