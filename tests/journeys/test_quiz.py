"""A quiz in a real browser: by keyboard, with and without scripts, sent twice, and with the network gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.journey

QUIZ = "/ko/learn/e3/e3-2/quiz/"
ENGLISH = "/en/learn/m/m-4/quiz/"
PRESSES = 60


def choose(page: Page) -> None:
    """Some whole answer to whatever is asked."""
    names = page.eval_on_selector_all(
        "main input[type=radio]", "all => [...new Set(all.map((one) => one.name))]"
    )
    for at, name in enumerate(names):
        page.locator(f"main input[name='{name}']").nth(at if len(names) > 1 else -1).check(force=True)
    for at in range(page.locator("main select").count()):
        menu = page.locator("main select").nth(at)
        if menu.is_visible():
            menu.select_option(index=at + 1)


def to_the_result(page: Page, step: Callable[[], None] | None = None) -> int:
    """Answer until the result stands there; return how many buttons it took."""
    for presses in range(PRESSES):
        if page.locator(".found").count():
            return presses
        before = page.locator("main input[name=state]").input_value()
        if page.locator("button[value=answer]").count():
            choose(page)
            page.click("button[value=answer]")
        else:
            page.click("button[value=next]")
        page.wait_for_function(
            "before => { const now = document.querySelector('main input[name=state]');"
            " return !now || now.value !== before; }",
            arg=before,
        )
        if step:
            step()
    raise AssertionError("This quiz does not end.")


@pytest.mark.parametrize("path", [QUIZ, ENGLISH])
def test_the_script_goes_on_in_the_same_page(reader: Page, path: str):
    loads: list[str] = []
    reader.on("framenavigated", lambda frame: loads.append(frame.url))
    reader.goto(path)
    to_the_result(reader)
    assert len(loads) == 1
    expect(reader.locator("main table tbody tr")).to_have_count(8)


@pytest.mark.parametrize("path", [QUIZ, ENGLISH])
def test_without_a_script_the_same_buttons_lead_to_the_same_result(plain_reader: Page, path: str):
    plain_reader.goto(path)
    for _ in range(PRESSES):
        if plain_reader.locator(".found").count():
            break
        if plain_reader.locator("button[value=answer]").count():
            choose(plain_reader)
            plain_reader.click("button[value=answer]")
        else:
            plain_reader.click("button[value=next]")
    expect(plain_reader.locator("main table tbody tr")).to_have_count(8)


def test_a_quiz_is_taken_by_keyboard_alone(reader: Page):
    reader.goto(QUIZ)
    reader.locator("main input[type=radio]").first.focus()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    said = reader.locator("main .fb")
    expect(said).to_be_focused()
    expect(said).to_contain_text("다시 생각해요")
    reader.keyboard.press("Shift+Tab")
    reader.keyboard.press("Space")
    reader.keyboard.press("Enter")
    expect(reader.locator("button[value=next]")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_what_was_said_is_in_sight_and_has_the_focus(reader: Page, plain_reader: Page, script: bool):
    page = reader if script else plain_reader
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(QUIZ)
    page.locator("main input[type=radio]").last.check(force=True)
    page.click("button[value=answer]")
    said = page.locator("main .fb")
    expect(said).to_be_in_viewport()
    expect(said).to_be_focused()


def test_a_button_pressed_twice_at_once_is_one_answer(reader: Page):
    posts: list[str] = []
    reader.on("request", lambda request: posts.append(request.method) if request.method == "POST" else None)
    reader.goto(QUIZ)
    choose(reader)
    reader.evaluate(
        "() => { const b = document.querySelector('button[value=answer]'); b.click(); b.click(); }"
    )
    expect(reader.locator("main .fb")).to_be_visible()
    assert posts == ["POST"]


def test_when_the_script_gets_no_answer_the_form_is_sent_as_a_form(reader: Page):
    def refuse(route: Route) -> None:
        fragment = route.request.headers.get("x-fragment")
        route.abort() if fragment else route.continue_()

    reader.route("**/quiz/", refuse)
    reader.goto(QUIZ)
    choose(reader)
    reader.click("button[value=answer]")
    expect(reader.locator("main .fb")).to_be_visible()


def test_no_answer_is_kept_in_the_browser(reader: Page):
    reader.goto(QUIZ)
    to_the_result(reader)
    assert (
        reader.evaluate("() => Object.keys(localStorage).filter((key) => /quiz|answer|state/.test(key))")
        == []
    )
    assert reader.evaluate("() => sessionStorage.length") == 0
    assert reader.context.cookies() == []


@pytest.mark.parametrize("width", [360, 820, 1440])
def test_no_screen_of_a_quiz_scrolls_sideways(reader: Page, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(ENGLISH)
    too_wide: list[int] = []
    measure = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    to_the_result(reader, lambda: too_wide.append(reader.evaluate(measure)))
    assert max(too_wide) == 0


@pytest.mark.parametrize("script", [True, False])
def test_another_language_and_text_size_stay_at_the_question(reader: Page, plain_reader: Page, script: bool):
    page = reader if script else plain_reader
    page.goto(QUIZ)
    page.click("button[value=pass]")
    if page.locator("button[value=next]").count():
        page.click("button[value=next]")
    expect(page.locator(".lessonbar p")).to_contain_text("2")
    page.click(".langs button[lang=en]")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".lessonbar p")).to_have_text("Question 2 of 8")
    page.click("[data-sizes] button[value='2']")
    expect(page.locator("html")).to_have_attribute("data-size", "2")
    expect(page.locator(".lessonbar p")).to_have_text("Question 2 of 8")
