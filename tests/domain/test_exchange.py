"""Questions in the formats of others: what an export writes an import finds again, whatever the words are."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quiz_samples import bank_data, every_kind, item_data, wild_item

from quizzes.domain.exchange.gift_writing import NOT_IN_GIFT
from quizzes.domain.exchange.plain import Plain, plain, tidy
from quizzes.domain.exchange.qti_writing import NOT_IN_QTI, write_item
from quizzes.domain.exchange.reading import Found, Malformed, sound
from quizzes.domain.exchange.writing import Written
from quizzes.domain.items import Item, Kind, parse_item
from quizzes.formats import found_in, written_as

FORMATS = ("gift", "qti", "csv", "xlsx")
LANGUAGES = ("ko", "en")


def there(items: list[Plain], target: str, language: str) -> tuple[bytes, Written]:
    return written_as(target, items, language, "Title & <more>")


def samples() -> list[Item]:
    more = [
        bank_data("bank"),
        item_data("scale", "pair", pair=True),
        item_data("choice_many", "whole", whole=True),
    ]
    weighted = item_data("choice_one", "part")
    weighted["options"][0]["fraction"] = 0.5
    experts = item_data("judgement", "experts", source={"ko": "전문가 9명", "en": "nine experts"})
    for count, row in zip((2, 5, 0, 2), experts["options"], strict=True):
        row.pop("correct")
        row["experts"] = count
    return [parse_item(data) for data in [*every_kind()["items"], *more, weighted, experts]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", samples(), ids=lambda item: item.key)
def test_the_vocabulary_says_all_of_an_item(item: Item, language: str):
    """What is said in it makes the same item again, so nothing is lost between the two."""
    said = plain(item, language)
    found = Found()
    found.add(said, 1)
    assert sound(found, language).items == (said,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", FORMATS)
def test_an_import_of_the_export_gives_equal_items(target: str, language: str):
    said = [plain(item, language) for item in samples()]
    data, written = there(said, target, language)
    again = sound(found_in(data, target), language)
    assert list(again.items) == written.items
    assert again.warnings == () or "not known here" in again.warnings[0]


@pytest.mark.parametrize(
    ("target", "never"), [("gift", NOT_IN_GIFT), ("qti", NOT_IN_QTI), ("csv", ()), ("xlsx", ())]
)
def test_what_a_format_cannot_carry_is_named(target: str, never: tuple[str, ...]):
    said = [plain(item, "ko") for item in samples()]
    _, written = there(said, target, "ko")
    kept = {item["id"] for item in written.items}
    for item in said:
        if item["id"] not in kept:
            assert any(line.startswith(f"{item['id']} (") for line in written.lost)
    changed = [item for item in said if item["id"] in kept and item not in written.items]
    for item in changed:
        assert any(line.startswith(f"{item['id']} (") for line in written.lost), item["id"]
    assert not {item["kind"] for item in written.items} & set(never)


@pytest.mark.parametrize("target", FORMATS)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_the_words_are_an_import_of_the_export_gives_equal_items(target: str, data: Any):
    kinds = {"gift": NOT_IN_GIFT, "qti": NOT_IN_QTI}.get(target, ())
    able = tuple(kind for kind in Kind if kind.is_asked and kind.value not in kinds)
    item = data.draw(wild_item(able))
    said = plain(item, "en")
    file, written = there([said], target, "en")
    if not written.items:
        return
    again = sound(found_in(file, target), "en")
    assert list(again.items) == written.items


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str):
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("target", FORMATS)
def test_the_same_items_give_the_same_bytes(target: str):
    said = [plain(item, "ko") for item in samples()]
    if target != "xlsx":  # the library writes the moment into a workbook
        assert there(said, target, "ko")[0] == there(said, target, "ko")[0]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FORMATS), st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_whatever_comes_in_is_read_or_refused_with_a_reason(target: str, data: bytes):
    with_reason(target, data)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_file_with_a_broken_place_is_read_or_refused_with_a_reason(data: Any):
    """An export in which some bytes were changed, taken out or doubled."""
    target = data.draw(st.sampled_from(("gift", "qti", "csv")))
    whole = single(target)
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 12))
    put = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"{", b"}", b"<", b">", b'"', b"=", b"&x;", b"\n\n"])
    )
    with_reason(target, whole[:at] + put + whole[at + gone :])


def single(target: str) -> bytes:
    """A file of one format as it travels, a QTI item unpacked."""
    if target != "qti":
        return there([plain(item, "ko") for item in samples()], target, "ko")[0]
    return (write_item(plain(parse_item(item_data("match")), "ko"), "ko", Written()) or "").encode()


def with_reason(target: str, data: bytes) -> None:
    """Read it; whatever else than Malformed came out would fail the test."""
    try:
        sound(found_in(data, target), "ko")
    except Malformed as wrong:
        reason, line = wrong.reason, wrong.line
    else:
        return
    assert reason
    assert line >= 0
