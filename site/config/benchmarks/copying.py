"""Measure on a copy of the database, so that no answer of a benchmark ever counts."""

import os
import secrets
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection


@contextmanager
def on_a_copy() -> Iterator[str]:
    """Turn this process to a copy of the database until the block ends; the copy's address is for servers."""
    name = connection.settings_dict["NAME"]
    connection.close()
    try:
        if connection.vendor == "sqlite":
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                yield from sqlite_copy(str(name), Path(folder) / "copy.sqlite3")
        else:
            yield from postgresql_copy(str(name), f"bench_{secrets.token_hex(4)}")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


def sqlite_copy(source: str, target: Path) -> Iterator[str]:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    connection.settings_dict["NAME"] = str(target)
    yield f"sqlite:///{target}"
    connection.close()


def postgresql_copy(source: str, target: str) -> Iterator[str]:
    import psycopg

    address = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(address._replace(path="/postgres").geturl(), autocommit=True) as maker:
        maker.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        try:
            connection.settings_dict["NAME"] = target
            yield address._replace(path=f"/{target}").geturl()
        finally:
            connection.close()
            maker.execute(f'DROP DATABASE "{target}" WITH (FORCE)')
