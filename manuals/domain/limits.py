"""What one build may take: time by pages, memory, pages."""

from dataclasses import dataclass

SECONDS = 60.0  # of work, for every 60 pages begun
PAGES_PER_SHARE = 60
PATIENCE = 6.0  # by how much longer than its work a build may take: lessons come first, and a book waits for its turn
MEGABYTES = 640
MOST_PAGES = 600


@dataclass(frozen=True)
class Limits:
    """The limits of one build; `seconds` of work are granted once for every 60 pages begun."""

    seconds: float = SECONDS
    patience: float = PATIENCE
    megabytes: int = MEGABYTES
    pages: int = MOST_PAGES

    def seconds_for(self, pages: int) -> float:
        """Seconds of work that a book may take of which `pages` have been laid out so far."""
        shares = max(1, -(-pages // PAGES_PER_SHARE))
        return self.seconds * shares

    def is_too_long(self, *, worked: float, waited: float, pages: int) -> bool:
        """Whether a build has worked too long, or has not come to its end in many times that span.

        `worked` is the time of the processor, `waited` that of the clock, both in seconds.
        """
        granted = self.seconds_for(pages)
        return worked > granted or waited > granted * self.patience
