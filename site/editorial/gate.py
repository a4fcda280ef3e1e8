"""The gate before the readers: a text for pupils with errors in it is not published, whichever way it comes.

Everything that readers read is a row, and every way to publish ends in saving one: the button of the form, the last
approval of a workflow, many pages at once, the clock, a translation, a program. So the gate stands at the saving.
See docs/decisions for what else we looked at.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.signals import pre_save
from wagtail.models import Page, Revision

from . import checks, overriding
from .domain.looking import Finding
from .domain.reading import text_hash
from .wording import sentence

_vetted: ContextVar[bool] = ContextVar("vetted", default=False)
_listeners: ContextVar[tuple[Callable[["Stopped"], None], ...]] = ContextVar("listeners", default=())


class Stopped(ValidationError):
    """Why a text was not published: the row, and each error as a sentence."""

    def __init__(self, instance: Any, findings: list[Finding]) -> None:
        self.instance = instance
        self.findings = findings
        # A dictionary, because wagtail-localize asks every error for its fields.
        super().__init__({NON_FIELD_ERRORS: [sentence(finding) for finding in findings]})


@contextmanager
def vetted(by: str) -> Iterator[None]:
    """Let texts pass that something else has checked before; `by` names what did, for whoever reads the call."""
    token = _vetted.set(bool(by))
    try:
        yield
    finally:
        _vetted.reset(token)


@contextmanager
def listening(tell: Callable[[Stopped], None]) -> Iterator[None]:
    """Be told of everything that is stopped meanwhile, also where the code in between swallows the error."""
    token = _listeners.set((*_listeners.get(), tell))
    try:
        yield
    finally:
        _listeners.reset(token)


def obstacles(instance: Any) -> list[Finding]:
    """The errors that keep a row from its readers; none where it is not for pupils or a reviewer let it pass."""
    reader = checks.reader_of(instance)
    if reader is None or not reader.stops_readers_of(instance):
        return []
    readings = list(reader.readings(instance))
    found = [finding for finding in checks.found_in(readings) if finding.is_error]
    return overriding.left_over(instance=instance, errors=found, text_hash=text_hash(readings))


def hold(instance: Any) -> None:
    """Raise Stopped where a row must not reach its readers."""
    found = [] if _vetted.get() else obstacles(instance)
    if found:
        raise told(Stopped(instance, found))


def told(stopped: Stopped) -> Stopped:
    for tell in _listeners.get():
        tell(stopped)
    return stopped


def connect() -> None:
    """Stand at the saving of every page that is checked, and at the planning of a publication."""
    for reader in checks.readers():
        if reader.stops and issubclass(reader.model, Page):
            name = f"editorial.gate.{reader.model._meta.label_lower}"
            pre_save.connect(before_saving, sender=reader.model, dispatch_uid=name)
    pre_save.connect(before_saving_bare, sender=Page, dispatch_uid="editorial.gate.page")
    pre_save.connect(before_planning, sender=Revision, dispatch_uid="editorial.gate.revision")


def before_saving(
    sender: type[Page], instance: Page, raw: bool = False, update_fields: Any = None, **_: Any
) -> None:
    if raw or _vetted.get() or not instance.live or instance.alias_of_id or is_bookkeeping(update_fields):
        return
    if not brings_something_new(instance):
        return
    found = obstacles(instance)
    if not found:
        return
    stopped = told(Stopped(instance, found))
    if instance._state.adding:
        # Wagtail saves a new page as live before it publishes it: it begins as a draft, and nothing is lost.
        instance.live = False
        return
    raise stopped


def is_bookkeeping(update_fields: Any) -> bool:
    """Whether only fields are saved that no reader reads."""
    kept = {"latest_revision", "has_unpublished_changes", "live_revision", "locked", "locked_by", "locked_at"}
    kept |= {
        "draft_title",
        "alias_of",
        "first_published_at",
        "last_published_at",
        "numchild",
        "path",
        "depth",
    }
    kept |= {"url_path", "expired", "expire_at", "go_live_at", "owner", "latest_revision_created_at"}
    return update_fields is not None and set(update_fields) <= kept


def brings_something_new(instance: Page) -> bool:
    """Whether readers would read another text than they do now."""
    before = type(instance)._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    if before is None or not before.live:
        return True
    return text_hash(checks.readings_of(before)) != text_hash(checks.readings_of(instance))


def before_saving_bare(
    sender: type[Page], instance: Page, raw: bool = False, update_fields: Any = None, **_: Any
) -> None:
    """A page of any kind that is made live through its tree row alone."""
    if raw or _vetted.get() or not instance.live or instance.alias_of_id or is_bookkeeping(update_fields):
        return
    if instance.pk and not Page.objects.filter(pk=instance.pk, live=True).exists():
        hold(instance.specific)


def before_planning(
    sender: type[models.Model], instance: Revision, raw: bool = False, update_fields: Any = None, **_: Any
) -> None:
    """A day to go live is given to a revision: what is stopped then is better stopped now."""
    is_planned = instance.approved_go_live_at is not None
    if raw or not is_planned or (update_fields is not None and "approved_go_live_at" not in update_fields):
        return
    hold(instance.as_object())


def stand_before(model: type[models.Model], subject: Callable[[Any], Any], *, changes: bool = False) -> None:
    """Hold new rows of a model that readers meet as they are, with `changes` changed ones too.

    `subject` names what is checked for a row that is about to be saved; None for nothing.
    """

    def before_making(sender: type[models.Model], instance: Any, raw: bool = False, **_: Any) -> None:
        if not raw and (changes or instance._state.adding):
            checked = subject(instance)
            if checked is not None:
                hold(checked)

    name = f"editorial.gate.{model._meta.label_lower}"
    pre_save.connect(before_making, sender=model, dispatch_uid=name, weak=False)
