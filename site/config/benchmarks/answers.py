"""What one answer costs: a pupil's, which is graded and forgotten, and an officer's, which is kept."""

import http.client
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quizzes.models import Response

from .browsing import FROM_OURS, Forms, Reader, Request, posting
from .ceiling import TABLE
from .copying import on_a_copy
from .officers import browser_of, new_officer
from .pages import CEILING, PLAIN, TURNS, warm
from .row import Row, middle
from .server import Load, Server, burst, serving

PUPILS_QUIZ = "/ko/learn/e3/e3-2/quiz/"
OFFICERS_QUIZ = "/ko/learn/police/p-4/quiz/"
KOLIBRI = 33  # answers a second for 30 pupils at once, its best (docs/operations/speed.md)
AT_ONCE = 30
FORERUNNERS = 6  # answer first, so that both workers have read every template; they are not measured
ROUNDS = 6


def self_study() -> Row:
    """Thirty pupils answer the first question at once, again and again."""
    with serving("config.wsgi") as site:
        warm(site, PUPILS_QUIZ)
        answer = first_answer(site)
        loads = [burst(site, [answer] * AT_ONCE, each=8) for _ in range(TURNS)]
    per_second, cpu = middle([load.per_second for load in loads]), middle([load.cpu_ms for load in loads])
    errors = sum(load.errors for load in loads)
    client = Client(**PLAIN)
    sql, _ = statements(client, PUPILS_QUIZ, client.get(PUPILS_QUIZ).content.decode(), "answer")
    return Row(
        "one answer, self-study",
        {
            "per_second": per_second,
            "times_kolibri": per_second / KOLIBRI,
            "cpu_ms": cpu,
            "p95_ms": middle([load.p95_ms for load in loads]),
            "sql": sql,
            "errors": errors,
        },
        goal=f">= 5 x Kolibri's {KOLIBRI}/s, <= 4 SQL, no error",
        met=per_second >= 5 * KOLIBRI and sql <= 4 and errors == 0,
    )


def first_answer(site: Server) -> Request:
    """The answer to the first question, as a browser would send it."""
    reader = Reader(PUPILS_QUIZ)
    reader.open(http.client.HTTPConnection("127.0.0.1", site.port))
    return posting(PUPILS_QUIZ, reader.body("answer"))


def statements(client: Client, path: str, html: str, button: str) -> tuple[int, int]:
    """How many statements and commits it takes to press a button of a page in this process."""
    fields = Forms(html).with_button(button)
    with CaptureQueriesContext(connection) as seen:
        client.post(path, fields, headers={"Sec-Fetch-Site": FROM_OURS["Sec-Fetch-Site"]})
    said = [query["sql"].strip().upper() for query in seen.captured_queries]
    asked, commits, is_open = 0, 0, False
    for sql in said:
        begins, ends = sql.startswith(("BEGIN", "START TRANSACTION")), sql.startswith("COMMIT")
        is_open = begins or (is_open and not ends)
        asked += not begins and not ends
        # What is written outside a transaction is committed by itself.
        commits += ends or (not is_open and sql.startswith(("INSERT", "UPDATE", "DELETE")))
    return asked, commits


def kept() -> Row:
    """Thirty officers answer at once; beside it, one INSERT a request and nothing around it, on the same database."""
    with on_a_copy() as address:
        browsers = [browser_of(new_officer(number)) for number in range(AT_ONCE + FORERUNNERS + 1)]
        sql, commits = statements_of(browsers.pop())
        readers = [Reader(OFFICERS_QUIZ, {k: v.value for k, v in one.cookies.items()}) for one in browsers]
        with serving("config.wsgi", DATABASE_URL=address) as site, bare_server(address) as bare:
            answers_of(site, bare, readers[:FORERUNNERS])
            before = Response.objects.count()
            ours, floor = answers_of(site, bare, readers[FORERUNNERS:])
        stored = Response.objects.count() - before
    share, lost = ours.per_second / floor.per_second, len(ours.waits) - stored
    on_postgresql = connection.vendor == "postgresql"
    return Row(
        "one answer, kept",
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
        and (share >= 0.4 or not on_postgresql)
        and (sql <= 4 and commits == 1 and lost == 0 and ours.errors == 0),
        ceiling={"per_second": floor.per_second, "cpu_ms": floor.cpu_ms},
    )


def statements_of(client: Client) -> tuple[int, int]:
    """What an officer's first answer asks of the database."""
    begin = client.get(OFFICERS_QUIZ).content.decode()
    page = client.post(OFFICERS_QUIZ, Forms(begin).with_button("start")).content.decode()
    return statements(client, OFFICERS_QUIZ, page, "answer")


def answers_of(site: Server, bare: Server, readers: Sequence[Reader]) -> tuple[Load, Load]:
    """Everybody answers question after question; only the answers are measured, not the turning of pages.

    Beside them the ceiling, in turn: a machine that others use too gives both the same minutes.
    """
    burst(site, [reader.open for reader in readers])
    burst(site, [reader.press("start") for reader in readers])
    ours, floor = Load(0, 0, (), 0), Load(0, 0, (), 0)
    for _ in range(ROUNDS):
        burst(site, [reader.press("next") for reader in readers if reader.sees("next")])
        ours += burst(site, [reader.press("answer") for reader in readers if reader.sees("answer")])
        floor += least(bare)
    return ours, floor


@contextmanager
def bare_server(address: str) -> Iterator[Server]:
    """The same server and database for a row a request."""
    with connection.cursor() as cursor:
        key = (
            "integer PRIMARY KEY" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
        )  # as our own rows have one
        cursor.execute(f"CREATE TABLE {TABLE} (id {key}, said text NOT NULL)")
    with serving(f"{CEILING}('9000', '{address}')") as bare:
        warm(bare, "/")
        least(bare)
        yield bare


def least(bare: Server) -> Load:
    """The ceiling: rows sent as our answers are, one each and all at once."""
    return burst(bare, [posting("/kept", "said=1")] * AT_ONCE)
