"""Write a version of a quiz: the only way in which what a quiz asks ever changes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from .domain.content import content_data, fingerprint, parse_content
from .models import Quiz, QuizVersion


@transaction.atomic
def write(*, data: Any, by: Any = None) -> QuizVersion:
    """Make `data` the newest version of its quiz and return it; equal content makes no new one.

    `by` is the editor; the loader names nobody. Raises Fault where the data is no sound quiz.
    """
    content = parse_content(data)
    plain = content_data(content)
    if by is not None and not by.has_perm("quizzes.change_quiz"):
        raise PermissionDenied
    quiz, _ = Quiz.objects.select_for_update().get_or_create(
        slug=content.code, defaults={"tier": content.tier}
    )
    if quiz.tier != content.tier:
        quiz.tier = content.tier
        quiz.save(update_fields=["tier"])
    newest = quiz.newest
    if newest is not None and newest.content_hash == fingerprint(plain):
        return newest
    return QuizVersion.objects.create(
        quiz=quiz,
        number=newest.number + 1 if newest else 1,
        content=plain,
        content_hash=fingerprint(plain),
        author=by,
    )
