"""How far a build is, read from what the typesetter says while it works."""

import re
from dataclasses import dataclass, replace

PAGE = re.compile(r"Creating layout - Page (\d+)")
AGAIN = re.compile(r"Repagination #(\d+)")
STEPS = {"Step 1": 10, "Step 2": 12, "Step 3": 14, "Step 4": 18, "Step 6": 85, "Step 7": 95}
LAYOUT = (20, 55)  # the first round over all pages
AGAIN_LAYOUT = (55, 84)  # later rounds, which settle page numbers in the contents


@dataclass(frozen=True)
class Progress:
    """Per cent done, and the page that is being laid out."""

    percent: int = 5
    page: int = 0
    again: bool = False

    def after(self, said: str, *, expected_pages: int) -> "Progress":
        """The progress after one line of the typesetter; it never goes back."""
        if AGAIN.search(said):
            return replace(self, again=True)
        page = PAGE.search(said)
        if page:
            return replace(
                self, page=int(page[1]), percent=self.at_least(self.laid_out(int(page[1]), expected_pages))
            )
        for step, percent in STEPS.items():
            if said.startswith(step):
                return replace(self, percent=self.at_least(percent))
        return self

    def laid_out(self, page: int, expected: int) -> int:
        low, high = AGAIN_LAYOUT if self.again else LAYOUT
        return low + round((high - low) * min(1.0, page / max(1, expected)))

    def at_least(self, percent: int) -> int:
        return max(self.percent, percent)
