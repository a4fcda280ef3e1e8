"""What a unit cites, and the wall that keeps adults' claims out of pupils' lessons."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from language.tiers import Tier
from register import sources
from register.citing import Citation

from .domain.citing import claims_cited
from .models import UnitPage

ADULTS_PARTS = ("discussion", "guide")


def claims_in(stream: Any) -> list[str]:
    """Keys of the claims that a StreamField cites, in order of first use."""
    return claims_cited(stream.stream_block.get_prep_value(stream))


def adults_of(unit: UnitPage) -> Tier:
    """Who reads the guide: officers' trainers, or teachers."""
    return Tier.POLICE if unit.tier == Tier.POLICE else Tier.TEACHERS


def parts_of(unit: UnitPage) -> Iterator[tuple[str, list[str], Tier]]:
    """(field, keys of claims, readers) of every part that cites."""
    # Not `for_tier`: a form may just have changed the tier of a unit that was asked for it before.
    yield "body", claims_in(unit.body), Tier(unit.tier)
    for name in ADULTS_PARTS:
        yield name, claims_in(getattr(unit, name)), adults_of(unit)


def faults_of(*, unit: UnitPage) -> Iterator[tuple[str, str]]:
    """Yield (field, sentence) for every claim that is missing, not for these readers or not to be cited."""
    for name, slugs, tier in parts_of(unit):
        for slug in sources.unfit_claims(slugs=slugs, tier=tier):
            yield (
                name,
                _("The claim “{slug}” is unknown or not meant for these readers.").replace("{slug}", slug),
            )


def refuse_unfit_claims(unit: UnitPage) -> None:
    """Raise a ValidationError at the field that cites a claim which these readers must not be shown."""
    errors: dict[str, list[str]] = {}
    for name, sentence in faults_of(unit=unit):
        errors.setdefault(name, []).append(sentence)
    if errors:
        raise ValidationError(errors)


def citations(slugs: Collection[str]) -> Iterator[Citation]:
    """Every unit that cites one of these claims, in every language, for the register."""
    wanted = set(slugs)
    for unit in UnitPage.objects.select_related("locale").order_by("code").iterator():
        for _name, found, tier in parts_of(unit):
            for slug in wanted.intersection(found):
                yield Citation(
                    slug=slug,
                    title=f"{unit.code} ({unit.locale.language_code})",
                    tier=tier,
                    url=reverse("wagtailadmin_pages:edit", args=[unit.pk]),
                    is_live=unit.live,
                )
