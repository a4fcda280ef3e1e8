"""The exit in a real browser: everything covered at once, nothing shown afterwards."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect
from safety import leaving
from safety.models import SafetySettings

pytestmark = pytest.mark.journey

COVERED_WITHIN = 100  # milliseconds
AWAY_WITHIN = 1.0  # seconds
SLOW = 2.5  # seconds that the neutral page takes
START = "/ko/help/m/"
TELLING = ("동의", "Dongui", "성", "폭력", "도움", "1366", "help", "consent")

# Notes when a key or click arrived, when the page was covered and when that was painted.
WATCH = """() => {
  window.noted = {};
  const pressed = () => { noted.pressed = performance.now(); };
  for (const name of ["click", "keyup"]) window.addEventListener(name, pressed, true);
  new MutationObserver(() => {
    if (noted.covered || !document.querySelector(".exit-cover")) return;
    noted.covered = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => { noted.painted = performance.now(); }));
  }).observe(document.documentElement, { childList: true, attributes: true });
}"""


class SlowPage(BaseHTTPRequestHandler):
    """Somebody else's page on a bad connection."""

    def do_GET(self) -> None:
        time.sleep(SLOW if self.path == "/" else 0)
        body = b"<!doctype html><title>Weather</title><p>Sunny"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing in the tests' output."""


@pytest.fixture(scope="session")
def weather() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(reader: Page, weather: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A reader of the standing site, whose editors chose the weather; told to the server's thread without a row."""
    monkeypatch.setattr(leaving, "find_settings", lambda request: SafetySettings(neutral_address=weather))
    leaving.forget()
    reader.goto("/ko/")
    reader.goto(START)
    yield reader
    leaving.forget()


def click(page: Page) -> None:
    page.locator("[data-exit]").first.click(no_wait_after=True)


def press_enter(page: Page) -> None:
    page.locator("[data-exit]").first.focus()
    page.keyboard.press("Enter")


def press_shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


WAYS = pytest.mark.parametrize("way", [click, press_enter, press_shift_three_times])


@WAYS
@pytest.mark.parametrize("width", [375, 1440])
def test_everything_is_covered_in_a_tenth_of_a_second(reader: Page, way: Callable[[Page], None], width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    held: list[Route] = []
    reader.route("**/leave/", lambda route: held.append(route))  # even when our own server does not answer
    reader.evaluate(WATCH)
    way(reader)
    reader.wait_for_timeout(500)
    assert held
    held[0].fulfill(status=204)  # no page follows: until then Chromium answers no question about this one
    noted = reader.evaluate("() => noted")
    assert noted["painted"] - noted["pressed"] <= COVERED_WITHIN
    picture = Image.open(io.BytesIO(reader.screenshot()))
    assert len(picture.convert("RGB").getcolors()) == 1
    assert reader.title() == "·"


@WAYS
def test_the_reader_is_away_within_a_second_and_back_shows_nothing(
    reader: Page, weather: str, way: Callable[[Page], None]
):
    started = time.monotonic()
    way(reader)
    reader.wait_for_url("**/leave/", wait_until="commit", timeout=AWAY_WITHIN * 1000)
    assert time.monotonic() - started <= AWAY_WITHIN
    assert_tells_nothing(reader)
    reader.wait_for_url(weather, timeout=SLOW * 1000 + 5000)
    for _ in range(2):
        if reader.evaluate("() => history.length") > 1:
            reader.go_back()
            assert_tells_nothing(reader)
    assert START not in reader.url


def test_back_to_a_page_kept_in_memory_shows_nothing(reader: Page, weather: str):
    reader.goto("/ko/leave/limits/")
    click(reader)
    reader.wait_for_url(weather, timeout=SLOW * 1000 + 5000)
    reader.go_back()
    expect(reader.locator("form button")).to_be_visible()
    assert START in reader.url
    assert_tells_nothing(reader)


def test_the_one_button_lets_the_reader_in_again(reader: Page, weather: str):
    click(reader)
    reader.wait_for_url(weather, timeout=SLOW * 1000 + 5000)
    reader.goto("/ko/")
    assert_tells_nothing(reader)
    reader.locator("form button").click()
    expect(reader.locator("[data-exit]").first).to_be_visible()


def test_what_the_browser_kept_about_lessons_is_gone(reader: Page, weather: str):
    reader.evaluate("() => { localStorage.setItem('progress', '1'); sessionStorage.setItem('screen', '2'); }")
    click(reader)
    reader.wait_for_url(weather, timeout=SLOW * 1000 + 5000)
    reader.goto("/ko/")
    assert reader.evaluate("() => [localStorage.length, sessionStorage.getItem('screen')]") == [0, None]


def type_double_consonants(page: Page) -> None:
    """Shift held while a letter is typed, three times: ㄲ ㄸ ㅃ on a Korean keyboard."""
    for key in ("KeyR", "KeyE", "KeyQ"):
        page.keyboard.down("Shift")
        page.keyboard.press(key)
        page.keyboard.up("Shift")


def compose_double_consonants(page: Page) -> None:
    """The same where the input method swallows the letter's own key and only the composed text arrives."""
    for consonant in "ㄲㄸㅃ":
        page.keyboard.down("Shift")
        page.keyboard.insert_text(consonant)
        page.keyboard.up("Shift")


def select_with_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.down("Shift")
        page.mouse.click(5, 5)
        page.keyboard.up("Shift")


def press_slowly(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")
        page.wait_for_timeout(2_600)


def hold_shift(page: Page) -> None:
    for _ in range(5):
        page.keyboard.down("Shift")  # a held key repeats
    page.keyboard.up("Shift")


@pytest.mark.parametrize(
    "doing", [type_double_consonants, compose_double_consonants, select_with_shift, press_slowly, hold_shift]
)
def test_a_shift_that_does_something_else_is_no_exit(reader: Page, doing: Callable[[Page], None]):
    reader.evaluate(
        "() => { const field = document.createElement('textarea'); "
        "document.querySelector('main').prepend(field); field.focus(); }"
    )
    doing(reader)
    reader.wait_for_timeout(200)
    assert START in reader.url
    assert reader.locator(".exit-cover").count() == 0


def test_without_javascript_the_exit_is_a_plain_link(chromium, standing: str, reader: Page, weather: str):
    context = chromium.new_context(base_url=standing, java_script_enabled=False)
    page = context.new_page()
    page.goto(START)
    page.locator("[data-exit]").first.click(no_wait_after=True)
    page.wait_for_url("**/leave/", wait_until="commit")
    assert_tells_nothing(page)
    page.wait_for_url(weather, timeout=SLOW * 1000 + 5000)
    page.goto(START)
    assert_tells_nothing(page)
    context.close()


def assert_tells_nothing(page: Page) -> None:
    shown = page.title() + page.locator("body").inner_text()
    assert [word for word in TELLING if word in shown] == []
