"""The empty database of a first start: all of it or nothing, never over one that stands, and what the migrations make.

`./run check` compares every word of it with the migrations; here stands what can be seen without running them.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from config import empty_database
from django.apps import apps
from django.db.migrations.loader import MigrationLoader


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    path = tmp_path / "begun.sqlite3"
    assert empty_database.begin(path)
    return path


class TestContents:
    @pytest.mark.django_db  # a migration of a package asks what the database can do while it is read
    def test_every_migration_is_in_it_and_none_besides(self, begun: Path):
        recorded = set(asked(begun, "SELECT app, name FROM django_migrations"))
        loader = MigrationLoader(None, load=False)
        loader.load_disk()
        replaced = {key for m in loader.disk_migrations.values() for key in m.replaces}
        assert set(loader.disk_migrations) - replaced <= recorded
        assert recorded <= set(loader.disk_migrations)

    def test_every_model_finds_its_table_with_just_its_columns(self, begun: Path):
        for model in apps.get_models(include_auto_created=True):
            # The library's table for searching is another one on each database.
            ours = model._meta.app_label != "wagtailsearch"
            if ours and model._meta.managed and not model._meta.proxy:
                columns = {row[1] for row in asked(begun, f'PRAGMA table_xinfo("{model._meta.db_table}")')}
                wanted = {field.column for field in model._meta.local_concrete_fields}
                assert columns == wanted, model

    def test_it_holds_no_page_of_ours_and_nobody(self, begun: Path):
        assert asked(begun, "SELECT slug FROM wagtailcore_page ORDER BY path") == [("root",), ("home",)]
        assert asked(begun, "SELECT count(*) FROM people_user") == [(0,)]

    def test_no_two_databases_share_the_key_of_a_page(self, begun: Path, tmp_path: Path):
        other = tmp_path / "other.sqlite3"
        empty_database.begin(other)
        question = "SELECT translation_key FROM wagtailcore_page"
        keys = asked(begun, question) + asked(other, question)
        assert len(set(keys)) == len(keys) == 4

    def test_writing_down_what_was_read_gives_the_same_again(self, begun: Path):
        with closing(sqlite3.connect(begun)) as connection:
            lines = list(empty_database.statements(connection))
        assert "\n".join(["BEGIN IMMEDIATE;", *lines, "COMMIT;", ""]) == empty_database.FILE.read_text(
            "utf-8"
        )


class TestBeginning:
    def test_a_database_that_stands_is_left_alone(self, tmp_path: Path):
        path = tmp_path / "standing.sqlite3"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE mine (id integer)")
        assert not empty_database.begin(path)
        assert asked(path, "SELECT name FROM sqlite_master") == [("mine",)]

    def test_what_breaks_on_the_way_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        broken = tmp_path / "broken.sql"
        text = empty_database.FILE.read_text("utf-8")
        broken.write_text(text.replace("COMMIT;", "INSERT INTO nowhere VALUES (1);\nCOMMIT;"), "utf-8")
        monkeypatch.setattr(empty_database, "FILE", broken)
        path = tmp_path / "begun.sqlite3"
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            empty_database.begin(path)
        assert asked(path, "SELECT count(*) FROM sqlite_master") == [(0,)]
