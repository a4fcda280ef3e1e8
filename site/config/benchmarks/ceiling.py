"""The least that Django can cost under our server: views that return ready bytes or keep one row, nothing else."""

import sys
from typing import Any

import dj_database_url
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

TABLE = "bench_answer"
_ready = {"body": b""}


def ready(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_ready["body"], content_type="text/html; charset=utf-8")


def kept(request: HttpRequest) -> HttpResponse:
    """One row per post, in a transaction of its own."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (said) VALUES (%s)", [request.body.decode()[:200]])
    return ready(request)


urlpatterns = [re_path("^kept$", kept), re_path("", ready)]


def make(size: str = "20000", database: str = "") -> WSGIHandler:
    """The smallest site there is: answers of `size` bytes, and `database` (an address) for what is kept."""
    import django

    _ready["body"] = b"x" * int(size)
    options: dict[str, Any] = {"DATABASES": {"default": as_ours(database)}} if database else {}
    settings.configure(
        ROOT_URLCONF=sys.modules[__name__],
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        SECRET_KEY="nothing is signed here",
        **options,
    )
    django.setup()
    return WSGIHandler()


def as_ours(address: str) -> Any:
    """The database as our own settings open it: what differs then is what we do with it."""
    named = dj_database_url.parse(address, conn_max_age=60)
    if named["ENGINE"].endswith("sqlite3"):
        named["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    return named
