"""A source is named as readers of the language know it."""

import re

from register.loading import read
from register.naming import name_of, name_with_year, names

ENGLISH_DATE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")


def sources() -> set[str]:
    return {claim["source"] for claim in read("claims.yaml")}


def test_every_name_belongs_to_a_source_that_a_claim_names():
    assert set(names()["ko"]) <= sources()


def test_no_source_carries_an_english_date_on_a_korean_page():
    assert [s for s in sorted(sources()) if ENGLISH_DATE.search(name_of(s, language="ko"))] == []


def test_a_source_without_a_korean_name_is_shown_as_the_claim_names_it():
    assert name_of("SWGfL", language="ko") == "SWGfL"
    assert name_of("Segye Ilbo, 30 Jan 2019", language="en") == "Segye Ilbo, 30 Jan 2019"


def test_a_year_that_the_name_holds_is_not_said_twice():
    assert name_with_year("Segye Ilbo, 30 Jan 2019", "2019", language="ko") == "세계일보, 2019년 1월 30일"
    assert name_with_year("Seoul Economic Daily", "2024", language="ko") == "서울경제, 2024년"
    assert name_with_year("SWGfL", "2021", language="en") == "SWGfL, 2021"
    assert name_with_year("NCMEC Take It Down FAQ", "undated", language="en") == "NCMEC Take It Down FAQ"
