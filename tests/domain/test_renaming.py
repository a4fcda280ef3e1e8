"""Rename day in pure words: where an old word stands, how the sentence reads with the new one, what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.lexicon import Lexicon, lexicon
from register.domain.avoiding import Row, entries_of, flaws, rows_of, without_instruction
from register.domain.differences import differences
from register.domain.renaming import Rename, can_be_swapped, lexicon_for, passages, preview, replaced

POLICY = Lexicon((), titles=("몰카와 불법촬영의 차이",), longer=(("몰카", ("스몰카페",)),))
OLD = lexicon_for(
    [Rename("몰카", "불법촬영", "ko", "a"), Rename("hidden camera", "illegal filming", "en", "a")], POLICY
)


def test_every_use_is_found_with_its_sentence():
    text = "물을 마셨다. 학교에서 몰카를 찾았다. 집에 갔다."
    (found,) = passages(text, OLD)
    assert text[slice(*found.sentence)] == "학교에서 몰카를 찾았다."
    assert preview(text, found) == ("학교에서 ", "불법촬영을", " 찾았다.")


def test_letters_of_another_word_are_no_use():
    assert passages("스몰카페에서 만났다.", OLD) == []


@pytest.mark.parametrize("text", ["‘몰카’라고 부르지 않습니다.", "「몰카와 불법촬영의 차이」를 읽었다."])
def test_a_mention_and_a_title_say_why_they_may_stay(text):
    assert all(found.mention for found in passages(text, OLD))


def test_a_text_with_a_marker_is_a_mention_as_a_whole():
    assert [bool(p.mention) for p in passages("몰카를 찾았다.", OLD, marker="mention")] == [True]


def test_several_passages_of_one_text_are_replaced_together():
    text = "몰카와 [[illegal-filming|몰카]]는 A hidden camera."
    assert (
        replaced(text, passages(text, OLD)) == "불법촬영과 [[illegal-filming|불법촬영]]은 An illegal filming."
    )


ADULTS = lexicon_for(
    [
        Rename("trusted adult", "safe adult", "en", "a"),
        Rename("믿는 어른", "믿을 만한 어른", "ko", "b"),
        Rename("hidden camera", "illegal filming", "en", "c"),
    ],
    POLICY,
)


@pytest.mark.parametrize(
    "text", ["[[trusted-adult|누군가]]에게", "Tell [[trusted-adult]].", "[[hidden-camera|x]]"]
)
def test_the_key_of_a_card_is_no_word_of_the_text(text):
    assert passages(text, ADULTS) == []


def test_the_word_of_a_link_is_replaced_and_its_key_stays():
    text = "Two [[trusted-adult|trusted adults]] listen."
    assert replaced(text, passages(text, ADULTS)) == "Two [[trusted-adult|safe adults]] listen."


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("I know three trusted adults.", "I know three safe adults."),
        ("I know a trusted adult.", "I know a safe adult."),
        ("Hidden cameras everywhere", "Illegal filming everywhere"),
    ],
)
def test_the_new_word_stands_in_the_number_of_the_old_one(text, new):
    assert replaced(text, passages(text, ADULTS)) == new


def test_the_whole_new_word_is_shown_and_neither_key_nor_brackets():
    korean, english = "이분이 [[trusted-adult|믿는 어른]]이에요.", "A [[trusted-adult|trusted adult]] helps."
    assert preview(korean, passages(korean, ADULTS)[0])[1] == "믿을 만한 어른"
    assert preview(english, passages(english, ADULTS)[0])[1] == "safe adult"
    bare = "믿는 어른에게 말해요."
    assert preview(bare, passages(bare, ADULTS)[0])[1] == "믿을 만한 어른에게"


def test_a_passage_that_was_not_chosen_stays():
    text = "몰카를 몰카로"
    first, _ = passages(text, OLD)
    assert replaced(text, [first]) == "불법촬영을 몰카로"


def test_a_mark_no_longer_fits_once_the_place_has_changed():
    first, second = passages("몰카와 몰카", OLD)
    assert first.mark("here") == first.mark("here")
    assert len({first.mark("here"), first.mark("there"), second.mark("here")}) == 3


@given(st.text(alphabet="몰카를는 가나.‘’[]|*\n\0🙂", max_size=80))
def test_what_is_not_replaced_stays_in_its_order(text):
    found = passages(text, OLD)
    assert all(text[p.start : p.end] == p.found for p in found)
    assert replaced(text, []) == text
    # Letters that stand in no passage and are no particle are all still there.
    kept = [character for character in text if character not in "몰카를는은을이가와과"]
    after = [c for c in replaced(text, found) if c not in "몰카를는은을이가와과불법촬영"]
    assert [c for c in kept if c not in "불법촬영"] == after


@pytest.mark.parametrize(
    ("entry", "can"),
    [
        ({"text": "몰카", "lang": "ko", "replacement": "불법촬영"}, True),
        ({"text": "튕기다", "lang": "ko", "replacement": "거절하다"}, False),  # a verb bends
        ({"text": "자초", "lang": "ko", "replacement": "(삭제)"}, False),
        ({"text": "hidden cam", "lang": "en", "replacement": "illegal filming"}, True),
    ],
)
def test_only_names_of_things_are_replaced_by_themselves(entry, can):
    built = lexicon([{"id": "x", "avoid": [{"why": "w", **entry}]}], {})
    assert can_be_swapped(built.avoided[0]) is can


def test_what_people_say_is_left_for_a_person_to_rewrite():
    said = {
        "id": "x",
        "avoid": [{"text": "왜 보냈", "lang": "ko", "why": "w", "replacement": "퍼뜨린 사람의 책임"}],
    }
    assert not can_be_swapped(lexicon([said], {"said": ["x"]}).avoided[0])


class TestRows:
    def test_a_row_has_its_reason_in_both_languages_whatever_the_file_says(self):
        entries = [
            {"text": "a", "lang": "en", "why": "euphemism", "replacement": "b"},
            {"text": "c", "lang": "en", "why": "same", "replacement": "(delete)", "match": "context"},
            {"text": "d", "lang": "ko", "why": {"ko": "가", "en": "d"}, "replacement": ""},
        ]
        rows = rows_of(entries, {"euphemism": "완곡어입니다."})
        assert [(row.why_ko, row.why_en, row.severity) for row in rows] == [
            ("완곡어입니다.", "euphemism", "error"),
            ("완곡어입니다.", "euphemism", "review"),
            ("가", "d", "error"),
        ]
        assert [row.instead for row in rows] == ["b", "", ""]

    def test_rows_written_and_read_again_are_the_same(self):
        rows = [Row("몰카", "ko", "가", "a", "불법촬영"), Row("x", "en", "나", "b", "", "review")]
        assert rows_of(entries_of(rows)) == rows

    @pytest.mark.parametrize(
        ("rows", "kinds"),
        [
            ([Row("몰카", "ko", "가", "a", "b")], []),
            ([Row("", "ko", "가", "a", "b")], ["text missing"]),
            ([Row("몰카", "ko", "", "a", "b")], ["why_ko missing"]),
            ([Row("몰카", "xx", "가", "a", "b")], ["language language"]),
            ([Row("몰 카", "ko", "가", "a", "b"), Row("몰카", "ko", "가", "a", "b")], ["text twice"]),
            ([Row("도촬", "ko", "가", "a", "b")], ["text taken"]),
            ([Row("불법 촬영", "ko", "가", "a", "b")], ["text ours"]),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, rows, kinds):
        found = flaws(rows, elsewhere={("ko", "도촬"): "other"}, preferred=["불법촬영"])
        assert [f"{flaw.field} {flaw.kind}" for flaw in found] == kinds

    def test_a_bracket_inside_of_a_word_is_no_instruction(self):
        assert without_instruction("성적 갈취(영상 협박)") == "성적 갈취(영상 협박)"


class TestDifferences:
    def test_only_what_changed_is_listed(self):
        before = {"preferred": {"ko": "가", "en": "a"}, "for_children": False, "avoid": []}
        after = {
            "preferred": {"ko": "나", "en": "a"},
            "for_children": True,
            "avoid": [{"text": "x", "lang": "ko"}],
        }
        assert [(d.path, d.before, d.after) for d in differences(before, after)] == [
            (("preferred", "ko"), "가", "나"),
            (("for_children",), "–", "✓"),
            (("avoid", "x", "text"), "", "x"),
            (("avoid", "x", "lang"), "", "ko"),
        ]

    def test_a_row_that_moved_is_no_change(self):
        one, two = {"text": "x", "lang": "ko"}, {"text": "y", "lang": "ko"}
        assert differences({"avoid": [one, two]}, {"avoid": [two, one]}) == []

    @given(st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.booleans() | st.none(), max_size=6))
    def test_the_same_state_has_no_differences(self, state):
        assert differences(state, state) == []


def test_titles_are_looked_for_only_where_the_word_stands(monkeypatch):
    monkeypatch.setattr("language.exemptions._titles", lambda *a: pytest.fail("looked for titles"))
    assert passages("물을 마셨다. 집에 갔다.", OLD) == []
