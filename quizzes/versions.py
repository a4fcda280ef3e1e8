"""Write a version of a quiz: the only way in which what a quiz asks ever changes."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from .bank import plant
from .domain.content import Content, content_data, fingerprint, parse_content
from .models import ItemVersion, Quiz, QuizVersion


@transaction.atomic
def write(
    *,
    data: Any,
    by: Any = None,
    drawn: Mapping[str, ItemVersion] | None = None,
    how: Any = None,
    aside: bool = False,
) -> QuizVersion:
    """Make `data` the newest version of its quiz and return it; equal content makes no new one.

    `by` is the editor; the loader names nobody. `drawn` tells which items came from the bank, `how` by which plan and
    seed. A version `aside` is made for one delivery and is never the quiz's newest. Raises Fault where the data is no
    sound quiz.
    """
    content = parse_content(data)
    plain = content_data(content)
    if by is not None and not aside and not by.has_perm("quizzes.change_quiz"):
        raise PermissionDenied
    quiz = quiz_of(content)
    newest = None if aside else quiz.newest
    if newest is not None and newest.content_hash == fingerprint(plain):
        plant(version=newest, drawn=drawn)
        return newest
    last = quiz.versions.first()
    version = QuizVersion.objects.create(
        quiz=quiz,
        number=last.number + 1 if last else 1,
        content=plain,
        content_hash=fingerprint(plain),
        author=by,
        aside=aside,
        drawn=how,
    )
    plant(version=version, drawn=drawn)
    return version


def quiz_of(content: Content) -> Quiz:
    """The quiz of this content, locked: two editors who save at once get one version each."""
    quiz, _ = Quiz.objects.select_for_update().get_or_create(
        slug=content.code, defaults={"tier": content.tier}
    )
    if quiz.tier != content.tier:
        quiz.tier = content.tier
        quiz.save(update_fields=["tier"])
    return quiz
