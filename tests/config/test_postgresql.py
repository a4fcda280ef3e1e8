"""A kept connection to PostgreSQL: nothing is asked as long as it stands, and one that was ended is noticed."""

import socket
import time
from collections.abc import Iterator

import pytest
from config.postgresql.base import nothing_said
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people.models import User


@pytest.mark.parametrize("happens", ["nothing", "said", "left", "said and left"])
def test_whatever_the_server_says_is_seen(happens: str):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        if "said" in happens:
            theirs.send(b"!")
        if "left" in happens:
            theirs.close()
        assert nothing_said(ours) == (happens == "nothing")


@pytest.fixture
def kept() -> Iterator[None]:
    """As between two requests: the next use asks for the connection's health."""
    connection.ensure_connection()
    before = connection.health_check_enabled, connection.settings_dict["CONN_HEALTH_CHECKS"]
    connection.settings_dict["CONN_HEALTH_CHECKS"] = True
    connection.health_check_enabled, connection.health_check_done = True, False
    yield
    connection.health_check_enabled, connection.settings_dict["CONN_HEALTH_CHECKS"] = before


def process() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


# CI runs everything on both databases; on SQLite there is no server to be asked.
if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.usefixtures("kept")
    class TestServer:
        def test_one_that_stands_is_used_without_a_question(self, monkeypatch):
            monkeypatch.setattr("django.db.backends.postgresql.base.DatabaseWrapper.is_usable", None)
            first = process()
            connection.health_check_done = False
            with CaptureQueriesContext(connection) as seen:
                assert process() == first
            assert len(seen) == 1

        def test_one_that_the_server_ended_is_replaced(self):
            first = process()
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [first])
            other.close()
            time.sleep(0.2)
            connection.health_check_done = False
            assert User.objects.count() >= 0
            assert process() != first

        def test_a_notice_that_waits_is_no_end(self):
            with connection.cursor() as cursor:
                cursor.execute("LISTEN something")
            first = process()
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute("NOTIFY something, 'said'")
            other.close()
            time.sleep(0.2)
            connection.health_check_done = False
            assert process() == first
