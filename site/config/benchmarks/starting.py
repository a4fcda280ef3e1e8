"""How long the site takes to start, and what it holds when it has worked."""

import os
import re
import subprocess
import time

from django.test import Client

from .answers import PUPILS_QUIZ, first_answer
from .browsing import getting
from .pages import CEILING, CLIENTS, PLAIN, warm
from .processes import megabytes
from .row import Row, middle
from .server import ROOT, burst, end, free_port, serving

PAGES = 150


def cold_start() -> Row:
    """From the command that starts the server to the first answer."""
    times = []
    for _ in range(3):
        with serving("config.wsgi") as server:
            times.append(server.seconds_to_answer)
    return Row("cold start", {"seconds": middle(times)}, goal="<= 2.5 s", met=middle(times) <= 2.5)


def second_start() -> Row:
    """`./run` where everything has been set up, until it says that it is ready."""
    times = [seconds_until_ready() for _ in range(3)]
    return Row("second ./run", {"seconds": middle(times)}, goal="<= 5 s", met=middle(times) <= 5)


def seconds_until_ready() -> float:
    begun = time.monotonic()
    process = subprocess.Popen(
        [str(ROOT / "run"), "serve"],
        env={**os.environ, "PORT": str(free_port())},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        if process.stdout is None or not process.stdout.readline().startswith(b"Ready: "):
            raise RuntimeError("./run ended without saying that it is ready.")
        return time.monotonic() - begun
    finally:
        end(process)


def memory() -> Row:
    """What the server and its two workers hold after many pages and answers; shared pages count once."""
    with serving("config.wsgi") as site:
        for path in public_pages():
            burst(site, [getting(path)] * CLIENTS)
        burst(site, [first_answer(site)] * CLIENTS, each=50)
        ours = megabytes(site.pid)
    with serving(f"{CEILING}()") as bare:
        warm(bare, "/")
        floor = megabytes(bare.pid)
    return Row(
        "memory, 2 workers after load",
        {"megabytes": ours, "pages": len(public_pages())},
        goal="<= 225 MB (the language worker apart)",
        met=ours <= 225,
        ceiling={"megabytes": floor},
    )


def public_pages() -> list[str]:
    """The first addresses of the sitemap, the quiz among them."""
    listed = Client(**PLAIN).get("/sitemap.xml").content.decode()
    paths = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", listed)
    return [PUPILS_QUIZ, *sorted(set(paths))][:PAGES]
