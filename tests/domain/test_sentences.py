"""Sentences, quotations and markers in text as people write it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.guessing import guess
from language.markers import marked
from language.quotations import quotes
from language.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("그러게 왜 보냈어요? 조심했어야죠.", ["그러게 왜 보냈어요?", "조심했어야죠."]),
        ("“왜 보냈어?”라고 묻지 마세요. 네.", ["“왜 보냈어?”라고 묻지 마세요.", "네."]),
        ("“왜 보냈어?” 이런 말은 하지 않아요.", ["“왜 보냈어?” 이런 말은 하지 않아요."]),
        ("사진을 보아요. “지워 줘.” 그래서 지웠어요.", ["사진을 보아요.", "“지워 줘.”", "그래서 지웠어요."]),
        ("- 첫째\n- 둘째\n1. 셋째\n2. 넷째 3.5점", ["첫째", "둘째", "셋째", "넷째 3.5점"]),
        ("음… 모르겠어요. 그랬어요… 그래서요?!", ["음… 모르겠어요.", "그랬어요…", "그래서요?!"]),
        (
            "2024. 4. 17. 시행했다.그래서 law.go.kr을 본다.",
            ["2024. 4. 17. 시행했다.", "그래서 law.go.kr을 본다."],
        ),
        ("Dr. Kim said e.g. this. It is 3.5 km.", ["Dr. Kim said e.g. this.", "It is 3.5 km."]),
        ("He left at 5 p.m. Then home.", ["He left at 5 p.m.", "Then home."]),
        ("He said “It was a joke.” The term is wrong.", ["He said “It was a joke.”", "The term is wrong."]),
        ("제목\n\n본문입니다", ["제목", "본문입니다"]),
        (
            "이 줄은 아주 길어서 화면의 오른쪽 끝에 닿은 다음에 저절로 그다음 줄로\n넘어간 한 문장입니다.",
            ["이 줄은 아주 길어서 화면의 오른쪽 끝에 닿은 다음에 저절로 그다음 줄로\n넘어간 한 문장입니다."],
        ),
        ("… ?! \n .", []),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]):
    assert cut(text) == sentences


@given(st.text(alphabet="기이미요 a.B?!…\"'“”‘’\n-1.", max_size=80))
def test_sentences_stand_in_order_without_overlap_and_lose_no_word(text: str):
    spans = split(text)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join(filter(str.isalpha, "".join(cut(text)))) == "".join(filter(str.isalpha, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘몰카’ 대신", ["‘몰카’"]),
        ("“그는 ‘몰카’라고 했다”", ["“그는 ‘몰카’라고 했다”", "‘몰카’"]),
        ("it’s ‘don’t’ it", ["‘don’t’"]),
        ("Say \"one\" or 'two', don't", ['"one"', "'two'"]),
        ("‘열기만 했다", []),
        ("닫기만’ 했다”", []),
        ("“첫 문단\n\n둘째 문단”", []),
        ("「몰카」와 『책』", ["「몰카」", "『책』"]),
    ],
)
def test_what_stands_in_quotation_marks(text: str, found: list[str]):
    assert [text[quote.start : quote.end] for quote in quotes(text)] == found


@given(st.text(alphabet="“”‘’\"'「」 a가\n", max_size=60))
def test_quotations_nest_and_never_cross(text: str):
    found = [(quote.start, quote.end) for quote in quotes(text)]
    for first, last in found:
        for start, end in found:
            apart = end <= first or last <= start
            assert apart or (first <= start and end <= last) or (start <= first and last <= end)


def test_markers_cover_elements_blocks_columns_and_cells():
    elements = "<cite>책</cite> <b data-lint='mention'>말</b>"
    text = f"{elements}\n\nlint:quote 법\n조문\n\n| 말 (lint:mention) | 답 |\n| 하나 | 둘 |\n"
    assert [text[start:end].strip() for start, end, _ in marked(text)] == [
        "<cite>책</cite>",
        "<b data-lint='mention'>말</b>",
        "lint:quote 법\n조문",
        "| 말 (lint:mention)",
        "| 하나",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("안녕", "ko"),
        ("hello there", "en"),
        ("これは本です", "ja"),
        ("这是书", "zh"),
        ("", "ko"),
        ("iPhone을 켜요", "ko"),
        ("말 the book is here now", "en"),
    ],
)
def test_the_letters_show_the_language(text: str, language: str):
    assert guess(text) == language
