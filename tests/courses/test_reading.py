"""Data files of units: every fault is named with file, line and field, and nothing is loaded from a broken one."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from courses.domain.citing import claims_cited
from courses.domain.reading import Unreadable, read
from courses.domain.texts import in_language, incomplete
from courses.loading import CURRICULUM, check, known_languages, page_values, read_all
from courses.models import UnitPage


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Three units to break; the other forty are read once, by the test that finds them sound."""
    for unit in ("e3-2", "m-4", "p-4"):
        shutil.copytree(CURRICULUM / unit, tmp_path / "curriculum" / unit)
    return tmp_path / "curriculum"


def broken(copy: Path, file: str, old: str, new: str) -> list[str]:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(fault) for fault in check(copy)]


def test_our_own_files_are_sound():
    assert [str(fault) for fault in check()] == []


def test_a_file_that_is_no_yaml_is_named_with_its_line(copy: Path):
    (copy / "e3-2" / "unit.yaml").write_text("unit: E3-2\nscreens: [\n", encoding="utf-8")
    faults = [str(fault) for fault in check(copy)]
    assert faults[0].startswith("e3-2/unit.yaml:")
    assert "no YAML" in faults[0]


def test_a_missing_file_is_named(copy: Path):
    (copy / "m-4" / "guide.yaml").unlink()
    assert "m-4/guide.yaml:1: file: is missing" in [str(fault) for fault in check(copy)]


def test_a_missing_translation_is_named_with_line_and_field(copy: Path):
    path = copy / "e3-2" / "unit.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if line.startswith("content_note:"))
    end = next(i for i in range(number + 1, len(lines)) if lines[i] and not lines[i].startswith(" "))
    lines[number:end] = ["content_note:", "  ko: 한국어만 있어요."]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    faults = [str(fault) for fault in check(copy)]
    assert any(
        f.startswith(f"e3-2/unit.yaml:{number + 1}: content_note.en: the en text is missing") for f in faults
    )


def test_a_word_that_is_no_term_is_named(copy: Path):
    faults = broken(copy, "e3-2/unit.yaml", "[[permission|", "[[permisson|")
    assert any("[[permisson]] is no term" in fault for fault in faults)


def test_an_adults_claim_cannot_enter_a_childrens_lesson(copy: Path):
    faults = broken(copy, "e3-2/unit.yaml", "type: text", "type: text\n        claims: [s3-11rounds]")
    assert any("s3-11rounds is not meant for children" in fault for fault in faults)


def test_a_claim_that_nobody_knows_is_named(copy: Path):
    faults = broken(copy, "e3-2/unit.yaml", "type: text", "type: text\n        claims: [made-up]")
    assert any("made-up is no claim" in fault for fault in faults)


def test_a_folder_must_fit_its_unit(copy: Path):
    (copy / "m-4").rename(copy / "m-44")
    assert any("does not fit the folder m-44" in str(fault) for fault in check(copy))


@pytest.mark.django_db
def test_a_broken_file_loads_nothing(copy: Path, monkeypatch: pytest.MonkeyPatch):
    (copy / "e3-2" / "quiz.yaml").write_text("unit: [\n", encoding="utf-8")
    monkeypatch.setattr("courses.loading.check.__defaults__", (copy,))
    before = list(UnitPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    with pytest.raises(SystemExit) as left:
        call_command("load_curriculum")
    assert left.value.code == 1
    assert list(UnitPage.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before


def test_a_key_that_stands_twice_is_refused():
    with pytest.raises(Unreadable, match="stands twice"):
        read(text="a: 1\nb: 2\na: 3\n", file="x.yaml")


def test_ids_and_keys_are_the_same_in_both_languages():
    for unit in read_all()[0]:
        korean, english = (shape(page_values(unit, language)) for language in ("ko", "en"))
        assert korean == english


def shape(data: object) -> object:
    """Everything of page values but the words."""
    if isinstance(data, dict):
        return {
            name: shape(value)
            for name, value in data.items()
            if name in {"type", "id", "value", "content", "key", "body"} or isinstance(value, (dict, list))
        }
    if isinstance(data, list):
        return [shape(part) for part in data]
    return type(data).__name__


def test_texts_are_found_wherever_they_stand():
    data = {"a": [{"title": {"ko": "가", "en": "a"}}, {"title": {"ko": "나", "en": " "}}]}
    assert list(incomplete(data, ("ko", "en"), ("ko", "en"))) == [(("a", 1, "title", "en"), "en")]
    assert in_language(data, "ko", known_languages()) == {"a": [{"title": "가"}, {"title": "나"}]}


def test_claims_are_found_in_plain_and_in_stored_data():
    assert claims_cited(
        {"x": [{"claim": "one"}, {"claims": ["two", {"value": "three", "id": "i", "type": "item"}]}]}
    ) == [
        "one",
        "two",
        "three",
    ]
