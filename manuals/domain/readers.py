"""For whom a book is: whose units stand in it, in which form, and the walls around it."""

from enum import StrEnum

from language.tiers import Tier

CHILDREN = (Tier.E1, Tier.E2, Tier.E3)


class Form(StrEnum):
    """How a unit stands in a book: as the lesson itself, or as the notes of whoever teaches it, with the key."""

    LESSON = "lesson"
    NOTES = "notes"


class Door(StrEnum):
    """Who gets a file."""

    ANYONE = "anyone"
    ADULTS = "adults"  # whoever is signed in: only adults have accounts
    POLICE = "police"  # the roles of the police tier, with a second factor
    TRAINERS = "trainers"  # those of them who lead a training or write it: officers answer the questions


class Readers(StrEnum):
    """Two manuals for pupils, a guide for teachers, a booklet for carers, a handbook for the police."""

    CHILD = "child"
    TEEN = "teen"
    TEACHERS = "teachers"
    CARERS = "carers"
    POLICE = "police"

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """Tiers whose units these readers read in full, in the order of the book."""
        match self:
            case Readers.CHILD:
                return CHILDREN
            case Readers.TEEN:
                return (Tier.M,)
            case Readers.TEACHERS:
                return (Tier.TEACHERS,)
            case Readers.CARERS:
                return (Tier.CARERS,)
            case Readers.POLICE:
                return (Tier.POLICE,)

    @property
    def noted_tiers(self) -> tuple[Tier, ...]:
        """Tiers of which they get the teacher's notes alone."""
        return (*CHILDREN, Tier.M) if self is Readers.TEACHERS else ()

    @property
    def tier(self) -> Tier:
        """The tier that gives the book its look, its register of speech and its help page."""
        return self.tiers[-1]

    def form_of(self, tier: Tier) -> Form | None:
        """How a unit of this tier may stand in the book; None where it may not stand there at all."""
        if tier in self.tiers:
            return Form.LESSON
        return Form.NOTES if tier in self.noted_tiers else None

    def place_of(self, tier: Tier) -> int:
        """Where the units of a tier come in the book; whole lessons before notes."""
        return [*self.tiers, *self.noted_tiers].index(tier)

    def door(self, *, with_keys: bool) -> Door:
        """Who may have an edition. Notes are full of keys, so the teachers' guide is never open to all."""
        if self is Readers.POLICE:
            return Door.TRAINERS if with_keys else Door.POLICE
        return Door.ADULTS if with_keys or self.noted_tiers else Door.ANYONE
