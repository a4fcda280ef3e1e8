"""Make the pictures of the guides from a site that runs in development: `python docs/guides/make_shots.py --help`."""

import argparse
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from scenes import SHOT_LIST, Shot, Stage, end_of

ROOT = Path(__file__).resolve().parents[2]
SHOTS = Path(__file__).resolve().parent / "shots"
LANGUAGES = ("ko", "en")
WIDTH, LOWEST, HIGHEST, MARGIN = 1200, 420, 1560, 28
LARGEST = 150_000  # bytes
PATIENCE = 120_000  # milliseconds
TRIES = 20
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip


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
    for _ in range(TRIES):
        # On a busy machine a code may be over before it arrives; then the page asks for the next one.
        if "/2fa/" not in page.url:
            return
        page.fill("input[name=code]", manage("demo_code", person["email"]).strip())
        page.press("input[name=code]", "Enter")
        page.wait_for_timeout(2000)
    raise SystemExit(f"{person['email']} could not sign in.")


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


class People:
    """The demo people, each signed in once: a code of the second factor works only once."""

    def __init__(self, base: str) -> None:
        self.base, self.browsers = base, dict[str, Browser]()
        self.known = people()
        self.sessions: dict[str, Any] = {}

    def page_of(self, who: str, language: str) -> Page:
        """A new page in the browser of somebody who reads this language."""
        settings: dict[str, Any] = {"base_url": self.base, "color_scheme": "light"}
        settings["locale"] = {"ko": "ko-KR", "en": "en-GB"}[language]
        if who == "nobody":
            return self.patient(language, settings)
        if who not in self.sessions:
            page = self.patient(language, settings)
            sign_in(page, self.known[who])
            self.sessions[who] = page.context.storage_state()
            page.context.close()
        return self.patient(language, {**settings, "storage_state": self.sessions[who]})

    def patient(self, language: str, settings: dict[str, Any]) -> Page:
        """A page that waits for a busy machine, in a browser that itself speaks the language."""
        context = self.browsers[language].new_context(**settings)
        context.set_default_timeout(PATIENCE)
        return context.new_page()


def height_of(page: Page, shot: Shot) -> int:
    """Down to where the picture ends, seen from where the page stands."""
    where = shot.ends or shot.before
    if not where:
        return shot.height
    edge = "bottom" if shot.ends else "top"
    end = page.locator(where).first.evaluate(f"it => it.getBoundingClientRect().{edge}")
    return round(min(max(end + (MARGIN if shot.ends else -MARGIN / 2), LOWEST), HIGHEST))


def take(page: Page, shot: Shot, language: str, stage: Stage) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": shot.height})
    shot.scene(page, language, stage)
    page.set_viewport_size({"width": WIDTH, "height": height_of(page, shot)})
    page.mouse.move(0, 0)
    picture = page.screenshot()
    page.context.close()
    return picture


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures; all without")
    parser.add_argument("--site", default="http://localhost:8000", help="the running site (./run)")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    options = parser.parse_args()
    unknown = set(options.names) - {shot.name for shot in SHOT_LIST}
    if unknown:
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    wanted = [shot for shot in SHOT_LIST if not options.names or shot.name in options.names]
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        cast, stage = People(options.site), Stage()
        for language in LANGUAGES:
            spoken = {**os.environ, "LANGUAGE": language}
            browser = playwright.chromium.launch(executable_path=options.chromium, args=QUIET, env=spoken)
            cast.browsers[language] = browser
            for shot in wanted:
                path = SHOTS / f"{shot.name}.{language}.png"
                size = saved(take(cast.page_of(shot.who, language), shot, language, stage), path)
                sys.stdout.write(f"{path.name} {size // 1000} kB\n")
                sys.stdout.flush()
            end_of(cast.page_of("teacher", language), stage)
            stage.places = {
                name: place for name, place in stage.places.items() if not name.startswith("group-")
            }
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
