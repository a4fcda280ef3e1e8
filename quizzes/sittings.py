"""What somebody does with a quiz that was put to them: start, answer, submit. The server knows when it is too late."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from people.prepared import Prepared

from .bases import AttemptRow
from .domain.delivering import State
from .domain.halves import Moment, form_to_ask, half_of
from .groups import NoGroup, hold_place
from .keeping import (
    Handed,
    NoQuiz,
    Taking,
    alone_or_in_turn,
    delivered,
    handed_in,
    hold,
    is_answer,
    keep,
    keep_page,
    read_page,
    under,
    with_answers,
)
from .models import Delivery, Participant
from .takers import Adult, Pupil, Taker


class NotOpen(Exception):
    """The delivery takes nothing now; `state` says whether it is to come or over, `taking` what stands."""

    def __init__(self, state: State, taking: Taking | None = None) -> None:
        super().__init__(state.value)
        self.state = state
        self.taking = taking


class Exchanged(NoQuiz):
    """The item was exchanged while its page stood open; `taking` stands where the new one is asked."""

    def __init__(self, taking: Taking) -> None:
        super().__init__(str(taking.attempt.pk))
        self.taking = taking


class NoMore(Exception):
    """Every attempt that the settings allow has been made."""


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in a delivery: what is going on, what was handed in last, and how often."""

    delivery: Delivery
    now: datetime
    going: Taking | None
    done: Taking | None
    begun: int

    @property
    def state(self) -> State:
        return self.delivery.state(self.now)

    @property
    def may_begin(self) -> bool:
        return self.state is State.OPEN and self.going is None and self.delivery.rules.may_begin(self.begun)


@transaction.atomic
def start(*, by: Taker, delivery_id: int) -> Taking:
    """Begin, or go on with the attempt that is open. Raises NoQuiz, NotOpen, NoMore, PermissionDenied."""
    now = timezone.now()
    delivery = delivery_at(delivery_id)
    whose, place = by.seat(delivery)
    made = attempts_in(by, delivery)
    going = going_on(made)
    if going is not None:
        return read(going)
    state = delivery.state(now)
    if state is not State.OPEN:
        raise NotOpen(state)
    if not delivery.rules.may_begin(len(made)):
        raise NoMore
    if "participant" in whose:
        stay(whose["participant"], delivery)
    form = form_for(by, delivery, place)
    row = by.attempts().model(**whose, delivery=delivery, version=delivery.version, form=form)
    if hasattr(row, "number"):
        row.number = len(made) + 1
    # Two tabs may press at once: one row is made, and both find it.
    type(row).objects.bulk_create([row], ignore_conflicts=True)
    begun = going_on(attempts_in(by, delivery))
    if begun is None:
        raise NoQuiz(str(delivery_id))
    return read(begun)


def stay(place: Participant, delivery: Delivery) -> None:
    """Whoever begins while the group is being closed comes first, or finds it gone. Raises NoQuiz."""
    try:
        hold_place(place)
    except NoGroup as gone:
        raise NoQuiz(str(delivery.pk)) from gone


def delivery_at(delivery_id: int) -> Delivery:
    """A delivery that is answered on devices. Raises NoQuiz."""
    found = Delivery.objects.select_related("quiz", "version__quiz").defer("version__content")
    delivery = found.filter(pk=delivery_id, on_paper=False).first()
    if delivery is None:
        raise NoQuiz(str(delivery_id))
    return delivery


def attempts_in(by: Taker, delivery: Delivery) -> list[AttemptRow]:
    """This person's attempts in a delivery, the newest first."""
    return list(with_delivery(by).filter(delivery=delivery))


def with_delivery(by: Taker) -> Any:
    return beside(by.attempts())


def beside(attempts: Any) -> Any:
    """Attempts with what they are an attempt at; contents are read once for each version and process."""
    unread = (
        "version__content",
        "version__drawn",
        "version__created",
        "delivery__shown",
        "delivery__created",
    )
    return attempts.select_related("version", "delivery__quiz").defer(*unread)


def held_by(taker: type[Taker]) -> Prepared[Any]:
    """An attempt of a taker by whose it is, its number and its delivery, with its answers."""

    def build(whose: Any, attempt: Any, delivery: Any) -> Any:
        return with_answers(beside(taker.attempts_of(whose)).filter(pk=attempt, delivery=delivery))

    return Prepared(build, 3)


HELD = {Adult: held_by(Adult), Pupil: held_by(Pupil)}


def going_on(made: list[AttemptRow]) -> AttemptRow | None:
    return next((row for row in made if row.is_open), None)


def form_for(by: Taker, delivery: Delivery, place: int) -> str:
    """The form that this person is asked: after the lessons the one that was not asked before."""
    moment = Moment(delivery.moment)
    half = half_of(place, seed_of_halves(delivery))
    if moment is not Moment.NONE:
        earlier = by.attempts().filter(delivery__quiz=delivery.quiz_id, delivery__series=delivery.series)
        first = earlier.filter(delivery__group=delivery.group_id).order_by("started")
        known = first.filter(delivery__moment=Moment.BEFORE.value).values_list("form", flat=True).first()
        half = known or half
    forms = delivery.version.read().forms
    return form_to_ask(delivery.rules.forms, half=half, moment=moment, forms=forms)


def seed_of_halves(delivery: Delivery) -> str:
    """The same before and after the lessons: the group and the instrument decide, not the single delivery."""
    return f"{delivery.quiz_id}/{delivery.group_id or delivery.series}"


def read(row: Any) -> Taking:
    """An attempt of a delivery with its answers."""
    return delivered(row, row.delivery.rules, seed_for(row))


def seed_for(row: Any) -> str:
    """What decides the order: where a delivery shuffles, this person's own, the same at every reload."""
    delivery = row.delivery
    whose = getattr(row, "participant_id", None) or row.user_id
    return f"{delivery.seed}/{whose}" if delivery.rules.shuffled else delivery.seed


def answer(*, by: Taker, delivery_id: int, attempt_id: int, item_key: str, number: int, said: Any) -> Taking:
    """Keep `said`, in stable keys or None for passing over, as try `number` of an item.

    The first write wins; the same answer again gives the same as the first time, also after closing. The answer that
    settles the last item hands the attempt in. Raises NoQuiz, ValueError for what is no whole answer, and NotOpen when
    the window and its grace are over: what was kept until then stays.
    """
    now = timezone.now()

    def step(in_turn: bool) -> Taking:
        mine = held(by, delivery_id, attempt_id, in_turn=in_turn)
        item = mine.item(item_key)
        if item is None or not mine.awaits(item, number):
            return mine
        refuse_late(mine, now)
        return keep(mine, item, number, said)

    return alone_or_in_turn(step)


def answer_page(
    *, by: Taker, delivery_id: int, attempt_id: int, item_key: str, number: int, fields: Mapping[str, Any]
) -> Handed:
    """The same for a posted page, which names what was chosen by the numbers that it showed."""
    now = timezone.now()

    def step(in_turn: bool) -> Handed:
        mine = held(by, delivery_id, attempt_id, in_turn=in_turn)
        item = mine.item(item_key)
        if item is None:
            raise Exchanged(mine)
        handed = read_page(mine, item, number, fields)
        if not is_answer(handed, number):
            return handed
        if not state_of(mine, now).takes_answers:
            return replace(handed, closed=True)
        return keep_page(handed, number)

    return alone_or_in_turn(step)


@transaction.atomic
def submit(*, by: Taker, delivery_id: int, attempt_id: int) -> Taking:
    """Hand in as it stands; what was not answered counts as not known. Safe to repeat. Raises NoQuiz, NotOpen."""
    now = timezone.now()
    mine = held(by, delivery_id, attempt_id)
    if not mine.attempt.is_open:
        return mine
    refuse_late(mine, now)
    return handed_in(mine)


def held(by: Taker, delivery_id: int, attempt_id: int, *, in_turn: bool = True) -> Taking:
    """Answers of one attempt queue behind its row, so that two tabs cannot both settle the last item."""
    row, said = hold(HELD[type(by)], by.key, attempt_id, delivery_id, in_turn=in_turn)
    delivery = row.delivery
    by.check(delivery)
    return under(delivery.rules, seed_for(row), row, said)


def state_of(mine: Any, now: datetime) -> State:
    return mine.attempt.delivery.state(now)


def refuse_late(mine: Taking, now: datetime) -> None:
    state = state_of(mine, now)
    if not state.takes_answers:
        raise NotOpen(state, mine)


def standing(*, by: Taker, delivery_id: int) -> Standing:
    """Where this person stands, for the page that is opened or reloaded. Raises NoQuiz, PermissionDenied."""
    now = timezone.now()
    delivery = delivery_at(delivery_id)
    by.seat(delivery)
    made = attempts_in(by, delivery)
    going = going_on(made)
    done = next((row for row in made if not row.is_open), None)
    return Standing(
        delivery=delivery,
        now=now,
        going=read(going) if going else None,
        done=read(done) if done and not going else None,
        begun=len(made),
    )
