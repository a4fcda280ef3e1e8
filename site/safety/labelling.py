"""Short labels on an entry of the directory: what it is for, for whom, and what it costs."""

from blocks.templatetags.say import said

from .domain.listing import Fee, Purpose

CHILD, TEEN, ADULT = "child", "teen", "adult"


def purpose_words(purpose: Purpose, look: str) -> str:
    """Tell talking from reporting: who reports is asked questions, who talks is listened to."""
    match purpose:
        case Purpose.TALK:
            return said("Someone to talk to", look)
        case Purpose.EMERGENCY:
            return said("When there is danger now", look)
        case Purpose.REMOVAL:
            return said("Helps with taking pictures down", look)
        case Purpose.REPORT:
            return said("Takes reports", look)
        case Purpose.INFORMATION:
            return said("To read; nobody answers here", look)


def readers_words(audience: frozenset[str], look: str) -> str:
    match tuple(word in audience for word in (CHILD, TEEN, ADULT)):
        case (True, True, True):
            return said("For everybody", look)
        case (True, True, False):
            return said("For children and teenagers", look)
        case (False, True, True):
            return said("For teenagers and adults", look)
        case (True, False, True):
            return said("For children and adults", look)
        case (True, False, False):
            return said("For children", look)
        case (False, True, False):
            return said("For teenagers", look)
        case _:
            return said("For adults", look)


def fee_words(fee: Fee, look: str) -> str:
    match fee:
        case Fee.FREE:
            return said("Free of charge", look)
        case Fee.PAID:
            return said("Costs money", look)
        case Fee.UNKNOWN:
            return said("Cost not known", look)
