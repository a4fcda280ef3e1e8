"""A service that helps, as a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .schedules import Known, Schedule

# Letters on a phone's keys, for numbers such as 1-800-THE-LOST.
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


class Purpose(StrEnum):
    """What happens when somebody turns to a service; the order is the order on a page."""

    TALK = "talk"  # somebody listens and counsels
    EMERGENCY = "emergency"  # when there is danger now
    REMOVAL = "removal"  # pictures are taken down or blocked
    REPORT = "report"  # an authority or a platform takes a report; counselling is not its work
    INFORMATION = "information"  # pages to read; nobody answers


class Fee(StrEnum):
    """What it costs; what no source says is unknown and never guessed."""

    UNKNOWN = "unknown"
    FREE = "free"
    PAID = "paid"


@dataclass(frozen=True)
class Service:
    """What the directory knows about a service; texts by language, empty where nothing is known."""

    slug: str
    country: str
    names: Mapping[str, str]
    whats: Mapping[str, str]
    schedule: Schedule
    audience: frozenset[str]
    purpose: Purpose = Purpose.TALK
    fee: Fee = Fee.UNKNOWN
    name_local: str = ""
    shorts: Mapping[str, str] | None = None
    phone: str = ""
    web: str = ""
    languages: tuple[str, ...] = ()
    first: bool = False
    order: int = 100
    verified_on: date | None = None

    @property
    def is_always(self) -> bool:
        return self.schedule.known is Known.ALWAYS

    @property
    def answers_at_any_hour(self) -> bool:
        """Say whether somebody can be called here day and night to talk."""
        return self.is_always and self.purpose is Purpose.TALK and bool(self.phone)

    @property
    def dial(self) -> str:
        """Give the number as a phone dials it: digits, `+`, `#` (as %23) and `*`."""
        digits = "".join(sign for sign in self.phone.upper().translate(KEYS) if sign in "0123456789+#*")
        return digits.replace("#", "%23")

    def said(self, texts: Mapping[str, str] | None, language: str) -> str:
        """Choose the text in a language; readers of other languages get the English one."""
        return (texts or {}).get(language) or (texts or {}).get("en", "")
