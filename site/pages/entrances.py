"""The doors of the home page and what stands behind each."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from language.tiers import Tier
from safety.keeping import Store
from wagtail.models import Locale, Page

from courses.shelves import UnitCard, cards_below

DOOR_TIERS = (Tier.E1, Tier.E2, Tier.E3, Tier.M, Tier.TEACHERS, Tier.POLICE)


def door_words(tier: Tier) -> tuple[str, str]:
    """Title and line of a door, in the language of the page."""
    match tier:
        case Tier.E1:
            return _("Grades 1-2"), _("With pictures and sounds")
        case Tier.E2:
            return _("Grades 3-4"), _("With stories and play")
        case Tier.E3:
            return _("Grades 5-6"), _("By asking and choosing")
        case Tier.M:
            return _("Middle school"), _("With reasons and rights")
        case Tier.TEACHERS | Tier.CARERS:
            return _("Teachers and carers"), _("How to teach and help")
        case Tier.POLICE:
            return _("Police training"), _("How to meet a victim")


kept: Store[list[dict[str, Any]]] = Store(most=20)


def doors(*, locale: Locale) -> list[dict[str, Any]]:
    """List the six doors in order; `ready` says whether a lesson stands behind it.

    They stand on every page that is not there as well, so whoever tries addresses must not cost a look at each shelf.
    """
    if not settings.KEEP_DRAWN:
        return looked_up(locale)
    return kept.of((locale.pk, get_language()), lambda: looked_up(locale)) or []


def looked_up(locale: Locale) -> list[dict[str, Any]]:
    from .models import TierPage

    shelves = {page.tier: page for page in TierPage.objects.live().filter(locale=locale)}
    opened = {page.tier for page in shelves.values() if page.numchild and page.get_children().live().exists()}
    listed = []
    for tier in DOOR_TIERS:
        if tier in shelves:
            title, line = door_words(tier)
            ready = tier in opened
            listed.append(
                {
                    "tier": tier,
                    "paint": tier.paint,
                    "url": shelves[tier].url,
                    "title": title,
                    "line": line if ready else _("Being written"),
                    "ready": ready,
                }
            )
    return listed


def shelf(*, parent: Page) -> list[UnitCard]:
    """List the cards of the live units on a shelf, in teaching order."""
    return cards_below(parent=parent)


def neighbour(*, tier: Tier, locale: Locale) -> dict[str, str] | None:
    """Teachers and carers come through one door: each shelf names the other."""
    other = {Tier.TEACHERS: Tier.CARERS, Tier.CARERS: Tier.TEACHERS}.get(tier)
    if other is None:
        return None
    from .models import TierPage

    page = TierPage.objects.live().filter(locale=locale, tier=other).first()
    return {"title": page.title, "line": page.line, "url": page.url} if page else None


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in, and tell somebody signed in that this shelf is not theirs."""
    if request.user.is_authenticated and not request.user.has_role_for(Tier.POLICE):
        raise PermissionDenied(_("This part is for police officers in training."))
    return redirect_to_login(request.get_full_path())
