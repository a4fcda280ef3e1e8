"""What a lesson's page costs: from memory beside the least possible, drawn anew, and on the wire."""

import gzip
import http.client
import re
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .browsing import HEADERS, getting
from .row import Row, middle
from .server import Server, burst, serving

LESSON = "/ko/learn/e3/e3-2/"
CEILING = "config.benchmarks.ceiling:make"
CLIENTS = 4
TURNS = 5
PLAIN = {"HTTP_HOST": "localhost"}


def warm(server: Server, path: str) -> None:
    """Ask often enough that both workers have answered."""
    for _ in range(4):
        burst(server, [getting(path)] * CLIENTS)


def wire_bytes(server: Server, path: str) -> int:
    """The size of an answer as it goes over the wire."""
    wire = http.client.HTTPConnection("127.0.0.1", server.port)
    wire.request("GET", path, headers=HEADERS)
    return len(wire.getresponse().read())


def lesson_cached() -> Row:
    """Ours against a view that returns as many ready bytes, in turns of one run."""
    ours, floors = [], []
    with serving("config.wsgi") as site:
        warm(site, LESSON)
        with serving(f"{CEILING}('{wire_bytes(site, LESSON)}')") as bare:
            warm(bare, "/")
            for _ in range(TURNS):
                ours.append(burst(site, [getting(LESSON)] * CLIENTS, each=400))
                floors.append(burst(bare, [getting("/")] * CLIENTS, each=400))
    cpu, floor = middle([load.cpu_ms for load in ours]), middle([load.cpu_ms for load in floors])
    sql, errors = queries(LESSON, kept=True), sum(load.errors for load in ours)
    per_second = middle([load.per_second for load in ours])
    return Row(
        "lesson page, anonymous, cached",
        {
            "share_of_ceiling": floor / cpu,
            "cpu_ms": cpu,
            "sql": sql,
            "per_second": per_second,
            "errors": errors,
        },
        goal=">= 60 % of the ceiling, 0 SQL",
        met=floor / cpu >= 0.6 and sql == 0 and errors == 0,
        ceiling={"cpu_ms": floor, "per_second": middle([load.per_second for load in floors])},
    )


def lesson_uncached() -> Row:
    with serving("config.wsgi", PAGE_CACHE="false") as site:
        warm(site, LESSON)
        loads = [burst(site, [getting(LESSON)] * CLIENTS, each=50) for _ in range(TURNS)]
    cpu, sql = middle([load.cpu_ms for load in loads]), queries(LESSON, kept=False)
    errors = sum(load.errors for load in loads)
    return Row(
        "lesson page, uncached",
        {"cpu_ms": cpu, "sql": sql, "errors": errors},
        goal="<= 8 ms CPU, <= 6 SQL",
        met=cpu <= 8 and sql <= 6 and errors == 0,
    )


def queries(path: str, *, kept: bool) -> int:
    """Count the statements of a warm request in this process."""
    before, settings.PAGE_CACHE = settings.PAGE_CACHE, kept
    try:
        client = Client(**PLAIN)
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
    finally:
        settings.PAGE_CACHE = before
    return len(seen)


def page_weight() -> Row:
    """Compressed bytes of a lesson with everything it asks for."""
    html = Client(**PLAIN).get(LESSON).content
    sizes = {"html": len(gzip.compress(html, 6))}
    for asset in sorted(set(re.findall(r'(?:src|href)="/static/([^"]+)"', html.decode()))):
        sizes[asset.rsplit("/", 1)[-1]] = packed_size(Path(settings.STATIC_ROOT) / asset)
    script = sum(size for name, size in sizes.items() if name.endswith(".js"))
    total = sum(sizes.values())
    return Row(
        "page weight, lesson",
        {"bytes": total, "requests": len(sizes), "script_bytes": script, "parts": sizes},
        goal="<= 100 kB, <= 8 requests, <= 15 kB script",
        met=total <= 100_000 and len(sizes) <= 8 and script <= 15_000,
    )


def packed_size(path: Path) -> int:
    """As the server sends a file to a browser that reads gzip: packed beforehand where that helps."""
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size
