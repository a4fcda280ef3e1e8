"""Tables of questions as people write them: headings in both languages, any separator, no formula computes."""

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizzes.domain.exchange.columns import guarded, unguarded
from quizzes.domain.exchange.csv_files import read_csv
from quizzes.domain.exchange.reading import Malformed, Read, sound
from quizzes.domain.exchange.table_reading import read_table
from quizzes.domain.exchange.table_writing import write_table
from quizzes.formats import found_in
from quizzes.workbooks import read_xlsx, write_xlsx


def read(text: str, encoding: str = "utf-8") -> Read:
    return sound(found_in(text.encode(encoding), "csv"), "ko")


def only(text: str) -> dict[str, Any]:
    items = read(text).items
    assert len(items) == 1
    return items[0]


@pytest.mark.parametrize("answer", ["2", "B", "b", "②", "찍는다", "(2)", "2번"])
def test_the_answer_is_named_by_number_letter_or_words(answer: str):
    item = only(
        f"문항,보기 1,보기 2,보기 3,정답,해설\n무엇을 할까?,묻는다,찍는다,웃는다,{answer},먼저 물어요\n"
    )
    assert (item["kind"], item["key"], item["feedback"]["general"]) == ("choice_one", "찍는다", "먼저 물어요")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_spreadsheets_of_all_kinds_are_read(separator: str, encoding: str):
    lines = [
        ["Question", "Option 1", "Option A2", "option_2", "Correct Answer"],
        ["뭘까?", "가", "", "나", "1"],
    ]
    text = "\r\n".join(separator.join(line) for line in lines) + "\r\n"
    found = read(text, encoding)
    assert found.items[0]["key"] == "가"
    assert any("left out: Option A2" in warning for warning in found.warnings)
    assert any("Korean Windows" in warning for warning in found.warnings) == (encoding == "cp949")


def test_several_answers_make_several_fit():
    item = only('question,option a,option b,option c,answer\nWhich?,one,two,three,"1;3"\n')
    assert (item["kind"], item["key"]) == ("choice_many", ["one", "three"])


@pytest.mark.parametrize(
    ("said", "key"), [("O", True), ("x", False), ("참", True), ("거짓", False), ("TRUE", True), ("no", False)]
)
def test_true_or_not_in_the_words_of_a_teacher(said: str, key: bool):
    item = only(f"문항,유형,정답\n동의는 늘 필요하다.,OX,{said}\n")
    assert (item["kind"], item["key"]) == ("true_false", key)


def test_each_kind_in_few_columns():
    text = (
        "id,type,question,text,option 1,option 1 match,option 2,option 2 match,option 3,answer,boxes\n"
        "a,match,Match,,left,right,other,side,,,\n"
        "b,순서,Order,,one,,two,,three,,\n"
        "c,sort,Sort,,card,box,more,bin,,,box\n"
        "d,numeric,How many?,,,,,,,1366,\n"
        "e,단답형,Name it,,,,,,,yes|예,\n"
        "f,서술형,Write,,,,,,,,\n"
        "g,척도,How much?,,none,,some,,all,,\n"
        'h,빈칸 쓰기,Fill,"first ____ then ▢",,,,,,"ask;wait",\n'
        'i,mark words,Mark,"say {why} {not}",,,,,,2,\n'
        "j,,Only to read,,,,,,,,\n"
    )
    found = read(text)
    kinds = [
        "match",
        "order",
        "sort",
        "numeric",
        "short_answer",
        "long_answer",
        "scale",
        "gaps",
        "mark_words",
        "text",
    ]
    assert [item["kind"] for item in found.items] == kinds
    by_id = {item["id"]: item for item in found.items}
    assert by_id["d"]["answers"][0]["min"] == 1366
    assert by_id["e"]["accept"] == ["yes", "예"]
    assert by_id["h"]["lines"] == ["first ▢ then ▢"]
    assert by_id["i"]["right"] == ["not"]
    assert by_id["c"]["boxes"] == ["box", "bin"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 0, "empty"),
        ("\n\n", 0, "empty"),
        ("question\n", 0, "no question"),
        ("name,age\nKim,5\n", 1, "no column is headed"),
        ("question,stem\na,b\n", 1, "stands twice"),
        ("question,kind\nWhat?,riddle\n", 2, "is no kind of question"),
        ("question,option 1,option 2,answer\nok?,a,b,1\nWhat?,a,b,7\n", 3, "names no option"),
        ("question,kind,option 1,answer\nWhat?,choice_one,a,1\n", 2, "at least 2"),
        ("question,kind,answer\nTrue?,OX,maybe\n", 2, "true or false"),
        ("question,kind,answer\nHow many?,numeric,many\n", 2, "a number is missing"),
        ("question,points\nWhat?,many\n", 2, "no whole number"),
        ("question,kind,text\nFill,gaps,no hole\n", 2, "no gap"),
        ("question\na,b,c\n", 2, "more cells than headings"),
        ('question\n"open\n', 2, "no CSV"),
        ("question\nx\0y\n", 2, "no text file"),
        ("question,kind,scenes\ns,scenario,[]\n", 2, "no list of scenes"),
        ("question,kind,scenes\ns,scenario,{\n", 2, "no JSON"),
    ],
)  # fmt: skip
def test_a_file_in_which_something_is_wrong_is_refused_with_row_and_reason(text: str, line: int, reason: str):
    with pytest.raises(Malformed) as wrong:
        read(text)
    assert reason in str(wrong.value)
    assert wrong.value.line == line


@given(st.text())
def test_a_guarded_cell_comes_back_as_it_was(cell: str):
    assert unguarded(guarded(cell)) == cell


@given(st.sampled_from(["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"]), st.text())
def test_no_cell_begins_like_a_formula(sign: str, rest: str):
    cell = guarded(sign + rest)
    assert cell[:1] not in "=@＝＋－＠\t\r"
    assert cell.startswith("'") or cell.lstrip("+-").replace(".", "", 1).isdigit()


@pytest.mark.parametrize("before", [" ", "\u3000", "\u00a0", "\u200b", "\ufeff", "' "])
def test_nor_behind_what_nobody_sees(before: str):
    cell = f"{before}=1+1"
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


def test_a_formula_in_a_question_stays_words_in_a_spreadsheet():
    found = read('question,option 1,option 2,answer\n"\'=HYPERLINK(""http://x"")",a,b,1\n')
    assert found.items[0]["stem"] == '=HYPERLINK("http://x")'
    table, _ = write_table(found.items)
    sheet = load_workbook(io.BytesIO(write_xlsx(table))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type == "s" for cell in cells)
    assert any(cell.value == '\'=HYPERLINK("http://x")' for cell in cells)


def test_a_workbook_with_numbers_and_truths():
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "other"
    sheet = book.create_sheet("questions")
    sheet.append(["문항", "유형", "정답", "배점"])
    sheet.append(["몇 명?", "수", 6.0, 2])
    sheet.append(["맞나?", "OX", True, None])
    file = io.BytesIO()
    book.save(file)
    numeric, truth = sound(read_table(read_xlsx(file.getvalue())[0]), "ko").items
    assert (numeric["answers"][0]["min"], numeric["points"]) == (6.0, 2)
    assert truth["key"] is True


def workbook_with(name: str, data: bytes) -> bytes:
    whole = io.BytesIO(write_xlsx([["question"], ["What?"]]))
    file = io.BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(file, "w") as after:
        for info in before.infolist():
            after.writestr(info.filename, data if info.filename == name else before.read(info))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"question\nWhat?\n", "no XLSX"),
        (b"PK\x03\x04", "no zip"),
        (workbook_with("xl/workbook.xml", b"<broken"), "no workbook"),
        (workbook_with("xl/styles.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'), "document type"),
        (
            workbook_with("xl/worksheets/sheet1.xml", "<!DOCTYPE x><worksheet/>".encode("utf-16")),
            "document type",
        ),
    ],
)
def test_a_workbook_that_means_harm_is_refused_with_a_reason(data: bytes, reason: str):
    with pytest.raises(Malformed) as wrong:
        found_in(data, "xlsx")
    assert reason in str(wrong.value)


def test_too_many_rows_are_refused():
    with pytest.raises(Malformed, match="more than 5000 rows"):
        read_csv(("question\n" + "What?\n" * 5001).encode())
