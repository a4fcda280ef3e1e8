"""The walls around books: who may open a page, who gets a file; a look at the police handbook is written down first."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import is_signed_in_adult, may_see_keys, may_see_tier, send_to_sign_in

from .domain.readers import Door, Readers
from .models import Edition, Kind, ManualPage


def door_of(*, readers: Readers, kind: str) -> Door:
    """Who may have editions of this kind; the sheets that say who helps are everybody's."""
    if not Kind(kind).is_book:
        return Door.ANYONE
    return readers.door(with_keys=kind == Kind.TEACHER)


def may_pass(request: HttpRequest, door: Door) -> bool:
    match door:
        case Door.ANYONE:
            return True
        case Door.ADULTS:
            return is_signed_in_adult(request)
        case Door.POLICE:
            return may_see_tier(request, Tier.POLICE)
        case Door.TRAINERS:
            return may_see_keys(request, Tier.POLICE)


def may_see_page(request: HttpRequest, manual: ManualPage) -> bool:
    """The page of a book is open, whatever its files ask for; that of the police handbook is not."""
    return manual.readers is not Readers.POLICE or may_pass(request, Door.POLICE)


def admit(request: HttpRequest, *, manual: ManualPage) -> HttpResponse | None:
    """Refuse whoever may not see the page; write down who saw the handbook's before it is served."""
    if not may_see_page(request, manual):
        return send_to_sign_in(request)
    if manual.readers is Readers.POLICE:
        locale = manual.locale.language_code
        write_audit(actor=request.user, action="viewed handbook", subject=f"{manual.slug} {locale}")
    return None


def admit_to_file(request: HttpRequest, *, edition: Edition) -> HttpResponse | None:
    """The same for a file."""
    door = door_of(readers=Readers(edition.audience), kind=edition.kind)
    if door is Door.TRAINERS and may_see_tier(request, Tier.POLICE) and not may_pass(request, door):
        raise PermissionDenied(
            _("This edition says what is right in the questions: it is for whoever leads a training.")
        )
    if not may_pass(request, door):
        return send_to_sign_in(request)
    if door in (Door.POLICE, Door.TRAINERS):
        write_audit(actor=request.user, action="opened handbook", subject=edition.file_name)
    return None
