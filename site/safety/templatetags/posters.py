"""Sheets of who helps, in a template: the files that are ready, and who helps besides the first lines."""

from typing import Any

from django import template
from language.tiers import Tier

from safety import posters
from safety.directory import Entry

register = template.Library()


@register.simple_tag
def sheet_files(tier: str) -> list[posters.File]:
    """The poster and the cards of a tier as files, where they are ready."""
    return posters.files_for(Tier(tier)) if tier else []


@register.inclusion_tag("safety/paper/besides.html", takes_context=True)
def help_besides(context: dict[str, Any]) -> dict[str, Any]:
    """Show on paper who helps besides the first lines: for the books of adults."""
    return {"look": context.get("look"), "entries": besides(Tier(context["tier"]))}


def besides(tier: Tier) -> list[Entry]:
    return list(posters.listed(tier)[1])
