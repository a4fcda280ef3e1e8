"""The commands `lint_language` and `readability`: one JSON document, honest exit codes, a sentence for bad input."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from language_samples import words
from register import checking

LINT = "register.management.commands.lint_language"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words from the files and no language worker: the commands themselves are meant here."""
    monkeypatch.setattr(f"{LINT}.lexicon", words)
    monkeypatch.setattr(f"{LINT}.analyser", lambda **options: lambda texts: None)


def ran(name: str, *arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output and error output of a command with this input."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, SimpleNamespace(buffer=io.BytesIO(given))
    try:
        call_command(name, *arguments, stdout=out, stderr=err)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except CommandError as end:
        code, err = end.returncode, io.StringIO(str(end))
    finally:
        sys.stdin = before
    return code, out.getvalue(), err.getvalue()


def test_an_error_ends_with_one_and_json_alone_on_standard_output():
    code, out, _ = ran("lint_language", "--format", "json", given="몰카를 찍었다.".encode())
    assert code == 1
    data = json.loads(out)
    assert set(data) == {"flagged", "not_flagged"}
    assert set(data["flagged"][0]) == {"text", "start", "end", "severity", "term", "suggest", "why"}
    assert (data["flagged"][0]["start"], data["flagged"][0]["end"]) == (0, 2)


@pytest.mark.parametrize(
    "text", ["먼저 물어요.", "‘몰카’ 대신 ‘불법촬영’이라고 해요.", "호기심에 눌렀다.", ""]
)
def test_no_error_ends_with_zero(text: str):
    code, out, _ = ran("lint_language", "--format", "json", given=text.encode())
    assert code == 0
    assert set(json.loads(out)) == {"flagged", "not_flagged"}


@pytest.mark.parametrize("marker", ["mention", "quote", "incorrect-option"])
def test_a_marker_spares_the_whole_text(marker: str):
    code, out, _ = ran("lint_language", "--marker", marker, "--format", "json", given="몰카".encode())
    assert (code, json.loads(out)["flagged"]) == (0, [])
    assert set(json.loads(out)["not_flagged"][0]) == {"text", "start", "end", "term", "why"}


def test_the_language_is_guessed_and_can_be_given(tmp_path: Path):
    file = tmp_path / "text.txt"
    file.write_text("revenge porn", encoding="utf-8")
    guessed = json.loads(ran("lint_language", str(file), "--format", "json")[1])["flagged"][0]["why"]
    korean = json.loads(ran("lint_language", str(file), "--lang", "ko", "--format", "json")[1])["flagged"][0][
        "why"
    ]
    assert guessed.isascii()
    assert not korean.isascii()


def test_people_read_lines_with_places():
    _, out, _ = ran("lint_language", given="하나\n몰카 “몰카” 대신".encode())
    assert out.splitlines()[0].startswith("line 2: error: 몰카 → 불법촬영")
    assert out.splitlines()[1].startswith("line 2: left alone: 몰카")


@pytest.mark.parametrize("name", ["lint_language", "readability"])
@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (["no-such-file.txt"], b"", "There is no file no-such-file.txt."),
        (["-"], b"\xff\xfe", "not UTF-8: byte 1"),
        (["."], b"", "cannot be read"),
    ],
)
def test_what_cannot_be_read_ends_with_two_and_a_sentence(
    name: str, arguments: list[str], given: bytes, said: str
):
    tier = ["--tier", "E3"] if name == "readability" else []
    code, out, err = ran(name, *arguments, *tier, given=given)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "text",
    ["가" * 100_000, "\x00몰카\x00", "😀몰카😀", "“" * 5000, "몰카 " * 30_000],
    ids=lambda text: text[:3] + str(len(text)),
)
def test_hard_texts_get_an_answer(text: str):
    for arguments in (["lint_language"], ["readability", "--tier", "E1"]):
        code, out, _ = ran(*arguments, "--format", "json", given=text.encode())
        assert code in (0, 1)
        json.loads(out)


def test_readability_prints_measures_and_findings():
    code, out, _ = ran(
        "readability", "--lang", "ko", "--tier", "E3", "--format", "json", given="먼저 물어요.".encode()
    )
    data = json.loads(out)
    assert code == 0
    assert data["measures"]["eojeol_per_sentence"] == 2
    assert data["findings"] == []


def test_a_text_too_hard_for_its_tier_ends_with_one():
    hard = "관계 중앙행정기관의 장은 대통령령으로 정하는 바에 따라 유포를 방지하기 위하여 조치를 하여야 한다."
    code, out, _ = ran("readability", "--tier", "e1", "--format", "json", given=hard.encode())
    findings = json.loads(out)["findings"]
    assert code == 1
    assert all({"measure", "value", "limit", "severity"} <= set(finding) for finding in findings)
    assert [finding["end"] for finding in findings if "end" in finding]


def test_an_unknown_tier_is_wrong_usage():
    with pytest.raises((SystemExit, CommandError), match=r"2|There is no tier"):
        call_command("readability", "--tier", "E9")


def test_a_word_list_is_read_and_its_faults_are_named(tmp_path: Path, settings: Any):
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tsv"
    good.write_text("사진\t5.1\ta\n동의\t\tB\n\n", encoding="utf-8")
    bad.write_text("사진\toften\n", encoding="utf-8")
    listed = checking.word_list(good)
    assert listed is not None
    assert (dict(listed.frequencies), dict(listed.levels)) == ({"사진": 5.1}, {"사진": "A", "동의": "B"})
    settings.WORD_LIST = str(good)
    from_setting = checking.word_list()
    assert from_setting is not None
    assert dict(from_setting.levels) == dict(listed.levels)
    settings.WORD_LIST = ""
    assert checking.word_list() is None
    code, _, err = ran("readability", "--tier", "E1", "--word-list", str(bad), given="말".encode())
    assert code == 2
    assert "bad.tsv, line 1" in err


def test_the_checks_own_data_are_sound():
    assert checking.faults() == []


def test_a_pasted_text_that_is_too_long_gets_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checking, "lexicon", words)
    assert checking.check(text="몰카").has_errors
    with pytest.raises(checking.TextTooLong, match="20,000"):
        checking.check(text="가" * 20_001)


def test_the_register_in_the_database_says_what_its_file_says(loaded_site: None):
    assert sorted(checking.lexicon().avoided, key=repr) == sorted(
        checking.lexicon_of_files().avoided, key=repr
    )
