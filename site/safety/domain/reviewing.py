"""When an entry of the directory must be checked again, and which notes say that it is not sure yet."""

import re
from datetime import date, timedelta
from enum import StrEnum

REVIEW_AFTER = timedelta(days=180)
REMIND_AGAIN = timedelta(days=14)
# "Confirm by hand", "to be confirmed", "out of date"; but not "confirmed by phone on 3 May".
UNSURE = re.compile(
    r"\b(?:re-?)?confirm(?!ed|ation|ing|s\b)\b|\b(?:to|must|should) be (?:re-?)?confirmed\b|\bunconfirmed\b"
    r"|\bnot (?:yet |been )*confirmed\b|\bbefore (?:showing|publishing)\b|\bout[- ]?of[- ]?date\b|\boutdated\b"
    r"|확인(?:이|을)?\s?(?:필요|요망|바람|예정|해야|전까지|후에?\s?(?:공개|게시))",
    re.IGNORECASE,
)


class Why(StrEnum):
    """Why an entry is due, the most pressing first."""

    UNSURE = "unsure"
    NEVER = "never"
    OLD = "old"


def unsure_words(note: str) -> str:
    """Give the words of a note that say that the entry is not sure; empty when it is."""
    found = UNSURE.search(note)
    return found.group() if found else ""


def due_on(verified_on: date) -> date:
    """Give the first day on which an entry checked on `verified_on` is due: the 181st after it."""
    return verified_on + REVIEW_AFTER + timedelta(days=1)


def why_due(*, note: str, hidden: bool, verified_on: date | None, today: date) -> Why | None:
    """Say why an entry is due on a day; None while it is not."""
    if hidden or unsure_words(note):
        return Why.UNSURE
    if verified_on is None:
        return Why.NEVER
    return Why.OLD if due_on(verified_on) <= today else None
