"""Data files that cannot be read are named with their line, and nothing is loaded."""

from pathlib import Path

import pytest
from config import data_files
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

SOUND = "words:\n  - {ko: 동의, en: consent}\n"


def planted(root: Path, contents: bytes) -> Path:
    folder = root / "site" / "register" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "terms.yaml").write_bytes(contents)
    return root


def test_our_own_files_can_be_read():
    assert len(list(data_files.data_files())) >= 6
    assert data_files.unreadable() == []


@pytest.mark.parametrize(
    ("contents", "line"),
    [
        (b"a: 1\nb: [1, 2\nc: 3\n", 3),
        (b"a: 1\n\tb: 2\n", 2),
        (b'a: "never closed\n', 2),
        (SOUND.encode() + "쉼표".encode("cp949"), 3),
        (b"a: &x 1\nb: *y: 2\n", 2),
    ],
)
def test_what_cannot_be_read_is_named_with_file_and_line(tmp_path: Path, contents: bytes, line: int):
    found = data_files.unreadable(planted(tmp_path, contents))
    assert [fault.split(": ")[0] for fault in found] == [f"site/register/data/terms.yaml:{line}"]


@given(cut=st.integers(0, 200), put=st.binary(min_size=1, max_size=4))
def test_whatever_bytes_a_file_holds_it_is_sound_or_named(tmp_path_factory, cut: int, put: bytes):
    whole = SOUND.encode() * 5
    root = planted(tmp_path_factory.mktemp("files"), whole[:cut] + put + whole[cut:])
    assert all(fault.startswith("site/register/data/terms.yaml:") for fault in data_files.unreadable(root))


@pytest.mark.django_db
def test_the_command_names_such_a_file_and_loads_nothing(tmp_path: Path, monkeypatch, capsys):
    root = planted(tmp_path, b"a: [\n")
    monkeypatch.setattr("config.curriculum.unreadable", lambda: data_files.unreadable(root))
    for words in ((), ("--check",)):
        with pytest.raises(SystemExit) as end:
            call_command("load_curriculum", *words)
        assert end.value.code == 1
        assert "site/register/data/terms.yaml:2: " in capsys.readouterr().out
