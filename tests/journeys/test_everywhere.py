"""What holds on every kind of page: axe finds nothing, nothing comes from elsewhere, nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.journey

# One address of every kind of page that anybody may open.
KINDS = (
    "/ko/",
    "/en/",
    "/ko/learn/",
    "/ko/learn/e3/",
    "/en/learn/m/",
    "/ko/learn/teachers/",
    "/en/learn/e3/e3-2/",
    "/ko/learn/m/m-4/",
    "/ko/learn/e3/e3-2/quiz/",
    "/en/learn/m/m-4/quiz/",
    "/ko/learn/m/m-4/slides/",
    "/en/learn/e3/e3-2/handout/",
    "/ko/manuals/",
    "/en/manuals/children/",
    "/ko/help/",
    "/en/help/m/",
    "/ko/leave/limits/",
    "/ko/privacy/",
    "/en/accessibility/",
    "/ko/sources/",
    "/ko/words/",
    "/en/words/e3/",
    "/ko/words/m/",
    "/en/words/teachers/",
    "/ko/teach/words/",
    "/ko/not-there/",
    "/accounts/login/",
)
# What a pupil can reach, for the promise that nothing asks for a text.
PUPILS = [path for path in KINDS if not path.startswith("/accounts/") and "/teach" not in path]
WIDTH_OF_A_PHONE = 360


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:140]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(reader: Page, path: str):
    reader.goto(path)
    assert faults(reader) == []


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing_in_the_dark(reader: Page, path: str):
    reader.emulate_media(color_scheme="dark")
    reader.goto(path)
    assert faults(reader) == []


@pytest.mark.parametrize("path", KINDS)
def test_a_phone_never_scrolls_sideways_not_even_with_the_largest_text(reader: Page, path: str):
    reader.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 740})
    reader.goto(path)
    assert reader.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
    reader.context.add_cookies([{"name": "size", "value": "2", "url": reader.url}])
    reader.reload()
    assert reader.locator("html").get_attribute("data-size") == "2"
    assert reader.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_asked_of_another_host(reader: Page, path: str):
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(path)
    reader.wait_for_load_state("networkidle")
    own = reader.evaluate("location.origin")
    assert [url for url in asked if not url.startswith((own, "data:"))] == []


@pytest.mark.parametrize("path", PUPILS)
def test_pupils_are_never_asked_for_a_text(reader: Page, path: str):
    reader.goto(path)
    kinds = ("text", "search", "email", "url", "tel", "password", "file", "number")
    selector = ", ".join(
        [f"input[type={kind}]" for kind in kinds] + ["input:not([type])", "[contenteditable=true]"]
    )
    fields = reader.locator(selector)
    assert [
        field.get_attribute("name") for field in fields.all() if field.get_attribute("name") != "code"
    ] == []
    assert reader.locator("textarea").count() == 0


@pytest.mark.parametrize("path", KINDS)
def test_every_page_has_a_way_out_help_and_one_heading(reader: Page, path: str):
    reader.goto(path)
    assert reader.locator("[data-exit]").count() >= 1
    assert reader.locator("h1").count() == 1
    assert reader.locator("html").get_attribute("lang") in ("ko", "en")


@pytest.mark.parametrize("path", ["/ko/help/e2/", "/en/help/m/", "/ko/help/teachers/", "/en/help/"])
def test_on_a_phone_the_first_number_to_call_stands_on_the_first_screen(reader: Page, path: str):
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(path)
    place = reader.locator("main a[href^='tel:']").first.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= 740
