"""How the server runs; `--config` finds it, so site/ is put on the path here (a test keeps it so)."""

import ctypes
import gc
import os
import sys
from pathlib import Path

# Collecting garbage takes a third of the time that loading the application takes, and finds nothing. What is loaded is
# frozen afterwards: no collection looks at it again, and the workers go on sharing its memory.
gc.disable()

# One heap for all threads, not one for each: they take turns anyway. Only glibc knows the word.
_libc = ctypes.CDLL(None)
if hasattr(_libc, "mallopt"):
    _libc.mallopt(-8, 1)  # M_ARENA_MAX

# Gunicorn's own `pythonpath` serves too, but then `--check-config` fails.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

_host = os.environ.get("HOST", "127.0.0.1")
_port = os.environ.get("PORT", "8000")

bind = f"{_host}:{_port}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # loads once and shares memory between the workers
timeout = 60
graceful_timeout = 10
keepalive = 5
# No pid file: after a kill an old one kept the server from coming back. No control socket either: it would lie in the
# home folder, where two sites of one user meet, and nobody here asks it anything.
control_socket_disable = True
_told = []


def post_fork(server, worker):
    """A worker collects its own garbage and must not share the parent's database connection."""
    gc.enable()
    from django.db import connections

    connections.close_all()


def when_ready(server):
    """Say that the site answers; the application is loaded (preload_app) and the socket listens."""
    gc.freeze()
    if "READY_FILE" in os.environ:
        Path(os.environ["READY_FILE"]).touch()
    if not _told:
        _told.append(True)
        sys.stdout.write(f"Ready: http://localhost:{_port}\n")
        sys.stdout.flush()
