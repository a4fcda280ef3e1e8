"""What a screen reader is given: names, descriptions and where the focus goes, in the browser's accessibility tree.

Behind each of these stands what was heard with Orca: a place that was replaced in pieces stayed silent, a paragraph
that took the focus was read twice, chips side by side were read as one word.
"""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

PATIENCE = 5.0  # seconds
LESSON = "/en/learn/e3/e3-2/"
QUIZ = "/en/learn/e3/e3-2/quiz/"

# Texts between which a reader sees a gap and a screen reader hears none: two pieces of one passage, apart on the page,
# with nothing between them but the edge of an element.
RUN_TOGETHER = """() => {
  const WHOLE = "p,li,h1,h2,h3,h4,h5,h6,a,button,label,td,th,dt,dd,summary,legend,figcaption,section,article,aside,"
    + "nav,main,header,footer,fieldset,form,table,ul,ol,dl,option,input,select,textarea,[role],[tabindex]";
  const passage = (node) => node.parentElement.closest(WHOLE);
  const shown = (node) => {
    const at = node.parentElement;
    return !at.closest("[aria-hidden=true],script,style,noscript,[hidden],svg,option") && at.checkVisibility();
  };
  const box = (node, last) => {
    const range = document.createRange();
    const text = node.data.trimEnd();
    const end = last ? text.length : node.data.length - node.data.trimStart().length + 1;
    range.setStart(node, end - 1);
    range.setEnd(node, end);
    return range.getBoundingClientRect();
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  let before = null;
  let space = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) {
      // Between the parts of a row or a grid this space is not drawn, and not read either.
      if (!/flex|grid/.test(getComputedStyle(node.parentElement).display)) space = true;
      continue;
    }
    if (!shown(node)) continue;
    const inOne = before && passage(before) === passage(node) && passage(node);
    const apart = inOne && !space && /[\\p{L}\\p{N}]$/u.test(before.data) && /^[\\p{L}\\p{N}]/u.test(node.data);
    if (apart) {
      const [left, right] = [box(before, true), box(node, false)];
      const line = Math.abs(left.top - right.top) < left.height / 2;
      if (!line || right.left - left.right > 2) found.push(`${before.data.trim()}|${node.data.trim()}`);
    }
    before = node;
    space = false;
  }
  return found;
}"""


def spoken(page: Page, selector: str, until: str = "") -> dict[str, Any]:
    """Role, name and description of one element, as the browser hands them to a screen reader.

    Chromium hands over what has just changed a little later than it shows it: `until` is waited for.
    """
    stop = time.monotonic() + PATIENCE
    said = as_handed(page, selector)
    while until not in f"{said['name']} {said['description']}" and time.monotonic() < stop:
        page.wait_for_timeout(100)
        said = as_handed(page, selector)
    return said


def as_handed(page: Page, selector: str) -> dict[str, Any]:
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    found = session.send("Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"})
    tree = session.send(
        "Accessibility.getPartialAXTree",
        {"objectId": found["result"]["objectId"], "fetchRelatives": False},
    )
    node = tree["nodes"][0]
    session.detach()
    return {part: node.get(part, {}).get("value", "") for part in ("role", "name", "description")}


def focused(page: Page) -> str:
    return page.evaluate("() => document.activeElement.innerText.trim().replace(/\\s+/g, ' ')")


@pytest.mark.parametrize(
    "path",
    [
        "/ko/",
        "/en/learn/",
        "/ko/learn/e3/",
        LESSON,
        "/ko/learn/m/m-4/",
        QUIZ,
        "/en/help/m/",
        "/ko/help/e2/",
        "/en/help/teachers/",
        "/en/words/e3/",
        "/ko/sources/",
        "/en/manuals/children/",
        "/accounts/login/",
    ],
)
def test_what_stands_apart_is_not_read_as_one_word(reader: Page, path: str):
    reader.goto(path)
    # Every screen of a lesson, not the first alone.
    reader.evaluate("() => document.querySelector('[data-lesson]')?.removeAttribute('data-stepping')")
    assert reader.evaluate(RUN_TOGETHER) == []


def test_the_place_of_a_quiz_goes_as_one_piece_and_says_that_it_is_busy(reader: Page):
    reader.goto(QUIZ)
    reader.evaluate("""() => {
      window.place = document.querySelector("[data-quiz]");
      window.busy = [];
      new MutationObserver((all) => all.forEach((one) => window.busy.push(one.target.getAttribute("aria-busy"))))
        .observe(window.place, { attributes: true, attributeFilter: ["aria-busy"] });
    }""")
    reader.locator("main input[type=radio]").last.check(force=True)
    reader.locator("button[value=answer]").press("Enter")
    expect(reader.locator("main .fb")).to_be_focused()
    assert reader.evaluate("() => [window.place.isConnected, window.busy]") == [False, ["true"]]
    assert reader.locator("[data-quiz]").get_attribute("aria-busy") is None
    assert spoken(reader, "main .fb", "Think again.")["name"].startswith("Think again.")


def test_a_question_says_which_of_how_many_it_is(reader: Page):
    reader.goto(QUIZ)
    heading = spoken(reader, "main h1", "Question 1 of")
    assert (heading["role"], heading["description"]) == ("heading", "Question 1 of 8")


def test_a_screen_says_which_of_how_many_it_is(reader: Page):
    reader.goto(f"{LESSON}#screen-2")
    reader.locator("[data-shown] .pager a").last.click()
    heading = spoken(reader, "[data-shown] h2", "Screen 3")
    assert (heading["name"], heading["description"]) == ("Is this a yes?", "Screen 3 of 7")


def test_whatever_takes_the_focus_with_a_text_is_no_paragraph(reader: Page):
    """A paragraph is read by its name and again by its text."""
    reader.goto(LESSON)
    reader.locator("[data-shown] .pager a").last.click()
    reader.locator("[data-shown] .hand-in button").press("Enter")
    asked = reader.locator("[data-shown] .error")
    expect(asked).to_be_focused()
    assert spoken(reader, "[data-shown] .error")["role"] != "paragraph"


def test_what_a_choice_in_a_story_leads_to_is_read_with_its_heading(reader: Page):
    reader.goto(f"{LESSON}#screen-6")
    reader.locator("[data-shown] button.choice").first.press("Enter")
    expect(reader.locator("[data-shown] .outcome")).to_be_focused()
    outcome = spoken(reader, "[data-shown] .outcome", "Twelve")
    assert outcome["name"] == "And then"
    assert outcome["description"].startswith("Twelve laughing faces")


def test_a_group_of_answers_says_what_was_said_of_it(reader: Page):
    reader.goto(f"{LESSON}#screen-3")
    for row in reader.locator("[data-shown] .sortrow").all():
        row.locator("input").first.check(force=True)
    reader.locator("[data-shown] .hand-in button").press("Enter")
    expect(reader.locator("[data-shown] .sortrow .fb")).to_have_count(6)
    said = spoken(reader, "[data-shown] .sortrow:nth-child(3)", "Think again.")
    assert said["description"].startswith("Think again. “Maybe” is not yes.")


def test_the_help_panel_says_its_title_first_and_each_number_whose_it_is(reader: Page):
    reader.goto(LESSON)
    reader.locator("header [data-help]").press("Enter")
    expect(reader.locator("dialog h2")).to_be_focused()
    reader.keyboard.press("Tab")
    assert focused(reader) == "Close"
    number = spoken(reader, "dialog a.tel", "photos and videos")
    assert number["name"] == "1366"
    assert "photos and videos" in number["description"]
    ids = reader.eval_on_selector_all("dialog [id]", "all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/en/help/", "/ko/help/teachers/", "/en/help/m/"])
def test_no_name_on_the_page_of_help_is_given_twice(reader: Page, path: str):
    reader.goto(path)
    ids = reader.eval_on_selector_all("[id]", "all => all.map((one) => one.id)")
    assert [one for one in ids if ids.count(one) > 1] == []


def test_tab_goes_on_from_the_word_whose_meaning_was_open(reader: Page):
    reader.goto(f"{LESSON}#screen-2")
    word = reader.locator("[data-shown] a.term").first
    word.press("Enter")
    expect(reader.locator(".popover")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator(".popover button")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator(".popover")).to_have_count(0)
    assert focused(reader) == "Go back"
    word.press("Enter")
    reader.keyboard.press("Shift+Tab")
    expect(word).to_be_focused()
    expect(reader.locator(".popover")).to_have_count(0)


def test_nothing_is_said_twice_of_the_text_size_and_the_first_page(reader: Page):
    reader.goto("/en/")
    assert spoken(reader, "form.sizes")["name"] == "Text size"
    assert reader.locator("#sizes-name").get_attribute("aria-hidden") == "true"
    assert spoken(reader, ".brand")["name"] == "Dongui, to the first page. Ask first, hear the answer"


@pytest.mark.parametrize("path", ["/ko/", "/en/learn/e3/"])
def test_the_name_of_each_language_is_said_in_that_language(reader: Page, path: str):
    reader.goto(path)
    for link in reader.locator(".langs a").all():
        assert link.get_attribute("lang") == link.get_attribute("hreflang")
