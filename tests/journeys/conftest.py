"""A real browser before the living site, with the starter curriculum loaded."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, at which Django would refuse the tests' own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # Pages that come back from memory are what readers' browsers have, so the tests have them too.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=QUIET, ignore_default_args=["--disable-back-forward-cache"]
        )
        yield browser
        browser.close()


@pytest.fixture
def live(chromium: Browser, live_server, loaded_site: None) -> Iterator[Page]:
    """A page before the living site: `live.goto("/ko/")`."""
    context = chromium.new_context(base_url=live_server.url, locale="ko-KR")
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="session")
def standing(django_db_setup: None) -> Iterator[str]:
    """A server over what every test finds loaded, for journeys that write nothing: nobody empties its tables."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def reader(chromium: Browser, standing: str, db: None) -> Iterator[Page]:
    """A page before the standing site."""
    context = chromium.new_context(base_url=standing, locale="ko-KR")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_reader(chromium: Browser, standing: str, db: None) -> Iterator[Page]:
    """A page before the standing site in which no script runs."""
    context = chromium.new_context(base_url=standing, locale="ko-KR", java_script_enabled=False)
    yield context.new_page()
    context.close()
