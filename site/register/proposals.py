"""Proposed wordings for what has no drafts of its own: kept until a second person takes them over or declines."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Proposal
from .usage import CannotDraft, Drafted, Path, Rewording

# Keyword arguments: thing, texts (path → Rewording), why, by. Changes the thing itself.
Taker = Callable[..., None]
_takers: dict[str, Taker] = {}
_rights: dict[str, Callable[[Any], bool]] = {}


def register(name: str, taker: Taker, may: Callable[[Any], bool]) -> None:
    """A room names how a proposal that was taken over is written, and who may propose and decide."""
    _takers[name] = taker
    _rights[name] = may


class Outdated(Exception):
    """The text has changed since the proposal was made; the message is a sentence for the editor."""


def propose(
    *, room: str, thing: str, title: str, url: str, texts: Mapping[Path, Rewording], why: str, by: Any
) -> Drafted:
    """Keep new wordings of one thing. Raises CannotDraft where the person may not change it."""
    if not may_decide(room, by):
        said = _("You may not change “{title}”.")
        raise CannotDraft(said.replace("{title}", title))
    rows = [
        {"path": list(path), "place": one.place, "before": one.before, "after": one.after}
        for path, one in texts.items()
    ]
    made = Proposal.objects.create(room=room, thing=thing, title=title, url=url, texts=rows, why=why, by=by)
    return Drafted(title, reverse("register_proposal", args=[made.pk]))


def may_decide(room: str, person: Any) -> bool:
    return room in _rights and _rights[room](person)


@transaction.atomic
def settle(*, proposal: Proposal, take: bool, by: Any) -> Proposal:
    """Take a waiting proposal over, or decline it. Raises PermissionDenied, Outdated."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not may_decide(held.room, by):
        raise PermissionDenied
    if held.state != Proposal.State.WAITING:
        raise Outdated(_("This proposal has been settled already."))
    if take:
        texts = {
            tuple(row["path"]): Rewording(row["place"], row["before"], row["after"]) for row in held.texts
        }
        _takers[held.room](thing=held.thing, texts=texts, why=held.why, by=by)
    held.state = Proposal.State.TAKEN if take else Proposal.State.DECLINED
    held.settled_by, held.settled_at = by, timezone.now()
    held.save()
    return held


def at(data: Any, path: Path) -> Any:
    """The value at a path of plain data: names of groups, numbers of list entries; None where there is none."""
    for step in path:
        if isinstance(data, list) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


def put(data: Any, path: Path, rewording: Rewording) -> None:
    """Write a text into plain data in its place. Raises Outdated unless it still says what it said."""
    holder = at(data, path[:-1])
    if at(data, path) != rewording.before or not isinstance(holder, dict | list):
        said = _("The text has changed since: “{text}”. Please look at it again.")
        raise Outdated(said.replace("{text}", rewording.before[:80]))
    if isinstance(holder, list):
        holder[int(path[-1])] = rewording.after
    else:
        holder[path[-1]] = rewording.after


def waiting() -> Any:
    return Proposal.objects.filter(state=Proposal.State.WAITING).select_related("by")
