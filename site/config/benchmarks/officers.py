"""Officers for a copy of the database: accounts with a second factor, each signed in at a browser of their own."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django.contrib.auth.models import Group
from django.test import Client
from people.demo import enrol
from people.models import User
from people.rights import settle
from people.roles import Role

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def new_officer(number: int) -> User:
    settle()
    user = User.objects.create_user(email=f"bench-{number}@dongui.example", password=None)
    user.groups.set([Group.objects.get(name=Role.OFFICER.value)])
    enrol(user, SECRET)
    return user


def browser_of(user: User) -> Client:
    """A browser in which this person has signed in with both factors."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="people.backends.Names")
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "email": user.email},
        {"method": "mfa", "at": time.time(), "type": "totp"},
    ]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client
