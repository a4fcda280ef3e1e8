"""Rules that join word classes: how much they find of each kind, and how a sentence may be spelled."""

from collections.abc import Iterator

import pytest
from language.checking import check
from language.frames import Kind
from language_samples import CASES, read, words

SETS = {
    name: texts
    for file in ("claims_worked", "claims_held", "claims_later")
    for name, texts in read(CASES / f"{file}.yaml")["harmful"].items()
}
HARMLESS = [
    text
    for file in ("claims_worked", "claims_held", "claims_later")
    for texts in read(CASES / f"{file}.yaml")["harmless"].values()
    for text in texts
]
UNWORKED = read(CASES / "claims_unworked.yaml")
SECOND_EN = read(CASES / "claims_second_en.yaml")
# What is found today of sentences that are known, not a promise for others: see the heads of the files.
FLOOR = 0.9
KINDS = {rule.id: rule.kind for rule in words().framing}


def of_kind(kind: Kind, language: str) -> list[str]:
    return [text for by in SETS.values() for text in by[language].get(kind, ())]


def is_found(text: str) -> bool:
    return bool(check(text, words()).flagged)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", Kind)
def test_nine_of_ten_known_sentences_of_each_kind_are_found(kind: Kind, language: str):
    texts = of_kind(kind, language)
    missed = [text for text in texts if not is_found(text)]
    assert len(texts) >= 8
    assert 1 - len(missed) / len(texts) >= FLOOR, missed


@pytest.mark.parametrize("name", SECOND_EN["harmful"])
def test_nine_of_ten_english_sentences_of_the_second_round_are_found(name: str):
    missed = [text for text in SECOND_EN["harmful"][name] if not is_found(text)]
    assert 1 - len(missed) / len(SECOND_EN["harmful"][name]) >= FLOOR, missed


@pytest.mark.parametrize("text", [text for texts in SECOND_EN["harmless"].values() for text in texts])
def test_english_near_misses_of_the_second_round_are_left_alone(text: str):
    assert check(text, words()).flagged == ()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_most_are_found_as_what_they_are(language: str):
    """Some are two kinds at once (blame by fear), and a word of the register goes before."""
    told = []
    for kind in Kind:
        for text in of_kind(kind, language):
            kinds = {KINDS.get(hit.term) for hit in check(text, words()).flagged}
            told += [kind in kinds] if kinds - {None} else []
    assert sum(told) / len(told) >= 0.85


@pytest.mark.parametrize("text", HARMLESS)
def test_near_misses_are_left_alone(text: str):
    assert check(text, words()).flagged == ()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_of_sentences_that_nobody_worked_on_a_third_is_found_and_nothing_harmless(language: str):
    texts = [text for kind in UNWORKED["harmful"]["unworked"][language].values() for text in kind]
    assert sum(map(is_found, texts)) / len(texts) >= 1 / 3
    assert [text for text in UNWORKED["harmless"][language] if is_found(text)] == []


WRITTEN = (
    "그런 사진을 보낸 것 자체가 화근이다.",
    "모르는 사람만 피하면 안전해요.",
    "Why did you send the picture?",
    "She shouldn't have trusted him.",
    "Don't take nude photos of yourself.",
)


def disguised(text: str) -> Iterator[str]:
    yield text.upper()
    yield text.replace("'", "’")
    yield text.replace("'", "‘")
    yield text.replace(" ", "\u200b ", 1)
    yield text.replace(" ", "\u00a0")
    yield "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != "'" else c for c in text)
    yield text.rstrip(".?") + "ㅋㅋㅋ"
    yield text.replace(" ", " ㅋㅋ ", 1)


@pytest.mark.parametrize("text", sorted({form for text in WRITTEN for form in disguised(text)}))
def test_a_sentence_is_found_however_it_is_typed(text: str):
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "스마트폰을 쓰지 안으면 안전해요.",  # the slip of many children: 않
        "왜 싫다고 말하지 안았어?",
        "그런사진을 보낸것 자체가 화근이다",
        "왜보냈어ㅠㅠ",
        "네 잘못이야ㅋㅋ",
        "그런 사진을 보낸 것이\n잘못이다.",
        "she should not\nhave trusted him",
        "몰카는요?",
        "야동좀 그만 봐",
        "몰카같은 거",
        "몰ㅋㅋ카 영상",
        "성적인 수치심을 느꼈다",
        "a tattletale",
        "sextape leaked",
    ],
)
def test_slips_of_haste_hide_nothing(text: str):
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "피해자의 부주의를 원인으로 적지 않는다.",
        "피해자의 행실을 문제 삼지 마세요.",
        "모르는 사람이 말을 걸면 대답하지 않아도 돼요.",
        "Do not write that the girl was careless.",
        "“Why did you send it?” is a remark that hurts.",
    ],
)
def test_what_one_does_not_write_or_need_not_do_is_no_claim(text: str):
    assert check(text, words()).flagged == ()
