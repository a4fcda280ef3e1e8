"""GIFT as others write it: every type of question, and files in which something is wrong."""

from typing import Any

import pytest

from quizzes.domain.exchange.gift_reading import read_gift
from quizzes.domain.exchange.gift_writing import write_gift
from quizzes.domain.exchange.reading import Malformed, Read, sound
from quizzes.formats import found_in


def read(text: str) -> Read:
    return sound(read_gift(text), "ko")


def only(text: str) -> dict[str, Any]:
    items = read(text).items
    assert len(items) == 1
    return items[0]


def test_one_fits_and_another_earns_a_part():
    answers = "=먼저 묻는다 # 맞아요\n~%50%지우면 된다#아직\n~그냥 올린다\n####동의가 먼저"
    item = only(f"::사진:: 친구 사진을 올려도 될까? {{\n{answers}}}")
    assert (item["kind"], item["about"], item["stem"]) == ("choice_one", "사진", "친구 사진을 올려도 될까?")
    assert [(o["text"], o["correct"], o["fraction"], o["chosen"]) for o in item["options"]] == [
        ("먼저 묻는다", True, 1.0, "맞아요"),
        ("지우면 된다", False, 0.5, "아직"),
        ("그냥 올린다", False, 0.0, ""),
    ]
    assert item["feedback"]["general"] == "동의가 먼저"
    assert item["key"] == "먼저 묻는다"


def test_without_an_equals_sign_several_may_fit():
    item = only("Which? {~%50%A ~%50%B ~%-100%C}")
    assert item["kind"] == "choice_many"
    assert [o["fraction"] for o in item["options"]] == [0.5, 0.5, -1.0]
    assert item["key"] == ["A", "B"]


def test_weights_that_do_not_add_up_are_kept_in_proportion():
    item = only("Which? {~%100%A ~%100%B ~%-100%C}")
    assert [o["fraction"] for o in item["options"]] == [0.5, 0.5, -0.5]


def test_three_thirds_are_a_whole():
    item = only("Which? {~%33.333%A ~%33.333%B ~%33.333%C ~%-33.333%D}")
    assert [o["correct"] for o in item["options"]] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "key", "right", "wrong"),
    [
        ("Q {T}", True, "", ""),
        ("Q {TRUE}", True, "", ""),
        ("Q {false}", False, "", ""),
        ("Q {F#no}", False, "", "no"),
        ("Q {T#no#yes}", True, "yes", "no"),
        ("Q {T#no#yes####all}", True, "yes", "no"),
        ("Q {T##yes}", True, "yes", ""),
    ],
)
def test_a_statement_with_what_is_said_to_those_who_miss_it_first(
    text: str, key: bool, right: str, wrong: str
):
    item = only(text)
    assert (item["kind"], item["key"]) == ("true_false", key)
    assert (item["feedback"]["right"], item["feedback"]["wrong"]) == (right, wrong)


def test_short_answers_with_a_part_and_any_other():
    item = only("Two plus two {=four =4 =%50%about 4#near =%0%*#count again}")
    assert item["kind"] == "short_answer"
    assert item["accept"] == ["four", "4"]
    assert [(a["accept"], a["fraction"]) for a in item["answers"]] == [
        (["four", "4"], 1.0),
        (["about 4"], 0.5),
    ]
    assert item["feedback"]["wrong"] == "count again"


def test_pairs_with_right_sides_that_belong_to_nobody():
    item = only("Match. {\n=Canada -> Ottawa\n=Italy -> Rome\n= -> Paris\n}")
    assert [(p["left"], p["right"]) for p in item["pairs"]] == [("Canada", "Ottawa"), ("Italy", "Rome")]
    assert item["distractors"] == ["Paris"]


@pytest.mark.parametrize(
    ("inside", "ranges"),
    [
        ("#3", [(3, 3, 1)]),
        ("#1822:5", [(1817, 1827, 1)]),
        ("#1..5", [(1, 5, 1)]),
        ("#-2.5..-1", [(-2.5, -1, 1)]),
        ("#3.1:0.05", [(3.05, 3.15, 1)]),
        ("#\n=1822:0\n=%50%1822:2\n", [(1822, 1822, 1), (1820, 1824, 0.5)]),
        ("#=3:0#yes ~#no", [(3, 3, 1)]),
    ],
)
def test_numbers_with_tolerance_and_ranges(inside: str, ranges: list[tuple[float, float, float]]):
    item = only(f"When? {{{inside}}}")
    assert item["kind"] == "numeric"
    assert [(a["min"], a["max"], a["fraction"]) for a in item["answers"]] == ranges


def test_nothing_in_the_braces_asks_for_sentences_and_no_braces_for_nothing():
    essay, text = read("Write. {}\n\n::Note::Only to read.\nTwo lines.").items
    assert (essay["kind"], essay["stem"]) == ("long_answer", "Write.")
    assert (text["kind"], text["stem"], text["about"]) == ("text", "Only to read.\nTwo lines.", "Note")


def test_words_behind_the_braces_make_a_gap():
    card, typed = read(
        "Grant is {~buried =entombed ~living} in his tomb.\n\nTwo and {=two =2} are four."
    ).items
    assert (card["kind"], card["lines"]) == ("gaps_choose", ["Grant is ▢ in his tomb."])
    assert card["gaps"][0]["accept"] == ["entombed"]
    assert card["distractors"] == ["buried", "living"]
    assert (typed["kind"], typed["gaps"][0]["accept"]) == ("gaps", ["two", "2"])


def test_escaped_characters_are_no_marks():
    item = only(r"::a\:b:: Is \{x\} \= \~ \# \\ y\nnew? {=\=yes\: \#1 ~no\~}")
    assert item["about"] == "a:b"
    assert item["stem"] == "Is {x} = ~ # \\ y\nnew?"
    assert [o["text"] for o in item["options"]] == ["=yes: #1", "no~"]


def test_categories_comments_and_notes():
    text = (
        "\ufeff// a file\r\n$CATEGORY: 동의/첫걸음\r\n\r\n// [id:abc] [tag:outcome:consent] [tag:other]\r\n"
        "Q {=a ~b}\r\n\r\n$CATEGORY: $course$/top\r\n\r\nR {=c ~d}\r\n// the end"
    )
    first, second = read(text.removeprefix("\ufeff")).items
    assert (first["category"], first["id"], first["outcome"]) == ("동의/첫걸음", "abc", "consent")
    assert (second["category"], second["outcome"]) == ("$course$/top", "")


def test_html_becomes_plain_words_and_pictures_their_words():
    found = read(
        '[html]<p>Two <b>plus</b> &lt;two&gt;</p><ul><li>a</li><li>b</li></ul><img src="x.png" alt="수"> {T}'
    )
    assert found.items[0]["stem"] == "Two plus <two>\n\na\nb"
    assert found.items[0]["media"] == [{"src": "x.png", "alt": "수"}]
    assert "stays behind" in found.warnings[0]


def test_plain_text_keeps_what_looks_like_html():
    assert only("[plain]Is 1 <b> 2? {T}")["stem"] == "Is 1 <b> 2?"


def test_an_empty_line_inside_braces_is_forgiven_where_they_close():
    assert len(read("Q {\n=a\n\n~b\n}\n\nR {T}").items) == 2


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 0, "no question"),
        ("// only a comment", 0, "no question"),
        ("\n\nQ {=a ~b", 3, "never closed"),
        ("Q =a}", 1, "never opened"),
        ("Q }a{", 1, "never opened"),
        ("ok {T}\n\nQ {~a ~b}", 3, "no answer fits"),
        ("Q {#x}", 1, "no number"),
        ("Q {#\n=1\n=y}", 3, "no number"),
        ("Q {#}", 1, "number is missing"),
        ("Q {=a -> }", 1, "left -> right"),
        ("Q {=a -> b}", 1, "at least two pairs"),
        ("Q {=a} and {=b}", 1, "one pair of braces"),
        ("Q {abc}", 1, "no answer"),
        ("Q {x =a ~b}", 1, "stands before"),
        ("Q {=a ~%200%b}", 1, "from -100 to 100"),
        ("Q {~=}", 1, "no answer"),
        ("Q {=\n~b}", 1, "no answer fits"),
    ],
)
def test_a_file_in_which_something_is_wrong_is_refused_with_line_and_reason(
    text: str, line: int, reason: str
):
    with pytest.raises(Malformed) as wrong:
        read(text)
    assert reason in str(wrong.value)
    assert wrong.value.line == line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q {=a =%100%b ~c}", "more than one answer earns the whole point"),
        ("Q {" + "".join(f"~w{n}" for n in range(27)) + "=r}", "more than 26"),
        ("Q {=%50%a =%20%b}", "whole point"),
        ("Q {~%50%a =%20%b}", "no answer earns the whole point"),
        ("Q {#=*}", "any number"),
        ("Q {#=12345678901}", "more digits than can be typed"),
        ("Q {=a -> same\n=b -> same}", "all right sides say the same"),
        ("Q {=" + "x" * 20_001 + " ~b}", "longer than 20000"),
    ],
)
def test_a_question_that_is_more_than_ours_can_be_is_kept_as_it_came(text: str, reason: str):
    found = read(f"// [id:kept] [tag:outcome:consent]\n{text}\n\nR {{T}}")
    kept, other = found.items
    assert (kept["kind"], kept["id"], kept["stem"], kept["outcome"]) == ("unknown", "kept", "Q", "consent")
    assert (kept["raw"], kept["source"], other["kind"]) == (text, "gift", "true_false")
    assert reason in found.warnings[0]
    again, written = write_gift(found.items)
    assert (list(read(again).items), written.lost) == (list(found.items), [])


def test_a_category_ends_a_question_and_a_tag_behind_the_braces_is_no_gap():
    first, second = read("Q {T}\n$CATEGORY: 둘\n[html]<p>R {=a ~b}</p>").items
    assert (first["category"], second["category"]) == ("", "둘")
    assert (second["kind"], second["stem"]) == ("choice_one", "R")


def test_squares_of_the_author_are_no_gaps():
    item = only("□ 안에 들어갈 말은 {=동의 ~강요} 입니다.")
    assert (item["kind"], item["stem"]) == ("choice_one", "□ 안에 들어갈 말은 _____ 입니다.")


def test_letters_above_and_below_the_line_and_entities_keep_their_meaning():
    item = only("[html]10 m<sup>2</sup>, H<sub>2</sub>O, 2<sup>ab</sup> &amp; 3&nbsp;kg? {T}")
    assert item["stem"] == "10 m², H₂O, 2^(ab) & 3 kg?"
    assert only("Is 1 &lt; 2 &amp; 3 &gt; 2? {T}")["stem"] == "Is 1 < 2 & 3 > 2?"


def test_what_a_text_cannot_keep_is_named():
    found = read(
        '[html]<table><tr><td>a</td><td>b</td></tr></table><a href="x">c</a><video src="v"></video> {T}'
    )
    assert found.items[0]["stem"] == "a b\n\nc"
    assert [said.split(": ")[1].split(" stays")[0] for said in found.warnings] == [
        "a link",
        "a table",
        "a video",
    ]


def test_weights_that_were_changed_are_named():
    assert "kept in proportion" in read("Which? {~%100%A ~%100%B ~%-100%C}").warnings[0]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_korean_comes_in_whatever_encoding(encoding: str, end: str):
    text = end.join(["동의는 무엇일까요? {", "=묻는 것", "~강요", "}", "", "늘 필요하다. {T}"])
    first, second = sound(found_in(text.encode(encoding), "gift"), "ko").items
    assert (first["stem"], first["key"], second["stem"]) == ("동의는 무엇일까요?", "묻는 것", "늘 필요하다.")


def test_a_long_file_is_read_in_one_go():
    """Every line is looked at once: an unclosed brace at the top costs no more than the file is long."""
    with pytest.raises(Malformed, match="never closed"):
        read("Q {=a\n\n" + "word\n\n" * 40_000)
