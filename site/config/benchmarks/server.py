"""Start gunicorn on a free port and measure what its process tree spends per request."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .browsing import Request
from .processes import cpu_seconds

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Load:
    """What a burst of requests cost: CPU seconds of the server, seconds on the clock, waits in order, errors."""

    cpu: float
    took: float
    waits: tuple[float, ...]
    errors: int

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds per answered request."""
        return self.cpu / max(1, len(self.waits)) * 1000

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.took

    @property
    def p95_ms(self) -> float:
        """The wait that 95 of 100 requests do not exceed."""
        return self.waits[int(len(self.waits) * 0.95)] * 1000 if self.waits else float("inf")

    def __add__(self, other: "Load") -> "Load":
        waits = tuple(sorted(self.waits + other.waits))
        return Load(self.cpu + other.cpu, self.took + other.took, waits, self.errors + other.errors)


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, its first process, and how long it took until the first answer."""

    port: int
    pid: int
    seconds_to_answer: float


@contextmanager
def serving(application: str, **environment: str) -> Iterator[Server]:
    """Run `application` under our own server configuration until the block ends."""
    port = free_port()
    gunicorn = str(Path(sys.executable).parent / "gunicorn")
    begun = time.monotonic()
    process = subprocess.Popen(
        [gunicorn, "--config", "site/config/gunicorn.conf.py", application],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port), "PYTHONPATH": str(ROOT / "site"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, process)
        yield Server(port, process.pid, time.monotonic() - begun)
    finally:
        end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the whole group to leave and wait for it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]", seconds: float = 30) -> None:
    stop = time.monotonic() + seconds
    while time.monotonic() < stop and process.poll() is None:
        try:
            wire = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            wire.request("GET", "/healthz", headers={"Host": "localhost"})
            wire.getresponse().read()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no answer on port {port}; the server ended with {process.poll()}")


def burst(server: Server, requests: Sequence[Request], *, each: int = 1) -> Load:
    """Send every request `each` times, one kept-alive connection for each of `requests`, all at once.

    A request that fails is a figure here, not a reason to stop.
    """
    waits: list[float] = []
    errors: list[Exception] = []

    def one_client(request: Request) -> None:
        wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for _ in range(each):
            sent = time.monotonic()
            try:
                request(wire)
                waits.append(time.monotonic() - sent)
            except Exception as error:
                errors.append(error)
                wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    threads = [threading.Thread(target=one_client, args=(request,)) for request in requests]
    before, begun = cpu_seconds(server.pid), time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    return Load(cpu_seconds(server.pid) - before, took, tuple(sorted(waits)), len(errors))
