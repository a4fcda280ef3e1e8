"""Who a text is for: the one list of audiences, with how each looks and speaks."""

from enum import StrEnum


class Tier(StrEnum):
    """One entrance of the platform. The value is the word in addresses (`learn/<tier>/`)."""

    E1 = "e1"
    E2 = "e2"
    E3 = "e3"
    M = "m"
    TEACHERS = "teachers"
    CARERS = "carers"
    POLICE = "police"

    @property
    def look(self) -> str:
        """`data-audience` of its pages: child, teen or officer (static/css/audience/)."""
        match self:
            case Tier.E1 | Tier.E2 | Tier.E3:
                return "child"
            case Tier.M:
                return "teen"
            case _:
                return "officer"

    @property
    def paint(self) -> str:
        """`data-tier` of its pages: the colour set in static/css/tokens.css."""
        match self:
            case Tier.TEACHERS | Tier.CARERS:
                return "t"
            case Tier.POLICE:
                return "p"
            case _:
                return self.value

    @property
    def voice(self) -> str:
        """How its readers are spoken to: by their look; teachers and carers more politely than a work paper does."""
        return "adult" if self in (Tier.TEACHERS, Tier.CARERS) else self.look

    @property
    def readers(self) -> str:
        """Word for these readers in facts and the help directory: child, teen or adult."""
        return {"child": "child", "teen": "teen"}.get(self.look, "adult")

    @property
    def claim_audience(self) -> str:
        """The word that a Claim's audience list must hold before this tier may show it."""
        match self:
            case Tier.E1 | Tier.E2 | Tier.E3:
                return "children"
            case Tier.M:
                return "teens"
            case Tier.TEACHERS | Tier.CARERS:
                return "teachers"
            case _:
                return "police"

    @property
    def is_for_pupils(self) -> bool:
        return self in PUPIL_TIERS


def dress(tier: Tier | None) -> dict[str, object]:
    """Template context that dresses a page for a tier; without one, as the home page is dressed."""
    shown = tier or Tier.E3
    return {"tier": tier, "look": shown.look, "paint": shown.paint}


PUPIL_TIERS = frozenset({Tier.E1, Tier.E2, Tier.E3, Tier.M})
