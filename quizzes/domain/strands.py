"""The strands of the curriculum, and which of them a unit belongs to."""

from enum import StrEnum


class Strand(StrEnum):
    """One thread through the tiers; T and P units are about all of them and belong to none."""

    CONSENT = "consent"
    WORDS = "words"
    PRIVACY = "privacy"
    IMAGES = "images"
    GROOMING = "grooming"
    BYSTANDERS = "bystanders"
    HELP = "help"
    RIGHTS = "rights"
    CITIZENSHIP = "citizenship"

    @property
    def units(self) -> str:
        match self:
            case Strand.CONSENT:
                return "E1-1 E1-2 E2-1 E3-1 M-1"
            case Strand.WORDS:
                return "E2-2 E3-3 M-2"
            case Strand.PRIVACY:
                return "E2-3 E3-4 M-11"
            case Strand.IMAGES:
                return "E2-4 E3-2 E3-6 M-3 M-4"
            case Strand.GROOMING:
                return "E1-3 E3-5 M-5"
            case Strand.BYSTANDERS:
                return "E2-5 E3-7 M-6"
            case Strand.HELP:
                return "E1-4 E2-6 M-7"
            case Strand.RIGHTS:
                return "E3-8 M-8 M-10"
            case Strand.CITIZENSHIP:
                return "M-9"


STRAND_OF = {code: strand for strand in Strand for code in strand.units.split()}


def strand_of(code: str) -> str:
    """The strand of a unit's code; empty where it belongs to none."""
    return STRAND_OF.get(code, "")
