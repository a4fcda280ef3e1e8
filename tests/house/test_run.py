"""The one command: its words, its exit codes, and what it starts and ends."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from config.benchmarks.processes import tree
from config.fingerprint import fingerprint
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
RUN = str(ROOT / "run")


def run(*words: str, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [RUN, *words], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
    )


class TestWords:
    @pytest.mark.parametrize("word", ["help", "-h", "--help"])
    def test_help_lists_every_word_and_succeeds(self, word: str):
        done = run(word)
        assert done.returncode == 0
        for name in ("serve", "setup", "test", "check", "bench", "manage", "help"):
            assert f"./run {name}" in done.stdout or f"./run [{name}]" in done.stdout

    @pytest.mark.parametrize("words", [["frobnicate"], ["--port", "80"], ["serve", "now"], ["setup", "all"]])
    def test_wrong_usage_says_so_on_the_error_output_and_exits_2(self, words: list[str]):
        done = run(*words)
        assert done.returncode == 2
        assert done.stdout == ""
        assert words[0].split()[0] in done.stderr
        assert "./run help" in done.stderr

    def test_an_unknown_check_exits_2_and_names_the_known_ones(self):
        done = run("check", "--help")
        assert done.returncode == 0
        done = run("check", "spelling")
        assert done.returncode == 2
        assert "templates" in done.stderr

    def test_an_unknown_row_exits_2_and_names_the_known_ones(self):
        # Not through `./run bench`, which would set the whole site up first.
        done = run("manage", "bench", "weather")
        assert done.returncode == 2
        assert "page-weight" in done.stderr


class TestManage:
    def test_it_works_from_any_folder(self, tmp_path: Path):
        done = run("manage", "new_secret", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.strip()) >= 64

    def test_what_production_says_to_do_about_its_secret_works_there(self, tmp_path: Path):
        refused = run("manage", "check", cwd=tmp_path, DONGUI_ENV="production", SECRET_KEY="")
        assert refused.returncode == 1
        variable, words = re.search(r"`(\S+) \./run ([^`]+)`", refused.stderr).groups()
        name, _, value = variable.partition("=")
        there = {"DONGUI_ENV": "production", "SECRET_KEY": "", name: value}
        done = run(*words.split(), cwd=tmp_path, **there)
        assert len(done.stdout.strip()) >= 64, done.stderr

    def test_files_are_looked_for_where_the_caller_stands(self, tmp_path: Path):
        (tmp_path / "text.txt").write_text("We ask first. Then we wait.\n", encoding="utf-8")
        done = run("manage", "readability", "text.txt", "--tier", "E3", "--format", "json", cwd=tmp_path)
        assert '"measures"' in done.stdout, done.stderr


class TestAddresses:
    @pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "8000 ", ""])
    def test_a_port_that_is_none_is_refused_with_a_sentence(self, port: str):
        done = run("serve", PORT=port or "''")
        assert done.returncode == 2
        assert "is no port" in done.stderr

    def test_a_port_in_use_is_refused_with_a_proposal(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            done = run("serve", PORT=str(port), HOST="127.0.0.1")
        assert done.returncode == 1
        assert f"127.0.0.1:{port}" in done.stderr
        assert "PORT=" in done.stderr

    def test_a_host_that_is_none_is_refused_with_a_sentence(self):
        done = run("serve", HOST="no such host")
        assert done.returncode == 2
        assert "is no address of this machine" in done.stderr


@contextmanager
def serving(var: Path) -> Iterator["subprocess.Popen[str]"]:
    """`./run` over a copy of the tests' database, as after a first start, until it says that it is ready."""
    environment = {
        **os.environ,
        "DONGUI_VAR": str(var),
        "DONGUI_ENV": "development",
        "PORT": str(free_port()),
    }
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        source = sqlite3.connect(connection.settings_dict["NAME"])
        with closing(source), closing(sqlite3.connect(var / "dongui.sqlite3")) as copy:
            source.backup(copy)
    else:
        address = os.environ["DATABASE_URL"].rpartition("/")[0]
        environment["DATABASE_URL"] = f"{address}/{connection.settings_dict['NAME']}"
    (var / ".set-up").write_text(fingerprint(database=environment.get("DATABASE_URL", "")) + "\n")
    process = subprocess.Popen(
        [RUN], cwd="/", env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"Ready: http://localhost:{environment['PORT']}\n"
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def commands_below(pid: int) -> dict[int, str]:
    found = {}
    for each in tree(pid)[1:]:
        try:
            found[each] = Path(f"/proc/{each}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def wait_until(holds, seconds: float = 20) -> bool:
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        if holds():
            return True
        time.sleep(0.1)
    return bool(holds())


class TestServing:
    @pytest.mark.django_db
    @pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
    def test_server_and_both_workers_start_and_end_together(self, tmp_path: Path, name: str):
        with serving(tmp_path) as process:
            wanted = ("gunicorn", "db_worker", "morphemes.py")

            def all_there() -> bool:
                said = commands_below(process.pid).values()
                return all(any(word in command for command in said) for word in wanted)

            assert wait_until(all_there), commands_below(process.pid)
            children = commands_below(process.pid)
            process.send_signal(getattr(signal, name))
            assert process.wait(timeout=20) == 0
            assert wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children)), children
