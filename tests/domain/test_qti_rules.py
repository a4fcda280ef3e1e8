"""A question from QTI is ours only where the item's own rules give the whole point to just the same answers."""

import time
from contextlib import suppress
from typing import Any

import pytest
from qti_samples import ENTRY, MAP, MATCH, choices, declare, each, item, packed, pairs, read, sets, tag

from quizzes.domain.exchange.reading import Malformed

RESPONSE = '<variable identifier="RESPONSE"/>'
KEY = '<correct identifier="RESPONSE"/>'
FITS = f"<match>{RESPONSE}{KEY}</match>"
REFUSED = {
    "own": "what earns a point is said by rules of its own",
    "other": "its own rules give the whole point for another answer than its key",
    "nothing": "its own rules give nothing for its key",
}
PARTS = "its own rules count parts of a point differently"


def value(said: str, base: str = "identifier") -> str:
    return tag("baseValue", said, baseType=base)


def earn(said: str, name: str = "SCORE") -> str:
    return tag("setOutcomeValue", value(said, "float"), id=name)


def more(said: str, name: str = "SCORE") -> str:
    summed = tag("sum", f'<variable identifier="{name}"/>{value(said, "float")}')
    return tag("setOutcomeValue", summed, id=name)


def rules(*steps: str) -> str:
    return tag("responseProcessing", "".join(steps))


def when(condition: str, *then: str, otherwise: str = "") -> str:
    return tag("responseCondition", tag("responseIf", condition + "".join(then)) + otherwise)


def is_key(name: str) -> str:
    return f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'


def mapped(*rows: tuple[str, str], **bounds: str) -> str:
    return tag("mapping", "".join(tag("mapEntry", mapKey=key, mappedValue=v) for key, v in rows), **bounds)


def only(data: bytes) -> dict[str, Any]:
    (one,) = read(data).items
    return one


ONE = choices("1")
OF_ONYX = rules(
    when(
        tag("and", tag("not", tag("isNull", RESPONSE)) + FITS),
        more("2"),
        tag("setOutcomeValue", value("correct"), id="FEEDBACKBASIC"),
    ),
    when(tag("gt", '<variable identifier="SCORE"/>' + value("2", "float")), earn("2")),
)


@pytest.mark.parametrize(
    "processing",
    [
        MATCH,
        MATCH.replace("qti_v2p1", "qti_v2p2").replace("match_correct", "CC2_match"),
        '<responseProcessing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>',
        "",
        rules(when(FITS, earn("1"), otherwise=tag("responseElse", earn("0")))),
        rules(when(f"<member>{RESPONSE}{KEY}</member>", earn("5"))),
        rules(when(FITS, earn("1", "POINTS"))),
        rules(when(FITS, earn("1")), '<setOutcomeValue identifier="SHOWN"><random/></setOutcomeValue>'),
        OF_ONYX,
    ],
)
def test_rules_that_say_what_the_key_says_are_no_hindrance(processing: str):
    found = read(item(declare("A"), ONE, processing))
    assert (found.items[0]["kind"], found.items[0]["key"], found.warnings) == ("choice_one", "묻는다", ())


def test_an_option_keeps_the_part_that_the_rules_give_it():
    second = tag("responseElseIf", f"<match>{RESPONSE}{value('B')}</match>{earn('1')}")
    found = only(item(declare("A"), ONE, rules(when(FITS, earn("2"), otherwise=second))))
    assert [(row["correct"], row["fraction"]) for row in found["options"]] == [
        (True, 1),
        (False, 0.5),
        (False, 0),
    ]


THREE = mapped(("A", "1"), ("B", "1"), ("C", "1"), upperBound="2")
TWO_PARTNERS = mapped(("A X", "1"), ("A Y", "1"), ("B Y", "1"), upperBound="2")
NUMBER = f"<p>몇? {ENTRY}</p>"
OPEN = f"<and><gt>{RESPONSE}{value('5', 'float')}</gt><lt>{RESPONSE}{value('7', 'float')}</lt></and>"
MENUS = "<p>" + "".join(
    tag("inlineChoiceInteraction", each("inlineChoice", texts), r=name)
    for name, texts in (("R1", {"A": "가", "B": "나"}), ("R2", {"C": "다", "D": "라"}))
) + "</p>"  # fmt: skip
TWO = declare("A", name="R1") + declare("D", name="R2")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (item(declare("A"), ONE, rules(when(tag("not", FITS), earn("1")))), "nothing"),
        (item(declare("A"), ONE, rules(when(FITS, earn("0")))), "nothing"),
        (item(declare("A"), ONE, rules(when(f"<match>{RESPONSE}{value('B')}</match>", earn("1")))), "other"),
        (
            item(
                declare("A"),
                ONE,
                rules(when(f"<or>{FITS}<match>{RESPONSE}{value('B')}</match></or>", earn("1"))),
            ),
            "other",
        ),
        (item(declare("A"), ONE, '<responseProcessing template="http://x/own.xml"/>'), "own"),
        (item(declare("A"), ONE, '<responseProcessing template="http://x/map_response_point.xml"/>'), "own"),
        (item(declare("A"), ONE, rules("<customOperator/>")), "own"),
        (item(declare("A"), ONE, rules(when(FITS, earn("1", "A"), earn("1", "B")))), "own"),
        (item(declare("A", "B", "C", cardinality="multiple", mapped=THREE), choices("3"), MAP), "other"),
        (
            item(
                declare("A X", "B Y", cardinality="multiple", base="directedPair", mapped=TWO_PARTNERS),
                sets({"A": "가", "B": "나"}, {"X": "ㄱ", "Y": "ㄴ"}),
                MAP,
            ),
            "other",
        ),
        (item(declare(base="float"), NUMBER, rules(when(OPEN, earn("1")))), "other"),
        (
            item(
                declare("5", base="float"),
                NUMBER,
                rules(when(f"<not><equal>{RESPONSE}{value('5', 'float')}</equal></not>", earn("1"))),
            ),
            "nothing",
        ),
        (
            item(
                declare("York", base="string"),
                f"<p>어디? {ENTRY}</p>",
                rules(when(f'<patternMatch pattern="(a+)+$">{RESPONSE}</patternMatch>', earn("1"))),
            ),
            "own",
        ),
        (item(TWO, MENUS, rules(when(is_key("R1"), earn("1")))), "nothing"),
        (item(declare("A"), ONE, rules(when("<and>" * 60 + FITS + "</and>" * 60, earn("1")))), "own"),
    ],
)
def test_other_rules_are_never_passed_over(data: bytes, why: str):
    found = read(data)
    assert {one["kind"] for one in found.items} == {"unknown"}
    assert REFUSED[why] in found.warnings[0]


@pytest.mark.parametrize(
    "processing",
    [
        rules(when(is_key("R1"), more("1")), when(is_key("R2"), more("1"))),
        rules(when(tag("and", is_key("R1") + is_key("R2")), earn("1"))),
    ],
)
def test_several_menus_may_be_scored_together_or_one_by_one(processing: str):
    found = only(item(TWO, MENUS, processing))
    assert [gap["accept"] for gap in found["gaps"]] == [["가"], ["라"]]


def test_parts_that_ours_cannot_give_are_named():
    uneven = mapped(("A X", "3"), ("B Y", "1"))
    kept = declare("A X", "B Y", cardinality="multiple", base="directedPair", mapped=uneven)
    for data in (
        item(kept, sets({"A": "가", "B": "나"}, {"X": "ㄱ", "Y": "ㄴ"}), MAP),
        item(pairs("A X", "B Y"), sets({"A": "가", "B": "나"}, {"X": "ㄱ", "Y": "ㄴ"})),
    ):
        found = read(data)
        assert found.items[0]["kind"] == "match"
        assert any(PARTS in said for said in found.warnings)


@pytest.mark.parametrize(
    ("condition", "least", "most"),
    [
        (f'<equal toleranceMode="absolute" tolerance="0.01 0.02">{RESPONSE}{KEY}</equal>', 2.99, 3.02),
        (f'<equal toleranceMode="absolute" tolerance="0.01">{KEY}{RESPONSE}</equal>', 2.99, 3.01),
        (
            f"<and><gte>{RESPONSE}{value('2', 'float')}</gte><lte>{RESPONSE}{value('4', 'float')}</lte></and>",
            2,
            4,
        ),
    ],
)
def test_numbers_are_taken_as_the_rules_take_them(condition: str, least: float, most: float):
    found = only(item(declare("3", base="float"), NUMBER, rules(when(condition, earn("1")))))
    assert [(row["min"], row["max"]) for row in found["answers"]] == [(least, most)]


def test_a_number_that_nobody_can_type_is_not_rounded():
    found = read(item(declare("1.6e-19", base="float"), NUMBER))
    assert found.items[0]["kind"] == "unknown"
    assert "more digits than can be typed" in found.warnings[0]


@pytest.mark.parametrize(
    ("first", "second", "kind", "key"),
    [
        ("참", "거짓", "true_false", True),
        ("True", "False", "true_false", True),
        ("괜찮다", "괜찮지 않다", "choice_one", "괜찮다"),
        ("거짓", "참", "choice_one", "거짓"),
        ("Yes", "No", "choice_one", "Yes"),
    ],
)
def test_true_and_false_are_what_the_words_say_and_not_the_names(
    first: str, second: str, kind: str, key: Any
):
    rows = each("simpleChoice", {"true": first, "false": second})
    found = only(item(declare("true"), tag("choiceInteraction", f"<prompt>?</prompt>{rows}", r="RESPONSE")))
    assert (found["kind"], found["key"]) == (kind, key)


def test_a_slider_with_a_key_asks_for_its_number():
    found = only(
        item(
            declare("5", base="integer"),
            "<p>몇?</p>" + tag("sliderInteraction", r="RESPONSE", upperBound="9"),
        )
    )
    assert [(row["min"], row["max"]) for row in found["answers"]] == [(5, 5)]


@pytest.mark.parametrize(("key", "kind"), [("동의", "short_answer"), ("긴 글 " * 60, "long_answer")])
def test_a_box_for_sentences_with_a_key_keeps_it(key: str, kind: str):
    body = "<p>무엇?</p>" + tag("extendedTextInteraction", r="RESPONSE")
    found = read(item(declare(key, base="string"), body))
    assert found.items[0]["kind"] == kind
    assert key.strip() in str(found.items[0])
    assert any("kept as a sample" in said for said in found.warnings) == (kind == "long_answer")


def test_a_text_that_stands_elsewhere_leaves_nothing_to_ask():
    more_text = '<assessmentStimulusRef identifier="s" href="s.xml"/>'
    found = read(item(declare("A") + more_text, ONE))
    assert found.items[0]["kind"] == "unknown"
    assert "a file of its own" in found.warnings[0]


def test_the_same_words_as_right_and_as_wrong_are_no_question():
    rows = each("simpleChoice", {"A": "가", "B": "가", "C": "나"})
    found = read(item(declare("A"), tag("choiceInteraction", f"<prompt>?</prompt>{rows}", r="RESPONSE")))
    assert found.items[0]["kind"] == "unknown"
    assert "stands as right and as wrong" in found.warnings[0]


def test_rules_of_a_test_are_named():
    chosen = tag(
        "assessmentSection", tag("selection", select="1") + tag("assessmentItemRef", href="a.xml"), id="s"
    )
    rows = "".join(
        tag("resource", id=f"r{n}", type=kind, href=href)
        for n, (kind, href) in enumerate([("imsqti_test_xmlv2p1", "t.xml"), ("imsqti_item_xmlv2p1", "a.xml")])
    )
    data = packed(
        ("imsmanifest.xml", tag("manifest", tag("resources", rows)).encode()),
        ("t.xml", tag("assessmentTest", chosen).encode()),
        ("a.xml", item(declare("A"), ONE)),
    )
    found = read(data)
    assert (len(found.items), found.warnings[0].split(": ")[0]) == (1, "t.xml")
    assert "stay behind" in found.warnings[0]


def long_rules(count: int) -> str:
    return rules(*[when(f"<match>{RESPONSE}{value('Z')}</match>", earn("1"))] * count, when(FITS, earn("1")))


@pytest.mark.parametrize(
    "data",
    [
        item(declare("A"), ONE, long_rules(12_000)),
        item(
            declare("a0", cardinality="multiple"),
            tag(
                "choiceInteraction",
                each("simpleChoice", {f"a{n}": f"{n}" for n in range(20_000)}),
                r="RESPONSE",
            ),
        ),
        item(
            pairs(*(f"a{n} b{n}" for n in range(5_000))),
            sets({f"a{n}": f"{n}" for n in range(5_000)}, {f"b{n}": f"{n}" for n in range(5_000)}),
        ),
        item(
            declare("w0", base="string", mapped=mapped(*((f"w{n}", "1") for n in range(20_000)))),
            f"<p>? {ENTRY}</p>",
            MAP,
        ),
    ],
    ids=["rules", "choices", "pairs", "words"],
)
def test_what_is_endless_is_not_tried_for_ever(data: bytes):
    begun = time.process_time()
    with suppress(Malformed):  # where even its words are too many to be kept
        assert {one["kind"] for one in read(data).items} == {"unknown"}
    assert time.process_time() - begun < 3
