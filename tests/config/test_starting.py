"""What `./run` asks before it starts: the port, the database, Pango, and whether anything has changed."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from config import fingerprint, listening, paper, standing

EMPTY, STANDS, SILENT = standing.EMPTY, standing.STANDS, standing.SILENT


class TestDatabase:
    def test_a_file_that_is_not_there_or_empty_or_nonsense_has_not_been_set_up(self, tmp_path: Path):
        assert standing.state("", tmp_path) == (EMPTY, "")
        for contents in (b"", b"no database at all, but long enough to be taken for one" * 40):
            (tmp_path / "dongui.sqlite3").write_bytes(contents)
            assert standing.state("", tmp_path) == (EMPTY, "")

    def test_a_migrated_file_stands(self, tmp_path: Path):
        with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as made:
            made.execute("CREATE TABLE django_migrations (id integer)")
        assert standing.state(f"sqlite:///{tmp_path / 'other.sqlite3'}", tmp_path) == (STANDS, "")
        assert standing.state("", tmp_path) == (EMPTY, "")

    def test_a_relative_path_lies_below_the_project_as_the_settings_say(self):
        assert (
            standing.sqlite_file("sqlite:///there/x.sqlite3", Path("/var"))
            == standing.ROOT / "there/x.sqlite3"
        )
        assert standing.sqlite_file("sqlite:////there/x.sqlite3", Path("/var")) == Path("/there/x.sqlite3")

    def test_a_server_that_does_not_answer_is_said_without_its_password(self, tmp_path: Path):
        code, sentence = standing.state("postgres://someone:my-secret@127.0.0.1:1/name", tmp_path)
        assert code == SILENT
        assert sentence.startswith("The database of DATABASE_URL does not answer: ")
        assert "my-secret" not in sentence

    def test_asking_makes_no_file(self, tmp_path: Path):
        standing.state("", tmp_path)
        assert list(tmp_path.iterdir()) == []


class TestFingerprint:
    def tree(self, root: Path) -> Path:
        (root / "site").mkdir()
        (root / "site" / "a.py").write_text("1")
        (root / "requirements.txt").write_text("django")
        return root

    def test_it_is_the_same_for_the_same(self, tmp_path: Path):
        root = self.tree(tmp_path)
        assert fingerprint.fingerprint(root) == fingerprint.fingerprint(root)

    @pytest.mark.parametrize("name", ["site/a.py", "requirements.txt"])
    def test_a_changed_file_changes_it(self, tmp_path: Path, name: str):
        root = self.tree(tmp_path)
        before = fingerprint.fingerprint(root)
        os.utime(root / name, (1, 1))
        assert fingerprint.fingerprint(root) != before

    def test_a_new_lesson_and_another_database_change_it_and_other_files_do_not(self, tmp_path: Path):
        root = self.tree(tmp_path)
        before = fingerprint.fingerprint(root)
        (root / "site" / "notes.md").write_text("")
        assert fingerprint.fingerprint(root) == before
        assert fingerprint.fingerprint(root, database="postgres://x") != before
        (root / "courses").mkdir()
        (root / "courses" / "unit.yaml").write_text("")
        assert fingerprint.fingerprint(root) != before


def test_a_library_is_there_under_any_of_its_names_or_it_is_not():
    assert paper.loads(["no-such-library.so.9", "libc.so.6"])
    assert not paper.loads(["no-such-library.so.9"])
    assert not paper.loads([])


@pytest.mark.parametrize("port", ["0", "99999", "8x", "", "٣", "-5"])
def test_a_port_is_a_number_from_1_to_65535(port: str):
    code, sentence = listening.trouble("127.0.0.1", port)
    assert code == listening.WRONG
    assert "from 1 to 65535" in sentence
