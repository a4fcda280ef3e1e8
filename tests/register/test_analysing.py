"""The language worker: one process for all, asked over a socket, and done without when it does not answer."""

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from language.findings import Morpheme
from register import analysing, morphemes


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def cut(text: str) -> list[list[Any]]:
    return [[text, "NNG", 0, len(text)]]


@contextmanager
def worker(cut: Any = cut) -> Iterator[None]:
    """The real worker's loop in a thread, with another analyser than Kiwi."""
    with morphemes.listening(analysing.place()) as listener:
        serving = threading.Thread(target=morphemes.serve, args=(listener, cut), kwargs={"idle": 0.4})
        serving.start()
        yield
        serving.join()


class TestTheWorker:
    def test_it_answers_each_text_with_its_morphemes(self, folder: Path):
        with worker():
            assert analysing.analyse(["몰카를", "봤다"]) == [
                [Morpheme("몰카를", "NNG", 0, 3)],
                [Morpheme("봤다", "NNG", 0, 2)],
            ]

    def test_only_this_system_user_can_open_its_door(self, folder: Path):
        with worker():
            assert analysing.place().stat().st_mode & 0o777 == 0o600

    def test_whatever_is_asked_it_lives_on(self, folder: Path):
        with worker():
            for nonsense in (b"", b"\n", b"{\n", b"[1]\n", b'{"texts": 5}\n', b"\xff\xfe\n"):
                with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
                    line.connect(str(analysing.place()))
                    line.sendall(nonsense)
            assert analysing.analyse(["또"]) == [[Morpheme("또", "NNG", 0, 1)]]

    def test_it_ends_when_nobody_asks(self, folder: Path):
        with morphemes.listening(analysing.place()) as listener:
            assert morphemes.serve(listener, cut, idle=0.05) is None

    def test_there_is_never_a_second_one(self, folder: Path):
        lock = folder / "language.lock"
        first = morphemes.hold(lock)
        assert first is not None
        assert morphemes.hold(lock) is None
        os.close(first)
        second = morphemes.hold(lock)
        assert second is not None
        os.close(second)

    def test_a_lone_surrogate_and_a_null_travel_unharmed(self, folder: Path):
        with worker():
            assert analysing.analyse(["\ud800\x00\n"]) == [[Morpheme("\ud800\x00\n", "NNG", 0, 3)]]

    @pytest.mark.parametrize("text", ["가" * 41, "ㅋ" * 5000, "가나" * 201, "\ud800"])
    def test_degenerate_pieces_never_reach_the_analyser(self, text: str):
        analyser = morphemes.Analyser()
        assert analyser(text) == []
        assert analyser.kiwi is None


class TestWithoutAnAnswer:
    def test_without_a_worker_there_is_no_answer_at_once(self, folder: Path):
        begun = time.monotonic()
        assert analysing.analyse(["몰카"]) is None
        assert time.monotonic() - begun < 1

    def test_a_slow_worker_is_not_waited_for(self, folder: Path):
        def slow(text: str) -> list[list[Any]]:
            time.sleep(0.3)
            return cut(text)

        with worker(slow):
            assert analysing.analyser(wait=0.05)(["몰카"]) is None

    @pytest.mark.parametrize(
        "answer", [b"", b"\n", b"{}\n", b"no json\n", b'{"morphemes": 3}\n', b'{"morphemes": [[["a"]]]}\n']
    )
    def test_an_answer_that_cannot_be_read_is_none(self, folder: Path, answer: bytes):
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(analysing.place()))
            listener.listen()

            def reply() -> None:
                asker, _ = listener.accept()
                with asker:
                    asker.recv(1000)
                    asker.sendall(answer)

            replying = threading.Thread(target=reply)
            replying.start()
            assert analysing.analyse(["몰카"]) is None
            replying.join()

    def test_a_path_too_long_for_a_socket_is_replaced(self, settings: Any):
        settings.VAR = Path("/" + "long/" * 40)
        assert len(os.fsencode(analysing.place())) <= analysing.LONGEST_PATH


@pytest.mark.kiwi
def test_a_command_starts_the_worker_and_morphemes_decide(folder: Path):
    from language.checking import check
    from language_samples import words

    worker = subprocess.Popen(analysing.worker_command())
    try:
        analyse = analysing.analyser(wait=60, start=True)
        until = time.monotonic() + 60
        while not analysing.is_listening() and time.monotonic() < until:
            time.sleep(0.05)
        found = check("검은망토몰카를 팔았다. 감자초를 먹었다.", words(), analyse=analyse)
        assert ([f.text for f in found.flagged], [s.text for s in found.not_flagged]) == (["몰카"], ["자초"])
        assert json.dumps(found.as_data())
    finally:
        worker.terminate()
        worker.wait()
