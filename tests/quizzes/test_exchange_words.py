"""Every sentence of an import is said in the reader's language."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from quizzes.domain.exchange.html_text import LOST
from quizzes.domain.exchange.markup import read_xml
from quizzes.domain.exchange.reading import Malformed
from quizzes.exchange_steps import GONE
from quizzes.exchange_words import in_words

ROOMS = Path(__file__).resolve().parents[2] / "quizzes"
FILES = [
    *sorted((ROOMS / "domain" / "exchange").glob("*.py")),
    *(ROOMS / name for name in ("workbooks.py", "formats.py", "exchanging.py", "exchange_steps.py")),
]
SAYING = {"Malformed", "Beyond", "warn", "warn_once", "refuse", "lose", "refused"}
# Prefixes that are taken apart, and what is only put together there.
JOINED = (
    "X stays behind; its words come along",
    "X: X",
    "column “X”: X",
    "X; it is kept as it came and not asked",
    "X: X; it is kept as it came and not asked",
)


def sentences() -> list[str]:
    """What the rooms say, with X for what they fill in."""
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = getattr(node, "func", None)
            name = getattr(called, "id", getattr(called, "attr", ""))
            if isinstance(node, ast.Call) and name in SAYING:
                found += [said(word) for word in node.args if isinstance(word, ast.JoinedStr | ast.Constant)]
    return [one for one in dict.fromkeys(found) if " " in one and one not in JOINED]


def said(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(part.value if isinstance(part, ast.Constant) else "X" for part in node.values)


@pytest.mark.parametrize("what", sorted({*LOST.values()}))
def test_each_thing_that_stays_behind_is_said_in_korean(what: str):
    with override("ko"):
        assert what not in in_words(f"{what} stays behind; its words come along")


@pytest.mark.parametrize(
    "data", [b"<a", b"<a>", b"<a></b>", b"<a/><b/>", b"<a>&x;</a>", b'<a b="1" b="2"/>', b"<a>\x01</a>"]
)
def test_why_it_is_no_xml_is_said_in_korean(data: bytes):
    with pytest.raises(Malformed) as wrong, override("ko"):
        read_xml(data)
    with override("ko"):
        assert not re.search("[a-z]{3}", in_words(str(wrong.value)))


def test_the_list_is_not_empty():
    assert len(sentences()) > 80


@pytest.mark.parametrize("sentence", sentences())
def test_each_sentence_of_the_rooms_is_known_and_said_in_korean(sentence: str):
    with override("ko"):
        korean = in_words(sentence)
    assert korean != sentence, "write it into exchange_words.SENTENCES, and in Korean into the catalogue"


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        ("line 6: a brace { is never closed", "6번째 줄: 닫히지 않은 {가 있습니다"),
        (
            "row 3: column “answer”: “7” names no option; write its number",
            "3행: “answer” 열: “7”에 해당하는 보기가 없습니다. 보기의 번호를 쓰세요",
        ),
        (
            "line 2: items/a.xml: this is no XML: mismatched tag",
            "2번째 줄: items/a.xml: XML이 아닙니다: 여는 태그와 닫는 태그가 다릅니다",
        ),
        ("line 1: options: needs at least 2 entries; it is kept as it came and not asked", "1번째 줄: "),
        (GONE, "읽은 내용이 남아 있지 않습니다. 파일을 다시 골라 주세요"),
        ("nothing that is known", "nothing that is known"),
    ],
)
def test_places_and_reasons_are_said_together(said: str, korean: str):
    with override("ko"):
        assert in_words(said).startswith(korean)
    with override("en"):
        assert in_words(said) == said
