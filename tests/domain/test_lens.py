"""The lens marks words that hide something and changes nothing else, whatever HTML it is shown."""

import re
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from language.lexicon import Lexicon, lexicon
from register.domain import lens
from register.domain.reading_html import read

POLICY = {
    "allow_titles": ["몰카와 불법촬영의 차이"],
    "safe_longer_words": {"몰카": ["스몰카페"]},
    "said": [],
    "reasons_ko": {"like a joke": "장난처럼 들립니다."},
}
WORDS = [
    {
        "id": "illegal-filming",
        "avoid": [
            {"text": "몰카", "lang": "ko", "why": "like a joke", "replacement": "불법촬영"},
            {"text": "hidden camera", "lang": "en", "why": "like a joke", "replacement": "illegal filming"},
        ],
    },
    {
        "id": "distribution",
        "avoid": [{"text": "리벤지 포르노", "lang": "ko", "why": "revenge", "replacement": "비동의 유포"}],
    },
    {
        "id": "secret",
        "avoid": [
            {
                "text": "우리만의 비밀",
                "lang": "ko",
                "why": "x",
                "replacement": "(문맥 확인)",
                "match": "context",
            }
        ],
    },
]


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(WORDS, POLICY)


def marked(html: str, words: Lexicon) -> list[str]:
    """What stands inside of marks."""
    return re.findall(
        r'<mark class="hl">(.*?)</mark>', lens.look(html, words, language="ko", prefix="x").html
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>‘몰카’라고 부르지 않습니다.</p>", ["몰카"]),
        ("<p>몰카를 찾았다.</p>", ["몰카"]),
        ("<p>리벤지 <b>포르노</b>라는 말</p>", ["리벤지 ", "포르노"]),
        ("<p>몰\u2060카라는 말</p>", ["몰\u2060카"]),
        ("<p>A Hidden&nbsp;Camera &amp; more</p>", ["Hidden&nbsp;Camera"]),
        ("<li>몰</li><li>카메라</li>", []),  # two lines are two texts
        ("<p>스몰카페에서</p>", []),
        ("<p>「몰카와 불법촬영의 차이」를 읽었다.</p>", []),
        ("<p><cite>몰카</cite></p>", []),
        ("<svg><title>몰카</title></svg>", []),
        ("<select><option>몰카</option></select>", []),
        ('<img alt="몰카">', []),
        ("<!-- 몰카 --><p>x</p>", []),
        # a phrase that depends on its sentence is shown only where the text speaks about it
        ("<p>깜짝 선물은 우리만의 비밀이야.</p>", []),
        ("<p>‘우리만의 비밀’이라고 부르지 않습니다.</p>", ["우리만의 비밀"]),
        ("<p>“우리만의 비밀”</p>", ["우리만의 비밀"]),
        ("<p>“이건 우리만의 비밀이야.”</p>", []),
    ],
)  # fmt: skip
def test_a_mention_is_marked_and_a_name_is_not(words, html, found):
    assert marked(html, words) == found


def test_a_mark_leads_to_its_note_and_the_note_says_what_to_say_instead(words):
    seen = lens.look("<p>몰카, 몰카, 리벤지 포르노</p>", words, language="ko", prefix="lens-screen-1")
    assert [(note.word, note.hides, note.instead) for note in seen.notes] == [
        ("몰카", "장난처럼 들립니다.", "불법촬영"),
        ("리벤지 포르노", "revenge", "비동의 유포"),
    ]
    for note in seen.notes:
        assert f'href="#{note.id}" aria-describedby="{note.id}"' in seen.html
        assert re.fullmatch(r"lens-screen-1-[0-9a-f]{8}", note.id), "the address tells nothing"


def test_a_word_keeps_its_note_in_every_piece_of_a_page(words):
    one = lens.look("<p>몰카</p>", words, language="ko", prefix="s")
    other = lens.look("<p>리벤지 포르노와 몰카</p>", words, language="ko", prefix="s")
    assert [note.word for note in other.without(one).notes] == ["리벤지 포르노"]


@pytest.mark.parametrize("element", ["a", "button", "summary", "label"])
def test_nothing_to_press_is_put_into_something_to_press(words, element):
    seen = lens.look(f"<{element}>몰카</{element}><p>몰카</p>", words, language="ko", prefix="x")
    inside, outside = seen.html.split("<p>")
    assert '<mark class="hl">몰카</mark>' in inside
    assert "lens-word" not in inside
    assert "lens-word" in outside


def test_an_instruction_is_no_word_to_say_instead(words):
    seen = lens.look("<p>‘우리만의 비밀’이라고 부르지 않습니다.</p>", words, language="ko", prefix="x")
    assert [note.instead for note in seen.notes] == [""]


def test_mentions_says_whether_there_is_anything_to_see(words):
    assert lens.mentions("<p>‘몰카’라고 하지 않아요.</p>", words)
    assert not lens.mentions("<p>사진을 찍기 전에 물어봐요.</p>", words)


# Pieces of real pages, broken in every way: tags that never close, entities, invisible letters, control characters.
PIECES = st.lists(
    st.sampled_from(
        ["몰카", "몰\u2060카", "hidden camera", "리벤지", " 포르노", "‘", "’", "“", "라고 부르지 않습니다.", "\n\n",
         "&amp;", "&#x27;", "&nbsp", "&", "<p>", "</p>", "<b>", "</b>", '<a class="term" href="#x">', "</a>", "<br>",
         "<button>", "</button>", "<", ">", '"', "'", "<!--", "-->", "<svg>", "</svg>", "<li", "\0", "\ud800", "🙂",
         "가나다", "word"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
# Whole marks only: in a link of the source a mark stands bare, and the link's own end follows it.
LENS_TAGS = re.compile(
    r'<a class="lens-word" href="#[^"]*" aria-describedby="[^"]*"><mark class="hl">(.*?)</mark></a>',
    re.DOTALL,
)
BARE_TAGS = re.compile(r'<mark class="hl">|</mark>')


@settings(max_examples=400)
@given(html=PIECES)
@example(html='<a class="term" href="#x">몰카</a>')
def test_taking_the_marks_out_gives_the_source_back_byte_by_byte(words, html):
    seen = lens.look(html, words, language="ko", prefix="x").html
    assert BARE_TAGS.sub("", LENS_TAGS.sub(r"\1", seen)) == html


@settings(max_examples=200)
@given(html=PIECES)
def test_what_a_reader_reads_stays_the_same(words, html):
    assert read(lens.look(html, words, language="ko", prefix="x").html).text == read(html).text


@given(text=st.text(max_size=60))
def test_the_text_of_escaped_words_is_read_as_it_was_written(text):
    written = text.replace("\r", " ")
    assert read(escape(written)).text == written


def test_a_page_of_any_length_takes_its_time_once():
    read("<" * 50_000)
    read("&" * 50_000)
    read("<b>" * 20_000)
