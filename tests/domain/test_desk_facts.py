"""Facts beside the words: pictures, figures, claims, dates and translations, as tables and properties."""

import datetime
import re

import pytest
from editorial.domain import facts
from editorial.domain.looking import Finding, look, retold
from editorial.domain.material import Material, Passage
from editorial.domain.reading import Reading, as_data, from_data, text_hash
from hypothesis import given
from hypothesis import strategies as st
from language.tiers import Tier
from language_samples import words

TODAY = datetime.date(2030, 3, 5)
FIGURE = re.compile(r"\d+%")
PLAIN = st.recursive(
    st.none() | st.text(max_size=8) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["picture", "alt", "scene", "scene_alt", "text"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("data", "places"),
    [
        ({"picture": "a", "alt": ""}, [("alt",)]),
        ({"picture": "a", "alt": None}, [("alt",)]),
        ({"picture": "a", "alt": "Zwei"}, []),
        ({"picture": "", "alt": ""}, []),
        ({"picture": "a"}, []),  # no place for words: decoration beside a text
        ({"scenes": [{"scene": "b", "scene_alt": " "}]}, [("scenes", 0, "scene_alt")]),
    ],
)
def test_a_picture_with_a_place_for_words_needs_them(data: object, places: list[object]):
    assert [finding.path for finding in facts.pictures_without_words(data, ())] == places


@given(PLAIN)
def test_any_data_may_be_looked_through_for_pictures(data: object):
    assert all(finding.is_error for finding in facts.pictures_without_words(data, ("x",)))


def test_a_figure_is_named_with_its_place_unless_the_block_rests_on_a_claim():
    texts = [(("a",), "Fast 80% sagen ja."), (("b",), "Niemand.")]
    [one] = facts.figures_without_claim(texts, FIGURE, [])
    assert (one.path, one.text, one.start, one.end) == (("a",), "80%", 5, 8)
    assert list(facts.figures_without_claim(texts, FIGURE, ["claim"])) == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, [("unknown-claim", "error")]),
        (facts.ClaimState(False, TODAY), [("unfit-claim", "error")]),
        (facts.ClaimState(True, TODAY - datetime.timedelta(days=1)), [("stale-claim", "warn")]),
        (facts.ClaimState(True, TODAY), []),
    ],
)
def test_a_claim_is_known_fit_and_fresh_until_its_day_is_over(
    state: facts.ClaimState | None, expected: list[tuple[str, str]]
):
    known = {"k": state} if state else {}
    found = facts.claims_cited([(("body",), "k")], known, TODAY)
    assert [(finding.measure, finding.severity) for finding in found] == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, ["review-unknown"]),
        (-1, ["review-over"]),
        (0, ["review-soon"]),
        (30, ["review-soon"]),
        (31, []),
    ],
)
def test_a_review_date_is_near_for_thirty_days(days: int | None, expected: list[str]):
    due = None if days is None else TODAY + datetime.timedelta(days=days)
    assert [finding.measure for finding in facts.review_date(due, TODAY)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("사진을 보냈어요.", "en", True),
        ("She sent it.", "ko", True),
        ("하린 asked a friend.", "en", False),
        ("1366", "en", False),
        ("🌈 …", "ko", False),
        ("", "en", False),
        ("SNS에 올렸어요.", "ko", False),
    ],
)
def test_a_text_in_the_other_language_was_left_in_the_source(text: str, language: str, expected: bool):
    assert facts.is_of_another_language(text, language) is expected
    assert bool(list(facts.left_in_source([(("a",), text)], language))) is expected


def test_translations_say_what_waits():
    found = facts.translations({"en": None, "ja": (3, 5), "zh": (5, 5)})
    assert [(f.measure, f.limit, f.value) for f in found] == [
        ("no-translation", "en", ""),
        ("translation-behind", "ja", 2.0),
    ]


TEXTS = st.lists(st.text(max_size=12), max_size=4)


def reading(texts: list[str], tier: Tier = Tier.E3) -> Reading:
    return Reading(Material("ko", tier, tuple(Passage(("a", n), text) for n, text in enumerate(texts))))


@given(TEXTS, TEXTS)
def test_texts_have_equal_hashes_exactly_when_they_are_equal(one: list[str], other: list[str]):
    assert (text_hash([reading(one)]) == text_hash([reading(other)])) == (one == other)


def test_the_readers_are_part_of_the_hash():
    assert text_hash([reading(["x"])]) != text_hash([reading(["x"], Tier.M)])


FINDINGS = st.builds(
    Finding,
    st.sampled_from(["words", "wall"]),
    st.sampled_from(["error", "warn"]),
    st.lists(st.text(max_size=5) | st.integers(0, 9), max_size=3).map(tuple),
    st.text(max_size=9),
    text=st.text(max_size=9),
    start=st.none() | st.integers(0, 9),
    value=st.text(max_size=4) | st.floats(allow_nan=False),
)


@given(FINDINGS)
def test_a_finding_comes_back_from_its_data(finding: Finding):
    assert from_data(as_data(finding)) == finding


def test_a_reason_is_retold_in_the_editors_language():
    known = words()
    material = Material("ko", Tier.E3, (Passage(("a",), "이 몰카 이야기는 왜 보냈어요?"),))
    korean, english = look(material, known), look(material, known, reasons_in="en")
    assert [finding.key for finding in korean] == [finding.key for finding in english]
    assert all(retold(e, known, "ko").said == k.said for k, e in zip(korean, english, strict=True))
