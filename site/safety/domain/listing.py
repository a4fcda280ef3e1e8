"""A service that helps, as a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .schedules import Known, Schedule

# Letters on a phone's keys, for numbers such as 1-800-THE-LOST.
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


@dataclass(frozen=True)
class Service:
    """What the directory knows about a service; texts by language, empty where nothing is known."""

    slug: str
    country: str
    names: Mapping[str, str]
    whats: Mapping[str, str]
    schedule: Schedule
    audience: frozenset[str]
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
    def dial(self) -> str:
        """Give the number as a phone dials it: digits, `+`, `#` (as %23) and `*`."""
        digits = "".join(sign for sign in self.phone.upper().translate(KEYS) if sign in "0123456789+#*")
        return digits.replace("#", "%23")

    def said(self, texts: Mapping[str, str] | None, language: str) -> str:
        """Choose the text in a language; readers of other languages get the English one."""
        return (texts or {}).get(language) or (texts or {}).get("en", "")
