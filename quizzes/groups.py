"""What a teacher does with a group: open it, print cards, close it; and how somebody with a card comes in."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from language.tiers import PUPIL_TIERS, Tier
from people.roles import Role

from .counts import keep_for
from .domain.cards import CODES, code_of, read_code
from .domain.fields import Fault
from .models import Delivery, Group, Participant, PupilAttempt, PupilResponse, Tally
from .sitting_models import new_secret

MOST_PLACES = 60
UNUSED = timedelta(days=30)
LONGEST = timedelta(days=365)
LONGEST_LABEL = 40


class NoGroup(LookupError):
    """There is no such group, or it is closed, or it is somebody else's."""


class NoCard(LookupError):
    """No card of this group bears this code."""


@dataclass(frozen=True)
class Gone:
    """What was deleted when a group was closed: how many rows of each kind."""

    participants: int = 0
    attempts: int = 0
    responses: int = 0
    tallies: int = 0
    deliveries: int = 0

    @property
    def total(self) -> int:
        return sum(vars(self).values())


@transaction.atomic
def open_group(*, by: Any, tier: str, label: str = "") -> Group:
    """Open a group of pupils. Raises Fault for a tier that is not a pupils' one, PermissionDenied."""
    if not by.has_role(Role.TEACHER):
        raise PermissionDenied
    if tier not in {one.value for one in PUPIL_TIERS}:
        raise Fault(("tier",), "choose for whom the group is")
    if len(label) > LONGEST_LABEL:
        raise Fault(("label",), "is longer than {most} characters", most=LONGEST_LABEL)
    return Group.objects.create(owner=by, tier=Tier(tier).value, label=label.strip())


def group_of(by: Any, group_id: int, *, lock: bool = False) -> Group:
    """An open group of this teacher's own. Raises NoGroup: whose it is, strangers do not learn."""
    found = Group.objects.open().filter(pk=group_id, owner=by)
    group = (found.select_for_update() if lock else found).first()
    if group is None or not by.has_role(Role.TEACHER):
        raise NoGroup(str(group_id))
    return group


def any_group_of(*, by: Any, group_id: int) -> Group:
    """A group of this teacher's own, also when it is closed. Raises NoGroup."""
    group = Group.objects.filter(pk=group_id, owner=by).first()
    if group is None:
        raise NoGroup(str(group_id))
    return group


def groups_of(*, by: Any) -> list[Group]:
    """This teacher's groups, the open ones first."""
    mine = Group.objects.filter(owner=by)
    return sorted(mine, key=lambda group: (not group.is_open, -group.pk))


@transaction.atomic
def issue_cards(*, by: Any, group_id: int, count: int) -> list[tuple[int, str]]:
    """Add places and return (number, code) of each for printing: the codes are kept nowhere but on the cards."""
    group = group_of(by, group_id, lock=True)
    held = group.participants.count()
    if not 1 <= count <= MOST_PLACES - held:
        raise Fault(
            ("count",),
            "a group has at most {most} places, {left} are left",
            most=MOST_PLACES,
            left=MOST_PLACES - held,
        )
    codes = fresh_codes(count)
    numbers = range(held + 1, held + count + 1)
    pairs = list(zip(numbers, codes, strict=True))
    Participant.objects.bulk_create(
        Participant(group=group, number=number, card_hash=hash_of_card(group, code)) for number, code in pairs
    )
    return pairs


def fresh_codes(count: int) -> list[str]:
    """Different codes, drawn at random."""
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[code_of(secrets.randbelow(CODES))] = None
    return list(codes)


@transaction.atomic
def new_card(*, by: Any, group_id: int, number: int) -> str:
    """A card in place of a lost one: the old code opens nothing any more, the answers stay with the place."""
    group = group_of(by, group_id, lock=True)
    place = group.participants.filter(number=number).first()
    if place is None:
        raise NoCard(str(number))
    code = fresh_codes(1)[0]
    place.card_hash, place.resume_hash = hash_of_card(group, code), None
    place.save(update_fields=["card_hash", "resume_hash"])
    return code


@transaction.atomic
def admit(*, by: Any, group_id: int) -> str:
    """Give a place without a card to somebody whom the teacher lets in; returns the secret for that browser."""
    group = group_of(by, group_id, lock=True)
    held = group.participants.count()
    if held >= MOST_PLACES:
        raise Fault(
            ("count",), "a group has at most {most} places, {left} are left", most=MOST_PLACES, left=0
        )
    secret = new_secret()
    Participant.objects.create(group=group, number=held + 1, resume_hash=hash_of_secret(secret))
    return secret


def hold_place(place: Participant) -> None:
    """Keep a place from going until what is being written of it is written. Raises NoGroup where it has gone."""
    held = Participant.objects.select_for_update(of=("self",)).filter(pk=place.pk)
    if not held.values_list("pk", flat=True):
        raise NoGroup(str(place.group_id))


@transaction.atomic
def come_in(*, group_id: int, code: str) -> str:
    """Take one's place with the code of a card, however it is spelt; returns the secret for this browser.

    The browser that held the place before is out. Raises NoCard, the same for a wrong code, a closed group and none.
    Whoever calls this counts wrong codes (safety.md: ten in ten minutes).
    """
    group = Group.objects.open().filter(pk=group_id).first()
    read = read_code(code)
    if group is None or not read:
        raise NoCard
    place = group.participants.select_for_update().filter(card_hash=hash_of_card(group, read)).first()
    if place is None:
        raise NoCard
    secret = new_secret()
    place.resume_hash = hash_of_secret(secret)
    place.save(update_fields=["resume_hash"])
    return secret


def place_of(*, group_id: int, secret: str) -> Participant | None:
    """The place in an open group that this browser holds."""
    held = Participant.objects.select_related("group").filter(resume_hash=hash_of_secret(secret))
    return held.filter(group=group_id, group__closed_at=None).first()


def hash_of_card(group: Group, code: str) -> str:
    """Keyed with the group's secret and the site's: 31^6 codes alone could be tried through."""
    return salted_hmac(f"quizzes.card/{group.secret}", code, algorithm="sha256").hexdigest()


def hash_of_secret(secret: str) -> str:
    """128 random bits need no key and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def close_group(*, by: Any, group_id: int) -> Gone:
    """Delete everything about the people of a group, keep the suppressed counts, and say what went.

    Safe to repeat: a closed group says again what went when it was closed.
    """
    group = Group.objects.select_for_update().filter(pk=group_id, owner=by).first()
    if group is None or not by.has_role(Role.TEACHER):
        raise NoGroup(str(group_id))
    return end(group, timezone.now()) if group.is_open else Gone(**(group.gone or {}))


def what_would_go(*, by: Any, group_id: int) -> Gone:
    """What closing would delete; of a closed group, what it has deleted. Raises NoGroup."""
    group = any_group_of(by=by, group_id=group_id)
    return in_it(group) if group.is_open else Gone(**(group.gone or {}))


@transaction.atomic
def purge(*, now: datetime, dry_run: bool = False) -> dict[int, Gone]:
    """Close every group that was not used for thirty days or has been open for a year; by group, what went."""
    open_ones = Group.objects.open().with_last_use()
    due = open_ones.filter(last_use__lt=now - UNUSED) | open_ones.filter(opened__lt=now - LONGEST)
    if dry_run:
        return {group.pk: in_it(group) for group in due}
    locked = Group.objects.select_for_update().filter(pk__in=[group.pk for group in due])
    return {group.pk: end(group, now) for group in locked}


def end(group: Group, now: datetime) -> Gone:
    """What stays is written first; what goes, goes in the same transaction."""
    hold(group)
    keep_for(group=group)
    gone = in_it(group)
    for rows in rows_of(group):
        rows.delete()
    group.closed_at, group.gone = now, vars(gone)
    # Neither the teacher's word for the group nor the key of its cards is needed any more.
    group.label, group.secret = "", new_secret()
    group.save(update_fields=["closed_at", "gone", "label", "secret"])
    return gone


def hold(group: Group) -> None:
    """Let answers that are on the way come in, and no other after them: each holds its attempt while it is kept.

    Whoever begins holds the place; places come first, so that nobody begins between the two.
    """
    places = group.participants.order_by("pk")
    list(places.select_for_update(of=("self",)).values_list("pk", flat=True))
    attempts = PupilAttempt.objects.filter(delivery__group=group).order_by("pk")
    list(attempts.select_for_update(of=("self",)).values_list("pk", flat=True))


def in_it(group: Group) -> Gone:
    responses, attempts, participants, tallies, deliveries = (rows.count() for rows in rows_of(group))
    return Gone(participants, attempts, responses, tallies, deliveries)


def rows_of(group: Group) -> Iterable[Any]:
    """Everything that ends with a group, in the order in which it can be deleted."""
    return (
        PupilResponse.objects.filter(attempt__delivery__group=group),
        PupilAttempt.objects.filter(delivery__group=group),
        Participant.objects.filter(group=group),
        Tally.objects.filter(delivery__group=group),
        Delivery.objects.filter(group=group),
    )
