"""What happens on its own when somebody signs in or sets up a second factor."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import authentication_step_completed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from .models import User
from .single_sign_on import PROOF, id_token_of, proves_second_factor


@receiver(authenticator_added)
def setting_up_is_showing(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Whoever sets up a factor has just shown it: the code was checked, the key has answered.

    The list of recovery codes is made on the side and shows nothing. Pages that add a factor are themselves
    behind the first one (middleware), so a session without it cannot lift itself up by adding another.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(authentication_step_completed)
def new_rights_new_session(request: HttpRequest, method: str, **kwargs: Any) -> None:
    """A session that gains rights gets a new key, as at the sign-in itself."""
    if method in ("mfa", PROOF) and request.user.is_authenticated:
        request.session.cycle_key()
        rotate_token(request)


@receiver(user_logged_in)
def keep_proof_of_single_sign_on(request: HttpRequest, user: User, **kwargs: Any) -> None:
    login = kwargs.get("sociallogin")
    if login is None:
        return
    claims = id_token_of(login.account.extra_data)
    trusted_acr = getattr(settings, "OIDC_TRUSTED_ACR", [])
    trusted_amr = getattr(settings, "OIDC_TRUSTED_AMR", [])
    if proves_second_factor(claims, trusted_acr=trusted_acr, trusted_amr=trusted_amr):
        record_authentication(request, user, PROOF)
