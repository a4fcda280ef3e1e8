"""The gates of the curriculum: each refuses what it is there to refuse, by a unit that is sound but for one thing."""

import copy
from typing import Any

import pytest

from courses import vetting
from courses.domain.gates import faults_in_lesson, faults_in_quiz, same_sequences
from courses.domain.reading import Document, read
from courses.loading import CURRICULUM


@pytest.fixture(scope="module")
def sound() -> dict[str, Document]:
    folder = CURRICULUM / "e3-1"
    return {
        name: read(text=(folder / f"{name}.yaml").read_text("utf-8"), file=f"e3-1/{name}.yaml")
        for name in ("unit", "quiz", "guide")
    }


@pytest.fixture
def files(sound: dict[str, Document]) -> dict[str, Document]:
    return {
        name: Document(file=doc.file, data=copy.deepcopy(doc.data), lines=doc.lines)
        for name, doc in sound.items()
    }


def quiz_faults(files: dict[str, Document]) -> str:
    return "\n".join(str(fault) for fault in faults_in_quiz(files["quiz"], "e3"))


def lesson_faults(files: dict[str, Document]) -> str:
    return "\n".join(str(fault) for fault in faults_in_lesson(files["unit"], files["guide"]))


def vetted(files: dict[str, Document], **more: Any) -> str:
    return "\n".join(str(fault) for fault in vetting.faults(files, **more))


def items_of(files: dict[str, Document], *kinds: str) -> list[dict[str, Any]]:
    return [item for item in files["quiz"].data["items"] if not kinds or item["kind"] in kinds]


def test_a_sound_unit_has_no_fault(files):
    assert vetted(files) == ""


def test_a_form_that_lacks_an_item_is_named(files):
    files["quiz"].data["items"] = [item for item in items_of(files) if item["key"] != "r1"]
    assert "forms a and b differ in kind" in quiz_faults(files)


def test_a_bank_without_a_second_form_is_refused(files):
    files["quiz"].data["items"] = [item for item in items_of(files) if item.get("form", "a") == "a"]
    assert "there is no form b" in quiz_faults(files)


def test_a_missing_hint_is_named_at_its_item(files):
    del files["quiz"].data["items"][2]["hint"]
    assert "items[2].hint: is missing" in quiz_faults(files)


def test_a_right_option_that_always_stands_first_is_a_giveaway(files):
    for item in items_of(files, "choice_one", "judgement"):
        item["options"].sort(key=lambda option: not option.get("correct"))
    assert "the right option stands at place 1" in quiz_faults(files)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_right_option_that_is_always_the_longest_is_a_giveaway(files, language):
    for item in items_of(files, "choice_one", "judgement"):
        for option in item["options"]:
            if option.get("correct"):
                option["text"][language] += " ……………………………………………………"
    assert f"in {language} the right option is the longest" in quiz_faults(files)


def test_statements_that_are_all_true_are_a_giveaway(files):
    for item in items_of(files, "true_false"):
        item["answer"] = True
    assert "every true-or-false item has the same answer" in quiz_faults(files)


def test_minutes_must_add_up(files):
    files["guide"].data["steps"][0]["minutes"] += 3
    assert "add up to" in lesson_faults(files)


def test_a_lesson_without_a_story_is_refused_from_grade_three_on(files):
    for screen in files["unit"].data["screens"]:
        screen["blocks"] = [block for block in screen["blocks"] if block["type"] != "story"]
    assert "has no story with choices" in lesson_faults(files)


def test_a_word_linked_without_a_card_is_an_orphan(files):
    files["unit"].data["words"] = []
    assert "is linked in a screen and has no card here" in lesson_faults(files)


def test_a_word_linked_in_one_language_only_is_named(files):
    block = next(b for s in files["unit"].data["screens"] for b in s["blocks"] if b["type"] == "text")
    block["text"]["ko"] += " [[refusal|거절]]"
    block["text"]["en"] = block["text"]["en"].replace("[[refusal", "[[consent")
    files["unit"].data["screens"] = [{"key": "x", "title": {}, "blocks": [block]}]
    assert "linked in one language only" in lesson_faults(files)


@pytest.mark.parametrize("figure", ["89.4%", "89 percent", "1,384 cases", "40 퍼센트"])
def test_a_figure_without_a_claim_is_refused(files, figure):
    block = next(b for s in files["unit"].data["screens"] for b in s["blocks"] if b["type"] == "text")
    block["text"]["en"] += f" In a survey it was {figure}."
    assert "is a figure without a claim" in lesson_faults(files)


def test_the_same_figure_with_a_claim_passes(files):
    block = next(b for s in files["unit"].data["screens"] for b in s["blocks"] if b["type"] == "text")
    block["text"]["en"] += " In a survey it was 89.4%."
    block["claims"] = ["g-moe-894"]
    assert "figure without a claim" not in lesson_faults(files)


def test_two_lessons_of_a_tier_do_not_go_the_same_way(files):
    other = copy.deepcopy(files["unit"].data)
    assert list(same_sequences({"e3-1": files["unit"].data, "e3-9": other})) == [("e3-1", "e3-9")]
    other["tier"] = "m"
    assert list(same_sequences({"e3-1": files["unit"].data, "e3-9": other})) == []


def test_a_picture_that_nobody_drew_is_named(files):
    files["unit"].data["cover"] = "cover-of-nothing"
    assert "there is no drawing called cover-of-nothing" in vetted(files)


def test_blame_in_our_own_voice_is_refused_with_its_place(files):
    block = files["unit"].data["screens"][0]["blocks"][0]
    block["text"]["ko"] += " 그러게 네가 조심했어야지."
    said = vetted(files)
    assert "조심했어야" in said
    assert "screens[0].blocks[0].text.ko" in said


def test_the_same_words_in_an_option_that_we_correct_are_left_alone(files):
    item = items_of(files, "choice_one", "judgement")[0]
    wrong = next(option for option in item["options"] if not option.get("correct"))
    wrong["text"]["ko"] = "“네가 조심했어야지.”"
    wrong["marker"] = "incorrect-option"
    assert "조심했어야" not in vetted(files)
    wrong["marker"] = ""
    assert "조심했어야" in vetted(files)


def test_a_text_too_hard_for_its_tier_is_refused_unless_excused(files):
    block = files["unit"].data["screens"][0]["blocks"][0]
    block["text"]["ko"] = "우리는 아주 길고 어려운 낱말을 많이 넣어서 끝없이 이어지는 말을 말해요. " * 900
    assert "eojeol_per_sentence" in vetted(files)
    excuse = {"unit": "E3-1", "language": "ko", "measure": "eojeol_per_sentence", "reason": "a test"}
    assert "eojeol_per_sentence" not in vetted(files, exceptions=[excuse])
