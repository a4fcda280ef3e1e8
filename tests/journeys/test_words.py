"""A reader looks up words, switches the lens, and a teacher has a letter looked through: with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey
LETTER = "지난주 화장실에서 몰카가 나왔다는 소문이 있었습니다. ‘리벤지 포르노’라고 부르지 않습니다."


def test_from_the_foot_of_a_lesson_to_a_word_without_a_script(plain_reader: Page):
    plain_reader.goto("/ko/learn/m/m-4/")
    plain_reader.locator(".foot").get_by_role("link", name="낱말", exact=True).click()
    expect(plain_reader).to_have_url(re.compile("/ko/words/m/$"))
    word = plain_reader.locator("#word-consent")
    expect(word.locator("dfn")).to_have_text("동의")


def test_the_lens_is_switched_on_and_off_without_a_script(plain_reader: Page):
    plain_reader.goto("/ko/learn/m/m-4/")
    plain_reader.get_by_role("button", name="낱말 렌즈 켜기").click()
    expect(plain_reader.get_by_role("button", name="낱말 렌즈 끄기")).to_be_visible()
    expect(plain_reader).to_have_url(re.compile("/ko/learn/m/m-4/$"))
    plain_reader.get_by_role("button", name="낱말 렌즈 끄기").click()
    expect(plain_reader.get_by_role("button", name="낱말 렌즈 켜기")).to_be_visible()


@pytest.mark.parametrize("kind", ["reader", "plain_reader"])
def test_a_letter_is_looked_through_by_keyboard(kind: str, request: pytest.FixtureRequest):
    page: Page = request.getfixturevalue(kind)
    page.goto("/ko/teach/words/")
    page.get_by_label("글", exact=True).fill(LETTER)
    page.get_by_label("누가 읽습니까?").select_option("m")
    page.get_by_role("button", name="살펴보기").press("Enter")
    mark = page.locator("a.lens-word")
    expect(mark).to_have_text("몰카")
    note = page.locator(mark.get_attribute("href"))
    expect(note).to_contain_text("불법촬영")
    expect(page.locator(".spared")).to_have_text("리벤지 포르노")
    page.emulate_media(media="print")
    expect(page.locator("textarea")).to_be_hidden()
    expect(note).to_be_visible()
