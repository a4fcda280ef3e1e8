"""Every word of the interface has its Korean, and every brace that a phrase fills stands in both languages."""

import ast
import re
from pathlib import Path

import polib
import pytest

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
