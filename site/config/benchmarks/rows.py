"""The rows: what is measured, against which ceiling, and the figure to reach."""

import gzip
import http.client
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .server import Server, burst, cpu_seconds, getting, posting, serving

LESSON = "/ko/learn/e3/e3-2/"
QUIZ = f"{LESSON}quiz/"
CEILING = "config.benchmarks.ceiling"
PLAIN = {"HTTP_HOST": "localhost"}


def rows() -> Iterator[dict[str, Any]]:
    """Measure every row in turn."""
    yield cold_start()
    yield lesson_cached()
    yield lesson_uncached()
    yield one_answer()
    yield page_weight()
    yield manual()


def row(
    name: str, ours: dict[str, Any], *, goal: str, met: bool, ceiling: dict[str, Any] | None = None
) -> dict[str, Any]:
    return {"row": name, "ours": ours, "ceiling": ceiling or {}, "goal": goal, "met": met}


def rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in values.items()}


def cold_start() -> dict[str, Any]:
    times = []
    for _ in range(3):
        with serving("config.wsgi") as server:
            times.append(server.seconds_to_answer)
    best = sorted(times)[1]
    return row("cold start", rounded({"seconds": best}), goal="<= 2.5 s", met=best <= 2.5)


def warm(server: Server, path: str) -> None:
    for _ in range(8):
        wire = http.client.HTTPConnection("127.0.0.1", server.port)
        getting(path)(wire)


def lesson_cached() -> dict[str, Any]:
    """Ours against the ceiling, in turns of one run."""
    ours, best = [], []
    with serving("config.wsgi") as site, serving(CEILING, CEILING="1") as bare:
        warm(site, LESSON)
        warm(bare, "/")
        for _ in range(5):
            ours.append(burst(site, getting(LESSON), total=1200))
            best.append(burst(bare, getting("/"), total=1200))
    cpu, floor = sorted(x.cpu_ms for x in ours)[2], sorted(x.cpu_ms for x in best)[2]
    share = floor / cpu
    return row(
        "lesson page, anonymous, cached",
        rounded({"cpu_ms": cpu, "share_of_ceiling": share, "sql": queries(LESSON, kept=True)}),
        ceiling=rounded({"cpu_ms": floor}),
        goal=">= 60 % of the ceiling, 0 SQL",
        met=share >= 0.6,
    )


def lesson_uncached() -> dict[str, Any]:
    with serving("config.wsgi", PAGE_CACHE="false") as site:
        warm(site, LESSON)
        loads = [burst(site, getting(LESSON), total=200) for _ in range(3)]
    cpu = sorted(x.cpu_ms for x in loads)[1]
    sql = queries(LESSON, kept=False)
    return row(
        "lesson page, uncached",
        rounded({"cpu_ms": cpu, "sql": sql}),
        goal="<= 8 ms CPU, <= 6 SQL",
        met=cpu <= 8 and sql <= 6,
    )


def queries(path: str, *, kept: bool) -> int:
    """Count the statements of a warm request in this process."""
    from django.conf import settings

    before, settings.PAGE_CACHE = settings.PAGE_CACHE, kept
    client = Client(**PLAIN)
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    settings.PAGE_CACHE = before
    return len(seen)


def one_answer() -> dict[str, Any]:
    """A self-studying pupil's answer: graded, nothing stored."""
    body = first_answer()
    with serving("config.wsgi") as site:
        loads = [burst(site, posting(QUIZ, body), total=200) for _ in range(3)]
    middle = sorted(loads, key=lambda load: load.cpu_ms)[1]
    client = Client(**PLAIN)
    with CaptureQueriesContext(connection) as seen:
        client.post(
            QUIZ, body, content_type="application/x-www-form-urlencoded", HTTP_SEC_FETCH_SITE="same-origin"
        )
    return row(
        "one answer, self-study",
        rounded({"cpu_ms": middle.cpu_ms, "answers_per_second": middle.per_second, "sql": len(seen)}),
        goal="<= 4 SQL",
        met=len(seen) <= 4,
    )


def first_answer() -> str:
    """The form of the quiz's first question with its first option chosen, as a browser would send it."""
    html = Client(**PLAIN).get(QUIZ).content.decode()
    fields = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html))
    radio = re.search(r'<input[^>]*type="radio"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html)
    if radio:
        fields[radio[1]] = radio[2]
    button = re.search(r'<button[^>]*name="([^"]+)"[^>]*value="([^"]*)"[^>]*class="[^"]*go', html)
    if button:
        fields[button[1]] = button[2]
    return urlencode(fields)


def page_weight() -> dict[str, Any]:
    """Compressed bytes of a lesson with everything it asks for."""
    client = Client(**PLAIN)
    html = client.get(LESSON).content
    assets = sorted(set(re.findall(rb'(?:src|href)="(/static/[^"]+)"', html)))
    sizes = {"html": len(gzip.compress(html, 6))}
    for asset in assets:
        sizes[asset.decode().rsplit("/", 1)[-1]] = len(gzip.compress(static_bytes(asset.decode()), 6))
    script = sum(size for name, size in sizes.items() if name.endswith(".js"))
    total = sum(sizes.values())
    return row(
        "page weight, lesson",
        {"bytes": total, "requests": len(sizes), "script_bytes": script, "parts": sizes},
        goal="<= 100 kB, <= 8 requests, <= 15 kB script",
        met=total <= 100_000 and len(sizes) <= 8 and script <= 15_000,
    )


def static_bytes(url: str) -> bytes:
    from django.conf import settings

    return (settings.STATIC_ROOT / url.removeprefix(settings.STATIC_URL)).read_bytes()


def manual() -> dict[str, Any]:
    """A manual per page against WeasyPrint alone on the same document, in turns."""
    import os

    from manuals.measuring import bare_weasyprint, bound_document

    ours, bare, pages = [], [], 0
    for _ in range(3):
        begun = cpu_seconds(os.getpid())
        html, pages = bound_document("children", "ko")
        ours.append(cpu_seconds(os.getpid()) - begun)
        begun = cpu_seconds(os.getpid())
        bare_weasyprint(html)
        bare.append(cpu_seconds(os.getpid()) - begun)
    cost, floor = sorted(ours)[1] / pages * 1000, sorted(bare)[1] / pages * 1000
    return row(
        "manual, per page",
        rounded({"cpu_ms": cost, "pages": pages, "times_weasyprint": cost / floor}),
        ceiling=rounded({"cpu_ms": floor}),
        goal="<= 1.1 x WeasyPrint alone",
        met=cost <= 1.1 * floor,
    )
