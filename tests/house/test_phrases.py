"""Every word of the interface has its Korean, and every brace that a phrase fills stands in both languages."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils import translation
from register.models import Claim

ROOT = Path(__file__).resolve().parents[2]
KOREAN = polib.pofile(str(ROOT / "site" / "locale" / "ko" / "LC_MESSAGES" / "django.po"))
SAID = re.compile(r"""{%\s*(?:say|translate|trans)\s+(?:"([^"]+)"|'([^']+)')""")
CALLED = re.compile(r"""\b(?:gettext|gettext_lazy|said|_|pgettext)\(\s*"((?:[^"\\]|\\.)+)"\s*[,)]""")


def phrases() -> set[str]:
    found = set()
    for path in (ROOT / "site" / "templates").rglob("*.html"):
        found |= {a or b for a, b in SAID.findall(path.read_text(encoding="utf-8"))}
    for room in ("site", "courses", "quizzes", "manuals"):
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                literals = CALLED.findall(path.read_text(encoding="utf-8"))
                found |= {ast.literal_eval(f'"{inside}"') for inside in literals}
    return found


def test_every_phrase_is_written_in_korean():
    known = {entry.msgid for entry in KOREAN if entry.msgstr}
    missing = sorted(phrases() - known)
    assert missing == []


@pytest.mark.parametrize("entry", [e for e in KOREAN if "{" in e.msgid], ids=lambda e: e.msgid[:40])
def test_braces_are_the_same_in_both_languages(entry: polib.POEntry):
    assert set(re.findall(r"{(\w+)}", entry.msgstr)) == set(re.findall(r"{(\w+)}", entry.msgid))


def test_no_phrase_uses_the_word_wrong():
    harsh = [entry.msgstr for entry in KOREAN if re.search(r"틀렸|틀린 |오답", entry.msgstr)]
    assert harsh == []


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        ("Toggle status", "상태 여닫기"),
        ("Toggle preview", "미리보기 여닫기"),
        ("More actions", "다른 동작"),
        ("Reports", "보고서"),
        ("History", "기록"),
        ("Switch locales", "다른 언어로 가기"),
    ],
)
def test_where_wagtails_korean_cannot_be_understood_ours_stands_before_it(said: str, korean: str):
    with translation.override("ko"):
        assert translation.gettext(said) == korean


def test_a_claim_of_the_past_is_told_from_the_history_of_a_page():
    with translation.override("ko"):
        assert str(Claim.Kind.HISTORY.label) == "지난 일"
