"""Take a second factor away, so that its owner sets up a new one: the phone is lost and no code is left."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from .models import User


@transaction.atomic
def take_away(*, user: User) -> int:
    """Remove every authenticator and end every session of this person; return how many authenticators went.

    The sessions go too: one opened with the lost phone must not count again once a new one is set up.
    """
    removed = Authenticator.objects.filter(user=user)
    number = removed.count()
    removed.delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    return number
