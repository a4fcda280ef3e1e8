"""What a teacher or a coordinator learns from the same instrument before and after: changes of those who took both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .counts import contents
from .deliveries import NoDelivery, may_run
from .domain.answer_sheet import is_on_sheet
from .domain.content import Content
from .domain.delivering import State
from .domain.halves import Moment
from .domain.items import Item, Scale
from .domain.reporting_gain import Comparison, Linked, Points, Taken, compare
from .domain.suppression import K
from .models import Attempt, Delivery, PupilAttempt, PupilResponse, Quiz, Response
from .results import worth

PAIRS = ((Moment.BEFORE, Moment.AFTER), (Moment.BEFORE, Moment.LATER))


@dataclass(frozen=True)
class Side:
    """One moment: its deliveries, and by card what was handed in."""

    deliveries: tuple[Delivery, ...]
    taken: Mapping[str, Taken]

    @property
    def is_closed(self) -> bool:
        now = timezone.now()
        # Whoever counts paper has seen every sheet: there is nothing to wait for.
        done = (one.on_paper or one.state(now) is State.CLOSED for one in self.deliveries)
        return bool(self.deliveries) and all(done)


@dataclass(frozen=True)
class Change:
    """One comparison; it waits (`comparison` is None) until both tests are closed. `handed_in` counts each of them."""

    first: Moment
    second: Moment
    handed_in: tuple[int, int]
    comparison: Comparison | None


@dataclass(frozen=True)
class Changes:
    """Every comparison of one quiz in a group or a series, and what the quiz asks."""

    quiz: Quiz
    content: Content
    delivery: Delivery
    pairs: tuple[Change, ...]

    def topics(self) -> frozenset[str]:
        shown = (pair.comparison for pair in self.pairs if pair.comparison)
        return frozenset(topic.key for comparison in shown for topic in comparison.topics)


# Before the outcome that a scale serves, or else its own key: what it measures is never right or wrong.
SCALE = "scale:"


@transaction.atomic
def changes(*, by: Any, quiz_slug: str, group_id: int | None = None, series: str = "") -> Changes:
    """What changed between the moments at which a quiz was put to a group, or to adults in a series.

    Cards that were compared once stay those that are compared. Raises NoDelivery.
    """
    where = {"group": group_id} if group_id is not None else {"group": None, "series": series}
    found = Delivery.objects.filter(quiz__slug=quiz_slug, **where).exclude(moment="")
    # Of paper only what was linked with the cards can be compared.
    found = found.filter(Q(on_paper=False) | Exists(PupilAttempt.objects.filter(delivery=OuterRef("pk"))))
    deliveries = list(
        found.select_related("quiz", "group", "version")
        .select_for_update(of=("self",))
        .order_by("created", "pk")
    )
    if not deliveries or not all(may_run(by, delivery) for delivery in deliveries):
        raise NoDelivery(quiz_slug)
    taken, read = sittings(deliveries)
    sides = {
        moment: Side(
            tuple(one for one in deliveries if one.moment == moment), first_of(deliveries, taken, moment)
        )
        for moment in (Moment.BEFORE, Moment.AFTER, Moment.LATER)
    }
    newest = deliveries[-1]
    pairs = tuple(change for change in compared(sides) if sides[change.second].deliveries)
    return Changes(newest.quiz, read.get(newest.version_id) or newest.version.read(), newest, pairs)


def first_of(
    deliveries: Sequence[Delivery], taken: Mapping[int, Mapping[str, Taken]], moment: Moment
) -> dict[str, Taken]:
    """By card the first test of a moment, wherever there were several."""
    first: dict[str, Taken] = {}
    for delivery in deliveries:
        if delivery.moment == moment:
            for card, one in taken.get(delivery.pk, {}).items():
                first.setdefault(card, one)
    return first


def compared(sides: Mapping[Moment, Side]) -> Iterable[Change]:
    """Each comparison in its turn, held against the others that were shown."""
    seen = {pair: found for pair in PAIRS if (found := linked_in(sides[pair[1]], pair[0])) is not None}
    for pair in PAIRS:
        first, second = (sides[moment] for moment in pair)
        handed_in = (len(first.taken), len(second.taken))
        if not (first.is_closed and second.is_closed):
            yield Change(*pair, handed_in, None)
            continue
        others = [found for other, found in seen.items() if other != pair]
        found = compare(before=first.taken, after=second.taken, kept=seen.get(pair), others=others)
        if pair not in seen and len(found.people) >= K:
            seen[pair] = Linked(found.people, found.shows_means)
            remember(second, pair[0], seen[pair])
        yield Change(*pair, handed_in, found)


def linked_in(side: Side, first: Moment) -> Linked | None:
    """The cards of the first look at this comparison; None where nothing was shown yet."""
    shown = (side.deliveries[0].shown or {}) if side.deliveries else {}
    kept = shown.get("linked", {}).get(first.value)
    return Linked(frozenset(kept["people"]), kept["means"]) if kept else None


def remember(side: Side, first: Moment, found: Linked) -> None:
    delivery = side.deliveries[0]
    shown = delivery.shown or {}
    kept = {"people": sorted(found.people), "means": found.means}
    delivery.shown = {**shown, "linked": {**shown.get("linked", {}), first.value: kept}}
    delivery.save(update_fields=["shown"])


def sittings(deliveries: Sequence[Delivery]) -> tuple[dict[int, dict[str, Taken]], dict[int, Content]]:
    """By delivery and card what was won, with the contents that were asked; three queries, however many there are."""
    pupils = deliveries[0].group_id is not None
    attempts, responses = (PupilAttempt, PupilResponse) if pupils else (Attempt, Response)
    whose = "participant_id" if pupils else "user_id"
    done = attempts.objects.filter(delivery__in=deliveries, submitted__isnull=False)
    first: dict[tuple[int, str], tuple[int, int, str]] = {}
    for pk, delivery, who, version, form in done.order_by("submitted", "pk").values_list(
        "pk", "delivery_id", whose, "version_id", "form"
    ):
        first.setdefault((delivery, str(who)), (pk, version, form))
    read = contents(version for _, version, _ in first.values())
    said = responses.objects.filter(attempt__delivery__in=deliveries, number=1)
    answers: dict[int, dict[str, Any]] = {}
    for attempt, item, answer in said.values_list("attempt_id", "item", "answer"):
        answers.setdefault(attempt, {})[item] = answer
    # What no camera reads is known of nobody who answered on paper: it is compared for nobody.
    on_paper = any(delivery.on_paper for delivery in deliveries)
    found: dict[int, dict[str, Taken]] = {}
    for (delivery, card), (pk, version, form) in first.items():
        items = [item for item in read[version].of_form(form) if not on_paper or is_on_sheet(item)]
        found.setdefault(delivery, {})[card] = taken_of(items, form, answers.get(pk, {}))
    return found, read


def taken_of(items: Sequence[Item], form: str, answers: Mapping[str, Any]) -> Taken:
    """By outcome what was won; what scales measure stands apart, and counts only where somebody answered."""
    topics: dict[str, Points] = {}
    opinions = set()
    for item in items:
        value = worth(item, answers.get(item.key))
        if value is None:
            continue
        topic = item.outcome
        if isinstance(item, Scale):
            topic = SCALE + (item.outcome or item.key)
            opinions.add(topic)
        topics[topic] = topics.get(topic, Points()) + Points(value, 1)
    return Taken(form, topics, frozenset(opinions))
