"""Every block on paper and in the teacher's guide: all that a pupil needs, and the key for the teacher alone."""

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from blocks.domain import ordering
from blocks.faces import block_named, draw_value
from blocks.lesson import LESSON_BLOCKS
from blocks.previews import PREVIEWS
from blocks.templatetags.paper import fullness, rows_of, wider_side
from django.utils import translation
from language.hangul import JOINER

NAMES = [name for name, _ in LESSON_BLOCKS]
SECRETS = {
    "sort_boxes": lambda value: [card["feedback"] for card in value["cards"]],
    "put_in_order": lambda value: [value["right"], value["first_wrong"], value["other_wrong"]],
    "match_pairs": lambda value: [value["wrong"], *(pair["feedback"] for pair in value["pairs"])],
    "guess": lambda value: [question["answer"] for question in value["questions"]],
}


class Source:
    """A claim as far as paper shows it."""

    source, year, cited = "교육부", "2024", "교육부, 2024년"


CLAIMS = {"g-moe-92": Source()}


def drawn(name: str, medium: str, value: Any = None, look: str = "child") -> str:
    context = {"medium": medium, "look": look, "claims": CLAIMS}
    return draw_value(name, PREVIEWS[name] if value is None else value, context)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).replace(JOINER, "")


def texts_of(value: Any) -> list[str]:
    """Every text that an author wrote: no keys, no names of pictures."""
    if isinstance(value, dict):
        named = (part for name, part in value.items() if name not in KEYS)
        return [text for part in named for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) and value else []


KEYS = {"key", "picture", "head", "box", "sign", "to", "start", "scene", "scene_alt", "alt", "claim", "claims",
        "style", "layout", "as_of"}  # fmt: skip


def solid(text: str) -> str:
    """Without spaces, which stand where a tag ends."""
    return re.sub(r"\s", "", text)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\*\*|\[\[[^|\]]*\|([^\]]*)\]\]", r"\1", text)).strip()


@pytest.mark.parametrize("medium", ["print", "guide"])
@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_block_stands_on_paper_but_the_key_only_for_the_teacher(name: str, medium: str):
    said, value = solid(words(drawn(name, medium))), PREVIEWS[name]
    secrets = SECRETS.get(name, lambda _value: [])(value)
    hidden = secrets if medium == "print" else []
    assert [text for text in texts_of(value) if text not in hidden and solid(plain(text)) not in said] == []
    assert [text for text in hidden if solid(plain(text)) in said] == []


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("look", ["child", "teen", "officer"])
@pytest.mark.parametrize("medium", ["print", "guide"])
@pytest.mark.parametrize("name", NAMES)
def test_paper_has_no_forms_no_links_and_no_inline_styles(name: str, medium: str, look: str, language: str):
    with translation.override(language):
        html = drawn(name, medium, look=look)
    assert not re.search(r"<(form|input|button|select|textarea|details|a|caption|script)\b|\sstyle=", html)
    assert "{" not in words(html)


def test_a_sheet_offers_the_steps_in_the_order_of_the_screen():
    value = block_named("put_in_order").plain(block_named("put_in_order").normalize(PREVIEWS["put_in_order"]))
    said = words(drawn("put_in_order", "print"))
    offered = [step.text for step in ordering.order(value, {}).steps]
    assert sorted(offered, key=said.index) == offered


def test_the_teacher_finds_each_step_with_its_place():
    html = drawn("put_in_order", "guide")
    found = re.findall(r"number-box fits\">(\d)</span><span>(.*?)</span>", html)
    right = [step["text"] for step in PREVIEWS["put_in_order"]["steps"]]
    assert [unescape(text).replace(JOINER, "") for _, text in sorted(found)] == right


def test_the_teacher_finds_the_letter_that_the_sheet_gives_to_each_right_side():
    sheet, key = drawn("match_pairs", "print"), drawn("match_pairs", "guide")
    letters = dict(re.findall(r"<li><b>(.)</b><span>(.*?)</span></li>", sheet))
    for letter, right in letters.items():
        assert f"<b>{letter}</b> {right}" in key


def test_no_column_of_a_sorting_sheet_is_marked():
    cells = re.findall(r"<td><i class=\"circle\"></i></td>", drawn("sort_boxes", "print"))
    value = PREVIEWS["sort_boxes"]
    assert len(cells) == len(value["cards"]) * len(value["boxes"])


@pytest.mark.parametrize("boxes", [2, 6])
def test_a_sorting_sheet_has_a_column_for_every_box(boxes: int):
    value = PREVIEWS["sort_boxes"] | {
        "layout": "scale",
        "boxes": [{"key": f"b{n}", "sign": "", "text": f"상자 {n}"} for n in range(boxes)],
        "cards": [{"key": "c", "head": "", "text": "말", "box": "b0", "feedback": "까닭"}],
    }
    assert drawn("sort_boxes", "print", value).count('scope="col"') == boxes


def test_a_story_leads_by_numbers_and_back():
    said = words(drawn("story", "print"))
    assert "2번으로" in said
    assert "2번으로 돌아가요" in said


def test_a_ripple_shows_every_round_in_a_drawing_and_in_numbers():
    value = PREVIEWS["ripple"] | {"start": 2, "factor": 10, "rounds": 6}
    html = drawn("ripple", "print", value)
    assert "2,000,000명" in words(html)
    assert not re.search(r'\d,\d+"', html), "a decimal comma is no number for a drawing"
    assert "var(" not in html


def test_a_figure_is_cited_at_the_foot_of_the_sheet_and_the_answer_is_not_there():
    said = words(drawn("guess", "print"))
    assert "교육부, 2024" in said
    assert said.index("교육부") > said.index("90~100%")


def test_a_claim_that_is_unknown_is_left_out():
    value = PREVIEWS["text"] | {"claims": ["no-such-claim"]}
    assert "출처" not in words(drawn("text", "print", value))


def test_options_stand_in_pairs_only_where_all_of_them_are_short():
    short, long = {"text": "물어봐야 알아요."}, {"text": "도윤이가 깨면 보여 주고 물어본다."}
    assert rows_of([short, short, short]) == "pair"
    assert rows_of([short, long]) == ""


def test_true_and_not_true_stand_side_by_side():
    assert (
        rows_of([SimpleNamespace(text="", truth="true"), SimpleNamespace(text="", truth="false")]) == "pair"
    )


def test_a_latin_letter_takes_half_the_room_of_a_syllable():
    assert rows_of([{"text": "I do not know what to do."}]) == "pair"
    assert (
        rows_of([{"text": "I do not know what to do next."}, {"text": "I wait and see who will come."}])
        == "pair"
    )
    assert rows_of([{"text": "I do not know what to do, and I wait."}]) == ""


@pytest.mark.parametrize(("words", "said"), [(12, ""), (40, "long")])
def test_cards_say_that_they_hold_much(words: int, said: str):
    assert fullness([{"title": "a", "text": "four " * words, "why": None}]) == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("말", "말과 글", "right-wide"),
        ("긴 문장이 왼쪽에 있다.", "짧다", "left-wide"),
        ("같은 길이", "같은 너비", ""),
    ],
)
def test_the_side_with_much_longer_texts_gets_more_of_the_row(left: str, right: str, said: str):
    reaction = SimpleNamespace(lefts=[SimpleNamespace(text=left)], rights=[SimpleNamespace(text=right)])
    assert wider_side(reaction) == said
