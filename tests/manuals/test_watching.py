"""The watched process: whatever happens to it, the caller gets a sentence."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from manuals import watching
from manuals.domain.limits import Limits
from manuals.press import PdfUnavailable
from manuals.watching import DIED, TOO_LARGE, TOO_LONG, TOO_MANY_PAGES, Ended, run_press


def run(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits | None = None):
    monkeypatch.setattr(watching, "command", lambda _folder: [sys.executable, "-uc", script])
    said: list[dict[str, object]] = []
    return run_press(folder=folder, limits=limits or Limits(), tell=said.append), said


def test_what_the_process_says_is_passed_on_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = (
        """print('{"percent": 5}\\n{"per', end='', flush=True); print('cent": 9}')\n"""
        """print('{"pages": 3, "refused": []}')"""
    )
    result, said = run(script, tmp_path, monkeypatch)
    assert result == {"pages": 3, "refused": []}
    assert [words for words in said if words][:2] == [{"percent": 5}, {"percent": 9}]


@pytest.mark.parametrize(
    ("script", "limits", "sentence"),
    [
        ("import time; time.sleep(60)", Limits(seconds=0.5), TOO_LONG),
        ("x = bytearray(90_000_000); import time; time.sleep(60)", Limits(megabytes=60), TOO_LARGE),
        ("""print('{"page": 9}'); import time; time.sleep(60)""", Limits(pages=8), TOO_MANY_PAGES),
        ("raise SystemExit(1)", Limits(), DIED),
        ("import os; os.kill(os.getpid(), 9)", Limits(), DIED),
        ("pass", Limits(), DIED),
    ],
)
def test_a_process_beyond_its_limits_is_stopped_with_a_sentence(
    script: str, limits: Limits, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    begun = time.monotonic()
    with pytest.raises(Ended, match=sentence.split(".")[0]):
        run(script, tmp_path, monkeypatch, limits)
    assert time.monotonic() - begun < 20


def test_a_process_that_somebody_kills_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    def kill() -> None:
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            time.sleep(0.05)
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    with pytest.raises(Ended, match="stopped halfway"):
        run(script, tmp_path, monkeypatch)


def test_a_machine_without_pdf_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = """print('{"unavailable": "install Pango"}'); raise SystemExit(3)"""
    with pytest.raises(PdfUnavailable, match="install Pango"):
        run(script, tmp_path, monkeypatch)


def test_the_process_gets_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("SECRET_KEY", "DATABASE_URL", "OIDC_CLIENT_SECRET", "EMAIL_URL"):
        monkeypatch.setenv(name, "secret")
    script = """import json, os; print(json.dumps({"pages": 1, "names": sorted(os.environ)}))"""
    result, _ = run(script, tmp_path, monkeypatch)
    assert set(result["names"]) <= {*watching.KEPT_ENVIRONMENT, "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}


def test_a_longer_book_is_granted_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    script = """print('{"page": 61}'); import time; time.sleep(1.2); print('{"pages": 61, "refused": []}')"""
    result, _ = run(script, tmp_path, monkeypatch, Limits(seconds=1.0))
    assert result["pages"] == 61


def test_the_work_of_a_process_is_counted_and_waiting_is_not():
    begun = watching.seconds_of(os.getpid())
    time.sleep(0.3)
    asleep = watching.seconds_of(os.getpid())
    sum(number * number for number in range(3_000_000))
    assert asleep - begun < 0.2
    assert watching.seconds_of(os.getpid()) > asleep
    assert watching.seconds_of(2**30) == 0.0
