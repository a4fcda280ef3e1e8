"""How much of what was written without a look at the rules is found, and that nothing harmless is."""

import pytest
from language.checking import check
from language.framing import _compiled
from language.landmarks import Landscape, landmarks
from language_samples import CASES, read, words

UNSEEN = read(CASES / "unseen_sentences.yaml")
FLOORS = {"first": 0.98, "real": 0.85, "third": 0.95, "hard": 0.8}  # measured, see the file's head
HARMFUL = [
    text for kinds in UNSEEN["harmful"].values() for by in kinds.values() for t in by.values() for text in t
]


def found(text: str) -> bool:
    return bool(check(text, words()).flagged)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", FLOORS)
def test_as_many_harmful_sentences_are_found_as_were_measured(name: str, language: str):
    texts = [text for kind in UNSEEN["harmful"][name][language].values() for text in kind]
    missed = [text for text in texts if not found(text)]
    assert 1 - len(missed) / len(texts) >= FLOORS[name], missed


@pytest.mark.parametrize("text", [text for texts in UNSEEN["harmless"].values() for text in texts])
def test_what_looks_alike_and_is_harmless_is_left_alone(text: str):
    assert check(text, words()).flagged == ()


def test_there_are_eighty_harmful_and_eighty_harmless_sentences_and_every_kind_has_its_share():
    first = UNSEEN["harmful"]["first"]
    assert sum(len(texts) for by in first.values() for texts in by.values()) >= 80
    assert sum(map(len, UNSEEN["harmless"].values())) >= 80
    assert all(len(texts) >= 8 for by in first.values() for texts in by.values())


def test_a_rule_is_never_kept_from_a_sentence_by_its_landmarks():
    """The short cut (try a pattern only where a word stands that it cannot do without) loses no passage."""
    forms = [form for rule in words().framing for form in rule.alternatives]
    texts = [*HARMFUL, *(text for rule in words().framing for text in rule.hits)]
    for form in forms:
        needed = landmarks(form)
        assert needed, f"fits anything: {form}"
        for text in texts:
            if _compiled(form).search(text):
                assert list(Landscape.of(text).places(needed)), (form, text)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("왜 (?:보냈|믿었)", {"왜 보냈", "왜 믿었"}),
        (r"\bwhy\b.{0,9}(?:sent|went)\b", {"sent", "went"}),
        ("(?:절대 )?위험", {"절대 위험", "위험"}),
        ("[가-힣]{1,3}다가는", {"다가는"}),
        ("[가-힣]+", None),
        ("(?:말|[가-힣])", None),
        ("Never[123]", {"never1", "never2", "never3"}),
    ],
)
def test_landmarks_are_words_that_every_match_holds(pattern: str, needed: set[str] | None):
    assert landmarks(pattern) == needed
