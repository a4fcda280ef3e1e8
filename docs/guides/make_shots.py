"""Make the pictures of the guides from a site that runs in development: `python docs/guides/make_shots.py --help`."""

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

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


def address_of(page: Page, language: str, slug: str) -> str:
    """Where the desk edits the page with this slug in this language."""
    found = page.request.get(f"/cms/api/main/pages/?slug={slug}&locale={language}").json()["items"]
    return f"/cms/pages/{found[0]['id']}/edit/"


def edit(slug: str) -> Callable[[Page, str], None]:
    """Open the desk's form of a page, with the side bar folded so that the form has the width."""

    def go(page: Page, language: str) -> None:
        page.goto(address_of(page, language, slug))
        page.wait_for_load_state("networkidle")

    return go


def preview(slug: str) -> Callable[[Page, str], None]:
    """The desk's form with its preview beside it."""

    def go(page: Page, language: str) -> None:
        edit(slug)(page, language)
        page.locator("button[data-side-panel-toggle=preview]").click()
        page.wait_for_timeout(4000)

    return go


def choose_first(page: Page, language: str) -> None:
    """Answer the question of the page with its first choice."""
    page.locator("main input[type=radio]").first.check(force=True)
    page.locator("main button[name=do][value=answer]").click()
    page.wait_for_timeout(800)


SHOT_LIST = (
    Shot("home", "nobody", "/{language}/"),
    Shot("lesson", "teacher", "/{language}/learn/e3/e3-2/"),
    Shot("teacher-guide", "teacher", "/{language}/learn/e3/e3-2/guide/"),
    Shot("projector", "teacher", "/{language}/learn/e3/e3-2/slides/"),
    Shot("quiz", "nobody", "/{language}/learn/e3/e3-2/quiz/", before=choose_first),
    Shot("manual", "teacher", "/{language}/manuals/children/"),
    Shot("help", "nobody", "/{language}/help/e3/"),
    Shot("editor", "editor", "/cms/", before=edit("e3-2")),
    Shot("preview", "editor", "/cms/", before=preview("e3-2")),
    Shot("claims", "editor", "/cms/snippets/register/claim/"),
    Shot("quizzes", "editor", "/cms/snippets/quizzes/quiz/"),
    Shot("build", "editor", "/cms/", before=edit("children")),
    Shot("police", "officer", "/{language}/learn/police/p-4/"),
    Shot("accounts", "administrator", "/cms/users/"),
)


class People:
    """The demo people, each signed in once: a code of the second factor works only once."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.known = people()
        self.sessions: dict[str, Any] = {}

    def page_of(self, who: str, language: str) -> Page:
        """A new page in the browser of somebody who reads this language."""
        settings: dict[str, Any] = {"base_url": self.base, "color_scheme": "light"}
        settings["locale"] = {"ko": "ko-KR", "en": "en-GB"}[language]
        if who == "nobody":
            return self.browser.new_context(**settings).new_page()
        if who not in self.sessions:
            context = self.browser.new_context(**settings)
            sign_in(context.new_page(), self.known[who])
            self.sessions[who] = context.storage_state()
            context.close()
        return self.browser.new_context(**settings, storage_state=self.sessions[who]).new_page()


def take(page: Page, shot: Shot, language: str) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": shot.height})
    page.goto(shot.path.format(language=language))
    page.wait_for_load_state("networkidle")
    shot.before(page, language)
    picture = page.screenshot()
    page.context.close()
    return picture


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures; all without")
    parser.add_argument("--site", default="http://localhost:8000", help="the running site (./run)")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    options = parser.parse_args()
    wanted = [shot for shot in SHOT_LIST if not options.names or shot.name in options.names]
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=QUIET)
        cast = People(browser, options.site)
        for shot in wanted:
            for language in LANGUAGES:
                path = SHOTS / f"{shot.name}.{language}.png"
                size = saved(take(cast.page_of(shot.who, language), shot, language), path)
                sys.stdout.write(f"{path.name} {size // 1000} kB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
