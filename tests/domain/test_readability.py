"""Readability: measures of known texts, thresholds of each tier, places of hard sentences, and any text at all."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language import endings
from language.limits import LIMITS, tier_named
from language.readability import WordList, measure
from language.syllables import english
from language.tiers import Tier
from language_samples import fake_morphemes

from courses.domain.passages import item_passages


def names(text: str, tier: str, language: str = "ko", **options: Any) -> list[tuple[str, str]]:
    found = measure(text, language=language, tier=tier_named(tier), **options).findings
    return [(finding.measure, finding.severity) for finding in found]


def test_korean_is_measured_in_eojeol_and_syllables():
    found = measure("사진을 찍어요. 먼저 물어요!", language="ko", tier=Tier.E1)
    assert found.measures["sentences"] == 2
    assert found.measures["eojeol_per_sentence"] == 2
    assert found.measures["syllables_per_sentence"] == 5.5
    assert found.measures["syllables_per_eojeol"] == 2.75
    assert found.findings == ()
    assert ("syllables_per_eojeol", "warn") in names("찍기전에허락을 물어요. " * 5, "E1")


def test_english_is_measured_by_flesch_and_kincaid():
    found = measure("The cat sat on the mat. The dog ran to the cat.", language="en", tier=Tier.E1)
    assert found.measures["words_per_sentence"] == 6
    assert found.measures["syllables_per_word"] == 1
    assert found.measures["reading_ease"] == pytest.approx(206.835 - 6.09 - 84.6, abs=0.01)
    assert found.measures["flesch_kincaid_grade"] == 0
    assert found.findings == ()


HARD = (
    "촬영물의 유포를 방지하기 위하여 관계 중앙행정기관의 장은 "
    "대통령령으로 정하는 바에 따라 필요한 조치를 하여야 한다."
)


def test_a_page_beyond_its_limits_is_an_error_and_its_long_sentences_have_a_place():
    found = measure(f"먼저 물어요. {HARD}", language="ko", tier=Tier.E1)
    assert found.has_errors
    long = next(finding for finding in found.findings if finding.measure == "sentence_length")
    assert (long.severity, long.start, long.end) == ("warn", 8, 8 + len(HARD))
    assert {"eojeol_per_sentence", "longest_sentence", "syllables_per_sentence"} <= {
        finding.measure for finding in found.findings if finding.severity == "error"
    }
    assert not measure(f"법은 이렇게 말한다. {HARD}", language="ko", tier=Tier.POLICE).has_errors


def test_hard_english_is_an_error_for_the_youngest_and_not_for_officers():
    text = (
        "Officers document every communication carefully and preserve the available evidence without delay."
    )
    assert ("flesch_kincaid_grade", "error") in names(text, "E1", "en")
    assert ("reading_ease", "error") in names(text, "E1", "en")


def test_lists_without_full_stops_are_measured_item_by_item():
    items = "\n".join(["- 먼저 물어요"] * 6)
    assert measure(items, language="ko", tier=Tier.E1).measures["longest_sentence"] == 2


def test_marks_numbers_links_and_names_do_not_make_a_text_harder():
    plain = measure("친구가 사진을 찍어요.", language="ko", tier=Tier.E1).measures
    marked = measure("**친구가** <b>사진을</b> 찍어요. 1366 112", language="ko", tier=Tier.E1).measures
    assert marked["eojeol"] == plain["eojeol"]
    named = measure(
        "아나스타샤와 [[consent|동의여부확인절차]] 말해요.", language="ko", tier=Tier.E1, names=["아나스타샤"]
    )
    assert named.measures["syllables_per_eojeol"] == 3
    assert named.measures["glossary_words"] == 1


def test_new_glossary_words_are_counted_per_tier():
    text = " ".join(f"[[t{number}|말]]을 배워요." for number in range(3))
    assert ("glossary_words", "warn") in names(text, "E1")
    assert ("glossary_words", "warn") not in names(text, "E2")


@pytest.mark.parametrize(
    ("sentence", "style"),
    [
        ("먼저 물어요.", "haeyo"),
        ("먼저 묻습니다.", "hapnida"),
        ("함께 갑시다!", "hapnida"),
        ("기록하십시오.", "hapnida"),
        ("사실만 기록한다.", "handa"),
        ("무엇을 보았는가?", "handa"),
        ("동의가 필요", None),
        ("안전한 사진", None),
        ("그가 말했다. “싫어.”", None),
        ("갔어요 🙂", "haeyo"),
        ("했어요…”라고 말했습니다.", "hapnida"),
    ],
)
def test_the_style_of_an_ending(sentence: str, style: str | None):
    assert endings.style(sentence) == style


def test_a_mixed_style_is_told_as_a_share_and_at_each_sentence():
    found = names("물어요. 찍는다. 올린다. 지운다.", "E3")
    assert found.count(("ending_style", "warn")) == 4
    assert names("물어요. 올려요. 말해요.", "E3") == []
    assert ("ending_style", "warn") not in names("기록한다. 보고합니다. 확인한다.", "police")


@pytest.mark.parametrize(
    "text", ["사진이 유포됐다", "영상이 공유되었다", "이름이 불려진다", "그는 무시당했다", "글이 쓰여졌다"]
)
def test_korean_passives_are_found(text: str):
    assert endings.passives(text)


@pytest.mark.parametrize(
    "text",
    [
        "도움이 돼요",
        "찍어도 돼요",
        "어른이 됐어요",
        "걱정되면 말해요",
        "시작됐어요",
        "보내지 않아요",
        "안 돼요",
    ],
)
def test_what_only_looks_like_a_passive_is_none(text: str):
    assert endings.passives(text) == []


@pytest.mark.parametrize(
    ("text", "double"),
    [
        ("말하지 않을 수 없다", True),
        ("묻지 않으면 안 됩니다", True),
        ("모르지 않는다", True),
        ("말하지 않아요", False),
        ("없어요", False),
    ],
)
def test_korean_double_negatives(text: str, double: bool):
    assert bool(endings.double_negatives(text)) == double


@pytest.mark.parametrize(
    ("text", "passive", "double"),
    [
        ("The photo was shared.", True, False),
        ("She is scared.", False, False),
        ("He was not asked.", True, False),
        ("It is not uncommon.", False, True),
        ("You do not need to say nothing.", False, True),
        ("Ask and say no.", False, False),
    ],
)
def test_english_passives_and_double_negatives(text: str, passive: bool, double: bool):
    assert bool(endings.passives_in_english(text)) == passive
    assert bool(endings.double_negatives_in_english(text)) == double


WORDS = {
    word: count
    for count, group in {
        1: "shared friends closed eyes tries don’t",
        2: "photo consent wanted little classes changes apples movement believes social science agreed people grown-up",
        3: "permission privacy messages curious",
        4: "responsible information experience",
    }.items()
    for word in group.split()
}


@pytest.mark.parametrize("word", WORDS)
def test_english_syllables(word: str):
    assert english(word) == WORDS[word]


def test_rare_nouns_are_measured_only_with_a_list_and_an_analyser():
    listed = WordList({"사진": 5.0, "법익": 2.0}, {"사진": "A"})
    cut = fake_morphemes("사진", "법익")
    text = "사진과 법익을 배워요."
    assert "rare_nouns" not in measure(text, language="ko", tier=Tier.E1).measures
    found = measure(text, language="ko", tier=Tier.E1, word_list=listed, analyse=cut)
    assert found.measures["rare_nouns"] == 0.5
    assert found.measures["level_a_nouns"] == 0.5
    assert {"rare_nouns", "unlisted_nouns", "level_a_nouns"} <= {
        finding.measure for finding in found.findings
    }
    taught = measure(
        "사진과 [[law|법익]]을 배워요.", language="ko", tier=Tier.E1, word_list=listed, analyse=cut
    )
    assert taught.measures["rare_nouns"] == 0
    missing = measure(text, language="ko", tier=Tier.E1, word_list=listed, analyse=lambda texts: None)
    assert "rare_nouns" not in missing.measures


@pytest.mark.parametrize(
    ("name", "tier"),
    [("E3", Tier.E3), ("m", Tier.M), ("T", Tier.TEACHERS), ("police", Tier.POLICE), (" P ", Tier.POLICE)],
)
def test_a_tier_is_known_by_the_names_that_people_write(name: str, tier: Tier):
    assert tier_named(name) is tier


def test_an_unknown_tier_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match=r"There is no tier “E9”\. The tiers are E1, E2"):
        tier_named("E9")


def test_limits_grow_with_the_readers():
    order = [Tier.E1, Tier.E2, Tier.E3, Tier.M, Tier.TEACHERS, Tier.POLICE]
    means = [LIMITS[tier].korean.eojeol_mean for tier in order]
    grades = [LIMITS[tier].english.grade for tier in order]
    assert means == sorted(means)
    assert grades == sorted(grades)


@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
    st.sampled_from(["ko", "en"]),
    st.sampled_from(list(Tier)),
)
@settings(deadline=None)
def test_any_text_has_measures_and_places_within_it(text: str, language: str, tier: Tier):
    found = measure(text, language=language, tier=tier)
    assert all(0 <= (f.start or 0) <= (f.end or 0) <= len(text) for f in found.findings)
    assert set(found.as_data()) == {"measures", "findings"}


def test_what_a_reader_picks_and_what_somebody_says_has_no_ending_of_ours():
    """Choices of a scene name acts (한다체), and a friend in a story may speak as friends do: neither is our voice."""

    def listed(text: str, **more: Any) -> list[Any]:
        measured = measure(text, language="ko", tier=tier_named("e3"), **more)
        return [found for found in measured.findings if found.measure == "ending_style"]

    choice = "지금 바로 올린다."
    assert listed(choice)
    assert not listed(choice, unaddressed=[(0, len(choice))])
    assert listed(f"{choice} 먼저 묻는다.", unaddressed=[(0, len(choice))])
    assert not listed("“앗, 잼이다! 같이 먹자. 좋다!”")
    assert listed("“앗, 잼이다!” 지우가 좋아한다.")
    assert not listed("피해자")
    assert listed("같이 가자.")


def test_choices_steps_and_pairs_are_picked_and_feedback_is_ours():
    options = [{"text": "사진을 올린다.", "feedback": "먼저 물어봐요."}]
    passages = item_passages([{"stem": "무엇을 할까요?", "options": options, "steps": [{"text": "묻는다"}]}])
    assert [(p.text, p.picked) for p in passages] == [
        ("무엇을 할까요?", False),
        ("사진을 올린다.", True),
        ("먼저 물어봐요.", False),
        ("묻는다", True),
    ]
