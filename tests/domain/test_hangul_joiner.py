"""Korean words stay whole on paper: joiners go into text only, and nothing else changes."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from language.hangul import JOINER, MAY_BREAK, fill_lines, keep_words_whole, trim_ends, whole

WORDS = st.text(alphabet="가동의을는이에요 ab5%’”“‘().,–~\n", max_size=30)
TAGS = ["b", "strong", "p", "span", "svg", "code", "a", "title"]


@st.composite
def documents(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 6))):
        tag = draw(st.sampled_from(TAGS))
        value = draw(WORDS).replace('"', "")
        parts.append(f'{draw(WORDS)}<{tag} class="{value}">{draw(WORDS)}</{tag}><br><!-- {draw(WORDS)} -->')
    return "".join(parts)


class Parts(HTMLParser):
    """Tags with their attributes, and the text, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[object] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag):
        self.tags.append(tag)

    def handle_comment(self, data):
        self.tags.append(("!", data))

    def handle_data(self, data):
        self.text += data


@given(documents())
@example('<a title="동의">동의</a>는')
def test_only_joiners_are_added_and_only_to_text(html: str):
    before, after = Parts(html), Parts(keep_words_whole(html))
    assert after.tags == before.tags
    assert after.text.replace(JOINER, "") == before.text


@given(st.text(alphabet="<>\"'/!-?ab가 =", max_size=60))
def test_broken_markup_comes_out_as_it_went_in(html: str):
    assert keep_words_whole(html).replace(JOINER, "") == html


@given(documents())
def test_joining_twice_changes_nothing_more(html: str):
    once = keep_words_whole(html)
    assert keep_words_whole(once) == once


@given(st.text(alphabet="가나다라마", min_size=2, max_size=20))
def test_a_korean_word_has_no_place_left_to_break(word: str):
    assert keep_words_whole(f"<p>{word}</p>") == f"<p>{JOINER.join(word)}</p>"


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("‘응’이에요", "’이"),
        ("“찍어도 돼”라고", "”라"),
        ("초등 5–6학년", "6학"),
        ("초등 5–6학년", "5–"),
        ("(QR)을 찍어요", ")을"),
        ("QR을", "R을"),
        ("100%가", "%가"),
        ("제38조", "제3"),
        ("제38조", "8조"),
    ],
)
def test_what_belongs_to_one_word_is_joined(text: str, glued: str):
    assert JOINER.join(glued) in whole(text)


@pytest.mark.parametrize("text", ["먼저 물어요", "찍기·갖기", "그래요. 그럼", "“응” 하고", "ask first"])
def test_between_words_a_line_may_end(text: str):
    words = re.split(r"[ ·]", text)
    assert re.split(r"[ ·]", whole(text)) == [whole(word) for word in words]
    assert not any(whole(word).startswith(JOINER) or whole(word).endswith(JOINER) for word in words)


def test_english_stays_as_it_is():
    assert whole("Ask first, (then) “wait”.") == "Ask first, (then) “wait”."


def test_a_particle_after_a_marked_word_stays_with_it():
    assert keep_words_whole('<b class="term">동의</b>는') == f'<b class="term">동{JOINER}의</b>{JOINER}는'
    assert keep_words_whole("<p>동의</p>는") == f"<p>동{JOINER}의</p>는"
    assert keep_words_whole("<b>동의</b> 는") == f"<b>동{JOINER}의</b> 는"


@pytest.mark.parametrize(
    "html",
    [
        "<svg><text>동의</text></svg>",
        "<svg><svg><text>동의</text></svg><text>동의</text></svg>",
        "<code>동의</code>",
        "<title>동의</title>",
        "<style>.가나{}</style>",
        '<img alt="동의를 물어요">',
        "<!-- 동의 -->",
        '<a href="https://example.org/동의/가나">go</a>',
    ],
)
def test_pictures_code_attributes_and_addresses_stay_as_they_are(html: str):
    assert keep_words_whole(html) == html


def test_text_after_a_picture_is_joined_again():
    assert keep_words_whole("<svg><path/></svg>동의<svg/>동의").count(JOINER) == 2


@pytest.mark.parametrize("hostile", ["<", '<a "', "<!--", "<b '", "<svg>", "</", "&", "가<"])
def test_hostile_input_costs_linear_time(hostile: str):
    begun = time.perf_counter()
    keep_words_whole(hostile * 100_000)
    assert time.perf_counter() - begun < 5


@given(documents())
def test_places_to_break_go_only_into_text(html: str):
    before, after = Parts(html), Parts(fill_lines(html))
    assert after.tags == before.tags
    assert after.text.replace(MAY_BREAK, "") == before.text


@pytest.mark.parametrize(
    ("html", "eased"),
    [
        ("함께 <b>동의</b>를", f"함께 {MAY_BREAK}<b>동의</b>를"),
        ('much <a href="#x">care</a>', f'much {MAY_BREAK}<a href="#x">care</a>'),
        ("much <br>care", "much <br>care"),
        ("<td> <i></i></td>", "<td> <i></i></td>"),
        ("much\n<b>care</b>", "much\n<b>care</b>"),
    ],
)
def test_a_line_may_end_behind_the_space_before_an_inline_element(html: str, eased: str):
    assert fill_lines(html) == eased


@pytest.mark.parametrize(
    ("html", "trimmed"),
    [
        ("<div><span>in fact male. \n</span></div>", "<div><span>in fact male.</span></div>"),
        ("<p><span>one </span>two</p>", "<p><span>one </span>two</p>"),
        ("<p>one </p>", "<p>one </p>"),
    ],
)
def test_the_space_at_the_end_of_an_option_goes(html: str, trimmed: str):
    assert trim_ends(html) == trimmed


def test_long_runs_of_spaces_cost_linear_time():
    begun = time.perf_counter()
    trim_ends(" " * 200_000 + "a")
    assert time.perf_counter() - begun < 5
