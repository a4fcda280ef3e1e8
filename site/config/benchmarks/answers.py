"""What one answer costs: a pupil's, which is graded and forgotten, and an officer's, which is kept."""

import http.client
import time
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from people.demo import enrol
from people.models import User
from people.rights import settle
from people.roles import Role

from .browsing import Reader, Request, getting, posting
from .ceiling import TABLE
from .copying import on_a_copy
from .pages import CEILING, CLIENTS, TURNS, warm
from .row import Row, middle
from .server import Load, Server, burst, serving

PUPILS_QUIZ = "/ko/learn/e3/e3-2/quiz/"
OFFICERS_QUIZ = "/ko/learn/police/p-4/quiz/"
KOLIBRI = 33  # answers a second for 30 pupils at once, its best; docs/operations/speed.md
PUPILS = 30
OFFICERS = 30
ROUNDS = 5
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def self_study() -> Row:
    """Thirty pupils answer the first question at once, again and again."""
    with serving("config.wsgi") as site:
        warm(site, PUPILS_QUIZ)
        loads = [burst(site, [answering(site)] * PUPILS, each=8) for _ in range(TURNS)]
    per_second, errors = middle([load.per_second for load in loads]), sum(load.errors for load in loads)
    cpu, sql = middle([load.cpu_ms for load in loads]), statements(Client(HTTP_HOST="localhost"), PUPILS_QUIZ)
    return Row(
        "one answer, self-study",
        {
            "per_second": per_second,
            "times_kolibri": per_second / KOLIBRI,
            "cpu_ms": cpu,
            "p95_ms": middle([load.p95_ms for load in loads]),
            **sql,
            "errors": errors,
        },
        goal=">= 5 x Kolibri's 33/s, <= 4 SQL, 0 lost",
        met=per_second >= 5 * KOLIBRI and sql["sql"] <= 4 and errors == 0,
    )


def answering(site: Server) -> Request:
    """The answer to the first question, as a browser would send it."""
    reader = Reader(PUPILS_QUIZ)
    reader.open(http.client.HTTPConnection("127.0.0.1", site.port))
    return posting(PUPILS_QUIZ, reader.body("answer"))


def kept() -> Row:
    """Thirty officers answer their questions at once; beside it, one INSERT a request with nothing around it."""
    with on_a_copy() as address:
        officers = [officer(number) for number in range(OFFICERS)]
        sql = kept_statements()
        with serving("config.wsgi", DATABASE_URL=address) as site:
            ours = all_answers(site, [Reader(OFFICERS_QUIZ, cookies) for cookies in officers])
        floor = least(address)
        stored = responses()
    asked = len(ours.waits) + ours.errors
    share = ours.per_second / floor.per_second
    return Row(
        "one answer, kept",
        {
            "per_second": ours.per_second,
            "times_kolibri": ours.per_second / KOLIBRI,
            "share_of_ceiling": share,
            "cpu_ms": ours.cpu_ms,
            "p95_ms": ours.p95_ms,
            **sql,
            "answers": asked,
            "lost": asked - stored,
            "errors": ours.errors,
            "database": connection.vendor,
        },
        goal=">= 5 x Kolibri's 33/s, >= 40 % of the ceiling on PostgreSQL, <= 4 SQL, one commit, 0 lost",
        met=ours.per_second >= 5 * KOLIBRI
        and (share >= 0.4 or connection.vendor != "postgresql")
        and sql["sql"] <= 4
        and sql["commits"] == 1
        and asked == stored,
        ceiling={"per_second": floor.per_second, "cpu_ms": floor.cpu_ms},
    )
