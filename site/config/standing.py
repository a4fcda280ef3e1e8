"""Say by the exit code whether the database has been set up: 0 it has, 1 it has not, 3 it does not answer."""

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
STANDS, EMPTY, SILENT = 0, 1, 3
QUESTION = "SELECT count(*) FROM django_migrations"


def state(address: str, var: Path) -> tuple[int, str]:
    """The exit code, and for a database that does not answer the sentence that goes with it."""
    scheme = urlsplit(address).scheme
    if scheme in ("", "sqlite"):
        return sqlite(sqlite_file(address, var)), ""
    if scheme in ("postgres", "postgresql"):
        return postgres(address)
    return STANDS, ""  # of other databases Django says itself what is wrong


def sqlite_file(address: str, var: Path) -> Path:
    """Where SQLite's file lies: in `var` without an address, relative ones below the project."""
    return ROOT / unquote(urlsplit(address).path[1:]) if address else var / "dongui.sqlite3"


def sqlite(path: Path) -> int:
    if not path.is_file():
        return EMPTY
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            connection.execute(QUESTION)
        finally:
            connection.close()
    except sqlite3.Error:
        return EMPTY
    return STANDS


def postgres(address: str) -> tuple[int, str]:
    import psycopg

    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            connection.execute(QUESTION)
    except psycopg.errors.UndefinedTable:
        return EMPTY, ""
    except psycopg.Error as error:
        return SILENT, f"The database of DATABASE_URL does not answer: {str(error).strip().splitlines()[0]}"
    return STANDS, ""


def main() -> int:
    var = ROOT / os.environ.get("DONGUI_VAR", "var")
    code, sentence = state(os.environ.get("DATABASE_URL", ""), var)
    if sentence:
        sys.stderr.write(sentence + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
