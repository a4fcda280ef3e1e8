"""Load a quiz from its data file, keeping what an editor changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from .domain.content import Content, content_data, fingerprint, parse_content
from .models import Purpose, Quiz
from .versions import write


@dataclass
class Report:
    """What a load did: versions made, and sentences about quizzes that were kept as an editor left them."""

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def content_from_data(data: Any) -> Content:
    """Read a quiz from plain data; raises Fault (a ValueError with `path`) at the first thing wrong."""
    return parse_content(data)


@transaction.atomic
def load(
    *,
    data: Any,
    overwrite: bool = False,
    purpose: str = "lesson",
    provenance: Mapping[str, Any] | None = None,
) -> Report:
    """Bring a quiz up to its data file. An editor's version stays the newest one unless `overwrite`.

    Of an instrument `provenance` says what it is and what its numbers mean.
    """
    content = parse_content(data)
    wanted = fingerprint(content_data(content))
    quiz = Quiz.objects.select_for_update().filter(slug=content.code).first()
    newest = quiz.newest if quiz else None
    report = Report()
    if newest is not None and newest.content_hash not in (wanted, quiz.loaded_hash) and not overwrite:
        report.kept.append(f"quiz {content.code}: version {newest.number} was edited on the site")
        return report
    version = write(data=data)
    if newest is None or version.pk != newest.pk:
        report.written.append(f"quiz {version}")
    told = {"loaded_hash": wanted, "purpose": Purpose(purpose), "provenance": dict(provenance or {})}
    Quiz.objects.filter(pk=version.quiz_id).update(**told)
    return report
