"""Particles follow the last sound of the word before them; whatever is no particle stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.particles import Sound, fitted, last_sound
from language.swapping import swap

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
KOREAN_WORDS = st.text(SYLLABLES, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("몰카", Sound.VOWEL),
        ("불법촬영", Sound.CONSONANT),
        ("촬영물", Sound.RIEUL),
        ("성적 갈취(영상 협박)", Sound.VOWEL),  # what stands in brackets is not spoken with the particle
        ("‘비동의 유포’", Sound.VOWEL),
        ("1366", Sound.CONSONANT),  # 육
        ("5", Sound.VOWEL),
        ("7", Sound.RIEUL),
        ("molka", Sound.VOWEL),
        ("hidden cam", Sound.CONSONANT),
        ("email", Sound.RIEUL),
        ("internet", None),  # nobody can tell from the letters
        ("", None),
        ("…", None),
        ("動意", None),
    ],
)
def test_the_last_sound_of_a_word_is_heard(word, sound):
    assert last_sound(word) is sound


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("몰카를 찾는다", "불법촬영을 찾는다"),
        ("몰카가 있다", "불법촬영이 있다"),
        ("몰카는 범죄다", "불법촬영은 범죄다"),
        ("몰카와 협박", "불법촬영과 협박"),
        ("몰카와는 다르다", "불법촬영과는 다르다"),
        ("몰카로 찍은", "불법촬영으로 찍은"),
        ("몰카로부터 지킨다", "불법촬영으로부터 지킨다"),
        ("몰카라고 부른다", "불법촬영이라고 부른다"),
        ("몰카라는 말", "불법촬영이라는 말"),
        ("몰카란 무엇인가", "불법촬영이란 무엇인가"),
        ("몰카나 협박", "불법촬영이나 협박"),
        ("몰카랑 다르다", "불법촬영이랑 다르다"),
        ("몰카예요.", "불법촬영이에요."),
        ("몰카였다.", "불법촬영이었다."),
        ("몰카여서", "불법촬영이어서"),
        ("몰카다.", "불법촬영이다."),
        ("몰카지만", "불법촬영이지만"),
        ("‘몰카’를 쓴다", "‘불법촬영’을 쓴다"),
        ("[[illegal-filming|몰카]]를", "[[illegal-filming|불법촬영]]을"),
        ("**몰카**는", "**불법촬영**은"),
        ("몰카(hidden camera)를", "불법촬영(hidden camera)을"),
        # no particle, or one that knows one shape only
        ("몰카에서", "불법촬영에서"),
        ("몰카의", "불법촬영의"),
        ("몰카도", "불법촬영도"),
        ("몰카인", "불법촬영인"),
        ("몰카입니다", "불법촬영입니다"),
        ("몰카범을", "불법촬영범을"),
        ("몰카로비", "불법촬영로비"),
        ("몰카 기기를", "불법촬영 기기를"),
        ("몰카을(를)", "불법촬영을(를)"),
        ("몰카", "불법촬영"),
    ],
)
def test_a_word_that_takes_the_place_of_another_brings_its_particle(before, after):
    start = before.index("몰카")
    assert swap(before, start, start + 2, "불법촬영", language="ko") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("불법촬영을", "유포를"),
        ("불법촬영이 아니라", "유포가 아니라"),
        ("불법촬영이라고", "유포라고"),
        ("불법촬영이에요", "유포예요"),
        ("불법촬영이었다", "유포였다"),
        ("불법촬영이다", "유포이다"),
        ("불법촬영과", "유포와"),
        ("불법촬영으로", "유포로"),
    ],
)
def test_the_way_back_is_as_good(before, after):
    assert swap(before, 0, 4, "유포", language="ko") == after


def test_behind_an_l_sound_the_way_keeps_its_short_particle():
    assert fitted(old="몰카", new="촬영물", behind="로 본다") == "로 본다"
    assert fitted(old="불법촬영", new="촬영물", behind="으로 본다") == "로 본다"
    assert fitted(old="몰카", new="촬영물", behind="를 본다") == "을 본다"


@pytest.mark.parametrize(
    ("text", "span", "new", "after"),
    [
        ("a hidden camera", (2, 15), "illegal filming", "an illegal filming"),
        ("An obscene video", (3, 16), "sexual exploitation material", "A sexual exploitation material"),
        ("Hidden cameras", (0, 14), "illegal filming", "Illegal filming"),
        ("Revenge Porn", (0, 12), "non-consensual distribution", "Non-Consensual Distribution"),
        ("REVENGE PORN", (0, 12), "non-consensual distribution", "NON-CONSENSUAL DISTRIBUTION"),
        ("the spycam", (4, 10), "illegal filming", "the illegal filming"),
        ("a unicorn", (2, 9), "university", "a university"),
    ],
)
def test_english_takes_over_capitals_and_the_article(text, span, new, after):
    assert swap(text, *span, new, language="en") == after


@given(
    front=st.text(max_size=30),
    old=st.text(min_size=1, max_size=8),
    new=KOREAN_WORDS,
    behind=st.text(max_size=30),
)
def test_everything_before_the_word_and_far_behind_it_stays_byte_by_byte(front, old, new, behind):
    changed = swap(front + old + behind, len(front), len(front) + len(old), new, language="ko")
    assert changed.startswith(front + new)
    rest = changed[len(front) + len(new) :]
    # At most one particle changed: it is two syllables long at most, and one syllable may come or go.
    assert abs(len(rest) - len(behind)) <= 1
    assert rest.endswith(behind[-1:]) or len(behind) <= 3


@given(
    word=KOREAN_WORDS,
    other=KOREAN_WORDS,
    particle=st.sampled_from(["을", "를", "이", "가", "은", "는", "과", "와"]),
)
def test_there_and_back_again_gives_the_same_text(word, other, particle):
    right = fitted(old="", new=word, behind=particle)
    there = fitted(old=word, new=other, behind=right)
    assert fitted(old=other, new=word, behind=there) == right


@given(word=KOREAN_WORDS, behind=st.text(max_size=40))
def test_a_word_in_its_own_place_changes_nothing(word, behind):
    assert fitted(old=word, new=word, behind=behind) == behind
