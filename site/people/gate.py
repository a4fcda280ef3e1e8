"""Where somebody is led who may come in but has not shown a second factor yet."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

AFTERWARDS = "people_afterwards"


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Lead a signed-in person to set up a second factor, or to give the one that is set up."""
    target = request.get_full_path() if request.method == "GET" else ""
    if not is_mfa_enabled(request.user):
        request.session[AFTERWARDS] = target
        say_once(request, _("This part needs a second factor. Please add one first."))
        return redirect("mfa_index")
    return redirect(f"{reverse(door_for(request))}?{urlencode({'next': target or request.path})}")


def door_for(request: HttpRequest) -> str:
    """Name the page that asks for the factor this person has: a passkey, or a code."""
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return "mfa_reauthenticate"
    has_key = is_mfa_enabled(request.user, [Authenticator.Type.WEBAUTHN])
    return "mfa_reauthenticate_webauthn" if has_key else "mfa_reauthenticate"


def say_once(request: HttpRequest, words: str) -> None:
    if words not in {str(message) for message in kept_messages(request)}:
        messages.info(request, words)


def kept_messages(request: HttpRequest) -> list[object]:
    """What waits to be said, without taking it off the list."""
    waiting = messages.get_messages(request)
    listed = list(waiting)
    waiting.used = False
    return listed
