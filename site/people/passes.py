"""Who may come in: questions about a request that every room may ask."""

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from language.tiers import Tier

from .gate import to_second_factor
from .roles import DESK, LEADS_POLICE, Role, opened_to
from .single_sign_on import PROOF


def has_session(request: HttpRequest) -> bool:
    """Whether the reader can be somebody at all; without the cookie nobody needs to be looked up."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_signed_in_adult(request: HttpRequest) -> bool:
    """Only adults have accounts, so this asks no more than whether somebody is signed in."""
    return has_session(request) and request.user.is_authenticated


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session proved a second factor (docs/decisions: what counts as one).

    An authenticator code, a passkey or a recovery code counts while the person still has one set up; a single
    sign-on counts when the identity provider said that it asked for two factors and we trust it to say so.
    """
    if not is_signed_in_adult(request):
        return False
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    return PROOF in methods or ("mfa" in methods and request.user.has_second_factor_set_up)


def may_see_tier(request: HttpRequest, tier: Tier) -> bool:
    """The wall around a tier: the other shelves are open, police content needs role and second factor."""
    wanted = opened_to(tier)
    if wanted is None:
        return True
    return is_signed_in_adult(request) and request.user.has_role(*wanted) and has_second_factor(request)


def may_see_keys(request: HttpRequest, tier: Tier) -> bool:
    """Whether what is right in all questions of a tier is this person's to see: officers answer them for a certificate.

    After they have, quizzes.keys opens one module's guide to them.
    """
    return may_see_tier(request, tier) and (tier is not Tier.POLICE or request.user.has_role(*LEADS_POLICE))


def may_see_gallery(request: HttpRequest) -> bool:
    return is_signed_in_adult(request) and request.user.has_role(*DESK)


def send_to_sign_in(request: HttpRequest, *wanted: Role) -> HttpResponse:
    """Lead whoever may come in to what is missing (sign-in, second factor); refuse others with a sentence."""
    if not is_signed_in_adult(request):
        return redirect_to_login(request.get_full_path())
    allowed = frozenset(wanted) or opened_to(Tier.POLICE) or frozenset()
    if not request.user.has_role(*allowed):
        raise PermissionDenied(_("This part is for police officers in training."))
    return to_second_factor(request)
