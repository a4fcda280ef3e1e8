"""A fixed cast: a pupil, her teacher, an officer, a coordinator, the people of the desk, and a stranger."""

import time
from functools import cached_property

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.test import Client
from factories import person
from people.models import User
from people.roles import Role

PASSWORD = "river-lantern-orchard"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which this person has signed in, with the second factor unless told otherwise."""
    client = Client()
    client.force_login(user, backend="people.backends.Names")
    methods = [{"method": "password", "at": time.time(), "email": user.email}]
    if second_factor:
        methods.append({"method": "mfa", "at": time.time(), "type": "totp"})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = methods
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client


def enrol(user: User, secret: str = SECRET) -> Authenticator:
    return Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})


class Cast:
    """Each member is a browser; the people behind are made when they are first asked for."""

    @cached_property
    def pupil(self) -> Client:
        """Pupils have no account."""
        return Client()

    @cached_property
    def stranger(self) -> Client:
        """Somebody with an account and no role."""
        return sign_in(person(password=PASSWORD), second_factor=False)

    @cached_property
    def teacher(self) -> Client:
        return sign_in(person(Role.TEACHER, password=PASSWORD), second_factor=False)

    @cached_property
    def officer(self) -> Client:
        return self.staff(Role.OFFICER)

    @cached_property
    def coordinator(self) -> Client:
        return self.staff(Role.COORDINATOR)

    @cached_property
    def editor(self) -> Client:
        return self.staff(Role.EDITOR)

    @cached_property
    def reviewer(self) -> Client:
        return self.staff(Role.REVIEWER)

    @cached_property
    def safety_reviewer(self) -> Client:
        return self.staff(Role.SAFETY_REVIEWER)

    @cached_property
    def legal_reviewer(self) -> Client:
        return self.staff(Role.LEGAL_REVIEWER)

    @cached_property
    def translator(self) -> Client:
        return self.staff(Role.TRANSLATOR)

    @cached_property
    def administrator(self) -> Client:
        return self.staff(Role.ADMINISTRATOR)

    @staticmethod
    def staff(role: Role) -> Client:
        user = person(role, password=PASSWORD)
        enrol(user)
        return sign_in(user)

    def as_role(self, role: str) -> Client:
        """The browser of a role by its word in `list_urls`; `pupil` and `stranger` are known too."""
        return getattr(self, role)
