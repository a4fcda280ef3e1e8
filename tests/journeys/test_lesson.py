"""A lesson in a real browser: with the script, without it, by keyboard, and when the network fails."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.journey

LESSON = "/ko/learn/e3/e3-2/"
TEENS = "/en/learn/m/m-4/"
WIDTHS = (360, 820, 1440)


def fail_in_the_background(route: Route) -> None:
    if route.request.headers.get("x-fragment"):
        route.abort()
    else:
        route.continue_()


def faults(page: Page) -> list[str]:
    """What axe finds, in one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


# --- one screen at a time ---------------------------------------------------------------------------------------


def test_one_screen_is_shown_and_the_steps_lead_on_and_back(reader: Page):
    reader.goto(LESSON)
    expect(reader.get_by_role("heading", name="찍기 전, 올리기 전에 물어요", level=1)).to_be_visible()
    expect(reader.locator("#screen-1")).to_be_hidden()
    reader.get_by_role("link", name="시작하기").click()
    expect(reader.locator("#screen-1 h2")).to_be_focused()
    expect(reader.locator("#start")).to_be_hidden()
    reader.keyboard.press("ArrowRight")
    expect(reader.locator("#screen-2")).to_be_visible()
    reader.go_back()
    expect(reader.locator("#screen-1")).to_be_visible()
    assert reader.url.endswith("#screen-1")


def test_the_last_screen_leads_to_the_end_with_quiz_words_and_help(reader: Page):
    reader.goto(f"{LESSON}#screen-7")
    reader.locator("#screen-7").get_by_role("link", name="마무리로").click()
    expect(reader.get_by_role("link", name="퀴즈 풀러 가기")).to_be_visible()
    expect(reader.locator("#word-permission")).to_be_visible()
    expect(reader.get_by_role("link", name="도와주는 곳 모두 보기")).to_be_visible()


# --- answers in their place -------------------------------------------------------------------------------------


def test_a_poll_answers_inside_the_chosen_card_and_the_focus_goes_there(reader: Page):
    reader.goto(f"{LESSON}#screen-1")
    reader.get_by_label("싫어할 거예요").check(force=True)
    reader.get_by_role("button", name="내 생각 말하기").click()
    said = reader.locator("#b-hook-will-he-laugh .choice:has(:checked) .fb")
    expect(said).to_contain_text("우리는 도윤이의 마음을 몰라요")
    expect(said).to_be_focused()
    assert reader.url.endswith("#screen-1")


def test_a_card_that_is_sorted_by_hand_answers_at_once(reader: Page):
    reader.goto(f"{LESSON}#screen-3")
    card = reader.locator("#b-is-this-a-yes-answers .sortrow").nth(1)
    card.locator("label", has_text="아직 몰라요").click()
    expect(card.locator(".fb")).to_contain_text("다시 생각해요.")
    expect(card.get_by_label("아직 몰라요")).to_be_focused()
    expect(reader.locator("form + [role=status]")).to_contain_text("몸으로 말하는 거절이에요")
    card.locator("label", has_text="‘아니’").click()
    expect(card.locator(".fb.fit")).to_be_visible()


def test_what_was_said_of_one_screen_is_not_read_on_the_next(reader: Page):
    reader.goto(f"{LESSON}#screen-3")
    reader.locator("#b-is-this-a-yes-answers .sortrow").nth(1).locator(
        "label", has_text="아직 몰라요"
    ).click()
    expect(reader.locator("form + [role=status]")).not_to_be_empty()
    reader.goto(f"{LESSON}#screen-4")
    expect(reader.locator("form + [role=status]")).to_be_empty()


def test_by_keyboard_one_passes_other_boxes_without_an_answer_and_enter_hands_in(reader: Page):
    reader.goto(f"{LESSON}#screen-3")
    card = reader.locator("#b-is-this-a-yes-answers .sortrow").first
    card.get_by_role("radio").first.focus()
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("ArrowLeft")
    reader.keyboard.press("ArrowLeft")
    expect(card.get_by_role("radio").first).to_be_checked()
    expect(card.locator(".fb")).to_have_count(0)
    reader.keyboard.press("Enter")
    expect(card.locator(".fb.fit")).to_be_focused()


def test_a_story_moves_through_time_by_arrow_keys(reader: Page):
    reader.goto(f"{LESSON}#screen-4")
    reader.get_by_role("radio", name="어제").focus()
    expect(reader.get_by_text("올려도 된다고 했어요")).to_be_visible()
    reader.keyboard.press("ArrowRight")
    expect(reader.get_by_text("까닭을 캐묻지 않아요")).to_be_visible()
    expect(reader.get_by_text("올려도 된다고 했어요")).to_be_hidden()


def test_a_ripple_grows_with_every_press_and_the_button_keeps_the_focus(reader: Page):
    reader.goto(f"{LESSON}#screen-5")
    reader.get_by_role("button", name="보내면?").click()
    expect(reader.get_by_role("button", name="한 번 더 보내면?")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("#b-ripples-spread")).to_contain_text("20명")
    expect(reader.locator("form + [role=status]")).to_contain_text("20명")
    expect(reader.get_by_role("button", name="처음부터 다시")).to_be_focused()


def test_a_story_is_walked_and_walked_back(reader: Page):
    reader.goto(f"{LESSON}#screen-6")
    reader.get_by_role("button", name="도윤이가 깨면").click()
    expect(reader.locator(".outcome")).to_be_focused()
    reader.get_by_role("button", name="지운 척하고").click()
    expect(reader.locator("#screen-6")).to_contain_text("찍힌 사람의 잘못은 없어요")
    expect(reader.locator(".trail .now")).to_contain_text("나중에 알게 된 도윤이")
    reader.get_by_role("button", name="다시 골라 보기").click()
    expect(reader.locator(".trail .now")).to_contain_text("도윤이의 대답")
    reader.get_by_role("button", name="앞 갈림길로 돌아가기").click()
    expect(reader.locator(".outcome")).to_have_count(0)


def test_steps_are_put_in_order_by_buttons_and_by_keyboard_alone(reader: Page):
    reader.goto(f"{LESSON}#screen-7")
    places = reader.locator("#b-putting-right-steps [data-place]")
    wanted = ["멈춰요", "지우고 내려요", "“미안해”", "받은 친구", "어른에게"]
    expect(places.first.locator("select")).to_be_hidden()
    for at, words in enumerate(wanted):
        row = next(n for n in range(len(wanted)) if words in places.nth(n).inner_text())
        for now in range(row, at, -1):
            places.nth(now).get_by_role("button", name="위로").focus()
            reader.keyboard.press("Enter")
    reader.get_by_role("button", name="순서가 맞는지 보기").click()
    expect(reader.locator("#b-putting-right-steps .fb.alone")).to_contain_text("잘했어요")
    places.nth(1).get_by_role("button", name="위로").click()
    expect(reader.locator("#b-putting-right-steps .fb")).to_have_count(0)


def test_a_chosen_pair_shows_its_words_and_then_its_reason(reader: Page):
    reader.goto(f"{TEENS}#screen-4")
    pair = reader.locator("[data-pair]").first
    pair.locator("label").first.click()
    expect(pair.locator("[data-picked]")).not_to_be_empty()
    reader.locator("#screen-4").get_by_role("button", name="See what fits").click()
    expect(pair.locator(".fb")).to_be_focused()


def test_when_the_network_fails_in_the_background_the_page_itself_is_asked(reader: Page):
    reader.route("**/*", fail_in_the_background)
    reader.goto(f"{LESSON}#screen-1")
    reader.get_by_label("물어봐야 알아요").check(force=True)
    reader.get_by_role("button", name="내 생각 말하기").click()
    expect(reader.locator("#b-hook-will-he-laugh")).to_contain_text("그래서 물어봐요")
    expect(reader.locator("#screen-1")).to_be_visible()
    expect(reader.locator("#screen-2")).to_be_hidden()


# --- without a script -------------------------------------------------------------------------------------------


def test_without_a_script_the_lesson_is_one_page_that_answers(plain_reader: Page):
    plain_reader.goto(LESSON)
    expect(plain_reader.locator("#screen-7")).to_be_visible()
    plain_reader.get_by_label("물어봐야 알아요").check(force=True)
    plain_reader.get_by_role("button", name="내 생각 말하기").click()
    expect(plain_reader.locator("#b-hook-will-he-laugh")).to_contain_text("그래서 물어봐요")
    assert plain_reader.url.endswith("#b-hook-will-he-laugh")
    for place, words in enumerate(["멈춰요", "지우고", "“미안해”", "받은", "어른에게"], start=1):
        menu = plain_reader.get_by_label(f"{place}번째")
        menu.select_option(next(o for o in menu.locator("option").all_inner_texts() if words in o))
    plain_reader.get_by_role("button", name="순서가 맞는지 보기").click()
    expect(plain_reader.locator("#b-putting-right-steps")).to_contain_text("잘했어요")
    expect(plain_reader.locator("#b-hook-will-he-laugh")).to_contain_text("그래서 물어봐요")


# --- for everybody ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [LESSON, TEENS])
def test_axe_finds_nothing_on_any_screen_before_and_after_the_answers(reader: Page, path: str, scheme: str):
    reader.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    reader.goto(path)
    found = faults(reader)
    for at in range(1, 9):
        reader.goto(f"{path}#{'finish' if at == 8 else f'screen-{at}'}")
        for group in reader.locator("[data-shown] [role=radiogroup]").all():
            group.get_by_role("radio").last.evaluate("radio => { radio.checked = true; }")
        for button in reader.locator("[data-shown] button[name=do]").all():
            with reader.expect_response(lambda answer: answer.request.method == "POST"):
                button.click()
        found += faults(reader)
    assert found == []


@pytest.mark.parametrize("path", [f"{LESSON}slides/", f"{TEENS}slides/"])
def test_axe_finds_nothing_on_the_projector(reader: Page, path: str):
    reader.goto(path)
    reader.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert faults(reader) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [LESSON, TEENS, f"{LESSON}slides/"])
def test_no_screen_scrolls_sideways(reader: Page, path: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(path)
    reader.evaluate("document.documentElement.dataset.size = '2'")
    reader.evaluate("document.querySelector('.lesson')?.removeAttribute('data-stepping')")
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_a_card_without_a_picture_is_read_across_its_whole_width_on_a_phone(reader: Page):
    reader.set_viewport_size({"width": 360, "height": 800})
    reader.goto(LESSON)
    reader.evaluate("document.querySelector('.lesson').removeAttribute('data-stepping')")
    card = reader.locator(".flip").first
    card.locator(".plate").evaluate("part => part.remove()")
    whole, words = card.bounding_box(), card.locator(".front").bounding_box()
    assert whole is not None
    assert words is not None
    assert words["width"] > 0.9 * whole["width"]
    assert card.locator(".turn").evaluate("part => getComputedStyle(part).borderLeftStyle") == "none"


def test_the_projector_goes_on_by_keys(reader: Page):
    reader.goto(f"{LESSON}slides/")
    reader.keyboard.press("End")
    reader.wait_for_url("**/#slide-end")
    reader.keyboard.press("ArrowUp")
    reader.wait_for_url("**/#slide-7")


# Words in a button that begin on one line and end on another.
BROKEN = """() => [...document.querySelectorAll("main .btn")].filter((one) => one.checkVisibility()).flatMap((one) => {
  const found = [];
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const word of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((at) => Math.round(at.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("path", ["/ko/learn/e3/e3-2/", "/en/learn/e3/e3-2/"])
def test_the_largest_text_breaks_no_word_of_a_button_and_reaches_every_part(plain_reader: Page, path: str):
    plain_reader.set_viewport_size({"width": 360, "height": 740})
    plain_reader.goto(path)
    plain_reader.locator("[data-sizes] button[value='2']").click()
    plain_reader.goto(path)
    assert plain_reader.evaluate(BROKEN) == []
    # A story once took its letters from the bar at the top, with which it shared a class.
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    running = plain_reader.locator(".b-poll .choice label").first.evaluate(size)
    for part in (".b-story figcaption", ".b-story .choice > span:last-child"):
        assert plain_reader.locator(part).first.evaluate(size) == running


def test_a_story_is_on_the_page_that_is_sent_to_the_printer(reader: Page):
    reader.goto("/en/learn/e3/e3-2/#screen-6")
    reader.emulate_media(media="print")
    expect(reader.locator(".b-story figcaption")).to_be_visible()
