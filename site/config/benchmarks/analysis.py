"""What the analysis of a quiz that thousands have taken costs, from the rows of the database to the report."""

import time
from random import Random

from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone
from editorial.gate import vetted
from people.models import User
from people.rights import settle
from people.roles import Role

from quizzes import reporting_items
from quizzes.models import Attempt, QuizVersion, Response
from quizzes.versions import write

from .copying import on_a_copy
from .row import Row, middle

ATTEMPTS, ITEMS, TURNS = 20_000, 10, 3
SLUG = "BENCH-1"
AT_ONCE = 2_000  # rows in one INSERT


def item_analysis(*, attempts: int = ATTEMPTS, items: int = ITEMS) -> Row:
    """An editor opens the analysis of a quiz that so many officers have handed in."""
    with on_a_copy():
        answered(quiz_with(items), attempts)
        editor = an_editor()
        seconds = [look(editor) for _ in range(TURNS)]
    return Row(
        f"item analysis, {attempts:,} attempts x {items} items",
        {"seconds": middle(seconds), "database": connection.vendor},
        goal="<= 2 s",
        met=middle(seconds) <= 2,
    )


def look(editor: User) -> float:
    begun = time.perf_counter()
    reporting_items.look(by=editor, quiz_slug=SLUG, language="ko")
    return time.perf_counter() - begun


def an_editor() -> User:
    settle()
    user = User.objects.create_user(email="bench-editor@dongui.example", password=None)
    user.groups.set([Group.objects.get(name=Role.EDITOR.value)])
    return user


def quiz_with(items: int) -> QuizVersion:
    text = {"ko": "한 문장", "en": "A sentence"}
    options = [{"key": key, "text": text, "correct": key == "a", "feedback": text} for key in "abcd"]
    asked = [
        {"key": f"q{number}", "kind": "choice_one", "stem": text, "options": options}
        for number in range(1, items + 1)
    ]
    with vetted("a benchmark's copy of the database"):
        return write(data={"unit": SLUG, "tier": "police", "title": text, "items": asked})


def answered(version: QuizVersion, attempts: int) -> None:
    """Everybody with a skill of their own answers each item once; the rest of the answers fall by chance."""
    draw, now = Random(1), timezone.now()
    people = User.objects.bulk_create(
        (User(email=f"bench-item-{number}@dongui.example") for number in range(attempts)), batch_size=AT_ONCE
    )
    rows = Attempt.objects.bulk_create(
        (Attempt(user=one, version=version, form="a", submitted=now, right=0) for one in people),
        batch_size=AT_ONCE,
    )
    keys = [item.key for item in version.read().of_form("a")]
    said = []
    for row in rows:
        skill = draw.random()
        for sequence, key in enumerate(keys, start=1):
            right = draw.random() < skill
            said.append(
                Response(
                    attempt=row,
                    sequence=sequence,
                    item=key,
                    number=1,
                    answer="a" if right else draw.choice("bcd"),
                    score=float(right),
                    right=right,
                )
            )
    Response.objects.bulk_create(said, batch_size=AT_ONCE)
