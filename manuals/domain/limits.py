"""What one build may take: time by pages, memory, pages."""

from dataclasses import dataclass

SECONDS = 60.0  # for every 60 pages begun
PAGES_PER_SHARE = 60
MEGABYTES = 640
MOST_PAGES = 600


@dataclass(frozen=True)
class Limits:
    """The limits of one build; `seconds` is granted once for every 60 pages begun."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    pages: int = MOST_PAGES

    def seconds_for(self, pages: int) -> float:
        """Seconds that a book may take of which `pages` have been laid out so far."""
        shares = max(1, -(-pages // PAGES_PER_SHARE))
        return self.seconds * shares
