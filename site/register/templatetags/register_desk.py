"""What the desk's pages ask of a claim: who cites it, and why it must be looked at."""

from django import template
from django.utils import timezone

from register import citing, sources
from register.models import Claim

register = template.Library()


@register.filter
def citations(claim: Claim) -> list[citing.Citation]:
    """Each place once, however often it cites the claim."""
    return list(dict.fromkeys(citing.citations(slugs=[claim.slug])))


@register.filter
def why_stale(claim: Claim) -> str:
    """A sentence for the editor; empty for a claim that is in order, and for one that is being written."""
    return sources.why_stale(claim, timezone.localdate()) if claim.pk else ""
