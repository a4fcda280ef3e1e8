"""The second factor in front of the editors' desk, and the look and language of the sign-in pages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from language.tiers import Tier

from .gate import to_second_factor
from .passes import has_second_factor, is_signed_in_adult
from .urls import to_sign_in

Handler = Callable[[HttpRequest], HttpResponse]

# Doors of Wagtail that let a password alone in; people.urls leads `/cms/login/` away before it is reached.
PASSWORD_DOORS = {"wagtailadmin_login", "wagtailcore_login"}
# Doors of allauth that this site does not use: administrators keep addresses and links to other accounts.
CLOSED = {
    "account_email",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "socialaccount_connections",
    "socialaccount_signup",
}
# Whoever has a second factor must show it before changing how one signs in; these pages ask for it.
OPEN_WITHOUT_FACTOR = {
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
}
CHANGES_SIGN_IN = {"account_change_password", "account_set_password"}


class SecondFactor:
    """Nobody reaches /cms/ by a password alone, whatever page of Wagtail is asked for.

    Wagtail's own login would let e-mail and password in; its doors are redirected in people.urls, and this
    middleware stands before every other one of its pages.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name
        if name in PASSWORD_DOORS:
            return to_sign_in(request)
        if name in CLOSED:
            raise Http404
        if request.resolver_match.route.startswith("cms/"):
            return None if getattr(view, "before_sign_in", False) else desk(request)
        return sign_in_settings(request) if changes_sign_in(name) else None


def desk(request: HttpRequest) -> HttpResponse | None:
    """Let only people of the desk who have shown a second factor go on to Wagtail."""
    if not is_signed_in_adult(request):
        return to_sign_in(request)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied(_("This part is for the people who write and check the lessons."))
    return None if has_second_factor(request) else to_second_factor(request)


def changes_sign_in(name: str) -> bool:
    return name in CHANGES_SIGN_IN or (name.startswith("mfa_") and name not in OPEN_WITHOUT_FACTOR)


def sign_in_settings(request: HttpRequest) -> HttpResponse | None:
    """A session opened by a password, before the factor was set up, changes nothing until it shows it."""
    from allauth.mfa.utils import is_mfa_enabled

    if not is_signed_in_adult(request) or not is_mfa_enabled(request.user) or has_second_factor(request):
        return None
    return to_second_factor(request)


class SignInPages:
    """Sign-in pages lie outside the language in the address: they speak the language one comes from."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(("/accounts/", "/cms/")):
            return self.get_response(request)
        request.tier = Tier.TEACHERS
        chosen = chosen_language(request)
        if not chosen:
            return self.get_response(request)
        translation.activate(chosen)
        request.LANGUAGE_CODE = chosen
        response = self.get_response(request)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response


def chosen_language(request: HttpRequest) -> str | None:
    """The language asked for, else that of the page one wants to go on to."""
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("language", "")
    if asked in known:
        return asked
    path = urlsplit(request.GET.get("next", "")).path
    coming_from = path.split("/")[1] if path.count("/") > 1 else ""
    return coming_from if coming_from in known else None
