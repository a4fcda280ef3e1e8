"""Make the pictures of the guides from a site that runs in development: `python docs/guides/make_shots.py --help`."""

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SHOTS = Path(__file__).resolve().parent / "shots"
LANGUAGES = ("ko", "en")
WIDTH = 1200
LARGEST = 150_000  # bytes
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """One picture: its name, who sees it, where, how high, and what is done on the page before."""

    name: str
    who: str
    path: str
    height: int = 760
    before: Callable[[Page, str], None] = lambda page, language: None


def manage(*words: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    environment = {"DONGUI_ENV": "development", **os.environ}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def people() -> dict[str, dict[str, str]]:
    """The first demo person of each role."""
    found: dict[str, dict[str, str]] = {}
    for person in json.loads(manage("demo_people", "--format", "json")):
        found.setdefault(person["role"], person)
    return found


def sign_in(page: Page, person: dict[str, str]) -> None:
    """Password and, where there is one, the code of the authenticator app."""
    page.goto("/accounts/login/")
    page.fill("input[name=login]", person["email"])
    page.fill("input[name=password]", person["password"])
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    if "totp_secret" in person:
        page.fill("input[name=code]", manage("demo_code", person["email"]).strip())
        page.press("input[name=code]", "Enter")
        page.wait_for_load_state()


def saved(picture: bytes, path: Path) -> int:
    """Write a picture with as many colours as fit into 150 kB; return its size."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        packed = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
        if packed.tell() <= LARGEST:
            break
    path.write_bytes(packed.getvalue())
    return packed.tell()
