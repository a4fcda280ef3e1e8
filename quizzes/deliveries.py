"""What a teacher or a coordinator does with a quiz: put it to people, close it, open it again, exchange an item."""

import re
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from editorial.gate import vetted
from language.tiers import Tier
from people.roles import Role

from .bank import find, plant
from .domain.content import Content
from .domain.delivering import Mode, read_settings, settings_data
from .domain.fields import Fault
from .domain.halves import HALVES, Moment
from .domain.items import FORMS, marked
from .groups import group_of
from .models import (
    Attempt,
    Delivery,
    Group,
    ItemVersion,
    PupilAttempt,
    PupilResponse,
    Purpose,
    Quiz,
    QuizVersion,
    Response,
    Status,
    Tally,
)
from .versions import write

# From the youngest on: a group may be asked what is written for itself or for younger ones, never beyond.
PUPILS_BY_AGE = (Tier.E1, Tier.E2, Tier.E3, Tier.M)
RUNS_TRAINING = (Role.COORDINATOR, Role.ADMINISTRATOR)
USUAL = {
    Purpose.LESSON: Mode.PRACTICE,
    Purpose.TEST: Mode.TEST,
    Purpose.SURVEY: Mode.SURVEY,
    Purpose.INSTRUMENT: Mode.SURVEY,
}
LONGEST_SERIES = 40


class NoDelivery(LookupError):
    """There is no such delivery, or it is not this person's to run."""


@transaction.atomic
def deliver(
    *,
    by: Any,
    quiz_slug: str,
    group_id: int | None = None,
    settings: Mapping[str, Any] | None = None,
    moment: str = "",
    series: str = "",
    opens: datetime | None = None,
    closes: datetime | None = None,
    on_paper: bool = False,
) -> Delivery:
    """Put the newest version of a quiz to a group, or without one to the adults of its tier.

    What `settings` leaves out is as the purpose of the quiz usually wants it. Raises NoGroup, NoDelivery,
    PermissionDenied, and Fault at the setting that cannot be so.
    """
    # Held, so that nothing is given to a group that is being closed.
    group = group_of(by, group_id, lock=True) if group_id is not None else None
    version = QuizVersion.objects.select_related("quiz").filter(quiz__slug=quiz_slug, aside=False).first()
    if version is None:
        raise NoDelivery(quiz_slug)
    refuse_tier(by, version.quiz, group)
    refuse_window(opens, closes)
    refuse_moment(version.quiz, moment)
    if len(series) > LONGEST_SERIES:
        raise Fault(("series",), "is longer than {most} characters", most=LONGEST_SERIES)
    return Delivery.objects.create(
        quiz=version.quiz,
        version=version,
        group=group,
        by=by,
        settings=settings_of(version, settings or {}, moment),
        moment=moment,
        series=series,
        opens=opens,
        closes=closes,
        on_paper=on_paper,
    )


def refuse_tier(by: Any, quiz: Quiz, group: Group | None) -> None:
    """The wall: a group is asked what is meant for its age or younger, adults what is meant for them."""
    if group is None:
        if not by.has_role(*RUNS_TRAINING) or Tier(quiz.tier).is_for_pupils:
            raise PermissionDenied
        return
    if Tier(quiz.tier) not in meant_for(Tier(group.tier)):
        raise Fault(("quiz",), "this quiz is not written for these readers")


def meant_for(tier: Tier) -> tuple[Tier, ...]:
    """The tiers whose questions these readers may be asked."""
    return PUPILS_BY_AGE[: PUPILS_BY_AGE.index(tier) + 1] if tier.is_for_pupils else (tier,)


def refuse_moment(quiz: Quiz, moment: str) -> None:
    """What an instrument was asked for no moment could never be compared with anything."""
    if moment not in [one.value for one in Moment]:
        raise Fault(
            ("moment",), "must be one of {allowed}", allowed=", ".join(one.value for one in Moment if one)
        )
    if quiz.purpose == Purpose.INSTRUMENT and not moment:
        raise Fault(("moment",), "this one is asked before and after: choose the moment")


def refuse_window(opens: datetime | None, closes: datetime | None) -> None:
    if opens is not None and closes is not None and closes <= opens:
        raise Fault(("closes",), "must be later than the opening")


def settings_of(version: QuizVersion, wanted: Mapping[str, Any], moment: str) -> dict[str, Any]:
    """The settings as they are kept: what is usual for this quiz, with what was asked for on top."""
    content = version.read()
    mode = wanted.get("mode") or USUAL[Purpose(version.quiz.purpose)].value
    usual = {"mode": mode}
    if moment and len(content.forms) > 1:
        usual["forms"] = HALVES
    data = {**usual, **{name: value for name, value in wanted.items() if value is not None}}
    keys, total = askable(content)
    return settings_data(read_settings(data, keys=keys, total=total))


def forms_asked(delivery: Delivery, content: Content) -> tuple[str, ...]:
    """The forms that somebody is asked here: one of them, or both halves."""
    plan = delivery.rules.forms
    if plan == HALVES:
        return content.forms
    return (plan,) if plan in content.forms else content.forms[:1]


def askable(content: Content) -> tuple[set[str], int]:
    """Keys of the items that count, and how many of them one form has."""
    counting = marked(content.items)
    return {item.key for item in counting}, len(marked(content.of_form(content.forms[0])))


def quizzes_for(*, tier: str) -> list[tuple[str, str, Any]]:
    """(code, purpose, title) of every quiz that readers of this tier may be asked, their own first."""
    reach = meant_for(Tier(tier))[::-1]
    newest = QuizVersion.objects.filter(aside=False, quiz__tier__in=[one.value for one in reach])
    rows = newest.order_by("quiz__slug", "-number").values_list(
        "quiz__slug", "quiz__purpose", "quiz__tier", "content__title"
    )
    first = {code: (code, purpose, Tier(of), title) for code, purpose, of, title in reversed(list(rows))}
    ordered = sorted(
        first.values(),
        key=lambda row: (reach.index(row[2]), row[1] != Purpose.INSTRUMENT, as_counted(row[0])),
    )
    return [(code, purpose, title) for code, purpose, _, title in ordered]


def as_counted(code: str) -> list[Any]:
    """A key that puts P-10 behind P-9."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", code)]


def delivery_of(by: Any, delivery_id: int, *, lock: bool = True) -> Delivery:
    """A delivery that is this person's to run. Raises NoDelivery: whose it is, strangers do not learn."""
    found = Delivery.objects.select_related("quiz", "version__quiz", "group").filter(pk=delivery_id)
    delivery = (found.select_for_update(of=("self",)) if lock else found).first()
    if delivery is None or not may_run(by, delivery):
        raise NoDelivery(str(delivery_id))
    return delivery


def delivery_for(*, by: Any, delivery_id: int) -> Delivery:
    """The same, only to look at it."""
    return delivery_of(by, delivery_id, lock=False)


def may_run(by: Any, delivery: Delivery) -> bool:
    if delivery.group is None:
        return bool(by.has_role(*RUNS_TRAINING))
    return bool(delivery.group.is_open and delivery.group.owner_id == by.pk and by.has_role(Role.TEACHER))


@transaction.atomic
def close(*, by: Any, delivery_id: int) -> Delivery:
    """Take no more answers from now on; those on the way still come in during the grace. Safe to repeat."""
    now = timezone.now()
    delivery = delivery_of(by, delivery_id)
    if delivery.closes is None or now < delivery.closes:
        delivery.closes = now
        delivery.save(update_fields=["closes"])
    return delivery


@transaction.atomic
def reopen(*, by: Any, delivery_id: int, until: datetime | None = None) -> Delivery:
    """Take answers again, until a time or until it is closed; attempts that were open go on where they stood."""
    now = timezone.now()
    delivery = delivery_of(by, delivery_id)
    refuse_window(now, until)
    delivery.closes = until
    if delivery.opens is not None and delivery.opens > now:
        delivery.opens = now
    delivery.save(update_fields=["closes", "opens"])
    return delivery


@transaction.atomic
def settle(
    *,
    by: Any,
    delivery_id: int,
    settings: Mapping[str, Any],
    opens: datetime | None = None,
    closes: datetime | None = None,
) -> Delivery:
    """Settle anew how a quiz is put to people: possible until somebody has begun, so that all meet the same rules.

    Raises NoDelivery, and Fault at the setting that cannot be so.
    """
    delivery = delivery_of(by, delivery_id)
    if has_begun(delivery):
        raise Fault((), "somebody has begun: the rules stay the same for everybody")
    refuse_window(opens, closes)
    delivery.settings = settings_of(delivery.version, settings, delivery.moment)
    delivery.opens, delivery.closes = opens, closes
    delivery.save(update_fields=["settings", "opens", "closes"])
    return delivery


def has_begun(delivery: Delivery) -> bool:
    """Whether an answer of somebody hangs on it already, on a device or counted from paper."""
    return any(rows.objects.filter(delivery=delivery).exists() for rows in (PupilAttempt, Attempt, Tally))


@transaction.atomic
def replace_item(*, by: Any, delivery_id: int, key: str, with_item: str) -> Delivery:
    """Ask a live item of the bank in place of item `key`, in this delivery only.

    No answer is touched. Whoever has not answered the old item is asked the new one in its place; whoever has, and
    whoever has handed in, keeps it. The quiz itself does not change. Raises NoDelivery, NoItem, Fault.
    """
    delivery = delivery_of(by, delivery_id)
    plant(version=delivery.version)
    twin = twin_of(delivery, key, with_item)
    fresh = None if twin else fresh_item(delivery.version, key, with_item)
    # Where an item was exchanged before, those who had answered it stand at an earlier version: each is exchanged.
    for before in versions_in_use(delivery):
        after = exchanged(before, key, fresh, by) if fresh else changed_about(before, key, twin, by)
        if after is not None:
            move_open_attempts(delivery, before, key, after)
        if after is not None and before.pk == delivery.version_id:
            delivery.version = after
    delivery.settings = without_critical(delivery.settings, key)
    delivery.save(update_fields=["version", "settings"])
    return delivery


def twin_of(delivery: Delivery, key: str, with_item: str) -> str:
    """The key under which the item that comes in stands in a form that nobody is asked; empty where it is from outside.

    Raises Fault where it is asked here, or of the same people at another time: what is asked before and after the
    lessons would not be two questions any more.
    """
    version = delivery.version
    place = (
        version.places.select_related("item_version__item").filter(item_version__item__key=with_item).first()
    )
    if place is None:
        return ""
    found = next(row for row in version.content["items"] if row["key"] == place.key)
    form = found.get("form", FORMS[0])
    keys = [row["key"] for row in version.content["items"]]
    if key not in keys:
        raise Fault(("key",), "{key} is no item of this quiz", key=key)
    if form in forms_asked(delivery, version.read()):
        raise Fault(("with_item",), "{key} is asked in this quiz already", key=with_item)
    if form not in idle_forms(delivery):
        raise Fault(
            ("with_item",),
            "{key} is asked of the same people at another time: choose an item of neither form",
            key=with_item,
        )
    if place.item_version.item.status != Status.LIVE:
        raise Fault(("with_item",), "there is no live item {key} in the bank", key=with_item)
    return str(found["key"])


def idle_forms(delivery: Delivery) -> set[str]:
    """Forms of this quiz that these people are asked at no time: their items may come in for those that are asked."""
    same = Delivery.objects.filter(quiz=delivery.quiz_id, group=delivery.group_id, series=delivery.series)
    asked = {form for one in same for form in forms_asked(one, one.version.read())}
    compared = any(one.moment for one in same)
    return set() if compared else set(delivery.version.read().forms) - asked


def twins(delivery: Delivery) -> list[str]:
    """Keys in the bank of the items that may come in from a form that nobody is asked."""
    idle = idle_forms(delivery)
    rows = [row["key"] for row in delivery.version.content["items"] if row.get("form", FORMS[0]) in idle]
    places = delivery.version.places.filter(key__in=rows, item_version__item__status=Status.LIVE)
    return list(places.order_by("position").values_list("item_version__item__key", flat=True))


def changed_about(before: QuizVersion, key: str, twin: str, by: Any) -> QuizVersion | None:
    """A version aside in which an item and one of the other form stand in each other's place, both as they are."""
    rows = {row["key"]: row for row in before.content["items"]}
    if key not in rows or twin not in rows:
        return None
    other = {key: twin, twin: key}
    items = [{**rows[other.get(at, at)], "form": row.get("form", FORMS[0])} for at, row in rows.items()]
    places = before.places.select_related("item_version__item")
    drawn = {place.key: place.item_version for place in places}
    with vetted("published items"):
        data = {**before.content, "items": items}
        return write(data=data, by=by, drawn=drawn, how=before.drawn, aside=True)


def fresh_item(before: QuizVersion, key: str, with_item: str) -> ItemVersion:
    """The newest version of the item that comes in. Raises NoItem, Fault."""
    keys = [row["key"] for row in before.content["items"]]
    item = find(with_item)
    newest = item.newest
    if key not in keys:
        raise Fault(("key",), "{key} is no item of this quiz", key=key)
    if newest is None or item.status != Status.LIVE:
        raise Fault(("with_item",), "there is no live item {key} in the bank", key=with_item)
    if item.key in keys:
        raise Fault(("with_item",), "{key} is asked in this quiz already", key=with_item)
    if Tier(item.tier) not in meant_for(Tier(before.quiz.tier)):
        raise Fault(("with_item",), "this item is not written for these readers")
    return newest


def versions_in_use(delivery: Delivery) -> list[QuizVersion]:
    """The version that is delivered now, and those at which open attempts still stand."""
    going = set()
    for attempts in (PupilAttempt, Attempt):
        going |= set(
            attempts.objects.filter(delivery=delivery, submitted=None).values_list("version", flat=True)
        )
    older = QuizVersion.objects.filter(pk__in=going - {delivery.version_id}).select_related("quiz")
    return [*older, delivery.version]


def exchanged(before: QuizVersion, key: str, fresh: ItemVersion, by: Any) -> QuizVersion | None:
    """A version aside in which one item took another's place; None where `key` is not asked."""
    rows = before.content["items"]
    if key not in [row["key"] for row in rows]:
        return None
    new = {**fresh.content, "key": fresh.item.key}
    items = [{**new, "form": row.get("form", FORMS[0])} if row["key"] == key else row for row in rows]
    places = before.places.select_related("item_version__item")
    drawn = {place.key: place.item_version for place in places if place.key != key} | {fresh.item.key: fresh}
    data = {**before.content, "items": items}
    # What was published before has passed the gate; how long the sentences of the whole are is no teacher's affair.
    passed = vetted("published items") if was_published(fresh) else nullcontext()
    with passed:
        return write(data=data, by=by, drawn=drawn, how=before.drawn, aside=True)


def was_published(fresh: ItemVersion) -> bool:
    """Whether some quiz has asked these very words."""
    return bool(fresh.places.filter(version__aside=False).exists())


def without_critical(settings: dict[str, Any], key: str) -> dict[str, Any]:
    """An item that went is not critical any more."""
    named = settings.get("critical")
    return settings if named is None else {**settings, "critical": [one for one in named if one != key]}


def move_open_attempts(delivery: Delivery, before: QuizVersion, key: str, after: QuizVersion) -> None:
    """Open attempts that have not answered the old item go on with the new version."""
    for attempts, responses in ((PupilAttempt, PupilResponse), (Attempt, Response)):
        answered = responses.objects.filter(attempt=OuterRef("pk"), item=key)
        going = attempts.objects.filter(delivery=delivery, version=before, submitted=None)
        # An answer to the old item that is on the way comes in first: the next statement sees it.
        list(going.select_for_update().order_by("pk").values_list("pk", flat=True))
        going.exclude(Exists(answered)).update(version=after)
