"""The language check: every case, and what holds for any text."""

import re
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from language.checking import check
from language.findings import Checked, pieces
from language.markers import MARKERS
from language_samples import CASES, fake_morphemes, read, words

SHARED = read(CASES / "lint_cases.yaml")["cases"]
OWN = read(CASES / "own_sentences.yaml")


@pytest.mark.parametrize("case", SHARED, ids=lambda case: case["id"])
def test_every_case_agrees_in_places_severity_proposal_and_reason(case: dict[str, Any]):
    found = check(case["text"], words(), language=case["lang"])
    assert [
        {"text": f.text, "start": f.start, "end": f.end, "severity": f.severity, "suggest": f.suggest}
        for f in found.flagged
    ] == case["flagged"]
    assert [
        {"text": s.text, "start": s.start, "end": s.end, "reason": s.why} for s in found.not_flagged
    ] == case["not_flagged"]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["text"][:30])
def test_sentences_of_our_own(case: dict[str, Any]):
    found = check(case["text"], words())
    assert [f"{f.text}/{f.severity}" for f in found.flagged] == case.get("flagged", [])
    assert [s.text for s in found.not_flagged] == case.get("spared", [])


def test_there_are_many_sentences_of_our_own():
    assert len(OWN) >= 120


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("case", SHARED, ids=lambda case: case["id"])
def test_a_marker_spares_everything_and_still_shows_it(case: dict[str, Any], marker: Any):
    plain, marked = check(case["text"], words()), check(case["text"], words(), marker=marker)
    assert marked.flagged == ()
    places = {(f.start, f.end) for f in (*plain.flagged, *plain.not_flagged)}
    assert places == {(s.start, s.end) for s in marked.not_flagged}


@pytest.mark.parametrize("case", SHARED, ids=lambda case: case["id"])
def test_an_analyser_changes_nothing_that_particles_decide(case: dict[str, Any]):
    known = fake_morphemes("몰카", "야동", "자초", "몸캠", "고자질", "딥페이크 음란물")
    assert check(case["text"], words(), analyse=known) == check(case["text"], words())


def test_morphemes_decide_where_particles_cannot():
    text = "검은망토몰카를 팔았다."
    without = check(text, words())
    assert (without.flagged, [s.text for s in without.not_flagged]) == ((), ["몰카"])
    assert [f.text for f in check(text, words(), analyse=fake_morphemes("검은망토", "몰카")).flagged] == [
        "몰카"
    ]
    assert check(text, words(), analyse=fake_morphemes("망토몰", "카를")).flagged == ()
    assert check(text, words(), analyse=lambda texts: None) == without


def test_reasons_and_proposals_speak_the_language_asked_for():
    korean, english = (check("몰카. 왜 믿었어?", words(), language=code) for code in ("ko", "en"))
    assert all(re.search("[가-힣]", f.why) for f in korean.flagged)
    assert not any(re.search("[가-힣]", f.why) for f in english.flagged)
    assert english.flagged[1].suggest.startswith("“Would you")


# Building blocks of hard texts: words to avoid, signs of mention, marks, invisible characters, and anything.
PARTS = st.sampled_from(
    [
        *(
            "몰카",
            "몰카를",
            "야동동",
            "자초지종",
            "왜 보냈",
            "조심했어야",
            "revenge porn",
            "hidden cameras",
            "네 탓이야",
        ),
        *(
            "she should have known better",
            "인생이 끝난다",
            "이 아니에요",
            " 대신 ",
            "라는 말",
            " instead of ",
            " is not ",
        ),
        *("“", "”", "‘", "’", "'", '"', "「", "」", ". ", "?! ", "… ", "\n", "\n\n", "- ", " ", "| "),
        *(
            "<cite>",
            "</cite>",
            "lint:mention",
            "\u200b",
            "\u2060",
            "\u1106\u1169\u11af",
            "ＡＢ",
            "😀",
            "\x00",
            "\ud800",
        ),
    ]
)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
TEXTS = st.lists(st.one_of(PARTS, ANYTHING), max_size=14).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("몰\u200b카")
@example("\u1106\u1169\u11af\u110f\u1161를 찍었다")
@example("“‘몰카’")
def test_every_place_cuts_out_its_text_and_nothing_overlaps(text: str):
    found = check(text, words())
    passages = sorted([*found.flagged, *found.not_flagged], key=lambda passage: passage.start)
    assert all(text[passage.start : passage.end] == passage.text for passage in passages)
    assert all(first.end <= second.start for first, second in pairwise(passages))
    assert all(passage.text for passage in passages)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_marking_a_text_never_changes_it(text: str):
    found = check(text, words())
    cut = pieces(text, found)
    assert "".join(piece for piece, _ in cut) == text
    assert sum(1 for _, passage in cut if passage) == len(found.flagged) + len(found.not_flagged)


def shifted(found: Checked, by: int) -> list[tuple[int, int, str, str]]:
    flagged = [(f.start + by, f.end + by, f.severity, f.term) for f in found.flagged]
    return flagged + [(s.start + by, s.end + by, s.why, s.term) for s in found.not_flagged]


HARMLESS = st.sampled_from(
    [
        *("친구에게 먼저 물어요.", "오늘은 날씨가 좋아요. 학교에 가요.", "The class reads a book."),
        *("- 하나\n- 둘", "3.5 km를 걸었어요.", "‘응’이라고 해요."),
    ]
)


@given(st.sampled_from([*SHARED, *OWN]), HARMLESS, HARMLESS)
@settings(max_examples=400, deadline=None)
def test_harmless_paragraphs_around_a_text_change_no_finding(case: dict[str, Any], before: str, after: str):
    text = case["text"]
    alone = check(text, words())
    within = check(f"{before}\n\n{text}\n\n{after}", words())
    assert shifted(within, 0) == shifted(alone, len(before) + 2)


@given(
    st.sampled_from([c for c in SHARED if "\n" not in c["text"]]),
    HARMLESS.filter(lambda text: "\n" not in text),
)
@settings(max_examples=150, deadline=None)
def test_a_harmless_sentence_before_changes_no_finding(case: dict[str, Any], before: str):
    alone, within = check(case["text"], words()), check(f"{before} {case['text']}", words())
    assert shifted(within, 0) == shifted(alone, len(before) + 1)


HARD = [
    "가",
    "a",
    "\x00",
    "😀",
    "\ud800",
    "“",
    "”",
    "'",
    '"',
    "<cite>",
    "몰카 ",
    "“몰카” 대신 ",
    "왜 ",
    "\n",
    " ",
    "몰카 lint:mention\n",
    "| 몰카 |\n",
]


def steps(text: str) -> int:
    """How many calls a check makes: what grows faster than the text shows here, whatever the clock says."""
    count = 0

    def counted(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        check(text, words())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", HARD, ids=ascii)
def test_twice_the_text_costs_twice_the_steps(unit: str):
    short, long = unit * (4000 // len(unit)), unit * (8000 // len(unit))
    assert steps(long) <= 2.3 * steps(short) + 500


def repeats(parsed: Any) -> list[tuple[int, int, bool]]:
    """Every repeat in a parsed pattern: least, most, and whether it repeats more than one character."""
    found = []
    for op, value in parsed:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            found.append(
                (
                    int(least),
                    int(most),
                    len(inner) > 1 or str(inner[0][0]) not in ("IN", "LITERAL", "ANY", "NOT_LITERAL"),
                )
            )
            found += repeats(inner)
        elif isinstance(value, tuple):
            for part in value:
                for inner in part if isinstance(part, list) else [part]:
                    if hasattr(inner, "data"):
                        found += repeats(inner)
    return found


@pytest.mark.parametrize("rule", words().framing, ids=lambda rule: rule.id)
def test_no_framing_pattern_can_run_away(rule: Any):
    for pattern in filter(None, (rule.pattern, rule.unless, rule.unless_beside)):
        assert all(most <= 60 for _, most, _ in repeats(re._parser.parse(pattern)))
