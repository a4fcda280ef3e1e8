"""What answers at the addresses of delivered quizzes, of the bank, of groups and of trainings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import may_see_tier, send_to_sign_in

from . import (
    bank_pages,
    card_pages,
    exchange_pages,
    group_pages,
    rules_pages,
    sheet_pages,
    sitting_pages,
    tally_pages,
    training_pages,
)
from .doors import for_signed_in, for_teachers, for_trainers
from .models import Delivery
from .seats import seat_of
from .takers import Adult, Pupil

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The door of a group: the code of a card opens a place. It looks the same where there is no such group."""
    return card_pages.respond(request, group_id=pk)


@get_or_post
def class_quiz(request: HttpRequest, pk: int) -> HttpResponse:
    """A pupil at a quiz of her class; without a seat there is nothing here."""
    secret = seat_of(request)
    if not secret:
        raise Http404
    address = reverse("quizzes:class_quiz", args=[pk])
    return sitting_pages.respond(request, delivery_id=pk, by=Pupil(secret), address=address)


@get_or_post
@for_signed_in
def training_quiz(request: HttpRequest, pk: int) -> HttpResponse:
    """An adult at a quiz that was put to her. Police content asks for the second factor and writes its row first.

    An answer that is kept is such a row: who, what and when.
    """
    tier = Delivery.objects.filter(pk=pk, group=None).values_list("quiz__tier", flat=True).first()
    if tier is None:
        raise Http404
    if not may_see_tier(request, Tier(tier)):
        return send_to_sign_in(request)

    def seen() -> None:
        if Tier(tier) is Tier.POLICE:
            write_audit(actor=request.user, action="viewed test", subject=f"delivery {pk}")

    address = reverse("quizzes:training_quiz", args=[pk])
    return sitting_pages.respond(request, delivery_id=pk, by=Adult(request.user), address=address, seen=seen)


@require_GET
@for_signed_in
def bank(request: HttpRequest) -> HttpResponse:
    return bank_pages.show_list(request)


@require_GET
@for_signed_in
def bank_item(request: HttpRequest, key: str) -> HttpResponse:
    return bank_pages.show_item(request, key=key)


@get_or_post
@for_signed_in
def questions(request: HttpRequest) -> HttpResponse:
    return exchange_pages.show_questions(request)


@require_GET
@for_signed_in
def template(request: HttpRequest, kind: str) -> HttpResponse:
    return exchange_pages.show_template(request, kind=kind)


@require_GET
@for_signed_in
def take_along(request: HttpRequest, quiz: str) -> HttpResponse:
    return exchange_pages.show_quiz(request, slug=quiz)


@get_or_post
@for_teachers
def groups(request: HttpRequest) -> HttpResponse:
    return group_pages.show_groups(request)


@get_or_post
@for_teachers
def group(request: HttpRequest, pk: int) -> HttpResponse:
    return group_pages.show_group(request, group_id=pk)


@get_or_post
@for_teachers
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    return group_pages.show_cards(request, group_id=pk)


@get_or_post
@for_teachers
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    return group_pages.show_closing(request, group_id=pk)


@require_GET
@for_signed_in
def training_list(request: HttpRequest) -> HttpResponse:
    return training_pages.show_asked(request)


@get_or_post
@for_trainers
def training_quizzes(request: HttpRequest) -> HttpResponse:
    return training_pages.show_given(request)


# The pages of one delivery: urls.py puts the door of a group or of a training before each.


@get_or_post
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    return group_pages.show_delivery(request, delivery_id=pk)


@get_or_post
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    return rules_pages.show_rules(request, delivery_id=pk)


@get_or_post
def tally(request: HttpRequest, pk: int) -> HttpResponse:
    return tally_pages.show_tally(request, delivery_id=pk)


@require_GET
def question_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    return sheet_pages.show_questions(request, delivery_id=pk)


@require_GET
def sheets(request: HttpRequest, pk: int) -> HttpResponse:
    return sheet_pages.show_sheets(request, delivery_id=pk)


@get_or_post
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    return sheet_pages.show_photos(request, delivery_id=pk)
