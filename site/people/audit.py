"""The chain of who saw what: each entry carries the hash of the one before, so a changed byte is found."""

import hashlib
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone

from .models import AuditEntry, User

START = "0" * 64
LOCK = 0x646F6E67  # any number of our own: one advisory lock for the chain


@transaction.atomic
def append(*, actor: User, action: str, subject: str) -> AuditEntry:
    """Write one entry; raises before anything is served when it cannot be written."""
    hold_the_chain()
    last = head()
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor=str(actor.pk),
        action=action,
        subject=subject,
        before=last.seal if last else START,
    )
    entry.seal = seal_of(entry)
    entry.save(force_insert=True)
    return entry


def head() -> AuditEntry | None:
    """The newest entry: its number and seal, written down elsewhere, prove later that no end was cut off."""
    return AuditEntry.objects.order_by("-number").first()


def hold_the_chain() -> None:
    """One writer at a time. SQLite's IMMEDIATE transactions hold the whole file already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])


def seal_of(entry: AuditEntry) -> str:
    """SHA-256 over every field; lengths stand before the texts, so that nothing can move between fields."""
    parts = [
        str(entry.number),
        in_utc(entry.at),
        entry.actor,
        entry.action,
        entry.subject,
        entry.before,
    ]
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def verify() -> AuditEntry | None:
    """The first entry that does not fit the chain, or None when all of them do."""
    before, expected = START, 1
    for entry in AuditEntry.objects.order_by("number").iterator():
        if (entry.number, entry.before, entry.seal) != (expected, before, seal_of(entry)):
            return entry
        before, expected = entry.seal, expected + 1
    return None
