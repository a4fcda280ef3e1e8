"""Wagtail's own doors for signing in and out, led to ours before Wagtail's addresses are read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

DESK_HOME = "/cms/"


def before_sign_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a door that people without a session may knock at."""
    view.before_sign_in = True
    return view


@before_sign_in
def to_sign_in(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Lead every way into Wagtail to the sign-in with a second factor; a posted password is not read."""
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted(request)})}")


def wanted(request: HttpRequest) -> str:
    """Where somebody was going: the page asked for, or what a login page was told; never another host."""
    is_login = request.resolver_match.view_name.endswith(("login", "password_reset"))
    target = request.GET.get("next", DESK_HOME) if is_login else request.get_full_path()
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if safe else DESK_HOME


@before_sign_in
def to_sign_out(request: HttpRequest) -> HttpResponse:
    return redirect("account_logout")


cms_doors = [
    path("cms/login/", to_sign_in, name="cms_login"),
    path("cms/logout/", to_sign_out, name="cms_logout"),
    re_path(r"^cms/password_reset/(?P<rest>.*)$", to_sign_in, name="cms_password_reset"),
]
