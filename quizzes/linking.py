"""Keep what each sheet of paper says under the number of its card: so that before and after can be compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from .answer_sheets import read_pile
from .domain.answer_sheet import is_on_sheet
from .domain.counting import Counts, count
from .domain.grading import grade
from .domain.items import Item
from .domain.sheet_reading import Marks, answer_on
from .models import Delivery, Participant, PupilAttempt, PupilResponse


def can_be_linked(delivery: Delivery) -> bool:
    """What is asked at a moment, in a group whose cards have numbers."""
    return bool(delivery.moment and delivery.group and delivery.group.participants.exists())


def linked_sheets(delivery: Delivery) -> int:
    return PupilAttempt.objects.filter(delivery=delivery).count() if delivery.on_paper else 0


def sheets_that_differ(delivery: Delivery, form: str) -> list[int]:
    """Numbers of the questions in which the tally says something else than the sheets that are linked with cards.

    A count that was corrected by hand cannot be carried back to a sheet: nobody knows to which. Where sheets without a
    card were counted too, both may differ rightly, and nothing is said.
    """
    tally = delivery.tallies.filter(version=delivery.version, form=form).first()
    linked = PupilAttempt.objects.filter(delivery=delivery, form=form)
    if tally is None or not 0 < tally.sheets == linked.count():
        return []
    said: dict[str, list[Any]] = {}
    for item, answer in PupilResponse.objects.filter(attempt__in=linked).values_list("item", "answer"):
        said.setdefault(item, []).append(answer)
    items = delivery.version.read().of_form(form)
    numbered = [(number, item) for number, item in enumerate(items, start=1) if is_on_sheet(item)]
    return [
        number
        for number, item in numbered
        if filled(tally.counts.get(item.key, {}))
        != filled(counted(item, said.get(item.key, []), tally.sheets))
    ]


def counted(item: Item, answers: Sequence[Any], sheets: int) -> Counts:
    return count(item, [*answers, *[None] * (sheets - len(answers))])


def filled(counts: Counts) -> Counts:
    """Without the cells in which nobody stands: an empty cell and a missing one say the same."""
    return {row: {cell: n for cell, n in cells.items() if n} for row, cells in counts.items()}


@transaction.atomic
def link_sheets(*, by: Any, delivery_id: int, form: str, posted: str, keep: bool, add: bool) -> int:
    """Write down the sheets of one form, each at the place with its number; how many found one.

    A pile that takes the place of an earlier one takes its sheets' places too, also where it is not kept itself.
    Raises NoDelivery, Fault.
    """
    delivery, pile = read_pile(by=by, delivery_id=delivery_id, posted=posted)
    # Places before attempts, as a group that is being closed holds them.
    held = Participant.objects.select_for_update(of=("self",)).filter(group=delivery.group_id).order_by("pk")
    places = {place.number: place for place in held}
    before = PupilAttempt.objects.filter(delivery=delivery, form=form)
    if not add:
        before.delete()
    if not (keep and can_be_linked(delivery)):
        return 0
    # Photographed twice, the later sheet counts, as it does on the page.
    read = dict(zip(pile.numbers.get(form, ()), pile.sheets.get(form, ()), strict=True))
    mine = {places[number]: marks for number, marks in read.items() if number in places}
    PupilAttempt.objects.filter(delivery=delivery, participant__in=mine).delete()
    items = delivery.version.read().of_form(form)
    for place, marks in mine.items():
        write_sheet(delivery, form, place, answers_on(items, marks, delivery.version.seed))
    return len(mine)


def answers_on(items: Any, marks: Marks, seed: str) -> list[tuple[Item, Any]]:
    """What was answered; what no camera reads and what was left open is not among it."""
    said = [(item, answer_on(item, number, marks, seed)) for number, item in enumerate(items, start=1)]
    return [(item, answer) for item, answer in said if answer is not None]


def write_sheet(delivery: Delivery, form: str, place: Participant, said: list[tuple[Item, Any]]) -> None:
    marked: Mapping[str, Any] = {item.key: grade(item, answer) for item, answer in said}
    attempt = PupilAttempt.objects.create(
        participant=place,
        delivery=delivery,
        version=delivery.version,
        form=form,
        submitted=timezone.now(),
        right=sum(one.right for one in marked.values()),
    )
    PupilResponse.objects.bulk_create(
        PupilResponse(
            attempt=attempt,
            sequence=sequence,
            item=item.key,
            number=1,
            answer=answer,
            score=marked[item.key].score,
            right=marked[item.key].right,
        )
        for sequence, (item, answer) in enumerate(said, start=1)
    )
