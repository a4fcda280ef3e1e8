"""Instruments: what their files must hold, and what becomes of them."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from editorial.gate import vetted

from courses.domain.instrument import faults_in
from courses.domain.reading import read
from courses.instrument_loading import INSTRUMENTS, check, load, read_all
from quizzes.domain.items import Scale, marked
from quizzes.instruments import described, words_of
from quizzes.models import BankItem, Purpose, Quiz
from quizzes.versions import write

FILES = sorted(INSTRUMENTS.glob("*.yaml"))
E3 = yaml.safe_load((INSTRUMENTS / "e3.yaml").read_text("utf-8"))


def faults(data: Any) -> list[str]:
    document = read(text=yaml.safe_dump(data, allow_unicode=True), file="x.yaml")
    return [fault.field for fault in faults_in(document, tiers=["e3", "police"])]


def changed(**more: Any) -> dict[str, Any]:
    return {**copy.deepcopy(E3), **more}


def test_every_instrument_of_ours_is_sound_and_written_for_its_readers():
    assert check(thorough=True) == []


def test_every_audience_that_is_asked_has_one():
    tiers = {yaml.safe_load(path.read_text("utf-8"))["tier"] for path in FILES}
    assert tiers == {"e1", "e2", "e3", "m", "teachers", "police"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scale_asks_what_somebody_would_do_never_what_not(path: Path):
    """“I would not laugh” answered with “I would not” has no clear meaning."""
    for item in yaml.safe_load(path.read_text("utf-8"))["items"]:
        if item["kind"] == "scale":
            assert "would not" not in item["stem"]["en"]
            assert not any(words in item["stem"]["ko"] for words in ("않을 거", "않을 것", "않을래"))


def test_the_youngest_have_three_points_to_choose_from():
    for path in FILES:
        data = yaml.safe_load(path.read_text("utf-8"))
        points = {len(item["scale"]) for item in data["items"] if item["kind"] == "scale"}
        assert points == ({3} if data["tier"] == "e1" else {5})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_instrument_says_that_it_is_our_own_or_where_it_comes_from(path: Path):
    data = yaml.safe_load(path.read_text("utf-8"))
    assert data["label"]["en"] == "own items, not validated" or "licence" in data["about"]["en"].lower()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_opinions_are_asked_on_scales_and_in_both_forms_alike(path: Path):
    data = yaml.safe_load(path.read_text("utf-8"))
    measured = {row["key"]: row["measure"] for row in data["constructs"]}
    for item in data["items"]:
        assert (item["kind"] == "scale") is (measured[item["outcome"]] == "scale")


class TestShape:
    def test_it_is_sound_as_it_is(self):
        assert faults(E3) == []

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ([], "file"),
            (changed(colour="red"), "colour"),
            (changed(label=None), "label"),
            (changed(tier="e9"), "tier"),
            (changed(constructs="four"), "constructs"),
            (
                changed(constructs=[{**E3["constructs"][0], "measure": "luck"}, *E3["constructs"][1:]]),
                "constructs[0].measure",
            ),
            (
                changed(constructs=[{**E3["constructs"][0], "wanted": "left"}, *E3["constructs"][1:]]),
                "constructs[0].wanted",
            ),
            (changed(constructs=[E3["constructs"][0], *E3["constructs"]]), "constructs[1].key"),
            (changed(constructs=E3["constructs"][1:]), "items[0].outcome"),
            (changed(items=E3["items"][:-1]), "items"),
        ],
    )
    def test_what_is_wrong_is_named_at_its_field(self, data, field):
        assert field in faults(data)

    def test_a_scale_that_measures_knowledge_and_a_key_for_an_opinion_are_refused(self):
        data = changed()
        data["items"][0]["outcome"], data["items"][4]["outcome"] = "help-seeking", "knowledge"
        found = faults(data)
        assert "items[0].kind" in found
        assert "items[4].kind" in found

    def test_scales_of_one_construct_have_equally_many_points(self):
        data = changed()
        data["items"][5]["scale"] = data["items"][5]["scale"][:4]
        assert faults(data) == ["items[5].scale"]

    def test_forms_mirror_each_other(self):
        data = changed()
        data["items"][-1]["level"] = "R"
        assert faults(data) == [f"items[{len(data['items']) - 1}].level"]


class TestChecking:
    def spoilt(self, folder: Path, old: str, new: str) -> list[str]:
        text = (INSTRUMENTS / "e3.yaml").read_text("utf-8")
        assert old in text
        (folder / "e3.yaml").write_text(text.replace(old, new, 1), "utf-8")
        return [str(fault) for fault in check(folder, thorough=True)]

    def test_a_missing_translation_is_named_with_its_line(self, tmp_path):
        (found,) = self.spoilt(tmp_path, "      en: Knowledge\n", "")
        assert found.startswith("instruments/e3.yaml:")
        assert "constructs[0].title.en" in found

    def test_a_word_that_blames_or_that_we_do_not_use_is_named(self, tmp_path):
        found = self.spoilt(tmp_path, "몰래 영상을 찍었어요.", "몰카를 찍었어요.")
        assert any("몰카" in one and "items" in one for one in found)

    def test_two_right_answers_are_named(self, tmp_path):
        (found,) = self.spoilt(tmp_path, "        correct: false", "        correct: true")
        assert "items[0].options" in found

    @pytest.mark.parametrize("raw", [b"\xff\xfe", b"items: [", b"a: 1\na: 2\n", b"", b"- 1\n", b"7\n"])
    def test_a_file_that_is_none_is_a_sentence(self, tmp_path, raw):
        (tmp_path / "e3.yaml").write_bytes(raw)
        assert check(tmp_path)
        assert isinstance(read_all(tmp_path), tuple)


@pytest.mark.django_db
class TestLoading:
    def test_it_becomes_a_quiz_of_its_purpose_with_what_readers_must_know(self, loaded_site):
        quiz = Quiz.objects.get(slug="own-e3")
        content = quiz.newest.read()
        assert quiz.purpose == Purpose.INSTRUMENT
        assert content.forms == ("a", "b")
        assert len(marked(content.of_form("a"))) == 4
        assert sum(isinstance(item, Scale) for item in content.items) == 18
        told = described(quiz_slug="own-e3", language="ko")
        assert told.label == "우리가 쓴 문항, 검증되지 않음"
        assert [one.key for one in told.constructs] == [
            "knowledge",
            "help-seeking",
            "bystander",
            "responsibility",
        ]

    def test_its_items_stand_in_the_bank(self, loaded_site):
        assert BankItem.objects.filter(home="own-e3").count() == 26

    def test_loading_again_changes_nothing(self, loaded_site):
        before = Quiz.objects.get(slug="own-e3").newest
        report = load()
        assert (report.written, report.kept) == ([], [])
        assert Quiz.objects.get(slug="own-e3").newest == before

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_every_one_is_loaded_with_both_forms_and_its_constructs(self, loaded_site, path: Path):
        data = yaml.safe_load(path.read_text("utf-8"))
        quiz = Quiz.objects.get(slug=data["instrument"])
        content = quiz.newest.read()
        assert (quiz.purpose, quiz.tier, content.forms) == (Purpose.INSTRUMENT, data["tier"], ("a", "b"))
        assert len(content.of_form("a")) == len(content.of_form("b"))
        told = described(quiz_slug=quiz.slug, language="en")
        assert told.label == "own items, not validated"
        assert {item.outcome for item in content.items} == {one.key for one in told.constructs}

    def test_what_an_editor_changed_is_kept_until_somebody_says_otherwise(self, loaded_site):
        quiz = Quiz.objects.get(slug="own-e2")
        data = copy.deepcopy(quiz.newest.content)
        data["title"] = {"ko": "우리 생각", "en": "Our thoughts"}
        with vetted("samples of a test"):
            edited = write(data=data)
        report = load()
        assert [line for line in report.kept if "own-e2" in line]
        assert Quiz.objects.get(slug="own-e2").newest == edited
        load(overwrite=True)
        assert Quiz.objects.get(slug="own-e2").newest.read().title["en"] == "What I think and what I know"

    def test_its_constructs_have_words(self, loaded_site):
        wanted = {"own-e3": frozenset({"knowledge", "nothing"}), "E3-2": frozenset({"knowledge"})}
        assert words_of(wanted, "en") == {("own-e3", "knowledge"): "Knowledge"}
        assert described(quiz_slug="E3-2", language="ko") is None
