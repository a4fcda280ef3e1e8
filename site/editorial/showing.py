"""What the panel beside a form shows: findings by block, what was let pass, the day of review, links for outsiders."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from language.lexicon import Lexicon
from register.checking import lexicon
from wagtail.models import Page

from . import checks, outside, overriding, reviewing
from .checks import Place, Reader
from .domain.agenda import urgency
from .domain.looking import Finding, retold
from .domain.reading import from_data, text_hash
from .models import LastCheck, ReviewDate
from .wording import SOUND, kind_of, language_name, why


@dataclass(frozen=True)
class Shown:
    """One finding as an editor reads it."""

    finding: Finding
    kind: str
    why: str
    place: Place
    url: str
    is_let_pass: bool = False
    with_language: bool = False

    @property
    def can_replace(self) -> bool:
        """A word has a word to take its place; a framing needs another sentence."""
        return self.finding.check == "words" and bool(self.finding.suggest and self.place.content_path)

    @property
    def language(self) -> str:
        return language_name(self.finding.language) if self.with_language else ""


@dataclass
class Group:
    """The findings of one block."""

    label: str
    shown: list[Shown] = field(default_factory=list)


def panel_for(instance: Any, user: Any) -> dict[str, Any]:
    """Context of the panel for a row as it stands in memory."""
    reader = checks.reader_of(instance)
    words = lexicon()
    readings = list(reader.readings(instance))
    found = list(checks.found_in(readings, get_language(), words))
    blocked = overriding.left_over(
        instance=instance,
        errors=[finding for finding in found if finding.is_error],
        text_hash=text_hash(readings),
    )
    passed = {finding.key for finding in found if finding.is_error} - {finding.key for finding in blocked}
    shown = [shown_of(finding, reader, instance, words, passed) for finding in found]
    errors = sum(finding.is_error for finding in found)
    return {
        "instance": instance,
        "kind": kind_of_model(instance),
        "groups": grouped(shown),
        "errors": errors,
        "warnings": len(found) - errors,
        "count": len(found),
        "sound": sound(reader, instance, found),
        "stops": reader.stops_readers_of(instance),
        "is_stopped": bool(blocked) and reader.stops_readers_of(instance),
        "overrides": overriding.given_for(instance),
        # What is published as it is saved is let pass together with the form.
        "is_unsaved": not reader.is_page,
        "may_override": overriding.may_override(user) and bool(blocked) and bool(instance.pk),
        "review": review_of(instance, reader, user),
        "outside": outside_of(instance, user),
    }


def kind_of_model(instance: Any) -> dict[str, str]:
    meta = instance._meta
    return {"app": meta.app_label, "model": meta.model_name}


def shown_of(
    finding: Finding, reader: Reader, instance: Any, words: Lexicon, passed: Iterable[Any] = ()
) -> Shown:
    place = reader.place(instance, finding.path)
    url = reader.edit_url(instance) if instance.pk else ""
    if place.content_path and url:
        url = f"{url}#:w:contentpath={place.content_path}"
    return Shown(
        finding=finding,
        kind=kind_of(finding, words),
        why=why(finding),
        place=place,
        url=url,
        is_let_pass=finding.key in passed,
        with_language=not reader.language(instance) and bool(finding.language),
    )


def grouped(shown: Iterable[Shown]) -> list[Group]:
    """By block in the order of the text; within one what must be changed stands first, the whole text at the end."""
    groups: dict[str, Group] = {}
    for one in shown:
        label = " › ".join(one.place.label.split(" › ")[:2]) or str(_("The whole text"))
        groups.setdefault(label, Group(label)).shown.append(one)
    for group in groups.values():
        group.shown.sort(key=lambda one: not one.finding.is_error)
    return sorted(groups.values(), key=lambda group: group.label == str(_("The whole text")))


def sound(reader: Reader, instance: Any, found: Iterable[Finding]) -> list[str]:
    """What is in order: the checks of this kind of row that found nothing."""
    named = {finding.check for finding in found} | (set() if reader.is_reviewed(instance) else {"review"})
    return [str(SOUND[name]) for name in reader.looks_at if name not in named]


def review_of(instance: Any, reader: Reader, user: Any) -> dict[str, Any] | None:
    if not instance.pk or not reader.is_reviewed(instance):
        return None
    row = ReviewDate.objects.about(instance).select_related("owner").first()
    due = reviewing.due_by(reader, instance, row)
    may_set = reviewing.may_set(user) and not reader.reviews_itself
    return {
        "due": due,
        "urgency": urgency(due, checks.today()),
        "owner": row.owner if row else getattr(instance, "owner", None),
        "people": reviewing.owners() if may_set else [],
        "may_set": may_set,
    }


def outside_of(instance: Any, user: Any) -> dict[str, Any] | None:
    """The links of a page that is on its way through the review."""
    if not isinstance(instance, Page) or not instance.pk:
        return None
    state = instance.current_workflow_task_state
    links = outside.links_of(instance)
    may_invite = state is not None and outside.may_invite(user, state)
    if not links and not may_invite:
        return None
    return {
        "state": state,
        "step": state.task.name if state else "",
        "may_invite": may_invite,
        "is_police": state is not None and outside.is_police(state),
        "links": [{"link": link, "may_revoke": outside.may_revoke(user, link)} for link in links],
    }


def report_rows(rows: Iterable[LastCheck], only: str = "") -> list[dict[str, Any]]:
    """Rows of the report with their findings in words; `only` is the name of one check, empty for all of them."""
    words, language = lexicon(), get_language() or settings.LANGUAGE_CODE
    shown = []
    for row in rows:
        reader = checks.reader_for(row.content_type.model_class())
        if reader is None or row.subject is None:
            continue
        url = reader.edit_url(row.subject)
        found = [line for data in row.findings if (line := report_line(data, url, words, language))]
        shown.append(
            {
                "row": row,
                "url": url,
                "kind": str(reader.model._meta.verbose_name),
                "language": language_name(row.language),
                "tier": row.tier.upper() if len(row.tier) < 3 else row.tier,
                "findings": [line for line in found if not only or line["check"] == only],
            }
        )
    return shown


def report_line(data: dict[str, Any], url: str, words: Lexicon, language: str) -> dict[str, Any]:
    finding = retold(from_data(data), words, language)
    at = data.get("at", "")
    return {
        "check": finding.check,
        "kind": kind_of(finding, words),
        "text": finding.text,
        "why": why(finding),
        "suggest": finding.suggest,
        "is_error": finding.is_error,
        "url": f"{url}#:w:contentpath={at}" if at and url else url,
    }


def kinds_of_rows() -> list[tuple[str, str]]:
    """Every kind of row that is checked, for the filter: id of the content type and name."""
    found = [
        (str(ContentType.objects.get_for_model(reader.model).pk), str(reader.model._meta.verbose_name))
        for reader in checks.readers()
    ]
    return sorted(found, key=lambda kind: kind[1])
