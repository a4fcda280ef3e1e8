"""What a unit cites, and the wall that keeps adults' claims out of pupils' lessons."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from language.tiers import Tier
from register.sources import unfit_claims

from .domain.citing import claims_cited
from .models import UnitPage


def claims_in(stream: Any) -> list[str]:
    """Keys of the claims that a StreamField cites, in order of first use."""
    return claims_cited(stream.stream_block.get_prep_value(stream))


def faults_of(*, unit: UnitPage) -> Iterator[tuple[str, str]]:
    """Yield (field, sentence) for every claim that is missing or not for these readers."""
    pupils_part = [("body", claims_in(unit.body), unit.for_tier)]
    adult = Tier.POLICE if unit.for_tier is Tier.POLICE else Tier.TEACHERS
    adults_part = [(name, claims_in(getattr(unit, name)), adult) for name in ("discussion", "guide")]
    for name, slugs, tier in pupils_part + adults_part:
        for slug in unfit_claims(slugs=slugs, tier=tier):
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
