"""Who a session belongs to, with the roles and whether a second factor is set up: all in one query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, F, OuterRef, QuerySet

from .models import User
from .prepared import Prepared


def person(pk: Any) -> QuerySet[User]:
    """A row for each group that the person is in, or one with none."""
    factor = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    return User.objects.filter(pk=pk).annotate(group=F("groups__name"), factor=factor).order_by()


PERSON: Prepared[User] = Prepared(person, 1)


class InOneQuery(ModelBackend):
    """Find the person of a session. Roles and second factor, which nearly every page of adults asks for, come along."""

    def get_user(self, user_id: Any) -> User | None:
        user, rows = PERSON.find(user_id)
        if user is None or not self.user_can_authenticate(user):
            return None
        user.knows(groups=[group for group, _ in rows if group], second_factor=rows[0][1])
        return user


class Names(InOneQuery):
    """Django's own sign-in by what a person is known by."""


class Addresses(InOneQuery, AuthenticationBackend):
    """allauth's sign-in by e-mail address."""
