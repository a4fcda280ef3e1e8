"""An empty table of questions to fill in: headings in Korean or English, an example of the usual kinds."""

from collections.abc import Sequence

from .domain.exchange.columns import guarded
from .domain.exchange.csv_files import write_csv
from .domain.exchange.table_reading import KINDS
from .workbooks import NOTES, filled_in, saved

HEADINGS = {
    "ko": ("유형", "문항", "보기 1", "보기 2", "보기 3", "보기 4", "정답", "해설", "힌트", "배점"),
    "en": ("kind", "question", *(f"option {n}" for n in range(1, 5)), "answer", "feedback", "hint", "points"),
}
EXAMPLES = {
    "ko": (
        (
            "객관식",
            "친구와 찍은 사진을 올리기 전에 무엇을 먼저 할까요?",
            *("친구에게 올려도 되는지 물어본다", "얼굴만 가리고 올린다", "올린 다음에 알려 준다", ""),
            *("1", "사진 속 사람에게 먼저 묻습니다.", "사진에 누가 있나요?", "1"),
        ),
        (
            "여럿 고르기",
            "동의라고 할 수 있는 것을 모두 고르세요.",
            *("무엇인지 알고 좋다고 말했다", "싫다고 하지 않았다", "언제든 그만둘 수 있었다", ""),
            *("1;3", "말이 없는 것은 동의가 아닙니다.", "", "2"),
        ),
        (
            "OX",
            "한 번 동의하면 다음에도 동의한 것이다.",
            "",
            "",
            "",
            "",
            "X",
            "물을 때마다 새로 정합니다.",
            "",
            "1",
        ),
        (
            "순서",
            "친구 사진을 올리려고 합니다. 차례대로 놓아 보세요.",
            *("누가 볼지 알려 준다", "올려도 되는지 묻는다", "대답을 기다린다", "그러자고 하면 올린다"),
            *("", "", "", "1"),
        ),
    ),
    "en": (
        (
            "multiple choice",
            "What comes first before you post a picture with a friend?",
            *("Asking the friend", "Covering the face", "Telling afterwards", ""),
            *("1", "Ask whoever is in the picture first.", "Who is in the picture?", "1"),
        ),
        (
            "several",
            "Which of these are consent? Choose all.",
            *("Saying yes and knowing to what", "Not saying no", "Being free to stop at any time", ""),
            *("1;3", "Silence is no consent.", "", "2"),
        ),
        ("true or false", "Who consents once has consented for next time.", *("",) * 4, "false", "", "", "1"),
        (
            "order",
            "You want to post a picture of a friend. Put the steps in order.",
            *("Say who will see it", "Ask whether you may", "Wait for the answer", "Post it after a yes"),
            *("", "", "", "1"),
        ),
    ),
}
NOTE = {
    "ko": (
        ("열", "무엇을 쓰나요"),
        ("유형", "쓰지 않으면 보기와 정답을 보고 정합니다. 쓸 수 있는 말은 아래에 있습니다."),
        ("정답", "보기의 번호나 글. 여럿이면 ; 로 나눕니다. OX 문항은 O 또는 X. 단답형은 | 로 나눕니다."),
        ("보기 1 피드백", "그 보기를 고른 사람에게 하는 말. 열을 더 만들어 쓸 수 있습니다."),
        ("보기 1 짝", "짝짓기와 분류에서 보기 1과 이어지는 것."),
        ("순서", "보기 1부터 맞는 차례대로 씁니다. 풀 때는 섞어서 보여 줍니다."),
        ("빈칸", "문항이나 ‘지문’ 열에 ▢ 또는 ____로 씁니다."),
    ),
    "en": (
        ("column", "what to write"),
        ("kind", "May be left empty: options and answer tell it. The words that are understood stand below."),
        ("answer", "Numbers or words of options, ; between several. T or F. Words to write with | between."),
        ("option 1 feedback", "What is said to whoever chose option 1. Add the column where you need it."),
        ("option 1 match", "What belongs to option 1, in pairs and boxes."),
        ("order", "Write the steps in their right order; they are mixed when they are asked."),
        ("gaps", "Write ▢ or ____ in the question or in a column “text”."),
    ),
}


def template(kind: str, language: str) -> bytes:
    """The table as csv or xlsx; in a workbook a second sheet says what to write."""
    table = [list(HEADINGS[language]), *([guarded(cell) for cell in row] for row in EXAMPLES[language])]
    if kind == "csv":
        return write_csv(table)
    import openpyxl  # only here, as in workbooks.py

    book = openpyxl.Workbook()
    filled_in(book.active, "문항" if language == "ko" else "questions", table)
    filled_in(book.create_sheet(), NOTES[0] if language == "ko" else NOTES[1], notes(language))
    return saved(book)


def notes(language: str) -> Sequence[Sequence[str]]:
    """What the columns hold, and every word for a kind of question."""
    words = [
        (names[-1] if language == "ko" else kind, ", ".join(names)) for kind, names in KINDS.items() if names
    ]
    return [*NOTE[language], ("", ""), *words]
