"""How allauth behaves here: sign-up is closed, roles decide where one lands, staff keep a second factor."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .models import User
from .roles import DESK, Role


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by administrators; the sign-up page says so."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is not in use. Please ask your administrator."),
        "email_password_mismatch": _(
            "This address and password do not go together. Please look at both again."
        ),
        "invalid_login": _("This address and password do not go together. Please look at both again."),
        "incorrect_password": _("This is not your present password. Please look at it again."),
        "too_many_login_attempts": _("That was tried many times. Please wait five minutes and try again."),
        "rate_limited": _("That was tried many times. Please wait a minute and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language() or 'ko'}/"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Somebody who signed in a moment ago is not asked again on the way to a second factor."""
        return super().is_reauthentication_required(app=app, **kwargs) and not signed_in_just_now(
            context.request
        )

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Give your password"),
            "mfa_reauthenticate": _("Give a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [
            {**method, "description": words.get(method["id"], method["description"])} for method in methods
        ]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        # Accounts have one address, the user's own; allauth would look in a table that is empty here.
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def format_email_subject(self, subject: str) -> str:
        return subject


class ClosedSocialSignUp(DefaultSocialAccountAdapter):
    """Single sign-on opens existing accounts; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take nothing but the address: names are kept by administrators."""
        sociallogin.user.email = data.get("email") or ""
        return sociallogin.user


class StaffSecondFactor(DefaultMFAAdapter):
    """Whoever must have a second factor cannot remove the last one, only add another first."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your work needs a second factor. Add another one before you remove this."
        ),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for a second factor. Please add one first."
        ),
        "incorrect_code": _(
            "This code does not fit. Every code works once: wait for the next one and type it."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not authenticator.user.needs_second_factor:
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey")) if number == 1 else f"{_('Passkey')} {number}"


def landing(user: User) -> str:
    """Where a person's work begins."""
    language = get_language() or "ko"
    if user.has_role(*DESK):
        return reverse("wagtailadmin_home")
    if user.has_role(Role.OFFICER, Role.COORDINATOR):
        return f"/{language}/learn/police/"
    return f"/{language}/learn/teachers/" if user.has_role(Role.TEACHER) else f"/{language}/"


def signed_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    newest = max((record["at"] for record in records), default=0)
    return time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT
