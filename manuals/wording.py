"""What books are called by their readers, and the lines that their help pages leave to be filled in."""

from blocks.templatetags.say import said
from django.utils.translation import gettext as _
from language.tiers import Tier

from .domain.readers import Readers
from .domain.variants import Variant
from .models import Kind


def edition_words(readers: Readers, kind: str) -> str:
    """What an edition is called beside its title."""
    match Kind(kind), readers:
        case Kind.TEACHER, Readers.CHILD | Readers.TEEN:
            return _("Teacher's edition")
        case Kind.TEACHER, _:
            return _("Trainer's edition")
        case Kind.POSTER, _:
            return _("Poster")
        case Kind.CARD, _:
            return _("Pocket cards")
        case _, Readers.TEACHERS:
            return _("The guide")
        case _, Readers.POLICE:
            return _("The handbook")
        case _, Readers.CARERS:
            return _("The booklet")
        case _:
            return _("The book")


def variant_words(variant: Variant) -> str:
    """What a variant is good for."""
    match variant:
        case Variant.BOOKLET:
            return _("Booklet, two pages on an A4 sheet to fold")
        case Variant.GREY:
            return _("A4, without colour")
        case Variant.LARGE:
            return _("A4, large print")
        case _:
            return variant.value.upper()


def tier_words(tier: Tier) -> str:
    """A tier as a heading."""
    match tier:
        case Tier.E1:
            return _("Grades 1-2")
        case Tier.E2:
            return _("Grades 3-4")
        case Tier.E3:
            return _("Grades 5-6")
        case Tier.M:
            return _("Middle school")
        case Tier.TEACHERS:
            return _("Teachers")
        case Tier.CARERS:
            return _("Carers")
        case Tier.POLICE:
            return _("Police")


def legal_words(readers: Readers, kind: str) -> str:
    """What the imprint asks of whoever holds the book."""
    match readers, Kind(kind):
        case Readers.POLICE, _:
            return _("For police officers in training. Do not pass it on and do not put it on the web.")
        case Readers.TEACHERS, _:
            return _("This guide holds the answers to every quiz. Please keep it out of pupils' hands.")
        case _, Kind.TEACHER:
            return _("This edition holds the answers. Please keep it out of pupils' hands.")
        case _:
            return said("You may copy every sheet in this book for lessons.", readers.tier.voice)


def lines_to_fill_in(readers: Readers) -> tuple[str, list[str]]:
    """The question above the lines of the help page, and a label under each line."""
    look = readers.tier.voice
    match readers:
        case Readers.CHILD | Readers.TEEN:
            return said("Two adults whom I can tell", look), ["", ""]
        case Readers.TEACHERS:
            return said("At our school", look), [
                said("Person in charge and stand-in", look),
                said("A quiet place to rest", look),
                said("Counselling office", look),
            ]
        case Readers.CARERS:
            return said("At our child’s school", look), [
                said("Person in charge", look),
                said("Counselling office", look),
            ]
        case Readers.POLICE:
            return said("In our area", look), [
                said("Victim support centre", look),
                said("Support companion", look),
                said("Peer support for us", look),
            ]
