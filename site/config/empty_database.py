"""An empty SQLite database as the migrations make it, written down as SQL: read in a second, migrated in half a minute.

`empty_database.sql` is made by `manage write_empty_database`, and `./run check` compares it with the migrations. A file
that is behind does no harm: `migrate` applies what it lacks.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_suffix(".sql")
# What is different in every database; the SQL makes it anew.
MADE_ANEW = {
    ("django_migrations", "applied"): "strftime('%Y-%m-%d %H:%M:%f', 'now')",
    ("wagtailcore_page", "translation_key"): "lower(hex(randomblob(16)))",
}
# A virtual table brings these tables of its own.
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
# Indexes and triggers after the rows: so they are filled once, and nothing is triggered.
BEFORE_ROWS, AFTER_ROWS = ("table",), ("index", "trigger", "view")


def begin(path: Path) -> bool:
    """Write the empty database to `path`, all of it or nothing; False where a database stands already."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return False
        try:
            connection.executescript(FILE.read_text("utf-8"))
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
    connection.close()
    return True


def from_migrations() -> str:
    """The SQL of a database that the migrations have just made in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DONGUI_VAR": folder, "DATABASE_URL": ""}
        (Path(folder) / "assets").mkdir()
        migrate = [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        with sqlite3.connect(Path(folder) / "dongui.sqlite3") as connection:
            lines = list(statements(connection))
        connection.close()
    return "\n".join(["BEGIN IMMEDIATE;", *lines, "COMMIT;", ""])


def statements(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    made = rows.fetchall()
    virtual = [name for _, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    shadows = {name + ending for name in virtual for ending in SHADOWS} | {"sqlite_sequence"}
    kept = [(kind, name, sql) for kind, name, sql in made if name not in shadows]
    tables = [name for kind, name, _ in kept if kind == "table" and name not in virtual]
    yield from (f"{sql};" for kind, _, sql in kept if kind in BEFORE_ROWS)
    for table in tables:
        yield from inserts(connection, table)
    yield from (f"{sql};" for kind, _, sql in kept if kind in AFTER_ROWS)


def inserts(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    quoted = ", ".join(f"""quote("{column}")""" for column in columns)
    for row in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid'):
        values = (MADE_ANEW.get((table, column), value) for column, value in zip(columns, row, strict=True))
        yield f'INSERT INTO "{table}" VALUES ({", ".join(values)});'
