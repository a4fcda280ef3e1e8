"""QTI as other systems write it: what ours can be comes in, what it cannot is kept, nothing goes without a word."""

import unicodedata
from typing import Any

import pytest
from qti_samples import ENTRY, MAP, MATCH, choices, declare, each, item, packed, pairs, read, sets, tag

from quizzes.domain.exchange.qti_packages import read_qti
from quizzes.domain.exchange.qti_writing import write_item
from quizzes.domain.exchange.reading import Malformed
from quizzes.domain.exchange.writing import Written

CARDS = each("gapText", {"W": "w", "V": "v"})
TWO_GAPS = tag(
    "gapMatchInteraction", f"{CARDS}<p>□ x {tag('gap', id='G1')} y {tag('gap', id='G2')}</p>", r="RESPONSE"
)
STEPS = tag(
    "orderInteraction", each("simpleChoice", {"A": "a", "B": "b", "C": "c"}), r="RESPONSE", maxChoices="2"
)
FULL = tag("mapping", "".join(tag("mapEntry", mapKey=key, mappedValue="1") for key in "AB"))
OWN_RULES = tag("responseProcessing", tag("responseCondition", tag("responseIf", tag("isNull"))))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (item(declare("A", mapped=FULL), choices("1"), MAP), "not exactly one choice"),
        (item(declare(), choices("1"), OWN_RULES), "rules of its own"),
        (item(declare("A", "B", cardinality="ordered"), STEPS), "only some of its choices"),
        (
            item(declare(), tag("orderInteraction", each("simpleChoice", {"A": "a"}), r="RESPONSE")),
            "no right order",
        ),
        (item(pairs("A X", "A Y"), sets({"A": "a", "B": "b"}, {"X": "x", "Y": "y"})), "several on the right"),
        (item(pairs(), sets({"A": "a", "B": "b"}, {"X": "x", "Y": "y"})), "belonging together"),
        (item(pairs("W G1"), TWO_GAPS), "a gap stays empty"),
        (item(pairs("W G1", "V G1", "V G2"), TWO_GAPS), "several cards"),
        (item(declare("A"), tag("printedVariable") + choices("1")), "anew each time"),
        (item(declare("A"), choices("1")).replace(b'adaptive="false"', b'adaptive="true"'), "several steps"),
        (item(declare("A"), "<xi:include xmlns:xi='x' href='a.xml'/>" + choices("1")), "a file of its own"),
        (item(declare("A"), choices("1") + f"<p>{ENTRY}</p>"), "several ways"),
        (item(declare("A"), tag("uploadInteraction", r="RESPONSE")), "uploadInteraction"),
        (
            item(declare("A"), tag("pci:portableCustomInteraction", **{"xmlns:pci": "x"})),
            "portableCustomInteraction",
        ),
        (
            item(declare("A"), tag("choiceInteraction", each("simpleChoice", {"A": "a"}), r="RESPONSE")),
            "at least 2",
        ),
    ],
)
def test_what_ours_cannot_be_is_kept_with_a_warning_and_handed_out_as_it_came(data: bytes, reason: str):
    found = read(data)
    kept = found.items[0]
    assert (kept["kind"], kept["source"], kept["about"]) == ("unknown", "qti", "제목")
    assert reason in found.warnings[0]
    assert "kept as it came" in found.warnings[0]
    again = read((write_item(kept, "ko", Written()) or "").encode())
    assert again.items == found.items


def only(data: bytes) -> dict[str, Any]:
    (one,) = read(data).items
    return one


def test_a_text_for_candidates_is_asked_and_notes_for_others_are_named():
    rubrics = tag("rubricBlock", "<p>읽어요</p>", view="candidate") + tag(
        "rubricBlock", "<p>몰래</p>", view="tutor"
    )
    found = read(item(declare("A"), rubrics + choices("1")))
    assert found.items[0]["stem"] == "읽어요\n\n무엇을 할까?"
    assert "a note for tutor stays behind: 몰래" in found.warnings[0]


def feedbacks(**said: str) -> str:
    return "".join(tag("modalFeedback", text, id=key, outcomeIdentifier="F") for key, text in said.items())


def test_feedback_finds_its_place_or_is_named():
    more = feedbacks(correct="좋아요!", feedback_incorrect="아직", general="모두에게", MORE="더")
    found = read(item(declare("A"), choices("1"), MATCH, more))
    assert [one["chosen"] for one in found.items[0]["options"]] == ["좋아요\n좋아요!", "아직", "아직"]
    assert found.items[0]["feedback"]["general"] == "모두에게"
    assert [said.split(": ", 2)[2] for said in found.warnings] == ["what is said as “MORE” stays behind: 더"]
    several = read(item(declare("A", "B", cardinality="multiple"), choices("0"), MATCH, more))
    assert sorted(said.split("“")[1].split("”")[0] for said in several.warnings) == ["MORE", "right", "wrong"]


def test_a_text_for_several_questions_is_read_before_them():
    both = "<p>함께 읽는 글</p>" + choices("1") + choices("1", "R2")
    found = read(item(declare("A") + declare("B", name="R2"), both))
    assert [(one["kind"], one["stem"]) for one in found.items] == [
        ("text", "함께 읽는 글"), ("choice_one", "무엇을 할까?"), ("choice_one", "무엇을 할까?")
    ]  # fmt: skip


def test_what_earns_a_part_is_a_short_answer_and_never_a_whole_gap():
    entries = tag("mapEntry", mapKey="York", mappedValue="1") + tag(
        "mapEntry", mapKey="york", mappedValue="0.5"
    )
    body = f"<p>son of {ENTRY}; and all</p>"
    found = only(item(declare("York", base="string", mapped=tag("mapping", entries)), body, MAP))
    assert (found["kind"], found["stem"]) == ("short_answer", "son of _____ ; and all")
    assert [(row["accept"], row["fraction"]) for row in found["answers"]] == [
        (["York"], 1.0),
        (["york"], 0.5),
    ]


def test_squares_braces_and_letters_above_the_line_keep_their_meaning():
    gaps = only(item(pairs("W G1", "V G2"), TWO_GAPS))
    assert gaps["lines"] == ["◻ x ▢ y ▢"]
    text = f"<p>{{x}} {tag('hottext', 'one', id='A')} {tag('hottext', 'two', id='B')}</p>"
    marked = only(item(declare("A", cardinality="multiple"), tag("hottextInteraction", text, r="RESPONSE")))
    assert (marked["text"], marked["right"]) == ("(x) {one} {two}", ["one"])
    squared = only(item(declare("A"), "<p>m<sup>2</sup> H<sub>2</sub>O</p>" + choices("1")))
    assert squared["stem"].startswith("m² H₂O")


def test_a_choice_that_is_a_picture_is_called_by_its_words():
    rows = tag("simpleChoice", '<img src="a/b.png" alt="고양이"/>', id="A") + tag(
        "simpleChoice", '<img src="a/c.png"/>', id="B"
    )
    found = only(item(declare("A"), tag("choiceInteraction", f"<prompt>?</prompt>{rows}", r="RESPONSE")))
    assert [one["text"] for one in found["options"]] == ["고양이", "c.png"]


def test_a_picture_without_words_is_named_as_one_that_is_missed():
    body = '<p>? <img src="a.png" alt="지도"/> <img src="b.png"/></p>' + choices("1")
    found = read(item(declare("A"), body)).warnings
    assert any("a.png stays behind; its words come along" in told for told in found)
    assert any("b.png stays behind and has no words" in told for told in found)


def test_points_are_those_that_the_item_names():
    outcome = tag("outcomeDeclaration", id="SCORE", normalMaximum="3.0")
    assert only(item(declare("A") + outcome, choices("1")))["points"] == 3


def test_places_in_hundredths_of_a_picture():
    spots = tag("hotspotChoice", id="A", shape="rect", coords="0%,0%,50%,100%") + tag(
        "hotspotChoice", id="B", shape="circle", coords="75%,50%,8"
    )
    picture = tag("img", src="m.png", alt="지도", width="400", height="100")
    found = only(item(declare("B"), tag("hotspotInteraction", picture + spots, r="RESPONSE")))
    assert [(one["x"], one["y"]) for one in found["options"]] == [(25.0, 50.0), (75.0, 50.0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_item_is_read_in_each_encoding(encoding: str):
    assert only(item(declare("A"), choices("1")).decode().encode(encoding))["key"] == "묻는다"


def test_korean_windows_may_have_written_it():
    text = '<?xml version="1.0" encoding="EUC-KR"?>\n' + item(declare("A"), choices("1")).decode()
    assert only(text.encode("cp949"))["key"] == "묻는다"


ITEM = item(declare("A"), choices("1"))


def manifest(*rows: tuple[str, str], files: bool = False) -> bytes:
    resources = "".join(
        tag(
            "resource",
            tag("file", href=href) if files else "",
            id=f"r{n}",
            type=kind,
            **({} if files else {"href": href}),
        )
        for n, (kind, href) in enumerate(rows)
    )
    return tag(
        "manifest", tag("resources", resources), xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    ).encode()


@pytest.mark.parametrize(
    "kind", ["imsqti_item_xmlv2p1", "imsqti_item_xmlv2p2", "imsqti_item_xmlv3p0", "imsqti_apipitem_xmlv2p2"]
)
@pytest.mark.parametrize("files", [True, False])
def test_a_package_in_a_folder_is_read(kind: str, files: bool):
    data = packed(
        ("my pack/imsmanifest.xml", manifest((kind, "i1/qti.xml"), files=files)), ("my pack/i1/qti.xml", ITEM)
    )
    assert len(read(data).items) == 1


def test_parts_of_a_test_may_stand_in_files_of_their_own():
    section = tag("assessmentSection", tag("assessmentItemRef", href="../i/b.xml?x=1#y"))
    test = tag(
        "assessmentTest",
        tag("assessmentSectionRef", href="s.xml") + tag("assessmentItemRef", href="../i/a.xml"),
    )
    rows = manifest(("imsqti_test_xmlv2p2", "t/t.xml"), ("imsqti_item_xmlv2p2", "i/a.xml"))
    other = ITEM.replace(b'identifier="i1"', b'identifier="i2"')
    data = packed(
        ("imsmanifest.xml", rows),
        ("t/t.xml", test.encode()),
        ("t/s.xml", section.encode()),
        ("i/a.xml", ITEM),
        ("i/b.xml", other),
    )
    assert [one["id"] for one in read(data).items] == ["i2", "i1"]


KOREAN = "문항/하나.xml"


def named_as(packed_name: str) -> bytes:
    rows = manifest(("imsqti_item_xmlv2p1", KOREAN))
    return packed(("imsmanifest.xml", rows), (packed_name, ITEM))


def of_korean_windows() -> bytes:
    """Names in bytes of Korean Windows, without the flag that says that they are UTF-8."""
    short = KOREAN.encode("cp949")
    return named_as("x" * len(short)).replace(b"x" * len(short), short)


@pytest.mark.parametrize(
    "data",
    [named_as(KOREAN), named_as(unicodedata.normalize("NFD", KOREAN)), of_korean_windows()],
    ids=["composed", "taken apart", "korean windows"],
)
def test_korean_names_of_files_are_found_however_they_were_packed(data: bytes):
    assert len(read(data).items) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<questestinterop/>", "QTI 1.2"),
        (packed(("imsmanifest.xml", manifest(("imsqti_xmlv1p2", "a.xml"))), ("a.xml", ITEM)), "QTI 1.2"),
        (
            packed(("imsmanifest.xml", manifest(("imsqti_item_xmlv2p1", "gone.xml")))),
            "is named and not in the package",
        ),
        (item(declare("Z"), choices("1")), "names no choice"),
        (item(pairs("W G9"), TWO_GAPS), "no card and gap"),
    ],
)
def test_what_points_nowhere_is_refused(data: bytes, reason: str):
    with pytest.raises(Malformed) as wrong:
        read_qti(data)
    assert reason in str(wrong.value)
