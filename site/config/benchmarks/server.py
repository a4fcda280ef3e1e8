"""Start gunicorn on a free port and measure what its process tree spends per request."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TICKS = os.sysconf("SC_CLK_TCK")

Request = Callable[[http.client.HTTPConnection], None]


@dataclass(frozen=True)
class Load:
    """What a burst of requests cost: CPU milliseconds each, how many a second, the slow end of the wait."""

    cpu_ms: float
    per_second: float
    p95_ms: float
    errors: int


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
    command = [
        str(Path(sys.executable).parent / "gunicorn"),
        "--config",
        "site/config/gunicorn.conf.py",
        application,
    ]
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PORT": str(port), "PYTHONPATH": str(ROOT / "site"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port)
        yield Server(port, process.pid, time.monotonic() - begun)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_for(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no answer on port {port}")


def burst(server: Server, request: Request, *, total: int, clients: int = 4) -> Load:
    """Send `total` requests from `clients` kept-alive connections and read the CPU of the whole process tree."""
    waits: list[float] = []
    errors: list[Exception] = []
    before, begun = cpu_seconds(server.pid), time.monotonic()

    def one_client(count: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        for _ in range(count):
            sent = time.monotonic()
            try:
                request(connection)
                waits.append(time.monotonic() - sent)
            except Exception as error:  # a failed request is a figure here, not a reason to stop
                errors.append(error)
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

    threads = [threading.Thread(target=one_client, args=(total // clients,)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    spent = cpu_seconds(server.pid) - before
    waits.sort()
    slow = waits[int(len(waits) * 0.95)] if waits else float("inf")
    return Load(spent / max(1, len(waits)) * 1000, len(waits) / took, slow * 1000, len(errors))


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and everything below it."""
    return sum(own_seconds(p) for p in tree(pid))


def tree(pid: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(fields[1])
            except (OSError, IndexError):
                continue
    found = [pid]
    for parent in found:
        found += [child for child, above in parents.items() if above == parent]
    return found


def own_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def getting(path: str, **headers: str) -> Request:
    """A request that fetches `path` and insists on 200."""

    def send(connection: http.client.HTTPConnection) -> None:
        connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip", **headers})
        insist(connection.getresponse())

    return send


def posting(path: str, body: str) -> Request:
    """A request that posts a form from our own page and insists on 200."""
    headers = {
        "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "Accept-Encoding": "gzip",
    }

    def send(connection: http.client.HTTPConnection) -> None:
        connection.request("POST", path, body=body, headers=headers)
        insist(connection.getresponse())

    return send


def insist(response: http.client.HTTPResponse) -> None:
    response.read()
    if response.status != 200:
        raise AssertionError(f"status {response.status}")
