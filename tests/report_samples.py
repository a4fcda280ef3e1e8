"""Groups that have answered, made row by row: what a report reads, without the pages that take the answers."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone
from editorial.gate import vetted
from quiz_samples import item_data, quiz_data, said

from quizzes.deliveries import deliver
from quizzes.domain.grading import grade
from quizzes.domain.items import Item
from quizzes.models import (
    Attempt,
    Delivery,
    Group,
    Participant,
    PupilAttempt,
    PupilResponse,
    QuizVersion,
    Response,
)
from quizzes.versions import write as write_version

CODE = "E3-95"
Says = Callable[[int, Item], Any]  # what person number n says to an item; None leaves it open


def write(data: Any) -> QuizVersion:
    with vetted("samples of a test"):
        return write_version(data=data)


def choices(
    count: int = 6, *, form: str = "a", outcomes: Sequence[str] = ("ask", "tell")
) -> list[dict[str, Any]]:
    return [
        item_data(
            "choice_one",
            f"{'q' if form == 'a' else 'r'}{at}",
            form=form,
            outcome=outcomes[at % len(outcomes)],
        )
        for at in range(count)
    ]


def one_form(code: str = CODE, count: int = 6) -> QuizVersion:
    return write(quiz_data(code, tier="e3", items=choices(count)))


def two_forms(code: str = CODE, count: int = 4) -> QuizVersion:
    return write(quiz_data(code, tier="e3", items=[*choices(count), *choices(count, form="b")]))


def norms(code: str = "NORMS-9") -> QuizVersion:
    stops = [{"key": f"p{at}", "text": said(f"stop {at}")} for at in range(1, 6)]
    pair = {"key": "n1", "kind": "scale", "pair": True, "stem": said("norm"), "scale": stops}
    return write(quiz_data(code, tier="e3", items=[pair]))


def places(group: Group, count: int) -> list[Participant]:
    held = group.participants.count()
    return Participant.objects.bulk_create(
        Participant(group=group, number=held + at, resume_hash=f"{group.pk}-{held + at}")
        for at in range(1, count + 1)
    )


def given(by: Any, group: Group | None, code: str = CODE, **more: Any) -> Delivery:
    return deliver(by=by, quiz_slug=code, group_id=group.pk if group else None, **more)


def hand_in(
    delivery: Delivery, people: Sequence[Any], says: Says, *, form: Callable[[int], str] = lambda at: "a"
) -> None:
    """Everybody hands in once, as `says` says; `form` gives the form of person number n."""
    pupils = delivery.group_id is not None
    attempts, responses = (PupilAttempt, PupilResponse) if pupils else (Attempt, Response)
    whose = "participant" if pupils else "user"
    now = timezone.now()
    rows = attempts.objects.bulk_create(
        attempts(
            **{whose: person},
            delivery=delivery,
            version=delivery.version,
            form=form(at),
            submitted=now,
            right=0,
        )
        for at, person in enumerate(people)
    )
    made = []
    for at, row in enumerate(rows):
        for sequence, item in enumerate(delivery.version.read().of_form(row.form), start=1):
            answer = says(at, item)
            marked = grade(item, answer)
            made.append(
                responses(
                    attempt=row,
                    sequence=sequence,
                    item=item.key,
                    number=1,
                    answer=answer,
                    score=marked.score,
                    right=marked.right,
                )
            )
    responses.objects.bulk_create(made, batch_size=1000)


def close(delivery: Delivery) -> Delivery:
    """Closed, and the grace is over."""
    delivery.closes = timezone.now() - timedelta(days=1)
    delivery.opens = None
    delivery.save(update_fields=["closes", "opens"])
    return delivery


def by_chance(seed: int, right: float = 0.6) -> Says:
    """Answers drawn at random; some leave a question open."""
    draw = Random(seed)

    def says(at: int, item: Item) -> Any:
        if draw.random() < 0.03:
            return None
        keys = [option.key for option in item.options]
        fits = next(option.key for option in item.options if option.correct)
        return fits if draw.random() < right else draw.choice(keys)

    return says
