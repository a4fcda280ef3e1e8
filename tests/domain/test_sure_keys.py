"""What a text or a table names as right is never taken for something else: it is the same, or it is refused."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from quizzes.domain.exchange.plain import plain
from quizzes.domain.exchange.reading import Malformed, Read, sound
from quizzes.domain.fields import Needs
from quizzes.domain.items import parse_item
from quizzes.formats import format_of, found_in, written_as


def table(text: str) -> Read:
    return sound(found_in(text.encode(), "csv"), "ko")


def gift(text: str) -> Read:
    return sound(found_in(text.encode(), "gift"), "ko")


def only(found: Read) -> dict[str, Any]:
    (one,) = found.items
    return one


TRICKY = ["1", "2", "3", "(1)", "(2)", "1번", "2.", "A", "B", "가", "나", "①", "②", "１", "a;b", "1,2", "x"]


@pytest.mark.parametrize("target", ["gift", "qti", "csv", "xlsx"])
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TRICKY), min_size=2, max_size=6, unique=True), st.data())
def test_options_that_look_like_numbers_of_others_come_back_with_their_key(
    target: str, texts: list[str], data: Any
):
    right = data.draw(st.sets(st.sampled_from(texts), min_size=1))
    kind = "choice_one" if len(right) == 1 else "choice_many"
    options = [
        {"key": f"o{n}", "text": {"ko": text}, "correct": text in right}
        for n, text in enumerate(texts, start=1)
    ]
    raw = {"key": "q1", "kind": kind, "stem": {"ko": "어느 것?"}, "options": options}
    item = parse_item(raw, needs=Needs(("ko",), feedback=False))
    said = plain(item, "ko")
    file, _ = written_as(target, [said], "ko", "t")
    assert list(sound(found_in(file, target), "ko").items) == [said]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("문제,보기1,보기2,보기3,정답\nQ,2,1,3,1\n", "names another; write (2) or (1)"),
        ("문제,보기1,보기2,정답\nQ,B,A,A\n", "names another; write (2) or (1)"),
        ("문제,보기1,보기2,보기3,정답\nQ,a,,c,2\n", "“2” names no option"),
        ("문제,정답\n몇 명?,1\n", "write the kind"),
        ("question,answer\nWhich?,C\n", "write the kind"),
        ("문제,정답\n어느 것?,③\n", "write the kind"),
        ("문제,유형,보기1,보기2,정답\nQ,하나 고르기,a,b,\"1,2\"\n", "one option fits in this kind"),
        ("문제,보기1,보기2,정답\nQ,a,a,1\n", "stands as right and as wrong"),
        ("문제,보기1,보기2,정답\nQ,a,b,12\n", "names no option"),
        ("문제,유형,정답\nQ,수,0.0000000001\n", "a number is missing"),
    ],
)  # fmt: skip
def test_an_answer_that_may_mean_two_things_is_refused(rows: str, reason: str):
    with pytest.raises(Malformed) as wrong:
        table(rows)
    assert reason in str(wrong.value)
    assert wrong.value.line == 2


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("Question,A,B,C,D,Answer\nQ,w,x,y,z,C\n", "y"),
        ("문제,가,나,다,라,정답\nQ,w,x,y,z,다\n", "y"),
        ("문제,①,②,③,정답\nQ,w,x,y,③\n", "y"),
        ("문제,보기 가,보기 나,보기 다,정답\nQ,w,x,y,3\n", "y"),
        ("문제,보기1,보기2,보기3,정답\nQ,w,x,y,③번\n", "y"),
        ("문제,보기1,보기2,보기3,정답\nQ,w,x,y,３\n", "y"),
        ("문제,보기1,보기2,보기3,정답\nQ,1,2,3,3\n", "3"),
        ("문제,보기1,보기2,보기3,정답\nQ,x,,y,3\n", "y"),
        ("문제,보기1,보기2,보기3,정답\nQ,w,x,y,① ③\n", ["w", "y"]),
        ("문제,보기1,보기2,보기3,배점,정답\nQ,w,x,y,2점,1;3\n", ["w", "y"]),
    ],
)
def test_options_are_counted_as_their_headings_count_them(rows: str, key: Any):
    assert only(table(rows))["key"] == key


def test_lines_that_are_only_numbered_are_no_questions():
    rows = ",Question,Answer 1,Answer 2,Correct answer(s)\n1,Q?,a,b,2\n2,R?,a,b,1\n3,,,,\n4,,,,\n"
    assert [one["key"] for one in table(rows).items] == ["b", "a"]
    with pytest.raises(Malformed, match="more cells than headings"):
        table(rows.replace("2,R?", "7,R?"))


def test_an_answer_that_earns_a_part_fills_no_gap():
    found = gift("서울은 {=%50%수도} 입니다.")
    assert only(found)["kind"] == "unknown"


@pytest.mark.parametrize(
    "number", ["1.6e-19:0.1e-19", "6e23:1e21", "1e999999999:1e999999999", "1e-999999999"]
)
def test_numbers_that_nobody_can_type_are_not_rounded(number: str):
    found = gift(f"전하량은? {{#{number}}}")
    assert only(found)["kind"] == "unknown"
    assert "more digits" in found.warnings[0]


def test_signs_inside_a_tag_mark_no_answer():
    text = 'Q {=<b class="x" style=\'color:#f00\'>서울</b> ~<a href="http://x/?a=1">부산</a>#<i>아니요</i>}'
    options = only(gift(text))["options"]
    assert [(row["text"], row["correct"], row["chosen"]) for row in options] == [
        ("서울", True, ""), ("부산", False, "아니요")
    ]  # fmt: skip
    assert [row["text"] for row in only(gift("Q {=a<b ~c>d}"))["options"]] == ["a<b", "c>d"]


@pytest.mark.parametrize("text", ["<p>동의는 필요하다</p> {T}", "<B>동의</B>는? {T}", "<br/>{=가 ~나} 문제"])
def test_a_text_that_begins_with_a_tag_is_no_xml(text: str):
    assert format_of(text.encode()) == "gift"
    assert format_of(text.encode("utf-16")) == "gift"


def test_nothing_turns_the_direction_of_an_option():
    found = gift("Q {=\u202e다니맞\u202c ~\u2066가\u2069}")
    assert [row["text"] for row in only(found)["options"]] == ["다니맞", "가"]


def workbook(*sheets: tuple[str, str, list[list[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, state, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
        for cell in sheet[2]:
            if isinstance(cell.value, float):
                cell.number_format = "0%"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = ["문항", "보기 1", "보기 2", "정답"]


def test_what_an_author_has_hidden_is_not_what_she_brings():
    data = workbook(
        ("문항", "hidden", [HEAD, ["지난해 것", "가", "나", 1]]),
        ("올해", "visible", [HEAD, ["올해 것", "가", "나", 2]]),
    )
    found = sound(found_in(data, "xlsx"), "ko")
    assert [(one["stem"], one["key"]) for one in found.items] == [("올해 것", "나")]
    assert any("문항" in said for said in found.warnings)


def test_hundredths_are_read_as_they_look():
    found = sound(found_in(workbook(("a", "visible", [HEAD, ["얼마?", 0.07, 0.5, 1]])), "xlsx"), "ko")
    assert [row["text"] for row in only(found)["options"]] == ["7%", "50%"]


@pytest.mark.parametrize(
    "text", ["ko: 코로 숨을 쉰다 {T}", "먼저 물어보고 대답을 기다린다 {T}", "동의 {T}\n\n온라인 {F}"]
)
def test_a_broken_letter_does_not_make_other_words_of_all(text: str):
    whole = text.encode()
    letters = [at for at, byte in enumerate(whole) if byte > 127]
    for at in letters[: -len(letters) // 2]:
        with pytest.raises(Malformed, match="UTF-8"):
            found_in(whole[:at] + whole[at + 1 :], "gift")
