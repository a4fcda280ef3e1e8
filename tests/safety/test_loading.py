"""The data file: what may stand in it, and how it meets what editors changed."""

import json
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from safety import loading
from safety.data_file import FILE, faults, read
from safety.loading import Faulty, load_directory
from safety.models import HelpService


def written(tmp_path: Path, **changes: object) -> Path:
    """Write the file once more with the first entry changed; None takes a field away."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for name, value in changes.items():
        data["services"][0].pop(name, None)
        if value is not None:
            data["services"][0][name] = value
    path = tmp_path / "helplines.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def test_our_file_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"country": None}, "helplines.yaml: kr-1366: country: missing"),
        ({"name": {"ko": "전화"}}, "helplines.yaml: kr-1366: name.en: missing"),
        ({"what": None}, "helplines.yaml: kr-1366: what.ko: missing"),
        ({"audience": ["pupil"]}, "helplines.yaml: kr-1366: audience: pupil is unknown"),
        ({"fax": "1"}, "helplines.yaml: kr-1366: fax: is no field"),
        ({"hours": {"known": "daily"}}, "helplines.yaml: kr-1366: hours: known: Write always"),
        (
            {"hours": {"known": "days", "days": ["tue"], "zone": "Asia/Soul"}},
            "helplines.yaml: kr-1366: hours: zone:",
        ),
        ({"note": "Confirm by hand."}, "helplines.yaml: kr-1366: hidden: the note says “confirm”"),
        ({"phone": None}, "helplines.yaml: kr-1366: phone: a first line needs a number"),
        ({"web": "www.example.org"}, "helplines.yaml: kr-1366: web:"),
        ({"id": "kr-1388"}, "helplines.yaml: kr-1388: id: stands twice"),
        ({"purpose": None}, "helplines.yaml: kr-1366: purpose: missing"),
        ({"purpose": "chat"}, "helplines.yaml: kr-1366: purpose: chat is unknown"),
        ({"fee": "cheap"}, "helplines.yaml: kr-1366: fee: cheap is unknown"),
        ({"country": "XX"}, "helplines.yaml: kr-1366: country: XX is unknown"),
        ({"languages": ["ko", "klingon"]}, "helplines.yaml: kr-1366: languages: klingon is unknown"),
        ({"phone": "02-1234-5678"}, "helplines.yaml: kr-1366: phone: 02-1234-5678 is unknown"),
        (
            {"note": "The number is out of date."},
            "helplines.yaml: kr-1366: hidden: the note says “out of date”",
        ),
    ],
)
def test_a_fault_names_file_entry_and_field(tmp_path, changes, fault):
    assert any(found.startswith(fault) for found in faults(written(tmp_path, **changes)))


def test_every_entry_that_is_not_sure_is_hidden():
    unsure = {
        "kr-d4u",
        "kr-portal",
        "kr-1377",
        "kr-seoul",
        "kr-takteen",
        "hk-tada",
        "hk-999",
        "cn-12338",
        "intl-chi",
    }
    hidden = {entry["id"] for entry in read() if entry.get("hidden")}
    assert unsure <= hidden


def test_no_number_is_given_where_none_was_found():
    empty = {entry["id"] for entry in read() if not entry.get("phone")}
    assert {"kr-kcsvrc", "kr-sunflower", "kr-seoul", "kr-portal", "hk-999", "cn-12338", "jp-paps"} <= empty


def test_loading_twice_changes_nothing_the_second_time(db):
    load_directory(overwrite=True)
    report = load_directory()
    assert (report.created, report.updated, report.kept) == (0, 0, [])
    assert report.unchanged == len(read())


def test_what_an_editor_changed_stays_and_is_named(db):
    load_directory(overwrite=True)
    HelpService.objects.filter(slug="kr-117").update(phone="117-1")
    report = load_directory()
    assert report.kept == ["kr-117"]
    assert HelpService.objects.get(slug="kr-117").phone == "117-1"


def test_who_checked_an_entry_is_the_editors_word_and_no_change_of_ours(db):
    load_directory(overwrite=True)
    HelpService.objects.filter(slug="kr-117").update(checked_by="Editor")
    report = load_directory(overwrite=True)
    assert report.updated == 0
    assert HelpService.objects.get(slug="kr-117").checked_by == "Editor"


def test_overwriting_brings_the_file_back(db):
    load_directory(overwrite=True)
    HelpService.objects.filter(slug="kr-117").update(phone="117-1")
    assert load_directory(overwrite=True).updated == 1
    assert HelpService.objects.get(slug="kr-117").phone == "117"


def test_a_new_release_of_the_file_renews_what_no_editor_touched(db, tmp_path, monkeypatch):
    load_directory(overwrite=True)
    newer = written(tmp_path, short={"ko": "밤낮 상담", "en": "day and night"})
    monkeypatch.setattr(loading, "read", lambda: read(newer))
    assert load_directory().updated == 1
    assert HelpService.objects.get(slug="kr-1366").short_en == "day and night"


def test_a_faulty_file_loads_nothing(db, monkeypatch):
    HelpService.objects.all().delete()
    monkeypatch.setattr(loading, "faults", lambda: ["helplines.yaml: kr-117: phone: missing"])
    with pytest.raises(Faulty, match="kr-117: phone"):
        load_directory()
    assert not HelpService.objects.exists()


def test_the_command_checks_without_loading(db, capsys):
    HelpService.objects.all().delete()
    call_command("load_help", "--check", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {"faults": []}
    assert not HelpService.objects.exists()


def test_the_command_fails_on_a_faulty_file(db, monkeypatch, capsys):
    monkeypatch.setattr(
        "safety.management.commands.load_help.faults", lambda: ["helplines.yaml: x: y: missing"]
    )
    with pytest.raises(SystemExit) as stopped:
        call_command("load_help")
    assert stopped.value.code == 1
    assert "helplines.yaml: x: y: missing" in capsys.readouterr().out


def test_what_an_older_release_loaded_and_no_editor_touched_is_renewed_after_the_upgrade(loaded):
    migration = import_module("safety.migrations.0002_purposes_owners_history")
    for row in HelpService.objects.all():
        row.purpose, row.fee = "talk", "unknown"
        row.loaded_hash = migration.mark(row, migration.COMPARED)
        row.save()
    HelpService.objects.filter(slug="kr-112").update(phone="113")
    migration.settle(apps, None)
    assert HelpService.objects.get(slug="kr-112").purpose == "emergency"
    report = load_directory()
    assert report.kept == ["kr-112"]
    assert HelpService.objects.get(slug="intl-tid").fee == "free"
    wanted = {entry["id"]: entry["purpose"] for entry in read()}
    assert {row.slug: row.purpose for row in HelpService.objects.all()} == wanted


def test_costs_are_named_only_where_the_service_itself_says_so():
    assert {entry["id"] for entry in read() if "fee" in entry} == {"intl-tid", "intl-stopncii"}
