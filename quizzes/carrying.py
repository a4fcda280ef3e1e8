"""The way of a self-studying reader, written into a signed form field: nothing about it stays here."""

from django.core import signing

from .domain.items import FORMS
from .domain.walk import Lost, Walk, from_data, to_data
from .models import QuizVersion

# A tab that was left open over the holidays still goes on.
LONGEST = 60 * 60 * 24 * 60


def salt_of(version: QuizVersion) -> str:
    # The hash decides the order in which things are shown, so it binds the field without standing in it.
    return f"quizzes.carrying/{version.quiz_id}/{version.content_hash}"


def pack(walk: Walk, *, version: QuizVersion, form: str) -> str:
    """Write a walk as text that only we can have written: the numbers of what was chosen, never a key."""
    items = version.read().of_form(form)
    data = {"form": form, **to_data(walk, items, version.seed)}
    return signing.dumps(data, salt=salt_of(version), compress=True)


def unpack(text: str, *, version: QuizVersion) -> tuple[str, Walk]:
    """Read the form and the walk; raises Lost where it was changed, is too old or belongs to other questions."""
    try:
        data = signing.loads(text, salt=salt_of(version), max_age=LONGEST)
    except signing.BadSignature as error:
        raise Lost("this was not written here, or for other questions") from error
    form = data.get("form") if isinstance(data, dict) else None
    if form not in FORMS:
        raise Lost("this form is not known")
    return form, from_data(data, version.read().of_form(form), version.seed)
