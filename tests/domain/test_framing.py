"""Framing rules: each finds its own examples and leaves its counter-examples alone, and faulty data are named."""

import copy
from collections.abc import Sequence
from typing import Any

import pytest
from language import framing
from language.checking import check
from language.frames import Kind, Rule, faults, rules
from language.reading import Reading
from language_samples import CASES, DATA, read, words

RULES = words().framing
HITS = [(rule, text) for rule in RULES for text in rule.hits]
MISSES = [(rule, text) for rule in RULES for text in rule.misses]


def found(text: str, rules: Sequence[Rule] = RULES) -> list[tuple[str, str]]:
    return [
        (hit.term, text[hit.start : hit.end]) for hit in framing.find(Reading(text), rules) if not hit.excuse
    ]


@pytest.mark.parametrize(("rule", "text"), HITS, ids=lambda value: getattr(value, "id", value))
def test_a_rule_finds_its_examples(rule: Rule, text: str):
    assert found(text, [rule])
    assert found(text)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=lambda value: getattr(value, "id", value))
def test_what_looks_alike_and_is_right_stays_clean(rule: Rule, text: str):
    assert found(text) == []


def test_every_kind_has_rules_in_both_languages_with_reason_and_proposal():
    assert {(rule.kind, rule.language) for rule in RULES} == {
        (kind, code) for kind in Kind for code in ("ko", "en")
    }
    assert all(said.ko and said.en for rule in RULES for said in (rule.reason, rule.proposal))
    assert faults(RULES) == []


def test_victim_blaming_is_an_error_unless_it_only_asks():
    severities = {
        rule.severity for rule in RULES if rule.kind is Kind.VICTIM_BLAMING and "why" not in rule.id
    }
    assert "error" in severities
    assert all(rule.severity == "warn" for rule in RULES if rule.kind is Kind.HIDDEN_PERPETRATOR)


def test_advice_that_says_more_than_dont_is_left_alone():
    alone = "사진을 보내지 마세요."
    assert found(alone)
    assert found(f"{alone} 일이 생기면 믿는 어른에게 말해요. 네 잘못이 아니에요.") == []
    assert found(f"{alone}\n\n다른 문단에서 도움을 말해요.")


def test_what_a_person_says_is_not_our_advice():
    assert found("“사진 찍지 마.” 서아가 말했어요.") == []


def test_a_word_of_the_register_wins_over_framing_and_one_finding_a_sentence_is_enough():
    both = check("그러게 왜 보냈어요? 몰카 영상이 퍼졌다.", words())
    assert [(f.text, f.term) for f in both.flagged] == [
        ("왜 보냈", "victim-blaming"),
        ("몰카", "illegal-filming"),
    ]


def changed(**values: Any) -> dict[str, Any]:
    data = copy.deepcopy(read(DATA / "framing.yaml"))
    data["rules"] = [{**data["rules"][0], **values}]
    return data


@pytest.mark.parametrize(
    "values", [{"kind": "rudeness"}, {"reason": "none"}, {"proposal": None}, {"pattern": ["<NOWHERE>"]}]
)
def test_a_rule_that_is_not_complete_is_named_in_a_sentence(values: dict[str, Any]):
    with pytest.raises(ValueError, match="The framing rule blame-why is not complete"):
        rules(changed(**values))


def test_a_pattern_that_does_not_compile_and_a_rule_without_examples_are_faults():
    assert faults(rules(changed(pattern=["(왜"])))[0].startswith("blame-why: ")
    assert faults(rules(changed(misses=[]))) == ["blame-why: has no examples"]


def test_a_rule_cannot_stand_twice():
    data = changed()
    data["rules"] *= 2
    with pytest.raises(ValueError, match="stand twice: blame-why"):
        rules(data)


TRIED = read(CASES / "framing_sentences.yaml")


@pytest.mark.parametrize("text", TRIED["harmful"])
def test_harmful_framing_is_found_in_other_words_too(text: str):
    assert check(text, words()).flagged


@pytest.mark.parametrize("text", TRIED["kind"])
def test_kind_sentences_are_not_flagged(text: str):
    assert check(text, words()).flagged == ()
