"""What a teacher or a coordinator learns from a delivery: a report without small counts, and what was gained."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from .counts import Report, Submitted, contents, look, submitted
from .deliveries import NoDelivery, delivery_of, may_run
from .domain.gain import Gain, Sitting, gain
from .domain.grading import grade
from .domain.items import Item, Scale, marked
from .domain.suppression import K
from .groups import group_of
from .models import Delivery


@transaction.atomic
def report(*, by: Any, delivery_id: int) -> Report:
    """What may be shown of a delivery now. Raises NoDelivery. What is shown is remembered, to guard the next time."""
    return look(delivery_of(by, delivery_id))


def gains(
    *,
    by: Any,
    quiz_slug: str,
    group_id: int | None = None,
    series: str = "",
    moments: tuple[str, str] = ("before", "after"),
    compared: bool = False,
) -> Gain:
    """What changed between two moments for those who took part in both, linked by their place or account.

    `group_id` names a group of pupils, `series` the deliveries of a training. With fewer than five linked people there
    is no mean, no effect and no outcome: it would be theirs. Raises NoGroup, NoDelivery.
    """
    first, second = (
        sittings_at(by, quiz_slug, moment, group_id=group_id, series=series) for moment in moments
    )
    found = gain(before=first, after=second, compared=compared)
    if found.attrition.linked >= K:
        return found
    return replace(found, mean_before=None, mean_after=None, effect=None, outcomes=())


def sittings_at(
    by: Any, quiz_slug: str, moment: str, *, group_id: int | None, series: str
) -> dict[str, Sitting]:
    """Everybody's first sitting at a moment, by card."""
    at = {"group": group_of(by, group_id)} if group_id is not None else {"group": None, "series": series}
    deliveries = Delivery.objects.filter(quiz__slug=quiz_slug, moment=moment, **at)
    found: dict[str, Sitting] = {}
    for delivery in deliveries.select_related("group").order_by("created"):
        if not may_run(by, delivery):
            raise NoDelivery(str(delivery.pk))
        for card, sitting in sittings_of(submitted(delivery)).items():
            found.setdefault(card, sitting)
    return found


def sittings_of(people: Sequence[Submitted]) -> dict[str, Sitting]:
    read = contents(person.version for person in people)
    return {person.card: sitting(read[person.version].of_form(person.form), person) for person in people}


def sitting(items: Sequence[Item], person: Submitted) -> Sitting:
    """The share of the full score, and by outcome; on a scale the place between its ends, without right or wrong."""
    values = {
        item.key: value for item in items if (value := worth(item, person.answers.get(item.key))) is not None
    }
    outcomes: dict[str, list[float]] = {}
    for item in items:
        if item.outcome and item.key in values:
            outcomes.setdefault(item.outcome, []).append(values[item.key])
    counting = [values[item.key] for item in marked(items)]
    return Sitting(
        person.form,
        sum(counting) / len(counting) if counting else 0.0,
        {name: sum(found) / len(found) for name, found in outcomes.items()},
    )


def worth(item: Item, answer: Any) -> float | None:
    """Between 0 and 1: the score of what is marked, the place on a scale; None where nothing was said on it."""
    if isinstance(item, Scale):
        said = answer.get("own") if isinstance(answer, Mapping) else answer
        keys = [stop.key for stop in item.points_of_scale]
        return keys.index(said) / (len(keys) - 1) if said in keys else None
    return grade(item, answer).score if item.is_marked else None
