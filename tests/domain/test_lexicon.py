"""The lexicon: the register's plain data become values, and the smaller rules about words hold."""

import pytest
from language import korean
from language.english import in_number
from language.folding import fold
from language.korean import Edge
from language.lexicon import lexicon, short
from language_samples import DATA, read, words

TERM = {"id": "a", "avoid": [{"text": "몰카", "lang": "ko", "why": "because", "replacement": "불법촬영"}]}


def test_equal_data_make_an_equal_lexicon_that_can_be_kept():
    assert lexicon([TERM], {}) == lexicon([TERM], {})
    assert hash(lexicon([TERM], {})) == hash(lexicon([TERM], {}))


def test_context_means_a_warning_and_anything_else_an_error():
    context = {**TERM, "avoid": [{**TERM["avoid"][0], "match": "context"}]}
    assert lexicon([context], {}).avoided[0].severity == "warn"
    assert lexicon([TERM], {}).avoided[0].severity == "error"


@pytest.mark.parametrize("entry", [{"text": "", "lang": "ko"}, {"text": "x", "lang": "fr"}, {"lang": "ko"}])
def test_an_entry_without_text_or_language_is_refused_with_a_sentence(entry: dict[str, str]):
    with pytest.raises(ValueError, match="needs a text and one of the languages"):
        lexicon([{"id": "a", "avoid": [entry]}], {})


def test_same_means_the_reason_of_the_entry_above():
    entries = [*TERM["avoid"], {**TERM["avoid"][0], "text": "도촬", "why": "same"}]
    assert [entry.why for entry in lexicon([{"id": "a", "avoid": entries}], {}).avoided] == [
        "because",
        "because",
    ]


def test_every_reason_has_a_korean_form():
    assert [entry.text for entry in words().avoided if not entry.why_ko] == []


def test_the_policy_speaks_only_of_phrases_that_the_register_has():
    policy, known = read(DATA / "lint_policy.yaml"), {entry.text for entry in words().avoided}
    assert set(policy["safe_longer_words"]) <= known
    assert set(policy["spellings"]) <= known
    assert set(policy["said"]) <= words().terms


@pytest.mark.parametrize(
    ("replacement", "shown"),
    [
        ("성적 갈취 / 영상 협박", "성적 갈취"),
        ("보낸 사람이 아니라 퍼뜨린 사람의 책임", "퍼뜨린 사람의 책임"),
        ("victim / person who reported", "victim"),
        ("(삭제)", "(삭제)"),
    ],
)
def test_a_proposal_is_shown_in_its_shortest_form(replacement: str, shown: str):
    assert short(replacement) == shown


@pytest.mark.parametrize(
    ("proposal", "found", "shown"),
    [
        ("sexual deepfake", "Deepfake porn", "sexual deepfakes"),
        ("sexual deepfake", "fake nude", "sexual deepfake"),
        ("illegal filming", "hidden cameras", "illegal filming"),
        ("sexually exploited child", "child prostitutes", "sexually exploited children"),
        ("person who reported", "accusers", "people who reported"),
    ],
)
def test_an_english_proposal_takes_the_number_of_what_was_found(proposal: str, found: str, shown: str):
    assert in_number(proposal, found) == shown


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("튕기다", {"튕기", "튕긴", "튕길", "튕김", "튕깁", "튕겨", "튕겼"}),
        ("바꾸다", {"바꾸", "바꾼", "바꿀", "바꿈", "바꿉", "바꿔", "바꿨"}),
        ("먹다", {"먹"}),
        ("가다", {"가", "간", "갈", "감", "갑", "갔"}),
    ],
)
def test_the_shapes_of_a_verb(verb: str, forms: set[str]):
    assert set(korean.stem_forms(verb)) == forms


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("몰카를", Edge.CLEAR),
        ("몰카에서는", Edge.CLEAR),
        ("몰카입니다", Edge.CLEAR),
        ("몰카범들에게", Edge.CLEAR),
        ("몰카했다", Edge.CLEAR),
        ("몰카가는", Edge.UNSURE),
        ("몰카메라", Edge.UNSURE),
        ("스몰카페", Edge.UNSURE),
        ("화장실몰카를", Edge.CLEAR),
    ],
)
def test_particles_show_where_a_word_ends(text: str, edge: Edge):
    start = text.index("몰카")
    assert korean.edge(text, start, start + 2, open_end=False, long=False) is edge


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("몰\u200b카", "몰카"),
        ("\u1106\u1169\u11af\u110f\u1161", "몰카"),
        ("ｐｏｒｎ\u00a0a", "porn a"),
        ("a\u00adb", "ab"),
        ("가\U000e0001", "가\U000e0001"),
    ],
)
def test_folding_hides_nothing_from_a_search_and_knows_the_way_back(text: str, folded: str):
    result = fold(text)
    assert result.text == folded
    assert result.span(0, len(folded)) == (0, len(text))
