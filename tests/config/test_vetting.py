"""Texts outside the lessons are looked through in the data files as at the desk."""

import pytest
from config import vetting
from register import loading as register
from safety import data_file as directory

from manuals import planting as manuals


@pytest.fixture
def told(monkeypatch):
    """`told(name)`: what is said once this entry's texts are changed."""

    def change(file: str, name: str, **texts: object) -> list[str]:
        if file == "manuals.yaml":
            held = manuals.by_language
            monkeypatch.setattr(
                manuals,
                "by_language",
                lambda entry: {
                    language: {**said, **(texts if entry.get("slug") == name else {})}
                    for language, said in held(entry).items()
                },
            )
        elif file == "helplines.yaml":
            entries = [{**e, **(texts if e["id"] == name else {})} for e in directory.read()]
            monkeypatch.setattr(directory, "read", lambda: entries)
        else:
            read = register.read
            monkeypatch.setattr(
                register,
                "read",
                lambda of: [{**e, **(texts if (of, e["id"]) == (file, name) else {})} for e in read(of)],
            )
        return list(vetting.faults())

    return change


def test_what_we_ship_is_sound():
    assert list(vetting.faults()) == []


BAD = {"ko": "피해자의 잘못이 크다.", "en": "It was her own fault."}


@pytest.mark.parametrize(
    ("file", "name", "texts"),
    [
        ("claims.yaml", "g-ibsa", {"statement": BAD}),
        ("helplines.yaml", "kr-117", {"what": BAD}),
        ("manuals.yaml", "teachers", {"foreword": BAD["ko"]}),
    ],
)
def test_an_error_names_file_entry_and_place(told, file, name, texts):
    found = told(file, name, **texts)
    assert found
    assert all(line.startswith(f"{file}: {name}: ") for line in found)
    assert any(f"{next(iter(texts))}" in line for line in found)


def test_a_definition_is_our_own_voice(told):
    entry = register.read("terms.yaml")[0]
    found = told("terms.yaml", entry["id"], definition={**entry["definition"], "children": BAD})
    assert found
    assert all(f"{entry['id']}: definitions.children" in line for line in found)
