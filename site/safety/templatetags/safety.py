"""Help in a template: the strip under every screen, the card for paper, the panel."""

from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from language.tiers import Tier

from safety.directory import Entry, readers_of, services_for
from safety.keeping import Store
from safety.leaving import settings_of
from safety.panels import Choice, panel
from safety.wording import date_words

register = template.Library()

FIRST_LINES = 4


# The strip stands under every screen and is the same for every reader of a tier.
strips: Store[SafeString] = Store(most=200)


@register.simple_tag(takes_context=True)
def help_line(context: dict[str, Any]) -> SafeString:
    """Show the strip: one sentence and the lines to call."""
    look = context.get("look")

    def drawn() -> SafeString:
        return render_to_string("safety/line.html", {"look": look, "entries": first_lines(context)})

    if not settings.KEEP_DRAWN:
        return drawn()
    return strips.of((look, tier_of(context), country_of(context), get_language()), drawn) or drawn()


@register.inclusion_tag("safety/card.html", takes_context=True)
def help_card(context: dict[str, Any]) -> dict[str, Any]:
    """Show the card for handouts and manuals: it says no "open now", because paper stays."""
    entries = first_lines(context)
    checked = min((entry.verified_on for entry in entries if entry.verified_on), default=None)
    return {"look": context.get("look"), "entries": entries, "checked_words": date_words(checked)}


@register.inclusion_tag("safety/panel_body.html", takes_context=True)
def help_panel(context: dict[str, Any]) -> dict[str, Any]:
    """Show everybody who helps this reader, with who is open now; `place` and `spoken` are her own choices."""
    chosen = Choice(
        tier=tier_of(context),
        country=country_of(context),
        place=context.get("place") or "",
        language=context.get("spoken") or "",
    )
    return {"look": context.get("look"), **panel(chosen, now=timezone.now())}


def first_lines(context: dict[str, Any]) -> list[Entry]:
    return [entry for entry in listed(context) if entry.is_first and entry.phone][:FIRST_LINES]


def listed(context: dict[str, Any]) -> list[Entry]:
    readers = readers_of(tier_of(context))
    return services_for(country=country_of(context), readers=readers, now=timezone.now())


def tier_of(context: dict[str, Any]) -> Tier | None:
    tier = context.get("tier")
    return Tier(tier) if tier else None


def country_of(context: dict[str, Any]) -> str:
    """Say whose services come first; paper is built without a request and uses the stock setting."""
    request = context.get("request")
    return settings_of(request).country if request else "KR"
