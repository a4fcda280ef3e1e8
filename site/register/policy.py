"""The number of the list of words: it grows with each change, and whatever was made from the words is kept under it."""

from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils import timezone
from safety.remembering import Remembered

from .models import Policy

# Number and moment: after a rolled-back change the same number may stand for other words.
Key = tuple[int, datetime | None]
NONE: Key = (0, None)

_recent: Remembered[Key] = Remembered(seconds=5)


def key() -> Key:
    """The list of words as it is now, with one small query; (0, None) where there is no register yet."""
    try:
        row = Policy.objects.order_by("pk").values_list("number", "since").first()
    except DatabaseError:
        return NONE
    return row or NONE


def recent_key() -> Key:
    """The same for pages that must not pay a query each time: at most five seconds old, here at once after a change."""
    return _recent.get("key", key)


def number() -> int:
    return key()[0]


@transaction.atomic
def next_number() -> int:
    """Count one change of words. Writers queue here until the first one is done, so that no number stands twice."""
    Policy.objects.get_or_create(pk=1)
    row = Policy.objects.select_for_update().get(pk=1)
    row.number += 1
    row.since = timezone.now()
    row.save()
    forget()
    transaction.on_commit(forget, robust=True)
    return row.number


def forget(**_: object) -> None:
    """Look again at the next question; also fits as a receiver of signals."""
    _recent.forget()
