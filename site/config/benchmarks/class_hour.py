"""A class and a school at a delivered quiz, through the real pages: what an answer costs, and an hour of 300 pupils."""

import http.client
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from language.tiers import Tier
from people.models import User
from people.rights import settle
from people.roles import Role

from quizzes.deliveries import deliver
from quizzes.groups import MOST_PLACES, come_in, issue_cards, open_group
from quizzes.models import PupilAttempt, PupilResponse, QuizVersion
from quizzes.seats import cookie_name

from .answers import AT_ONCE, FORERUNNERS, KOLIBRI, bare_server, least, statements
from .browsing import Reader, Request
from .copying import on_a_copy
from .processes import cpu_seconds
from .row import Row
from .server import Load, Server, burst, serving

QUESTIONS = 10
PUPILS = 300
WITHIN = 60.0  # seconds in which everybody opens the quiz
PAUSE = (1.0, 4.0)  # seconds to read a question: short ones, so that more come together


@dataclass(frozen=True)
class Seat:
    """A pupil's place: the address of the quiz, and the secret of the browser."""

    path: str
    secret: str

    def reader(self) -> Reader:
        return Reader(self.path, {cookie_name(): self.secret})


def put_to_pupils(count: int) -> list[Seat]:
    """Groups of one teacher, the same test for each, and everybody in their place."""
    settle()
    teacher = User.objects.create_user(email="bench-teacher@dongui.example", password=None)
    teacher.groups.set([Group.objects.get(name=Role.TEACHER.value)])
    slug = quiz_with(QUESTIONS)
    seats: list[Seat] = []
    for first in range(0, count, MOST_PLACES):
        group = open_group(by=teacher, tier=Tier.M.value)
        settings = {"mode": "test", "shuffled": True}
        delivery = deliver(by=teacher, quiz_slug=slug, group_id=group.pk, settings=settings)
        wanted = min(MOST_PLACES, count - first)
        cards = issue_cards(by=teacher, group_id=group.pk, count=wanted)
        path = f"/ko/class/quiz/{delivery.pk}/"
        seats += [Seat(path, come_in(group_id=group.pk, code=code)) for _, code in cards]
    return seats


def quiz_with(questions: int) -> str:
    """A lesson's quiz for middle school that asks so many, or more."""
    for version in QuizVersion.objects.filter(quiz__tier=Tier.M.value, aside=False).order_by("quiz__slug"):
        if len(version.read().of_form("a")) >= questions:
            return version.quiz.slug
    raise LookupError(f"no quiz asks {questions} questions; load the curriculum first")


def one_answer() -> Row:
    """Thirty pupils of a class answer at once; beside it, one INSERT a request and nothing around it."""
    with on_a_copy() as address:
        seats = put_to_pupils(AT_ONCE + FORERUNNERS + 1)
        sql, commits = statements_of(seats.pop())
        readers = [seat.reader() for seat in seats]
        with serving("config.wsgi", DATABASE_URL=address) as site, bare_server(address) as bare:
            answers_of(site, bare, readers[:FORERUNNERS])
            before = PupilResponse.objects.count()
            ours, floor = answers_of(site, bare, readers[FORERUNNERS:])
        stored = PupilResponse.objects.count() - before
    lost = len(ours.waits) - stored
    share = ours.per_second / floor.per_second
    return Row(
        "one answer, in class",
        {
            "per_second": ours.per_second,
            "times_kolibri": ours.per_second / KOLIBRI,
            "share_of_ceiling": share,
            "cpu_ms": ours.cpu_ms,
            "p95_ms": ours.p95_ms,
            "sql": sql,
            "commits": commits,
            "answers": len(ours.waits),
            "lost": lost,
            "errors": ours.errors,
            "database": connection.vendor,
        },
        goal=f">= 5 x Kolibri's {KOLIBRI}/s, on PostgreSQL >= 40 % of the ceiling, <= 4 SQL, one commit, 0 lost",
        met=ours.per_second >= 5 * KOLIBRI
        and (share >= 0.4 or connection.vendor != "postgresql")
        and (sql <= 4 and commits == 1 and lost == 0 and ours.errors == 0),
        ceiling={"per_second": floor.per_second, "cpu_ms": floor.cpu_ms},
    )


def answers_of(site: Server, bare: Server, readers: Sequence[Reader]) -> tuple[Load, Load]:
    """Everybody opens the quiz, begins and answers question after question, in turn with the ceiling.

    Only the answers are measured.
    """
    burst(site, [reader.open for reader in readers])
    burst(site, [reader.press("start") for reader in readers])
    ours, floor = Load(0, 0, (), 0), Load(0, 0, (), 0)
    for _ in range(QUESTIONS):
        ours += burst(site, [one.press("answer") for one in readers if one.sees("answer")])
        floor += least(bare)
    return ours, floor


def statements_of(seat: Seat) -> tuple[int, int]:
    """What a pupil's first answer asks of the database."""
    client = Client(HTTP_HOST="localhost")
    client.cookies[cookie_name()] = seat.secret
    client.get(seat.path)
    begun = client.post(seat.path, {"do": "start"}, headers={"Sec-Fetch-Site": "same-origin"})
    return statements(client, seat.path, begun.content.decode(), "answer")


def school_hour(*, pupils: int = PUPILS, within: float = WITHIN, pause: tuple[float, float] = PAUSE) -> Row:
    """Three hundred pupils open a quiz within a minute and answer ten questions each."""
    chance = random.Random(2026)
    with on_a_copy() as address:
        seats = put_to_pupils(pupils)
        before = PupilResponse.objects.count()
        with serving("config.wsgi", DATABASE_URL=address) as site:
            begun = time.monotonic()
            spent = cpu_seconds(site.pid)
            waits, errors = everybody(site, seats, within, pause, chance)
            took, spent = time.monotonic() - begun, cpu_seconds(site.pid) - spent
        stored = PupilResponse.objects.count() - before
        done = PupilAttempt.objects.exclude(submitted=None).count()
    load = Load(spent, took, tuple(sorted(waits)), errors)
    lost = pupils * QUESTIONS - stored
    return Row(
        "school hour: 300 pupils x 10 answers",
        {
            "pupils": pupils,
            "handed_in": done,
            "answers": stored,
            "lost": lost,
            "errors": errors,
            "p95_ms": load.p95_ms,
            "cpu_ms": load.cpu_ms,
            "seconds": took,
            "database": connection.vendor,
        },
        goal="all hand in, no error, nothing lost, p95 <= 170 ms",
        met=done == pupils and errors == 0 and lost == 0 and load.p95_ms <= 170,
    )


def everybody(
    site: Server, seats: Sequence[Seat], within: float, pause: tuple[float, float], chance: random.Random
) -> tuple[list[float], int]:
    """Every pupil in a thread of their own; the waits of all requests, and how many failed."""
    waits: list[float] = []
    failed: list[Exception] = []
    plans = [(seat, chance.uniform(0, within), chance.random()) for seat in seats]

    def pupil(seat: Seat, start: float, seed: float) -> None:
        own = random.Random(seed)
        reader = seat.reader()
        steps: list[Callable[[], Request]] = [lambda: reader.open, lambda: reader.press("start")]
        steps += [lambda: reader.press("answer")] * QUESTIONS
        time.sleep(start)
        for step in steps:
            try:
                request = step()
                sent = time.monotonic()
                request(http.client.HTTPConnection("127.0.0.1", site.port, timeout=60))
            except Exception as error:  # a request that fails is a figure here
                failed.append(error)
                return
            waits.append(time.monotonic() - sent)
            time.sleep(own.uniform(*pause))

    threads = [threading.Thread(target=pupil, args=plan) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits, len(failed)
