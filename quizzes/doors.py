"""Who may knock at the pages of a quiz: adults with an account, a group's teacher, whoever runs a training."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import has_second_factor, is_signed_in_adult, may_see_tier, send_to_sign_in
from people.roles import Role

from .deliveries import RUNS_TRAINING
from .models import Delivery

View = Callable[..., HttpResponse]


def for_signed_in(view: View) -> View:
    """Let everybody in who has an account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_signed_in_adult(request):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def for_teachers(view: View) -> View:
    """Let teachers in; the verbs behind know whose group it is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_role(Role.TEACHER):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return for_signed_in(guarded)


def for_trainers(view: View) -> View:
    """Let whoever runs a training in, with the second factor."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_role(*RUNS_TRAINING):
            raise PermissionDenied
        if not has_second_factor(request):
            return send_to_sign_in(request, *RUNS_TRAINING)
        return view(request, *args, **kwargs)

    return for_signed_in(guarded)


def in_a_group(view: View) -> View:
    """A page of a quiz that was given to a group, for its teacher."""
    return for_teachers(of_a_delivery(view, training=False))


def in_a_training(view: View) -> View:
    """The same page of a quiz that was put to adults, for whoever runs their training."""
    return for_trainers(of_a_delivery(view, training=True))


def of_a_delivery(view: View, *, training: bool) -> View:
    """A group's quiz below teach/, an adults' below training/, never the other way round.

    Whoever is both a teacher and a coordinator would otherwise come to the police's questions by the teachers' door,
    which asks for no second factor.
    """

    @wraps(view)
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        found = Delivery.objects.filter(pk=pk, group__isnull=training).values_list("quiz__tier", flat=True)
        tier = found.first()
        if tier is None:
            raise Http404
        witnessed(request, tier, "given quiz", f"delivery {pk} {request.resolver_match.url_name}")
        return view(request, pk)

    return guarded


def witnessed(request: HttpRequest, tier: str, part: str, subject: str) -> None:
    """Police data is written to the audit chain before it is served; what may not be seen is missing."""
    if Tier(tier) is not Tier.POLICE:
        return
    if not may_see_tier(request, Tier.POLICE):
        raise Http404
    write_audit(actor=request.user, action=f"viewed {part}", subject=subject)
