"""What is planned: what goes live, what expires and what falls due between two days."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from . import gate, reviewing
from .domain.agenda import Entry, Happening


def entries(*, start: datetime.date, end: datetime.date) -> list[Entry]:
    """Everything from the first day to the last, both included, in the order of time."""
    found = [*going_live(start, end), *expiring(start, end), *falling_due(start, end)]
    return sorted(found, key=lambda entry: (entry.day, entry.moment is not None, entry.title))


def moments(start: datetime.date, end: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of the first day and the first after the last, in the site's time zone."""
    zone = timezone.get_current_timezone()
    after = end + datetime.timedelta(days=1)
    begin, finish = (datetime.datetime.combine(day, datetime.time.min, zone) for day in (start, after))
    return begin, finish


def going_live(start: datetime.date, end: datetime.date) -> Iterator[Entry]:
    begin, finish = moments(start, end)
    planned = Revision.objects.filter(approved_go_live_at__gte=begin, approved_go_live_at__lt=finish)
    for revision in planned.defer("content"):
        moment = timezone.localtime(revision.approved_go_live_at)
        yield entry(
            Happening.GOES_LIVE, moment, revision.object_str, edit_url(revision), f"live-{revision.pk}"
        )


def expiring(start: datetime.date, end: datetime.date) -> Iterator[Entry]:
    begin, finish = moments(start, end)
    for page in Page.objects.live().filter(expire_at__gte=begin, expire_at__lt=finish):
        moment = timezone.localtime(page.expire_at)
        yield entry(Happening.EXPIRES, moment, page.title, admin_url(page.pk), f"expires-{page.pk}")


def falling_due(start: datetime.date, end: datetime.date) -> Iterator[Entry]:
    for item in reviewing.listed(today=timezone.localdate()):
        if item.due and start <= item.due <= end:
            title = f"{item.kind}: {item.title}"
            yield Entry(item.due, Happening.FALLS_DUE, title, absolute(item.url), f"due-{item.key}")


def entry(happening: Happening, moment: datetime.datetime, title: str, url: str, key: str) -> Entry:
    return Entry(moment.date(), happening, title, url, key, moment)


def edit_url(revision: Revision) -> str:
    is_page = revision.base_content_type.model_class() is Page
    return admin_url(revision.object_id) if is_page else ""


def admin_url(pk: Any) -> str:
    from django.urls import reverse

    return absolute(reverse("wagtailadmin_pages:edit", args=[pk]))


def absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path else ""


def set_aside(*, now: datetime.datetime) -> list[gate.Stopped]:
    """Take what must not go live off the plan before the clock publishes it; the drafts stay as they are.

    Rules and words may have changed since the day was chosen. Returns what was stopped, with its sentences.
    """
    stopped = []
    for revision in Revision.objects.filter(approved_go_live_at__lt=now):
        instance = revision.as_object()
        found = gate.obstacles(instance)
        if found:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            stopped.append(gate.Stopped(instance, found))
    return stopped


def say_stopped(stopped: gate.Stopped) -> str:
    """One message for the person who planned it."""
    head = _("“{title}” was to be published and was stopped:").replace("{title}", str(stopped.instance))
    return "\n".join([head, *(f"- {line}" for line in stopped.messages)])
