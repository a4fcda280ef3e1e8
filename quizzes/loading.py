"""Load a quiz from its data file, keeping what an editor changed."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from .domain.content import Content, content_data, fingerprint, parse_content
from .models import Quiz
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
def load(*, data: Any, overwrite: bool = False) -> Report:
    """Bring a quiz up to its data file. An editor's version stays the newest one unless `overwrite`."""
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
    Quiz.objects.filter(pk=version.quiz_id).update(loaded_hash=wanted)
    return report
