"""QTI as others write it: each interaction, both spellings, packages; and files that mean harm."""

import zipfile
from typing import Any

import pytest
from qti_samples import ENTRY, MAP, MATCH, choices, declare, each, item, packed, pairs, read, sets, tag

from quizzes.domain.exchange.packages import MOST_MEMBER, checked_zip
from quizzes.domain.exchange.reading import Malformed


def only(data: bytes) -> dict[str, Any]:
    items = read(data).items
    assert len(items) == 1
    return items[0]


def test_one_choice_fits():
    found = only(item(declare("A"), "<p>사진</p>" + choices("1")))
    assert (found["kind"], found["stem"], found["about"]) == ("choice_one", "사진\n\n무엇을 할까?", "제목")
    assert [(o["text"], o["correct"], o["chosen"]) for o in found["options"]] == [
        ("묻는다", True, "좋아요"), ("찍는다", False, ""), ("웃는다", False, "")
    ]  # fmt: skip


def test_several_choices_by_a_map_or_all_of_them():
    mapped = (
        '<mapping lowerBound="0" upperBound="4" defaultValue="-2"><mapEntry mapKey="A" mappedValue="1"/>'
        '<mapEntry mapKey="B" mappedValue="3"/></mapping>'
    )
    by_map = only(item(declare("A", "B", cardinality="multiple", mapped=mapped), choices("0"), MAP))
    assert [o["fraction"] for o in by_map["options"]] == [0.25, 0.75, -0.5]
    whole = only(item(declare("A", "B", cardinality="multiple"), choices("0")))
    assert (whole["kind"], whole["whole"], whole["key"]) == ("choice_many", True, ["묻는다", "찍는다"])


def test_a_choice_without_a_key_is_a_matter_of_opinion():
    found = read(item(declare(), choices("1")))
    assert (found.items[0]["kind"], found.items[0]["scale"]) == ("scale", ["묻는다", "찍는다", "웃는다"])
    assert "no answer is marked as right" in found.warnings[0]


def test_an_order():
    steps = tag("orderInteraction", each("simpleChoice", {"B": "둘", "A": "하나", "C": "셋"}), r="RESPONSE")
    found = only(item(declare("A", "B", "C", cardinality="ordered"), steps))
    assert found["right_order"] == ["하나", "둘", "셋"]
    assert found["stem"] == "제목", "a question without words is asked by its title"


def test_two_sets_are_pairs():
    body = "<p>이어요</p>" + sets({"L1": "가", "L2": "나"}, {"R1": "하나", "R2": "둘", "R3": "셋"})
    found = only(item(pairs("L1 R2", "L2 R1"), body))
    assert [(p["left"], p["right"]) for p in found["pairs"]] == [("가", "둘"), ("나", "하나")]
    assert found["distractors"] == ["셋"]


def test_where_one_side_takes_several_they_are_boxes():
    body = "<p>나눠요</p>" + sets({"L1": "가", "L2": "나", "L3": "다"}, {"R1": "예", "R2": "아니요"}, "0")
    found = only(item(pairs("L1 R1", "L2 R1", "L3 R2"), body))
    assert (found["kind"], found["boxes"]) == ("sort", ["예", "아니요"])
    assert [card["box"] for card in found["cards"]] == ["예", "예", "아니요"]


def test_associations_become_pairs():
    rows = each("simpleAssociableChoice", {key: key for key in "ABCDE"}, matchMax="1")
    body = tag("associateInteraction", f"<prompt>짝</prompt>{rows}", r="RESPONSE")
    found = only(item(pairs("A B", "C D", base="pair"), body))
    assert [(p["left"], p["right"]) for p in found["pairs"]] == [("A", "B"), ("C", "D")]
    assert found["distractors"] == ["E"]


def test_menus_in_a_text_share_one_bank():
    cards = each("inlineChoice", {"a": "먼저", "b": "나중에"})
    one, two = (tag("inlineChoiceInteraction", cards, r=name) for name in ("R1", "R2"))
    body = f"<p>빈칸을 채워요.</p><p>동의는 {one} 묻고 {two} 찍는다.</p>"
    found = only(item(declare("a", name="R1") + declare("b", name="R2"), body))
    assert (found["kind"], found["stem"]) == ("gaps_choose", "빈칸을 채워요.")
    assert found["lines"] == ["동의는 ▢ 묻고 ▢ 찍는다."]
    assert [gap["accept"] for gap in found["gaps"]] == [["먼저"], ["나중에"]]
    assert found["bank"] == ["먼저", "나중에"]


def test_cards_for_gaps():
    cards = each("gapText", {"T1": "동의", "T2": "장난"})
    body = tag("gapMatchInteraction", f"{cards}<p>먼저 {tag('gap', id='G1')}를 구한다.</p>", r="RESPONSE")
    found = only(item(pairs("T1 G1"), body))
    assert found["lines"] == ["먼저 ▢ 를 구한다."]
    assert (found["gaps"][0]["accept"], found["distractors"]) == (["동의"], ["장난"])


def test_words_to_write_are_a_short_answer_or_a_gap():
    entries = tag("mapEntry", mapKey="불법촬영", mappedValue="2")
    entries += tag("mapEntry", mapKey="촬영", mappedValue="1", caseSensitive="true")
    mapped = declare("불법촬영", base="string", mapped=tag("mapping", entries, defaultValue="0"))
    short = only(item(mapped, f"<p>무엇이라 하나? {ENTRY}</p>", MAP))
    assert [(a["accept"], a["fraction"]) for a in short["answers"]] == [(["불법촬영"], 1.0), (["촬영"], 0.5)]
    assert short["case_sensitive"]
    gap = only(item(declare("동의", base="string"), f"<p>먼저 {ENTRY} 를 구한다.</p>"))
    assert (gap["kind"], gap["lines"], gap["gaps"][0]["accept"]) == ("gaps", ["먼저 ▢ 를 구한다."], ["동의"])


def about_six(mode: str, tolerance: str) -> str:
    value = tag("baseValue", "6", baseType="float")
    equal = tag("equal", tag("variable", id="RESPONSE") + value, toleranceMode=mode, tolerance=tolerance)
    score = tag("setOutcomeValue", tag("baseValue", "5", baseType="float"), id="SCORE")
    return tag("responseProcessing", tag("responseCondition", tag("responseIf", equal + score)))


@pytest.mark.parametrize(
    ("processing", "least", "most"),
    [(MATCH, 6, 6), (about_six("absolute", "1 2"), 5, 8), (about_six("relative", "50"), 3, 9)],
)
def test_a_number_to_write(processing: str, least: float, most: float):
    found = only(item(declare("6", base="integer"), f"<p>몇 명? {ENTRY}</p>", processing))
    assert (found["kind"], found["stem"]) == ("numeric", "몇 명?")
    assert [(a["min"], a["max"], a["fraction"]) for a in found["answers"]] == [(least, most, 1.0)]


def test_sentences():
    body = "<p>쓰세요</p>" + tag("extendedTextInteraction", r="RESPONSE")
    assert only(item(declare(base="string"), body))["kind"] == "long_answer"


def test_words_to_mark():
    text = f"<p>왜 {tag('hottext', '그런 옷을', id='A')} {tag('hottext', '입었니', id='B')}?</p>"
    body = tag("hottextInteraction", f"<prompt>탓하는 말</prompt>{text}", r="RESPONSE", maxChoices="0")
    found = only(item(declare("A", cardinality="multiple"), body))
    assert (found["stem"], found["text"]) == ("탓하는 말", "왜 {그런 옷을} {입었니}?")
    assert (found["tokens"], found["right"]) == (["그런 옷을", "입었니"], ["그런 옷을"])


def test_a_slider_is_a_scale_and_coarser_where_it_is_fine():
    few = tag("sliderInteraction", r="RESPONSE", lowerBound="0", upperBound="10", step="5")
    assert only(item(declare(base="integer"), f"<p>얼마나?</p>{few}"))["scale"] == ["0", "5", "10"]
    many = tag("sliderInteraction", r="RESPONSE", lowerBound="0", upperBound="100")
    fine = read(item(declare(base="integer"), f"<p>얼마나?</p>{many}"))
    assert len(fine.items[0]["scale"]) == 11
    assert "101 stops" in fine.warnings[0]


def test_a_place_in_a_picture():
    spots = tag("hotspotChoice", id="A", shape="circle", coords="50,50,8", hotspotLabel="왼쪽")
    spots += tag("hotspotChoice", id="B", shape="rect", coords="100,0,200,100")
    picture = tag("object", "지도", data="map.png", type="image/png", width="200", height="100")
    body = tag("hotspotInteraction", f"<prompt>어디?</prompt>{picture}{spots}", r="RESPONSE", maxChoices="1")
    found = only(item(declare("A"), body))
    places = [(o["text"], o["x"], o["y"], o["correct"]) for o in found["options"]]
    assert places == [("왼쪽", 25.0, 50.0, True), ("2", 75.0, 50.0, False)]
    assert (found["picture"], found["alt"], found["media"]) == ("map.png", "지도", [])


VERSION_3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q3" title="t">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
<qti-correct-response><qti-value>b</qti-value></qti-correct-response></qti-response-declaration>
<qti-item-body><p>묻는다?</p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
<qti-simple-choice identifier="a">가</qti-simple-choice><qti-simple-choice identifier="b">나</qti-simple-choice>
</qti-choice-interaction></qti-item-body>
<qti-modal-feedback outcome-identifier="F" identifier="general" show-hide="show">모두에게</qti-modal-feedback>
</qti-assessment-item>"""


def test_version_3_writes_the_same_in_other_names():
    found = only(VERSION_3.encode())
    assert (found["key"], found["stem"], found["feedback"]["general"]) == ("나", "묻는다?", "모두에게")


def test_what_is_not_known_is_kept_with_a_warning():
    found = read(item("", '<p>그려요</p><drawingInteraction responseIdentifier="RESPONSE"/>'))
    assert (found.items[0]["kind"], found.items[0]["stem"]) == ("unknown", "그려요")
    assert "drawingInteraction" in found.warnings[0]
    assert found.items[0]["raw"].startswith("<assessmentItem")


def test_an_item_that_asks_several_things_becomes_as_many_questions():
    found = read(item(declare("A") + declare("B", name="R2"), choices("1") + choices("1", "R2")))
    assert [one["key"] for one in found.items] == ["묻는다", "찍는다"]
    assert "as many questions" in found.warnings[0]


HALF_AN_ORDER = tag("orderInteraction", each("simpleChoice", {"A": "a", "B": "b"}), r="RESPONSE")
LAUGHS = b'<!DOCTYPE lol [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><assessmentItem>&b;</assessmentItem>'
FETCHES = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><assessmentItem>&e;</assessmentItem>'


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"<assessmentItem", 1, "no XML"),
        (b"<a>\n<b></a>", 2, "no XML"),
        (b"<html/>", 1, "no QTI item"),
        (b"<assessmentItem identifier='a'/>", 1, "no body"),
        (b"<!DOCTYPE a>\n<assessmentItem/>", 1, "document type"),
        (LAUGHS, 1, "document type"),
        (FETCHES, 1, "document type"),
        (b"<assessmentItem>&unknown;</assessmentItem>", 1, "no XML"),
        (b"<a>" * 200 + b"</a>" * 200, 1, "more elements"),
        (item(pairs("A B X"), sets({"L1": "a"}, {"R1": "b"})), 1, "no pair"),
        (item(pairs("L9 R1"), sets({"L1": "a"}, {"R1": "b"})), 1, "names no choice"),
        (item(declare("A", cardinality="ordered"), HALF_AN_ORDER), 1, "every choice once"),
        (item(declare("x", base="integer"), f"<p>n {ENTRY}</p>"), 1, "no number"),
    ],
)  # fmt: skip
def test_a_file_in_which_something_is_wrong_is_refused_with_line_and_reason(
    data: bytes, line: int, reason: str
):
    with pytest.raises(Malformed) as wrong:
        read(data)
    assert reason in str(wrong.value)
    assert wrong.value.line == line


ITEM = item(declare("A"), choices("1"))
RESOURCES = "".join(
    tag("resource", id=key, type="imsqti_item_xmlv2p1", href=name)
    for key, name in {"a": "b.xml", "b": "sub/a%20b.xml"}.items()
)
MANIFEST = tag("manifest", tag("resources", RESOURCES), xmlns="http://www.imsglobal.org/xsd/imscp_v1p1")


def test_a_package_is_read_in_the_order_of_its_manifest_or_its_test():
    other = ITEM.replace(b'identifier="i1"', b'identifier="i2"')
    items = [("sub/a b.xml", ITEM), ("b.xml", other)]
    plain = packed(("imsmanifest.xml", MANIFEST.encode()), *items)
    assert [one["id"] for one in read(plain).items] == ["i2", "i1"]
    test = tag("assessmentTest", tag("testPart", tag("assessmentItemRef", id="x", href="sub/a%20b.xml")))
    resource = tag("resource", id="t", type="imsqti_test_xmlv2p1", href="t.xml")
    with_test = MANIFEST.replace("<resources>", f"<resources>{resource}")
    ordered = packed(("imsmanifest.xml", with_test.encode()), ("t.xml", test.encode()), *items)
    assert [one["id"] for one in read(ordered).items] == ["i1", "i2"]


def test_a_package_without_a_manifest_is_read_by_its_items():
    assert len(read(packed(("x/one.xml", ITEM), ("readme.txt", b"hello"))).items) == 1


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.xml")
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 nothing", "no zip file"),
        (packed(("imsmanifest.xml", MANIFEST.encode())), "not in the package"),
        (packed(("imsmanifest.xml", b"<!DOCTYPE a><manifest/>"), ("a.xml", ITEM)), "document type"),
        (packed(("../evil.xml", ITEM)), "not allowed"),
        (packed(("/etc/evil.xml", ITEM)), "not allowed"),
        (packed(("a\\b.xml", ITEM)), "not allowed"),
        (packed(("c:evil.xml", ITEM)), "not allowed"),
        (packed(("a\u202exml.txt", ITEM)), "not allowed"),
        (packed(("a" * 300 + ".xml", ITEM)), "not allowed"),
        (packed(("A.xml", ITEM), ("a.XML", ITEM)), "stands twice"),
        (packed((link(), b"/etc/passwd")), "no plain file"),
        (packed(("big.xml", b" " * (MOST_MEMBER + 1))), "larger than"),
        (packed(("tight.xml", b" " * (2 * 1024 * 1024))), "too tightly"),
        (packed(*((f"{n}.xml", b"x") for n in range(2001))), "more than 2000"),
        (packed(("readme.txt", b"hello")), "no QTI item"),
        (packed(("bad.xml", b"<a>")), "bad.xml: this is no XML"),
    ],
)
def test_a_package_that_means_harm_is_refused_with_a_reason(data: bytes, reason: str):
    with pytest.raises(Malformed) as wrong:
        read(data)
    assert reason in str(wrong.value)


def test_a_member_that_is_larger_than_it_says_is_stopped():
    data = packed(("a.xml", b"x" * 5000))
    package = checked_zip(data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(Malformed, match=r"larger than it says|cannot be unpacked"):
        package.read("a.xml")
