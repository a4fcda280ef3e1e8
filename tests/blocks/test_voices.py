"""How readers are spoken to: each tier in its register, with the plain entry where it has none of its own."""

import pytest
from blocks.templatetags.say import said, voice_of
from django.utils import translation
from language.tiers import Tier


@pytest.mark.parametrize(
    ("look", "words"),
    [("", "맞아요"), ("child", "맞아요"), ("teen", "맞습니다"), ("officer", "맞다"), ("adult", "맞습니다")],
)
def test_each_reader_is_spoken_to_in_a_register_of_their_own(look: str, words: str):
    with translation.override("ko"):
        assert said("True", look) == words


def test_teachers_without_an_entry_of_their_own_hear_what_officers_hear():
    with translation.override("ko"):
        assert said("Let's talk", "adult") == said("Let's talk", "officer") != said("Let's talk")


@pytest.mark.parametrize("look", ["adult", "officer"])
def test_no_sheet_of_adults_says_in_english_that_it_goes_home(look: str):
    with translation.override("en"):
        assert said("A sheet to take home", look) == "A sheet to keep"
        assert "home" not in said("This sheet stays at home. You need not show it to anybody.", look)
        assert "child" not in said("For every child in the class", look)
        assert (
            said("A sheet to take home", "child")
            == said("A sheet to take home", "teen")
            == "A sheet to take home"
        )


def test_what_nobody_has_translated_is_said_as_it_is():
    assert said("No such phrase {n}", "adult", n=3) == "No such phrase 3"


@pytest.mark.parametrize(
    ("context", "voice"),
    [
        ({"look": "officer", "tier": Tier.TEACHERS}, "adult"),
        ({"look": "officer", "tier": "carers"}, "adult"),
        ({"look": "officer", "tier": Tier.POLICE}, "officer"),
        ({"look": "officer"}, "officer"),
        ({"look": "teen", "tier": Tier.M}, "teen"),
        ({"look": "child", "tier": Tier.TEACHERS}, "child"),
        ({"look": "officer", "tier": "nobody"}, "officer"),
        ({"look": "officer", "tier": 3}, "officer"),
        ({}, ""),
    ],
)
def test_a_page_speaks_as_it_looks_and_to_teachers_and_carers_more_politely(context: dict, voice: str):
    assert voice_of(context) == voice
