"""Whoever looks after a child is called by one word: 보호자 in Korean, carer in English."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in (
        "courses/curriculum",
        "courses/instruments",
        "manuals/data",
        "site/pages/data",
        "docs/guides",
    )
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".yaml", ".md"}
)
QUOTED = re.compile(r"[“‘][^”’]*[”’]")


@pytest.mark.parametrize("word", ["양육자", "학부모"])
def test_carers_have_one_name_outside_of_what_somebody_says(word: str):
    found = [path.name for path in TEXTS if word in QUOTED.sub("", path.read_text("utf-8"))]
    assert found == []


def test_lessons_for_pupils_and_carers_call_nobody_a_guardian():
    lessons = [path for path in TEXTS if path.parent.name.startswith(("e1-", "e2-", "e3-", "m-", "t-"))]
    assert lessons
    assert [path for path in lessons if "guardian" in path.read_text("utf-8").lower()] == []
