"""What a teacher or a coordinator learns from a delivery: who handed in, what was known, what to talk about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from . import report_counts
from .deliveries import delivery_of
from .domain.bands import Mirror, mirror
from .domain.delivering import State
from .domain.items import Scale
from .domain.reporting import Counted, Report, released, report
from .domain.suppression import K
from .models import Delivery


class Waiting(StrEnum):
    """Why a delivery has no report yet."""

    NOTHING = ""
    OPEN = "open"
    GRACE = "grace"
    COMPARED = "compared"
    SMALL = "small"


@dataclass(frozen=True)
class Seen:
    """A delivery as its report shows it: how many of those present handed in, and the report where there is one.

    `counted` of those who handed in stand in it: whoever came later waits until nobody could be told from the
    difference. `secret` draws what is hidden with small counts; it never reaches a page.
    """

    delivery: Delivery
    state: State
    present: int
    handed_in: int
    counted: int
    waiting: Waiting
    asked: tuple[Counted, ...] = ()

    @property
    def secret(self) -> str:
        return self.delivery.seed

    def report(self, *, language: str, form: str = "") -> Report:
        return report(self.asked, secret=self.secret, language=language, form=form)

    def mirrors(self, *, language: str) -> list[Mirror]:
        """The norms mirror of every pair of scales."""
        rows = released(self.asked, secret=self.secret).rows
        return [
            mirror(
                one.item,
                rows={row: rows[f"{one.name}/{row}"] for row in one.counts},
                language=language,
            )
            for one in self.asked
            if isinstance(one.item, Scale) and one.item.pair
        ]


@transaction.atomic
def look(*, by: Any, delivery_id: int) -> Seen:
    """What may be shown of a delivery now. Raises NoDelivery.

    While it is open only the number handed in is shown: with every pupil who hands in, a live count would tell what
    she chose. A test that is asked before and after the lessons is shown as a comparison.
    """
    now = timezone.now()
    delivery = delivery_of(by, delivery_id)
    state = delivery.state(now)
    waiting = waiting_for(delivery, state)
    present = 0 if delivery.on_paper else report_counts.begun(delivery)
    if waiting:
        done = report_counts.handed_in(delivery)
        return Seen(delivery, state, present, done, 0, waiting)
    found = report_counts.tallied(delivery)
    small = Waiting.SMALL if found.counted < K else Waiting.NOTHING
    shown = () if small else found.asked
    present = max(present, found.handed_in)
    return Seen(delivery, state, present, found.handed_in, found.counted, small, shown)


def waiting_for(delivery: Delivery, state: State) -> Waiting:
    """Sheets of paper are counted by the teacher herself: she has seen them all."""
    if delivery.on_paper:
        return Waiting.NOTHING
    if state is not State.CLOSED:
        return Waiting.GRACE if state is State.GRACE else Waiting.OPEN
    return Waiting.COMPARED if delivery.moment else Waiting.NOTHING
