"""For whom a manual is, and the wall that keeps adults' units out of pupils' books."""

from enum import StrEnum

from language.tiers import Tier


class Readers(StrEnum):
    """The two manuals: for children and for teenagers. The value is the look of their pages."""

    CHILD = "child"
    TEEN = "teen"

    @property
    def tiers(self) -> tuple[Tier, ...]:
        match self:
            case Readers.CHILD:
                return (Tier.E1, Tier.E2, Tier.E3)
            case Readers.TEEN:
                return (Tier.M,)

    def may_hold(self, code: str) -> bool:
        """Whether the unit with this code may stand in the manual."""
        return Readers.tier_of(code) in self.tiers

    @staticmethod
    def tier_of(code: str) -> Tier | None:
        """The tier that a unit's code names: E3-2 is for e3, M-4 for m; None for adults' codes."""
        word = code.partition("-")[0].lower()
        pupils = {tier.value: tier for readers in Readers for tier in readers.tiers}
        return pupils.get(word)

    @classmethod
    def of_code(cls, code: str) -> "Readers | None":
        """The manual in which a unit may stand; None for units of adults."""
        return next((readers for readers in cls if readers.may_hold(code)), None)
